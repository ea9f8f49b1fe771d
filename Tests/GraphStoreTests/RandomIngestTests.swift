import GraphModel
import GraphStore
import TestSupport
import Testing

@Suite struct RandomIngestTests {
  /// Few actors, types and dates, so that much of what documents say meets.
  ///
  /// - Parameter hasClearNames: leaves out bare surnames, which are other people in every document,
  ///   and aliases of several actors, for which it matters who came first.
  private func document(
    _ uri: String, hasClearNames: Bool = false, _ generator: inout SeededGenerator
  ) -> TestDocument {
    let dates = ["2018", "2019-05", "2020-06-01", "2021", "2022-02", "2023-03-03"]
    var document = TestDocument(uri, published: dates.randomElement(using: &generator))
    let people = ["Ann Example", "Bea Example", "Kim Jong-un"] + (hasClearNames ? [] : ["Putin"])
    let countries = ["Ruritania", "Syldavia"]
    for _ in 0..<Int.random(in: 1...5, using: &generator) {
      let person = document.actor(
        people.randomElement(using: &generator) ?? "", weak: ["the leader"])
      let name = countries.randomElement(using: &generator) ?? ""
      let alias = hasClearNames ? name : "\(Int.random(in: 0..<3, using: &generator))"
      let country = document.actor(name, "Country", strong: ["Republic of \(alias)"])
      let since = Bool.random(using: &generator) ? dates.randomElement(using: &generator) : nil
      let until = Bool.random(using: &generator) ? dates.randomElement(using: &generator) : nil
      let attested = dates.randomElement(using: &generator)
      let confidence = Double(Int.random(in: 1...9, using: &generator)) / 10
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        let title =
          ["minister", "Minister of Energy", "Minister of Sport", nil]
          .randomElement(using: &generator) ?? nil
        document.claim(
          person, "HOLDS_POST", country, title: title,
          role: Bool.random(using: &generator) ? "minister" : nil, since: since, until: until,
          attested: attested, confidence: confidence)
      case 1:
        let other = document.actor(people.randomElement(using: &generator) ?? "")
        if other != person {
          document.claim(person, "MET_WITH", other, since: since, until: since)
        }
      case 2:
        let other = document.actor(
          countries.randomElement(using: &generator) ?? "", "Country")
        for (type, target) in [("AMBASSADOR_OF", country), ("AMBASSADOR_TO", other)] {
          document.claim(
            person, type, target, title: "ambassador", role: "ambassador", since: since,
            until: until, endedBy: attested, status: .former, inLastLine: type == "AMBASSADOR_TO")
        }
      default:
        document.claim(person, "CITIZEN_OF", country, attested: attested, confidence: confidence)
      }
    }
    return document
  }

  @Test func `forgetting a document restores what was there before it`() throws {
    let seed = randomSeed()
    // With the first a relationship that came apart from another once got a new id.
    let seeds = [6_935_549_557_962_031_683] + (0..<80).map { seed &+ UInt64($0) }
    for (round, own) in seeds.enumerated() {
      var generator = SeededGenerator(seed: own)
      let store = try Store.inMemory()
      let count = Int.random(in: 1...5, using: &generator)
      var documents: [TestDocument] = []
      var states: [[String]] = [try dump(store)]
      for index in 0..<count {
        let document =
          documents.isEmpty || Bool.random(using: &generator)
          ? document("doc\(index)", &generator)
          : documents[Int.random(in: documents.indices, using: &generator)]
            .repeated(at: "doc\(index)")
        documents.append(document)
        try document.ingest(into: store)
        states.append(try dump(store))
      }
      #expect(try store.read { reader throws(StoreError) in try reader.checkIntegrity() } == [])
      for index in (0..<count).reversed() {
        try store.write { writer throws(StoreError) in
          _ = try writer.forget(document: "doc\(index)")
        }
        #expect(try dump(store) == states[index], "GRAPHCTL_SEED=\(seed) round \(round)")
      }
      #expect(try store.read { reader throws(StoreError) in try reader.checkIntegrity() } == [])
    }
  }

  @Test func `what documents say together does not depend on their order`() throws {
    let seed = randomSeed()
    for round in 0..<80 {
      var generator = SeededGenerator(seed: seed &+ UInt64(round))
      var documents: [TestDocument] = []
      for index in 0..<Int.random(in: 2...4, using: &generator) {
        documents.append(document("doc\(index)", hasClearNames: true, &generator))
      }
      for index in 4..<Int.random(in: 4...6, using: &generator) {
        documents.append(documents[index % documents.count].repeated(at: "doc\(index)"))
      }
      let expected = try graph(documents)
      #expect(try graph(documents.reversed()) == expected, "GRAPHCTL_SEED=\(seed) round \(round)")
      documents.shuffle(using: &generator)
      #expect(try graph(documents) == expected, "GRAPHCTL_SEED=\(seed) round \(round)")
    }
  }

  @Test func `the same documents in the same order give the same graph, ids and all`() throws {
    let seed = randomSeed()
    var generator = SeededGenerator(seed: seed)
    let documents = (0..<20).map { document("doc\($0)", &generator) }
    let stores = try [Store.inMemory(), Store.inMemory()]
    for store in stores { for document in documents { try document.ingest(into: store) } }
    #expect(try dump(stores[0]) == dump(stores[1]))
  }

  @Test func `replacing a document gives what reading the new form first would have`() throws {
    let seed = randomSeed()
    for round in 0..<60 {
      var generator = SeededGenerator(seed: seed &+ UInt64(round))
      let old = document("doc", hasClearNames: true, &generator)
      let new = document("doc", hasClearNames: true, &generator)
      // The same text of the same day is not read again.
      if old.text == new.text, old.published == new.published { continue }
      let store = try Store.inMemory()
      try old.ingest(into: store)
      try new.ingest(into: store)
      let fresh = try Store.inMemory()
      try new.ingest(into: fresh)
      let (found, expected) = (try facts(store), try facts(fresh))
      #expect(found == expected, "GRAPHCTL_SEED=\(seed) round \(round)")
      #expect(try store.read { reader throws(StoreError) in try reader.checkIntegrity() } == [])
    }
  }

  private func graph(_ documents: [TestDocument]) throws -> [String] {
    let store = try Store.inMemory()
    for document in documents { try document.ingest(into: store) }
    return try facts(store)
  }
}
