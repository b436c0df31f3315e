import Testing

@Suite("The token source is the same in every language")
struct TokenSourceConformanceTests {
    @Test("Every case of every file", .timeLimit(.minutes(5)))
    @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
    func everyCase() throws {
        let cases = try allCases()
        for each in cases {
            do {
                try CaseRun(each).run()
            } catch {
                Issue.record("\(each.text("id") ?? "") (\(each.text("title") ?? "")): \(error)")
            }
        }
        #expect(!cases.isEmpty)
        print("conformance swift: \(cases.count) token-source cases")
    }
}
