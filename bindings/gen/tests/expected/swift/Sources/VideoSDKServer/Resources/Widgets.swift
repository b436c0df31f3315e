// Written by bindings/gen from the core's resources; change those instead.

import VideoSDKServerNative

/// Widgets: one operation of every form.
public struct Widgets: Sendable {
    let native: NativeClient

    /// Makes a widget.
    ///
    /// A second one of the same `widgetId` is an error.
    public func create(_ params: CreateWidget) async throws -> Widget {
        try await native.call("widgets.create", ["params": .object(params.json)])
    }

    /// Fetches a part of a widget.
    public func getPart(
        _ widgetId: String,
        _ partId: String
    ) async throws -> Part {
        try await native.call(
            "widgets.getPart",
            ["widgetId": .string(widgetId), "partId": .string(partId)]
        )
    }

    /// Lists the widgets of a shelf.
    ///
    /// What it answers is the first page, and goes through the items of all pages.
    public func list(
        _ shelfId: String,
        _ params: ListWidgets = ListWidgets()
    ) async throws -> Page<Widget> {
        let answer = try await native.call(
            "widgets.list",
            ["shelfId": .string(shelfId), "params": .object(params.json)]
        )
        return try Page(json: answer.fields()) { cursor in
            var following = params
            following.page = nil
            following.cursor = cursor
            return try await list(shelfId, following)
        }
    }

    /// Answers what the maker says.
    public func notes(_ widgetId: String) async throws -> JSONValue {
        try await native.call("widgets.notes", ["widgetId": .string(widgetId)])
    }
}
