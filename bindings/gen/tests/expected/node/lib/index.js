'use strict'

// Server side of VideoSDK.live: access tokens, meetings, a token server, and an emulator for tests. Unofficial.
// Written by bindings/gen, since every resource and model is named here; change its template instead.

const { VideoSDK } = require('./client')
const { AccessTokenBuilder, Grant, decodeToken, generateToken, parseExpiresIn, verifyToken } = require('./compatibility')
const { Emulator } = require('./emulator')
const {
  AuthenticationError,
  CancelledError,
  ConfigurationError,
  DecodeError,
  InternalError,
  NetworkError,
  PermissionError,
  RateLimitError,
  ResourceConflictError,
  RoomNotFoundError,
  ServerError,
  TimeoutError,
  ValidationError,
  VideoSDKError,
  WebhookVerificationError,
  isVideoSDKError,
} = require('./errors')
const { List, Page } = require('./page')
const { WidgetsResource } = require('./resources/widgets')
const { Tokens } = require('./resources/tokens')
const { TokenServer } = require('./token-server')

/** @typedef {import('./client').ApiFacade} ApiFacade */
/** @typedef {import('./client').RequestOptions} RequestOptions */
/** @typedef {import('./client').Settings} Settings */
/** @typedef {import('./compatibility').ClientTokenOptions} ClientTokenOptions */
/** @typedef {import('./compatibility').GenerateTokenOptions} GenerateTokenOptions */
/** @typedef {import('./emulator').EmulatorOptions} EmulatorOptions */
/** @typedef {import('./emulator').RecordedRequest} RecordedRequest */
/** @typedef {import('./emulator').ScriptedReply} ScriptedReply */
/** @typedef {import('./errors').ErrorFacts} ErrorFacts */
/** @typedef {import('./errors').ErrorKind} ErrorKind */
/** @typedef {import('./errors').Finding} Finding */
/** @typedef {import('./events').VideoSDKEvent} VideoSDKEvent */
/** @typedef {import('./models/widgets').Colour} Colour */
/** @typedef {import('./models/widgets').CreateWidget} CreateWidget */
/** @typedef {import('./models/widgets').ListWidgets} ListWidgets */
/** @typedef {import('./models/widgets').Maker} Maker */
/** @typedef {import('./models/widgets').Part} Part */
/** @typedef {import('./models/widgets').Widget} Widget */
/** @typedef {import('./models/tokens').Claims} Claims */
/** @typedef {import('./models/tokens').ExplainToken} ExplainToken */
/** @typedef {import('./models/tokens').Explanation} Explanation */
/** @typedef {import('./models/tokens').ParticipantToken} ParticipantToken */
/** @typedef {import('./models/tokens').Permission} Permission */
/** @typedef {import('./models/tokens').SignToken} SignToken */
/** @typedef {import('./models/tokens').TokenKind} TokenKind */
/** @typedef {import('./models/tokens').VerifyToken} VerifyToken */
/** @typedef {import('./options').CallOptions} CallOptions */
/** @typedef {import('./options').VideoSDKClientOptions} VideoSDKClientOptions */
/** @typedef {import('./page').PageInfo} PageInfo */
/** @typedef {import('./mounts/fastify').FastifyMountOptions} FastifyMountOptions */
/** @typedef {import('./mounts/fetch').FetchHandlers} FetchHandlers */
/** @typedef {import('./mounts/lambda').LambdaAnswer} LambdaAnswer */
/** @typedef {import('./mounts/mount').Caller} Caller */
/** @typedef {import('./token-server').ListenOptions} ListenOptions */
/** @typedef {import('./token-server').PolicyRule} PolicyRule */
/** @typedef {import('./token-server').TokenServerLimits} TokenServerLimits */
/** @typedef {import('./token-server').TokenServerOptions} TokenServerOptions */
/** @typedef {import('./token-server-request').Identity} Identity */
/** @typedef {import('./token-server-request').TokenServerRequest} TokenServerRequest */
/** @typedef {import('./token-server-request').TokenServerResponse} TokenServerResponse */

/**
 * The version of this package.
 * @type {string}
 */
const version = require('../package.json').version

/** The address of the service. */
const DEFAULT_API_ENDPOINT = 'https://api.videosdk.live'

module.exports = {
  AccessTokenBuilder,
  AuthenticationError,
  CancelledError,
  ConfigurationError,
  DEFAULT_API_ENDPOINT,
  DecodeError,
  Emulator,
  Grant,
  InternalError,
  List,
  NetworkError,
  Page,
  PermissionError,
  RateLimitError,
  ResourceConflictError,
  RoomNotFoundError,
  WidgetsResource,
  ServerError,
  TimeoutError,
  TokenServer,
  Tokens,
  ValidationError,
  VideoSDK,
  VideoSDKError,
  WebhookVerificationError,
  decodeToken,
  generateToken,
  isVideoSDKError,
  parseExpiresIn,
  verifyToken,
  version,
}
