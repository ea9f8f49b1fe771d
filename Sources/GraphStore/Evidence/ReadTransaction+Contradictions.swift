public import GraphModel

/// Two relationships of which documents say what cannot both be true.
public struct Contradiction: Hashable, Sendable {
  public enum Rule: String, Sendable {
    /// One actor holds one post twice at a time: the statements of its begin or end differ.
    case term
    /// Two actors hold at a time what has one holder.
    case holders
  }

  public let rule: Rule
  public let relationships: [RelationshipID]
  /// For people: who, what, and a day on which both certainly hold.
  public let message: String
}

extension ReadTransaction {
  /// What documents say of posts that cannot all be true. Statements that contradict each other are
  /// never merged; this lists where they stand side by side.
  ///
  /// Only periods that certainly overlap count: two attestations years apart, or two begins of which
  /// no end is known, may be two terms.
  ///
  /// Complexity: O(n log n) in the number of posts.
  public func contradictions(limit: Int = 1_000) throws(StoreError) -> [Contradiction] {
    var found: [Contradiction] = []
    try settleAll()
    for rule in [Contradiction.Rule.term, .holders] {
      var group: [Holding] = []
      for holding in try holdings(orderedFor: rule) {
        if let first = group.first, !first.isComparable(with: holding, rule) { group = [] }
        for other in group where found.count < limit && other.contradicts(holding, rule) {
          found.append(try contradiction(rule, other, holding))
        }
        // In the order of begin, what has ended can overlap with nothing that comes.
        group.removeAll { $0.bounds.untilEarliest <= holding.bounds.sinceLatest }
        group.append(holding)
      }
    }
    return found
  }

  /// Posts with a time at which they certainly hold, in an order that puts together what may
  /// contradict each other, by begin.
  private func holdings(
    orderedFor rule: Contradiction.Rule
  ) throws(StoreError) -> [Holding] {
    var types: [TypeToken] = []
    for name in Ontology.standard.subtypes(of: "HOLDS_POST") {
      if let type = try relationshipType(named: name) { types.append(type) }
    }
    guard !types.isEmpty else { return [] }
    // An ambassador of one country may be accredited to several: the receiving side tells.
    let sending = try relationshipType(named: "AMBASSADOR_OF")
    let role = try propertyKey(named: "role")?.rawValue ?? -1
    let title = try propertyKey(named: "title")?.rawValue ?? -1
    let list = types.filter { $0 != sending }.map { "\($0.rawValue)" }.joined(separator: ", ")
    let order = rule == .term ? "r.source, r.type, r.target" : "r.target, role.value, r.type"
    let statement = try connection.prepare(
      """
      SELECT r.id, r.type, r.source, r.target, role.value, title.value, r.since_earliest,
        r.since_latest, r.until_earliest, r.until_latest
      FROM relationship AS r
      LEFT JOIN relationship_property AS role ON role.relationship = r.id AND role."key" = \(role)
      LEFT JOIN relationship_property AS title
        ON title.relationship = r.id AND title."key" = \(title)
      WHERE r.type IN (\(list)) AND r.since_latest < r.until_earliest
      ORDER BY \(order), r.since_latest, r.id
      """)
    let single = Set(Ontology.standard.roles.filter(\.isSingle).map(\.name))
    var holdings: [Holding] = []
    while try statement.step() {
      let holding = Holding(
        id: statement.integer(0), type: statement.integer(1), source: statement.integer(2),
        target: statement.integer(3), role: statement.optionalText(4),
        title: statement.optionalText(5), bounds: DayBounds(statement, from: 6))
      if rule == .holders, !single.contains(holding.role ?? "") { continue }
      holdings.append(holding)
    }
    return holdings
  }

  private func contradiction(
    _ rule: Contradiction.Rule, _ a: Holding, _ b: Holding
  ) throws(StoreError) -> Contradiction {
    let names = try displayNames(of: [NodeID(a.source), NodeID(b.source), NodeID(a.target)])
      .map { $0 ?? "?" }
    let post = "“\(b.title ?? b.role ?? "")” in \(names[2])"
    let since = max(a.bounds.sinceLatest, b.bounds.sinceLatest)
    let day = " on \(CalendarDate(daysSinceEpoch: since))"
    let message =
      rule == .term
      ? "\(names[0]) holds \(post) by two statements that differ, both\(day)"
      : "\(names[0]) and \(names[1]) both hold \(post)\(day)"
    return Contradiction(
      rule: rule, relationships: [RelationshipID(a.id), RelationshipID(b.id)],
      message: "\(message) (relationships \(a.id) and \(b.id))")
  }
}

/// A post, its holder and when it certainly holds.
private struct Holding {
  let id: Int64
  let type: Int64
  let source: Int64
  let target: Int64
  let role: String?
  let title: String?
  let bounds: DayBounds

  func isComparable(with other: Holding, _ rule: Contradiction.Rule) -> Bool {
    switch rule {
    case .term: (source, type, target) == (other.source, other.type, other.target)
    case .holders: target == other.target && role == other.role
    }
  }

  func contradicts(_ other: Holding, _ rule: Contradiction.Rule) -> Bool {
    guard
      max(bounds.sinceLatest, other.bounds.sinceLatest)
        < min(bounds.untilEarliest, other.bounds.untilEarliest)
    else { return false }
    switch rule {
    case .term: return ClaimMerging.postsAgree((role, title), (other.role, other.title))
    case .holders: return source != other.source
    }
  }
}
