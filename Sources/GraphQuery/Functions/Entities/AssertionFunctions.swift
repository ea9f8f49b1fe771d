internal import GraphModel
internal import GraphStore

/// What the store knows of a relationship beyond its properties: when it holds, and who says so.
extension StandardFunctions {
  static let assertions: [ScalarFunction] = [
    ScalarFunction(
      "holds", [.relationship, [.date, .localDateTime, .dateTime, .string]],
      result: [.boolean, .null], purity: .reading, holds),
    ScalarFunction(
      "evidence", [.relationship], result: [.list, .null], purity: .reading, evidence),
  ]

  /// True where it certainly holds on the day, false where it does not, null where it may.
  private static func holds(_ a: [Value], _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    guard case .relationship(let id) = a[0] else { return .null }
    let first: CalendarDate
    let last: CalendarDate
    switch a[1] {
    case .date(let date): (first, last) = (date, date)
    case .localDateTime(let value): (first, last) = (value.date, value.date)
    case .dateTime(let value): (first, last) = (value.local.date, value.local.date)
    case .string(let text):
      guard let date = PartialDate(text) else {
        throw EvaluationError(
          .argumentError, .invalidArgumentValue,
          "holds() takes a date such as 2022-02-24, 2022-02 or 2022, not '\(text)'")
      }
      (first, last) = (date.earliest, date.latest)
    default: return .null
    }
    try Entities.check(id, context)
    let periods = try Entities.read { () throws(StoreError) in
      try context.reader.periods(of: [id])
    }
    guard let period = periods.first else { return .null }
    // Of a month or a year: certain where it holds throughout, false where on no day of it.
    if !period.mayOverlap(from: first, to: last.advanced(byDays: 1)) { return .boolean(false) }
    return period.holds(on: first) == .certain && period.holds(on: last) == .certain
      ? .boolean(true) : .null
  }

  private static func evidence(_ a: [Value], _ context: FunctionContext)
    throws(EvaluationError) -> Value
  {
    guard case .relationship(let id) = a[0] else { return .null }
    try Entities.check(id, context)
    let found = try Entities.read { () throws(StoreError) in
      try context.reader.evidence(of: [id])
    }
    return .list((found.first ?? []).map { map($0) })
  }

  private static func map(_ evidence: Evidence) -> Value {
    .map([
      "document": .string(evidence.document),
      "title": evidence.title.map { .string($0) } ?? .null,
      "published": evidence.published.map { .string($0.description) } ?? .null,
      "quote": .string(evidence.quote),
      "start": .integer(Int64(evidence.span.lowerBound)),
      "end": .integer(Int64(evidence.span.upperBound)),
      "extractor": .string(evidence.extractor),
      "confidence": .float(evidence.confidence),
    ])
  }
}
