internal import GraphStore

/// Makes scans and expansions of a pattern, in the order chosen for it, with all conditions above
/// them.
struct PatternLowering {
  var planner: LogicalPlanner

  /// Lowers every pattern of a plan, except those of subqueries in expressions, which are planned
  /// with their expressions.
  mutating func lower(_ plan: LogicalPlan) -> LogicalPlan {
    let (operators, start) = plan.chain
    var lowered = start.replacing(input: nil) { lower($0) }
    for step in operators.reversed() {
      if case .match(_, let pattern) = step {
        lowered = lower(pattern, onto: lowered)
      } else {
        lowered = step.replacing(input: lowered) { lower($0) }
      }
    }
    return lowered
  }

  private mutating func lower(_ pattern: GraphPattern, onto input: LogicalPlan) -> LogicalPlan {
    var plan = input
    var solved = pattern.bound
    var taken: [Slot] = []
    for step in pattern.order ?? pattern.textualOrder {
      switch step {
      case .anchor(let node):
        plan = .nodeScan(plan, slot: node, label: nil)
        solved.insert(node)
      case .bound(let index), .seek(let index, _, _):
        let hop = pattern.hops[index]
        guard case .relationship(let relationship) = hop.kind else { continue }
        if case .seek(_, let key, let value) = step {
          plan = .relationshipLookup(
            plan, slot: relationship.slot, types: relationship.typeNames ?? [], key: key,
            value: value)
        }
        var step = ExpandStep(
          pattern: relationship, from: hop.left, to: hop.right, isReversed: false,
          isInto: solved.contains(hop.right), nodes: nil, distinctFrom: taken,
          validTime: pattern.validTime)
        step.isRelationshipBound = true
        step.isFromBound = solved.contains(hop.left)
        plan = .expand(plan, step)
        solved.formUnion([hop.left, hop.right])
        taken.append(relationship.slot)
      case .hop(let index, let isReversed):
        plan = follow(
          pattern.hops[index], isReversed: isReversed, pattern, onto: plan, &solved, &taken)
      case .selection(let index):
        plan = select(pattern.selections[index], pattern, onto: plan, &solved, &taken)
      }
    }
    if !pattern.paths.isEmpty { plan = .constructPaths(plan, pattern.paths) }
    return pattern.conditions.reduce(plan) { .filter($0, $1) }
  }

  private mutating func follow(
    _ hop: GraphPattern.Hop, isReversed: Bool, _ pattern: GraphPattern, onto input: LogicalPlan,
    _ solved: inout SlotSet, _ taken: inout [Slot]
  ) -> LogicalPlan {
    let from = isReversed ? hop.right : hop.left
    let to = isReversed ? hop.left : hop.right
    let isInto = solved.contains(to) || from == to
    var plan = input
    switch hop.kind {
    case .relationship(var relationship):
      // A list that is bound already is looked for anew, and compared.
      let known = relationship.slot
      let isKnown = pattern.bound.contains(known)
      if isKnown { relationship.slot = planner.newSlot() }
      plan = .expand(
        plan,
        ExpandStep(
          pattern: relationship, from: from, to: to, isReversed: isReversed, isInto: isInto,
          nodes: hop.nodes, distinctFrom: taken, validTime: pattern.validTime))
      if isKnown {
        let range = relationship.range
        plan = .filter(
          plan,
          BoundExpression(
            kind: .comparison(
              .variable(relationship.slot, range),
              [ComparisonStep(operation: .equal, operand: .variable(known, range))]),
            type: .any, range: range))
      }
      taken.append(relationship.slot)
    case .quantified(let quantified, let relationships):
      plan = .repeatPath(
        plan,
        RepeatStep(
          pattern: quantified,
          inner: iteration(quantified, pattern.validTime, taken + [relationships]), from: from,
          to: to, isInto: isInto, relationships: relationships,
          nodes: hop.nodes ?? from))
      taken.append(relationships)
    }
    solved.formUnion([from, to])
    return plan
  }

  /// One iteration of a quantified path, from its first node on.
  private mutating func iteration(
    _ quantified: BoundQuantifiedPath, _ validTime: BoundValidTime?, _ outer: [Slot]
  ) -> LogicalPlan {
    var plan = LogicalPlan.argument
    var solved: SlotSet = [quantified.start.slot]
    var taken = outer
    var from = quantified.start.slot
    var conditions = quantified.start.conditions
    for (relationship, target) in quantified.hops {
      plan = .expand(
        plan,
        ExpandStep(
          pattern: relationship, from: from, to: target.slot, isReversed: false,
          isInto: solved.contains(target.slot), nodes: nil, distinctFrom: taken,
          validTime: validTime))
      taken.append(relationship.slot)
      solved.insert(target.slot)
      from = target.slot
      for property in relationship.properties {
        conditions.append(.property(relationship.slot, equals: property, relationship.range))
      }
      conditions += relationship.predicates.flatMap(\.conjuncts)
      conditions += target.conditions
    }
    conditions += quantified.predicates.flatMap(\.conjuncts)
    return conditions.reduce(plan) { .filter($0, $1) }
  }

  private mutating func select(
    _ selection: GraphPattern.Selection, _ pattern: GraphPattern, onto input: LogicalPlan,
    _ solved: inout SlotSet, _ taken: inout [Slot]
  ) -> LogicalPlan {
    if selection.hops.count == 1, case .relationship(let relationship) = selection.hops[0].kind,
      relationship.length != nil, !pattern.bound.contains(relationship.slot),
      selection.selector.isShortest
    {
      let hop = ExpandStep(
        pattern: relationship, from: selection.left, to: selection.right, isReversed: false,
        isInto: true, nodes: selection.hops[0].nodes, distinctFrom: taken,
        validTime: pattern.validTime)
      taken.append(relationship.slot)
      return .shortestPaths(
        input,
        ShortestStep(
          hop: hop, selector: selection.selector, path: selection.assignment?.slot,
          predicates: selection.predicates))
    }
    // Any other path: all of them are found, and the wanted ones kept.
    var inner = LogicalPlan.argument
    var innerSolved = solved
    var innerTaken = taken
    var introduced: [Slot] = []
    for hop in selection.hops {
      inner = follow(
        hop, isReversed: false, pattern, onto: inner, &innerSolved, &innerTaken)
      introduced += [hop.relationship, hop.right] + [hop.nodes].compactMap { $0 }
      if case .quantified(let quantified, _) = hop.kind {
        introduced += quantified.groups.map(\.list)
      }
    }
    if let assignment = selection.assignment {
      inner = .constructPaths(inner, [assignment])
      introduced.append(assignment.slot)
    }
    inner = (selection.conditions + selection.predicates).reduce(inner) { .filter($0, $1) }
    taken = innerTaken
    solved = innerSolved
    var lists: [Slot] = []
    for hop in selection.hops where hop.nodes != nil { lists.append(hop.relationship) }
    return .selectPaths(
      input, inner: inner,
      PathSelection(
        selector: selection.selector, ends: [selection.left, selection.right],
        single: selection.hops.count - lists.count, lists: lists, introduced: introduced))
  }
}

extension PathSelector {
  /// Whether it asks for short paths rather than for any.
  var isShortest: Bool {
    switch self {
    case .all, .any: false
    case .anyShortest, .allShortest, .shortest, .shortestGroups: true
    }
  }
}

extension BoundNodePattern {
  /// What must hold of the node.
  var conditions: [BoundExpression] {
    (labels?.parts ?? []).map { .hasLabels(slot, $0, range) }
      + properties.map { .property(slot, equals: $0, range) }
      + predicates.flatMap(\.conjuncts)
  }
}
