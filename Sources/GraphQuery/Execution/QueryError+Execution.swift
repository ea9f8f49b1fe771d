/// The errors that running a query raises, whatever it asks.
extension QueryError {
  static let interrupted = QueryError(
    .interrupted, .interruptedByUser, "the query was interrupted", phase: .runtime)

  static func timeLimit(_ limit: Swift.Duration?) -> QueryError {
    let words = limit.map { " of \($0)" } ?? ""
    return QueryError(
      .limitExceeded, .timeLimit, "the query ran into its time limit\(words)", phase: .runtime,
      hint: "ask for less, or raise the limit")
  }

  static func rowLimit(_ limit: Int) -> QueryError {
    QueryError(
      .limitExceeded, .rowLimit, "the result has more than \(limit) rows", phase: .runtime,
      hint: "add a LIMIT, or raise the limit")
  }

  static func memoryLimit(_ limit: Int) -> QueryError {
    QueryError(
      .limitExceeded, .memoryLimit, "the query needs more than \(limit) bytes of memory",
      phase: .runtime, hint: "ask for less, or raise the limit")
  }

  static let readOnly = QueryError(
    .semanticError, .invalidClauseComposition, "the query writes where only reading is allowed",
    phase: .runtime)

  /// What a function or an operator raised, at the expression that called it.
  init(_ error: EvaluationError, at range: SourceRange?) {
    if let ending = error.ending {
      self = ending
      return
    }
    if let cause = error.cause {
      self.init(cause)
      self.range = range
      return
    }
    self.init(
      QueryError.Kind(error.kind), QueryError.Detail(rawValue: error.detail.rawValue),
      error.message, phase: .runtime, at: range)
  }
}

extension QueryError.Kind {
  fileprivate init(_ kind: EvaluationError.Kind) {
    self =
      switch kind {
      case .typeError: .typeError
      case .argumentError: .argumentError
      case .arithmeticError: .arithmeticError
      case .entityNotFound: .entityNotFound
      case .syntaxError: .syntaxError
      case .storeError: .storeError
      case .limitExceeded: .limitExceeded
      }
  }
}
