internal import GraphExchange
internal import GraphModel
internal import GraphStore

/// What `show` prints of an actor.
struct ActorReport {
  private let node: NodeID
  private let records: [RelationshipRecord]
  private let cards: Cards
  private let names: [ActorName]
  private let properties: [(name: String, value: Value)]
  private let answer: Answer

  init(
    _ node: NodeID, _ records: [RelationshipRecord], _ reader: ReadTransaction, _ answer: Answer
  ) throws(StoreError) {
    self.node = node
    self.records = records.sorted(by: RelationshipRecord.precedes)
    self.answer = answer
    cards = try Cards(of: [node] + records.flatMap { [$0.source, $0.target] }, in: reader)
    names = try reader.names(of: [node]).first ?? []
    var properties: [(name: String, value: Value)] = []
    for (key, value) in try reader.properties(of: [node]).first ?? [] {
      properties.append((try reader.name(of: key), value))
    }
    self.properties = properties.sorted { $0.name < $1.name }
  }

  func rows() -> [[Value]] {
    records.map { record in
      [
        .string("r\(record.id)"), .string(record.type), .string(cards[record.source].name),
        .string(cards[record.target].name), .init(record.title), .init(record.status),
        .init(record.time),
      ]
    }
  }

  func lines() -> [String] {
    let card = cards[node]
    var lines = [
      answer.style.strong(card.name) + "  " + card.kind + "  " + answer.style.faint("n\(node)")
    ]
    let aliases = aliasTexts(besides: card.name)
    if !aliases.isEmpty {
      lines += Paragraph.lines(
        "also " + aliases.joined(separator: ", "), indent: 2, hanging: 2, width: answer.lineWidth)
    }
    for (name, value) in properties where name != "name" {
      lines += Paragraph.lines(
        "\(name): \(ResultText.of(value))", indent: 2, hanging: 2, width: answer.lineWidth)
    }
    for group in groups() {
      lines.append("")
      lines.append(
        RelationshipText.heading(type: VisibleText.of(group.type), fromTarget: group.fromTarget))
      lines += self.lines(of: group)
    }
    if records.isEmpty {
      lines += ["", "No relationships."]
    }
    return lines
  }

  /// Strong names first; each text once.
  private func aliasTexts(besides name: String) -> [String] {
    var seen: Set<String> = [name]
    return names.map { VisibleText.of($0.text) }.filter { seen.insert($0).inserted }
  }

  private struct Group {
    let type: String
    let fromTarget: Bool
    var records: [RelationshipRecord]
  }

  /// By type, in the order of the ontology and then of the alphabet; what begins at the actor first.
  private func groups() -> [Group] {
    let declared = Ontology.standard.types.map(\.name)
    func rank(_ type: String) -> Int { declared.firstIndex(of: type) ?? declared.count }
    var groups: [Group] = []
    for record in records {
      let isSymmetric = Ontology.standard.isSymmetric(record.type)
      let fromTarget = record.source != node && !isSymmetric
      if let index = groups.firstIndex(where: {
        $0.type == record.type && $0.fromTarget == fromTarget
      }) {
        groups[index].records.append(record)
      } else {
        groups.append(Group(type: record.type, fromTarget: fromTarget, records: [record]))
      }
    }
    return groups.sorted {
      ($0.fromTarget ? 1 : 0, rank($0.type), $0.type) < (
        $1.fromTarget ? 1 : 0, rank($1.type), $1.type
      )
    }
  }

  private func lines(of group: Group) -> [String] {
    let rows = group.records.map { record in
      (
        cards[record.source == node ? record.target : record.source].name,
        record.title.flatMap {
          RelationshipText.isTelling(title: $0, type: record.type) ? $0 : nil
        } ?? "",
        [record.status, record.time].compactMap(\.self).joined(separator: ", "), "r\(record.id)"
      )
    }
    let nameWidth = min(34, rows.lazy.map { DisplayWidth.of($0.0) }.max() ?? 0)
    return rows.flatMap { name, title, time, id -> [String] in
      var line = "  " + name.padding(to: nameWidth)
      if !time.isEmpty { line += "  " + time }
      line += "  " + answer.style.faint(id)
      guard !title.isEmpty else { return [line] }
      return [line] + Paragraph.lines(title, indent: 4, hanging: 2, width: answer.lineWidth)
    }
  }
}

extension String {
  /// With spaces after it, to so many cells of a terminal.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }
}

extension Value {
  init(_ text: String?) { self = text.map(Value.string) ?? .null }
}
