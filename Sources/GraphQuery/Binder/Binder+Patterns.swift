internal import GraphModel
internal import GraphStore

extension Binder {
  mutating func bindMatch(_ match: MatchSyntax) throws(QueryError) -> BoundMatch {
    let start = variables.count
    // Valid time does not depend on the pattern: its variables are not in scope yet.
    let validTime = try bindValidTime(match.validTime)
    var pattern = PatternRound(firstSlot: start)
    var drafts: [PathDraft] = []
    for path in match.paths {
      var draft = try PathDraft(path)
      try declare(&draft, &pattern)
      drafts.append(draft)
    }
    var paths: [BoundPathPattern] = []
    aggregates = .forbidden("in MATCH")
    for draft in drafts { paths.append(try finish(draft)) }
    aggregates = .forbidden("in WHERE")
    let predicates = try match.predicate.map { (predicate) throws(QueryError) in
      try bindConjuncts(predicate)
    }
    var rest = predicates ?? []
    for (index, draft) in drafts.enumerated() {
      guard case .function = draft.selector else { continue }
      paths[index].takePredicates(from: &rest)
    }
    return BoundMatch(
      isOptional: match.isOptional, paths: paths, predicates: rest,
      validTime: validTime, arguments: pattern.arguments, introduced: pattern.introduced,
      range: match.range)
  }

  private mutating func bindValidTime(_ validTime: ValidTimeSyntax?)
    throws(QueryError) -> BoundValidTime?
  {
    switch validTime {
    case nil: return nil
    case .asOf(let day): return .asOf(try bindDay(day))
    case .between(let from, let to):
      return .between(from: try bindDay(from), to: try bindDay(to))
    }
  }

  private mutating func bindDay(_ day: ExpressionSyntax) throws(QueryError) -> BoundExpression {
    let bound = try bind(day, in: "FOR VALID_TIME")
    if case .literal(.null) = bound.kind {
      throw QueryError(
        .syntaxError, .invalidArgumentValue, "FOR VALID_TIME takes a date, not null",
        hint: "leave the clause away to match at all times", at: day.range)
    }
    try require(
      bound, [.date, .localDateTime, .dateTime, .string], "FOR VALID_TIME takes a date")
    return bound
  }

  // MARK: Second round: properties and predicates

  mutating func finish(_ path: PathDraft) throws(QueryError) -> BoundPathPattern {
    let selector = try bindSelector(path)
    let start = try finish(path.start)
    var hops: [BoundHop] = []
    for hop in path.hops {
      let step: BoundStep =
        switch hop.step {
        case .relationship(let relationship): .relationship(try finish(relationship))
        case .group(let group): .quantified(try finish(group))
        }
      hops.append(BoundHop(step: step, target: try finish(hop.target)))
    }
    let predicates = try path.predicate.map { (predicate) throws(QueryError) in
      try bindConjuncts(predicate)
    }
    return BoundPathPattern(
      slot: path.slot, selector: selector, start: start, hops: hops, predicates: predicates ?? [],
      range: path.range)
  }

  private mutating func finish(_ node: NodeDraft) throws(QueryError) -> BoundNodePattern {
    let labels = node.syntax.labels.map { bindLabels($0, areTypes: false) }
    let properties = try bindProperties(node.syntax.properties)
    let predicates = try node.syntax.predicate.map { (predicate) throws(QueryError) in
      try bindConjuncts(predicate)
    }
    return BoundNodePattern(
      slot: node.slot, labels: labels, properties: properties, predicates: predicates ?? [],
      range: node.syntax.range)
  }

  private mutating func finish(_ relationship: RelationshipDraft)
    throws(QueryError) -> BoundRelationshipPattern
  {
    let syntax = relationship.syntax
    let properties = try bindProperties(syntax.properties)
    var predicates: [BoundExpression] = []
    if let predicate = syntax.predicate {
      let outer = scope
      if let element = relationship.element, let name = syntax.variable {
        scope.declareLocal(name.text, element)
      }
      predicates = try bindConjuncts(predicate)
      scope = outer
    }
    let types = syntax.types.map { bindLabels($0, areTypes: true) }
    let direction: Direction =
      switch syntax.direction {
      case .right: .outgoing
      case .left: .incoming
      case .both, .none: .either
      }
    if direction != .either, let types { warnOfSymmetry(types, syntax.range) }
    return BoundRelationshipPattern(
      slot: relationship.slot, types: types, direction: direction, length: relationship.length,
      element: relationship.element, properties: properties, predicates: predicates,
      range: syntax.range)
  }

  private mutating func finish(_ group: GroupDraft) throws(QueryError) -> BoundQuantifiedPath {
    let outer = scope
    for (name, inner, _) in group.names { scope.declareLocal(name, inner) }
    let start = try finish(group.start)
    var hops: [(relationship: BoundRelationshipPattern, target: BoundNodePattern)] = []
    for hop in group.hops { hops.append((try finish(hop.relationship), try finish(hop.target))) }
    let predicates = try group.predicate.map { (predicate) throws(QueryError) in
      try bindConjuncts(predicate)
    }
    scope = outer
    return BoundQuantifiedPath(
      start: start, hops: hops, predicates: predicates ?? [], length: group.quantifier,
      groups: group.names.map { ($0.inner, $0.list) }, range: group.range)
  }

  private mutating func bindProperties(_ properties: PropertiesSyntax?)
    throws(QueryError) -> [BoundProperty]
  {
    switch properties {
    case nil: return []
    case .parameter(let name, let range):
      throw QueryError(
        .syntaxError, .invalidParameterUse, "the parameter \(name) cannot stand for all properties",
        hint: "name each: {key: $\(name).key}", at: range)
    case .entries(let entries, _):
      var bound: [BoundProperty] = []
      for entry in entries {
        mention(.propertyKey, entry.key.text, entry.key.range)
        bound.append(BoundProperty(key: entry.key.text, value: try bind(entry.value)))
      }
      return bound
    }
  }

  private mutating func bindSelector(_ path: PathDraft) throws(QueryError) -> PathSelector {
    switch path.selector {
    case .all: return .all
    case .anyShortest: return .anyShortest
    case .allShortest: return .allShortest
    case .any(let number): return .any(try bindNumber(number, path.range))
    case .shortest(let number):
      let bound = try bindNumber(number, path.range)
      if case .literal(.integer(1)) = bound.kind { return .anyShortest }
      return .shortest(bound)
    case .shortestGroups(let number):
      let bound = try bindNumber(number, path.range)
      if case .literal(.integer(1)) = bound.kind { return .allShortest }
      return .shortestGroups(bound)
    case .function(let all):
      guard path.hops.count == 1, case .relationship = path.hops[0].step else {
        let name = all ? "allShortestPaths" : "shortestPath"
        throw QueryError(
          .syntaxError, .invalidRelationshipPattern, "\(name) takes a path of one relationship",
          hint: "as in \(name)((a)-[*]-(b))", at: path.range)
      }
      return all ? .allShortest : .anyShortest
    }
  }

  private mutating func bindNumber(_ number: ExpressionSyntax?, _ range: SourceRange)
    throws(QueryError) -> BoundExpression
  {
    guard let number else { return literal(.integer(1), range) }
    let bound = try bind(number)
    if case .literal(let value) = bound.kind {
      guard case .integer(let count) = value, count > 0 else {
        throw QueryError(
          .syntaxError, .invalidArgumentValue, "the number of paths is a whole number from 1",
          at: number.range)
      }
    }
    return bound
  }

  // MARK: Labels and types

  mutating func bindLabels(_ labels: LabelExpressionSyntax, areTypes: Bool) -> LabelExpression {
    switch labels {
    case .name(let name):
      guard areTypes else {
        mention(.label, name.text, name.range)
        return .name(name.text)
      }
      let type = typeName(name)
      mention(.relationshipType, type, name.range)
      let subtypes = ontology?().subtypes(of: type) ?? [type]
      return subtypes.count > 1 ? .any(subtypes.map(LabelExpression.name)) : .name(type)
    case .wildcard: return .wildcard
    case .not(let operand, _): return .not(bindLabels(operand, areTypes: areTypes))
    case .all(let parts, _): return .all(parts.map { bindLabels($0, areTypes: areTypes) })
    case .any(let parts, _): return .any(parts.map { bindLabels($0, areTypes: areTypes) })
    }
  }

  /// Symmetric relationships are stored once, in either direction.
  private mutating func warnOfSymmetry(_ types: LabelExpression, _ range: SourceRange) {
    guard let ontology, let names = types.alternatives else { return }
    for name in names where ontology().isSymmetric(name) {
      warnings.append(
        QueryWarning(
          code: "warning.directed-symmetric-type",
          message: "\(name) holds both ways and is stored in one direction",
          hint: "match it without an arrowhead: -[:\(name)]-", range: range))
    }
  }
}

extension BoundPathPattern {
  /// `shortestPath(…)` looks for the shortest of the paths that satisfy `WHERE`: the conditions that
  /// mention the path are its own. (A selector such as `ANY SHORTEST` chooses first.)
  fileprivate mutating func takePredicates(from predicates: inout [BoundExpression]) {
    guard case .relationship(let relationship)? = hops.first?.step else { return }
    let own = SlotSet([relationship.slot] + [slot].compactMap { $0 })
    self.predicates += predicates.filter { !$0.slots.isDisjoint(with: own) }
    predicates.removeAll { !$0.slots.isDisjoint(with: own) }
  }
}
