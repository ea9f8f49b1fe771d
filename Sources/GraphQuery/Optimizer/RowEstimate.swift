internal import GraphModel
internal import GraphStore

/// How many rows an operator likely hands on, by what the store counts and by rules of thumb for
/// what it does not. For people who read plans; nothing is decided by it.
struct RowEstimate {
  let statistics: PlanStatistics

  /// - Parameter input: the rows of its input; for what has none, how often it is run.
  func rows(of plan: LogicalPlan, given input: Double) -> Double {
    switch plan {
    case .argument, .match, .storedCount, .degree: return input
    case .typeCounts: return input * 10
    case .neighbourhood: return input * 10
    case .neighbourhoodCount, .treeCount: return min(1, input)
    case .nodeScan(_, _, let label):
      return input * (label.map { statistics.nodeCount(label: $0) } ?? statistics.nodeCount)
    case .nodeLookup(_, _, .property): return input * IndexedRelationships.likelyRows
    case .nodeLookup, .hashJoin: return input
    case .relationshipLookup: return input * IndexedRelationships.likelyRows
    case .expand(_, let step): return input * fanOut(of: step)
    case .repeatPath(_, let step): return input * repetitions(1.1, step.pattern.length)
    case .filter(_, let condition): return input * share(of: condition)
    case .aggregate(_, let keys, _): return keys.isEmpty ? min(1, input) : input.squareRoot()
    case .distinct: return input / 2
    case .top(_, _, let limit, _), .limit(_, let limit):
      return min(input, number(limit) ?? 10)
    case .skip(_, let count): return max(0, input - (number(count) ?? 10))
    case .unwind(_, let unwind): return input * length(of: unwind.list)
    case .union(let branches, _): return input * Double(branches.count)
    case .call: return input * 10
    case .shortestPaths, .selectPaths, .constructPaths, .project, .keep, .sort, .apply, .create,
      .merge, .set, .remove, .delete:
      return input
    }
  }

  private func fanOut(of step: ExpandStep) -> Double {
    if step.isRelationshipBound { return step.pattern.direction == .either ? 2 : 1 }
    let nodes = max(1, statistics.nodeCount)
    var degree = statistics.relationshipCount(types: step.pattern.typeNames) / nodes
    if step.pattern.direction == .either { degree *= 2 }
    guard let length = step.pattern.length else {
      return step.isInto ? degree / nodes : degree
    }
    return repetitions(degree, length) / (step.isInto ? nodes : 1)
  }

  /// The walks of so many hops, each of which leads to `degree` nodes. Beyond six hops nobody knows.
  private func repetitions(_ degree: Double, _ length: PathLength) -> Double {
    var walks = 0.0
    var level = 1.0
    for hop in 0...min(length.maximum ?? 6, max(6, length.minimum)) {
      if hop >= length.minimum { walks += level }
      level = min(level * degree, 1e15)
      if level == 0 { break }
    }
    return walks
  }

  private func share(of condition: BoundExpression) -> Double {
    if case .hasLabels(_, .name(let label)) = condition.kind {
      return min(1, statistics.nodeCount(label: label) / max(1, statistics.nodeCount))
    }
    if case .not(let inner) = condition.kind { return 1 - share(of: inner) }
    return condition.equation == nil ? 0.5 : 0.1
  }

  private func number(_ expression: BoundExpression) -> Double? {
    if case .literal(.integer(let number)) = expression.kind { Double(number) } else { nil }
  }

  private func length(of list: BoundExpression) -> Double {
    switch list.kind {
    case .list(let elements): Double(elements.count)
    case .literal(.list(let values)): Double(values.count)
    default: 10
    }
  }
}
