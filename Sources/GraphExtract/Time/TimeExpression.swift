internal import GraphModel

/// A date or a span of dates that a sentence states.
struct TimeExpression {
  enum Kind {
    /// On, in or at that date.
    case point
    /// From that date on.
    case since
    /// Up to that date.
    case until
    case range
  }

  var kind: Kind
  /// Indices into the sentence's units, half-open, with the preposition.
  var units: Range<Int>
  var from: PartialDate?
  var to: PartialDate?

  var since: PartialDate? { kind == .until ? nil : from }
  var until: PartialDate? { kind == .until ? from : to }
}
