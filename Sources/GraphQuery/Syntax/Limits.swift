/// How large a query may be, so that none can exhaust memory or the stack.
enum Limits {
  /// Of the text, in UTF-8 code units: 16 MiB. Large data belongs in parameters or an import.
  static let textLength = 16 << 20
  /// Words and signs.
  static let tokens = 1_000_000
  /// Expressions and elements of patterns of one statement together.
  static let nodes = 500_000
  /// Levels of nesting: brackets, operators within operators, subqueries. Chains of operators of
  /// one precedence (`a OR b OR c …`) count as one level, whatever their length.
  static let depth = 200
  /// Clauses of one statement together, each of which may become a level of the plan.
  static let clauses = 5_000
  /// Relationships of one path of a pattern, each of which may become a level of the plan.
  static let hops = 1_000
}
