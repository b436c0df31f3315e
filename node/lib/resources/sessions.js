'use strict'

// Written by bindings/gen from the core's resources; change those instead.

const check = require('../arguments')
const { callSite } = require('../calls')
const { List } = require('../page')

/** @typedef {import('../options').CallOptions} CallOptions */

/** Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions. */
class SessionsResource {
  /** @type {import('../calls').Calls} */
  #calls

  /**
   * @param {import('../calls').Calls} calls
   * @internal
   */
  constructor(calls) {
    this.#calls = calls
  }

  /**
   * Lists the sessions of the account's rooms, a page at a time.
   *
   * Awaited, it is the first page; with `for await` it goes through the items of all pages.
   *
   * @param {import('../models/sessions').ListSessions} [params]
   * @param {CallOptions} [options]
   * @returns {List<import('../models/sessions').Session>}
   */
  list(params = {}, options) {
    check.object('params', params)
    const { page, ...filters } = params
    const site = callSite(this.list)
    return new List((cursor) => {
      const place = cursor ? { ...filters, cursor } : params
      return this.#calls.invoke('sessions.list', { params: place }, options, site)
    })
  }

  /**
   * Fetches a session, live or over.
   *
   * @param {string} sessionId
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/sessions').Session>}
   */
  async get(sessionId, options) {
    check.text('sessionId', sessionId)
    const values = { sessionId }
    return this.#calls.invoke('sessions.get', values, options, callSite(this.get))
  }

  /**
   * Lists everyone who is or was in a session, a page at a time.
   *
   * Awaited, it is the first page; with `for await` it goes through the items of all pages.
   *
   * @param {string} sessionId
   * @param {import('../models/participants').ListParticipants} [params]
   * @param {CallOptions} [options]
   * @returns {List<import('../models/participants').Participant>}
   */
  listParticipants(sessionId, params = {}, options) {
    check.text('sessionId', sessionId)
    check.object('params', params)
    const { page, ...filters } = params
    const site = callSite(this.listParticipants)
    return new List((cursor) => {
      const place = cursor ? { ...filters, cursor } : params
      return this.#calls.invoke('sessions.listParticipants', { sessionId, params: place }, options, site)
    })
  }

  /**
   * Lists who is in a session now, a page at a time.
   *
   * Where nobody is, the service answers 404, as it does for a session that it does not know; both are errors of the
   * kind `not_found`. The list of a room, in `participants`, is empty then.
   *
   * Awaited, it is the first page; with `for await` it goes through the items of all pages.
   *
   * @param {string} sessionId
   * @param {import('../models/participants').ListParticipants} [params]
   * @param {CallOptions} [options]
   * @returns {List<import('../models/participants').Participant>}
   */
  listActiveParticipants(sessionId, params = {}, options) {
    check.text('sessionId', sessionId)
    check.object('params', params)
    const { page, ...filters } = params
    const site = callSite(this.listActiveParticipants)
    return new List((cursor) => {
      const place = cursor ? { ...filters, cursor } : params
      return this.#calls.invoke('sessions.listActiveParticipants', { sessionId, params: place }, options, site)
    })
  }

  /**
   * Fetches one participant of a session, whether they are there or have left.
   *
   * @param {string} sessionId
   * @param {string} participantId
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/participants').Participant>}
   */
  async getParticipant(sessionId, participantId, options) {
    check.text('sessionId', sessionId)
    check.text('participantId', participantId)
    const values = { sessionId, participantId }
    return this.#calls.invoke('sessions.getParticipant', values, options, callSite(this.getParticipant))
  }

  /**
   * Ends a session: everyone is sent out. The room stays, and can be joined again.
   *
   * A session that has ended already is an error of the kind `not_found`, unless `ignoreClosed` is set.
   *
   * @param {import('../models/sessions').EndSession} [params]
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/sessions').Session>}
   */
  async end(params = {}, options) {
    check.object('params', params)
    const { extra, ...fields } = params
    const values = { params: { ...extra, ...fields } }
    return this.#calls.invoke('sessions.end', values, options, callSite(this.end))
  }

  /**
   * Sends a participant out of a live session. A good token lets them join again.
   *
   * @param {import('../models/sessions').RemoveParticipant} params
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/sessions').ParticipantRemoval>}
   */
  async removeParticipant(params, options) {
    check.object('params', params)
    const { extra, ...fields } = params
    const values = { params: { ...extra, ...fields } }
    return this.#calls.invoke('sessions.removeParticipant', values, options, callSite(this.removeParticipant))
  }

  /**
   * Fetches how well sound and picture came through in a session, over all participants.
   *
   * @param {string} sessionId
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/quality').SessionQualityStats>}
   */
  async getStats(sessionId, options) {
    check.text('sessionId', sessionId)
    const values = { sessionId }
    return this.#calls.invoke('sessions.getStats', values, options, callSite(this.getStats))
  }

  /**
   * Fetches how well sound and picture came through for one participant of a session.
   *
   * @param {string} sessionId
   * @param {string} participantId
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/quality').ParticipantQualityStats>}
   */
  async getParticipantStats(sessionId, participantId, options) {
    check.text('sessionId', sessionId)
    check.text('participantId', participantId)
    const values = { sessionId, participantId }
    return this.#calls.invoke('sessions.getParticipantStats', values, options, callSite(this.getParticipantStats))
  }
}

module.exports = { SessionsResource }
