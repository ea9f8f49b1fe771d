internal import GraphExchange
internal import GraphModel
internal import GraphQuery
internal import GraphStore

/// A relationship with all that an answer says of it.
struct RelationshipRecord {
  let id: RelationshipID
  let type: String
  let source: NodeID
  let target: NodeID
  let properties: [String: Value]
  let period: Period

  /// - Returns: one record for each id, in the order of the ids.
  static func read(
    _ ids: [RelationshipID], in reader: ReadTransaction
  ) throws(StoreError) -> [RelationshipRecord] {
    let ends = try reader.endpoints(of: ids)
    let properties = try reader.properties(of: ids)
    let periods = try reader.periods(of: ids)
    var records: [RelationshipRecord] = []
    for (index, id) in ids.enumerated() {
      var named: [String: Value] = [:]
      for (key, value) in properties[index] { named[try reader.name(of: key)] = value }
      records.append(
        RelationshipRecord(
          id: id, type: try reader.name(of: ends.types[index]), source: ends.sources[index],
          target: ends.targets[index], properties: named, period: periods[index]))
    }
    return records
  }

  var title: String? { text("title") }
  var status: String? { text("status") }
  var time: String? { PeriodText.of(properties, period) }

  private func text(_ key: String) -> String? {
    if case .string(let text)? = properties[key] { VisibleText.of(text) } else { nil }
  }

  /// "Lee Sok-bae was ambassador to Russia (2019 – 2022)".
  func sentence(_ cards: Cards) -> String {
    let relationship = Relationship(
      id: id, type: type, source: source, target: target, properties: properties, period: period)
    let sentence = HopReading(relationship, asOf: nil).sentence(
      source: cards[source].name, target: cards[target].name, isForward: true)
    let remarks = [status, time].compactMap(\.self).joined(separator: ", ")
    return remarks.isEmpty ? sentence : "\(sentence) (\(remarks))"
  }

  /// By time, those without any last; then by id.
  static func precedes(_ a: RelationshipRecord, _ b: RelationshipRecord) -> Bool {
    func key(_ record: RelationshipRecord) -> Int64 {
      let day =
        record.period.sinceEarliest ?? record.period.sinceLatest ?? record.period.untilLatest
      return day?.daysSinceEpoch ?? .max
    }
    return (key(a), a.id) < (key(b), b.id)
  }
}
