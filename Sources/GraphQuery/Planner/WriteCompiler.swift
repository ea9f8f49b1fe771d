internal import GraphModel

/// Makes operators of the clauses that write.
extension PhysicalPlanner {
  mutating func create(_ input: any PhysicalPlan, _ create: BoundCreate)
    throws(QueryError) -> any PhysicalPlan
  {
    CreateClause(
      input: input, creations: try creations(create.elements),
      paths: create.paths.map(path))
  }

  mutating func merge(_ input: any PhysicalPlan, _ merge: BoundMerge, _ match: LogicalPlan)
    throws(QueryError) -> any PhysicalPlan
  {
    MergeClause(
      input: input, match: try physical(match),
      introduced: merge.match.introduced, creations: try creations(merge.elements),
      paths: merge.path.map { [path($0)] } ?? [], onCreate: try setItems(merge.onCreate),
      onMatch: try setItems(merge.onMatch))
  }

  private func path(_ path: BoundPathConstruction) -> Project.Item {
    Project.Item(
      slot: path.slot,
      evaluator: PathConstructor(
        start: path.nodes[0],
        hops: zip(path.relationships, path.nodes.dropFirst()).map {
          .single(relationship: $0, node: $1)
        }))
  }

  private mutating func creations(_ elements: [BoundCreation]) throws(QueryError) -> [Creation] {
    var creations: [Creation] = []
    for element in elements {
      switch element {
      case .node(let slot, let labels, let properties, let range):
        creations.append(
          Creation(
            kind: .node(labels: labels), slot: slot, properties: try self.properties(properties),
            range: range))
      case .relationship(let slot, let type, let source, let target, let properties, let range):
        creations.append(
          Creation(
            kind: .relationship(type: type, source: source, target: target), slot: slot,
            properties: try self.properties(properties), range: range))
      }
    }
    return creations
  }

  private mutating func properties(_ map: BoundPropertyMap)
    throws(QueryError) -> Creation.Properties
  {
    switch map {
    case .map(let expression): return .map(try compile(expression))
    case .entries(let entries):
      var compiled: [(key: String, value: any Evaluator)] = []
      for entry in entries { compiled.append((entry.key, try compile(entry.value))) }
      return .entries(compiled)
    }
  }

  mutating func setItems(_ items: [BoundSetItem]) throws(QueryError) -> [Update] {
    var updates: [Update] = []
    for item in items {
      switch item {
      case .property(let entity, let key, let value):
        updates.append(
          Update(
            kind: .property(entity: try compile(entity), key: key, value: try compile(value)),
            readsGraph: value.readsGraph, range: value.range))
      case .dynamicProperty(let entity, let key, let value):
        updates.append(
          Update(
            kind: .dynamicProperty(
              entity: try compile(entity), key: try compile(key), value: try compile(value)),
            readsGraph: value.readsGraph || key.readsGraph, range: value.range))
      case .replaceProperties(let entity, let value, let range):
        updates.append(
          Update(
            kind: .properties(entity: entity, value: try compile(value), isReplacing: true),
            readsGraph: value.readsGraph, range: range))
      case .mergeProperties(let entity, let value, let range):
        updates.append(
          Update(
            kind: .properties(entity: entity, value: try compile(value), isReplacing: false),
            readsGraph: value.readsGraph, range: range))
      case .labels(let entity, let labels, let range):
        updates.append(Update(kind: .addLabels(entity, labels), readsGraph: false, range: range))
      }
    }
    return updates
  }

  mutating func removeItems(_ items: [BoundRemoveItem]) throws(QueryError) -> [Update] {
    var updates: [Update] = []
    for item in items {
      switch item {
      case .property(let entity, let key):
        updates.append(
          Update(
            kind: .property(
              entity: try compile(entity), key: key, value: Constant(value: .null)),
            readsGraph: false, range: entity.range))
      case .dynamicProperty(let entity, let key):
        updates.append(
          Update(
            kind: .dynamicProperty(
              entity: try compile(entity), key: try compile(key), value: Constant(value: .null)),
            readsGraph: key.readsGraph, range: entity.range))
      case .labels(let entity, let labels, let range):
        updates.append(
          Update(kind: .removeLabels(entity, labels), readsGraph: false, range: range))
      }
    }
    return updates
  }
}

extension BoundExpression {
  /// Whether its value depends on what the graph holds beyond the row.
  fileprivate var readsGraph: Bool {
    switch kind {
    case .property, .element, .mapProjection, .hasLabels, .subquery: true
    case .call(let function, let arguments):
      function.purity == .reading || arguments.contains(where: \.readsGraph)
    default: children.contains(where: \.readsGraph)
    }
  }
}
