/// One path of a pattern, with what is written before it.
struct PathPatternSyntax: Sendable {
  let variable: NameSyntax?
  let selector: PathSelectorSyntax
  let term: PathTermSyntax
  let range: SourceRange
}

enum PathSelectorSyntax: Sendable {
  case all
  /// The number is nil where none is written.
  case any(ExpressionSyntax?)
  case allShortest
  case anyShortest
  case shortest(ExpressionSyntax)
  case shortestGroups(ExpressionSyntax?)
  /// `shortestPath(…)` around the path, and `allShortestPaths(…)`.
  case function(all: Bool)
}

/// Nodes, relationships and parenthesised paths in a row.
struct PathTermSyntax: Sendable {
  let factors: [PathFactorSyntax]
  let range: SourceRange
}

enum PathFactorSyntax: Sendable {
  case node(NodePatternSyntax)
  case relationship(RelationshipPatternSyntax)
  case group(PathGroupSyntax)
}

/// `(name = (a)-->(b) WHERE …){1,3}`.
struct PathGroupSyntax: Sendable {
  let variable: NameSyntax?
  let term: PathTermSyntax
  let predicate: ExpressionSyntax?
  let quantifier: PathLength?
  let range: SourceRange
}

struct NodePatternSyntax: Sendable {
  let variable: NameSyntax?
  let labels: LabelExpressionSyntax?
  let properties: PropertiesSyntax?
  let predicate: ExpressionSyntax?
  let range: SourceRange
}

struct RelationshipPatternSyntax: Sendable {
  let variable: NameSyntax?
  let types: LabelExpressionSyntax?
  let direction: RelationshipDirection
  /// `*…` inside the brackets.
  let length: PathLength?
  /// `{1,3}`, `+` or `*` after the arrow.
  let quantifier: PathLength?
  let properties: PropertiesSyntax?
  let predicate: ExpressionSyntax?
  let range: SourceRange
}

/// As the arrow was drawn.
enum RelationshipDirection: Hashable, Sendable {
  /// `-->`
  case right
  /// `<--`
  case left
  /// `<-->`
  case both
  /// `--`
  case none
}

enum PropertiesSyntax: Sendable {
  case entries([MapEntrySyntax], SourceRange)
  case parameter(String, SourceRange)
}

/// `:A:B`, `:A|B`, `IS A&!B`.
indirect enum LabelExpressionSyntax: Sendable {
  case name(NameSyntax)
  case wildcard(SourceRange)
  case not(LabelExpressionSyntax, SourceRange)
  case all([LabelExpressionSyntax], SourceRange)
  case any([LabelExpressionSyntax], SourceRange)

  var range: SourceRange {
    switch self {
    case .name(let name): name.range
    case .wildcard(let range), .not(_, let range), .all(_, let range), .any(_, let range): range
    }
  }
}
