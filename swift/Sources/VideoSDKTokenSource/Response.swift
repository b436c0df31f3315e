import Foundation

/// The longest answer, in bytes.
let mostBytes = 64 * 1024

/// The longest wait that an answer may ask for, in seconds.
private let longestWait = 24.0 * 60 * 60

/// What an endpoint answered.
struct Response: Sendable {
    let status: Int
    private let headers: [String: String]
    /// No more than one byte above ``mostBytes`` need be here.
    let body: Data

    init(status: Int, headers: [String: String], body: Data) {
        self.status = status
        self.headers = Dictionary(headers.map { ($0.lowercased(), $1) }, uniquingKeysWith: { first, _ in first })
        self.body = body
    }

    var isTooLong: Bool { body.count > mostBytes }

    /// The request id, where it is a plain word.
    var requestId: String? {
        guard let id = headers["x-request-id"], (1...64).contains(id.utf8.count) else { return nil }
        return id.utf8.allSatisfy { $0.isLetterOrDigit || "._:-".utf8.contains($0) } ? id : nil
    }

    /// The code of an error, where it is a plain word: other text might be anything.
    var serviceCode: String? {
        struct Said: Decodable { let code: String }
        guard !isTooLong, let code = try? JSONDecoder().decode(Said.self, from: body).code else { return nil }
        let isWord = code.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") } && code == code.lowercased()
        return isWord && code.utf8.count <= 64 && code.first?.isLetter == true ? code : nil
    }

    /// The wait that is asked for, in seconds; nothing when none is. A date is compared with the answer's own, since the
    /// device's clock may be wrong.
    func retryAfter(_ now: Moment) -> Double? {
        guard let text = headers["retry-after"]?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
        let seconds: Double?
        if text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            seconds = Double(text)
        } else {
            let sent = headers["date"].flatMap(Self.date) ?? now.wall
            seconds = Self.date(text).map { $0 - sent }
        }
        guard let seconds, seconds > 0 else { return nil }
        return min(seconds, longestWait)
    }

    /// Seconds since 1970 of a date as HTTP has it.
    private static func date(_ text: String) -> Double? {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return format.date(from: text)?.timeIntervalSince1970
    }
}
