import GraphModel
import GraphStore
import Testing

@Suite struct IngestTests {
  /// An ambassador's post as documents assert it: two halves.
  private func envoy(
    _ document: inout TestDocument, _ name: String, to country: String, since: String? = nil,
    until: String? = nil, attested: String? = nil, endedBy: String? = nil
  ) {
    let person = document.actor(name)
    let sender = document.actor("South Korea", "Country")
    let receiver = document.actor(country, "Country")
    for (type, target) in [("AMBASSADOR_OF", sender), ("AMBASSADOR_TO", receiver)] {
      document.claim(
        person, type, target, title: "ambassador", role: "ambassador", since: since, until: until,
        attested: attested, endedBy: endedBy, inLastLine: type == "AMBASSADOR_TO")
    }
  }

  @Test func `the same document twice changes nothing`() throws {
    let store = try Store.inMemory()
    var document = TestDocument("a", published: "2021-06-01")
    envoy(&document, "Lee Sok-bae", to: "Russia", since: "2019", until: "2022")
    let first = try document.ingest(into: store)
    #expect(first.kind == .added)
    #expect(first.actorsAdded == 3)
    #expect(first.relationshipsAdded == 2)
    let before = try dump(store)
    let counter = try store.read { reader throws(StoreError) in reader.changeCounter }
    #expect(try document.ingest(into: store).kind == .unchanged)
    #expect(try dump(store) == before)
    #expect(try store.read { reader throws(StoreError) in reader.changeCounter } == counter)
  }

  @Test func `an actor is known again by its strong name and label`() throws {
    let store = try Store.inMemory()
    var a = TestDocument("a")
    a.claim(
      a.actor("Kim Jong-un"), "CITIZEN_OF",
      a.actor("North Korea", "Country", strong: ["DPRK"], weak: ["Pyongyang"]))
    try a.ingest(into: store)
    var b = TestDocument("b")
    b.claim(b.actor("Kim Jong Un"), "CITIZEN_OF", b.actor("D.P.R.K.", "Country"))
    b.claim(b.actor("KIM JONG UN", "Company"), "BASED_IN", b.actor("Pyongyang", "Country"))
    let outcome = try b.ingest(into: store)
    // The country by nothing but a weak alias, and a company of a person's name, are new.
    #expect(outcome.actorsJoined == 1)
    #expect(outcome.actorsAdded == 3)
    var c = TestDocument("c")
    c.claim(c.actor("Kim Jong Un"), "CITIZEN_OF", c.actor("Dprk", "Country"))
    #expect(try c.ingest(into: store).actorsJoined == 2)
  }

  @Test func `a bare surname joins nobody in another document`() throws {
    let store = try Store.inMemory()
    for uri in ["a", "b"] {
      var document = TestDocument(uri)
      document.claim(
        document.actor("Putin"), "CITIZEN_OF", document.actor("Russia", "Country"))
      let outcome = try document.ingest(into: store)
      #expect(outcome.actorsAdded == (uri == "a" ? 2 : 1))
    }
    var full = TestDocument("c")
    full.claim(
      full.actor("Vladimir Putin", strong: ["Putin"]), "CITIZEN_OF",
      full.actor("Russia", "Country"))
    #expect(try full.ingest(into: store).actorsAdded == 1)
    var other = TestDocument("d")
    other.claim(other.actor("Putin"), "CITIZEN_OF", other.actor("Russia", "Country"))
    #expect(try other.ingest(into: store).actorsAdded == 1)
  }

  @Test func `two actors of one name that a document holds apart stay two`() throws {
    let store = try Store.inMemory()
    var a = TestDocument("a")
    a.claim(a.actor("John Smith"), "CITIZEN_OF", a.actor("Ireland", "Country"))
    try a.ingest(into: store)
    var b = TestDocument("b")
    let first = b.actor("John Smith")
    let second = b.actor("John  Smith")
    b.claim(first, "RELATIVE_OF", second)
    #expect(try b.ingest(into: store).actorsAdded == 1)
    // Now two have the name, and who a third document means cannot be known.
    var c = TestDocument("c")
    c.claim(c.actor("John Smith"), "CITIZEN_OF", c.actor("Ireland", "Country"))
    #expect(try c.ingest(into: store).actorsAdded == 1)
  }

  @Test func `an organisation becomes a company where a document knows it better`() throws {
    let store = try Store.inMemory()
    var a = TestDocument("a")
    a.claim(a.actor("Gazprom", "Organization"), "BASED_IN", a.actor("Russia", "Country"))
    try a.ingest(into: store)
    let alone = try dump(store)
    var b = TestDocument("b")
    b.claim(b.actor("Gazprom", "Company"), "OPERATES_IN", b.actor("Serbia", "Country"))
    #expect(try b.ingest(into: store).actorsJoined == 1)
    #expect(try dump(store).contains { $0.hasPrefix("node 1:Company ") })
    var c = TestDocument("c")
    c.claim(c.actor("Gazprom", "PublicBody"), "BASED_IN", c.actor("Russia", "Country"))
    #expect(try c.ingest(into: store).actorsAdded == 1)
    for uri in ["b", "c"] {
      try store.write { writer throws(StoreError) in _ = try writer.forget(document: uri) }
    }
    #expect(try dump(store) == alone)
  }

  @Test func `two terms stay apart, and an attestation joins the one that it fits`() throws {
    let store = try Store.inMemory()
    var a = TestDocument("a", published: "2020-01-01")
    envoy(&a, "Lee Sok-bae", to: "Russia", since: "2019", until: "2022")
    var b = TestDocument("b", published: "2025-11-01")
    envoy(&b, "Lee Sok-bae", to: "Russia", since: "2025-10")
    var c = TestDocument("c", published: "2026-01-20")
    envoy(&c, "Lee Sok-bae", to: "Russia", attested: "2026-01-20")
    var d = TestDocument("d", published: "2021-05-05")
    envoy(&d, "Lee Sok-bae", to: "Russia", attested: "2021-05-05")
    for document in [c, a, d, b] { try document.ingest(into: store) }
    #expect(
      try facts(store).filter { $0.contains("AMBASSADOR_TO") } == [
        """
        Lee Sok-bae AMBASSADOR_TO Russia 2019-01-01 2019-12-31 2022-01-01 2022-12-31 \
        confidence=float 4606281698874543309 role='ambassador' since='2019' title='ambassador' \
        until='2022'
        """,
        """
        Lee Sok-bae AMBASSADOR_TO Russia 2025-10-01 2025-10-31 2026-01-21 - \
        confidence=float 4606281698874543309 role='ambassador' since='2025-10' title='ambassador'
        """,
      ])
  }

  @Test func `the halves of an ambassador's posts stay together`() throws {
    let store = try Store.inMemory()
    var a = TestDocument("a")
    envoy(&a, "Park Han", to: "Japan", since: "2023")
    try a.ingest(into: store)
    var b = TestDocument("b")
    envoy(&b, "Park Han", to: "Russia", attested: "2024-05-05")
    try b.ingest(into: store)
    // What is said of the embassy in Russia must not tighten the term in Japan.
    let held = try facts(store)
    #expect(
      held.filter { $0.contains("AMBASSADOR_TO Japan 2023-01-01 2023-12-31 2023-01-02 -") }.count
        == 1)
    #expect(held.filter { $0.contains("AMBASSADOR_OF") }.count == 2)
    #expect(
      held.filter { $0.contains("AMBASSADOR_OF South Korea 2023-01-01 2023-12-31 2023-01-02 -") }
        .count == 1)
  }

  @Test func `symmetric relationships are one, whichever way they are told`() throws {
    let store = try Store.inMemory()
    var a = TestDocument("a")
    let one = a.actor("Iran", "Country")
    let two = a.actor("Russia", "Country")
    a.claim(one, "PARTNERSHIP_WITH", two)
    a.claim(two, "PARTNERSHIP_WITH", one)
    try a.ingest(into: store)
    var b = TestDocument("b")
    b.claim(b.actor("Russia", "Country"), "PARTNERSHIP_WITH", b.actor("Iran", "Country"))
    try b.ingest(into: store)
    #expect(try facts(store).count == 1)
    let evidence = try store.read { reader throws(StoreError) in
      try reader.evidence(of: [RelationshipID(1)])[0]
    }
    #expect(evidence.map(\.document) == ["a", "a", "b"])
  }

  @Test func `different posts in one body are different relationships`() throws {
    let store = try Store.inMemory()
    var a = TestDocument("a")
    let person = a.actor("Ann Example")
    let country = a.actor("Ruritania", "Country")
    a.claim(person, "HOLDS_POST", country, title: "Minister of Energy", role: "minister")
    a.claim(person, "HOLDS_POST", country, title: "Energy Minister", role: "minister")
    a.claim(person, "HOLDS_POST", country, title: "Minister of Finance", role: "finance-minister")
    a.claim(person, "HOLDS_POST", country, title: "Finance Secretary", role: "finance-minister")
    a.claim(person, "HOLDS_POST", country, title: "Minister of Sport", role: "minister")
    a.claim(person, "HOLDS_POST", country, title: "economist")
    try a.ingest(into: store)
    let held = try facts(store)
    // "Energy Minister" has no "of": its words are all in "Minister of Energy".
    #expect(held.count == 4)
  }

  @Test func `a changed document replaces its assertions and keeps its actors`() throws {
    let store = try Store.inMemory()
    var a = TestDocument("a", published: "2024")
    let person = a.actor("Putin")
    a.claim(person, "CITIZEN_OF", a.actor("Russia", "Country"))
    a.claim(person, "MET_WITH", a.actor("Ann Example"))
    try a.ingest(into: store)
    var b = TestDocument("a", published: "2024")
    b.claim(b.actor("Putin"), "CITIZEN_OF", b.actor("Russia", "Country"), since: "1999")
    let outcome = try b.ingest(into: store)
    #expect(outcome.kind == .replaced)
    #expect(outcome.withdrawnAssertions == 2)
    #expect(outcome.actorsAdded == 0)
    #expect(outcome.actorsRemoved == 1)
    #expect(outcome.relationshipsRemoved == 1)
    #expect(outcome.relationshipsAdded == 0)
    let lines = try dump(store)
    #expect(lines.filter { $0.hasPrefix("node") }.count == 2)
    #expect(lines.filter { $0.hasPrefix("document") } == ["document a 1"])
  }

  @Test func `a document whose date changes is read anew`() throws {
    let store = try Store.inMemory()
    var a = TestDocument("a", published: "2024")
    a.claim(a.actor("Ann Example"), "CITIZEN_OF", a.actor("Russia", "Country"))
    try a.ingest(into: store)
    a.published = PartialDate("2025")
    #expect(try a.ingest(into: store).kind == .replaced)
  }

  @Test func `forgetting a document leaves what the others say`() throws {
    let store = try Store.inMemory()
    var a = TestDocument("a", published: "2020")
    envoy(&a, "Lee Sok-bae", to: "Russia", since: "2019")
    a.claim(a.actor("South Korea", "Country"), "PARTNERSHIP_WITH", a.actor("Russia", "Country"))
    try a.ingest(into: store)
    let alone = try dump(store)
    var b = TestDocument("b", published: "2023")
    envoy(&b, "Lee Sok-bae", to: "Russia", since: "2019-05", until: "2022-12-31")
    b.claim(
      b.actor("Russia", "Country", strong: ["Russian Federation"]), "MET_WITH",
      b.actor("Iran", "Country"))
    try b.ingest(into: store)
    #expect(try dump(store) != alone)
    let outcome = try store.write { writer throws(StoreError) in try writer.forget(document: "b") }
    #expect(outcome?.withdrawnAssertions == 3)
    #expect(outcome?.relationshipsRemoved == 1)
    #expect(outcome?.actorsRemoved == 1)
    #expect(try dump(store) == alone)
    #expect(
      try store.write { writer throws(StoreError) in try writer.forget(document: "b") } == nil)
  }

  @Test func `an actor that a person connected is not removed with its document`() throws {
    let store = try Store.inMemory()
    var a = TestDocument("a")
    a.claim(a.actor("Ann Example"), "CITIZEN_OF", a.actor("Russia", "Country"))
    try a.ingest(into: store)
    try store.write { writer throws(StoreError) in
      let ann = try writer.nodes(named: "Ann Example")[0]
      let type = try writer.intern(relationshipType: "KNOWS")
      _ = try writer.createRelationship(type: type, from: ann, to: ann)
      _ = try writer.forget(document: "a")
      #expect(try writer.exist([ann]) == [true])
      #expect(try writer.nodes(named: "Russia") == [])
    }
  }

  @Test func `a reading that does not fit its text is refused whole`() throws {
    let store = try Store.inMemory()
    var a = TestDocument("a")
    a.claim(a.actor("Ann Example"), "CITIZEN_OF", a.actor("Russia", "Country"))
    for change in 0..<3 {
      var reading = a.reading
      switch change {
      case 0: reading.assertions[0].target = 7
      case 1: reading.assertions[0].evidence[0].span = 1..<3
      default: reading.assertions[0].evidence[0].span = 5..<9_000
      }
      let error = #expect(throws: StoreError.self) {
        try store.write { writer throws(StoreError) in
          _ = try writer.ingest(document: a.description, reading: reading)
        }
      }
      #expect(error?.code == .constraint)
    }
    #expect(try dump(store).isEmpty)
  }

  @Test func `what a person created is untouched by documents`() throws {
    let store = try Store.inMemory()
    try store.write { writer throws(StoreError) in
      let name = try writer.intern(propertyKey: "name")
      let person = try writer.createNode(labels: [writer.intern(label: "Person")])
      let country = try writer.createNode(labels: [writer.intern(label: "Country")])
      try writer.set(name, to: .string("Ann Example"), of: person)
      try writer.set(name, to: .string("Russia"), of: country)
      let type = try writer.intern(relationshipType: "CITIZEN_OF")
      _ = try writer.createRelationship(type: type, from: person, to: country)
    }
    let before = try dump(store)
    var a = TestDocument("a")
    a.claim(a.actor("Ann Example"), "CITIZEN_OF", a.actor("Russia", "Country"))
    let outcome = try a.ingest(into: store)
    #expect(outcome.actorsJoined == 2)
    #expect(outcome.relationshipsAdded == 1)
    try store.write { writer throws(StoreError) in _ = try writer.forget(document: "a") }
    #expect(try dump(store) == before)
  }

  @Test func `the status is that of the latest document`() throws {
    let store = try Store.inMemory()
    for (uri, date, status) in [("b", "2024", Status.suspended), ("a", "2022", .planned)] {
      var document = TestDocument(uri, published: date)
      document.claim(
        document.actor("Acme", "Company"), "OPERATES_IN", document.actor("Russia", "Country"),
        status: status)
      try document.ingest(into: store)
    }
    #expect(try facts(store).map { $0.contains("status='suspended'") } == [true])
  }

  @Test func `a sentence is found around its evidence`() throws {
    let store = try Store.inMemory()
    let text = "First one. Mr. J. Smith met\nAnn Example in Oslo. “Good.” Third.\n\nOther"
    let quote = "met\nAnn"
    let start = Array(text.unicodeScalars).firstRange(of: Array(quote.unicodeScalars))
    let span = try #require(start)
    let reading = Reading(
      extractor: "test/1",
      actors: [
        ReadActor(name: "J. Smith", label: "Person"),
        ReadActor(name: "Ann Example", label: "Person"),
      ],
      assertions: [
        ReadAssertion(
          source: 0, type: "MET_WITH", target: 1,
          evidence: [ReadEvidence(quote: quote, span: span)], confidence: 1)
      ])
    try store.write { writer throws(StoreError) in
      _ = try writer.ingest(
        document: DocumentDescription(uri: "a", text: text), reading: reading)
      let evidence = try writer.evidence(of: [RelationshipID(1)])[0]
      #expect(
        try writer.sentence(around: evidence[0]) == "Mr. J. Smith met Ann Example in Oslo.")
    }
  }
}
