import { Entry } from './entry.mjs'
import { TokenSourceError } from './errors.mjs'
import { Flight } from './flight.mjs'
import { keyOf } from './token-request.mjs'

const MOST_ENTRIES = 32

/** The longest sleep of the timer, in seconds: it sees only then that a device slept, or that its clock was moved. */
const LONGEST_TICK = 60

/** The tokens of a source by request: asked for once at a time, given out while they live, renewed ahead. */
export class Cache {
  #ask
  #environment
  #tell
  /**
   * The one that was fetched longest ago stands first.
   * @type {Map<string, Entry>}
   */
  #entries = new Map()
  /** @type {Set<Flight>} */
  #flights = new Set()
  #isRenewing = false
  #isClosed = false
  #stopTimer = () => {}

  /**
   * @param {import('./flight.mjs').Ask} ask
   * @param {import('./environment.mjs').Environment} environment
   * @param {(event: import('./source.mjs').RefreshEvent) => void} tell
   */
  constructor(ask, environment, tell) {
    this.#ask = ask
    this.#environment = environment
    this.#tell = tell
  }

  /**
   * @param {import('./token-request.mjs').TokenRequest} request A normalized one.
   * @param {boolean} force
   * @param {AbortSignal | undefined} signal
   * @returns {Promise<import('./held-token.mjs').HeldToken>}
   */
  async fetch(request, force, signal) {
    signal?.throwIfAborted()
    if (this.#isClosed) throw closed()
    const now = this.#environment.now()
    const entry = this.#entry(request)
    const { held } = entry
    if (held && !force && !held.isOver(now)) {
      if (held.untilRefresh(now) <= 0 && !entry.flight && entry.pause(now) === 0) this.#start(entry, true)
      return held
    }
    if (!entry.flight && entry.pause(now) > 0) throw entry.failure(now)
    const flight = entry.flight ?? this.#start(entry, false)
    return flight.join(signal, () => this.#abandon(entry, flight))
  }

  /** Forgets all. Who waits for an answer still gets it, but it is not kept. */
  invalidate() {
    this.#entries.clear()
    for (const flight of this.#flights) if (!flight.isWaitedFor) flight.abort(closed())
    this.#schedule()
  }

  close() {
    this.#isClosed = true
    this.#entries.clear()
    for (const flight of this.#flights) flight.abort(closed())
    this.#schedule()
  }

  /**
   * Says whether tokens are renewed though nobody fetches them.
   *
   * @param {boolean} isRenewing
   */
  renew(isRenewing) {
    this.#isRenewing = isRenewing
    this.#schedule()
  }

  /** @param {import('./token-request.mjs').TokenRequest} request */
  #entry(request) {
    const key = keyOf(request)
    const entry = this.#entries.get(key) ?? new Entry(request)
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    for (const [oldest, { flight }] of this.#entries) {
      if (this.#entries.size <= MOST_ENTRIES) break
      if (!flight) this.#entries.delete(oldest)
    }
    return entry
  }

  /**
   * @param {Entry} entry
   * @param {boolean} isBackground
   */
  #start(entry, isBackground) {
    const flight = new Flight((signal) => this.#ask(entry.request, signal), isBackground)
    entry.flight = flight
    this.#flights.add(flight)
    flight.result.then(
      (held) => this.#end(entry, flight, () => this.#succeeded(entry, held)),
      (error) => this.#end(entry, flight, () => this.#failed(entry, error, isBackground)),
    )
    return flight
  }

  /**
   * @param {Entry} entry
   * @param {Flight} flight
   * @param {() => void} keep
   */
  #end(entry, flight, keep) {
    this.#flights.delete(flight)
    if (entry.flight !== flight) return
    entry.flight = undefined
    if (this.#entries.get(keyOf(entry.request)) !== entry) return
    keep()
    this.#schedule()
  }

  /**
   * @param {Entry} entry
   * @param {import('./held-token.mjs').HeldToken} held
   */
  #succeeded(entry, held) {
    const before = entry.held?.accessToken.token
    entry.succeed(held)
    if (before !== undefined && before !== held.accessToken.token) this.#tell({ request: entry.request, accessToken: held.accessToken })
  }

  /**
   * @param {Entry} entry
   * @param {import('./errors.mjs').TokenSourceError} error
   * @param {boolean} isBackground
   */
  #failed(entry, error, isBackground) {
    entry.fail(error, this.#environment.now())
    if (isBackground) this.#tell({ request: entry.request, error })
  }

  /**
   * @param {Entry} entry
   * @param {Flight} flight
   */
  #abandon(entry, flight) {
    if (entry.flight === flight) entry.flight = undefined
    flight.abort()
    this.#schedule()
  }

  /** Renews what is due, and sets the timer for what comes next. */
  #schedule() {
    this.#stopTimer()
    if (!this.#isRenewing || this.#isClosed) return
    const now = this.#environment.now()
    let next = Infinity
    for (const entry of this.#entries.values()) {
      const left = entry.untilRenewal(now)
      if (left <= 0) this.#start(entry, true)
      else next = Math.min(next, left)
    }
    if (next === Infinity) return
    this.#stopTimer = this.#environment.timer(Math.min(next, LONGEST_TICK), () => this.#schedule(), true)
  }
}

function closed() {
  return new TokenSourceError('cancelled', 'source_closed', 'the token source is closed')
}
