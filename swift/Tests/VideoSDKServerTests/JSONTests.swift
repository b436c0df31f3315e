import Foundation
import Testing

@testable import VideoSDKServer

@Suite("JSON")
struct JSONTests {
    @Test(
        "What is read is written as it was",
        arguments: [
            #"{"zulu":1,"alpha":[],"mike":{"deep":[null,true,false]}}"#,
            "[9223372036854775807,-9223372036854775808,0.5,-12.25,1e+300]",
            #""a \"quoted\" \\ back\u0000slash""#,
            #""gr\#u{F6}\#u{DF}e e\#u{301} \#u{1F469}\#u{200D}\#u{1F467} \#u{FEFF}""#,
        ]
    )
    func roundTrip(_ text: String) throws {
        #expect(try JSONReader.value(of: text).description == text)
    }

    @Test("Escapes are read")
    func escapes() throws {
        let text = #" "\b\f\n\r\t\/\"\\\u00e9\ud83d\ude00" "#
        #expect(try JSONReader.value(of: text) == "\u{8}\u{c}\n\r\t/\"\\\u{e9}\u{1F600}")
    }

    @Test(
        "What is no JSON is refused",
        arguments: [
            "", "tru", "01", "1.", "1e", "-", "+1", "NaN", "1e999", "[1,]", "[1", "{\"a\"}", "{a:1}", "{\"a\":1,}",
            "\"open", "\"\u{1}\"", #""\x""#, #""\ud83d""#, #""\ud83d\u0041""#, #""\u12g4""#, "1 2",
            String(repeating: "[", count: 200) + String(repeating: "]", count: 200),
        ]
    )
    func refused(_ text: String) {
        #expect(throws: JSONFault.self) { try JSONReader.value(of: text) }
    }

    @Test("Numbers are equal by what they are worth, and objects in any order")
    func equality() {
        #expect(JSONValue.integer(1) == 1.0 && JSONValue.integer(1).hashValue == JSONValue.number(1).hashValue)
        #expect(JSONValue.integer(.max) != .number(Double(Int.max)))
        #expect(["a": 1, "b": 2] as JSONObject == ["b": 2, "a": 1])
        #expect(["a": nil] as JSONObject != ["b": nil])
    }

    @Test("A model goes through the coders of Swift, with what it has no name for")
    func codable() throws {
        let text = """
            {"roomId":"a","disabled":true,"geoFence":"mars1","future":{"most":9223372036854775807},"nothing":null}
            """
        let room = try JSONDecoder().decode(Room.self, from: Data(text.utf8))
        #expect(room.geoFence?.rawValue == "mars1" && room.extra["future"]?["most"] == .integer(.max))
        #expect(room.extra["nothing"] == .null && room.customRoomId == nil)
        #expect(try JSONDecoder().decode(Room.self, from: JSONEncoder().encode(room)) == room)
    }

    @Test("A field of another type is an error that names it, without its value")
    func wrongType() async {
        let error = await failure { try Room(json: ["roomId": "a", "disabled": "secret"]) }
        #expect(error?.kind == .decode && error?.reason.contains("disabled") == true)
        #expect(error?.reason.contains("secret") == false)
    }
}
