import GraphModel
import GraphStore
import TestSupport
import Testing

/// Actors whose names documents spell differently.
@Suite struct SpellingTests {
  private func visit(_ uri: String, of name: String, to country: String) -> TestDocument {
    var document = TestDocument(uri, published: "2024")
    document.claim(document.actor(name), "CITIZEN_OF", document.actor(country, "Country"))
    return document
  }

  @Test func `a person is known again in another spelling, and found under each`() throws {
    let store = try Store.inMemory()
    let spellings = ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"]
    for (index, name) in spellings.enumerated() {
      try visit("\(index)", of: name, to: "Ukraine").ingest(into: store)
    }
    #expect(try facts(store).count == 1)
    try store.read { reader throws(StoreError) in
      let found = try spellings.map { name throws(StoreError) in try reader.nodes(named: name) }
      #expect(Set(found).count == 1)
      #expect(found.first?.count == 1)
      #expect(try reader.checkIntegrity() == [])
      let names = try reader.names(of: found[0])[0]
      #expect(Set(names.map(\.text)) == Set(spellings))
      let evidence = try reader.evidence(of: [RelationshipID(1)])[0]
      #expect(evidence.map(\.document) == ["0", "1", "2"])
    }
  }

  @Test func `an imported or hand-made node is known in another spelling too`() throws {
    let store = try Store.inMemory()
    try store.write { writer throws(StoreError) in
      let name = try writer.intern(propertyKey: "name")
      let person = try writer.createNode(labels: [writer.intern(label: "Person")])
      try writer.set(name, to: .string("Muhammad bin Salman"), of: person)
      let company = try writer.createNode(labels: [writer.intern(label: "Company")])
      try writer.set(name, to: .string("Gazprom PJSC"), of: company)
      let other = try writer.createNode(labels: [writer.intern(label: "Person")])
      try writer.set(name, to: .string("Somebody"), of: other)
      try writer.addAlias("Sergey Lavrov", to: other)
    }
    var document = TestDocument("a")
    document.claim(
      document.actor("Mohammed bin Salman"), "OWNS", document.actor("Gazprom", "Company"))
    document.claim(
      document.actor("Sergei Lavrov"), "OWNS", document.actor("PAO Gazprom", "Organization"))
    let outcome = try document.ingest(into: store)
    // The second Gazprom of the same document is another.
    #expect(outcome.actorsJoined == 3)
    #expect(outcome.actorsAdded == 1)
    // What the names become later counts as well.
    try store.write { writer throws(StoreError) in
      let name = try writer.intern(propertyKey: "name")
      let node = try writer.nodes(named: "Muhammad bin Salman")[0]
      try writer.set(name, to: .string("Kim Jong-un"), of: node)
      try writer.removeAlias("Sergey Lavrov", from: writer.nodes(named: "Somebody")[0])
    }
    #expect(
      try visit("b", of: "Jongun Kim", to: "North Korea").ingest(into: store).actorsJoined == 1)
    #expect(try store.read { reader throws(StoreError) in try reader.checkIntegrity() } == [])
  }

  @Test func `people who are not the same stay apart`() throws {
    let store = try Store.inMemory()
    let names = [
      "George W. Bush", "George H. W. Bush", "George Bush", "Kim Jong-un", "Kim Jong-il",
      "Ri Yong-ho", "Lee Yong-ho", "Mohamed Morsi", "Mahmoud Morsi", "J. Smith", "John Smith",
    ]
    for (index, name) in names.enumerated() {
      try visit("\(index)", of: name, to: "Ruritania").ingest(into: store)
    }
    #expect(try facts(store).count == names.count)
  }

  @Test func `a name is shown in its fullest form, and forgetting restores the former one`() throws
  {
    let store = try Store.inMemory()
    try visit("a", of: "Jana Dvorakova", to: "Ruritania").ingest(into: store)
    let alone = try dump(store)
    try visit("b", of: "JANA DVOŘÁKOVÁ", to: "Ruritania").ingest(into: store)
    try visit("c", of: "Dr. Jana Dvořáková", to: "Ruritania").ingest(into: store)
    #expect(try facts(store) == facts(store))
    #expect(try dump(store).contains { $0.contains("name='Dr. Jana Dvo{345}{225}kov{225}'") })
    for uri in ["c", "b"] {
      try store.write { writer throws(StoreError) in _ = try writer.forget(document: uri) }
    }
    #expect(try dump(store) == alone)
    #expect(try store.read { reader throws(StoreError) in try reader.checkIntegrity() } == [])
  }

  @Test func `one event told by two articles is one relationship with both as evidence`() throws {
    let store = try Store.inMemory()
    for (uri, first, second) in [
      ("a", "Kim Jong-un", "Vladimir Putin"), ("b", "Vladimir Putin", "Kim Jong Un"),
    ] {
      var document = TestDocument(uri, published: "2024-06-20")
      document.claim(
        document.actor(first), "MET_WITH", document.actor(second),
        since: uri == "a" ? "2024-06-19" : "2024-06", until: uri == "a" ? "2024-06-19" : nil)
      try document.ingest(into: store)
    }
    #expect(try facts(store).count == 1)
    let evidence = try store.read { reader throws(StoreError) in
      try reader.evidence(of: [RelationshipID(1)])[0]
    }
    #expect(evidence.map(\.document) == ["a", "b"])
  }

  @Test func `documents that spell names anyhow say the same in any order`() throws {
    let seed = randomSeed()
    let people = [
      ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "VOLODYMYR ZELENSKIY"],
      ["Kim Jong-un", "Kim Jong Un", "Jong-un Kim", "Kim Jongun"],
      ["Mohammed bin Salman", "Muhammad bin Salman", "Mohamed ibn Salman"],
      ["Jana Dvořáková", "Jana Dvorakova", "Dr. Jana Dvorakova"],
      ["George W. Bush"], ["George H. W. Bush"],
    ]
    let companies = [
      ["Gazprom", "Gazprom PJSC", "PAO Gazprom"], ["Gazprom Neft", "Gazprom Neft PJSC"],
    ]
    for round in 0..<60 {
      var generator = SeededGenerator(seed: seed &+ UInt64(round))
      var documents: [TestDocument] = []
      for index in 0..<Int.random(in: 2...6, using: &generator) {
        var document = TestDocument("doc\(index)", published: "2024-0\(index + 1)")
        let (a, b) = (
          Int.random(in: 0..<people.count, using: &generator),
          Int.random(in: 0..<people.count, using: &generator)
        )
        let person = document.actor(people[a].randomElement(using: &generator) ?? "")
        if a != b {
          let other = document.actor(people[b].randomElement(using: &generator) ?? "")
          document.claim(
            person, "MET_WITH", other,
            since: ["2023", "2023-05"].randomElement(using: &generator))
        }
        let company = companies.randomElement(using: &generator)?.randomElement(using: &generator)
        document.claim(
          person, "HOLDS_POST",
          document.actor(
            company ?? "", ["Company", "Organization"].randomElement(using: &generator) ?? ""),
          title: "director", role: "director",
          since: ["2020", "2020-05", "2021"].randomElement(using: &generator))
        documents.append(document)
      }
      func graph(_ documents: [TestDocument]) throws -> [String] {
        let store = try Store.inMemory()
        var states = [try dump(store)]
        for document in documents {
          try document.ingest(into: store)
          states.append(try dump(store))
        }
        let facts = try facts(store)
        #expect(try store.read { reader throws(StoreError) in try reader.checkIntegrity() } == [])
        for (document, state) in zip(documents, states).reversed() {
          try store.write { writer throws(StoreError) in
            _ = try writer.forget(document: document.uri)
          }
          #expect(try dump(store) == state, "GRAPHCTL_SEED=\(seed) round \(round)")
        }
        return facts
      }
      let expected = try graph(documents)
      #expect(try graph(documents.reversed()) == expected, "GRAPHCTL_SEED=\(seed) round \(round)")
      documents.shuffle(using: &generator)
      #expect(try graph(documents) == expected, "GRAPHCTL_SEED=\(seed) round \(round)")
    }
  }
}
