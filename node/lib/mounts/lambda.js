'use strict'

const { STATUS_CODES } = require('node:http')

const check = require('../arguments')
const { below } = require('./mount')

/**
 * A handler as AWS Lambda calls one.
 *
 * @template LambdaEvent
 * @typedef {(event: LambdaEvent, context?: any) => Promise<LambdaAnswer>} LambdaHandler
 */

/**
 * An answer as API Gateway, function URLs and load balancers take one.
 *
 * @typedef {object} LambdaAnswer
 * @property {number} statusCode
 * @property {Record<string, string>} [headers]
 * @property {Record<string, string[]>} [multiValueHeaders] In place of `headers`, for a load balancer that says so.
 * @property {string} [statusDescription] For load balancers.
 * @property {string} body
 * @property {boolean} isBase64Encoded
 */

/**
 * @param {import('./mount').Mount} mount
 * @param {string} [prefix]
 * @returns {LambdaHandler<any>}
 * @internal
 */
function lambdaMount(mount, prefix) {
  check.optionalText('options.prefix', prefix)
  return async (event, context) => {
    const method = event?.requestContext?.http?.method ?? event?.httpMethod
    if (method === undefined) {
      throw new TypeError('the event is no request of API Gateway, a function URL or a load balancer')
    }
    const answer = await mount.answer([event, context], {
      method,
      path: below(pathOf(event), prefix),
      query: queryOf(event),
      headers: headersOf(event),
      body: bodyOf(event)?.subarray(0, mount.maxBodyBytes + 1),
      peer: peerOf(event),
    })
    return shaped(event, answer)
  }
}

/** @param {any} event */
function pathOf(event) {
  const path = encoded(event.rawPath ?? event.path ?? '/')
  const { stage } = event.requestContext ?? {}
  // HTTP APIs say their version, and only they leave the stage in the path.
  const isStaged = event.version !== undefined && stage !== undefined && stage !== '$default'
  return isStaged ? below(path, `/${stage}`) : path
}

/**
 * HTTP APIs decode the path, all others do not. What can stand in no path is encoded again; the rest is left as it is.
 *
 * @param {string} path
 */
function encoded(path) {
  const encode = (/** @type {string} */ character) => encodeURIComponent(character)
  return path.toWellFormed().replace(/%(?![0-9a-f]{2})|[^\w.~!$&'()*+,;=:@/%-]/giu, encode)
}

/** @param {any} event */
function queryOf(event) {
  if (event.rawQueryString !== undefined) return event.rawQueryString
  const fields = event.multiValueQueryStringParameters ?? event.queryStringParameters ?? {}
  // A load balancer leaves them encoded.
  const isEncoded = event.requestContext?.elb !== undefined
  const encode = (/** @type {string} */ text) => (isEncoded ? text : encodeURIComponent(text))
  const pairs = Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value) => `${encode(name)}=${encode(value)}`),
  )
  return pairs.join('&')
}

/** @param {any} event */
function headersOf(event) {
  const headers = { ...(event.multiValueHeaders ?? event.headers) }
  if (Array.isArray(event.cookies)) headers.cookie = event.cookies.join('; ')
  return headers
}

/** @param {any} event */
function bodyOf({ body, isBase64Encoded }) {
  if (body == null) return undefined
  return Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
}

/** @param {any} event */
function peerOf({ requestContext }) {
  return requestContext?.http?.sourceIp ?? requestContext?.identity?.sourceIp ?? undefined
}

/**
 * @param {any} event
 * @param {import('../token-server-request').TokenServerResponse} answer
 * @returns {LambdaAnswer}
 */
function shaped(event, { status, headers, body }) {
  const common = { statusCode: status, body: body.toString(), isBase64Encoded: false }
  if (event.requestContext?.elb === undefined) return { ...common, headers }
  const statusDescription = `${status} ${STATUS_CODES[status]}`
  // A load balancer reads that form of headers in which it sent its own.
  if (event.multiValueHeaders === undefined) return { ...common, statusDescription, headers }
  const multiValueHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
  return { ...common, statusDescription, multiValueHeaders }
}

module.exports = { lambdaMount }
