'use strict'

/**
 * What the service says about the pages of a list.
 *
 * @typedef {object} PageInfo
 * @property {number} currentPage The number of this page, from 1.
 * @property {number} perPage How many items a page has.
 * @property {number} lastPage The number of the last page.
 * @property {number} total The number of items over all pages.
 */

/**
 * @template T
 * @typedef {{ data: T[], total: number, pageInfo?: PageInfo, next?: string }} PageFields
 */

/**
 * One page of a list. With `for await` it gives the items of all pages from this one on, each page fetched when its
 * first item is needed.
 *
 * @template T
 */
class Page {
  /** @type {(cursor: string) => Promise<PageFields<T>>} */
  #fetch

  /**
   * @param {PageFields<T>} fields
   * @param {(cursor: string) => Promise<PageFields<T>>} fetch
   * @internal
   */
  constructor(fields, fetch) {
    /**
     * The items of this page.
     * @readonly
     */
    this.data = fields.data
    /**
     * The number of items over all pages.
     * @readonly
     */
    this.total = fields.total
    /**
     * What the service says about the pages; absent when it says nothing.
     * @readonly
     */
    this.pageInfo = fields.pageInfo
    /**
     * Where the next page begins, to be passed back as `cursor` with the same filters; absent on the last page.
     * @readonly
     */
    this.next = fields.next
    this.#fetch = fetch
  }

  /** The same as `next`, by the name of the official package. */
  get nextCursor() {
    return this.next
  }

  /** Whether there is another page. */
  get hasNextPage() {
    return this.next !== undefined
  }

  /** @returns {AsyncGenerator<T, void, undefined>} */
  async *[Symbol.asyncIterator]() {
    /** @type {Page<T>} */
    let page = this
    for (;;) {
      yield* page.data
      if (page.next === undefined) return
      page = new Page(await this.#fetch(page.next), this.#fetch)
    }
  }
}

/**
 * A list: awaited it is the first page, and with `for await` the items of all pages. Nothing is asked before.
 *
 * @template T
 * @implements {Promise<Page<T>>}
 */
class List {
  /** @type {(cursor?: string) => Promise<PageFields<T>>} */
  #fetch
  /** @type {Promise<Page<T>> | undefined} */
  #first

  /**
   * @param {(cursor?: string) => Promise<PageFields<T>>} fetch
   * @internal
   */
  constructor(fetch) {
    this.#fetch = fetch
  }

  /** @returns {Promise<Page<T>>} */
  #page() {
    this.#first ??= this.#fetch().then((fields) => new Page(fields, this.#fetch))
    return this.#first
  }

  /**
   * @template [A=Page<T>]
   * @template [B=never]
   * @param {((page: Page<T>) => A | PromiseLike<A>) | null} [fulfilled]
   * @param {((reason: any) => B | PromiseLike<B>) | null} [rejected]
   * @returns {Promise<A | B>}
   */
  then(fulfilled, rejected) {
    return this.#page().then(fulfilled, rejected)
  }

  /**
   * @template [B=never]
   * @param {((reason: any) => B | PromiseLike<B>) | null} [rejected]
   * @returns {Promise<Page<T> | B>}
   */
  catch(rejected) {
    return this.#page().catch(rejected)
  }

  /**
   * @param {(() => void) | null} [settled]
   * @returns {Promise<Page<T>>}
   */
  finally(settled) {
    return this.#page().finally(settled)
  }

  /** @returns {AsyncGenerator<T, void, undefined>} */
  async *[Symbol.asyncIterator]() {
    yield* await this.#page()
  }

  get [Symbol.toStringTag]() {
    return 'List'
  }
}

module.exports = { List, Page }
