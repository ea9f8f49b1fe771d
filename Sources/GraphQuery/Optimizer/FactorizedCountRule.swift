internal import GraphModel
internal import GraphStore

/// Counts the matches of a pattern that is a tree without finding them one by one: those of the parts
/// that hang on one node are independent of one another, so that their numbers are multiplied. The
/// number for a node that occurs often is reckoned once.
///
/// The parts are not independent where a relationship could be taken by two of them, which one match
/// must not do. The rule applies where that is
/// - excluded by the types of the two;
/// - possible for two hops from one node only: what they have in common is then subtracted;
/// - possible for two hops one behind the other only where the relationship is a loop: should there be
///   one among those followed, the plan that was there before is run instead.
struct FactorizedCountRule {
  func apply(_ plan: LogicalPlan) -> LogicalPlan {
    plan.rewritten { plan in
      guard case .aggregate(let input, let keys, let aggregates) = plan, keys.isEmpty,
        !aggregates.isEmpty, let (source, tree) = tree(input), tree.hopCount >= 2,
        aggregates.allSatisfy({ isCount($0, in: tree) })
      else { return plan }
      return .treeCount(source, tree, counts: aggregates.map(\.slot), otherwise: plan)
    }
  }

  /// The scan of the root with its conditions, and the tree that hangs on it.
  private func tree(_ plan: LogicalPlan) -> (LogicalPlan, CountTree)? {
    var steps: [ExpandStep] = []
    var conditions: [BoundExpression] = []
    var plan = plan
    walk: while true {
      switch plan {
      case .filter(let input, let condition):
        conditions.append(condition)
        plan = input
      case .expand(let input, let step):
        guard isPlain(step) else { return nil }
        steps.append(step)
        plan = input
      case .nodeScan(.argument, _, _), .nodeLookup(.argument, _, _): break walk
      default: return nil
      }
    }
    let root: Slot
    switch plan {
    case .nodeScan(_, let slot, _), .nodeLookup(_, let slot, _): root = slot
    default: return nil
    }
    steps.reverse()
    conditions.reverse()
    guard
      let placed = place(conditions, nodes: [root] + steps.map(\.to), steps.map(\.pattern.slot))
    else { return nil }
    var tree = CountTree(node: root, conditions: placed[root] ?? [])
    guard grow(&tree, steps, placed), exclude(&tree, steps) else { return nil }
    return (plan, tree)
  }

  private func isPlain(_ step: ExpandStep) -> Bool {
    step.pattern.length == nil && !step.isInto && !step.isRelationshipBound && step.from != step.to
      && (step.pattern.types == nil || step.pattern.typeNames != nil)
      && (step.validTime?.slots ?? []).isEmpty
  }

  /// The conditions by the one slot that each reads; nil where one reads several, or none.
  private func place(
    _ conditions: [BoundExpression], nodes: [Slot], _ relationships: [Slot]
  ) -> [Slot: [BoundExpression]]? {
    let known = SlotSet(nodes + relationships)
    var placed: [Slot: [BoundExpression]] = [:]
    for condition in conditions {
      let slots = condition.slots
      guard slots.count == 1, let slot = slots.first, known.contains(slot),
        condition.isRepeatable
      else { return nil }
      placed[slot, default: []].append(condition)
    }
    return placed
  }

  /// Hangs the hops that begin at the tree's node on it, and so on. False where a node is met twice.
  private func grow(
    _ tree: inout CountTree, _ steps: [ExpandStep], _ placed: [Slot: [BoundExpression]]
  ) -> Bool {
    let ends = steps.map(\.to)
    guard SlotSet(ends).count == ends.count, !ends.contains(tree.node) else { return false }
    func branches(of node: Slot) -> [CountTree.Branch] {
      steps.filter { $0.from == node }.map { step in
        CountTree.Branch(
          step: step, conditions: placed[step.pattern.slot] ?? [],
          tree: CountTree(
            node: step.to, conditions: placed[step.to] ?? [], branches: branches(of: step.to)))
      }
    }
    tree.branches = branches(of: tree.node)
    return tree.hopCount == steps.count
  }

  /// Notes which hops may take the same relationship. False where the count would not be right.
  private func exclude(_ tree: inout CountTree, _ steps: [ExpandStep]) -> Bool {
    var pairs: Set<SlotSet> = []
    for (index, step) in steps.enumerated() {
      for other in steps[..<index] where mayCoincide(step, other) {
        // Of different clauses, they may well.
        guard step.distinctFrom.contains(other.pattern.slot) else { continue }
        pairs.insert([step.pattern.slot, other.pattern.slot])
      }
    }
    return settle(&tree, above: nil, &pairs) && pairs.isEmpty
  }

  /// Takes from `pairs` those that the tree accounts for.
  private func settle(
    _ tree: inout CountTree, above: ExpandStep?, _ pairs: inout Set<SlotSet>
  ) -> Bool {
    var hasSiblings = false
    for index in tree.branches.indices {
      let step = tree.branches[index].step
      if let above, pairs.remove([step.pattern.slot, above.pattern.slot]) != nil {
        // Back along the same relationship: possible only where it leads from a node to itself.
        guard above.followed != .either, step.followed == above.followed else { return false }
        tree.branches[index].mayRepeatLoop = true
      }
      for other in tree.branches[..<index].indices
      where pairs.remove([step.pattern.slot, tree.branches[other].step.pattern.slot]) != nil {
        // Of more than two, more than pairs may have one in common.
        guard !hasSiblings else { return false }
        hasSiblings = true
        tree.branches[index].siblings = [other]
      }
      guard settle(&tree.branches[index].tree, above: step, &pairs) else { return false }
    }
    return true
  }

  private func mayCoincide(_ a: ExpandStep, _ b: ExpandStep) -> Bool {
    guard let x = a.pattern.typeNames, let y = b.pattern.typeNames else { return true }
    return !Set(x).isDisjoint(with: y)
  }

  /// `count(*)`, or a count of what is never null here.
  private func isCount(_ aggregate: BoundAggregate, in tree: CountTree) -> Bool {
    guard aggregate.function.name.lowercased() == "count", !aggregate.isDistinct else {
      return false
    }
    switch aggregate.arguments.first?.kind {
    case nil: return true
    case .literal(let value)?: return !value.isNull
    case .variable(let slot)?: return tree.slots.contains(slot)
    default: return false
    }
  }
}

extension BoundValidTime {
  fileprivate var slots: SlotSet {
    switch self {
    case .asOf(let day): day.slots
    case .between(let from, let to): from.slots.union(to.slots)
    }
  }
}

extension CountTree {
  fileprivate var slots: SlotSet {
    branches.reduce(into: [node]) { slots, branch in
      slots.insert(branch.step.pattern.slot)
      slots.formUnion(branch.tree.slots)
    }
  }
}

extension ExpandStep {
  /// The direction in which it is followed; either, where a type among its own has none.
  fileprivate var followed: Direction {
    if (pattern.typeNames ?? []).contains(where: Ontology.standard.isSymmetric) { return .either }
    return isReversed ? pattern.direction.reversed : pattern.direction
  }
}
