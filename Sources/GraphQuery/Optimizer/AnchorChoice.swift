internal import GraphModel

/// Chooses the order in which the parts of a pattern are looked for: enters it at the node of which
/// there are likely fewest, then always follows the hop that likely leads to the fewest rows.
struct AnchorChoice {
  let statistics: PlanStatistics

  func apply(_ plan: LogicalPlan) -> LogicalPlan {
    plan.rewritten { plan in
      guard case .match(let input, var pattern) = plan else { return plan }
      pattern.order = order(pattern)
      return .match(input, pattern)
    }
  }

  private func order(_ pattern: GraphPattern) -> [GraphPattern.Step] {
    let constraints = NodeConstraints(pattern, statistics)
    var solver = PatternSolver(pattern)
    while let step = next(solver, constraints) { solver.take(step) }
    return solver.steps
  }

  private func next(_ solver: PatternSolver, _ constraints: NodeConstraints)
    -> GraphPattern.Step?
  {
    if let step = solver.readyBoundHop { return step }
    var best: (step: GraphPattern.Step, cost: Double)?
    for index in solver.openHops {
      let hop = solver.pattern.hops[index]
      let (hasLeft, hasRight) = (
        solver.solved.contains(hop.left), solver.solved.contains(hop.right)
      )
      guard hasLeft || hasRight else { continue }
      // A quantified path is walked from its left end only.
      if case .quantified = hop.kind, !hasLeft { continue }
      let cost = cost(
        of: hop, isReversed: !hasLeft, isInto: hasLeft && hasRight, constraints, solver.solved)
      if cost < best?.cost ?? .infinity {
        best = (.hop(index, isReversed: !hasLeft), cost)
      }
    }
    if let best {
      // A walk of several hops whose other end is cheap to find is looked for from both ends.
      if case .hop(let index, let isReversed) = best.step,
        let far = farEnd(of: solver.pattern.hops[index], isReversed, solver.solved),
        constraints.rows(of: far, knowing: solver.solved) <= 2
      {
        return .anchor(far)
      }
      return best.step
    }
    if let selection = solver.readySelection { return selection }
    let anchor = solver.openNodes.map {
      (node: $0, rows: constraints.rows(of: $0, knowing: solver.solved))
    }
    .min { $0.rows < $1.rows }
    guard let anchor else { return nil }
    // A lookup of relationships finds both ends at once.
    if anchor.rows > IndexedRelationships.likelyRows,
      let seek = IndexedRelationships(statistics: statistics).seek(solver)
    {
      return seek
    }
    return .anchor(anchor.node)
  }

  /// The end that a walk of several hops would lead to, where it is not found yet.
  private func farEnd(of hop: GraphPattern.Hop, _ isReversed: Bool, _ solved: SlotSet) -> Slot? {
    guard case .relationship(let pattern) = hop.kind, let length = pattern.length,
      length.maximum ?? .max > 1
    else { return nil }
    let far = isReversed ? hop.left : hop.right
    return solved.contains(far) ? nil : far
  }

  /// The rows that a hop makes of one row.
  private func cost(
    of hop: GraphPattern.Hop, isReversed: Bool, isInto: Bool, _ constraints: NodeConstraints,
    _ solved: SlotSet
  ) -> Double {
    let nodes = max(1, statistics.nodeCount)
    let types: [String]? =
      if case .relationship(let pattern) = hop.kind { pattern.typeNames } else { nil }
    let degree = statistics.relationshipCount(types: types) / nodes
    if isInto { return min(0.5, degree / nodes) }
    let target = isReversed ? hop.left : hop.right
    let share = min(1, constraints.rows(of: target, knowing: solved) / nodes)
    var hops = 1.0
    if case .relationship(let pattern) = hop.kind, let length = pattern.length {
      hops = Double(min(length.maximum ?? 6, 6))
    } else if case .quantified = hop.kind {
      hops = 6
    }
    return hops == 1 ? degree * share : max(degree, 1.1) * hops * 4 * share + 1
  }
}

/// What the conditions of a pattern say of how many nodes can stand in each place.
private struct NodeConstraints {
  private let statistics: PlanStatistics
  private var labels: [(slot: Slot, name: String)] = []
  private var equations: [(slot: Slot, subject: Seek.Subject, slots: SlotSet)] = []
  /// The places that have a condition of their own.
  private var restricted = SlotSet()

  init(_ pattern: GraphPattern, _ statistics: PlanStatistics) {
    self.statistics = statistics
    for condition in pattern.conditions {
      if case .hasLabels(let subject, .name(let label)) = condition.kind,
        case .variable(let slot) = subject.kind
      {
        labels.append((slot, label))
        continue
      }
      if let seek = Seek(condition) {
        // Whatever the pattern does not bind itself, the row has.
        let introduced = SlotSet(pattern.introduced)
        for (slot, subject, slots) in seek.choices {
          equations.append((slot, subject, slots.intersection(introduced)))
        }
      }
      let slots = condition.slots
      if slots.count == 1, let slot = slots.first { restricted.insert(slot) }
    }
  }

  /// How many nodes there may be for one row that has all of `solved`.
  func rows(of node: Slot, knowing solved: SlotSet) -> Double {
    var rows = statistics.nodeCount
    for label in labels where label.slot == node {
      rows = min(rows, statistics.nodeCount(label: label.name))
    }
    for (slot, subject, slots) in equations where slot == node && slots.isSubset(of: solved) {
      let key: String
      switch subject {
      case .identity, .elementIdentity: return min(rows, 1)
      case .namePrefix:
        // A prefix as people give one: names in the thousands are told apart by it.
        rows = min(rows, max(2, rows / 1_000))
        continue
      case .property(let name): key = name
      }
      let isIndexed =
        key == "name"
        || labels.contains { $0.slot == node && statistics.hasIndex(label: $0.name, key: key) }
      // A lookup costs next to nothing; an equality without an index still needs the scan.
      rows = isIndexed ? min(rows, 2) : rows * 0.9
    }
    return rows * (restricted.contains(node) ? 0.95 : 1)
  }
}
