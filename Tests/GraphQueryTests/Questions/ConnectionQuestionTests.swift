import GraphModel
import GraphStore
import Testing

@testable import GraphQuery

private struct TestFailure: Error {}

@Suite("How two actors are connected")
struct ConnectionQuestionTests {
  private func answer(_ question: ConnectionQuestion, _ fixture: Fixture) throws -> ConnectionAnswer
  {
    let engine = QueryEngine(store: fixture.store)
    guard case .answered(let answer) = try question.answer(with: engine) else {
      throw TestFailure()
    }
    return answer
  }

  @Test("reads every shortest path out, hop by hop")
  func all() throws {
    let fixture = try Fixture()
    let question = ConnectionQuestion(
      from: "Lee Jae Myung", to: "Vladimir Putin", wantsAll: true)
    let found = try answer(question, fixture)
    // The one by the sanctions alone is shorter than those by way of an envoy.
    #expect(found.connections.count == 1 && !found.isTruncated)
    #expect(
      found.connections.first?.hops.map(\.sentence) == [
        "Lee Jae Myung is President of South Korea",
        "South Korea imposed sanctions on Vladimir Putin",
      ])
    #expect(
      found.connections.first?.actors.map(\.name) == [
        "Lee Jae Myung", "South Korea", "Vladimir Putin",
      ])
    #expect(
      found.connections.first?.hops.last?.evidence.first?.quote
        == "Vladimir Putin is on another list.")
  }

  @Test("goes around the types that are to be avoided")
  func avoid() throws {
    let fixture = try Fixture()
    let question = ConnectionQuestion(
      from: "Lee Jae Myung", to: "Vladimir Putin", wantsAll: true,
      avoid: ["sanctioned-by", "designated-unfriendly-by"])
    let found = try answer(question, fixture)
    #expect(!found.connections.isEmpty)
    for connection in found.connections {
      #expect(connection.hops.count == 4)
      #expect(["Lee Sok-bae", "Chang Ho-jin"].contains(connection.actors[2].name))
    }
    let sentences = Set(found.connections.flatMap { $0.hops.map(\.sentence) })
    #expect(sentences.contains("Lee Sok-bae is ambassador to Russia"))
    #expect(sentences.contains("South Korea had as its ambassador Chang Ho-jin"))
    #expect(sentences.contains("Russia has Vladimir Putin as President"))
  }

  @Test("keeps to the types that are asked for, and to the limit of hops")
  func via() throws {
    let fixture = try Fixture()
    var question = ConnectionQuestion(
      from: "South Korea", to: "Russia", via: ["designated-unfriendly-by"])
    #expect(
      try answer(question, fixture).connections.first?.hops.map(\.sentence) == [
        "South Korea is designated unfriendly by Russia"
      ])
    question.via = ["RELATIVE_OF"]
    #expect(try answer(question, fixture).connections.isEmpty)
    question = ConnectionQuestion(from: "Lee Jae Myung", to: "Akira Muto", maximumHops: 2)
    #expect(try answer(question, fixture).connections.isEmpty)
    question.maximumHops = 3
    #expect(try answer(question, fixture).connections.count == 1)
  }

  @Test("holds every hop to the day")
  func asOf() throws {
    let fixture = try Fixture()
    var question = ConnectionQuestion(
      from: "Yoon Suk Yeol", to: "Russia", wantsAll: true, via: ["holds-post"])
    question.asOf = PartialDate("2021-01-01")?.earliest
    #expect(try answer(question, fixture).connections.isEmpty)
    question.asOf = PartialDate("2022-12-01")?.earliest
    let found = try answer(question, fixture)
    #expect(Set(found.connections.map { $0.actors[2].name }) == ["Lee Sok-bae", "Chang Ho-jin"])
    #expect(found.connections.allSatisfy { $0.hops.allSatisfy { $0.certainty != .no } })
  }

  @Test("of an actor to itself is no hop at all")
  func same() throws {
    let fixture = try Fixture()
    let found = try answer(ConnectionQuestion(from: "Putin", to: "Vladimir Putin"), fixture)
    #expect(found.connections.count == 1 && found.connections[0].hops.isEmpty)
  }

  @Test("says which names and types are not known")
  func unknown() throws {
    let fixture = try Fixture()
    let engine = QueryEngine(store: fixture.store)
    let question = ConnectionQuestion(from: "Nobody", to: "Russia")
    guard case .unresolved(let problem) = try question.answer(with: engine) else {
      throw TestFailure()
    }
    #expect(problem.name == "Nobody")
    let error = #expect(throws: QueryError.self) {
      try ConnectionQuestion(from: "Russia", to: "Japan", via: ["sanctiond-by"]).answer(
        with: engine)
    }
    #expect(error?.hint == "did you mean sanctioned-by?")
  }
}
