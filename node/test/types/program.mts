// A program as TypeScript has it, and mistakes in it that the compiler must find.

import {
  AuthenticationError,
  Emulator,
  Grant,
  type Identity,
  type Permission,
  type Region,
  type Room,
  RateLimitError,
  TokenServer,
  VideoSDK,
  VideoSDKError,
  isVideoSDKError,
} from 'videosdk-server'

const videosdk = new VideoSDK({ apiKey: 'a', secret: 's', timeoutMs: 5000, onEvent: (event) => event.attempt?.toFixed() })

export async function lesson(signal: AbortSignal): Promise<string> {
  const room: Room = await videosdk.rooms.create({ customRoomId: 'a', geoFence: 'in002' }, { signal, maxRetries: 0 })
  const region: Region | undefined = room.geoFence
  const later: Region = 'xx999'
  for await (const each of videosdk.rooms.list({ perPage: 50 })) {
    const made: string | undefined = each.createdAt
    const unnamed: unknown = each['brandNew']
    void [made, unnamed]
  }
  const page = await videosdk.rooms.list()
  const next: string | undefined = page.next
  const promise: Promise<{ total: number }> = videosdk.rooms.list()
  const { valid, room: found } = await videosdk.rooms.validate(room.roomId)
  void [region, later, next, promise, valid, found?.disabled]
  const permissions: Permission[] = ['ask_join']
  return videosdk.tokens.participant({ roomId: room.roomId, permissions, expiresIn: '2h', claims: { team: 'blue' } })
}

export function reasons(error: unknown): string[] {
  if (error instanceof RateLimitError) return [`wait ${error.retryAfter ?? 1} s`]
  if (error instanceof AuthenticationError) return error.findings.map(({ code, severity }) => `${severity} ${code}`)
  if (isVideoSDKError(error) && error.kind === 'not_found') return [error.code, String(error.status)]
  return error instanceof VideoSDKError ? [error.reason] : []
}

export async function serve(identity: Identity): Promise<Buffer> {
  await using emulator = await Emulator.start({ strict: true })
  emulator.script({ status: 503, times: 2, cut: 'mid-body' }, { delayMs: 50 })
  const server = new TokenServer(emulator.client(), { authentication: 'host', expiresIn: 3600 })
  const { status, headers, body } = await server.handle({ method: 'GET', path: '/get-token', headers: [['host', 'a']], identity })
  const type: string | undefined = headers['content-type']
  void [status.toFixed(), type]
  await using listening = await TokenServer.start(videosdk, { port: 9000 })
  const url: string | null = listening.url
  void url
  return body
}

export const token: string = videosdk.accessToken().grant(Grant.AllowJoin).forRoom('a').toJwt()
export const grant: Grant = Grant.AllowMod
export const about: string | undefined = videosdk.tokens.verify(token, { kind: 'participant' }).roomId

export function mistakes(): unknown[] {
  return [
    // @ts-expect-error: seconds are called so nowhere
    new VideoSDK({ timeout: 5 }),
    // @ts-expect-error: a mistyped name
    videosdk.rooms.create({ customRoomID: 'a' }),
    // @ts-expect-error: a number where a text belongs
    videosdk.rooms.create({ customRoomId: 5 }),
    // @ts-expect-error: the id is missing
    videosdk.rooms.get(),
    // @ts-expect-error: fields are missing
    videosdk.rooms.update('a', {}),
    // @ts-expect-error: a permission that there is not
    videosdk.tokens.participant({ permissions: ['allow_all'] }),
    // @ts-expect-error: an API token is of no room
    videosdk.tokens.api({ roomId: 'a' }),
    // @ts-expect-error: no such kind
    videosdk.tokens.verify('a', { kind: 'admin' }),
    // @ts-expect-error: a list is not an array
    videosdk.rooms.list().length,
    // @ts-expect-error: what is not awaited has no fields
    videosdk.rooms.get('a').roomId,
    // @ts-expect-error: the abort controller instead of its signal
    videosdk.rooms.get('a', { signal: new AbortController() }),
    // @ts-expect-error: an error of the service has no such field
    new VideoSDKError('a').statusCode,
    // @ts-expect-error: tokens are not to be replaced
    (videosdk.tokens = videosdk.tokens),
    // @ts-expect-error: no such place to cut
    new Emulator().script({ cut: 'end' }),
  ]
}
