internal import GraphModel

/// Finds nodes by identity, name or indexed property, or at least by label, instead of scanning all.
struct IndexLookup {
  let statistics: PlanStatistics

  func apply(_ plan: LogicalPlan) -> LogicalPlan {
    let (operators, start) = plan.chain
    var result = start.replacing(input: nil) { apply($0) }
    var next = operators.count - 1
    while next >= 0 {
      let step = operators[next]
      next -= 1
      guard case .nodeScan(_, let slot, nil) = step else {
        result = step.replacing(input: result) { apply($0) }
        continue
      }
      // The conditions right above the scan.
      var conditions: [BoundExpression] = []
      while next >= 0, case .filter(_, let condition) = operators[next] {
        conditions.append(condition)
        next -= 1
      }
      result = lookup(slot, result, conditions)
    }
    return result
  }

  private func lookup(_ slot: Slot, _ source: LogicalPlan, _ conditions: [BoundExpression])
    -> LogicalPlan
  {
    var labels: [(index: Int, name: String)] = []
    for (index, condition) in conditions.enumerated() {
      if case .hasLabels(let subject, .name(let label)) = condition.kind,
        subject.isVariable(slot)
      {
        labels.append((index, label))
      }
    }
    let rarest = labels.min {
      statistics.nodeCount(label: $0.name) < statistics.nodeCount(label: $1.name)
    }
    if let (key, place) = key(slot, conditions, labels.map(\.name)) {
      var rest = conditions
      switch key {
      case .property(let label?, _, _), .name(let label?, _):
        // What is found are nodes of the label with that value and no others.
        let answered = [place] + labels.filter { $0.name == label }.map(\.index)
        for index in Set(answered).sorted(by: >) { rest.remove(at: index) }
      case .identity, .elementIdentity, .property(nil, _, _), .name(nil, _), .namePrefix:
        rest.remove(at: place)
      }
      return rest.reduce(.nodeLookup(source, slot: slot, key)) { .filter($0, $1) }
    }
    guard let rarest else {
      return conditions.reduce(.nodeScan(source, slot: slot, label: nil)) { .filter($0, $1) }
    }
    var rest = conditions
    rest.remove(at: rarest.index)
    return rest.reduce(.nodeScan(source, slot: slot, label: rarest.name)) { .filter($0, $1) }
  }

  /// The best key, and the condition that it answers.
  private func key(_ slot: Slot, _ conditions: [BoundExpression], _ labels: [String])
    -> (key: NodeKey, condition: Int)?
  {
    var best: (rank: Int, key: NodeKey, condition: Int)?
    for (index, condition) in conditions.enumerated() {
      for side in Seek(condition)?.sides ?? [] where side.slot == slot {
        let candidate: (rank: Int, key: NodeKey)?
        switch side.subject {
        case .identity: candidate = (0, .identity(side.value))
        case .elementIdentity: candidate = (0, .elementIdentity(side.value))
        case .namePrefix: candidate = (3, .namePrefix(side.value))
        case .property(let name):
          if let label = labels.first(where: { statistics.hasIndex(label: $0, key: name) }) {
            candidate = (1, .property(label: label, key: name, value: side.value))
          } else if name == "name" {
            candidate = (2, .name(label: labels.first, value: side.value))
          } else {
            candidate = nil
          }
        }
        if let candidate, candidate.rank < best?.rank ?? .max {
          best = (candidate.rank, candidate.key, index)
        }
      }
    }
    return best.map { ($0.key, $0.condition) }
  }
}
