/** The longest answer, in bytes. */
const MOST_BYTES = 64 * 1024

/** The longest wait that an answer may ask for, in seconds. */
const LONGEST_WAIT = 24 * 60 * 60

/**
 * The whole body; `undefined` when it is too long, of which no more is read.
 *
 * @param {Response} response
 * @returns {Promise<Uint8Array | undefined>}
 */
export async function bodyOf(response) {
  // React Native has no streams.
  if (!response.body) return joined([new Uint8Array(await response.arrayBuffer())])
  const reader = response.body.getReader()
  const parts = []
  for (let length = 0; length <= MOST_BYTES; ) {
    const { done, value } = await reader.read()
    if (done) return joined(parts)
    parts.push(value)
    length += value.length
  }
  // How it ends does not matter.
  reader.cancel().catch(() => {})
  return undefined
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (length > MOST_BYTES) return undefined
  const bytes = new Uint8Array(length)
  parts.reduce((offset, part) => (bytes.set(part, offset), offset + part.length), 0)
  return bytes
}

/**
 * A body as JSON; `undefined` when it is none.
 *
 * @param {Uint8Array} body
 * @returns {unknown}
 */
export function jsonOf(body) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}

/**
 * The request id of an answer, where it is a plain word.
 *
 * @param {Response} response
 */
export function requestIdOf(response) {
  const id = response.headers.get('x-request-id') ?? ''
  return /^[A-Za-z0-9._:-]{1,64}$/.test(id) ? id : undefined
}

/**
 * The code of an endpoint's error, where it is a plain word: other text might be anything.
 *
 * @param {unknown} answer
 */
export function codeOf(answer) {
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : undefined
  return typeof code === 'string' && /^[a-z][a-z0-9_]{0,63}$/.test(code) ? code : undefined
}

/**
 * The wait that an answer asks for, in seconds; `undefined` when it asks for none. A date is compared with the answer's
 * own, since the device's clock may be wrong.
 *
 * @param {Response} response
 * @param {import('./environment.mjs').Moment} now
 */
export function retryAfterOf({ headers }, now) {
  const text = headers.get('retry-after')?.trim() ?? ''
  const seconds = /^\d+$/.test(text) ? Number(text) : dateOf(text) - (dateOf(headers.get('date') ?? '') || now.wall)
  return seconds > 0 ? Math.min(seconds, LONGEST_WAIT) : undefined
}

/**
 * Seconds since 1970; not a number when the text is no date as HTTP has it.
 *
 * @param {string} text
 */
function dateOf(text) {
  return / GMT$/.test(text) ? Date.parse(text) / 1000 : NaN
}
