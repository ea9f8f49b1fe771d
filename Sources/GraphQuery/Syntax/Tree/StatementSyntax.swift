/// A whole statement as it was written.
struct StatementSyntax: Sendable {
  let mode: BoundStatement.Mode
  let body: Body
  let range: SourceRange

  enum Body: Sendable {
    case query(QuerySyntax)
    case createIndex(IndexSyntax, ifNotExists: Bool)
    case dropIndex(IndexSyntax, ifExists: Bool)
    case dropNamedIndex(NameSyntax, ifExists: Bool)
  }
}

struct IndexSyntax: Sendable {
  let name: NameSyntax?
  let isOfRelationships: Bool
  /// The label or type.
  let subject: NameSyntax
  let key: NameSyntax
  let range: SourceRange
}

struct QuerySyntax: Sendable {
  /// At least one.
  let branches: [SingleQuerySyntax]
  /// Between the branches, one fewer.
  let unions: [(union: BoundQuery.Union, range: SourceRange)]
  let range: SourceRange
}

struct SingleQuerySyntax: Sendable {
  /// At least one.
  let clauses: [ClauseSyntax]
  let range: SourceRange
}

indirect enum ClauseSyntax: Sendable {
  case match(MatchSyntax)
  case unwind(ExpressionSyntax, NameSyntax, SourceRange)
  case with(ProjectionSyntax)
  case `return`(ProjectionSyntax)
  case create([PathPatternSyntax], SourceRange)
  case merge(MergeSyntax)
  case set([SetItemSyntax], SourceRange)
  case remove([RemoveItemSyntax], SourceRange)
  case delete([ExpressionSyntax], isDetaching: Bool, SourceRange)
  case call(ProcedureCallSyntax)
  case subquery(SubqueryCallSyntax)

  var range: SourceRange {
    switch self {
    case .match(let match): match.range
    case .unwind(_, _, let range), .create(_, let range), .set(_, let range),
      .remove(_, let range), .delete(_, _, let range):
      range
    case .with(let projection), .return(let projection): projection.range
    case .merge(let merge): merge.range
    case .call(let call): call.range
    case .subquery(let call): call.range
    }
  }
}

struct MatchSyntax: Sendable {
  let isOptional: Bool
  let paths: [PathPatternSyntax]
  let predicate: ExpressionSyntax?
  let validTime: ValidTimeSyntax?
  let range: SourceRange
}

enum ValidTimeSyntax: Sendable {
  case asOf(ExpressionSyntax)
  case between(ExpressionSyntax, ExpressionSyntax)
}

struct ProjectionSyntax: Sendable {
  let isDistinct: Bool
  /// Where `*` stands.
  let star: SourceRange?
  let items: [ProjectionItemSyntax]
  let orderBy: [SortItemSyntax]
  let skip: ExpressionSyntax?
  let limit: ExpressionSyntax?
  /// Of `WITH` only.
  let predicate: ExpressionSyntax?
  let range: SourceRange
}

struct ProjectionItemSyntax: Sendable {
  let expression: ExpressionSyntax
  let alias: NameSyntax?
}

struct SortItemSyntax: Sendable {
  let expression: ExpressionSyntax
  let isDescending: Bool
}

struct MergeSyntax: Sendable {
  let path: PathPatternSyntax
  let onCreate: [SetItemSyntax]
  let onMatch: [SetItemSyntax]
  let range: SourceRange
}

enum SetItemSyntax: Sendable {
  /// `base.key = value`.
  case property(ExpressionSyntax, NameSyntax, value: ExpressionSyntax)
  /// `base[key] = value`.
  case dynamicProperty(ExpressionSyntax, key: ExpressionSyntax, value: ExpressionSyntax)
  case replace(NameSyntax, value: ExpressionSyntax)
  case merge(NameSyntax, value: ExpressionSyntax)
  case labels(NameSyntax, [NameSyntax])
}

enum RemoveItemSyntax: Sendable {
  case property(ExpressionSyntax, NameSyntax)
  case dynamicProperty(ExpressionSyntax, key: ExpressionSyntax)
  case labels(NameSyntax, [NameSyntax])
}

struct ProcedureCallSyntax: Sendable {
  let name: NameSyntax
  /// Nil: without parentheses.
  let arguments: [ExpressionSyntax]?
  let yield: YieldSyntax?
  let range: SourceRange
}

struct YieldSyntax: Sendable {
  /// Where `*` stands; the items are empty then.
  let star: SourceRange?
  let items: [(name: NameSyntax, alias: NameSyntax?)]
  let predicate: ExpressionSyntax?
}

struct SubqueryCallSyntax: Sendable {
  let isOptional: Bool
  /// `CALL (a, b) { … }`; nil where no such list is written.
  let imports: Imports?
  let query: QuerySyntax
  let range: SourceRange

  enum Imports: Sendable {
    case all
    case names([NameSyntax])
  }
}
