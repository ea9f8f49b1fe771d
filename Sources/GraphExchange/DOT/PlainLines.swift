internal import GraphModel
internal import GraphStore

/// The lines of plain nodes and relationships, as ``NodeLines`` and ``EdgeLines`` write them, without
/// a string made for any of them. What is not plain is left to those two.
struct PlainLines {
  private let reader: ReadTransaction
  private let nameKey: KeyToken?
  /// What the lines of nodes with one label set end with; likewise those of types.
  private var nodeEndings: [Int64: OutputBuffer] = [:]
  private var types: [Int32: TypeText] = [:]

  private struct TypeText {
    /// The words in the label; nil where they are not plain.
    var words: OutputBuffer?
    /// What follows the label.
    var ending: OutputBuffer
  }

  init(_ reader: ReadTransaction) throws(StoreError) {
    self.reader = reader
    nameKey = try reader.propertyKey(named: "name")
    for set in try reader.labelSetNumbers() { nodeEndings[set] = try nodeEnding(set) }
    for type in try reader.relationshipTypes() {
      types[type.rawValue] = try typeText(type.rawValue)
    }
  }

  // MARK: Nodes

  /// Appends the lines of the next nodes.
  ///
  /// - Returns: the last of them; nil where there are no more.
  func appendNodes(
    after: Int64, limit: Int, to output: inout OutputBuffer
  ) throws(StoreError) -> Int64? {
    var rest: [(id: Int64, place: Int)] = []
    let endings = nodeEndings
    var lastSet: Int64?
    var ending = OutputBuffer()
    let width = NodeLines<ReadTransaction>.lineWidth
    let lines = NodeLines<ReadTransaction>.mostLines
    var part = OutputBuffer(capacity: limit * 80)
    let last = try reader.scanNodes(after: after, limit: limit, key: nameKey) { id, set, name in
      if set != lastSet {
        ending = endings[set] ?? OutputBuffer()
        lastSet = set
      }
      guard let name, !ending.isEmpty else {
        rest.append((id, part.count))
        return
      }
      let begin = part.count
      part.append("  n")
      part.append(decimal: id)
      part.append(" [label=")
      if PlainText.append(folded: name, width: width, lines: lines, to: &part) {
        part.append(ending.bytes)
      } else {
        part.removeAll(after: begin)
        rest.append((id, begin))
      }
    }
    try merge(part, rest, to: &output) { (ids, output) throws(StoreError) in
      try NodeLines(reader).append(ids.map { NodeID($0) }, to: &output)
    }
    return last
  }

  private func nodeEnding(_ set: Int64) throws(StoreError) -> OutputBuffer {
    var labels: [String] = []
    for token in try reader.labels(ofSet: set) { labels.append(try reader.name(of: token)) }
    var ending = OutputBuffer()
    NodeLines<ReadTransaction>.appendEnding(
      tooltip: NodeLines<ReadTransaction>.kind(labels), labels, to: &ending)
    return ending
  }

  // MARK: Relationships

  /// Appends the lines of the next relationships.
  ///
  /// - Returns: the last of them; nil where there are no more.
  func appendRelationships(
    after: Int64, limit: Int, to output: inout OutputBuffer
  ) throws(StoreError) -> Int64? {
    var rest: [(id: Int64, place: Int)] = []
    let known = types
    var part = OutputBuffer(capacity: limit * 80)
    var lastType: Int32 = .min
    var text: TypeText?
    let last = try reader.scanRelationships(after: after, limit: limit) { row in
      if row.type != lastType {
        lastType = row.type
        text = known[row.type]
      }
      guard row.isPlain, let text, let words = text.words,
        PlainLines.isSaid(row)
      else {
        rest.append((row.id, part.count))
        return
      }
      part.append("  n")
      part.append(decimal: row.source)
      part.append(" -> n")
      part.append(decimal: row.target)
      part.append(" [label=\"")
      part.append(words.bytes)
      PlainLines.append(row, to: &part)
      part.append(text.ending.bytes)
    }
    try merge(part, rest, to: &output) { (ids, output) throws(StoreError) in
      try EdgeLines(reader).append(
        try reader.endpoints(of: ids.map { RelationshipID($0) }), validity: nil, to: &output)
    }
    return last
  }

  private func typeText(_ type: Int32) throws(StoreError) -> TypeText {
    let type = EdgeType(name: try reader.name(of: TypeToken(rawValue: type)))
    var ending = OutputBuffer()
    ending.append("\"")
    type.appendStyle(status: nil, to: &ending)
    ending.append("];\n")
    var quoted = OutputBuffer()
    var words = type.words
    let isPlain = words.withUTF8 {
      PlainText.append(
        folded: $0, width: EdgeLines<ReadTransaction>.typeWidth, lines: 1, to: &quoted)
    }
    guard isPlain else { return TypeText(words: nil, ending: ending) }
    var bare = OutputBuffer()
    bare.append(quoted.bytes.dropFirst().dropLast())
    return TypeText(words: bare, ending: ending)
  }

  /// Whether the dates that were stated are all that there is to say of the time.
  private static func isSaid(_ row: ScannedRelationship) -> Bool {
    row.stated != .none || row.bounds == .open
  }

  /// The time on a line of its own: as ``PeriodText`` says it.
  private static func append(_ row: ScannedRelationship, to output: inout OutputBuffer) {
    let since = row.stated.since
    let until = row.stated.until
    if since == .none && until == .none { return }
    output.append("\\n")
    if since == .none {
      output.append("until ")
      append(until, row.bounds.untilEarliest, to: &output)
    } else if until == .none {
      output.append("since ")
      append(since, row.bounds.sinceEarliest, to: &output)
    } else {
      let begin = output.count
      append(since, row.bounds.sinceEarliest, to: &output)
      let middle = output.count
      output.append(" – ")
      let end = output.count
      append(until, row.bounds.untilEarliest, to: &output)
      if output.bytes[begin..<middle].elementsEqual(output.bytes[end...]) {
        output.removeAll(after: middle)
      }
    }
  }

  private static func append(
    _ form: StatedDates.Form, _ day: Int64, to output: inout OutputBuffer
  ) {
    let isBefore = form == .dayBefore || form == .dateBefore
    let date = CalendarDate(daysSinceEpoch: isBefore ? day &- 1 : day)
    let (year, month, dayOfMonth) = date.components
    guard (0...9999).contains(year) else { return output.append(date.description) }
    output.append(digits: year / 100)
    output.append(digits: year % 100)
    if form == .year { return }
    output.append(UInt8(ascii: "-"))
    output.append(digits: month)
    if form == .month { return }
    output.append(UInt8(ascii: "-"))
    output.append(digits: dayOfMonth)
  }

  // MARK: Both

  /// Puts the lines of the rest where they belong among the others.
  private func merge(
    _ part: OutputBuffer, _ rest: [(id: Int64, place: Int)], to output: inout OutputBuffer,
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
      output.append(part.bytes[from..<place])
      from = place
      try append(ids, &output)
    }
    output.append(part.bytes[from...])
  }
}
