import GraphModel
import GraphStore
import TestSupport
import Testing

@Suite struct PropertyTests {
  private static func time(_ hour: Int64, _ nanoseconds: Int64 = 0) -> LocalTime {
    LocalTime(nanosecondsOfDay: hour * 3_600_000_000_000 + nanoseconds)!
  }

  static let values: [Value] = {
    let date = CalendarDate(year: 2022, month: 2, day: 24)!
    let local = LocalDateTime(date: date, time: time(5, 1))
    return [
      .boolean(true), .boolean(false),
      .integer(0), .integer(1), .integer(-1), .integer(.max), .integer(.min),
      .float(0), .float(-0.0), .float(1), .float(0.1), .float(.nan), .float(.infinity),
      .float(-.infinity), .float(.greatestFiniteMagnitude), .float(.leastNonzeroMagnitude),
      .float(9_007_199_254_740_992), .float(1e300), .float(-2.5e-10),
      .string(""), .string("a\u{0}b\u{0}"), .string("\u{0}"), .string("é"), .string("e\u{301}"),
      .string("👩‍🚀"), .string("'; DROP TABLE node; --"), .string("5"), .string("NaN"),
      .string(String(repeating: "x", count: 100_000)), .string("\u{FFFF}\u{10FFFF}"),
      .list([]), .list([.list([]), .list([.list([.integer(1)])])]),
      .list([.integer(1), .float(1), .float(-0.0), .float(1e25), .float(.nan), .float(-.infinity)]),
      .list([.string("\"\\\u{0}\u{1F}\n/é"), .boolean(true), .null, .boolean(false)]),
      .list([.date(date), .localTime(time(3)), .string("{\"date\":1}")]),
      .date(date), .date(CalendarDate(year: -1, month: 12, day: 31)!),
      .date(CalendarDate(year: 999_999_999, month: 12, day: 31)!),
      .date(CalendarDate(year: -999_999_999, month: 1, day: 1)!),
      .date(CalendarDate(year: 12_345, month: 1, day: 1)!),
      .localTime(time(0)), .localTime(time(23, 3_599_999_999_999)),
      .time(ZonedTime(local: time(12), offset: 0)!),
      .time(ZonedTime(local: time(12, 7), offset: -64_800)!),
      .time(ZonedTime(local: time(12), offset: 3_601)!),
      .localDateTime(local),
      .dateTime(ZonedDateTime(local: local, offset: 3_600, zone: "Europe/Stockholm")!),
      .dateTime(ZonedDateTime(local: local, offset: -30)!),
      .duration(Duration()!),
      .duration(Duration(months: -1, days: 2, seconds: -3, nanoseconds: 4)!),
      .duration(Duration(seconds: -1, nanoseconds: 1)!),
      .duration(Duration(seconds: 0, nanoseconds: -1)!),
      .duration(Duration(months: .min, days: .max, seconds: .min, nanoseconds: 0)!),
      .duration(Duration(seconds: .max, nanoseconds: 999_999_999)!),
    ]
  }()

  @Test func `every kind of value reads back to the bit, from nodes and relationships`() throws {
    let folder = TemporaryFolder()
    do {
      let store = try Store.open(folder.file(), access: .create)
      try store.write { writer throws(StoreError) in
        let type = try writer.intern(relationshipType: "T")
        for (index, value) in Self.values.enumerated() {
          let key = try writer.intern(propertyKey: "key\(index)")
          let node = try writer.createNode(labels: [])
          try writer.set(key, to: value, of: node)
          let relationship = try writer.createRelationship(type: type, from: node, to: node)
          try writer.set(key, to: value, of: relationship)
          let confidence = try writer.intern(propertyKey: "confidence")
          try writer.set(confidence, to: value, of: relationship)
        }
      }
      store.close()
    }
    let store = try Store.open(folder.file(), access: .readOnly)
    try store.read { reader throws(StoreError) in
      let confidence = try reader.propertyKey(named: "confidence")!
      for (index, value) in Self.values.enumerated() {
        let key = try reader.propertyKey(named: "key\(index)")!
        let node = NodeID(Int64(index + 1))
        let relationship = RelationshipID(Int64(index + 1))
        #expect(try reader.property(key, of: [node]).map(\.testText) == [value.testText])
        #expect(try reader.property(key, of: [relationship]).map(\.testText) == [value.testText])
        #expect(
          try reader.property(confidence, of: [relationship]).map(\.testText) == [value.testText])
        #expect(try reader.properties(of: [node])[0].map(\.value.testText) == [value.testText])
        #expect(try reader.properties(of: [relationship])[0].count == 2)
      }
      #expect(try reader.checkIntegrity().map(\.description) == [])
    }
  }

  @Test func `what cannot be a property is refused`() throws {
    let store = try Store.inMemory()
    var deep = Value.list([])
    for _ in 0..<10_000 { deep = .list([deep]) }
    for value: Value in [
      .map([:]), .node(NodeID(1)), .list([.map(["a": .null])]), .list([.list([.node(NodeID(1))])]),
      deep, .date(CalendarDate(daysSinceEpoch: .max)),
    ] {
      let error = #expect(throws: StoreError.self) {
        try store.write { writer throws(StoreError) in
          let node = try writer.createNode(labels: [])
          try writer.set(writer.intern(propertyKey: "k"), to: value, of: node)
        }
      }
      #expect(error?.code == .unsupportedValue)
    }
  }

  @Test(arguments: [false, true])
  func `nodes are found by the value of a property, with an index and without`(
    isIndexed: Bool
  ) throws {
    let store = try Store.inMemory()
    try store.write { writer throws(StoreError) in
      let label = try writer.intern(label: "L")
      let key = try writer.intern(propertyKey: "k")
      for value in Self.values {
        try writer.set(key, to: value, of: writer.createNode(labels: [label]))
        try writer.set(key, to: value, of: writer.createNode(labels: []))
      }
      if isIndexed {
        #expect(try writer.create(PropertyIndex(.nodes(label), key: key)))
        #expect(try !writer.create(PropertyIndex(.nodes(label), key: key)))
      }
      #expect(try writer.hasIndex(label: label, key: key) == isIndexed)
      for value in Self.values {
        let expected = Self.values.indices.filter { Self.values[$0].equals(value) == true }
        #expect(
          try writer.nodes(label: label, where: key, equals: value)
            == expected.map { NodeID(Int64($0 * 2 + 1)) }, "\(value)")
        #expect(
          try writer.nodes(label: nil, where: key, equals: value).count == expected.count * 2)
      }
      for value: Value in [.null, .map([:]), .node(NodeID(1)), .list([.map([:])])] {
        #expect(try writer.nodes(label: label, where: key, equals: value).isEmpty)
      }
      #expect(try writer.checkIntegrity().map(\.description) == [])
      if isIndexed {
        #expect(try writer.indexes() == [PropertyIndex(.nodes(label), key: key)])
        #expect(try writer.drop(.nodes(label), key: key))
        #expect(try !writer.drop(.nodes(label), key: key))
        #expect(try writer.checkIntegrity().map(\.description) == [])
      }
    }
  }

  @Test(arguments: ["k", "since", "until", "confidence"], [false, true])
  func `relationships are found by the value of a property, with an index and without`(
    name: String, isIndexed: Bool
  ) throws {
    let store = try Store.inMemory()
    let stated: [Value] = ["2020", "2020-02", "2020-02-24"].map(Value.string)
    try store.write { writer throws(StoreError) in
      let (type, other) = (
        try writer.intern(relationshipType: "R"), try writer.intern(relationshipType: "S")
      )
      let key = try writer.intern(propertyKey: name)
      let (until, since) = (
        try writer.intern(propertyKey: "until"), try writer.intern(propertyKey: "since")
      )
      let node = try writer.createNode(labels: [])
      if isIndexed {
        #expect(try writer.create(PropertyIndex(.relationships(type), key: key, name: "x")))
        #expect(try !writer.create(PropertyIndex(.relationships(type), key: key)))
      }
      var values: [(relationship: RelationshipID, value: Value)] = []
      for value in Self.values + stated {
        if name != "k", case .list = value { continue }
        for type in [type, other] {
          let relationship = try writer.createRelationship(type: type, from: node, to: node)
          try writer.set(key, to: value, of: relationship)
          // The other end of the span decides how this one is kept.
          try writer.set(name == "until" ? since : until, to: .string("2020"), of: relationship)
          if name == "until" || name == "since" {
            try writer.set(key, to: value, of: relationship)
          }
          if type == other { continue }
          values.append((relationship, value))
        }
      }
      for (_, value) in values {
        let expected = values.filter { $0.value.equals(value) == true }.map(\.relationship)
        #expect(
          try writer.relationships(types: [type], where: key, equals: value).relationships
            == expected, "\(value)")
      }
      for value: Value in [.null, .map([:]), .node(NodeID(1)), .list([.map([:])])] {
        #expect(try writer.relationships(types: [type], where: key, equals: value).count == 0)
      }
      #expect(try writer.checkIntegrity().map(\.description) == [])
      if isIndexed {
        #expect(
          try writer.indexes() == [PropertyIndex(.relationships(type), key: key, name: "x")])
        #expect(try writer.drop(.relationships(type), key: key))
        #expect(try !writer.drop(.relationships(type), key: key))
        #expect(try writer.indexes() == [])
        #expect(try writer.checkIntegrity().map(\.description) == [])
      }
    }
  }
}
