extension LogicalPlan {
  /// The plan whose rows it works on; nil for what begins a plan. Long queries are long chains of
  /// these, which are followed by loops and not by recursion.
  var input: LogicalPlan? {
    switch self {
    case .argument, .storedCount, .typeCounts, .union: nil
    case .match(let input, _), .nodeScan(let input, _, _), .nodeLookup(let input, _, _),
      .relationshipLookup(let input, _, _, _, _),
      .hashJoin(let input, _, _, _, _), .expand(let input, _), .shortestPaths(let input, _),
      .selectPaths(let input, _, _),
      .repeatPath(let input, _), .constructPaths(let input, _), .filter(let input, _),
      .project(let input, _), .keep(let input, _), .aggregate(let input, _, _),
      .distinct(let input, _), .sort(let input, _), .top(let input, _, _, _),
      .skip(let input, _), .limit(let input, _), .unwind(let input, _),
      .apply(let input, _, _, _), .call(let input, _), .create(let input, _),
      .neighbourhood(let input, _), .neighbourhoodCount(let input, _, _),
      .degree(let input, _, _), .treeCount(let input, _, _, _),
      .merge(let input, _, _), .set(let input, _), .remove(let input, _), .delete(let input, _):
      input
    }
  }

  /// The operators from this one down its inputs, this one first, and what they all begin with.
  var chain: (operators: [LogicalPlan], start: LogicalPlan) {
    var operators: [LogicalPlan] = []
    var plan = self
    while let input = plan.input {
      operators.append(plan)
      plan = input
    }
    return (operators, plan)
  }

  /// The same operator over another input, and with its inner plans transformed.
  /// - Parameter input: nil for what has none.
  func replacing(input: LogicalPlan?, inner transform: (LogicalPlan) -> LogicalPlan) -> LogicalPlan
  {
    let new = input ?? .argument
    return switch self {
    case .argument, .storedCount, .typeCounts: self
    case .neighbourhood(_, let step): .neighbourhood(new, step)
    case .neighbourhoodCount(_, let step, let slot): .neighbourhoodCount(new, step, slot: slot)
    case .degree(_, let step, let counts): .degree(new, step, counts: counts)
    case .treeCount(_, let tree, let counts, let otherwise):
      .treeCount(new, tree, counts: counts, otherwise: transform(otherwise))
    case .match(_, let pattern): .match(new, pattern)
    case .nodeScan(_, let slot, let label):
      .nodeScan(new, slot: slot, label: label)
    case .nodeLookup(_, let slot, let key):
      .nodeLookup(new, slot: slot, key)
    case .relationshipLookup(_, let slot, let types, let key, let value):
      .relationshipLookup(new, slot: slot, types: types, key: key, value: value)
    case .hashJoin(_, let slot, let label, let key, let value):
      .hashJoin(new, slot: slot, label: label, key: key, value: value)
    case .expand(_, let step): .expand(new, step)
    case .shortestPaths(_, let step): .shortestPaths(new, step)
    case .selectPaths(_, let inner, let selection):
      .selectPaths(new, inner: transform(inner), selection)
    case .repeatPath(_, var step):
      {
        step.inner = transform(step.inner)
        return .repeatPath(new, step)
      }()
    case .constructPaths(_, let paths): .constructPaths(new, paths)
    case .filter(_, let condition): .filter(new, condition)
    case .project(_, let items): .project(new, items)
    case .keep(_, let slots): .keep(new, slots)
    case .aggregate(_, let keys, let items):
      .aggregate(new, keys: keys, items)
    case .distinct(_, let slots): .distinct(new, slots)
    case .sort(_, let items): .sort(new, items)
    case .top(_, let items, let limit, let skip):
      .top(new, items, limit: limit, skip: skip)
    case .skip(_, let count): .skip(new, count)
    case .limit(_, let count): .limit(new, count)
    case .unwind(_, let unwind): .unwind(new, unwind)
    case .union(let branches, let columns):
      .union(branches.map { (transform($0.plan), $0.outputs) }, columns: columns)
    case .apply(_, let inner, let introduced, let isOptional):
      .apply(
        new, inner: transform(inner), introduced: introduced, isOptional: isOptional)
    case .call(_, let call): .call(new, call)
    case .create(_, let create): .create(new, create)
    case .merge(_, let merge, let match):
      .merge(new, merge, match: transform(match))
    case .set(_, let items): .set(new, items)
    case .remove(_, let items): .remove(new, items)
    case .delete(_, let delete): .delete(new, delete)
    }
  }

  /// The plan rewritten from its leaves on: `rule` sees each operator after its inputs.
  func rewritten(_ rule: (LogicalPlan) -> LogicalPlan) -> LogicalPlan {
    let (operators, start) = chain
    var plan = rule(start.replacing(input: nil) { $0.rewritten(rule) })
    for step in operators.reversed() {
      plan = rule(step.replacing(input: plan) { $0.rewritten(rule) })
    }
    return plan
  }

  /// Whether what it does with one row of its argument does not depend on the others, so that it
  /// can be run for many rows at once.
  var isRowwise: Bool {
    let (operators, start) = chain
    return start.isRowwiseItself && operators.allSatisfy(\.isRowwiseItself)
  }

  private var isRowwiseItself: Bool {
    switch self {
    case .argument: true
    case .aggregate, .distinct, .sort, .top, .skip, .limit, .storedCount: false
    case .typeCounts, .neighbourhoodCount, .treeCount: false
    case .create, .merge, .set, .remove, .delete: false
    case .union(let branches, _): branches.allSatisfy { $0.plan.isRowwise }
    case .call(_, let call): !call.procedure.isWriting
    case .neighbourhood, .degree: true
    case .match, .nodeScan, .nodeLookup, .relationshipLookup, .hashJoin, .expand, .shortestPaths,
      .selectPaths,
      .repeatPath,
      .constructPaths, .filter, .project, .keep, .unwind, .apply:
      true
    }
  }
}
