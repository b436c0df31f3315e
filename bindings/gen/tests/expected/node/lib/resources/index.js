'use strict'

// The resources of the client. Written by bindings/gen from the core's resources; change those instead.

const { WidgetsResource } = require('./widgets')

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
     * Widgets: one operation of every form.
     * @readonly
     */
    this.widgets = new WidgetsResource(calls)
  }
}

module.exports = { Resources }
