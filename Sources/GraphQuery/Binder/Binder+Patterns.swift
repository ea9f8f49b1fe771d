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

  // MARK: First round: slots

  mutating func declare(_ path: inout PathDraft, _ pattern: inout PatternRound)
    throws(QueryError)
  {
    try declare(&path.start, &pattern)
    for index in path.hops.indices {
      switch path.hops[index].step {
      case .relationship(var relationship):
        try declare(&relationship, &pattern)
        path.hops[index].step = .relationship(relationship)
      case .group(var group):
        try declare(&group, &pattern)
        path.hops[index].step = .group(group)
      }
      try declare(&path.hops[index].target, &pattern)
    }
    if let name = path.variable {
      let slot = try declare(name, .path, StaticType(.path))
      pattern.introduced.append(slot)
      path.slot = slot
    }
  }

  private mutating func declare(_ node: inout NodeDraft, _ pattern: inout PatternRound)
    throws(QueryError)
  {
    node.slot = try declareElement(node.syntax.variable, .node, node.syntax.range, &pattern)
  }

  private mutating func declare(
    _ relationship: inout RelationshipDraft, _ pattern: inout PatternRound
  ) throws(QueryError) {
    let syntax = relationship.syntax
    if let name = syntax.variable, !pattern.relationships.insert(name.text).inserted {
      throw QueryError(
        .syntaxError, .relationshipUniquenessViolation,
        "the relationship \(name.text) occurs twice in one pattern, which never matches",
        hint: "give one of them another name", at: name.range)
    }
    if let quantifier = syntax.quantifier {
      if syntax.length != nil {
        throw QueryError(
          .syntaxError, .invalidRelationshipPattern,
          "a length inside the brackets and one after the arrow exclude each other",
          at: syntax.range)
      }
      try checkQuantifier(quantifier, syntax.range)
    }
    let kind: VariableKind = relationship.length == nil ? .relationship : .relationshipList
    relationship.slot = try declareElement(syntax.variable, kind, syntax.range, &pattern)
    if relationship.length != nil, syntax.predicate != nil {
      relationship.element = newSlot(
        syntax.variable?.text, .relationship, StaticType(.relationship), syntax.range)
    }
  }

  /// Names inside a group stand for one element there and for a list outside.
  private mutating func declare(_ group: inout GroupDraft, _ pattern: inout PatternRound)
    throws(QueryError)
  {
    let outer = scope
    var inner = PatternRound(firstSlot: variables.count)
    try refuseBoundNames(in: group)
    try declare(&group.start, &inner)
    for index in group.hops.indices {
      try declare(&group.hops[index].relationship, &inner)
      try declare(&group.hops[index].target, &inner)
    }
    scope = outer
    for slot in inner.introduced {
      let variable = variables[slot.rawValue]
      guard let name = variable.name else { continue }
      let isNode = variable.kind == .node
      let list = try declare(
        NameSyntax(text: name, range: variable.range), isNode ? .nodeList : .relationshipList,
        .list(of: isNode ? .node : .relationship))
      if !isNode { pattern.relationships.insert(name) }
      pattern.introduced.append(list)
      group.names.append((name, slot, list))
    }
  }

  private func refuseBoundNames(in group: GroupDraft) throws(QueryError) {
    var names = [group.start.syntax.variable]
    for hop in group.hops {
      names += [hop.relationship.syntax.variable, hop.target.syntax.variable]
    }
    for case let name? in names where scope.slot(name.text) != nil { throw alreadyBound(name) }
  }

  private mutating func declareElement(
    _ name: NameSyntax?, _ kind: VariableKind, _ range: SourceRange, _ pattern: inout PatternRound
  ) throws(QueryError) -> Slot {
    let type: StaticType =
      switch kind {
      case .node: StaticType(.node)
      case .relationship: StaticType(.relationship)
      default: .list(of: .relationship)
      }
    guard let name else {
      let slot = newSlot(nil, kind, type, range)
      pattern.introduced.append(slot)
      return slot
    }
    guard scope.slot(name.text) != nil else {
      if pattern.mustBeBound || scope.hidden[name.text] != nil {
        throw undefined(name.text, name.range)
      }
      let slot = newSlot(name.text, kind, type, name.range)
      scope.declare(name.text, slot)
      pattern.introduced.append(slot)
      return slot
    }
    let slot = try resolve(name.text, name.range)
    let known = variables[slot.rawValue]
    let agrees = known.kind == kind || known.kind == .value && known.type.canBe(type.kinds)
    guard agrees else {
      throw QueryError(
        .syntaxError, .variableTypeConflict,
        "\(name.text) is \(words(known)) and cannot be \(words(kind)) here",
        hint: "choose another name", at: name.range)
    }
    if slot.rawValue < pattern.firstSlot, !pattern.arguments.contains(slot) {
      pattern.arguments.append(slot)
    }
    return slot
  }

  private func words(_ variable: Variable) -> String {
    variable.kind == .value ? describe(variable.type) : words(variable.kind)
  }

  func words(_ kind: VariableKind) -> String {
    switch kind {
    case .node: "a node"
    case .relationship: "a relationship"
    case .path: "a path"
    case .relationshipList: "a list of relationships"
    case .nodeList: "a list of nodes"
    case .value: "a value"
    }
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

  // MARK: Patterns in expressions

  /// A pattern as a predicate: all its names must be bound.
  mutating func bindPatternPredicate(_ path: PathPatternSyntax, _ range: SourceRange)
    throws(QueryError) -> BoundExpression
  {
    let (query, arguments) = try inSubquery { (binder) throws(QueryError) in
      let match = try binder.bindSinglePath(path, nil, mustBeBound: true)
      return binder.query(match, nil)
    }
    return subquery(.exists, query, arguments, StaticType(.boolean), range)
  }

  mutating func bindPatternComprehension(
    _ path: PathPatternSyntax, _ predicate: ExpressionSyntax?, _ value: ExpressionSyntax,
    _ range: SourceRange
  ) throws(QueryError) -> BoundExpression {
    var elements = ValueTypes()
    let (query, arguments) = try inSubquery { (binder) throws(QueryError) in
      let match = try binder.bindSinglePath(path, predicate, mustBeBound: false)
      binder.aggregates = .forbidden("within a pattern comprehension")
      let bound = try binder.bind(value)
      elements = bound.type.kinds
      return binder.query(match, bound)
    }
    return subquery(.collect, query, arguments, .list(of: elements), range)
  }

  /// `shortestPath(…)` as a value: a path or null; `allShortestPaths(…)`: a list.
  mutating func bindShortestPath(_ path: PathPatternSyntax, _ range: SourceRange)
    throws(QueryError) -> BoundExpression
  {
    guard case .function(let all) = path.selector else { return literal(.null, range) }
    let (query, arguments) = try inSubquery { (binder) throws(QueryError) in
      var match = try binder.bindSinglePath(path, nil, mustBeBound: true)
      let slot = binder.newSlot(nil, .path, StaticType(.path), path.range)
      match.paths[0].slot = slot
      match.introduced.append(slot)
      return binder.query(match, binder.variable(slot, path.range))
    }
    return all
      ? subquery(.collect, query, arguments, .list(of: .path), range)
      : subquery(.first, query, arguments, StaticType(.path), range)
  }

  private mutating func bindSinglePath(
    _ path: PathPatternSyntax, _ predicate: ExpressionSyntax?, mustBeBound: Bool
  ) throws(QueryError) -> BoundMatch {
    var pattern = PatternRound(firstSlot: variables.count)
    pattern.mustBeBound = mustBeBound
    var draft = try PathDraft(path)
    try declare(&draft, &pattern)
    aggregates = .forbidden("in a pattern")
    let bound = try finish(draft)
    let predicates = try predicate.map { (predicate) throws(QueryError) in
      try bindConjuncts(predicate)
    }
    return BoundMatch(
      isOptional: false, paths: [bound], predicates: predicates ?? [], validTime: nil,
      arguments: pattern.arguments, introduced: pattern.introduced, range: path.range)
  }

  /// A query of one match, and the value it returns for each row.
  private mutating func query(_ match: BoundMatch, _ value: BoundExpression?) -> BoundQuery {
    var projection: BoundProjection?
    var columns: [ResultColumn] = []
    if let value {
      let slot = newSlot(nil, .value, value.type, value.range)
      projection = BoundProjection(
        isAggregating: false, groupingKeys: [], aggregates: [],
        columns: [Assignment(slot: slot, expression: value)], names: ["value"], isDistinct: false,
        orderBy: [], skip: nil, limit: nil, predicates: [], range: value.range)
      columns = [ResultColumn(name: "value", slot: slot)]
    }
    let part = BoundPart(clauses: [.match(match)], projection: projection)
    return BoundQuery(
      branches: [BoundLinearQuery(arguments: [], parts: [part], outputs: columns.map(\.slot))],
      union: nil, columns: columns)
  }

  func subquery(
    _ form: SubqueryForm, _ query: BoundQuery, _ arguments: [Slot], _ type: StaticType,
    _ range: SourceRange
  ) -> BoundExpression {
    var query = query
    for index in query.branches.indices { query.branches[index].arguments = arguments }
    return BoundExpression(
      kind: .subquery(form, BoundSubquery(query: query, arguments: arguments)), type: type,
      range: range)
  }

  // MARK: Subqueries in expressions

  /// `EXISTS { … }`, `COUNT { … }` and `COLLECT { … }`.
  mutating func bindSubquery(_ form: SubqueryForm, _ body: SubquerySyntax, _ range: SourceRange)
    throws(QueryError) -> BoundExpression
  {
    let (query, arguments) = try inSubquery { (binder) throws(QueryError) in
      switch body {
      case .pattern(let match):
        let bound = try binder.bindMatch(match)
        return binder.query(bound, nil)
      case .query(let query):
        return try binder.bindQuery(query, isExistence: form != .collect)
      }
    }
    if query.isWriting {
      throw QueryError(
        .syntaxError, .invalidClauseComposition, "a subquery in an expression cannot write",
        hint: "use CALL { … }", at: range)
    }
    switch form {
    case .exists: return subquery(form, query, arguments, StaticType(.boolean), range)
    case .count: return subquery(form, query, arguments, StaticType(.integer), range)
    case .collect, .first:
      guard query.columns.count == 1 else {
        throw QueryError(
          .syntaxError, .invalidClauseComposition, "COLLECT takes a query that returns one column",
          at: range)
      }
      let elements = variables[query.columns[0].slot.rawValue].type.kinds
      return subquery(form, query, arguments, .list(of: elements), range)
    }
  }
}

/// What the first round over a pattern finds.
struct PatternRound {
  /// Slots below it are bound by earlier clauses.
  let firstSlot: Int
  /// Whether the pattern may not introduce names.
  var mustBeBound = false
  var arguments: [Slot] = []
  var introduced: [Slot] = []
  var relationships: Set<String> = []

  init(firstSlot: Int) { self.firstSlot = firstSlot }
}

extension BoundPathPattern {
  /// `shortestPath(…)` looks for the shortest of the paths that satisfy `WHERE`: the conditions that
  /// mention the path are its own. (A selector such as `ANY SHORTEST` chooses first.)
  fileprivate mutating func takePredicates(from predicates: inout [BoundExpression]) {
    guard case .relationship(let relationship)? = hops.first?.step else { return }
    let own = Set([relationship.slot] + [slot].compactMap { $0 })
    self.predicates += predicates.filter { !$0.slots.isDisjoint(with: own) }
    predicates.removeAll { !$0.slots.isDisjoint(with: own) }
  }
}
