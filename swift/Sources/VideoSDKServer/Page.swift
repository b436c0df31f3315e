/// The first page of a list, and the items of all pages from here on.
///
/// ```swift
/// let rooms = try await videosdk.rooms.list()
/// print(rooms.total, rooms.data.count)
/// for try await room in rooms { print(room.roomId) }
/// ```
///
/// The next page is asked for when the items before it are used up, so `break` ends the asking, and one page at a time
/// is in memory.
public struct Page<Item: JSONModel>: Sendable {
    /// The items of this page.
    public let data: [Item]
    /// What the service says about the pages; nothing when it says nothing.
    public let pageInfo: PageInfo?
    /// The number of items over all pages; the number of items here when the service does not say.
    public let total: Int
    /// The cursor of the next page, to be passed back as it is, with the same filters; nothing on the last page.
    public let next: String?

    private let fetch: @Sendable (_ cursor: String) async throws -> Page

    init(json: JSONObject, fetch: @escaping @Sendable (_ cursor: String) async throws -> Page) throws {
        var fields = JSONFields(json)
        data = try fields.require("data")
        pageInfo = try fields.take("pageInfo")
        total = try fields.require("total")
        next = try fields.take("next")
        self.fetch = fetch
    }
}

extension Page: AsyncSequence {
    public typealias Element = Item

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(page: self) }

    /// Goes through the items of a list, page by page.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var page: Page
        var place = 0

        /// The next item; nothing at the end. A cancelled task gets no further item.
        public mutating func next() async throws -> Item? {
            try Task.checkCancellation()
            while place == page.data.count {
                guard let cursor = page.next else { return nil }
                page = try await page.fetch(cursor)
                place = 0
            }
            defer { place += 1 }
            return page.data[place]
        }
    }
}

extension Page: CustomStringConvertible {
    public var description: String { "Page(\(data.count) items of \(total))" }
}

/// What the service says about the pages of a list.
public struct PageInfo: JSONModel {
    /// The number of this page, from 1.
    public var currentPage: Int
    /// How many items a page has.
    public var perPage: Int
    /// The number of the last page.
    public var lastPage: Int
    /// The number of items over all pages.
    public var total: Int

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        currentPage = try fields.require("currentPage")
        perPage = try fields.require("perPage")
        lastPage = try fields.require("lastPage")
        total = try fields.require("total")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("currentPage", currentPage)
        fields.put("perPage", perPage)
        fields.put("lastPage", lastPage)
        fields.put("total", total)
        return fields
    }
}
