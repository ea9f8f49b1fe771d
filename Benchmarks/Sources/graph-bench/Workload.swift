internal import GraphExchange
internal import GraphModel

/// The questions' parameters and the answers, which were worked out without any engine.
struct Workload {
  private let inputs: [String: Value]
  private let answers: [String: Value]

  init(folder: String) throws {
    inputs = try Workload.map(folder + "/work.json")
    answers = try Workload.map(folder + "/answers.json")
  }

  private static func map(_ path: String) throws -> [String: Value] {
    let text = String(decoding: try readFile(path), as: UTF8.self)
    guard case .map(let map) = try JSONReader.value(text) else {
      throw BenchmarkError("\(path) is no object")
    }
    return map
  }

  /// The parameters of every item of a question, in order.
  func items(_ question: Question) throws -> [[String: Value]] {
    if question == .q7 { return [[:]] }
    guard case .list(let items)? = inputs[question.rawValue] else {
      throw BenchmarkError("work.json lacks \(question)")
    }
    return try items.map { try Workload.parameters(question, $0) }
  }

  private static func parameters(_ question: Question, _ item: Value) throws -> [String: Value] {
    switch (question, item) {
    case (.q1, .list(let pair)) where pair.count == 2:
      ["a": pair[0], "d": try day(pair[1])]
    case (.q2, .integer), (.q3, .integer): ["a": item]
    case (.q4, .list(let pair)) where pair.count == 2: ["a": pair[0], "b": pair[1]]
    case (.q5, .list(let pair)) where pair.count == 2: ["a": pair[0], "b": pair[1]]
    case (.q6, .string): ["d": try day(item)]
    case (.q8a, .string), (.q8b, .string), (.q8c, .string): ["n": item]
    default: throw BenchmarkError("work.json has \(item) in \(question)")
    }
  }

  private static func day(_ value: Value) throws -> Value {
    guard case .string(let text) = value, let date = PartialDate(text)?.exact else {
      throw BenchmarkError("work.json has \(value) for a day")
    }
    return .date(date)
  }

  /// Whether `rows` are the answer to item number `index`.
  func accepts(_ rows: [[[Value]]], to question: Question, item index: Int) throws -> Bool {
    let wanted: Value
    if question == .q7 {
      guard let answer = answers["q7"] else { throw BenchmarkError("answers.json lacks q7") }
      wanted = answer
    } else {
      guard case .list(let all)? = answers[question.rawValue], all.indices.contains(index) else {
        throw BenchmarkError("answers.json lacks \(question)")
      }
      wanted = all[index]
    }
    return Workload.canonical(rows, question).equals(wanted) == true
  }

  /// The answer in the form of answers.json: a number, or the checksum of the sorted rows.
  private static func canonical(_ answers: [[[Value]]], _ question: Question) -> Value {
    let rows = answers.first ?? []
    switch question {
    case .q1, .q2:
      return checksum(rows.map { $0.map(text).joined(separator: ";") })
    case .q3, .q6: return rows.first?.first ?? .null
    // No path is no row.
    case .q4: return rows.first?.first ?? .integer(-1)
    case .q5:
      // The same nodes may be connected by several relationships.
      let paths = rows.map { row in
        if case .list(let nodes)? = row.first { nodes.map(text).joined(separator: "-") } else { "" }
      }
      return checksum(Array(Set(paths)))
    case .q7:
      let types = (answers.last ?? []).sorted { text($0[0]) < text($1[0]) }
      return .list([.list(rows.map { .list($0) }), .list(types.map { .list($0) })])
    case .q8a, .q8b, .q8c: return checksum(rows.map { $0.first.map(text) ?? "" })
    }
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .integer(let number): String(number)
    case .string(let text): text
    default: "\(value)"
    }
  }

  private static func checksum(_ lines: [String]) -> Value {
    // By bytes, which is by scalars; String's own order is another.
    let sorted = lines.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    return .integer(Int64(CRC32.of(sorted.joined(separator: [UInt8(ascii: "\n")]))))
  }
}

enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
  }

  static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { crc, byte in
      table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ (crc >> 8)
    }
  }
}
