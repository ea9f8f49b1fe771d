/// The rules by which a plan is made better, in the order in which they are applied.
package enum OptimizerRuleName: String, CaseIterable, Sendable {
  /// Conditions move into the pattern that binds their variables.
  case predicatePushdown = "predicate-pushdown"
  /// A pattern is entered at its cheapest end.
  case anchorChoice = "anchor-choice"
  /// Nodes are found by identity, property or label rather than by a scan.
  case indexLookup = "index-lookup"
  /// Parts of a pattern that only an equality connects are joined by a hash table.
  case hashJoin = "hash-join"
  /// Where only the nodes matter that walks lead to, and not how often, no walks are enumerated.
  case neighbourhood
  /// Relationships that are only counted are not looked at one by one.
  case degreeCount = "degree-count"
  /// The matches of a pattern that is a tree are counted by multiplying those of its branches.
  case factorizedCount = "factorized-count"
  /// `ORDER BY … LIMIT` keeps only the rows that it returns.
  case topK = "top-k"
  /// `LIMIT` stops what feeds it.
  case limitPushdown = "limit-pushdown"
  /// Counts that the store keeps are not counted again.
  case countFromStore = "count-from-store"
}
