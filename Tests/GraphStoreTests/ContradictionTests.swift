import GraphModel
import GraphStore
import Testing

@Suite struct ContradictionTests {
  private func post(
    _ uri: String, _ name: String, _ role: String, since: String? = nil, until: String? = nil,
    attested: String? = nil, in country: String = "Ruritania"
  ) -> TestDocument {
    var document = TestDocument(uri)
    document.claim(
      document.actor(name), "HOLDS_POST", document.actor(country, "Country"), title: role,
      role: role, since: since, until: until, attested: attested)
    return document
  }

  private func rules(_ documents: [TestDocument]) throws -> [Contradiction.Rule] {
    let store = try Store.inMemory()
    for document in documents { try document.ingest(into: store) }
    return try store.read { reader throws(StoreError) in
      try reader.contradictions().map(\.rule)
    }
  }

  @Test func `statements of one term that differ are kept apart and reported`() throws {
    let a = post("a", "Ann Example", "foreign-minister", since: "2019-01-01", until: "2022-05-01")
    let b = post("b", "Ann Example", "foreign-minister", since: "2020-03-01", until: "2023-01-01")
    #expect(try rules([a, b]) == [.term])
    #expect(try rules([b, a]) == [.term])
  }

  @Test func `terms that follow each other, and other posts, contradict nothing`() throws {
    let first = post("a", "Ann Example", "foreign-minister", since: "2010", until: "2012")
    let second = post("b", "Ann Example", "foreign-minister", since: "2012", until: "2014")
    let other = post("c", "Ann Example", "finance-minister", since: "2011", until: "2013")
    let elsewhere = post(
      "d", "Ann Example", "foreign-minister", since: "2010", until: "2013", in: "Syldavia")
    let successor = post("e", "Bea Example", "foreign-minister", since: "2014")
    #expect(try rules([first, second, other, elsewhere, successor]) == [])
  }

  @Test func `two holders of what one holds are reported`() throws {
    let a = post("a", "Ann Example", "head-of-state", since: "2019", until: "2022")
    let b = post("b", "Bea Example", "head-of-state", attested: "2020-06-01")
    let c = post("c", "Cem Example", "head-of-state", attested: "2023-06-01")
    #expect(try rules([a, b, c]) == [.holders])
    // A country has many ambassadors and ministers without a role of their own.
    let d = post("d", "Ann Example", "minister", attested: "2020-06-01")
    let e = post("e", "Bea Example", "minister", attested: "2020-06-01")
    #expect(try rules([d, e]) == [])
  }

  @Test func `what is open on one side may be two terms`() throws {
    let a = post("a", "Ann Example", "head-of-state", since: "2019")
    let b = post("b", "Bea Example", "head-of-state", since: "2021")
    #expect(try rules([a, b]) == [])
  }
}
