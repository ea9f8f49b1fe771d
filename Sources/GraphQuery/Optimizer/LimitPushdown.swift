/// Takes the limit before the work that makes one row of each row.
struct LimitPushdown {
  func apply(_ plan: LogicalPlan) -> LogicalPlan {
    plan.rewritten { plan in
      guard case .limit(let input, let count) = plan else { return plan }
      return push(count, into: input) ?? plan
    }
  }

  private func push(_ count: BoundExpression, into plan: LogicalPlan) -> LogicalPlan? {
    switch plan {
    case .project(let input, let items):
      return .project(push(count, into: input) ?? .limit(input, count), items)
    case .keep(let input, let slots):
      return .keep(push(count, into: input) ?? .limit(input, count), slots)
    case .constructPaths(let input, let paths):
      return .constructPaths(push(count, into: input) ?? .limit(input, count), paths)
    default:
      return nil
    }
  }
}
