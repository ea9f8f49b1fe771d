/// Makes a logical plan better, by a short list of rules, each of which leaves its rows as they are.
struct Optimizer {
  let statistics: PlanStatistics
  let disabled: Set<OptimizerRuleName>

  /// - Parameter planner: numbers the slots of the plan.
  func optimize(_ plan: LogicalPlan, _ planner: inout LogicalPlanner) -> LogicalPlan {
    var plan = plan
    if applies(.anchorChoice) { plan = AnchorChoice(statistics: statistics).apply(plan) }
    var lowering = PatternLowering(planner: planner)
    plan = lowering.lower(plan)
    planner = lowering.planner
    if applies(.predicatePushdown) { plan = PredicatePushdown().apply(plan) }
    if applies(.indexLookup) { plan = IndexLookup(statistics: statistics).apply(plan) }
    if applies(.hashJoin) { plan = HashJoinRule().apply(plan) }
    if applies(.neighbourhood) { plan = NeighbourhoodRule().apply(plan) }
    if applies(.degreeCount) {
      plan = DegreeCountRule(hasDefaultValidity: statistics.hasDefaultValidity).apply(plan)
    }
    if applies(.topK) { plan = TopKRule().apply(plan) }
    if applies(.limitPushdown) { plan = LimitPushdown().apply(plan) }
    if applies(.countFromStore) {
      plan = CountFromStoreRule(hasDefaultValidity: statistics.hasDefaultValidity).apply(plan)
    }
    if applies(.factorizedCount) { plan = FactorizedCountRule().apply(plan) }
    return UnusedPathLists().apply(plan)
  }

  private func applies(_ rule: OptimizerRuleName) -> Bool { !disabled.contains(rule) }
}
