/// One or more linear queries joined by `UNION`.
struct BoundQuery: Sendable {
  /// At least one.
  var branches: [BoundLinearQuery]
  /// How the branches are joined; nil for a single one.
  var union: Union?
  /// The columns of the result in order; empty for a query that returns nothing.
  ///
  /// Of a single branch these are its projection's. Of a union, slots of its own, and
  /// ``BoundLinearQuery/outputs`` of each branch are parallel to them.
  var columns: [ResultColumn]

  enum Union: Hashable, Sendable {
    case all, distinct
  }

  var isWriting: Bool { branches.contains { $0.isWriting } }
}

struct ResultColumn: Hashable, Sendable {
  /// The alias, or the expression's text as it was written.
  let name: String
  let slot: Slot
}

/// A chain of parts, each of which reads the rows of the one before it.
struct BoundLinearQuery: Sendable {
  /// In a subquery: the outer variables that it mentions, bound before its first row.
  var arguments: [Slot]
  /// At least one. Every part but the last has a projection (`WITH`); the last one has a projection
  /// (`RETURN`) or ends in a clause that writes or calls.
  var parts: [BoundPart]
  /// The slots of the result, parallel to ``BoundQuery/columns``.
  var outputs: [Slot]

  var isWriting: Bool { parts.contains { $0.clauses.contains { $0.isWriting } } }
}

/// Clauses that are run in order, up to the next `WITH` or `RETURN`.
struct BoundPart: Sendable {
  var clauses: [BoundClause]
  var projection: BoundProjection?
}

enum BoundClause: Sendable {
  case match(BoundMatch)
  case unwind(BoundUnwind)
  case callProcedure(BoundProcedureCall)
  case callSubquery(BoundSubqueryCall)
  case create(BoundCreate)
  case merge(BoundMerge)
  case set([BoundSetItem])
  case remove([BoundRemoveItem])
  case delete(BoundDelete)

  var isWriting: Bool {
    switch self {
    case .match, .unwind: false
    case .callProcedure(let call): call.procedure.isWriting
    case .callSubquery(let call): call.query.isWriting
    case .create, .merge, .set, .remove, .delete: true
    }
  }
}

/// `UNWIND list AS variable`. Null and the empty list give no row; any other value one row.
struct BoundUnwind: Sendable {
  var list: BoundExpression
  var slot: Slot
  var range: SourceRange
}

/// `CALL name(arguments) YIELD …`.
struct BoundProcedureCall: Sendable {
  var procedure: ProcedureSignature
  /// As many as the procedure has parameters; of a standalone call without parentheses, the
  /// query's parameters of the same names.
  var arguments: [BoundExpression]
  /// Results of the procedure by index, and the slots that take them.
  var yields: [(result: Int, slot: Slot)]
  /// The conjuncts of `YIELD … WHERE`.
  var predicates: [BoundExpression]
  /// A procedure without results is called once a row and hands each row on.
  var range: SourceRange
}

/// `CALL { … }`: run once for each row.
struct BoundSubqueryCall: Sendable {
  /// Its ``BoundQuery/columns`` are bound in the outer row; a subquery that returns nothing hands
  /// each outer row on once.
  var query: BoundQuery
  var isOptional: Bool
  var range: SourceRange
}
