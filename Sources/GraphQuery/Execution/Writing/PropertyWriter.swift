internal import GraphModel
internal import GraphStore

/// What is written to: a node or a relationship.
enum Entity {
  case node(NodeID)
  case relationship(RelationshipID)
}

/// Changes entities and counts what it changes.
extension ExecutionContext {
  /// Null removes the property.
  func set(_ name: String, to value: Value, of entity: Entity, at range: SourceRange)
    throws(QueryError)
  {
    try checkProperty(value, at: range)
    try checkPresent(entity, at: range)
    if value.isNull {
      let known = try read { (reader) throws(StoreError) in try reader.propertyKey(named: name) }
      guard let key = known, !(try property(key, of: entity)).isNull else { return }
    }
    try setting(range) { (writer) throws(StoreError) in
      let key = try writer.intern(propertyKey: name)
      switch entity {
      case .node(let node): try writer.set(key, to: value, of: node)
      case .relationship(let relationship): try writer.set(key, to: value, of: relationship)
      }
    }
    statistics.propertiesSet += 1
  }

  private func property(_ key: KeyToken, of entity: Entity) throws(QueryError) -> Value {
    try read { (reader) throws(StoreError) in
      switch entity {
      case .node(let node): try reader.property(key, of: [node])[0]
      case .relationship(let relationship): try reader.property(key, of: [relationship])[0]
      }
    }
  }

  /// Makes a value that the store cannot keep openCypher's error for it.
  private func setting(_ range: SourceRange, _ body: (any GraphWriter) throws(StoreError) -> Void)
    throws(QueryError)
  {
    do {
      try write(body)
    } catch {
      guard error.storeError?.code == .unsupportedValue else { throw error }
      throw QueryError(
        .typeError, .invalidPropertyType, error.message, phase: .runtime, at: range)
    }
  }

  private func checkProperty(_ value: Value, at range: SourceRange) throws(QueryError) {
    switch value {
    case .map, .node, .relationship, .path: break
    case .list(let elements):
      let fits = elements.allSatisfy { element in
        switch element {
        case .map, .node, .relationship, .path, .list, .null: false
        default: true
        }
      }
      if fits { return }
    default: return
    }
    throw QueryError(
      .typeError, .invalidPropertyType,
      "a property cannot hold \(ValueTypes(of: value)) of this kind", phase: .runtime,
      hint: "properties hold booleans, numbers, strings, dates and times, and lists of them",
      at: range)
  }

  /// What was deleted in this query cannot be changed.
  func checkPresent(_ entity: Entity, at range: SourceRange) throws(QueryError) {
    let isDeleted =
      switch entity {
      case .node(let node): deletions.nodes.contains(node)
      case .relationship(let relationship):
        deletions.relationships[relationship] != nil
      }
    if isDeleted {
      throw QueryError(
        .entityNotFound, .deletedEntityAccess, "this was deleted by the same query",
        phase: .runtime, at: range)
    }
  }

  /// All properties, by name.
  func properties(of entity: Entity) throws(QueryError) -> [String: Value] {
    try read { (reader) throws(StoreError) in
      let properties =
        switch entity {
        case .node(let node): try reader.properties(of: [node])[0]
        case .relationship(let relationship): try reader.properties(of: [relationship])[0]
        }
      var result: [String: Value] = [:]
      for (key, value) in properties { result[try reader.name(of: key)] = value }
      return result
    }
  }

  func add(_ labels: [String], to node: NodeID, at range: SourceRange) throws(QueryError) {
    try checkPresent(.node(node), at: range)
    for label in labels {
      let isNew = try write { (writer) throws(StoreError) in
        try writer.add(writer.intern(label: label), to: node)
      }
      if isNew { statistics.labelsAdded += 1 }
    }
  }

  func remove(_ labels: [String], from node: NodeID, at range: SourceRange) throws(QueryError) {
    try checkPresent(.node(node), at: range)
    for label in labels {
      let wasThere = try write { (writer) throws(StoreError) in
        guard let token = try writer.label(named: label) else { return false }
        return try writer.remove(token, from: node)
      }
      if wasThere { statistics.labelsRemoved += 1 }
    }
  }
}
