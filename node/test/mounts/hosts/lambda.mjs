// What stands before a function of AWS Lambda: it makes events of requests, and answers of what is returned.

import { createServer } from 'node:http'

import { callerIn } from '../suite/exchange.mjs'
import { tokenServerOf } from '../suite/token-server.mjs'
import { corsOf, listening } from './listening.mjs'

const JOINED = ['joined-headers']

function behind(name, limits, eventOf, { hasCors = false, path = '/video' } = {}) {
  return {
    name: `lambda behind ${name}`,
    limits,
    hasCors,
    mount({ settings, service, identity }) {
      const options = {
        prefix: '/video',
        ...(identity && { identity: (event) => callerIn(event.headers ?? lastOf(event.multiValueHeaders)) }),
        ...(hasCors && { cors: false }),
      }
      const handler = tokenServerOf(settings, service).lambda(options)
      const server = createServer(async (request, response) => {
        const { statusCode, headers, multiValueHeaders, body } = await handler(eventOf(await partsOf(request)), {})
        const own = hasCors ? headersOf(corsOf(settings), request.headers) : {}
        response.writeHead(statusCode, { ...headers, ...multiValueHeaders, ...own }).end(body)
      })
      return listening(server, path)
    },
  }
}

/** What API Gateway adds where CORS is configured there. */
function headersOf({ origin: allowed, exposedHeaders }, { origin }) {
  const isAllowed = allowed === '*' || allowed.some((one) => (one.test ? one.test(origin) : one === origin))
  if (origin === undefined || !isAllowed) return {}
  const shown = allowed === '*' ? '*' : origin
  return { 'access-control-allow-origin': shown, 'access-control-expose-headers': exposedHeaders.join(',') }
}

async function partsOf(request) {
  const [path, query = ''] = request.url.split(/\?(.*)/s)
  const names = request.rawHeaders.filter((_, index) => index % 2 === 0)
  const headers = names.map((name, index) => [name.toLowerCase(), request.rawHeaders[index * 2 + 1]])
  const body = Buffer.concat(await request.toArray())
  const isText = /^(text\/|application\/json)/.test(request.headers['content-type'] ?? '')
  const sourceIp = request.socket.remoteAddress
  return { method: request.method, path, query, sourceIp, headers: listsOf(headers), ...encoded(body, isText) }
}

function encoded(body, isText) {
  if (body.length === 0) return { body: null, isBase64Encoded: false }
  // Text is what AWS has read as UTF-8, which would mangle any other.
  const keeps = isText && Buffer.from(body.toString()).equals(body)
  return { body: body.toString(keeps ? 'utf8' : 'base64'), isBase64Encoded: !keeps }
}

/** The values of each name, in their order. */
function listsOf(pairs) {
  const lists = new Map()
  for (const [name, value] of pairs) lists.set(name, [...(lists.get(name) ?? []), value])
  return Object.fromEntries(lists)
}

const mapped = (lists, change) => Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, change(values)]))
const joined = (lists) => mapped(lists, (values) => values.join(','))
const lastOf = (lists) => mapped(lists, (values) => values.at(-1))
const fieldsOf = (query) => listsOf(new URLSearchParams(query))
const rawFieldsOf = (query) => listsOf(query.split('&').filter(Boolean).map((field) => field.split(/=(.*)/s).slice(0, 2)))

function version2({ method, path, query, sourceIp, headers, body, isBase64Encoded }, stage) {
  const requestContext = { http: { method, path, sourceIp }, stage }
  const whole = { version: '2.0', rawPath: path, rawQueryString: query, headers: joined(headers), requestContext }
  return { ...whole, ...(body !== null && { body }), isBase64Encoded }
}

export const functionUrl = behind('a function URL', JOINED, (parts) => version2(parts, '$default'))

export const httpApi = behind(
  'an HTTP API with a stage and CORS',
  [...JOINED, 'decoded-path'],
  ({ path, ...parts }) => version2({ ...parts, path: decodeURIComponent(path) }, 'live'),
  { hasCors: true, path: '/live/video' },
)

export const restApi = behind('a REST API', [], ({ method, query, sourceIp, headers, ...parts }) => ({
  ...parts,
  httpMethod: method,
  headers: lastOf(headers),
  multiValueHeaders: headers,
  queryStringParameters: lastOf(fieldsOf(query)),
  multiValueQueryStringParameters: fieldsOf(query),
  requestContext: { stage: 'live', identity: { sourceIp } },
}))

export const loadBalancer = behind('a load balancer', ['no-address'], ({ method, query, headers, ...parts }) => ({
  ...parts,
  httpMethod: method,
  multiValueHeaders: headers,
  multiValueQueryStringParameters: rawFieldsOf(query),
  requestContext: { elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/a/b' } },
}))
