import GraphModel
import GraphStore
import TestSupport
import Testing

@testable import GraphQuery

/// Nothing that a query can hand to a function or an operator may end the program.
@Suite struct HostileArgumentTests {
  /// Values at the edges of their types, and values that other functions would refuse.
  static let values: [Value] = instants + durations + numbers + strings + maps + others

  private static let instants: [Value] =
    [CalendarDate.first, .last, CalendarDate(daysSinceEpoch: 0)].flatMap { date -> [Value] in
      let last = LocalTime(nanosecondsOfDay: LocalTime.nanosecondsPerDay - 1) ?? .midnight
      let local = LocalDateTime(date: date, time: last)
      return [
        .date(date), .localDateTime(local), .localTime(last),
        ZonedTime(local: last, offset: -64_800).map { .time($0) } ?? .null,
        ZonedDateTime(local: local, offset: 64_800).map { .dateTime($0) } ?? .null,
        ZonedDateTime(local: local, offset: 3600, zone: "Europe/Berlin").map { .dateTime($0) }
          ?? .null,
        ZonedDateTime(local: local, offset: 0, zone: "No/Where").map { .dateTime($0) } ?? .null,
      ]
    }

  private static let durations: [Value] = [
    Duration(months: .max, days: .max, seconds: .max, nanoseconds: 999_999_999),
    Duration(months: .min, days: .min, seconds: .min), Duration(months: 1), .zero,
    Duration(days: .max), Duration(seconds: .min),
  ].compactMap { $0.map { .duration($0) } }

  private static let numbers: [Value] = [
    0, 1, -1, 53, 366, .integer(.max), .integer(.min), .integer(.max - 1), 1_000_000_007, 0.5,
    -0.0, .float(.nan), .float(.infinity), .float(-.infinity), 1e300, -1e18, 9.3e18, 5e-300,
  ]

  private static let strings: [Value] = [
    "", "a", "\u{0}", "e\u{301}\u{1F1E9}", "2024-02-29", "-999999999-01-01", "P1Y", "PT1.5S",
    "12:00", "+18:00", "Europe/Berlin", "day", "week", "millennium", "((", "a{1,1000}", "1e400",
    "P999999999999999999Y", "-P999999999999999999W", "UP",
    .string(String(repeating: "x", count: 999)),
  ]

  private static let maps: [Value] = [
    [:], ["year": .integer(.max)], ["year": .integer(.min), "month": 1, "day": 1],
    ["year": 999_999_999, "week": 53], ["year": -999_999_999, "week": 1],
    ["epochSeconds": .integer(.max)], ["epochMillis": .integer(.min)],
    ["epochMillis": .integer(.max), "nanosecond": .integer(.max)],
    ["hour": .integer(.max)], ["year": 2024, "day": .integer(.min)],
    ["hour": 1, "minute": 1, "second": 1, "nanosecond": .integer(.max)],
    ["hour": 1, "minute": 1, "second": 1, "millisecond": .integer(.min)],
    ["years": .integer(.max)], ["years": .float(.nan)], ["days": 1e27, "seconds": -1e27],
    ["timezone": "Europe/Berlin"], ["timezone": "../.."], ["date": .date(.last), "week": 53],
    ["datetime": .null], ["time": .localTime(.midnight)], ["dayOfWeek": .integer(.max)],
    ["quarter": .integer(.max)],
  ]

  private static let others: [Value] = [
    .null, true, [], [.null], [1, "a", [.null]], ["a", "b"], .node(NodeID(1)),
    .node(NodeID(.max)), .relationship(RelationshipID(1)),
    .path(Path(nodes: [NodeID(1), NodeID(1)], relationships: [RelationshipID(1)])),
  ]

  /// A graph of one node with a loop, and a transaction to be ended.
  private func context(_ store: Store) throws -> (ReadTransaction, FunctionContext) {
    try store.write { (graph) throws(StoreError) in
      let node = try graph.createNode(labels: [try graph.intern(label: "A")])
      _ = try graph.createRelationship(
        type: try graph.intern(relationshipType: "T"), from: node, to: node)
    }
    let transaction = try store.beginRead()
    return (transaction, FunctionContext(reader: transaction, clock: .now()))
  }

  @Test func `every function answers or refuses whatever it is given`() throws {
    var generator = SeededGenerator(seed: randomSeed())
    let store = try Store.inMemory()
    let (transaction, context) = try context(store)
    defer { transaction.end() }
    var answers = 0
    var refusals = 0
    for name in FunctionRegistry.standard.names where name != "range" {
      guard case .scalar(let function)? = FunctionRegistry.standard.function(named: name) else {
        continue
      }
      let least = function.arity.lowerBound
      for count in least...min(function.arity.upperBound, least + 2) {
        // Each value as the first argument, then any that the parameters admit.
        let fitting = (0..<count).map { index in
          Self.values.filter { function.parameter(index).contains(ValueTypes(of: $0)) }
        }
        for round in 0..<(count == 0 ? 1 : Self.values.count * (count == 1 ? 1 : 6)) {
          let arguments = (0..<count).map { index in
            index == 0
              ? Self.values[round % Self.values.count]
              : fitting[index].randomElement(using: &generator) ?? .null
          }
          do throws(EvaluationError) {
            let result = try function.evaluate(arguments, context)
            #expect(function.result.contains(ValueTypes(of: result)) || result.isNull, "\(name)")
            answers += 1
          } catch {
            #expect(!error.message.isEmpty)
            refusals += 1
          }
        }
      }
    }
    #expect(answers > 1000)
    #expect(refusals > 1000)
  }

  private func apply(_ number: Int, _ a: Value, _ b: Value, _ context: FunctionContext) throws
    -> Value
  {
    switch number {
    case 0: try Operators.add(a, b)
    case 1: try Operators.subtract(a, b)
    case 2: try Operators.multiply(a, b)
    case 3: try Operators.divide(a, b)
    case 4: try Operators.remainder(a, b)
    case 5: try Operators.power(a, b)
    case 6: try Operators.isIn(a, b)
    case 7: try Operators.xor(a, b)
    case 8: try Operators.matches(a, b)
    case 9: Operators.contains(a, b)
    case 10: Operators.less(a, b)
    case 11: Operators.equal(a, b)
    case 12: try Operators.element(a, b, context)
    case 13: try Operators.slice(a, from: b, to: b)
    default: try Operators.negate(a)
    }
  }

  @Test func `every operator answers or refuses whatever it is given`() throws {
    let store = try Store.inMemory()
    let (transaction, context) = try context(store)
    defer { transaction.end() }
    let parts = [
      "year", "week", "weekYear", "dayOfQuarter", "epochMillis", "epochSeconds", "nanoseconds",
      "microseconds", "weeks", "minutesOfHour", "offsetMinutes", "timezone", "x",
    ]
    var answers = 0
    for a in Self.values {
      for b in Self.values {
        for number in 0..<15 {
          if (try? apply(number, a, b, context).rendered()) != nil { answers += 1 }
        }
      }
      for part in parts { if (try? Operators.member(a, part, context)) != nil { answers += 1 } }
    }
    #expect(answers > 10_000)
  }

  @Test func `every aggregate answers or refuses whatever it is given`() throws {
    var generator = SeededGenerator(seed: randomSeed())
    var answers = 0
    for name in FunctionRegistry.standard.names {
      guard case .aggregate(let function)? = FunctionRegistry.standard.function(named: name) else {
        continue
      }
      let fitting = Self.values.filter { function.parameters[0].contains(ValueTypes(of: $0)) }
      for _ in 0..<500 {
        var aggregator = function.makeAggregator()
        for _ in 0..<4 {
          try? aggregator.accumulate(
            fitting.randomElement(using: &generator) ?? .null,
            parameter: Self.values.randomElement(using: &generator) ?? .null)
        }
        if (try? aggregator.result().rendered()) != nil { answers += 1 }
      }
    }
    #expect(answers > 1000)
  }
}
