// What the native library has, for the checks of this package's own text; the source is bindings/node/src.

export class NativeCancel {
  cancel(): void
}

export interface NativeParticipant {
  roomId?: string
  participantId?: string
  permissions?: readonly string[]
  expiresIn?: string | number
  allowLongLived?: boolean
  notBefore?: boolean
  claims?: string
}

export class NativeClient {
  constructor(options: string, onEvent?: (event: string) => void)
  withOptions(options: string): NativeClient
  sign(
    kind: string,
    roomId?: string,
    participantId?: string,
    permissions?: readonly string[],
    expiresIn?: string | number,
    allowLongLived?: boolean,
    notBefore?: boolean,
    claims?: string,
  ): string
  signParticipants(requests: NativeParticipant[]): string[]
  verify(
    token: string,
    roomId?: string,
    participantId?: string,
    permission?: string,
    kind?: string,
    leeway?: number,
    useLearnedOffset?: boolean,
  ): string
  explain(text: string, at?: number, roomId?: string, participantId?: string): string
  check(): void
  settings(): string
  apiEndpoint(): string
  invoke(operation: string, args: string, cancel?: NativeCancel): Promise<string>
}

export class NativeEmulator {
  static start(options: string): Promise<NativeEmulator>
  readonly url: string
  readonly apiKey: string
  readonly secret: string
  advanceClock(seconds: number): void
  script(replies: string): void
  requests(): string
  answerEntry(roomId: string, participantId: string, allowed: boolean): boolean
  reset(): void
  close(): Promise<void>
}

export interface NativeRequest {
  method: string
  path: string
  query: string
  headers: string[]
  body: Buffer
  peer?: string
  identity?: string
}

export interface NativeResponse {
  status: number
  headers: string[]
  body: Buffer
}

export class NativeTokenServer {
  constructor(client: NativeClient, options: string)
  static start(client: NativeClient, options: string): Promise<NativeTokenServer>
  readonly url: string | null
  readonly maxBodyBytes: number
  checkMount(withIdentity: boolean): void
  tryHandle(request: NativeRequest): NativeResponse | null
  handle(request: NativeRequest, cancel?: NativeCancel): Promise<NativeResponse>
  close(): Promise<void>
}

export function decode(token: string): string
export function parseDuration(text: string): number
export function checkVersion(version: string): void
export function runCommandLine(arguments_: readonly string[]): number
