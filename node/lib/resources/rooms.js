'use strict'

const check = require('../arguments')
const { callSite } = require('../calls')
const { List } = require('../page')

/** @typedef {import('../models/rooms').Room} Room */
/** @typedef {import('../options').CallOptions} CallOptions */

/** Rooms: the places where meetings happen. */
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
   * @param {import('../models/rooms').CreateRoom} [params]
   * @param {CallOptions} [options]
   * @returns {Promise<Room>}
   */
  async create(params = {}, options) {
    check.object('params', params)
    const { extra, ...fields } = params
    return this.#calls.invoke('rooms.create', { params: { ...extra, ...fields } }, options, callSite(this.create))
  }

  /**
   * Fetches a room by its id, your own id of it, or its database id.
   *
   * @param {string} roomId
   * @param {CallOptions} [options]
   * @returns {Promise<Room>}
   */
  async get(roomId, options) {
    check.text('roomId', roomId)
    return this.#calls.invoke('rooms.get', { roomId }, options, callSite(this.get))
  }

  /**
   * Lists rooms: awaited, the first page; with `for await`, the rooms of all pages.
   *
   * @param {import('../models/rooms').ListRooms} [params]
   * @param {CallOptions} [options]
   * @returns {List<Room>}
   */
  list(params = {}, options) {
    check.object('params', params)
    const { page, ...filters } = params
    const site = callSite(this.list)
    return new List((cursor) =>
      this.#calls.invoke('rooms.list', { params: cursor ? { ...filters, cursor } : params }, options, site),
    )
  }

  /**
   * Enables or disables a room.
   *
   * @param {string} roomId
   * @param {import('../models/rooms').UpdateRoom} params
   * @param {CallOptions} [options]
   * @returns {Promise<Room>}
   */
  async update(roomId, params, options) {
    check.text('roomId', roomId)
    check.object('params', params)
    const { extra, ...fields } = params
    return this.#calls.invoke(
      'rooms.update',
      { roomId, params: { ...extra, ...fields } },
      options,
      callSite(this.update),
    )
  }

  /**
   * Says whether a room id is one of yours. The service's 400, 402 and 404 mean no.
   *
   * @param {string} roomId
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/rooms').RoomValidation>}
   */
  async validate(roomId, options) {
    check.text('roomId', roomId)
    return this.#calls.invoke('rooms.validate', { roomId }, options, callSite(this.validate))
  }

  /**
   * Closes a room for good. Only its real id works.
   *
   * @param {string} roomId
   * @param {CallOptions} [options]
   * @returns {Promise<Room>}
   */
  async end(roomId, options) {
    check.text('roomId', roomId)
    return this.#calls.invoke('rooms.end', { roomId }, options, callSite(this.end))
  }
}

module.exports = { RoomsResource }
