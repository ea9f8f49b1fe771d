internal import GraphModel
internal import GraphStore

extension Binder {
  // MARK: Create

  mutating func bindCreate(_ paths: [PathPatternSyntax], _ range: SourceRange)
    throws(QueryError) -> BoundCreate
  {
    var bound = BoundCreate(elements: [], paths: [], range: range)
    for path in paths {
      let draft = try writableDraft(path, "CREATE")
      var creation = Creation(clause: "CREATE")
      try create(draft, &creation)
      bound.elements += creation.elements
      if let path = creation.path { bound.paths.append(path) }
    }
    return bound
  }

  /// What the creation of one path consists of.
  private struct Creation {
    let clause: String
    var elements: [BoundCreation] = []
    var nodes: [Slot] = []
    var relationships: [Slot] = []
    var path: BoundPathConstruction?
    /// Slots that the path binds.
    var introduced: [Slot] = []
  }

  /// A path without anything that only makes sense when matching.
  private func writableDraft(_ path: PathPatternSyntax, _ clause: String)
    throws(QueryError) -> PathDraft
  {
    guard case .all = path.selector else {
      throw QueryError(
        .syntaxError, .unexpectedSyntax, "\(clause) makes one path and cannot choose among paths",
        at: path.range)
    }
    let draft = try PathDraft(path)
    if let predicate = draft.predicate {
      throw QueryError(
        .syntaxError, .unexpectedSyntax, "\(clause) cannot have WHERE in its pattern",
        at: predicate.range)
    }
    for hop in draft.hops {
      guard case .relationship(let relationship) = hop.step, relationship.length == nil else {
        throw QueryError(
          .syntaxError, .creatingVarLength,
          "\(clause) makes single relationships, not paths of variable length",
          hint: "write out each relationship", at: path.range)
      }
    }
    return draft
  }

  private mutating func create(_ path: PathDraft, _ creation: inout Creation)
    throws(QueryError)
  {
    let isAlone = path.hops.isEmpty
    creation.nodes.append(try createNode(path.start.syntax, isAlone: isAlone, &creation))
    for hop in path.hops {
      guard case .relationship(let relationship) = hop.step else { continue }
      let source = creation.nodes[creation.nodes.count - 1]
      // The node on the right is made before the relationship, but is bound after it in the text.
      let syntax = relationship.syntax
      if let name = syntax.variable, scope.slot(name.text) != nil { throw alreadyBound(name) }
      let type = try singleType(of: syntax, creation.clause)
      if syntax.direction == .none || syntax.direction == .both, creation.clause == "CREATE" {
        throw QueryError(
          .syntaxError, .requiresDirectedRelationship,
          "CREATE needs the direction of a relationship",
          hint: "draw one arrowhead, as in (a)-[:\(type)]->(b)", at: syntax.range)
      }
      let target = try createNode(hop.target.syntax, isAlone: false, &creation)
      creation.nodes.append(target)
      try createRelationship(syntax, type, source, target, &creation)
    }
    if let name = path.variable {
      let slot = try declare(name, .path, StaticType(.path))
      creation.introduced.append(slot)
      creation.path = BoundPathConstruction(
        slot: slot, nodes: creation.nodes, relationships: creation.relationships)
    }
  }

  private mutating func createNode(
    _ node: NodePatternSyntax, isAlone: Bool, _ creation: inout Creation
  ) throws(QueryError) -> Slot {
    if let predicate = node.predicate {
      throw QueryError(
        .syntaxError, .unexpectedSyntax, "\(creation.clause) cannot have WHERE in its pattern",
        at: predicate.range)
    }
    if let name = node.variable, scope.slot(name.text) != nil {
      if isAlone || node.labels != nil || node.properties != nil { throw alreadyBound(name) }
      let slot = try resolve(name.text, name.range)
      let known = variables[slot.rawValue]
      guard known.kind == .node || known.kind == .value && known.type.canBe(.node) else {
        throw QueryError(
          .syntaxError, .variableTypeConflict, "\(name.text) is not a node", at: name.range)
      }
      return slot
    }
    let labels = try plainNames(node.labels, creation.clause)
    for label in labels { create(.label, label) }
    let properties = try bindPropertyMap(node.properties, creation.clause)
    let slot = newSlot(node.variable?.text, .node, StaticType(.node), node.range)
    if let name = node.variable { scope.declare(name.text, slot) }
    creation.introduced.append(slot)
    creation.elements.append(
      .node(slot: slot, labels: labels, properties: properties, range: node.range))
    return slot
  }

  private mutating func createRelationship(
    _ syntax: RelationshipPatternSyntax, _ type: String, _ source: Slot, _ target: Slot,
    _ creation: inout Creation
  ) throws(QueryError) {
    if let predicate = syntax.predicate {
      throw QueryError(
        .syntaxError, .unexpectedSyntax, "\(creation.clause) cannot have WHERE in its pattern",
        at: predicate.range)
    }
    create(.relationshipType, type)
    let properties = try bindPropertyMap(syntax.properties, creation.clause)
    let slot: Slot
    if let name = syntax.variable {
      slot = try declare(name, .relationship, StaticType(.relationship))
    } else {
      slot = newSlot(nil, .relationship, StaticType(.relationship), syntax.range)
    }
    creation.introduced.append(slot)
    creation.relationships.append(slot)
    let isLeft = syntax.direction == .left
    creation.elements.append(
      .relationship(
        slot: slot, type: type, source: isLeft ? target : source,
        target: isLeft ? source : target, properties: properties, range: syntax.range))
  }

  private func singleType(of relationship: RelationshipPatternSyntax, _ clause: String)
    throws(QueryError) -> String
  {
    if case .name(let name) = relationship.types { return typeName(name) }
    let message: String
    let hint: String
    if relationship.types == nil {
      message = "\(clause) needs the type of the relationship"
      hint =
        relationship.variable.map { "a type follows a colon: -[:\($0.text)]->" }
        ?? "as in -[:KNOWS]->"
    } else {
      message = "\(clause) makes a relationship of one type"
      hint = "name a single type"
    }
    throw QueryError(
      .syntaxError, .noSingleRelationshipType, message, hint: hint, at: relationship.range)
  }

  /// The labels of something created: `:A:B` or `:A&B`.
  private func plainNames(_ labels: LabelExpressionSyntax?, _ clause: String)
    throws(QueryError) -> [String]
  {
    switch labels {
    case nil: return []
    case .name(let name): return [name.text]
    case .all(let parts, _):
      var names: [String] = []
      for part in parts { names += try plainNames(part, clause) }
      return names
    case .some(let other):
      throw QueryError(
        .syntaxError, .unexpectedSyntax, "\(clause) takes labels, not a condition on labels",
        hint: "as in (n:Person:Author)", at: other.range)
    }
  }

  private mutating func bindPropertyMap(_ properties: PropertiesSyntax?, _ clause: String)
    throws(QueryError) -> BoundPropertyMap
  {
    switch properties {
    case nil: return .entries([])
    case .entries(let entries, _):
      var bound: [BoundProperty] = []
      for entry in entries {
        bound.append(BoundProperty(key: entry.key.text, value: try bind(entry.value, in: clause)))
      }
      return .entries(bound)
    case .parameter(let name, let range):
      guard clause == "CREATE" else {
        throw QueryError(
          .syntaxError, .invalidParameterUse,
          "the parameter \(name) cannot stand for all properties",
          hint: "name each: {key: $\(name).key}", at: range)
      }
      use(parameter: name, range)
      return .map(BoundExpression(kind: .parameter(name), type: .any, range: range))
    }
  }

  // MARK: Merge

  mutating func bindMerge(_ merge: MergeSyntax) throws(QueryError) -> BoundMerge {
    let draft = try writableDraft(merge.path, "MERGE")
    let start = variables.count
    var creation = Creation(clause: "MERGE")
    try create(draft, &creation)
    let match = matching(draft, creation, start, merge.range)
    var onCreate: [BoundSetItem] = []
    for item in merge.onCreate { onCreate.append(try bind(item, in: "ON CREATE SET")) }
    var onMatch: [BoundSetItem] = []
    for item in merge.onMatch { onMatch.append(try bind(item, in: "ON MATCH SET")) }
    return BoundMerge(
      match: match, elements: creation.elements, path: creation.path, onCreate: onCreate,
      onMatch: onMatch, range: merge.range)
  }

  /// The pattern that finds what `creation` would make.
  private func matching(
    _ draft: PathDraft, _ creation: Creation, _ firstSlot: Int, _ range: SourceRange
  ) -> BoundMatch {
    var nodes: [BoundNodePattern] = []
    let syntaxes = [draft.start.syntax] + draft.hops.map { $0.target.syntax }
    for (slot, syntax) in zip(creation.nodes, syntaxes) {
      var pattern = BoundNodePattern(
        slot: slot, labels: nil, properties: [], predicates: [], range: syntax.range)
      for case .node(slot, let labels, .entries(let properties), _) in creation.elements
      where pattern.range == syntax.range {
        pattern.properties = properties
        if labels.count == 1 {
          pattern.labels = .name(labels[0])
        } else if !labels.isEmpty {
          pattern.labels = .all(labels.map(LabelExpression.name))
        }
      }
      nodes.append(pattern)
    }
    var hops: [BoundHop] = []
    for (index, hop) in draft.hops.enumerated() {
      guard case .relationship(let relationship) = hop.step else { continue }
      let slot = creation.relationships[index]
      let direction: Direction =
        switch relationship.syntax.direction {
        case .right: .outgoing
        case .left: .incoming
        case .both, .none: .either
        }
      for case .relationship(slot, let type, _, _, .entries(let properties), let place)
        in creation.elements
      {
        let pattern = BoundRelationshipPattern(
          slot: slot, types: .name(type), direction: direction, length: nil, element: nil,
          properties: properties, predicates: [], range: place)
        hops.append(BoundHop(step: .relationship(pattern), target: nodes[index + 1]))
      }
    }
    let path = BoundPathPattern(
      slot: creation.path?.slot, selector: .all, start: nodes[0], hops: hops, predicates: [],
      range: draft.range)
    var arguments: [Slot] = []
    for slot in creation.nodes where slot.rawValue < firstSlot && !arguments.contains(slot) {
      arguments.append(slot)
    }
    return BoundMatch(
      isOptional: false, paths: [path], predicates: [], validTime: nil, arguments: arguments,
      introduced: creation.introduced, range: range)
  }

  // MARK: Set and remove

  mutating func bindSetItems(_ items: [SetItemSyntax]) throws(QueryError) -> [BoundSetItem] {
    var bound: [BoundSetItem] = []
    for item in items { bound.append(try bind(item, in: "SET")) }
    return bound
  }

  private mutating func bind(_ item: SetItemSyntax, in clause: String)
    throws(QueryError) -> BoundSetItem
  {
    switch item {
    case .property(let base, let key, let value):
      let entity = try bindEntity(base, clause)
      return .property(
        entity: entity, key: key.text, value: try bind(value, in: clause))
    case .dynamicProperty(let base, let key, let value):
      let entity = try bindEntity(base, clause)
      let name = try bind(key, in: clause)
      try require(name, .string, "a property key is a string")
      return .dynamicProperty(entity: entity, key: name, value: try bind(value, in: clause))
    case .replace(let name, let value):
      let entity = try resolveEntity(name, clause)
      return .replaceProperties(
        entity: entity, value: try bindProperties(value, clause), range: name.range)
    case .merge(let name, let value):
      let entity = try resolveEntity(name, clause)
      return .mergeProperties(
        entity: entity, value: try bindProperties(value, clause), range: name.range)
    case .labels(let name, let labels):
      let entity = try resolveNode(name, clause)
      for label in labels { create(.label, label.text) }
      return .labels(entity: entity, labels: labels.map(\.text), range: name.range)
    }
  }

  mutating func bindRemoveItems(_ items: [RemoveItemSyntax])
    throws(QueryError) -> [BoundRemoveItem]
  {
    var bound: [BoundRemoveItem] = []
    for item in items {
      switch item {
      case .property(let base, let key):
        bound.append(.property(entity: try bindEntity(base, "REMOVE"), key: key.text))
      case .dynamicProperty(let base, let key):
        let entity = try bindEntity(base, "REMOVE")
        bound.append(.dynamicProperty(entity: entity, key: try bind(key, in: "REMOVE")))
      case .labels(let name, let labels):
        let entity = try resolveNode(name, "REMOVE")
        bound.append(.labels(entity: entity, labels: labels.map(\.text), range: name.range))
      }
    }
    return bound
  }

  private mutating func bindEntity(_ expression: ExpressionSyntax, _ clause: String)
    throws(QueryError) -> BoundExpression
  {
    let bound = try bind(expression, in: clause)
    try require(bound, .entity, "\(clause) changes nodes and relationships")
    return bound
  }

  private mutating func bindProperties(_ expression: ExpressionSyntax, _ clause: String)
    throws(QueryError) -> BoundExpression
  {
    let bound = try bind(expression, in: clause)
    try require(bound, [.map, .entity], "\(clause) takes a map")
    return bound
  }

  private mutating func resolveEntity(_ name: NameSyntax, _ clause: String)
    throws(QueryError) -> Slot
  {
    let slot = try resolve(name.text, name.range)
    try require(variable(slot, name.range), .entity, "\(clause) changes nodes and relationships")
    return slot
  }

  private mutating func resolveNode(_ name: NameSyntax, _ clause: String)
    throws(QueryError) -> Slot
  {
    let slot = try resolve(name.text, name.range)
    try require(variable(slot, name.range), .node, "only nodes have labels")
    return slot
  }

  // MARK: Delete

  mutating func bindDelete(
    _ expressions: [ExpressionSyntax], isDetaching: Bool, _ range: SourceRange
  ) throws(QueryError) -> BoundDelete {
    var bound: [BoundExpression] = []
    for expression in expressions {
      if case .hasLabels = expression.kind {
        throw QueryError(
          .syntaxError, .invalidDelete, "DELETE removes nodes and relationships, not labels",
          hint: "use REMOVE n:Label", at: expression.range)
      }
      let operand = try bind(expression, in: "DELETE")
      try require(operand, [.entity, .path], "DELETE takes nodes, relationships and paths")
      bound.append(operand)
    }
    return BoundDelete(isDetaching: isDetaching, expressions: bound, range: range)
  }
}
