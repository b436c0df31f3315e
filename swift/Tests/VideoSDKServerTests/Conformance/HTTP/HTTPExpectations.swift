import Foundation

@testable import VideoSDKServer

/// What an answer must be.
struct HTTPExpectations {
    private let answer: TokenServer.Response
    private let took: Duration
    private let tokens: Tokens
    private let text: String
    private let json: JSONObject?
    private let fields: HTTPFields

    init(_ answer: TokenServer.Response, took: Duration, tokens: Tokens) {
        self.answer = answer
        self.took = took
        self.tokens = tokens
        text = String(decoding: answer.body, as: UTF8.self)
        json = try? JSONValue(text: text).objectValue
        fields = HTTPFields(json ?? [:])
    }

    /// Throws everything that is not as it should be.
    func check(_ expected: JSONObject) throws {
        let faults = try faultsOfAny() + faults(expected)
        guard faults.isEmpty else {
            throw Difference("\(faults.joined(separator: "; ")), with the status \(answer.status) and \(text)")
        }
    }

    private func faults(_ expected: JSONObject) throws -> [String] {
        try expected.filter { try !holds($0.name, $0.value) }.map { "\($0.name) is not \($0.value)" }
    }

    private func faultsOfAny() -> [String] {
        let names = answer.headers.map(\.name)
        var rules = [
            ("no cache-control: no-store", header("cache-control") == "no-store"),
            ("no nosniff", header("x-content-type-options") == "nosniff"),
            ("no x-request-id", header("x-request-id")?.isEmpty == false),
            ("a header stands twice", Set(names).count == names.count),
        ]
        if !answer.body.isEmpty {
            rules.append(("the content type is not JSON", header("content-type") == "application/json; charset=utf-8"))
            rules.append(("the body is not a JSON object", json != nil))
            if answer.status >= 400 {
                rules.append(("no error", json?["error"]?.stringValue?.isEmpty == false))
                rules.append(("no code", json?["code"]?.stringValue != nil))
                rules.append(("statusCode is not the status", json?["statusCode"]?.integerValue == answer.status))
                rules.append(("another requestId", json?["requestId"]?.stringValue == header("x-request-id")))
            }
        }
        return rules.filter { !$0.1 }.map(\.0)
    }

    private func holds(_ name: String, _ wanted: JSONValue) throws -> Bool {
        switch name {
        case "status": answer.status == wanted.integerValue
        case "code": json?["code"] == wanted
        case "json": json != nil
        case "json_has": fields.has(wanted)
        case "json_lacks": fields.lacks(wanted)
        case "json_equals": fields.equals(wanted)
        case "room_id":
            json?["roomId"]?.stringValue?.contains("-") == true && json?["roomId"] == json?["meetingId"]
        case "token_has", "token_lacks", "token_never": try tokenHolds(name, wanted)
        case "refresh_part": refreshes(at: wanted.numberValue ?? 0)
        case "headers": try wanted.fields().allSatisfy { header($0.name) == $0.value.stringValue }
        case "headers_contain":
            try wanted.fields().allSatisfy { header($0.name)?.contains($0.value.stringValue ?? "") == true }
        case "headers_match":
            try wanted.fields().allSatisfy { name, form in
                try header(name)?.wholeMatch(of: Regex(form.stringValue ?? "")) != nil
            }
        case "headers_never": try wanted.fields().allSatisfy { header($0.name) != $0.value.stringValue }
        case "headers_absent": wanted.texts.allSatisfy { header($0) == nil }
        case "mention_any": wanted.texts.contains(where: mentions)
        case "mention_all": wanted.texts.allSatisfy(mentions)
        case "never": !wanted.texts.contains(where: mentions)
        case "never_content_type": header("content-type")?.contains(wanted.stringValue ?? "") != true
        case "empty": answer.body.isEmpty
        // A crowded machine may be late; without the limit of the token server it would be a minute.
        case "within_seconds": took <= .seconds(2 * (wanted.numberValue ?? 0))
        case "any_of": try wanted.arrayValue?.contains { try faults($0.fields()).isEmpty } == true
        case "note": true
        default: throw Difference("nobody looks at \(name)")
        }
    }

    private func header(_ name: String) -> String? { answer.headers.first { $0.name == name }?.value }

    private func mentions(_ part: String) -> Bool { text.lowercased().contains(part.lowercased()) }

    /// The claims of a token that our key has signed.
    private func tokenHolds(_ name: String, _ wanted: JSONValue) throws -> Bool {
        guard let token = json?["token"]?.stringValue else { return false }
        _ = try tokens.verify(token)
        let claims = try payload(of: token)
        guard claims["exp"] == json?["expiresAt"] else { return false }
        switch name {
        case "token_has": return HTTPFields(claims).equals(wanted)
        case "token_lacks": return HTTPFields(claims).lacks(wanted)
        default:
            return try wanted.fields().allSatisfy { claim, values in
                claims[claim]?.arrayValue?.contains { values.arrayValue?.contains($0) == true } != true
            }
        }
    }

    private func payload(of token: String) throws -> JSONObject {
        let encoded = token.split(separator: ".")[1].replacing("-", with: "+").replacing("_", with: "/")
        let padded = encoded + String(repeating: "=", count: (4 - encoded.count % 4) % 4)
        let bytes = Data(base64Encoded: String(padded)) ?? Data()
        return try JSONValue(text: String(decoding: bytes, as: UTF8.self)).fields()
    }

    private func refreshes(at part: Double) -> Bool {
        let names = ["expiresIn", "refreshIn", "expiresAt", "refreshAfter"]
        let found = names.compactMap { json?[$0]?.numberValue }
        guard found.count == names.count else { return false }
        let (life, refresh) = (found[0], found[1])
        // One second for rounding.
        return found[3] - refresh == found[2] - life && abs(refresh - life * part) <= life * part * 0.05 + 1
    }
}

/// The fields of an object against what is expected of them.
struct HTTPFields {
    private let fields: JSONObject

    init(_ fields: JSONObject) { self.fields = fields }

    func has(_ names: JSONValue?) -> Bool { names?.texts.allSatisfy { fields[$0] != nil } != false }

    func lacks(_ names: JSONValue?) -> Bool { names?.texts.allSatisfy { fields[$0] == nil } != false }

    func equals(_ wanted: JSONValue?) -> Bool {
        wanted?.objectValue?.allSatisfy { (fields[$0.name] ?? .null) == $0.value } != false
    }
}

extension JSONValue {
    fileprivate var texts: [String] { arrayValue?.compactMap(\.stringValue) ?? [] }
}
