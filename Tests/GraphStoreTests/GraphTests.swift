import GraphModel
import GraphStore
import Testing

@Suite struct GraphTests {
  @Test func `what a transaction wrote is read by the next`() throws {
    let store = try Store.inMemory()
    let writer = try store.beginWrite()
    let person = try writer.intern(label: "Person")
    let country = try writer.intern(label: "Country")
    let holds = try writer.intern(relationshipType: "HOLDS_POST")
    let name = try writer.intern(propertyKey: "name")
    let a = try writer.createNode(labels: [person])
    let b = try writer.createNode(labels: [country, person])
    try writer.set(name, to: .string("Ann"), of: a)
    let r = try writer.createRelationship(type: holds, from: a, to: b)
    #expect(try writer.nodeCount(label: person) == 2)
    #expect(try writer.relationshipCount(type: holds) == 1)
    try writer.commit()

    let reader = try store.beginRead()
    #expect(try reader.label(named: "Person") == person)
    #expect(try reader.label(named: "Nobody") == nil)
    #expect(try reader.name(of: country) == "Country")
    #expect(try reader.labels() == [person, country])
    #expect(try reader.nodeCount(label: nil) == 2)
    #expect(try reader.nodeCount(label: country) == 1)
    #expect(try reader.relationshipCount(type: nil) == 1)
    #expect(try reader.labels(of: [b, a, NodeID(99)]) == [[person, country], [person], []])
    #expect(try reader.have(country, [a, b, NodeID(99)]) == [false, true, false])
    #expect(try reader.exist([a, NodeID(99)]) == [true, false])
    #expect(try reader.nodes(label: person, after: nil, limit: 10) == [a, b])
    #expect(try reader.nodes(label: person, after: a, limit: 10) == [b])
    #expect(try reader.nodes(label: nil, after: nil, limit: 1) == [a])
    #expect(try reader.property(name, of: [a, b]).map(\.testText) == ["'Ann'", "null"])
    let ends = try reader.endpoints(of: [r])
    #expect((ends.sources, ends.targets, ends.types) == ([a], [b], [holds]))
    reader.end()
  }

  @Test func `ids are not given twice, even after deletion and rollback of others`() throws {
    let store = try Store.inMemory()
    let first = try store.write { writer throws(StoreError) in
      try writer.createNode(labels: [])
    }
    try store.write { writer throws(StoreError) in try writer.delete(first) }
    let second = try store.write { writer throws(StoreError) in
      try writer.createNode(labels: [])
    }
    #expect(second > first)
  }

  @Test func `a rollback leaves nothing, not even names of labels`() throws {
    let store = try Store.inMemory()
    let writer = try store.beginWrite()
    let label = try writer.intern(label: "Ghost")
    _ = try writer.createNode(labels: [label])
    writer.rollback()
    let reader = try store.beginRead()
    #expect(try reader.label(named: "Ghost") == nil)
    #expect(try reader.nodeCount(label: nil) == 0)
    #expect(reader.changeCounter == 0)
  }

  @Test func `the change counter rises with every transaction that writes and no other`() throws {
    let store = try Store.inMemory()
    try store.write { _ throws(StoreError) in }
    #expect(try store.read { reader throws(StoreError) in reader.changeCounter } == 0)
    try store.write { writer throws(StoreError) in _ = try writer.createNode(labels: []) }
    #expect(try store.read { reader throws(StoreError) in reader.changeCounter } == 1)
  }

  @Test func `a node with relationships cannot be deleted alone`() throws {
    let store = try Store.inMemory()
    let (a, r) = try store.write { writer throws(StoreError) -> (NodeID, RelationshipID) in
      let a = try writer.createNode(labels: [])
      let type = try writer.intern(relationshipType: "T")
      return (a, try writer.createRelationship(type: type, from: a, to: a))
    }
    let error = #expect(throws: StoreError.self) {
      try store.write { writer throws(StoreError) in try writer.delete(a) }
    }
    #expect(error?.code == .constraint)
    #expect(try store.read { reader throws(StoreError) in try reader.exist([a]) } == [true])
    try store.write { writer throws(StoreError) in
      try writer.delete(a)
      try writer.delete(r)
    }
    #expect(try store.read { reader throws(StoreError) in try reader.exist([a]) } == [false])
  }

  @Test func `labels are added and removed once`() throws {
    let store = try Store.inMemory()
    try store.write { writer throws(StoreError) in
      let x = try writer.intern(label: "X")
      let y = try writer.intern(label: "Y")
      let node = try writer.createNode(labels: [y, y])
      #expect(try writer.nodeCount(label: y) == 1)
      #expect(try writer.add(x, to: node))
      #expect(try !writer.add(x, to: node))
      #expect(try writer.labels(of: [node]) == [[x, y]])
      #expect(try writer.remove(y, from: node))
      #expect(try !writer.remove(y, from: node))
      #expect(try writer.labels(of: [node]) == [[x]])
      #expect(try writer.nodes(label: y, after: nil, limit: 5) == [])
      #expect(try writer.nodes(label: x, after: nil, limit: 5) == [node])
      #expect(try writer.nodeCount(label: y) == 0)
    }
  }

  @Test func `expanding finds each direction, types in order, and a loop once`() throws {
    let store = try Store.inMemory()
    try store.write { writer throws(StoreError) in
      let t = try writer.intern(relationshipType: "T")
      let u = try writer.intern(relationshipType: "U")
      let a = try writer.createNode(labels: [])
      let b = try writer.createNode(labels: [])
      let c = try writer.createNode(labels: [])
      let ab = try writer.createRelationship(type: t, from: a, to: b)
      let ca = try writer.createRelationship(type: u, from: c, to: a)
      let aa = try writer.createRelationship(type: u, from: a, to: a)
      let second = try writer.createRelationship(type: t, from: a, to: b)
      var found = Expansion()
      try writer.expand([a], ExpandRequest(direction: .outgoing), into: &found)
      #expect(found.relationships == [ab, second, aa])
      #expect(found.neighbours == [b, b, a])
      try writer.expand([a], ExpandRequest(direction: .incoming), into: &found)
      #expect(found.relationships == [aa, ca])
      try writer.expand([a], ExpandRequest(direction: .either), into: &found)
      #expect(found.relationships == [ab, second, aa, ca])
      #expect(found.types == [t, t, u, u])
      try writer.expand([b, a], ExpandRequest(types: [u], direction: .either), into: &found)
      #expect(found.relationships == [aa, ca])
      #expect(found.origins == [1, 1])
      try writer.expand([a], ExpandRequest(types: []), into: &found)
      #expect(found.count == 0)
      #expect(try writer.degrees(of: [a, b, c], ExpandRequest()) == [4, 2, 1])
      try writer.connect([a, b, a], [b, a, a], ExpandRequest(), into: &found)
      #expect(found.relationships == [ab, second, ab, second, aa])
      #expect(found.neighbours == [b, b, a, a, a])
      try writer.connect([b], [a], ExpandRequest(direction: .incoming), into: &found)
      #expect(found.relationships == [ab, second])
    }
  }

  @Test func `dates that are properties set the period and read back as they were written`() throws
  {
    let store = try Store.inMemory()
    let day = try #require(CalendarDate(year: 2022, month: 2, day: 24))
    let stated: [(Value, Value, String)] = [
      (.string("2019"), .string("2022"), "2019-01-01 2019-12-31 2022-01-01 2022-12-31"),
      (.string("2019-05"), .null, "2019-05-01 2019-05-31 2019-05-02 -"),
      (.date(day), .string("2022-02-24"), "2022-02-24 2022-02-24 2022-02-25 2022-02-25"),
      (.string("soon"), .integer(7), "- - - -"),
      (.null, .date(day), "- - 2022-02-24 2022-02-24"),
      (.string("2022"), .string("2019"), "- - - -"),
      (.string("2022-01-01"), .string("2022-01"), "2022-01-01 2022-01-01 2022-01-02 2022-01-31"),
    ]
    try store.write { writer throws(StoreError) in
      let type = try writer.intern(relationshipType: "T")
      let since = try writer.intern(propertyKey: "since")
      let until = try writer.intern(propertyKey: "until")
      let node = try writer.createNode(labels: [])
      for (from, to, period) in stated {
        // At once, as CREATE does it, and later, as SET does it.
        let fresh = try writer.createRelationship(type: type, from: node, to: node)
        try writer.set(since, to: from, of: fresh)
        try writer.set(until, to: to, of: fresh)
        let old = try writer.createRelationship(type: type, from: node, to: node)
        try writer.set(until, to: .string("1850"), of: old)
        #expect(try writer.exist([old]) == [true])
        try writer.set(since, to: from, of: old)
        try writer.set(until, to: to, of: old)
        for relationship in [fresh, old] {
          #expect(try writer.periods(of: [relationship]).map(\.testText) == [period])
          #expect(try writer.property(since, of: [relationship]).map(\.testText) == [from.testText])
          #expect(try writer.property(until, of: [relationship]).map(\.testText) == [to.testText])
          let all = try writer.properties(of: [relationship])[0]
          #expect(
            all.map(\.value.testText)
              == [from, to].filter { !$0.isNull }.map(\.testText))
        }
      }
    }
  }
}
