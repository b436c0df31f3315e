// Tokens for an app that must not hold the secret. Plain JavaScript for browsers and Node.js: no native library, no
// bundler needed, nothing of the rest of the package.

export { AccessToken } from './access-token.mjs'
export { TokenSourceError } from './errors.mjs'
export { TokenSource } from './source.mjs'

/** @typedef {import('./endpoint.mjs').EndpointOptions} EndpointOptions */
/** @typedef {import('./endpoint.mjs').TokenSourceHeaders} TokenSourceHeaders */
/** @typedef {import('./errors.mjs').TokenSourceErrorKind} TokenSourceErrorKind */
/** @typedef {import('./source.mjs').CustomToken} CustomToken */
/** @typedef {import('./source.mjs').RefreshEvent} RefreshEvent */
/** @typedef {import('./token-request.mjs').TokenRequest} TokenRequest */
