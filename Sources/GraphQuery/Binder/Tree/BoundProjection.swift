/// `WITH` or `RETURN`: what becomes of the rows of a part.
///
/// In this order: group and aggregate, where ``isAggregating``; compute ``columns``; keep each
/// distinct row once; sort; skip; limit; filter by ``predicates``.
struct BoundProjection: Sendable {
  /// One output row for each group of input rows that agree on ``groupingKeys`` (as `DISTINCT`
  /// compares); without keys, exactly one row, also of no input.
  var isAggregating: Bool
  /// Evaluated over the input row, each into its slot. Empty unless aggregating.
  var groupingKeys: [Assignment]
  /// Each over the input rows of one group. Empty unless aggregating.
  var aggregates: [BoundAggregate]
  /// Evaluated over the input row or, when aggregating, over the slots of ``groupingKeys`` and
  /// ``aggregates``. A column that hands a slot on is an assignment of a slot to itself.
  var columns: [Assignment]
  /// Names parallel to ``columns``.
  var names: [String]
  var isDistinct: Bool
  /// Over the slots of ``columns`` and, unless aggregating or distinct, of the input row too. When
  /// aggregating, over those of ``groupingKeys`` and ``aggregates`` too, unless distinct.
  var orderBy: [BoundSortItem]
  /// Depends on no row: literals, parameters and functions of them.
  var skip: BoundExpression?
  /// Depends on no row.
  var limit: BoundExpression?
  /// The conjuncts of `WITH … WHERE`; they may mention what ``orderBy`` may.
  var predicates: [BoundExpression]
  var range: SourceRange
}

/// A value computed into a slot.
struct Assignment: Sendable {
  var slot: Slot
  var expression: BoundExpression
}

struct BoundAggregate: Sendable {
  var slot: Slot
  var function: AggregateFunction
  /// Each distinct value of the first argument counts once; nulls are left out, as always.
  var isDistinct: Bool
  /// As many as the function takes; the literal `true` for `count(*)`. Contain no aggregates.
  var arguments: [BoundExpression]
  var range: SourceRange
}

struct BoundSortItem: Sendable {
  var expression: BoundExpression
  var isDescending: Bool
}
