internal import GraphModel

/// A name as it was written, without its quotes.
struct NameSyntax: Hashable, Sendable {
  let text: String
  let range: SourceRange
}

/// An expression as it was written.
struct ExpressionSyntax: Sendable {
  let kind: Kind
  let range: SourceRange

  indirect enum Kind: Sendable {
    case literal(Value)
    case parameter(String)
    case variable(String)
    case property(ExpressionSyntax, NameSyntax)
    case element(ExpressionSyntax, index: ExpressionSyntax)
    case slice(ExpressionSyntax, from: ExpressionSyntax?, to: ExpressionSyntax?)
    case list([ExpressionSyntax])
    case map([MapEntrySyntax])
    case mapProjection(NameSyntax, [MapElementSyntax])

    /// Two operands or more.
    case logical(LogicalOperator, [ExpressionSyntax])
    case not(ExpressionSyntax)
    case comparison(ExpressionSyntax, [(operation: ComparisonOperator, operand: ExpressionSyntax)])
    case arithmetic(ExpressionSyntax, [(operation: ArithmeticOperator, operand: ExpressionSyntax)])
    case negate(ExpressionSyntax)
    case plus(ExpressionSyntax)
    case stringPredicate(StringPredicate, ExpressionSyntax, ExpressionSyntax)
    case isIn(ExpressionSyntax, list: ExpressionSyntax)
    case isNull(ExpressionSyntax, negated: Bool)
    case hasLabels(ExpressionSyntax, LabelExpressionSyntax)

    case `case`(CaseSyntax)
    case call(FunctionCallSyntax)
    /// `count(*)`.
    case countAll
    case listComprehension(
      NameSyntax, list: ExpressionSyntax, predicate: ExpressionSyntax?, value: ExpressionSyntax?)
    case patternComprehension(
      PathPatternSyntax, predicate: ExpressionSyntax?, value: ExpressionSyntax)
    case quantifier(Quantifier, NameSyntax, list: ExpressionSyntax, predicate: ExpressionSyntax?)
    case reduce(
      accumulator: NameSyntax, initial: ExpressionSyntax, NameSyntax, list: ExpressionSyntax,
      step: ExpressionSyntax)
    case subquery(SubqueryForm, SubquerySyntax)
    /// A pattern as a predicate: whether it matches.
    case pattern(PathPatternSyntax)
    /// `shortestPath(…)` and `allShortestPaths(…)`.
    case shortestPath(PathPatternSyntax)
  }
}

enum LogicalOperator: Hashable, Sendable {
  case or, xor, and
}

enum StringPredicate: Hashable, Sendable {
  case startsWith, endsWith, contains, matches
}

struct MapEntrySyntax: Sendable {
  let key: NameSyntax
  let value: ExpressionSyntax
}

enum MapElementSyntax: Sendable {
  /// `name: value`.
  case entry(NameSyntax, ExpressionSyntax)
  /// `.name`.
  case property(NameSyntax)
  /// `name`, a variable.
  case variable(NameSyntax)
  /// `.*`.
  case allProperties
}

struct CaseSyntax: Sendable {
  let operand: ExpressionSyntax?
  /// Several tests only where there is an operand.
  let branches: [(tests: [ExpressionSyntax], value: ExpressionSyntax)]
  let otherwise: ExpressionSyntax?
}

struct FunctionCallSyntax: Sendable {
  /// With its namespace, as it was written.
  let name: NameSyntax
  let isDistinct: Bool
  let arguments: [ExpressionSyntax]
}

/// What stands between the braces of `EXISTS { … }`.
enum SubquerySyntax: Sendable {
  case query(QuerySyntax)
  case pattern(MatchSyntax)
}
