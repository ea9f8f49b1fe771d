package import GraphModel

extension ImageReader {
  package func relationships(
    type: TypeToken?, after: RelationshipID?, limit: Int
  ) throws(StoreError) -> RelationshipColumns {
    var columns = RelationshipColumns()
    guard limit > 0 else { return columns }
    let capacity = image.layout.relationshipCapacity
    let first = Int(max(0, min(after?.rawValue ?? -1, Int64(capacity)) + 1))
    for place in first..<max(first, capacity) {
      let number = image.relationshipTypes[place]
      guard number != 0, type.map({ $0.rawValue == Int32(number) }) ?? true else { continue }
      append(place, to: &columns)
      if columns.count == limit { break }
    }
    return columns
  }

  package func exist(_ relationships: [RelationshipID]) throws(StoreError) -> [Bool] {
    relationships.map { image.contains($0) }
  }

  package func endpoints(
    of relationships: [RelationshipID]
  ) throws(StoreError) -> RelationshipColumns {
    var columns = RelationshipColumns()
    for relationship in relationships {
      guard image.contains(relationship) else {
        throw StoreError(.notFound, "there is no relationship \(relationship)")
      }
      append(Int(relationship.rawValue), to: &columns)
    }
    return columns
  }

  package func types(of relationships: [RelationshipID]) throws(StoreError) -> [TypeToken] {
    var types: [TypeToken] = []
    types.reserveCapacity(relationships.count)
    for relationship in relationships {
      guard image.contains(relationship) else {
        throw StoreError(.notFound, "there is no relationship \(relationship)")
      }
      types.append(
        TypeToken(rawValue: Int32(image.relationshipTypes[Int(relationship.rawValue)])))
    }
    return types
  }

  private func append(_ place: Int, to columns: inout RelationshipColumns) {
    columns.relationships.append(RelationshipID(Int64(place)))
    columns.types.append(TypeToken(rawValue: Int32(image.relationshipTypes[place])))
    columns.sources.append(NodeID(Int64(image.sources[place])))
    columns.targets.append(NodeID(Int64(image.targets[place])))
  }

  package func expand(
    _ frontier: [NodeID], _ request: ExpandRequest, into expansion: inout Expansion
  ) throws(StoreError) {
    expansion.removeAll()
    let adjacency = ImageAdjacency(image, request)
    // Mostly all of what a node has; no more for those that have much, of which a type may be little.
    let likely = frontier.reduce(0) { $0 + min(adjacency.effort(of: $1.rawValue), 64) }
    expansion.reserveCapacity(min(likely, 1_024))
    for (index, node) in frontier.enumerated() {
      let origin = Int32(truncatingIfNeeded: index)
      _ = adjacency.forEachPlace(of: node.rawValue) { columns, place in
        expansion.origins.append(origin)
        expansion.relationships.append(RelationshipID(Int64(columns.relationships[place])))
        expansion.types.append(TypeToken(rawValue: Int32(columns.types[place])))
        expansion.neighbours.append(NodeID(Int64(columns.neighbours[place])))
        return true
      }
    }
  }

  package func connect(
    _ sources: [NodeID], _ targets: [NodeID], _ request: ExpandRequest,
    into expansion: inout Expansion
  ) throws(StoreError) {
    expansion.removeAll()
    let types =
      if let types = request.types { types } else { try transaction.relationshipTypes() }
    var forward = request
    forward.direction = .outgoing
    for (index, (a, b)) in zip(sources, targets).enumerated() {
      let origin = Int32(truncatingIfNeeded: index)
      if request.direction != .incoming {
        append(types, forward, from: a, to: b, reached: b, origin, &expansion)
      }
      if request.direction == .incoming || (request.direction == .either && a != b) {
        append(types, forward, from: b, to: a, reached: b, origin, &expansion)
      }
    }
  }

  /// From the end that has fewer relationships of the type.
  private func append(
    _ types: [TypeToken], _ request: ExpandRequest, from source: NodeID, to target: NodeID,
    reached: NodeID, _ origin: Int32, _ expansion: inout Expansion
  ) {
    let capacity = Int64(image.layout.nodeCapacity)
    guard (0..<capacity).contains(source.rawValue), (0..<capacity).contains(target.rawValue)
    else { return }
    let from = request.validity.map { Int32(clamping: $0.from.daysSinceEpoch) } ?? .min
    let to = request.validity.map { Int32(clamping: $0.to.daysSinceEpoch) } ?? .max
    for type in types {
      guard let number = UInt16(exactly: type.rawValue) else { continue }
      let out = image.outgoing.range(of: Int(source.rawValue), type: number)
      let into = image.incoming.range(of: Int(target.rawValue), type: number)
      let (columns, range, sought) =
        out.count <= into.count
        ? (image.outgoing, out, target.rawValue) : (image.incoming, into, source.rawValue)
      for place in range
      where Int64(columns.neighbours[place]) == sought && columns.since[place] < to
        && columns.until[place] > from
      {
        expansion.origins.append(origin)
        expansion.relationships.append(RelationshipID(Int64(columns.relationships[place])))
        expansion.types.append(type)
        expansion.neighbours.append(reached)
      }
    }
  }

  package func degrees(
    of nodes: [NodeID], _ request: ExpandRequest
  ) throws(StoreError) -> [Int] {
    let adjacency = ImageAdjacency(image, request)
    let isPlain =
      request.types == nil && request.validity == nil
      && (request.direction != .either || !image.hasLoops)
    return nodes.map { node in
      if isPlain { return adjacency.effort(of: node.rawValue) - 1 }
      var degree = 0
      _ = adjacency.forEachPlace(of: node.rawValue) { _, _ in
        degree += 1
        return true
      }
      return degree
    }
  }

  // MARK: Searching

  package func neighbourhood(
    of start: NodeID, within maximum: Int?, _ request: ExpandRequest
  ) throws(StoreError) -> [NodeID] {
    guard maximum ?? 1 > 0, image.contains(start) else { return [] }
    let memory = image.searches.take(capacity: image.layout.nodeCapacity)
    defer { image.searches.give(memory) }
    var nodes: [Int64] = []
    try search(request, memory).run(from: start.rawValue, maximum: maximum, into: &nodes)
    return nodes.map { NodeID($0) }
  }

  package func neighbourhoodCount(
    of start: NodeID, within maximum: Int?, _ request: ExpandRequest
  ) throws(StoreError) -> Int {
    guard image.contains(start) else { return 0 }
    let memory = image.searches.take(capacity: image.layout.nodeCapacity)
    defer { image.searches.give(memory) }
    return try search(request, memory).count(from: start.rawValue, maximum: maximum)
  }

  private func search(
    _ request: ExpandRequest, _ memory: SearchMemory<NodeStamps>
  ) -> NeighbourhoodSearch<ImageAdjacency, NodeStamps> {
    NeighbourhoodSearch(
      source: ImageAdjacency(image, request), memory: memory,
      interruption: transaction.interruption)
  }

  package func shortestPaths(
    from source: NodeID, to target: NodeID, maximum: Int?, _ request: ExpandRequest,
    wantsAll: Bool
  ) throws(StoreError) -> ShortestPathSet? {
    guard image.contains(source), image.contains(target) else { return nil }
    let memory = image.searches.take(capacity: image.layout.nodeCapacity)
    defer { image.searches.give(memory) }
    var reversed = request
    reversed.direction = request.direction.reversed
    let search = PathSearch(
      outgoing: ImageAdjacency(image, request), incoming: ImageAdjacency(image, reversed),
      memory: memory, interruption: transaction.interruption)
    return try search.run(
      from: source.rawValue, to: target.rawValue, maximum: maximum, wantsAll: wantsAll)
  }
}
