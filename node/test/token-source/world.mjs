// What stands behind a token source in its cases: clocks that only a step moves, and an endpoint that answers by script.

import { setImmediate } from 'node:timers/promises'

/** Both clocks, the timers of the monotonic one, and randomness. */
export class World {
  #wall = 1_700_000_000
  #monotonic = 0
  #timers = new Set()
  #random

  constructor(random = [0.5]) {
    this.#random = [...random]
  }

  environment = {
    now: () => ({ wall: this.#wall, monotonic: this.#monotonic }),
    random: () => (this.#random.length > 1 ? this.#random.shift() : this.#random[0]),
    timer: (seconds, callback) => {
      const timer = { at: this.#monotonic + seconds, callback }
      this.#timers.add(timer)
      return () => this.#timers.delete(timer)
    },
  }

  get now() {
    return this.#monotonic
  }

  /** Lets everything go on that can without a clock. */
  async settle() {
    for (let round = 0; round < 5; round += 1) await setImmediate()
  }

  async advance(seconds) {
    const end = this.#monotonic + seconds
    for (let timer = this.#next(end); timer; timer = this.#next(end)) {
      this.#go(timer.at)
      this.#timers.delete(timer)
      timer.callback()
      await this.settle()
    }
    this.#go(end)
  }

  moveWall(seconds) {
    this.#wall += seconds
  }

  /** Resolves after so many seconds, or rejects when the signal is aborted. */
  wait(seconds, signal) {
    return new Promise((resolve, reject) => {
      const stop = this.environment.timer(seconds, resolve)
      signal?.addEventListener('abort', () => {
        stop()
        reject(signal.reason)
      })
    })
  }

  #next(end) {
    const due = [...this.#timers].filter(({ at }) => at <= end)
    return due.sort((one, other) => one.at - other.at)[0]
  }

  #go(time) {
    this.#wall += time - this.#monotonic
    this.#monotonic = time
  }
}

/** Answers by script, and keeps what it was asked. */
export class Endpoint {
  requests = []
  #world
  #answers

  constructor(world, answers) {
    this.#world = world
    this.#answers = [...answers]
  }

  /** The next answer; one too many is told when the case ends, since the source would take it for a failure. */
  #next(request, signal) {
    const record = { at: this.#world.now, ...request, givenUp: false }
    signal.addEventListener('abort', () => (record.givenUp ||= !record.isAnswered))
    this.requests.push(record)
    return [record, this.#answers.shift() ?? { fault: 'connection' }]
  }

  fetch = async (address, { headers, signal }) => {
    const url = new URL(address)
    const query = Object.fromEntries(url.searchParams)
    url.search = ''
    const [record, answer] = this.#next({ url: url.href, query, headers: Object.fromEntries(headers) }, signal)
    if (answer.delay) await this.#world.wait(answer.delay, signal)
    if (answer.fault === 'connection') throw new TypeError('fetch failed')
    if (answer.fault === 'never') await this.#world.wait(Infinity, signal)
    return new Response(this.#body(answer, record, signal), { status: answer.status ?? 200, headers: answer.headers })
  }

  #body(answer, record, signal) {
    if (answer.status === 204) return null
    const { world = this.#world } = this
    const text = answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body))
    const bytes = new TextEncoder().encode(text.padEnd(answer.size ?? 0))
    return new ReadableStream({
      async start(controller) {
        try {
          if (answer.fault === 'body') {
            controller.enqueue(bytes.subarray(0, bytes.length / 2))
            throw new TypeError('terminated')
          }
          if (answer.bodyDelay) await world.wait(answer.bodyDelay, signal)
          if (bytes.length > 0) controller.enqueue(bytes)
          record.isAnswered = true
          controller.close()
        } catch (error) {
          controller.error(error)
        }
      },
    })
  }

  custom = async (request, { signal }) => {
    const [record, answer] = this.#next({ request }, signal)
    if (answer.delay) await this.#world.wait(answer.delay)
    record.isAnswered = true
    if (answer.throws) throw new Error('secret-failure of the program')
    return answer.value
  }

  /** The function for headers whose calls end as a case says. */
  headers(outcomes) {
    const left = [...outcomes]
    return async () => {
      const outcome = left.length > 1 ? left.shift() : left[0]
      if (outcome.delay) await this.#world.wait(outcome.delay)
      if (outcome.never) await this.#world.wait(Infinity)
      if (outcome.throws) throw new Error('secret-failure of the program')
      return outcome.headers
    }
  }
}
