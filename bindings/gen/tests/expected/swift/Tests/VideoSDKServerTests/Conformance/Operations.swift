// Every operation by its name, for the scenarios. Written by bindings/gen from the core's resources; change those instead.

import VideoSDKServer

enum Operations {
    static func call(_ name: String, _ client: VideoSDKClient, _ arguments: JSONObject) async throws -> JSONValue? {
        switch name {
        case "widgets.create":
            let answer = try await client.widgets.create(CreateWidget(json: arguments.params))
            return .object(answer.json)
        case "widgets.getPart":
            let answer = try await client.widgets.getPart(
                arguments.id("widgetId"),
                arguments.id("partId")
            )
            return .object(answer.json)
        case "widgets.list":
            let answer = try await client.widgets.list(
                arguments.id("shelfId"),
                ListWidgets(json: arguments.params)
            )
            return plain(answer)
        case "widgets.notes":
            let answer = try await client.widgets.notes(arguments.id("widgetId"))
            return answer
        default: return nil
        }
    }

    /// The first items of a list.
    static func items(
        _ name: String,
        _ client: VideoSDKClient,
        _ arguments: JSONObject,
        _ most: Int
    ) async throws -> JSONValue? {
        switch name {
        case "widgets.list":
            let page = try await client.widgets.list(
                arguments.id("shelfId"),
                ListWidgets(json: arguments.params)
            )
            return try await first(most, of: page)
        default: return nil
        }
    }
}
