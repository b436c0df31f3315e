// A request as it is, over a socket of its own.

import { request as send } from 'node:http'

import { filledIn } from './words.mjs'

/** The name of the header by which the tests sign in; a program would have a session. */
const CALLER = 'x-test-caller'

/** The bytes of a case's body. */
export function bodyOf({ body, body_base64: base64, body_repeat: repeated }) {
  if (body != null) return Buffer.from(filledIn(body))
  if (base64 != null) return Buffer.from(base64, 'base64')
  return Buffer.from(repeated ? repeated[0].repeat(repeated[1]) : '')
}

/** Sends the request of a case, and gives the answer. */
export function ask(url, input) {
  const headers = (Array.isArray(input.headers) ? input.headers : Object.entries(input.headers)).map(
    ([name, value]) => [name, filledIn(value)],
  )
  const has = (wanted) => headers.some(([name]) => name.toLowerCase() === wanted)
  if (!has('host')) headers.unshift(['host', 'localhost'])
  if (input.identity) headers.push([CALLER, encodeURIComponent(JSON.stringify(input.identity))])
  const body = bodyOf(input)
  if (body.length > 0 || input.body === '') headers.push(['content-length', String(body.length)])
  return exchange(url, { method: input.method, path: filledIn(input.path), headers, body })
}

/** Sends a request; the headers are pairs, and the path stands behind that of the address. */
export async function exchange(url, { method = 'GET', path, headers = [], body = '' }) {
  const { hostname, port, pathname } = new URL(url)
  const started = performance.now()
  const response = await new Promise((resolve, reject) => {
    const target = `${pathname.replace(/\/$/, '')}${path}`
    const options = { hostname, port, method, path: target, headers: headers.flat(), setHost: false, agent: false }
    send(options, resolve).once('error', reject).end(body)
  })
  const text = Buffer.concat(await response.toArray()).toString()
  return {
    status: response.statusCode,
    headers: response.headers,
    names: response.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase()),
    text,
    json: jsonOf(text),
    seconds: (performance.now() - started) / 1000,
  }
}

/** Who is signed in, from the headers of node:http or of a `Request`; nobody without the header. */
export function callerIn(headers) {
  const text = headers instanceof Headers ? headers.get(CALLER) : headers[CALLER]
  return text ? JSON.parse(decodeURIComponent(text)) : null
}

function jsonOf(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
