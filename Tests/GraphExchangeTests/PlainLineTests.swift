import GraphExchange
import GraphModel
import GraphStore
import TestSupport
import Testing

/// A whole graph is drawn from bytes; whatever else is drawn, from values. Both draw the same.
@Suite struct PlainLineTests {
  @Test func `Lines made of bytes are lines made of values`() throws {
    var random = SeededGenerator(seed: randomSeed())
    for _ in 0..<30 {
      let store = try Store.inMemory(options: Store.Options(reading: .image))
      try store.write { writer throws(StoreError) in try Self.fill(writer, using: &random) }
      let transaction = try store.beginRead()
      defer { transaction.end() }
      let fromBytes = try text(transaction)
      // An image is none of the transactions that hand out bytes.
      let image = try transaction.reader()
      #expect(!(image is ReadTransaction))
      let fromValues = try text(image)
      #expect(fromBytes == fromValues)
    }
  }

  private func text(_ reader: some GraphReader) throws -> String {
    var writer = DOTWriter(reader, drawing: .everything())
    var output = OutputBuffer()
    while try writer.writePart(into: &output) {}
    return output.text
  }

  static func fill(
    _ writer: WriteTransaction, using random: inout SeededGenerator
  ) throws(StoreError) {
    let name = try writer.intern(propertyKey: "name")
    var labels: [LabelToken] = []
    for label in ["Person", "Country", "Strange & \"odd\"", "Nu\u{301}mero"] {
      labels.append(try writer.intern(label: label))
    }
    var nodes: [NodeID] = []
    for _ in 0..<40 {
      let node = try writer.createNode(
        labels: Array(
          Set(labels.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random)))
        )
        .sorted { $0.rawValue < $1.rawValue })
      nodes.append(node)
      switch Int.random(in: 0..<10, using: &random) {
      case 0: break
      case 1: try writer.set(name, to: .integer(7), of: node)
      default: try writer.set(name, to: .string(words(using: &random)), of: node)
      }
    }
    for _ in 0..<120 {
      let type =
        ["MET_WITH", "KNOWS", "AT_WAR_WITH", "Ünder & over", words(using: &random)]
        .randomElement(using: &random) ?? "T"
      let edge = try writer.createRelationship(
        type: try writer.intern(relationshipType: type.isEmpty ? "T" : type),
        from: nodes.randomElement(using: &random) ?? nodes[0],
        to: nodes.randomElement(using: &random) ?? nodes[0])
      for key in ["since", "until", "confidence", "title", "status"]
      where Int.random(in: 0..<3, using: &random) == 0 {
        try writer.set(
          try writer.intern(propertyKey: key), to: value(of: key, using: &random), of: edge)
      }
    }
  }

  private static func value(of key: String, using random: inout SeededGenerator) -> Value {
    let day = CalendarDate(daysSinceEpoch: Int64.random(in: -800_000...3_000_000, using: &random))
    switch key {
    case "confidence": return .float(0.5)
    case "title": return .string(words(using: &random))
    case "status":
      return .string(["former", "planned", "current"].randomElement(using: &random) ?? "")
    default:
      switch Int.random(in: 0..<6, using: &random) {
      case 0: return .date(day)
      case 1: return .string(String(Int.random(in: 1000...2030, using: &random)))
      case 2: return .string("2019-0\(Int.random(in: 1...9, using: &random))")
      case 3: return .string("2022-02-24")
      case 4: return .date(CalendarDate(year: 2022, month: 2, day: 24) ?? day)
      default: return .string("long ago")
      }
    }
  }

  /// Of letters, signs and whole words of which some are plain and some are not.
  private static func words(using random: inout SeededGenerator) -> String {
    let pieces = [
      "a", "Sok-bae", "Lee", " ", " ", " ", "  ", "Côte", "d’Lenullen", "“so”", "–", "—", "…",
      "\u{2028}",
      "\u{200B}", "‐", "ß", "\u{301}", "\u{AD}", "이석배", "최강", "漢字", "カナかな", "゛", "\u{3099}",
      "\u{9FFF}", "Nguyễn", "A & B", "R&D", "&", "\"", "\\", "\n", "\t", "\u{7F}", "👩‍👩‍👧",
      "Intergovernmental", "Entwicklungszusammenarbeitsministerium", "\u{202E}", "\u{E9}",
      "x\u{2019}",
    ]
    return (0..<Int.random(in: 0...9, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}
