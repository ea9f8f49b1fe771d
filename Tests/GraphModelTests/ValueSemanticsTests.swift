import GraphModel
import TestSupport
import Testing

@Suite struct ValueSemanticsTests {
  static let values: [Value] = [
    .null, .boolean(false), .boolean(true), .integer(0), .integer(1), .integer(-1),
    .integer(.max), .integer(.min), .integer(9_007_199_254_740_993), .float(0), .float(-0.0),
    .float(1), .float(0.5), .float(9_007_199_254_740_992), .float(0x1p63), .float(-0x1p63),
    .float(.nan), .float(-.nan), .float(.infinity), .float(-.infinity), .string(""),
    .string("a"), .string("\u{E9}"), .string("e\u{301}"), .string("\u{10000}"), .string("\u{FFFF}"),
    .list([]), .list([.null]), .list([.integer(1)]), .list([.float(1)]), .list([.float(.nan)]),
    .list([.integer(1), .null]), .map([:]), .map(["a": .null]), .map(["a": .integer(1)]),
    .map(["b": .integer(1)]), .map(["a": .float(1)]), .node(NodeID(1)), .node(NodeID(2)),
    .relationship(RelationshipID(1)), .path(Path(nodes: [NodeID(1)], relationships: [])),
    .path(Path(nodes: [NodeID(1), NodeID(2)], relationships: [RelationshipID(1)])),
    .date(CalendarDate(daysSinceEpoch: 0)), .date(CalendarDate(daysSinceEpoch: 1)),
    .localTime(.midnight), .duration(.zero), .duration(Duration(days: 30)!),
    .duration(Duration(months: 1)!),
  ]

  @Test func `the order of all values is total, and agrees with equivalence and hashing`() {
    for a in Self.values {
      for b in Self.values {
        #expect(a.order(relativeTo: b) == b.order(relativeTo: a).reversed)
        #expect((a.order(relativeTo: b) == .same) == (a == b), "\(a) and \(b)")
        if a == b { #expect(a.hashValue == b.hashValue, "\(a) and \(b)") }
        for c in Self.values
        where a.order(relativeTo: b) != .descending && b.order(relativeTo: c) != .descending {
          #expect(a.order(relativeTo: c) != .descending, "\(a), \(b), \(c)")
        }
      }
    }
  }

  @Test func `equality knows exactly what equivalence knows, but for nulls and NaN`() {
    for a in Self.values {
      for b in Self.values {
        #expect(a.equals(b) == b.equals(a))
        if a.equals(b) == true { #expect(a == b) }
        if a.equals(b) == false, a == b { #expect(a.rendered().contains("NaN")) }
      }
    }
  }

  @Test func `types come in the order of openCypher`() {
    let sorted = [
      Value.null, .integer(1), .boolean(true), .string("x"), .list([]), .map([:]),
      .node(NodeID(1)), .relationship(RelationshipID(1)),
      .path(Path(nodes: [NodeID(1)], relationships: [])), .float(.nan),
    ].sorted { $0.orders(before: $1) }
    #expect(
      sorted == [
        .map([:]), .node(NodeID(1)), .relationship(RelationshipID(1)), .list([]),
        .path(Path(nodes: [NodeID(1)], relationships: [])), .string("x"), .boolean(true),
        .integer(1), .float(.nan), .null,
      ])
  }

  @Test func `integers and floats compare without rounding`() {
    let big = Int64(9_007_199_254_740_993)
    #expect(Value.integer(big).equals(.float(9_007_199_254_740_992)) == false)
    #expect(Value.integer(big).compare(.float(9_007_199_254_740_992)) == .ordered(.descending))
    #expect(Value.integer(.max).compare(.float(0x1p63)) == .ordered(.ascending))
    #expect(Value.integer(.min).equals(.float(-0x1p63)) == true)
    #expect(Value.float(0.5).compare(.integer(0)) == .ordered(.descending))
    #expect(Value.float(-0.5).compare(.integer(0)) == .ordered(.ascending))
  }

  @Test func `NaN equals nothing and compares with numbers alone`() {
    let nan = Value.float(.nan)
    #expect(nan.equals(nan) == false)
    #expect(nan.compare(.integer(1)) == .unordered)
    #expect(nan.compare(.string("a")) == .incomparable)
  }

  @Test func `nulls in lists and maps leave open only what hangs on them`() {
    let one = Value.list([.integer(1)])
    #expect(Value.list([.null]).equals(one) == nil)
    #expect(Value.list([.null, .integer(1)]).equals(.list([.integer(1), .integer(2)])) == false)
    #expect(Value.list([.null]).equals(.list([.null, .null])) == false)
    #expect(Value.map(["a": .null]).equals(.map(["a": .null])) == nil)
    #expect(Value.map(["a": .null]).equals(.map(["b": .null])) == false)
    #expect(one.compare(.list([.integer(1), .null])) == .ordered(.ascending))
    #expect(
      Value.list([.integer(1), .null]).compare(.list([.integer(1), .integer(2)])) == .incomparable)
    #expect(
      Value.list([.integer(1), .integer(2)]).compare(.list([.integer(3), .null]))
        == .ordered(.ascending))
  }

  @Test func `spellings of one character are different strings`() {
    #expect(Value.string("\u{E9}").equals(.string("e\u{301}")) == false)
    #expect(Value.string("\u{E9}") != .string("e\u{301}"))
    // By code point, not by UTF-16 unit.
    #expect(Value.string("\u{FFFF}").orders(before: .string("\u{10000}")))
  }

  @Test func `values are written as the language writes them`() {
    let subgraph = Subgraph(
      nodes: [
        NodeID(1): Node(id: NodeID(1), labels: ["A", "B c"], properties: ["x": .integer(1)]),
        NodeID(2): Node(id: NodeID(2), labels: [], properties: [:]),
      ],
      relationships: [
        RelationshipID(7): Relationship(
          id: RelationshipID(7), type: "R", source: NodeID(2), target: NodeID(1),
          properties: ["since": .date(CalendarDate(daysSinceEpoch: 0))], period: .unknown)
      ])
    let path = Value.path(Path(nodes: [NodeID(1), NodeID(2)], relationships: [RelationshipID(7)]))
    #expect(
      path.rendered(in: subgraph) == "<(:A:`B c` {x: 1})<-[:R {since: '1970-01-01'}]-()>")
    #expect(
      Value.map(["b": .null, "a": .list([.float(1), .boolean(true)])]).rendered()
        == "{a: [1.0, true], b: null}")
    #expect(Value.string("it's\n\u{1B}[0m\\").rendered() == #"'it\'s\n\u001B[0m\\'"#)
  }

  @Test(arguments: [
    (1.0, "1.0"), (-0.0, "-0.0"), (0.001, "0.001"), (0.0001, "1.0E-4"), (123456.75, "123456.75"),
    (9_999_999, "9999999.0"), (10_000_000, "1.0E7"), (1.5e300, "1.5E300"), (100.0, "100.0"),
    (.nan, "NaN"), (-.infinity, "-Infinity"), (12.5e-5, "1.25E-4"),
  ])
  func `floats are laid out as in Java`(value: Double, text: String) {
    #expect(FloatText.text(of: value) == text)
  }

  @Test func `floats read back as they were`() {
    var generator = SeededGenerator(seed: randomSeed())
    for _ in 0..<20_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(Double(FloatText.text(of: value)) == value)
    }
  }
}
