internal import GraphModel
internal import GraphStore

/// When relationships must possibly hold to be followed: the expressions of `FOR VALID_TIME`.
indirect enum Validity: Sendable {
  case asOf(any Evaluator, SourceRange)
  /// Half-open.
  case between(from: any Evaluator, to: any Evaluator, SourceRange)
}

/// The filter for each row of a batch.
enum RowValidity {
  /// The same for all rows; nil: no filter.
  case uniform(ValidityFilter?)
  case each([ValidityFilter])

  subscript(row: Int) -> ValidityFilter? {
    switch self {
    case .uniform(let filter): filter
    case .each(let filters): filters[row]
    }
  }

  func gathering(_ rows: [Int32]) -> RowValidity {
    switch self {
    case .uniform: self
    case .each(let filters): .each(gather(filters, rows))
    }
  }
}

extension Validity {
  /// The filter of a match that says nothing itself: the default of the run.
  static func filter(_ validity: Validity?, _ batch: Batch, _ context: ExecutionContext)
    throws(QueryError) -> RowValidity
  {
    guard let validity else {
      return .uniform(context.options.asOf.map { ValidityFilter(asOf: $0) })
    }
    return try validity.filter(batch, context)
  }

  private func filter(_ batch: Batch, _ context: ExecutionContext) throws(QueryError) -> RowValidity
  {
    switch self {
    case .asOf(let day, let range):
      let days = try day.evaluate(batch, context)
      return try rows(days, batch.count) { (row) throws(QueryError) in
        ValidityFilter(asOf: try date(days[row], "AS OF", range))
      }
    case .between(let from, let to, let range):
      let begins = try from.evaluate(batch, context)
      let ends = try to.evaluate(batch, context)
      let areConstant =
        if case .constant = begins, case .constant = ends { true } else { false }
      return try rows(areConstant ? begins : .absent, batch.count) { (row) throws(QueryError) in
        let begin = try date(begins[row], "FROM", range)
        let end = try date(ends[row], "TO", range)
        guard let filter = ValidityFilter(from: begin, to: end) else {
          throw QueryError(
            .argumentError, .invalidArgumentValue,
            "FOR VALID_TIME FROM \(begin) TO \(end) holds no day", phase: .runtime,
            hint: "the first date must lie before the second, which is itself left out", at: range)
        }
        return filter
      }
    }
  }

  private func rows(
    _ column: Column, _ count: Int, _ filter: (Int) throws(QueryError) -> ValidityFilter
  ) throws(QueryError) -> RowValidity {
    if case .constant = column { return .uniform(try filter(0)) }
    var filters: [ValidityFilter] = []
    filters.reserveCapacity(count)
    for row in 0..<count { filters.append(try filter(row)) }
    if let first = filters.first, filters.allSatisfy({ $0 == first }) { return .uniform(first) }
    return .each(filters)
  }

  private func date(_ value: Value, _ words: String, _ range: SourceRange)
    throws(QueryError) -> CalendarDate
  {
    switch value {
    case .date(let date): return date
    case .localDateTime(let moment): return moment.date
    case .dateTime(let moment): return moment.local.date
    case .string(let text):
      if let date = PartialDate(text)?.exact { return date }
    case .null:
      throw QueryError(
        .argumentError, .invalidArgumentValue, "FOR VALID_TIME \(words) null", phase: .runtime,
        hint: "leave the clause out to ask about any time", at: range)
    default: break
    }
    throw QueryError(
      .typeError, .invalidArgumentType, "FOR VALID_TIME \(words) needs a date", phase: .runtime,
      hint: "write it as date('2022-02-24')", at: range)
  }
}
