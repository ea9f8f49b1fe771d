extension LogicalPlan {
  /// The same operator over other inputs.
  func mappingInputs(_ transform: (LogicalPlan) -> LogicalPlan) -> LogicalPlan {
    switch self {
    case .argument, .storedCount: self
    case .match(let input, let pattern): .match(transform(input), pattern)
    case .nodeScan(let input, let slot, let label):
      .nodeScan(transform(input), slot: slot, label: label)
    case .nodeLookup(let input, let slot, let key):
      .nodeLookup(transform(input), slot: slot, key)
    case .expand(let input, let step): .expand(transform(input), step)
    case .shortestPaths(let input, let step): .shortestPaths(transform(input), step)
    case .selectPaths(let input, let inner, let selection):
      .selectPaths(transform(input), inner: transform(inner), selection)
    case .repeatPath(let input, var step):
      {
        step.inner = transform(step.inner)
        return .repeatPath(transform(input), step)
      }()
    case .constructPaths(let input, let paths): .constructPaths(transform(input), paths)
    case .filter(let input, let condition): .filter(transform(input), condition)
    case .project(let input, let items): .project(transform(input), items)
    case .keep(let input, let slots): .keep(transform(input), slots)
    case .aggregate(let input, let keys, let items):
      .aggregate(transform(input), keys: keys, items)
    case .distinct(let input, let slots): .distinct(transform(input), slots)
    case .sort(let input, let items): .sort(transform(input), items)
    case .top(let input, let items, let limit, let skip):
      .top(transform(input), items, limit: limit, skip: skip)
    case .skip(let input, let count): .skip(transform(input), count)
    case .limit(let input, let count): .limit(transform(input), count)
    case .unwind(let input, let unwind): .unwind(transform(input), unwind)
    case .union(let branches, let columns):
      .union(branches.map { (transform($0.plan), $0.outputs) }, columns: columns)
    case .apply(let input, let inner, let introduced, let isOptional):
      .apply(
        transform(input), inner: transform(inner), introduced: introduced, isOptional: isOptional)
    case .call(let input, let call): .call(transform(input), call)
    case .create(let input, let create): .create(transform(input), create)
    case .merge(let input, let merge, let match):
      .merge(transform(input), merge, match: transform(match))
    case .set(let input, let items): .set(transform(input), items)
    case .remove(let input, let items): .remove(transform(input), items)
    case .delete(let input, let delete): .delete(transform(input), delete)
    }
  }

  /// The plan rewritten from its leaves on: `rule` sees each operator after its inputs.
  func rewritten(_ rule: (LogicalPlan) -> LogicalPlan) -> LogicalPlan {
    rule(mappingInputs { $0.rewritten(rule) })
  }

  /// Whether what it does with one row of its argument does not depend on the others, so that it
  /// can be run for many rows at once.
  var isRowwise: Bool {
    switch self {
    case .argument: true
    case .aggregate, .distinct, .sort, .top, .skip, .limit, .storedCount: false
    case .create, .merge, .set, .remove, .delete: false
    case .union(let branches, _): branches.allSatisfy { $0.plan.isRowwise }
    case .call(let input, let call): !call.procedure.isWriting && input.isRowwise
    case .match(let input, _), .nodeScan(let input, _, _), .nodeLookup(let input, _, _),
      .expand(let input, _), .shortestPaths(let input, _), .selectPaths(let input, _, _),
      .repeatPath(let input, _), .constructPaths(let input, _), .filter(let input, _),
      .project(let input, _), .keep(let input, _), .unwind(let input, _),
      .apply(let input, _, _, _):
      input.isRowwise
    }
  }
}
