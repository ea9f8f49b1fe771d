internal import GraphModel
internal import GraphStore

/// Where rows that differ only in the walk are made one anyway (`DISTINCT`, `count(DISTINCT b)`), and
/// the relationships of the walk are not asked for, finds the nodes that walks lead to by a
/// breadth-first search, each once, and enumerates no walks.
///
/// The shortest walk to a node meets no node twice, so it is a trail; and every trail leads to a node
/// that the search finds. What the search does not find is the start itself. A trail leads back to it
/// - along the arrow, where any walk does: the shortest such walk is a trail;
/// - in either direction with at most two relationships, where there is a loop or a second relationship
///   between the same nodes;
/// and longer walks in either direction are left as they are unless the start is filtered out.
struct NeighbourhoodRule {
  func apply(_ plan: LogicalPlan) -> LogicalPlan {
    plan.rewritten { plan in
      switch plan {
      case .aggregate(let input, let keys, let aggregates):
        guard aggregates.allSatisfy({ $0.isDistinct || $0.ignoresRepetition }) else { return plan }
        if let counted = counted(input, keys, aggregates) { return counted }
        let expressions = keys.map(\.expression) + aggregates.flatMap(\.arguments)
        guard expressions.allSatisfy(\.isRepeatable),
          let found = search(in: input, used: SlotSet(expressions.flatMap(\.slots)))
        else { return plan }
        return .aggregate(found, keys: keys, aggregates)
      case .distinct(let input, let slots):
        return search(in: input, used: SlotSet(slots)).map { .distinct($0, slots) } ?? plan
      default:
        return plan
      }
    }
  }

  /// The plan with the walk in it replaced; nil where there is none that can be.
  /// - Parameter used: the slots that are read above.
  private func search(in plan: LogicalPlan, used: SlotSet) -> LogicalPlan? {
    switch plan {
    case .filter(let input, let condition):
      guard condition.isRepeatable else { return nil }
      return search(in: input, used: used.union(condition.slots)).map { .filter($0, condition) }
    case .project(let input, let items):
      guard items.allSatisfy(\.expression.isRepeatable) else { return nil }
      let needed = used.union(SlotSet(items.flatMap(\.expression.slots)))
      return search(in: input, used: needed).map { .project($0, items) }
    case .keep(let input, let slots):
      return search(in: input, used: used).map { .keep($0, slots) }
    case .expand(let input, let step):
      guard isSearchable(step), !used.contains(step.pattern.slot),
        step.nodes.map({ !used.contains($0) }) ?? true
      else { return nil }
      let minimum = step.pattern.length?.minimum ?? 1
      guard minimum == 0 || hasCertainReturn(step) else { return nil }
      return .neighbourhood(input, NeighbourhoodStep(hop: step, includesStart: true))
    default:
      return nil
    }
  }

  /// `count(DISTINCT b)` of nothing but a walk, and the condition that it does not end where it began.
  private func counted(
    _ input: LogicalPlan, _ keys: [Assignment], _ aggregates: [BoundAggregate]
  ) -> LogicalPlan? {
    guard keys.isEmpty, aggregates.count == 1, aggregates[0].isDistinct,
      aggregates[0].function.name.lowercased() == "count", aggregates[0].arguments.count == 1
    else { return nil }
    var plan = input
    var conditions: [BoundExpression] = []
    while case .filter(let inner, let condition) = plan {
      conditions.append(condition)
      plan = inner
    }
    guard case .expand(let source, let step) = plan, isSearchable(step),
      aggregates[0].arguments[0].isVariable(step.to),
      conditions.allSatisfy({ $0.tellsApart(step.from, step.to) })
    else { return nil }
    let includesStart = conditions.isEmpty
    let minimum = step.pattern.length?.minimum ?? 1
    guard !includesStart || minimum == 0 || hasCertainReturn(step) else { return nil }
    return .neighbourhoodCount(
      source, NeighbourhoodStep(hop: step, includesStart: includesStart),
      slot: aggregates[0].slot)
  }

  /// Whether the walk is one whose relationships are all alike, so that a search can follow them.
  private func isSearchable(_ step: ExpandStep) -> Bool {
    guard let length = step.pattern.length, length.minimum <= 1, !step.isInto,
      !step.isRelationshipBound, step.distinctFrom.isEmpty, step.conditions.isEmpty,
      step.pattern.properties.isEmpty, step.pattern.predicates.isEmpty
    else { return false }
    guard step.pattern.types != nil else { return true }
    guard let names = step.pattern.typeNames else { return false }
    return step.pattern.direction == .either
      || !names.contains(where: Ontology.standard.isSymmetric)
  }

  private func hasCertainReturn(_ step: ExpandStep) -> Bool {
    step.pattern.direction != .either || step.pattern.length?.maximum ?? .max <= 2
  }
}

extension BoundAggregate {
  /// Whether it makes no difference how often a value occurs.
  fileprivate var ignoresRepetition: Bool { ["min", "max"].contains(function.name.lowercased()) }
}

extension BoundExpression {
  /// Whether it is `a <> b`, either way round, or the same of their identities.
  func tellsApart(_ a: Slot, _ b: Slot) -> Bool {
    guard case .comparison(let first, let steps) = kind, steps.count == 1,
      steps[0].operation == .notEqual
    else {
      if case .not(let inner) = kind, let (left, right) = inner.equation {
        return BoundExpression.areEntities(left, right, a, b)
      }
      return false
    }
    return BoundExpression.areEntities(first, steps[0].operand, a, b)
  }

  private static func areEntities(
    _ left: BoundExpression, _ right: BoundExpression, _ a: Slot, _ b: Slot
  ) -> Bool {
    let (x, y) = (left.subject, right.subject)
    guard x.isIdentity == y.isIdentity, let p = x.slot, let q = y.slot else { return false }
    return (p == a && q == b) || (p == b && q == a)
  }

  /// The variable that it is, or of which it is the identity.
  private var subject: (slot: Slot?, isIdentity: Bool) {
    switch kind {
    case .variable(let slot): return (slot, false)
    case .call(let function, let arguments):
      if function.name.lowercased() == "id", arguments.count == 1,
        case .variable(let slot) = arguments[0].kind
      {
        return (slot, true)
      }
      return (nil, false)
    default: return (nil, false)
    }
  }
}
