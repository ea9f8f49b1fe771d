/// The first round over a pattern: every element gets its slot, and names agree with what they stand
/// for.
extension Binder {
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
