/// Sorts only as many rows as are asked for.
struct TopKRule {
  func apply(_ plan: LogicalPlan) -> LogicalPlan {
    plan.rewritten { plan in
      switch plan {
      case .limit(.sort(let input, let items), let count):
        return .top(input, items, limit: count, skip: nil)
      case .limit(.skip(.sort(let input, let items), let skip), let count):
        return .skip(.top(input, items, limit: count, skip: skip), skip)
      default:
        return plan
      }
    }
  }
}
