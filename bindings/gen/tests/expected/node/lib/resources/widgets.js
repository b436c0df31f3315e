'use strict'

// Written by bindings/gen from the core's resources; change those instead.

const check = require('../arguments')
const { callSite } = require('../calls')
const { List } = require('../page')

/** @typedef {import('../options').CallOptions} CallOptions */

/** Widgets: one operation of every form. */
class WidgetsResource {
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
   * Makes a widget.
   *
   * A second one of the same `widgetId` is an error.
   *
   * @param {import('../models/widgets').CreateWidget} params
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/widgets').Widget>}
   */
  async create(params, options) {
    check.object('params', params)
    const { extra, ...fields } = params
    const values = { params: { ...extra, ...fields } }
    return this.#calls.invoke('widgets.create', values, options, callSite(this.create))
  }

  /**
   * Fetches a part of a widget.
   *
   * @param {string} widgetId
   * @param {string} partId
   * @param {CallOptions} [options]
   * @returns {Promise<import('../models/widgets').Part>}
   */
  async getPart(widgetId, partId, options) {
    check.text('widgetId', widgetId)
    check.text('partId', partId)
    const values = { widgetId, partId }
    return this.#calls.invoke('widgets.getPart', values, options, callSite(this.getPart))
  }

  /**
   * Lists the widgets of a shelf.
   *
   * Awaited, it is the first page; with `for await` it goes through the items of all pages.
   *
   * @param {string} shelfId
   * @param {import('../models/widgets').ListWidgets} [params]
   * @param {CallOptions} [options]
   * @returns {List<import('../models/widgets').Widget>}
   */
  list(shelfId, params = {}, options) {
    check.text('shelfId', shelfId)
    check.object('params', params)
    const { page, ...filters } = params
    const site = callSite(this.list)
    return new List((cursor) => {
      const place = cursor ? { ...filters, cursor } : params
      return this.#calls.invoke('widgets.list', { shelfId, params: place }, options, site)
    })
  }

  /**
   * Answers what the maker says.
   *
   * @param {string} widgetId
   * @param {CallOptions} [options]
   * @returns {Promise<unknown>}
   */
  async notes(widgetId, options) {
    check.text('widgetId', widgetId)
    const values = { widgetId }
    return this.#calls.invoke('widgets.notes', values, options, callSite(this.notes))
  }
}

module.exports = { WidgetsResource }
