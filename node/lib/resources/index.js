'use strict'

// The resources of the client. Written by bindings/gen from the core's resources; change those instead.

const { ParticipantsResource } = require('./participants')
const { RoomsResource } = require('./rooms')
const { SessionsResource } = require('./sessions')

/**
 * What a client calls.
 * @internal
 */
class Resources {
  /**
   * @param {import('../calls').Calls} calls
   * @internal
   */
  constructor(calls) {
    /**
     * Participants: who is in a room now.
     *
     * The room's live session is looked up first, so that its id need not be known; `sessions` has the same by the id
     * of a session, for sessions that are over too. Should a room have several live sessions, the first that the
     * service lists counts. The id of a room is the service's own one.
     * @readonly
     */
    this.participants = new ParticipantsResource(calls)
    /**
     * Rooms: the places where meetings happen. Source: REST reference, rooms.
     * @readonly
     */
    this.rooms = new RoomsResource(calls)
    /**
     * Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions.
     * @readonly
     */
    this.sessions = new SessionsResource(calls)
  }
}

module.exports = { Resources }
