import { TokenSourceError } from './errors.mjs'

/**
 * The address of an endpoint, checked. In a page it may be relative.
 *
 * @param {string | URL} address
 * @returns {URL}
 */
export function endpointAddress(address) {
  const url = parsed(address)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') {
    throw new TokenSourceError('configuration', 'endpoint_invalid', 'the address of the endpoint must be like https://app.example.com/get-token')
  }
  if (url.username !== '' || url.password !== '') {
    throw new TokenSourceError('configuration', 'endpoint_invalid', 'the address of the endpoint has a name or a password in it: send them as a header')
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    const reason = `the endpoint on ${url.host} is plain http, where tokens would be readable: use https`
    throw new TokenSourceError('configuration', 'endpoint_insecure', reason)
  }
  url.hash = ''
  return url
}

/**
 * The address with what is asked for behind its own query.
 *
 * @param {URL} endpoint
 * @param {import('./token-request.mjs').TokenRequest} request
 */
export function requestAddress(endpoint, { roomId, participantId, permissions }) {
  const asked = Object.entries({ roomId, participantId, permissions: permissions?.join(',') })
  const given = /** @type {[string, string][]} */ (asked.filter(([, value]) => value !== undefined))
  const url = new URL(endpoint)
  // Its own query stays as it was written: it may be signed.
  url.search = [url.search.slice(1), `${new URLSearchParams(given)}`].filter((part) => part !== '').join('&')
  return url.href
}

/** @param {string | URL} address */
function parsed(address) {
  try {
    return new URL(address, /** @type {any} */ (globalThis).location?.href)
  } catch {
    return undefined
  }
}

/** @param {string} name */
function isLoopback(name) {
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name)
}
