'use strict'

// The resources of the client. Written by bindings/gen from the core's resources; change those instead.

const { RoomsResource } = require('./rooms')

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
     * Rooms: the places where meetings happen. Source: REST reference, rooms.
     * @readonly
     */
    this.rooms = new RoomsResource(calls)
  }
}

module.exports = { Resources }
