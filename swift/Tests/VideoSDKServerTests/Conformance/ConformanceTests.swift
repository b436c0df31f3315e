import Testing

@Suite("What is the same in every language")
struct ConformanceTests {
    @Test("Every vector and every scenario of every file", .timeLimit(.minutes(5)))
    func everyVectorAndScenario() async throws {
        let vectors = try TokenVectors.run()
        let scenarios = try await Scenarios.run()
        for failure in vectors.failures + scenarios.failures { Issue.record(Comment(rawValue: failure)) }
        #expect(vectors.count > 0 && scenarios.count > 0)
        print("conformance swift: \(vectors.count) vectors, \(scenarios.count) scenarios")
    }

    @Test("Every request to the token server", .timeLimit(.minutes(3)))
    func requests() async throws {
        let cases = try await HTTPCases.run()
        for failure in cases.failures { Issue.record(Comment(rawValue: failure)) }
        #expect(cases.count >= 230)
        print("http swift: \(cases.count) cases")
    }
}
