internal import GraphModel
internal import GraphStore

/// Makes of an optimised logical plan one that can be run: chooses operators, compiles expressions,
/// numbers names.
struct PhysicalPlanner {
  var symbols = SymbolTable()
  var planner: LogicalPlanner
  let optimizer: Optimizer
  let procedures: ProcedureRegistry
  /// The names of the query's parameters.
  let parameters: [String]
  /// Whether each operator's work is to be estimated and noted.
  let isAnnotating: Bool
  private(set) var operatorCount = 0
  /// For how many rows the plan in hand is likely run.
  private var argumentRows = 1.0

  init(
    planner: LogicalPlanner, optimizer: Optimizer, procedures: ProcedureRegistry,
    parameters: [String], isAnnotating: Bool
  ) {
    self.planner = planner
    self.optimizer = optimizer
    self.procedures = procedures
    self.parameters = parameters
    self.isAnnotating = isAnnotating
  }

  /// A whole query, or a subquery.
  mutating func plan(_ query: BoundQuery) throws(QueryError) -> (
    plan: any PhysicalPlan, isRowwise: Bool
  ) {
    let logical = optimizer.optimize(planner.plan(query), &planner)
    return (try physical(logical), logical.isRowwise)
  }

  mutating func physical(_ plan: LogicalPlan) throws(QueryError) -> any PhysicalPlan {
    let (operators, start) = plan.chain
    guard operators.count <= PhysicalPlanner.mostOperators else {
      throw QueryError(
        .syntaxError, .queryTooLarge,
        "the query needs more than \(PhysicalPlanner.mostOperators) steps", hint: "split it up")
    }
    guard isAnnotating else {
      var result = try make(start, over: Argument())
      for step in operators.reversed() { result = try make(step, over: result) }
      return result
    }
    let outer = argumentRows
    defer { argumentRows = outer }
    let estimate = RowEstimate(statistics: optimizer.statistics)
    var rows = estimate.rows(of: start, given: outer)
    var result = annotated(try make(start, over: Argument()), rows)
    for step in operators.reversed() {
      // What stands within an operator is run for its input.
      argumentRows = rows
      rows = estimate.rows(of: step, given: rows)
      result = annotated(try make(step, over: result), rows)
    }
    return result
  }

  private mutating func annotated(_ plan: any PhysicalPlan, _ estimate: Double)
    -> any PhysicalPlan
  {
    operatorCount += 1
    return Annotated(inner: plan, number: operatorCount - 1, estimate: estimate)
  }

  /// What keeps the operators of a running query, which call one another, within the stack.
  static let mostOperators = 2_000

  /// One operator.
  private mutating func make(_ plan: LogicalPlan, over input: any PhysicalPlan)
    throws(QueryError) -> any PhysicalPlan
  {
    switch plan {
    case .argument: return Argument()
    case .match:
      // Lowering has left none.
      preconditionFailure("a pattern was not lowered")
    case .nodeScan(_, let slot, let label):
      return NodeScan(
        input: input, slot: slot, label: label.map { symbols.label($0) },
        text: PlanText(label.map { ":\($0)" } ?? ""))
    case .nodeLookup(_, let slot, let key):
      return try lookup(input, slot, key)
    case .relationshipLookup(_, let slot, let types, let key, let value):
      return RelationshipLookup(
        input: input, slot: slot, types: types.map { symbols.type($0) }, key: symbols.key(key),
        value: try compile(value), text: PlanText(":\(types.joined(separator: "|")).\(key)"))
    case .hashJoin(_, let slot, let label, let key, let value):
      return NodeHashJoin(
        input: input, slot: slot, label: label.map { symbols.label($0) }, key: symbols.key(key),
        value: try compile(value), text: PlanText("\(label.map { ":\($0)" } ?? "").\(key)"))
    case .expand(_, let step): return try expand(input, step)
    case .shortestPaths(_, let step): return try shortest(input, step)
    case .selectPaths(_, let inner, let selection):
      return SelectPaths(
        input: input, inner: try physical(inner),
        choice: try choice(selection.selector), ends: selection.ends, single: selection.single,
        lists: selection.lists, introduced: selection.introduced, isBatched: inner.isRowwise)
    case .repeatPath(_, let step):
      return RepeatPath(
        input: input, inner: try physical(step.inner), from: step.from, to: step.to,
        isInto: step.isInto, start: step.pattern.start.slot,
        end: step.pattern.hops.last?.target.slot ?? step.pattern.start.slot,
        singles: step.pattern.hops.map { ($0.relationship.slot, $0.target.slot) },
        minimum: step.pattern.length.minimum, maximum: step.pattern.length.maximum,
        groups: step.pattern.groups, relationships: step.relationships, nodes: step.nodes,
        isBatched: step.inner.isRowwise)
    case .constructPaths(_, let paths):
      return Project(
        input: input,
        items: paths.map {
          Project.Item(
            slot: $0.slot, evaluator: PathConstructor(start: $0.start, hops: $0.hops))
        }, text: PlanText("paths"))
    case .filter(_, let condition):
      return Filter(
        input: input, condition: try compile(condition), text: PlanText(condition.summary))
    case .project(_, let items):
      return Project(input: input, items: try self.items(items), text: .none)
    case .keep(_, let slots): return Prune(input: input, keep: slots)
    case .aggregate(_, let keys, let aggregates):
      return try aggregate(input, keys, aggregates)
    case .distinct(_, let slots):
      return Distinct(input: input, slots: slots)
    case .sort(_, let items):
      return Sort(input: input, keys: try sortKeys(items), text: .none)
    case .top(_, let items, let limit, let skip):
      return TopK(
        input: input, keys: try sortKeys(items),
        limit: try count(limit, "LIMIT"),
        skip: try skip.map { e throws(QueryError) in try count(e, "SKIP") }, text: .none)
    case .skip(_, let count):
      return Skip(input: input, count: try self.count(count, "SKIP"))
    case .limit(_, let count):
      return Limit(input: input, count: try self.count(count, "LIMIT"))
    case .unwind(_, let unwind):
      if case .call(let function, let arguments) = unwind.list.kind,
        function.name.lowercased() == "range"
      {
        var compiled: [any Evaluator] = []
        for argument in arguments { compiled.append(try compile(argument)) }
        return UnwindRange(
          input: input, arguments: compiled, range: unwind.list.range, slot: unwind.slot,
          function: function)
      }
      return Unwind(
        input: input, list: try compile(unwind.list), slot: unwind.slot, text: .none)
    case .union(let branches, let columns):
      var plans: [Union.Branch] = []
      for branch in branches {
        plans.append(
          Union.Branch(
            plan: try physical(branch.plan),
            columns: zip(branch.outputs, columns).map { (from: $0, to: $1) }))
      }
      return Union(branches: plans)
    case .apply(_, let inner, let introduced, let isOptional):
      let (outer, found) = (input, try physical(inner))
      return isOptional
        ? OptionalApply(
          input: outer, inner: found, introduced: introduced, isBatched: inner.isRowwise)
        : Apply(input: outer, inner: found, introduced: introduced, isBatched: inner.isRowwise)
    case .call(_, let call): return try self.call(input, call)
    case .storedCount(let count, let slot): return storedCount(count, slot)
    case .typeCounts(let types, let type, let counts):
      return TypeCounts(
        types: types.map { $0.map { symbols.type($0) } }, type: type, counts: counts,
        text: PlanText(types.map { ":" + $0.joined(separator: "|") } ?? ""))
    case .neighbourhood(_, let step):
      return Neighbourhood(
        input: input, walk: try walk(step), to: step.hop.to, text: PlanText(step.hop.summary))
    case .neighbourhoodCount(_, let step, let slot):
      return NeighbourhoodCount(
        input: input, walk: try walk(step), slot: slot, text: PlanText(step.hop.summary))
    case .degree(_, let step, let counts):
      return Degree(
        input: input, from: step.from, traversal: try traversal(step), counts: counts,
        text: PlanText(step.summary))
    case .treeCount(_, let tree, let counts, let otherwise):
      return TreeCount(
        input: input, root: try node(of: tree), counts: counts,
        otherwise: try physical(otherwise), text: PlanText(tree.summary))
    case .create(_, let create): return try self.create(input, create)
    case .merge(_, let merge, let match): return try self.merge(input, merge, match)
    case .set(_, let items):
      return SetClause(input: input, items: try setItems(items))
    case .remove(_, let items):
      return SetClause(input: input, items: try removeItems(items))
    case .delete(_, let delete):
      var entities: [any Evaluator] = []
      for expression in delete.expressions { entities.append(try compile(expression)) }
      return DeleteClause(
        input: input, entities: entities, isDetaching: delete.isDetaching,
        range: delete.range)
    }
  }

  // MARK: Reading

  private mutating func walk(_ step: NeighbourhoodStep) throws(QueryError) -> NeighbourhoodWalk {
    NeighbourhoodWalk(
      from: step.hop.from, traversal: try traversal(step.hop),
      minimum: step.hop.pattern.length?.minimum ?? 1, maximum: step.hop.pattern.length?.maximum,
      includesStart: step.includesStart)
  }

  private mutating func node(of tree: CountTree) throws(QueryError) -> TreeCount.Node {
    var branches: [TreeCount.Branch] = []
    for branch in tree.branches {
      branches.append(
        TreeCount.Branch(
          relationship: branch.step.pattern.slot, traversal: try traversal(branch.step),
          conditions: try conditions(branch.conditions), node: try node(of: branch.tree),
          siblings: branch.siblings, mayRepeatLoop: branch.mayRepeatLoop))
    }
    return TreeCount.Node(
      slot: tree.node, conditions: try conditions(tree.conditions), branches: branches)
  }

  private mutating func conditions(_ conditions: [BoundExpression])
    throws(QueryError) -> [any Evaluator]
  {
    var compiled: [any Evaluator] = []
    for condition in conditions { compiled.append(try compile(condition)) }
    return compiled
  }

  private mutating func lookup(_ input: any PhysicalPlan, _ slot: Slot, _ key: NodeKey)
    throws(QueryError) -> any PhysicalPlan
  {
    let source = input
    switch key {
    case .identity(let value):
      return NodeLookup(
        input: source, slot: slot, key: .identity, value: try compile(value), text: .none)
    case .elementIdentity(let value):
      return NodeLookup(
        input: source, slot: slot, key: .elementIdentity, value: try compile(value), text: .none)
    case .property(let label, let name, let value):
      return NodeLookup(
        input: source, slot: slot,
        key: .property(label.map { symbols.label($0) }, symbols.key(name)),
        value: try compile(value), text: PlanText("\(label.map { ":\($0)" } ?? "").\(name)"))
    case .name(let label, let value):
      return NodeLookup(
        input: source, slot: slot,
        key: .name(label.map { symbols.label($0) }, symbols.key("name")),
        value: try compile(value), text: PlanText("\(label.map { ":\($0)" } ?? "")"))
    case .namePrefix(let value):
      return NodeLookup(
        input: source, slot: slot, key: .namePrefix(symbols.key("name")),
        value: try compile(value), text: .none)
    }
  }

  private mutating func traversal(_ step: ExpandStep) throws(QueryError) -> Traversal {
    let names = step.pattern.types == nil ? nil : step.pattern.typeNames
    var traversal = Traversal(
      types: names.map { $0.map { symbols.type($0) } },
      direction: step.isReversed ? step.pattern.direction.reversed : step.pattern.direction)
    for name in names ?? [] where Ontology.standard.isSymmetric(name) {
      traversal.symmetric.append(symbols.type(name))
    }
    switch step.validTime {
    case nil: break
    case .asOf(let day): traversal.validity = .asOf(try compile(day), day.range)
    case .between(let from, let to):
      traversal.validity = .between(
        from: try compile(from), to: try compile(to),
        SourceRange(from: from.range, through: to.range))
    }
    return traversal
  }

  /// What every relationship of a variable-length hop must satisfy.
  private mutating func hopCondition(_ step: ExpandStep) throws(QueryError) -> HopCondition? {
    let pattern = step.pattern
    let element = pattern.element ?? planner.newSlot()
    var conditions: [BoundExpression] = []
    if let types = pattern.types, pattern.typeNames == nil {
      conditions.append(.hasLabels(element, types, pattern.range))
    }
    for property in pattern.properties {
      conditions.append(.property(element, equals: property, pattern.range))
    }
    conditions += pattern.predicates
    var compiled: [any Evaluator] = []
    for condition in conditions { compiled.append(try compile(condition)) }
    for (slot, condition) in step.conditions {
      let inner = try compile(condition)
      compiled.append(slot == element ? inner : Renamed(from: element, to: slot, inner: inner))
    }
    guard let first = compiled.first else { return nil }
    return HopCondition(
      element: element,
      condition: compiled.count == 1
        ? first : Junction(operands: compiled, deciding: false, range: pattern.range))
  }

  private mutating func expand(_ input: any PhysicalPlan, _ step: ExpandStep)
    throws(QueryError) -> any PhysicalPlan
  {
    let source = input
    let traversal = try traversal(step)
    if step.isRelationshipBound {
      return RelationshipEndpoints(
        input: source, relationship: step.pattern.slot, from: step.from, to: step.to,
        fromIsBound: step.isFromBound, toIsBound: step.isInto, traversal: traversal,
        distinctFrom: step.distinctFrom, text: PlanText(step.summary))
    }
    guard let length = step.pattern.length else {
      return Expand(
        input: source, from: step.from, relationship: step.pattern.slot, to: step.to,
        traversal: traversal, isInto: step.isInto, distinctFrom: step.distinctFrom,
        text: PlanText(step.summary))
    }
    return VariableLengthExpand(
      input: source, from: step.from, relationships: step.pattern.slot, to: step.to,
      nodes: step.nodes, traversal: traversal, minimum: length.minimum, maximum: length.maximum,
      isInto: step.isInto, isReversed: step.isReversed, distinctFrom: step.distinctFrom,
      condition: try hopCondition(step), text: PlanText(step.summary))
  }

  private mutating func shortest(_ input: any PhysicalPlan, _ step: ShortestStep)
    throws(QueryError) -> any PhysicalPlan
  {
    var step = step
    // Conditions on every relationship of the path hold hop by hop.
    var predicates: [any Evaluator] = []
    for predicate in step.predicates {
      if case .quantifier(.all, let element, let list, let inner) = predicate.kind,
        step.isRelationships(list), inner.slots.isDisjoint(with: step.introduced)
      {
        step.hop.conditions.append((element, inner))
      } else {
        predicates.append(try compile(predicate))
      }
    }
    let hop = step.hop
    let range = hop.pattern.range
    return ShortestPaths(
      input: input, from: hop.from, relationships: hop.pattern.slot,
      to: hop.to, nodes: hop.nodes ?? planner.newSlot(), path: step.path,
      traversal: try traversal(hop), minimum: hop.pattern.length?.minimum ?? 1,
      maximum: hop.pattern.length?.maximum, choice: try choice(step.selector),
      distinctFrom: hop.distinctFrom, condition: try hopCondition(hop),
      needsLists: step.needsLists,
      pathCondition: predicates.isEmpty
        ? nil : Junction(operands: predicates, deciding: false, range: range),
      text: PlanText(hop.summary))
  }

  private mutating func choice(_ selector: PathSelector) throws(QueryError) -> PathChoice {
    switch selector {
    case .all: .all
    case .any(let number): .any(try count(number, "ANY"))
    case .anyShortest: .anyShortest
    case .allShortest: .allShortest
    case .shortest(let number): .shortest(try count(number, "SHORTEST"))
    case .shortestGroups(let number): .groups(try count(number, "SHORTEST GROUPS"))
    }
  }

  private mutating func aggregate(
    _ input: any PhysicalPlan, _ keys: [Assignment], _ aggregates: [BoundAggregate]
  ) throws(QueryError) -> any PhysicalPlan {
    var items: [Aggregate.Item] = []
    for aggregate in aggregates {
      var arguments: [any Evaluator] = []
      for argument in aggregate.arguments { arguments.append(try compile(argument)) }
      items.append(
        Aggregate.Item(
          slot: aggregate.slot, function: aggregate.function, isDistinct: aggregate.isDistinct,
          arguments: arguments, range: aggregate.range))
    }
    return Aggregate(
      input: input, keys: try self.items(keys), items: items,
      text: PlanText(aggregates.map(\.function.name).joined(separator: ", ")))
  }

  private mutating func storedCount(_ count: StoredCount, _ slot: Slot) -> CountFromStore {
    switch count {
    case .nodes(let label):
      CountFromStore(
        subject: .nodes(label.map { symbols.label($0) }), slot: slot,
        text: PlanText("nodes\(label.map { " :\($0)" } ?? "")"))
    case .relationships(let types):
      CountFromStore(
        subject: .relationships(types.map { $0.map { symbols.type($0) } }), slot: slot,
        text: PlanText("relationships\(types.map { " :" + $0.joined(separator: "|") } ?? "")"))
    }
  }

  private mutating func call(_ input: any PhysicalPlan, _ call: BoundProcedureCall)
    throws(QueryError) -> any PhysicalPlan
  {
    guard let procedure = procedures.procedure(named: call.procedure.name) else {
      throw QueryError(
        .procedureError, .procedureNotFound, "there is no procedure \(call.procedure.name)",
        at: call.range)
    }
    var arguments: [any Evaluator] = []
    for argument in call.arguments { arguments.append(try compile(argument)) }
    return ProcedureCall(
      input: input, procedure: procedure, arguments: arguments,
      yields: call.yields, range: call.range)
  }

  mutating func items(_ assignments: [Assignment]) throws(QueryError) -> [Project.Item] {
    var items: [Project.Item] = []
    for assignment in assignments {
      items.append(
        Project.Item(slot: assignment.slot, evaluator: try compile(assignment.expression)))
    }
    return items
  }

  private mutating func sortKeys(_ items: [BoundSortItem]) throws(QueryError) -> [SortKey] {
    var keys: [SortKey] = []
    for item in items {
      keys.append(
        SortKey(evaluator: try compile(item.expression), isDescending: item.isDescending))
    }
    return keys
  }

  private mutating func count(_ expression: BoundExpression, _ clause: String)
    throws(QueryError) -> RowCount
  {
    RowCount(evaluator: try compile(expression), clause: clause, range: expression.range)
  }
}

extension ExpandStep {
  fileprivate var summary: String {
    let types = pattern.types == nil ? "" : (pattern.typeNames ?? ["…"]).joined(separator: "|")
    let length =
      pattern.length.map { "*\($0.minimum)..\($0.maximum.map(String.init) ?? "")" } ?? ""
    let body =
      types.isEmpty && length.isEmpty ? "" : "[\(types.isEmpty ? "" : ":")\(types)\(length)]"
    switch isReversed ? pattern.direction.reversed : pattern.direction {
    case .outgoing: return "-\(body)->"
    case .incoming: return "<-\(body)-"
    case .either: return "-\(body)-"
    }
  }
}

extension CountTree {
  /// The hops from the node, each with those behind it: `-[:A]->(<-[:B]-), -->`.
  fileprivate var summary: String {
    branches.map { branch in
      branch.step.summary + (branch.tree.branches.isEmpty ? "" : "(\(branch.tree.summary))")
    }.joined(separator: ", ")
  }
}

extension ShortestStep {
  /// Whether `list` is the list of the relationships of the path.
  fileprivate func isRelationships(_ list: BoundExpression) -> Bool {
    if list.isVariable(hop.pattern.slot) { return true }
    guard let path, case .call(let function, let arguments) = list.kind, arguments.count == 1
    else { return false }
    return function.name.lowercased() == "relationships" && arguments[0].isVariable(path)
  }
}

extension BoundExpression {
  /// A word for plans.
  fileprivate var summary: String {
    switch kind {
    case .hasLabels(_, let labels): ":\(labels.conjuncts?.joined(separator: "&") ?? "…")"
    case .comparison(let first, _):
      if case .property(_, let key) = first.kind { ".\(key)" } else { "comparison" }
    case .subquery: "subquery"
    default: ""
    }
  }
}
