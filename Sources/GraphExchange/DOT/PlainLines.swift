internal import GraphModel
internal import GraphStore

/// The lines of plain nodes and relationships, as ``NodeLines`` and ``EdgeLines`` write them, without
/// a string made for any of them. What is not plain is left to those two.
struct PlainLines {
  private let reader: ReadTransaction
  private let nameKey: KeyToken?
  private let memory = LineMemory()
  /// What the lines of nodes with one label set end with, by the number of the set.
  private var nodeEndings: [UnsafeBufferPointer<UInt8>?] = []
  private var types: [TypeText?] = []

  private struct TypeText {
    /// The words in the label.
    let words: UnsafeBufferPointer<UInt8>
    /// What follows the label.
    let ending: UnsafeBufferPointer<UInt8>

    var count: Int { words.count + ending.count }
  }

  /// Label sets and types are numbered from 1 on; what has a greater number than this is not plain.
  private static let mostNumber: Int64 = 1 << 16

  init(_ reader: ReadTransaction) throws(StoreError) {
    self.reader = reader
    nameKey = try reader.propertyKey(named: "name")
    for set in try reader.labelSetNumbers() where (0...Self.mostNumber).contains(set) {
      while nodeEndings.count <= Int(set) { nodeEndings.append(nil) }
      nodeEndings[Int(set)] = memory.keep(try nodeEnding(set))
    }
    for type in try reader.relationshipTypes()
    where (0...Self.mostNumber).contains(Int64(type.rawValue)) {
      while types.count <= Int(type.rawValue) { types.append(nil) }
      types[Int(type.rawValue)] = try typeText(type)
    }
  }

  // MARK: Nodes

  /// Appends the lines of the nodes with these ids.
  func appendNodes(
    _ ids: ClosedRange<Int64>, to output: inout OutputBuffer
  ) throws(StoreError) {
    var rest: [(id: Int64, place: Int)] = []
    let endings = nodeEndings
    let memory = memory
    let width = NodeLines<ReadTransaction>.lineWidth
    let lines = NodeLines<ReadTransaction>.mostLines
    let longest =
      "  n [label=\"\"".utf8.count + 20 + PlainText.mostBytes(width: width, lines: lines)
      + (endings.compactMap { $0?.count }.max() ?? 0)
    var cursor = memory.begin(PlainLines.room(ids, longest))
    try reader.scanNodes(ids, key: nameKey) { id, set, name in
      let begin = cursor
      if let name, set >= 0, set < endings.count, let ending = endings[Int(set)] {
        cursor.put("  n")
        cursor.put(decimal: id)
        cursor.put(" [label=")
        if PlainText.put(folded: name, width: width, lines: lines, into: &cursor) {
          cursor.put(ending)
          return
        }
        cursor.back(to: begin)
      }
      rest.append((id, memory.offset(begin)))
    }
    try merge(memory.offset(cursor), rest, to: &output) { (ids, output) throws(StoreError) in
      try NodeLines(reader).append(ids.map { NodeID($0) }, to: &output)
    }
  }

  private func nodeEnding(_ set: Int64) throws(StoreError) -> [UInt8] {
    var labels: [String] = []
    for token in try reader.labels(ofSet: set) { labels.append(try reader.name(of: token)) }
    var ending = OutputBuffer()
    NodeLines<ReadTransaction>.appendEnding(
      tooltip: NodeLines<ReadTransaction>.kind(labels), labels, to: &ending)
    return ending.bytes
  }

  // MARK: Relationships

  /// Appends the lines of the relationships with these ids.
  func appendRelationships(
    _ ids: ClosedRange<Int64>, to output: inout OutputBuffer
  ) throws(StoreError) {
    var rest: [(id: Int64, place: Int)] = []
    let types = types
    let memory = memory
    let longest =
      "  n -> n [label=\"\\n – \"".utf8.count + 2 * 20 + 2 * PlainLines.longestDate
      + (types.compactMap { $0?.count }.max() ?? 0)
    var cursor = memory.begin(PlainLines.room(ids, longest))
    try reader.scanRelationships(ids) { row in
      guard row.isPlain, row.type >= 0, row.type < types.count, let text = types[Int(row.type)]
      else {
        rest.append((row.id, memory.offset(cursor)))
        return
      }
      cursor.put("  n")
      cursor.put(decimal: row.source)
      cursor.put(" -> n")
      cursor.put(decimal: row.target)
      cursor.put(" [label=\"")
      cursor.put(text.words)
      PlainLines.put(row, into: &cursor)
      cursor.put(text.ending)
    }
    try merge(memory.offset(cursor), rest, to: &output) { (ids, output) throws(StoreError) in
      try EdgeLines(reader).append(
        try reader.endpoints(of: ids.map { RelationshipID($0) }), validity: nil, to: &output)
    }
  }

  /// Nil where the words are not plain.
  private func typeText(_ type: TypeToken) throws(StoreError) -> TypeText? {
    let type = EdgeType(name: try reader.name(of: type))
    var ending = OutputBuffer()
    ending.append("\"")
    type.appendStyle(status: nil, to: &ending)
    ending.append("];\n")
    let width = EdgeLines<ReadTransaction>.typeWidth
    let begin = memory.begin(PlainText.mostBytes(width: width, lines: 1))
    var cursor = begin
    var words = type.words
    let isPlain = words.withUTF8 {
      PlainText.put(folded: $0, width: width, lines: 1, into: &cursor)
    }
    guard isPlain else { return nil }
    // Without the quotes.
    let bare = Array(memory.written(1..<memory.offset(cursor) - 1))
    return TypeText(words: memory.keep(bare), ending: memory.keep(ending.bytes))
  }

  /// The time on a line of its own: as ``PeriodText`` says it.
  @inline(__always)
  private static func put(_ row: ScannedRelationship, into cursor: inout LineCursor) {
    let (since, until) = (row.stated.since, row.stated.until)
    switch (since, until) {
    case (.none, .none): break
    case (.none, _):
      cursor.put("\\nuntil ")
      put(until, row.untilEarliest, into: &cursor)
    case (_, .none):
      cursor.put("\\nsince ")
      put(since, row.sinceEarliest, into: &cursor)
    default:
      cursor.put("\\n")
      let begin = cursor
      put(since, row.sinceEarliest, into: &cursor)
      let middle = cursor
      cursor.put(" – ")
      let end = cursor
      put(until, row.untilEarliest, into: &cursor)
      if cursor.repeats(begin, to: middle, from: end) { cursor.back(to: middle) }
    }
  }

  /// Of any year that a day count of 64 bits can have.
  private static let longestDate = 32

  private static func put(
    _ form: StatedDates.Form, _ day: Int64, into cursor: inout LineCursor
  ) {
    let isBefore: Bool
    let precision: Int
    switch form {
    case .dayBefore, .dateBefore: (isBefore, precision) = (true, 3)
    case .year: (isBefore, precision) = (false, 1)
    case .month: (isBefore, precision) = (false, 2)
    case .none, .day, .date: (isBefore, precision) = (false, 3)
    }
    let date = CalendarDate(daysSinceEpoch: isBefore ? day &- 1 : day)
    let (year, month, dayOfMonth) = date.components
    guard year >= 0, year <= 9999 else {
      for byte in date.description.utf8.prefix(longestDate) { cursor.put(byte) }
      return
    }
    cursor.put(digits: year / 100)
    cursor.put(digits: year % 100)
    if precision == 1 { return }
    cursor.put(UInt8(ascii: "-"))
    cursor.put(digits: month)
    if precision == 2 { return }
    cursor.put(UInt8(ascii: "-"))
    cursor.put(digits: dayOfMonth)
  }

  // MARK: Both

  /// Bytes for a line of each id.
  ///
  /// - Precondition: there are no more ids than a slice has.
  private static func room(_ ids: ClosedRange<Int64>, _ longest: Int) -> Int {
    Int(ids.upperBound - ids.lowerBound + 1) * longest
  }

  /// Puts the lines of the rest where they belong among the others.
  ///
  /// - Parameter count: how many bytes of the others there are in the memory.
  private func merge(
    _ count: Int, _ rest: [(id: Int64, place: Int)], to output: inout OutputBuffer,
    _ append: ([Int64], inout OutputBuffer) throws(StoreError) -> Void
  ) throws(StoreError) {
    var from = 0
    var index = 0
    while index < rest.count {
      // Neighbours are written together.
      let place = rest[index].place
      var ids: [Int64] = []
      while index < rest.count, rest[index].place == place {
        ids.append(rest[index].id)
        index += 1
      }
      output.append(memory.written(from..<place))
      from = place
      try append(ids, &output)
    }
    output.append(memory.written(from..<count))
  }
}
