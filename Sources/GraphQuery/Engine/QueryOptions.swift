public import GraphModel
public import GraphStore

/// What holds for a whole query, beyond its text and its parameters.
public struct QueryOptions: Sendable {
  /// The day on which relationships must possibly hold, in every `MATCH` that does not say
  /// otherwise by `FOR VALID_TIME`. Nil: no filter.
  public var asOf: CalendarDate?
  public var limits: QueryLimits
  /// Ends the query from another thread or a signal handler, or when its time is up.
  public var interruption: Interruption?
  /// Optimiser rules that are not to be applied. For tests that compare plans.
  package var disabledRules: Set<OptimizerRuleName>

  public init(
    asOf: CalendarDate? = nil, limits: QueryLimits = .none, interruption: Interruption? = nil
  ) {
    self.asOf = asOf
    self.limits = limits
    self.interruption = interruption
    disabledRules = []
  }
}
