'use strict'

// Written by bindings/gen from the core's resources; change those instead.

const check = require('../arguments')
const { callSite } = require('../calls')
const { List } = require('../page')

/** @typedef {import('../options').CallOptions} CallOptions */

/** Participants: who is in a room now.
 *
 * The room's live session is looked up first, so that its id need not be known; `sessions` has the same by the id of a
 * session, for sessions that are over too. Should a room have several live sessions, the first that the service lists
 * counts. The id of a room is the service's own one. */
class ParticipantsResource {
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
   * Lists who is in a room now, a page at a time.
   *
   * A room in which nobody is, or that is not known, has an empty list. The session is looked up for the first page;
   * later pages are of the same session.
   *
   * Awaited, it is the first page; with `for await` it goes through the items of all pages.
   *
   * @param {string} roomId
   * @param {import('../models/participants').ListParticipants} [params]
   * @param {CallOptions} [options]
   * @returns {List<import('../models/participants').Participant>}
   */
  list(roomId, params = {}, options) {
    check.text('roomId', roomId)
    check.object('params', params)
    const { page, ...filters } = params
    const site = callSite(this.list)
    return new List((cursor) => {
      const place = cursor ? { ...filters, cursor } : params
      return this.#calls.invoke('participants.list', { roomId, params: place }, options, site)
    })
  }

  /**
   * Fetches one participant who is in a room now.
   *
   * Where there is no live session, or the participant has left it, it is an error of the kind `not_found` without a
   * status.
   *
   * @param {string} roomId
   * @param {string} participantId
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/participants').Participant>}
   */
  async get(roomId, participantId, options) {
    check.text('roomId', roomId)
    check.text('participantId', participantId)
    const values = { roomId, participantId }
    return this.#calls.invoke('participants.get', values, options, callSite(this.get))
  }

  /**
   * Sends a participant out of a room's live session. A good token lets them join again.
   *
   * @param {string} roomId
   * @param {string} participantId
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/sessions').ParticipantRemoval>}
   */
  async remove(roomId, participantId, options) {
    check.text('roomId', roomId)
    check.text('participantId', participantId)
    const values = { roomId, participantId }
    return this.#calls.invoke('participants.remove', values, options, callSite(this.remove))
  }
}

module.exports = { ParticipantsResource }
