'use strict'

// Written by bindings/gen from the core's resources; change those instead.

const check = require('../arguments')
const { callSite } = require('../calls')
const { List } = require('../page')

/** @typedef {import('../options').CallOptions} CallOptions */

/** Rooms: the places where meetings happen. Source: REST reference, rooms. */
class RoomsResource {
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
   * Makes a room.
   *
   * With `idempotent` the call is safely repeated when its answer is lost, since a second create with the same
   * `customRoomId` answers the same room; without it a lost answer is an error whose outcome is unknown.
   *
   * @param {import('../models/rooms').CreateRoom} [params]
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/rooms').Room>}
   */
  async create(params = {}, options) {
    check.object('params', params)
    const { extra, ...fields } = params
    const values = { params: { ...extra, ...fields } }
    return this.#calls.invoke('rooms.create', values, options, callSite(this.create))
  }

  /**
   * Fetches a room by its id, your own id of it, or its id in the service's database.
   *
   * @param {string} roomId
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/rooms').Room>}
   */
  async get(roomId, options) {
    check.text('roomId', roomId)
    const values = { roomId }
    return this.#calls.invoke('rooms.get', values, options, callSite(this.get))
  }

  /**
   * Lists the rooms of the account, a page at a time.
   *
   * Awaited, it is the first page; with `for await` it goes through the items of all pages.
   *
   * @param {import('../models/rooms').ListRooms} [params]
   * @param {CallOptions} [options]
   * @returns {List<import('../models/rooms').Room>}
   */
  list(params = {}, options) {
    check.object('params', params)
    const { page, ...filters } = params
    const site = callSite(this.list)
    return new List((cursor) => {
      const place = cursor ? { ...filters, cursor } : params
      return this.#calls.invoke('rooms.list', { params: place }, options, site)
    })
  }

  /**
   * Enables or disables a room. Low confidence: a page of the REST reference that its index no longer lists.
   *
   * @param {string} roomId
   * @param {import('../models/rooms').UpdateRoom} params
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/rooms').Room>}
   */
  async update(roomId, params, options) {
    check.text('roomId', roomId)
    check.object('params', params)
    const { extra, ...fields } = params
    const values = { roomId, params: { ...extra, ...fields } }
    return this.#calls.invoke('rooms.update', values, options, callSite(this.update))
  }

  /**
   * Says whether a room id is one of the account's.
   *
   * The service's 400, 402 and 404 mean no; 402 may hide a billing problem, which `get` tells. Anything else is an
   * error.
   *
   * @param {string} roomId
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/rooms').RoomValidation>}
   */
  async validate(roomId, options) {
    check.text('roomId', roomId)
    const values = { roomId }
    return this.#calls.invoke('rooms.validate', values, options, callSite(this.validate))
  }

  /**
   * Closes a room for good. Only its real id works; for your own id the service answers 402.
   *
   * @param {string} roomId
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/rooms').Room>}
   */
  async end(roomId, options) {
    check.text('roomId', roomId)
    const values = { roomId }
    return this.#calls.invoke('rooms.end', values, options, callSite(this.end))
  }
}

module.exports = { RoomsResource }
