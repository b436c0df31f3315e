// What an answer must be: tests/http/README.md.

import { isDeepStrictEqual } from 'node:util'

import { claimsOf, filledIn } from './words.mjs'

/** Everything that is not as it should be; nothing when all is well. */
export function faultsOf(answer, expected) {
  return [...faultsOfAny(answer), ...faultsOfThis(answer, filledIn(expected))]
}

/** What was asked of the service against what should have been. */
export function serviceFaults(seen, expected) {
  if (expected === undefined) return []
  if (seen.length !== expected.length) return [`the service saw ${JSON.stringify(seen)}`]
  return filledIn(expected).flatMap(({ json_has: has, json_lacks: lacks, json_equals: equals, ...plain }, index) => {
    const { json, ...line } = seen[index]
    const fits =
      isDeepStrictEqual(line, plain) && hasFields(json, has) && lacksFields(json, lacks) && equalsFields(json, equals)
    return fits ? [] : [`the service saw ${JSON.stringify(seen[index])}`]
  })
}

function faultsOfAny({ status, headers, names, text, json }) {
  // A list may stand in several lines, and Next.js writes a Vary of its own.
  const single = names.filter((name) => name !== 'vary')
  const needs = [
    [headers['cache-control'] === 'no-store', 'no cache-control: no-store'],
    [headers['x-content-type-options'] === 'nosniff', 'no nosniff'],
    [Boolean(headers['x-request-id']), 'no x-request-id'],
    [new Set(single).size === single.length, `a header stands twice: ${names}`],
  ]
  if (text !== '') {
    needs.push([headers['content-type'] === 'application/json; charset=utf-8', 'the content type is not JSON'])
    needs.push([isObject(json), 'the body is no JSON object'])
    if (status >= 400) {
      needs.push([typeof json?.error === 'string' && json.error !== '', 'no error'])
      needs.push([typeof json?.code === 'string', 'no code'])
      needs.push([json?.statusCode === status, 'statusCode is not the status'])
      needs.push([json?.requestId === headers['x-request-id'], 'another requestId'])
    }
  }
  return needs.filter(([holds]) => !holds).map(([, fault]) => fault)
}

function faultsOfThis(answer, expected) {
  return Object.entries(expected)
    .filter(([name, wanted]) => !checks[name](answer, wanted))
    .map(([name, wanted]) => `${name} is not ${JSON.stringify(wanted)}`)
}

const checks = {
  status: ({ status }, wanted) => status === wanted,
  code: ({ json }, wanted) => json?.code === wanted,
  json: ({ json }) => isObject(json),
  json_has: ({ json }, names) => hasFields(json, names),
  json_lacks: ({ json }, names) => lacksFields(json, names),
  json_equals: ({ json }, fields) => equalsFields(json, fields),
  room_id: ({ json }) => json?.roomId?.includes('-') && json.roomId === json.meetingId,
  token_has: ({ json }, claims) => token(json, (own) => equalsFields(own, claims)),
  token_lacks: ({ json }, names) => token(json, (own) => lacksFields(own, names)),
  token_never: ({ json }, claims) =>
    token(json, (own) => Object.entries(claims).every(([name, bad]) => !bad.some((one) => own[name]?.includes(one)))),
  refresh_part: ({ json }, part) => {
    const { expiresAt, expiresIn, refreshAfter, refreshIn } = json
    const fits = refreshAfter - refreshIn === expiresAt - expiresIn
    return fits && Math.abs(refreshIn - expiresIn * part) <= expiresIn * part * 0.05 + 1
  },
  headers: (answer, wanted) => each(wanted, (name, value) => sameHeader(name, answer.headers[name], value)),
  headers_contain: (answer, wanted) => each(wanted, (name, part) => answer.headers[name]?.includes(part)),
  headers_match: (answer, wanted) => each(wanted, (name, text) => new RegExp(`^${text}$`).test(answer.headers[name])),
  headers_never: (answer, wanted) => each(wanted, (name, value) => answer.headers[name] !== value),
  headers_absent: (answer, names) => names.every((name) => answer.headers[name] === undefined),
  mention_any: (answer, parts) => parts.some((part) => mentions(answer, part)),
  mention_all: (answer, parts) => parts.every((part) => mentions(answer, part)),
  never: (answer, parts) => !parts.some((part) => mentions(answer, part)),
  never_content_type: ({ headers }, type) => !(headers['content-type'] ?? '').includes(type),
  empty: ({ text }) => text === '',
  within_seconds: ({ seconds }, most) => seconds <= most,
  any_of: (answer, choices) => choices.some((choice) => faultsOfThis(answer, choice).length === 0),
  note: () => true,
}

/** A program may say more in Vary, and writes it its own way. */
function sameHeader(name, value, wanted) {
  if (name !== 'vary') return value === wanted
  return value?.toLowerCase().split(/, */).includes(wanted)
}

function token(json, holds) {
  const claims = claimsOf(json?.token)
  return claims !== undefined && claims.exp === json.expiresAt && holds(claims)
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const hasFields = (json, names = []) => names.every((name) => json != null && name in json)
const lacksFields = (json, names = []) => !names.some((name) => json != null && name in json)
const each = (wanted, holds) => Object.entries(wanted).every(([name, value]) => holds(name, value))
const equalsFields = (json, fields = {}) => each(fields, (name, value) => isDeepStrictEqual(json?.[name], value))
const mentions = ({ text }, part) => text.toLowerCase().includes(part.toLowerCase())
