internal import GraphModel

/// Relationships as the merge of the assertions in force.
///
/// A group is merged anew whenever an assertion joins or leaves it, from all of its assertions, so
/// that withdrawing a document leaves what would be there without it; but for assertions that repeat
/// others, of which it is known where they belong (`WriteTransaction+Twins`). A relationship keeps its id
/// as long as an assertion stays or comes in its place; one that comes apart from another gets back the id that it
/// had before they were joined.
extension WriteTransaction {
  /// Merges the assertions of a group, and makes, changes and removes relationships accordingly.
  func merge(_ group: ClaimGroup, former: Set<Int64>) throws(StoreError) -> (
    added: Int, removed: Int
  ) {
    let claims = try claims(of: group)
    let clusters = ClaimMerging.clusters(of: claims)
      .map { (cluster: $0, oldest: $0.claims.min { $0.id < $1.id }) }
      .sorted { ($0.oldest?.id ?? 0) < ($1.oldest?.id ?? 0) }
    let before = former.union(claims.compactMap(\.relationship))
    var taken: Set<Int64> = []
    var chosen: [Int64?] = []
    for (cluster, _) in clusters {
      // The relationship of the oldest claim that has one nobody older took.
      let current = cluster.claims.sorted { $0.id < $1.id }.lazy
        .compactMap(\.relationship).first { !taken.contains($0) }
      if let current { taken.insert(current) }
      chosen.append(current)
    }
    var added = 0
    for (index, (cluster, oldest)) in clusters.enumerated() {
      let id: Int64
      if let current = chosen[index] {
        id = current
      } else if cluster.claims.allSatisfy({ $0.relationship == nil }),
        let freed = before.subtracting(taken).subtracting(chosen.compactMap(\.self)).min()
      {
        // The new form of a document takes over what its old form said.
        id = freed
        taken.insert(id)
      } else if let first = oldest?.firstRelationship, before.contains(first),
        !taken.contains(first), !chosen.contains(first)
      {
        // What comes apart gets back its own, which another has had meanwhile and leaves now.
        id = first
        taken.insert(id)
      } else {
        id = try makeRelationship(group, preferring: oldest?.firstRelationship, taken)
        taken.insert(id)
        added += 1
      }
      try describe(RelationshipID(id), by: cluster)
      for claim in cluster.claims where claim.relationship != id {
        try join(claim.id, to: id)
      }
    }
    let left = before.subtracting(taken).sorted()
    for id in left { try remove(RelationshipID(id)) }
    return (added, left.count)
  }

  private func claims(of group: ClaimGroup) throws(StoreError) -> [Claim] {
    let statement = try connection.statement(
      """
      SELECT assertion.id, document.uri, document.published, counterpart, assertion.title, role,
        status, since, until, since_earliest, since_latest, until_earliest, until_latest,
        confidence, relationship, first_relationship
      FROM assertion JOIN document ON document.id = assertion.document
      WHERE source = ?1 AND type = ?2 AND target = ?3 AND assertion.withdrawn IS NULL
      ORDER BY assertion.id
      """)
    statement.bind(group.source, at: 1)
    statement.bind(group.type, at: 2)
    statement.bind(group.target, at: 3)
    defer { statement.reset() }
    var claims: [Claim] = []
    while try statement.step() {
      claims.append(
        Claim(
          id: statement.integer(0), document: statement.text(1),
          published: statement.optionalText(2).flatMap { PartialDate($0) },
          counterpart: statement.optionalInteger(3), title: statement.optionalText(4),
          role: statement.optionalText(5), status: statement.optionalText(6),
          since: statement.optionalText(7).flatMap { PartialDate($0) },
          until: statement.optionalText(8).flatMap { PartialDate($0) },
          period: DayBounds(statement, from: 9).period ?? .unknown,
          confidence: statement.float(13), relationship: statement.optionalInteger(14),
          firstRelationship: statement.optionalInteger(15)))
    }
    return claims
  }

  private func makeRelationship(
    _ group: ClaimGroup, preferring former: Int64?, _ taken: Set<Int64>
  ) throws(StoreError) -> Int64 {
    let type = TypeToken(rawValue: Int32(truncatingIfNeeded: group.type))
    let (source, target) = (NodeID(group.source), NodeID(group.target))
    if let former, !taken.contains(former), try exist([RelationshipID(former)]) == [false] {
      return try createRelationship(
        type: type, from: source, to: target, id: RelationshipID(former)
      ).rawValue
    }
    return try createRelationship(type: type, from: source, to: target).rawValue
  }

  /// Sets the period and the properties that come from claims.
  private func describe(
    _ relationship: RelationshipID, by cluster: ClaimCluster
  ) throws(StoreError) {
    try settle()
    let since = cluster.since.map { Value.string($0.description) } ?? .null
    let until = cluster.until.map { Value.string($0.description) } ?? .null
    let bounds = DayBounds(cluster.period)
    if !since.isNull { _ = try intern(propertyKey: RelationshipRow.since) }
    if !until.isNull { _ = try intern(propertyKey: RelationshipRow.until) }
    try set(
      bounds, StatedDates(since: since, until: until, in: bounds), since: since, until: until,
      of: relationship)
    try setConfidence(
      to: .float(cluster.confidence), try intern(propertyKey: RelationshipRow.confidence),
      of: relationship)
    for (name, text) in [
      ("title", cluster.title), ("role", cluster.role), ("status", cluster.status),
    ] {
      if let text {
        try write(.string(text), try intern(propertyKey: name), of: relationship)
      } else if let key = try propertyKey(named: name) {
        try write(.null, key, of: relationship)
      }
    }
  }

  func join(_ claim: Int64, to relationship: Int64) throws(StoreError) {
    let statement = try connection.statement(
      """
      UPDATE assertion SET relationship = ?2,
        first_relationship = coalesce(first_relationship, ?2) WHERE id = ?1
      """)
    statement.bind(claim, at: 1)
    statement.bind(relationship, at: 2)
    try statement.run()
  }
}
