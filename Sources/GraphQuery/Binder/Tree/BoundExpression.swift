internal import GraphModel

/// An expression over one row, with every name resolved.
struct BoundExpression: Sendable {
  var kind: Kind
  var type: StaticType
  /// Where it stands in the text, for errors while running.
  var range: SourceRange

  indirect enum Kind: Sendable {
    case literal(Value)
    case parameter(String)
    case variable(Slot)

    /// Of a node, a relationship, a map, a temporal value or a duration; null of null.
    case property(BoundExpression, key: String)
    /// `base[index]`: an element of a list by integer, of a map or an entity by string.
    case element(BoundExpression, index: BoundExpression)
    /// `list[from..to]`.
    case slice(BoundExpression, from: BoundExpression?, to: BoundExpression?)

    case list([BoundExpression])
    /// A key that is given twice takes the last value.
    case map([BoundProperty])
    /// `variable {.key, .*, name: value}`; null of null.
    case mapProjection(BoundExpression, [BoundMapElement])

    /// Three-valued; two operands or more, none of which is itself an `and`. Likewise `or`, `xor`.
    case and([BoundExpression])
    case or([BoundExpression])
    case xor([BoundExpression])
    case not(BoundExpression)

    /// `first op₁ x₁ op₂ x₂ …`, which means `first op₁ x₁ AND x₁ op₂ x₂ AND …`; one step or more.
    case comparison(BoundExpression, [ComparisonStep])
    /// From left to right: `((first op₁ x₁) op₂ x₂) …`; one step or more, all of one precedence.
    case arithmetic(BoundExpression, [ArithmeticStep])
    case negate(BoundExpression)
    /// `+x`: a number unchanged, anything else a type error.
    case plus(BoundExpression)

    case startsWith(BoundExpression, BoundExpression)
    case endsWith(BoundExpression, BoundExpression)
    case contains(BoundExpression, BoundExpression)
    /// `string =~ pattern`, over the whole string.
    case matchesRegularExpression(BoundExpression, BoundExpression)
    /// `element IN list`.
    case isIn(BoundExpression, list: BoundExpression)
    case isNull(BoundExpression)
    case isNotNull(BoundExpression)
    /// `n:A&B`, `r:T`: null of null.
    case hasLabels(BoundExpression, LabelExpression)

    /// `CASE operand WHEN a, b THEN …`: the operand is compared (as `=`) with each test.
    case simpleCase(
      BoundExpression, [(tests: [BoundExpression], value: BoundExpression)],
      otherwise: BoundExpression?)
    /// `CASE WHEN predicate THEN …`.
    case searchedCase(
      [(predicate: BoundExpression, value: BoundExpression)], otherwise: BoundExpression?)

    /// A scalar function; aggregates are never here.
    case call(ScalarFunction, [BoundExpression])

    /// `[slot IN list WHERE predicate | value]`; without a value, the element.
    case listComprehension(
      Slot, list: BoundExpression, predicate: BoundExpression?, value: BoundExpression?)
    case quantifier(Quantifier, Slot, list: BoundExpression, predicate: BoundExpression)
    /// `reduce(accumulator = initial, slot IN list | step)`.
    case reduce(
      accumulator: Slot, initial: BoundExpression, Slot, list: BoundExpression,
      step: BoundExpression)

    /// Pattern predicates and comprehensions, `EXISTS {}`, `COUNT {}`, `COLLECT {}` and
    /// `shortestPath()` as an expression: all are subqueries that see the row.
    case subquery(SubqueryForm, BoundSubquery)
  }
}

enum ComparisonOperator: Hashable, Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

struct ComparisonStep: Sendable {
  var operation: ComparisonOperator
  var operand: BoundExpression
}

enum ArithmeticOperator: Hashable, Sendable {
  case add, subtract, multiply, divide, modulo, power
  /// `||`: strings or lists only.
  case concatenate
}

struct ArithmeticStep: Sendable {
  var operation: ArithmeticOperator
  var operand: BoundExpression
}

enum BoundMapElement: Sendable {
  /// `.key`, a variable, or `name: value`.
  case entry(key: String, value: BoundExpression)
  /// `.*`.
  case allProperties
}

enum Quantifier: Hashable, Sendable {
  case all, any, none, single
}

/// What becomes of the rows of a subquery.
enum SubqueryForm: Hashable, Sendable {
  /// Whether there is one.
  case exists
  /// How many.
  case count
  /// The values of its one column, in a list.
  case collect
  /// The value of its one column in the first row; null without rows.
  case first
}

/// A query that runs for one row of the query around it and reads only.
struct BoundSubquery: Sendable {
  var query: BoundQuery
  /// The outer variables that it mentions.
  var arguments: [Slot]
}
