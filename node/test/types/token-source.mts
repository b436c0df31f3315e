// An app as TypeScript has it, in a page or in Node.js, and mistakes in it that the compiler must find.

import {
  AccessToken,
  type RefreshEvent,
  TokenSource,
  TokenSourceError,
  type TokenSourceErrorKind,
  type TokenRequest,
} from 'videosdk-server/token-source'

const bearer = async () => ({ authorization: 'mine' })
const source: TokenSource = TokenSource.endpoint('https://app.example.com/get-token', {
  headers: bearer,
  timeoutMs: 5000,
  fetch: (address, options) => fetch(address, { ...options, credentials: 'include' }),
})

export async function join(signal: AbortSignal): Promise<string> {
  const request: TokenRequest = { roomId: 'a', participantId: 'anna', permissions: ['allow_join'] }
  const { token, expiresAt, refreshAfter }: AccessToken = await source.fetch(request, { force: true, signal })
  const times: (number | null)[] = [expiresAt, refreshAfter]
  void times
  return token
}

export function listen(): () => void {
  return source.onRefresh(({ request, accessToken, error }: RefreshEvent) => {
    void [request.roomId, accessToken?.token.length, error?.requestId]
  })
}

export function wait(error: unknown): number {
  if (!(error instanceof TokenSourceError)) return 0
  const kind: TokenSourceErrorKind = error.kind
  return kind === 'rate_limited' ? (error.retryAfter ?? 1) : 0
}

export const others: TokenSource[] = [
  TokenSource.custom(async ({ roomId }, { signal }) => (await fetch(`/my-token?${roomId}`, { signal })).text()),
  TokenSource.custom(() => ({ token: 'a', expiresIn: 60 })),
  TokenSource.literal('a'),
  TokenSource.endpoint(new URL('https://app.example.com'), { headers: new Headers({ a: 'b' }) }),
  TokenSource.endpoint('https://app.example.com', { headers: [['a', 'b']] }),
]

export function mistakes(): unknown[] {
  return [
    // @ts-expect-error: a mistyped name
    source.fetch({ roomID: 'a' }),
    // @ts-expect-error: permissions are a list
    source.fetch({ permissions: 'allow_join' }),
    // @ts-expect-error: seconds are called so nowhere
    TokenSource.endpoint('https://app.example.com', { timeout: 5 }),
    // @ts-expect-error: made by name of its kind
    new TokenSource(),
    // @ts-expect-error: no token
    TokenSource.custom(() => ({ expiresIn: 60 })),
    // @ts-expect-error: what is not awaited has no fields
    source.fetch().token,
  ]
}
