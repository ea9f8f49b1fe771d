internal import GraphModel
internal import GraphStore

/// Makes a logical plan of a bound query, clause by clause, as it is written.
struct LogicalPlanner {
  /// The number of slots so far; those of the statement come first.
  var slotCount: Int

  mutating func newSlot() -> Slot {
    defer { slotCount += 1 }
    return Slot(slotCount)
  }

  mutating func plan(_ query: BoundQuery) -> LogicalPlan {
    guard let union = query.union else { return plan(query.branches[0]) }
    var branches: [(plan: LogicalPlan, outputs: [Slot])] = []
    for branch in query.branches { branches.append((plan(branch), branch.outputs)) }
    let columns = query.columns.map(\.slot)
    let joined = LogicalPlan.union(branches, columns: columns)
    return union == .distinct ? .distinct(joined, columns) : joined
  }

  private mutating func plan(_ query: BoundLinearQuery) -> LogicalPlan {
    var plan = LogicalPlan.argument
    for part in query.parts {
      for clause in part.clauses { plan = add(clause, to: plan) }
      if let projection = part.projection { plan = add(projection, to: plan) }
    }
    return plan
  }

  private mutating func add(_ clause: BoundClause, to input: LogicalPlan) -> LogicalPlan {
    switch clause {
    case .match(let match): return add(match, to: input)
    case .unwind(let unwind): return .unwind(input, unwind)
    case .callProcedure(let call):
      return filtered(.call(input, call), call.predicates)
    case .callSubquery(let call):
      let inner = plan(call.query)
      if call.query.columns.isEmpty {
        // Run for what it does; each row is handed on once.
        let counted = newSlot()
        let unit = LogicalPlan.aggregate(inner, keys: [], [])
        return .apply(
          input, inner: .project(unit, [Assignment.literalNull(counted, call.range)]),
          introduced: [], isOptional: false)
      }
      return .apply(
        input, inner: inner, introduced: call.query.columns.map(\.slot),
        isOptional: call.isOptional)
    case .create(let create):
      // One clause after another is one clause with all their patterns, unless a path is named,
      // which comes to be only when the first is done. Scripts have thousands of them.
      if case .create(let first, var joined) = input, joined.paths.isEmpty {
        joined.elements += create.elements
        joined.paths = create.paths
        return .create(first, joined)
      }
      return .create(input, create)
    case .merge(let merge):
      return .merge(input, merge, match: .match(.argument, pattern(merge.match)))
    case .set(let items): return .set(input, items)
    case .remove(let items): return .remove(input, items)
    case .delete(let delete): return .delete(input, delete)
    }
  }

  private mutating func add(_ match: BoundMatch, to input: LogicalPlan) -> LogicalPlan {
    let pattern = pattern(match)
    guard match.isOptional else { return .match(input, pattern) }
    return .apply(
      input, inner: .match(.argument, pattern), introduced: match.introduced, isOptional: true)
  }

  private func filtered(_ input: LogicalPlan, _ predicates: [BoundExpression]) -> LogicalPlan {
    predicates.reduce(input) { .filter($0, $1) }
  }

  private func add(_ projection: BoundProjection, to input: LogicalPlan) -> LogicalPlan {
    var plan = input
    if projection.isAggregating {
      plan = .aggregate(plan, keys: projection.groupingKeys, projection.aggregates)
    }
    plan = .project(plan, projection.columns)
    let columns = projection.columns.map(\.slot)
    if projection.isDistinct { plan = .distinct(plan, columns) }
    if !projection.orderBy.isEmpty { plan = .sort(plan, projection.orderBy) }
    if let skip = projection.skip { plan = .skip(plan, skip) }
    if let limit = projection.limit { plan = .limit(plan, limit) }
    plan = filtered(plan, projection.predicates)
    return .keep(plan, columns)
  }

  // MARK: Patterns

  private mutating func pattern(_ match: BoundMatch) -> GraphPattern {
    var pattern = GraphPattern(
      nodes: [], hops: [], selections: [], conditions: [], paths: [], validTime: match.validTime,
      bound: SlotSet(match.arguments), introduced: match.introduced)
    for path in match.paths {
      if case .all = path.selector {
        addPath(path, to: &pattern)
      } else {
        addSelection(path, to: &pattern)
      }
    }
    let touched = SlotSet(pattern.hops.flatMap { [$0.left, $0.right] })
    for node in pattern.nodes where pattern.bound.contains(node) && !touched.contains(node) {
      // No hop is followed from it, which would find that there is nothing.
      pattern.conditions.append(
        BoundExpression(
          kind: .isNotNull(.variable(node, match.range)), type: .any, range: match.range))
    }
    pattern.conditions += match.predicates.flatMap(\.conjuncts)
    return pattern
  }

  private mutating func addPath(_ path: BoundPathPattern, to pattern: inout GraphPattern) {
    addNode(path.start, to: &pattern.nodes, &pattern.conditions)
    let hops = addHops(path, conditions: &pattern.conditions, needsNodes: path.slot != nil)
    for hop in path.hops { addNode(hop.target, to: &pattern.nodes, &pattern.conditions) }
    pattern.hops += hops
    pattern.conditions += path.predicates.flatMap(\.conjuncts)
    if let slot = path.slot { pattern.paths.append(assignment(slot, path, hops)) }
  }

  private mutating func addSelection(_ path: BoundPathPattern, to pattern: inout GraphPattern) {
    addNode(path.start, to: &pattern.nodes, &pattern.conditions)
    guard let last = path.hops.last else {
      // A path of one node: there is only one such path, whatever the selector.
      if let slot = path.slot { pattern.paths.append(assignment(slot, path, [])) }
      pattern.conditions += path.predicates.flatMap(\.conjuncts)
      return
    }
    addNode(last.target, to: &pattern.nodes, &pattern.conditions)
    var conditions: [BoundExpression] = []
    let hops = addHops(path, conditions: &conditions, needsNodes: true)
    var inner: [Slot] = []
    for hop in path.hops.dropLast() { addNode(hop.target, to: &inner, &conditions) }
    let slot = path.slot ?? newSlot()
    pattern.selections.append(
      GraphPattern.Selection(
        selector: path.selector, left: path.start.slot, right: last.target.slot, hops: hops,
        conditions: conditions, path: path.slot,
        predicates: path.predicates.flatMap(\.conjuncts),
        assignment: assignment(slot, path, hops)))
  }

  private func addNode(
    _ node: BoundNodePattern, to nodes: inout [Slot], _ conditions: inout [BoundExpression]
  ) {
    if !nodes.contains(node.slot) { nodes.append(node.slot) }
    if let labels = node.labels {
      for part in labels.parts {
        conditions.append(.hasLabels(node.slot, part, node.range))
      }
    }
    for property in node.properties {
      conditions.append(.property(node.slot, equals: property, node.range))
    }
    conditions += node.predicates.flatMap(\.conjuncts)
  }

  private mutating func addHops(
    _ path: BoundPathPattern, conditions: inout [BoundExpression], needsNodes: Bool
  ) -> [GraphPattern.Hop] {
    var hops: [GraphPattern.Hop] = []
    for (index, hop) in path.hops.enumerated() {
      let left = path.source(of: index).slot
      switch hop.step {
      case .relationship(let relationship):
        if relationship.length == nil {
          for property in relationship.properties {
            conditions.append(
              .property(relationship.slot, equals: property, relationship.range))
          }
          conditions += relationship.predicates.flatMap(\.conjuncts)
        }
        if let types = relationship.types, relationship.typeNames == nil,
          relationship.length == nil
        {
          conditions.append(.hasLabels(relationship.slot, types, relationship.range))
        }
        hops.append(
          GraphPattern.Hop(
            kind: .relationship(relationship), left: left, right: hop.target.slot,
            nodes: relationship.length != nil && needsNodes ? newSlot() : nil))
      case .quantified(let quantified):
        hops.append(
          GraphPattern.Hop(
            kind: .quantified(quantified, relationships: newSlot()), left: left,
            right: hop.target.slot, nodes: newSlot()))
      }
    }
    return hops
  }

  private func assignment(
    _ slot: Slot, _ path: BoundPathPattern, _ hops: [GraphPattern.Hop]
  ) -> PathAssignment {
    PathAssignment(
      slot: slot, start: path.start.slot,
      hops: hops.map { hop in
        if let nodes = hop.nodes {
          .list(relationships: hop.relationship, nodes: nodes)
        } else {
          .single(relationship: hop.relationship, node: hop.right)
        }
      })
  }
}

extension LabelExpression {
  /// The parts of `A&B`; itself, where it is no conjunction.
  var parts: [LabelExpression] {
    if case .all(let parts) = self { return parts.flatMap(\.parts) }
    return [self]
  }
}

extension Assignment {
  static func literalNull(_ slot: Slot, _ range: SourceRange) -> Assignment {
    Assignment(
      slot: slot, expression: BoundExpression(kind: .literal(.null), type: .null, range: range))
  }
}
