import Foundation

typealias JSONObject = [String: Any]

/// The folder of the tests that all languages share.
let sharedTests = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../tests").standardizedFileURL

/// A case is not as it should be.
struct Difference: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// The cases of all files.
func allCases() throws -> [JSONObject] {
    let folder = sharedTests.appending(path: "scenarios/token-source")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "json" }.flatMap { file in
        guard let cases = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [JSONObject] else {
            throw Difference("\(file.lastPathComponent) is no array of objects")
        }
        return cases
    }
}

extension JSONObject {
    /// Fails on a field that is not known.
    func check(_ kind: String, _ known: String) throws {
        for name in keys where !known.split(separator: " ").contains(Substring(name)) {
            throw Difference("\(name) is no field of a \(kind)")
        }
    }

    func objects(_ name: String) -> [JSONObject] { self[name] as? [JSONObject] ?? [] }

    func number(_ name: String) -> Double? { (self[name] as? NSNumber)?.doubleValue }

    func text(_ name: String) -> String? { self[name] as? String }

    func flag(_ name: String) -> Bool { self[name] as? Bool ?? false }
}

/// Compares what both languages of values, JSON's and Swift's, say alike; nothing is `null`.
func same(_ what: String, _ wanted: Any?, _ found: Any?) throws {
    func plain(_ value: Any?) -> NSObject {
        switch value {
        case let value as NSObject: value
        case let value as String: value as NSString
        case let value as Double: value as NSNumber
        case let value as Int: value as NSNumber
        case let value as Bool: value as NSNumber
        case let value as [String]: value as NSArray
        case let value as JSONObject: NSDictionary(dictionary: value.mapValues(plain))
        default: NSNull()
        }
    }
    if plain(wanted) != plain(found) { throw Difference("\(what): \(plain(wanted)) is expected, not \(plain(found))") }
}
