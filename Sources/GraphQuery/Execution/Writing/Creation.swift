internal import GraphModel
internal import GraphStore

/// One node or relationship that `CREATE` or `MERGE` makes in each row.
struct Creation: Sendable {
  enum Kind: Sendable {
    case node(labels: [String])
    case relationship(type: String, source: Slot, target: Slot)
  }

  enum Properties: Sendable {
    case entries([(key: String, value: any Evaluator)])
    case map(any Evaluator)
  }

  let kind: Kind
  let slot: Slot
  let properties: Properties
  let range: SourceRange

  /// Makes one in each row of `batch`, and puts it into its slot.
  func create(in batch: inout Batch, _ context: ExecutionContext) throws(QueryError) {
    let values = try propertyValues(batch, context)
    switch kind {
    case .node(let labels):
      var nodes: [NodeID] = []
      nodes.reserveCapacity(batch.count)
      for row in 0..<batch.count {
        let node = try context.write { (writer) throws(StoreError) in
          var tokens: [LabelToken] = []
          for label in labels { tokens.append(try writer.intern(label: label)) }
          return try writer.createNode(labels: tokens)
        }
        context.statistics.nodesCreated += 1
        context.statistics.labelsAdded += labels.count
        for (key, value) in values[row] where !value.isNull {
          try context.set(key, to: value, of: .node(node), at: range)
        }
        nodes.append(node)
      }
      batch.columns[slot.rawValue] = .nodes(nodes)
    case .relationship(let type, let source, let target):
      let sources = try batch.nodes(source)
      let targets = try batch.nodes(target)
      var relationships: [RelationshipID] = []
      relationships.reserveCapacity(batch.count)
      for row in 0..<batch.count {
        let (from, to) = (sources[row], targets[row])
        guard from != .missing, to != .missing else {
          throw QueryError(
            .semanticError, .invalidArgumentValue,
            "a relationship cannot be made: one of its ends is null", phase: .runtime, at: range)
        }
        try context.checkPresent(.node(from), at: range)
        try context.checkPresent(.node(to), at: range)
        let relationship = try context.write { (writer) throws(StoreError) in
          try writer.createRelationship(
            type: writer.intern(relationshipType: type), from: from, to: to)
        }
        context.statistics.relationshipsCreated += 1
        for (key, value) in values[row] where !value.isNull {
          try context.set(key, to: value, of: .relationship(relationship), at: range)
        }
        relationships.append(relationship)
      }
      batch.columns[slot.rawValue] = .relationships(relationships)
    }
  }

  /// For each row, the properties as they were written.
  func propertyValues(_ batch: Batch, _ context: ExecutionContext)
    throws(QueryError) -> [[(key: String, value: Value)]]
  {
    switch properties {
    case .entries(let entries):
      var columns: [Column] = []
      for entry in entries { columns.append(try entry.value.evaluate(batch, context)) }
      return (0..<batch.count).map { row in
        entries.indices.map { (entries[$0].key, columns[$0][row]) }
      }
    case .map(let map):
      let column = try map.evaluate(batch, context)
      var result: [[(key: String, value: Value)]] = []
      for row in 0..<batch.count {
        switch column[row] {
        case .map(let entries):
          result.append(entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        case .node(let node):
          result.append(
            try context.properties(of: .node(node)).map { ($0.key, $0.value) })
        case .relationship(let relationship):
          result.append(
            try context.properties(of: .relationship(relationship)).map { ($0.key, $0.value) })
        case let value:
          throw QueryError(
            .typeError, .invalidArgumentType,
            "properties are given by Map, not \(ValueTypes(of: value))", phase: .runtime,
            at: range)
        }
      }
      return result
    }
  }
}
