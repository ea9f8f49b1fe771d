public import GraphModel

/// A relationship that is not in the tables yet.
struct PendingRelationship {
  var id: RelationshipID
  var type: TypeToken
  var source: NodeID
  var target: NodeID
  var since = Value.null
  var until = Value.null
  var confidence: Double?
}

extension WriteTransaction {
  public func createRelationship(
    type: TypeToken, from source: NodeID, to target: NodeID
  ) throws(StoreError) -> RelationshipID {
    let id = RelationshipID(nextRelationship)
    nextRelationship += 1
    return try createRelationship(type: type, from: source, to: target, id: id)
  }

  /// - Precondition: no relationship has this id, and none had but one that is coming back.
  func createRelationship(
    type: TypeToken, from source: NodeID, to target: NodeID, id: RelationshipID
  ) throws(StoreError) -> RelationshipID {
    try settle()
    for end in [source, target] where !isNew(end) {
      if try labelSet(of: end) == nil { throw StoreError(.notFound, "there is no node \(end)") }
    }
    relationshipsInAll += 1
    typeCounts.add(1, to: type.rawValue)
    pending = PendingRelationship(id: id, type: type, source: source, target: target)
    return id
  }

  func insertPending() throws(StoreError) {
    guard let relationship = pending else { return }
    pending = nil
    let (bounds, stated) = StatedDates.dates(since: relationship.since, until: relationship.until)
    let statement = try connection.statement(
      "INSERT INTO relationship VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
    statement.bind(relationship.id.rawValue, at: 1)
    statement.bind(Int64(relationship.type.rawValue), at: 2)
    statement.bind(relationship.source.rawValue, at: 3)
    statement.bind(relationship.target.rawValue, at: 4)
    bounds.bind(to: statement, from: 5)
    statement.bind(stated.column, at: 9)
    if let confidence = relationship.confidence {
      statement.bind(confidence, at: 10)
    } else {
      statement.bindNull(at: 10)
    }
    try statement.run()
    if stated.since == .none, !relationship.since.isNull {
      try write(relationship.since, RelationshipRow.since, of: relationship.id)
    }
    if stated.until == .none, !relationship.until.isNull {
      try write(relationship.until, RelationshipRow.until, of: relationship.id)
    }
  }

  public func set(
    _ key: KeyToken, to value: Value, of relationship: RelationshipID
  ) throws(StoreError) {
    let name = try name(of: key)
    if pending?.id == relationship, try setPending(name, to: value) { return }
    try settle()
    guard let row = try row(of: relationship) else {
      throw StoreError(.notFound, "there is no relationship \(relationship)")
    }
    switch name {
    case RelationshipRow.since:
      let until = try statedUntil(of: relationship, row: row)
      try setStated(since: value, until: until, of: relationship)
    case RelationshipRow.until:
      let since = try statedSince(of: relationship, row: row)
      try setStated(since: since, until: value, of: relationship)
    case RelationshipRow.confidence:
      try setConfidence(to: value, key, of: relationship)
    default:
      try write(value, key, of: relationship)
    }
  }

  /// Whether the property is one that the row holds.
  private func setPending(_ name: String, to value: Value) throws(StoreError) -> Bool {
    switch (name, value) {
    case (RelationshipRow.since, _):
      try requireStorable(value)
      pending?.since = value
    case (RelationshipRow.until, _):
      try requireStorable(value)
      pending?.until = value
    case (RelationshipRow.confidence, .float(let number)) where RelationshipRow.holds(number):
      pending?.confidence = number
    default: return false
    }
    return true
  }

  private func requireStorable(_ value: Value) throws(StoreError) {
    switch value {
    case .map, .node, .relationship, .path, .list:
      throw StoreError(
        .unsupportedValue, "since and until cannot be a list, map, node, relationship or path")
    default: return
    }
  }

  private func setStated(
    since: Value, until: Value, of relationship: RelationshipID
  ) throws(StoreError) {
    let (bounds, stated) = StatedDates.dates(since: since, until: until)
    try set(bounds, stated, since: since, until: until, of: relationship)
  }

  /// Sets the period and, apart from it, what the properties `since` and `until` read.
  func set(
    _ bounds: DayBounds, _ stated: StatedDates, since: Value, until: Value,
    of relationship: RelationshipID
  ) throws(StoreError) {
    let statement = try connection.statement(
      """
      UPDATE relationship SET since_earliest = ?2, since_latest = ?3, until_earliest = ?4,
        until_latest = ?5, stated = ?6 WHERE id = ?1
      """)
    statement.bind(relationship.rawValue, at: 1)
    bounds.bind(to: statement, from: 2)
    statement.bind(stated.column, at: 6)
    try statement.run()
    try write(stated.since == .none ? since : .null, RelationshipRow.since, of: relationship)
    try write(stated.until == .none ? until : .null, RelationshipRow.until, of: relationship)
  }

  private func statedSince(
    of relationship: RelationshipID, row: RelationshipRow
  ) throws(StoreError) -> Value {
    if let value = row.stated.since(in: row.bounds) { return value }
    guard let key = try propertyKey(named: RelationshipRow.since) else { return .null }
    return try property(key, of: [relationship]).first ?? .null
  }

  private func statedUntil(
    of relationship: RelationshipID, row: RelationshipRow
  ) throws(StoreError) -> Value {
    if let value = row.stated.until(in: row.bounds) { return value }
    guard let key = try propertyKey(named: RelationshipRow.until) else { return .null }
    return try property(key, of: [relationship]).first ?? .null
  }

  func setConfidence(
    to value: Value, _ key: KeyToken, of relationship: RelationshipID
  ) throws(StoreError) {
    let statement = try connection.statement(
      "UPDATE relationship SET confidence = ?2 WHERE id = ?1")
    statement.bind(relationship.rawValue, at: 1)
    if case .float(let number) = value, RelationshipRow.holds(number) {
      statement.bind(number, at: 2)
      try statement.run()
      try write(.null, key, of: relationship)
    } else {
      statement.bindNull(at: 2)
      try statement.run()
      try write(value, key, of: relationship)
    }
  }

  private func write(
    _ value: Value, _ name: String, of relationship: RelationshipID
  ) throws(StoreError) {
    if value.isNull {
      guard let key = try propertyKey(named: name) else { return }
      try write(.null, key, of: relationship)
    } else {
      try write(value, try intern(propertyKey: name), of: relationship)
    }
  }

  /// Into the table of properties; null removes.
  func write(
    _ value: Value, _ key: KeyToken, of relationship: RelationshipID
  ) throws(StoreError) {
    if value.isNull {
      let statement = try connection.statement(
        "DELETE FROM relationship_property WHERE relationship = ?1 AND \"key\" = ?2")
      statement.bind(relationship.rawValue, at: 1)
      statement.bind(Int64(key.rawValue), at: 2)
      try statement.run()
    } else {
      let statement = try connection.statement(
        """
        INSERT INTO relationship_property VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT DO UPDATE SET kind = excluded.kind, value = excluded.value
        """)
      try statement.bind(value, kindAt: 3, valueAt: 4)
      statement.bind(relationship.rawValue, at: 1)
      statement.bind(Int64(key.rawValue), at: 2)
      try statement.run()
    }
  }

  public func delete(_ relationship: RelationshipID) throws(StoreError) {
    try settle()
    let find = try connection.statement("SELECT type FROM relationship WHERE id = ?1")
    find.bind(relationship.rawValue, at: 1)
    let type = try find.step() ? find.integer(0) : nil
    find.reset()
    guard let type else {
      throw StoreError(.notFound, "there is no relationship \(relationship)")
    }
    try run(
      "DELETE FROM relationship_property WHERE relationship = ?1", relationship.rawValue)
    try run("DELETE FROM relationship WHERE id = ?1", relationship.rawValue)
    try withdrawAssertions(of: relationship)
    relationshipsInAll -= 1
    typeCounts.add(-1, to: Int32(truncatingIfNeeded: type))
  }

  /// Whoever deletes a relationship deletes what documents claimed of it, or the next of them
  /// would bring it back.
  private func withdrawAssertions(of relationship: RelationshipID) throws(StoreError) {
    let statement = try connection.statement(
      "UPDATE assertion SET withdrawn = ?2, relationship = NULL WHERE relationship = ?1")
    statement.bind(relationship.rawValue, at: 1)
    statement.bind(store.options.clock(), at: 2)
    try statement.run()
  }
}

extension StatedDates {
  /// What the two properties say of the period, and how much of them the bounds say in turn.
  static func dates(since: Value, until: Value) -> (DayBounds, StatedDates) {
    if since.isNull && until.isNull { return (.open, .none) }
    if let known = ofDays(since: since, until: until) { return known }
    let period = Period(since: partialDate(since), until: partialDate(until))
    let bounds = DayBounds(period ?? .unknown)
    return (bounds, StatedDates(since: since, until: until, in: bounds))
  }

  /// The same for a begin that is a day, and an end that is a later one or not known, which most
  /// are; nil for all others.
  private static func ofDays(since: Value, until: Value) -> (DayBounds, StatedDates)? {
    // The years that a partial date has.
    let days: ClosedRange<Int64> = -719_528...2_932_896
    guard case .date(let begin) = since, days.contains(begin.daysSinceEpoch) else { return nil }
    var bounds = DayBounds.open
    bounds.sinceEarliest = begin.daysSinceEpoch
    bounds.sinceLatest = begin.daysSinceEpoch
    switch until {
    case .null:
      bounds.untilEarliest = begin.daysSinceEpoch + 1
      return (bounds, StatedDates(since: .date, until: .none))
    case .date(let end) where end > begin && days.contains(end.daysSinceEpoch):
      bounds.untilEarliest = end.daysSinceEpoch
      bounds.untilLatest = end.daysSinceEpoch
      return (bounds, StatedDates(since: .date, until: .date))
    default: return nil
    }
  }

  /// The forms under which `bounds` say what the properties say; `none` where they do not.
  init(since: Value, until: Value, in bounds: DayBounds) {
    self.since = StatedDates.form(of: since, day: bounds.sinceEarliest) ?? .none
    self.until = StatedDates.form(of: until, day: bounds.untilEarliest) ?? .none
  }
}
