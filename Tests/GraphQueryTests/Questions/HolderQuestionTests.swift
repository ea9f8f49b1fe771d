import GraphModel
import GraphStore
import Testing

@testable import GraphQuery

private struct TestFailure: Error {}

@Suite("Who holds a post")
struct HolderQuestionTests {
  private func day(_ text: String) -> CalendarDate { PartialDate(text)!.earliest }

  private func answer(_ question: HolderQuestion, _ fixture: Fixture) throws -> HolderAnswer {
    let reader = try fixture.store.beginRead()
    defer { reader.end() }
    guard case .answered(let answer) = try question.answer(in: reader) else { throw TestFailure() }
    return answer
  }

  private func read(_ words: String, _ fixture: Fixture) throws -> HolderQuestion {
    let reader = try fixture.store.beginRead()
    defer { reader.end() }
    return try HolderQuestion(words: words, in: reader)
  }

  @Test("puts the halves of an envoy's post together by term, not all with all")
  func twins() throws {
    let fixture = try Fixture()
    let question = HolderQuestion(post: "ambassador", of: "South Korea", to: "Russia")
    let holders = try answer(question, fixture).holders
    #expect(holders.map(\.person.name) == ["Lee Sok-bae", "Chang Ho-jin", "Lee Sok-bae"])
    #expect(holders.map(\.since) == ["2026-01-15", "2022-06", "2019"])
    #expect(holders.allSatisfy { $0.relationships.count == 2 && $0.accreditedTo?.name == "Russia" })
    #expect(holders.allSatisfy { $0.evidence.count == 1 && $0.certainty == nil })
  }

  @Test("finds the term of the day, with its quote")
  func terms() throws {
    let fixture = try Fixture()
    var question = HolderQuestion(post: "ambassador", of: "South Korea", to: "Russia")
    question.asOf = day("2021-06-01")
    var holders = try answer(question, fixture).holders
    #expect(holders.map(\.person.name) == ["Lee Sok-bae"])
    #expect(holders.first?.certainty == .certain && holders.first?.until == "2022")
    #expect(
      holders.first?.evidence.first?.quote == "Lee Sok-bae served in Moscow from 2019 to 2022.")
    question.asOf = day("2026-01-20")
    holders = try answer(question, fixture).holders
    #expect(holders.map(\.since) == ["2026-01-15"])
  }

  @Test("names the nearest before and after where nobody holds it")
  func nearest() throws {
    let fixture = try Fixture()
    var question = HolderQuestion(post: "ambassador", of: "South Korea", to: "Russia")
    question.asOf = day("2024-06-01")
    let answer = try answer(question, fixture)
    #expect(answer.holders.isEmpty)
    #expect(answer.nearest.map(\.person.name) == ["Chang Ho-jin", "Lee Sok-bae"])
    #expect(answer.nearest.last?.since == "2026-01-15")
  }

  @Test("knows a post by its role, and by the words that say which of several it is")
  func roles() throws {
    let fixture = try Fixture()
    for (post, names) in [
      ("president", ["Lee Jae Myung", "Yoon Suk Yeol"]),
      ("head-of-state", ["Lee Jae Myung", "Yoon Suk Yeol"]),
      ("foreign minister", ["Cho Hyun"]), ("minister of foreign affairs", ["Cho Hyun"]),
      ("minister of agriculture", ["Song Mi-ryung"]),
      ("minister", ["Kim Jung-kwan", "Song Mi-ryung"]), ("spokesperson", []),
    ] {
      let question = HolderQuestion(post: post, of: "South Korea")
      #expect(try answer(question, fixture).holders.map(\.person.name).sorted() == names, "\(post)")
    }
  }

  @Test("lists envoys by one side alone, with the other side of each")
  func oneSide() throws {
    let fixture = try Fixture()
    let toRussia = try answer(HolderQuestion(post: "ambassador", to: "Russia"), fixture).holders
    #expect(Set(toRussia.compactMap(\.body?.name)) == ["South Korea", "Japan"])
    #expect(toRussia.count == 4)
    let ofKorea = try answer(HolderQuestion(post: "ambassador", of: "South Korea"), fixture).holders
    #expect(Set(ofKorea.compactMap(\.accreditedTo?.name)) == ["Russia", "Ukraine"])
    let all = try answer(HolderQuestion(post: "ambassador"), fixture).holders
    #expect(all.count == 5)
    let posts = try answer(HolderQuestion(of: "Russia"), fixture).holders
    #expect(posts.map(\.person.name) == ["Vladimir Putin"])
  }

  @Test("leaves no room for possible holders beside a certain one of a post for one")
  func single() throws {
    let fixture = try Fixture()
    let question = HolderQuestion(post: "president", of: "South Korea", asOf: day("2023-01-01"))
    let holders = try answer(question, fixture).holders
    #expect(holders.map(\.person.name) == ["Yoon Suk Yeol"])
    #expect(holders.first?.certainty == .certain)
  }

  @Test("takes a source of the month for likelier than what is merely not excluded")
  func likelihood() throws {
    let store = try Store.inMemory()
    var dispatch = Dispatch("month", published: "2026-01")
    dispatch.formerEnvoy("Akira Muto", of: "Japan", to: "Russia")
    dispatch.envoy("Toyohisa Kozuki", of: "Japan", to: "Russia", "spoke.", since: nil, until: nil)
    let writer = try store.beginWrite()
    let (document, reading) = dispatch.build()
    _ = try writer.ingest(document: document, reading: reading)
    try writer.commit()
    let reader = try store.beginRead()
    defer { reader.end() }
    var question = HolderQuestion(post: "ambassador", of: "Japan", to: "Russia")
    for (date, names) in [
      (nil, ["Toyohisa Kozuki", "Akira Muto"]), ("2026-01-20", ["Toyohisa Kozuki"]),
      ("2020-01-01", ["Toyohisa Kozuki", "Akira Muto"]), ("2027-01-01", ["Toyohisa Kozuki"]),
    ] as [(String?, [String])] {
      question.asOf = date.map(day)
      guard case .answered(let answer) = try question.answer(in: reader) else {
        throw TestFailure()
      }
      #expect(answer.holders.map(\.person.name) == names, "\(date ?? "at any time")")
      #expect(answer.holders.allSatisfy { $0.certainty == (date == nil ? nil : .possible) })
    }
  }

  @Test(
    "understands posts in words",
    arguments: [
      ("ambassador of South Korea to Russia", "ambassador", "South Korea", "Russia"),
      ("Who is the ambassador of South Korea to Russia?", "ambassador", "South Korea", "Russia"),
      ("South Korean ambassador to Russia", "ambassador", "South Korean", "Russia"),
      ("South Korea's ambassador to Russia", "ambassador", "South Korea", "Russia"),
      ("president of the Republic of Korea", "president", "Republic of Korea", nil),
      (
        "minister of foreign affairs of South Korea", "minister of foreign affairs", "South Korea",
        nil
      ),
      ("Russian president", "president", "Russian", nil),
      ("foreign minister", "foreign minister", nil, nil),
      ("president of Atlantis", "president", "Atlantis", nil),
      ("ambassador to Atlantis", "ambassador", nil, "Atlantis"),
      ("", nil, nil, nil),
    ] as [(String, String?, String?, String?)])
  func words(text: String, post: String?, body: String?, to: String?) throws {
    let fixture = try Fixture()
    #expect(try read(text, fixture) == HolderQuestion(post: post, of: body, to: to))
  }

  @Test("takes adjectives and other names of countries for the country")
  func otherNames() throws {
    let fixture = try Fixture()
    for words in [
      "South Korean president", "president of the ROK", "Republic of Korea's president",
    ] {
      let found = try answer(read(words, fixture), fixture)
      #expect(found.body?.name == "South Korea", "\(words)")
      #expect(found.holders.count == 2, "\(words)")
    }
  }

  @Test(
    "lists the candidates of an ambiguous name, and names that are written much like an unknown one"
  )
  func unresolved() throws {
    let fixture = try Fixture()
    let writer = try fixture.store.beginWrite()
    for name in ["Bank of Korea", "Bank of Japan"] {
      let node = try writer.createNode(labels: [writer.intern(label: "PublicBody")])
      try writer.set(writer.intern(propertyKey: "name"), to: .string(name), of: node)
    }
    try writer.commit()
    let reader = try fixture.store.beginRead()
    defer { reader.end() }
    guard case .unresolved(let ambiguous) = try HolderQuestion(of: "Bank").answer(in: reader),
      case .unresolved(let unknown) = try HolderQuestion(of: "Rusia").answer(in: reader)
    else { throw TestFailure() }
    #expect(ambiguous.isAmbiguous && ambiguous.candidates.count == 2)
    #expect(!unknown.isAmbiguous && unknown.suggestions == ["Russia"])
    #expect(unknown.description.contains("did you mean \"Russia\"?"))
  }
}
