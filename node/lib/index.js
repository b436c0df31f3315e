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
const { ParticipantsResource } = require('./resources/participants')
const { RoomsResource } = require('./resources/rooms')
const { SessionsResource } = require('./resources/sessions')
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
/** @typedef {import('./models/rooms').AccountUser} AccountUser */
/** @typedef {import('./models/rooms').AutoCloseConfig} AutoCloseConfig */
/** @typedef {import('./models/rooms').AutoCloseType} AutoCloseType */
/** @typedef {import('./models/rooms').AutoStartConfig} AutoStartConfig */
/** @typedef {import('./models/rooms').AutoStartEgress} AutoStartEgress */
/** @typedef {import('./models/composition').CaptureMode} CaptureMode */
/** @typedef {import('./models/composition').CompositionConfig} CompositionConfig */
/** @typedef {import('./models/composition').CompositionQuality} CompositionQuality */
/** @typedef {import('./models/rooms').CreateRoom} CreateRoom */
/** @typedef {import('./models/sessions').EndSession} EndSession */
/** @typedef {import('./models/participants').GeoLocation} GeoLocation */
/** @typedef {import('./models/composition').LayoutConfig} LayoutConfig */
/** @typedef {import('./models/composition').LayoutPriority} LayoutPriority */
/** @typedef {import('./models/composition').LayoutType} LayoutType */
/** @typedef {import('./models/participants').ListParticipants} ListParticipants */
/** @typedef {import('./models/rooms').ListRooms} ListRooms */
/** @typedef {import('./models/sessions').ListSessions} ListSessions */
/** @typedef {import('./models/participants').ModeChange} ModeChange */
/** @typedef {import('./models/rooms').MultiComposition} MultiComposition */
/** @typedef {import('./models/composition').Orientation} Orientation */
/** @typedef {import('./models/participants').Participant} Participant */
/** @typedef {import('./models/participants').ParticipantDeviceInfo} ParticipantDeviceInfo */
/** @typedef {import('./models/participants').ParticipantEvents} ParticipantEvents */
/** @typedef {import('./models/participants').ParticipantMode} ParticipantMode */
/** @typedef {import('./models/quality').ParticipantQualityStats} ParticipantQualityStats */
/** @typedef {import('./models/sessions').ParticipantRemoval} ParticipantRemoval */
/** @typedef {import('./models/participants').ParticipantTimelog} ParticipantTimelog */
/** @typedef {import('./models/quality').QualityDeviceInfo} QualityDeviceInfo */
/** @typedef {import('./models/quality').QualityNetwork} QualityNetwork */
/** @typedef {import('./models/quality').QualitySample} QualitySample */
/** @typedef {import('./models/quality').QualityScore} QualityScore */
/** @typedef {import('./models/quality').QualitySdkInfo} QualitySdkInfo */
/** @typedef {import('./models/composition').RecordingToggle} RecordingToggle */
/** @typedef {import('./models/rooms').Region} Region */
/** @typedef {import('./models/sessions').RemoveParticipant} RemoveParticipant */
/** @typedef {import('./models/quality').ResolutionUsage} ResolutionUsage */
/** @typedef {import('./models/rooms').Room} Room */
/** @typedef {import('./models/rooms').RoomStatus} RoomStatus */
/** @typedef {import('./models/rooms').RoomValidation} RoomValidation */
/** @typedef {import('./models/rooms').RoomWebhook} RoomWebhook */
/** @typedef {import('./models/sessions').Session} Session */
/** @typedef {import('./models/quality').SessionQualityStats} SessionQualityStats */
/** @typedef {import('./models/sessions').SessionStatus} SessionStatus */
/** @typedef {import('./models/composition').SummaryConfig} SummaryConfig */
/** @typedef {import('./models/composition').Theme} Theme */
/** @typedef {import('./models/composition').TranscriptionConfig} TranscriptionConfig */
/** @typedef {import('./models/rooms').UpdateRoom} UpdateRoom */
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
  ParticipantsResource,
  RoomsResource,
  SessionsResource,
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
