'use strict'

// Checks of arguments, for errors that name them. What their values may be is said by the native part.

/**
 * @param {string} name
 * @param {string} wanted
 * @param {unknown} value
 */
function wrongType(name, wanted, value) {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'an array' : `of type ${typeof value}`
  return Object.assign(new TypeError(`${name} must be ${wanted}, and is ${kind}`), { code: 'ERR_INVALID_ARG_TYPE' })
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {asserts value is string}
 */
function text(name, value) {
  if (typeof value !== 'string') throw wrongType(name, 'a string', value)
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function optionalText(name, value) {
  if (value !== undefined && typeof value !== 'string') throw wrongType(name, 'a string', value)
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function optionalNumber(name, value) {
  if (value !== undefined && (typeof value !== 'number' || !Number.isFinite(value))) {
    throw wrongType(name, 'a finite number', value)
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function optionalFlag(name, value) {
  if (value !== undefined && typeof value !== 'boolean') throw wrongType(name, 'a boolean', value)
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function optionalTexts(name, value) {
  if (value === undefined) return
  if (!Array.isArray(value)) throw wrongType(name, 'an array of strings', value)
  value.forEach((item, index) => text(`${name}[${index}]`, item))
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {asserts value is object}
 */
function object(name, value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(name, 'an object', value)
}

/**
 * Refuses properties that nobody reads: a mistyped `roomId` must not sign a token of every room.
 *
 * @param {string} name
 * @param {object} value
 * @param {ReadonlySet<string>} known
 */
function known(name, value, known) {
  for (const property in value) {
    if (!known.has(property)) {
      throw new TypeError(`${property} is no property of ${name}; there are ${[...known].join(', ')}`)
    }
  }
}

module.exports = { wrongType, text, optionalText, optionalNumber, optionalFlag, optionalTexts, object, known }
