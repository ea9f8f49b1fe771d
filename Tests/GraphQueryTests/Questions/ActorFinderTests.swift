import GraphModel
import GraphQuery
import GraphStore
import Testing

/// Two people called Lee, one of whom an article calls so, and a country that has its capital's name.
@Suite struct ActorFinderTests {
  private func outcome(_ name: String) throws -> ActorFinder.Finding {
    let store = try Store.inMemory()
    let text = "President Lee met Lee Sok-bae, Leeuwen and Putin in Moscow."
    let actors = [
      ReadActor(name: "Lee Jae Myung", label: "Person", weakAliases: ["Lee"]),
      ReadActor(name: "Lee Sok-bae", label: "Person"),
      ReadActor(name: "Leeuwen", label: "Person"),
      ReadActor(name: "Vladimir Putin", label: "Person", weakAliases: ["Putin"]),
      ReadActor(name: "Russia", label: "Country", weakAliases: ["Moscow"]),
      ReadActor(name: "Moscow State University", label: "Organization"),
    ]
    let assertions = (1..<actors.count).map { other in
      ReadAssertion(
        source: 0, type: "KNOWS", target: other,
        evidence: [ReadEvidence(quote: "President Lee met", span: 0..<17)], confidence: 1)
    }
    let writer = try store.beginWrite()
    _ = try writer.ingest(
      document: DocumentDescription(uri: "a", title: nil, published: nil, text: text),
      reading: Reading(extractor: "test/1", actors: actors, assertions: assertions))
    try writer.commit()
    let reader = try store.beginRead()
    defer { reader.end() }
    return try ActorFinder(reader: reader).find(name)
  }

  private func name(_ finding: ActorFinder.Finding) -> String? {
    if case .actor(let actor) = finding { actor.name } else { nil }
  }

  @Test func `a bare surname that another actor bears too is ambiguous`() throws {
    guard case .unresolved(let unresolved) = try outcome("Lee") else {
      Issue.record("resolved")
      return
    }
    #expect(unresolved.candidates.map(\.name) == ["Lee Jae Myung", "Lee Sok-bae"])
  }

  @Test func `a bare surname that nobody else bears is enough`() throws {
    #expect(name(try outcome("putin")) == "Vladimir Putin")
  }

  @Test func `a capital stands for its country beside organisations named after it`() throws {
    #expect(name(try outcome("Moscow")) == "Russia")
  }

  @Test func `a full name is one actor's, however it is written`() throws {
    #expect(name(try outcome("LEE JAE-MYUNG")) == "Lee Jae Myung")
  }
}
