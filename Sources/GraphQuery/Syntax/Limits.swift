/// How large a query may be, so that none can exhaust memory or the stack.
enum Limits {
  /// Of the text, in UTF-8 code units: 16 MiB. Large data belongs in parameters or an import.
  static let textLength = 16 << 20
  /// Levels of nesting: brackets, operators within operators, subqueries.
  ///
  /// A level takes at most 3 kB of stack in the slowest build, parser, binder and evaluator alike;
  /// the smallest stack that a query runs on is 8 MB.
  static let depth = 256
  /// Expressions, patterns and clauses of one statement together.
  static let nodes = 500_000
}
