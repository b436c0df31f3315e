'use strict'

// Widgets: one of every type that crosses to the languages. Types alone. Written by bindings/gen from the core's models; change those instead.

/**
 * The colours of widgets. Other words are kept as they come.
 *
 * @typedef {'sky-blue' | 'PINK' | (string & {})} Colour
 */

/**
 * A widget as it is answered. Fields that have no name here yet stand beside the others.
 *
 * @typedef {WidgetFields & Record<string, unknown>} Widget
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} WidgetFields
 * @property {string} widgetId The id, which is always there.
 * @property {boolean} works Whether it works.
 * @property {number} [count] How many there are.
 * @property {number} [weight] How heavy it is, in kilograms.
 * @property {Colour} [colour] Its colour.
 * @property {Maker} [producer] Its maker, under another name on the wire.
 * @property {Part[]} parts The parts that it has.
 * @property {string[]} [users] The names of who may use it.
 * @property {Record<string, string>} links Addresses by name.
 * @property {unknown} [notes] Whatever its maker says.
*/

/**
 * Who made a widget.
 *
 * @typedef {object} Maker
 * @property {string} name The name of the maker.
 */

/**
 * A part of a widget, which may have parts of its own.
 *
 * @typedef {object} Part
 * @property {Part[]} [parts] The parts of the part.
 */

/**
 * What to make a widget with.
 *
 * @typedef {object} CreateWidget
 * @property {Colour} colour The colour it shall have, which must be given.
 * @property {Maker} [maker] Its maker. With `widgetId` the same as before.
 * @property {boolean} [twice] Makes it twice. Default: no.
 * @property {Record<string, unknown>} [extra] Further fields by their name on the wire; they are sent as they are.
 */

/**
 * Which widgets to list.
 *
 * @typedef {object} ListWidgets
 * @property {number} [page] The number of the first page, from 1.
 * @property {number} [perPage] How many widgets a page has.
 * @property {string} [cursor] Goes on where a page ended.
 */

module.exports = {}
