internal import GraphModel

extension ReadTransaction {
  /// An image of the graph as this transaction sees it; nil where an image cannot hold it: for its
  /// size, or because identities are spread so thinly that the tables are the better place.
  ///
  /// The covering index of outgoing relationships has them in the order of the image. Those of the
  /// other direction are sorted from them, which takes half the time of reading the second index.
  ///
  /// Complexity: linear in the numbers of nodes and relationships.
  func makeImage() throws(StoreError) -> GraphImage? {
    try settleAll()
    let greatestNode = try connection.integer("SELECT max(id) FROM node") ?? 0
    let greatestRelationship = try connection.integer("SELECT max(id) FROM relationship") ?? 0
    let most = Int64(ImageLayout.mostIdentities)
    guard greatestNode < most, greatestRelationship < most,
      try connection.integer("SELECT min(id) FROM node") ?? 0 >= 0,
      try connection.integer("SELECT min(id) FROM relationship") ?? 0 >= 0,
      greatestNode / 16 <= Int64(nodesInAll) + 1_024,
      greatestRelationship / 16 <= Int64(relationshipsInAll) + 1_024
    else { return nil }
    let sets = try labelSets()
    let greatestLabel = try connection.integer("SELECT max(id) FROM label") ?? 0
    let greatestType = try connection.integer("SELECT max(id) FROM relationship_type") ?? 0
    guard greatestType <= Int64(ImageLayout.mostTypes),
      let layout = ImageLayout(
        nodeCapacity: Int(greatestNode) + 1, relationshipCapacity: Int(greatestRelationship) + 1,
        relationshipCount: relationshipsInAll, labelCapacity: Int(greatestLabel) + 1,
        labelSetCapacity: sets.count, memberCount: sets.reduce(0) { $0 + $1.count }),
      let memory = ImageMemory(zeroed: layout.byteCount)
    else { return nil }
    let builder = ImageBuilder(layout, memory)
    builder.addSets(sets)
    guard try addNodes(to: builder, sets), try addRelationships(to: builder) else { return nil }
    builder.sortIncoming(typeCount: Int(greatestType) + 1)
    return GraphImage(version: version, layout: layout, memory: memory)
  }

  /// The labels of each label set, by its number.
  private func labelSets() throws(StoreError) -> [[UInt32]] {
    let statement = try connection.statement(
      "SELECT label_set, label FROM label_set_member ORDER BY label_set, label")
    defer { statement.reset() }
    let greatest = try connection.integer("SELECT max(id) FROM label_set") ?? 0
    guard (0...1_000_000).contains(greatest) else { return [] }
    var sets: [[UInt32]] = Array(repeating: [], count: Int(greatest) + 1)
    while try statement.step() {
      let set = statement.integer(0)
      guard sets.indices.contains(Int(set)), let label = UInt32(exactly: statement.integer(1))
      else { continue }
      sets[Int(set)].append(label)
    }
    return sets
  }

  private func addNodes(
    to builder: ImageBuilder, _ sets: [[UInt32]]
  ) throws(StoreError) -> Bool {
    let statement = try connection.statement("SELECT id, label_set FROM node")
    defer { statement.reset() }
    while try statement.step() {
      let set = statement.integer(1)
      guard sets.indices.contains(Int(set)) else { return false }
      builder.addNode(Int(statement.integer(0)), set: Int(set), labels: sets[Int(set)])
    }
    return true
  }

  /// False where the tables contradict one another, which only a damaged file's do.
  private func addRelationships(to builder: ImageBuilder) throws(StoreError) -> Bool {
    let statement = try connection.statement(
      """
      SELECT source, type, target, since_earliest, until_latest, id
      FROM relationship INDEXED BY relationship_out
      ORDER BY source, type, target, since_earliest, until_latest, id
      """)
    defer { statement.reset() }
    while try statement.step() {
      guard
        builder.addRelationship(
          source: statement.integer(0), type: statement.integer(1), target: statement.integer(2),
          since: Int32(clamping: statement.integer(3)),
          until: Int32(clamping: statement.integer(4)), identity: statement.integer(5))
      else { return false }
    }
    return builder.isComplete
  }
}

/// Fills the memory of an image.
private final class ImageBuilder {
  private let layout: ImageLayout
  private let base: UnsafeMutableRawPointer
  private var count = 0
  /// The node whose relationships are being added.
  private var source = -1

  init(_ layout: ImageLayout, _ memory: ImageMemory) {
    self.layout = layout
    base = memory.base
    // Of no node, until it is added.
    part(layout.labelSets, UInt32.self).update(
      repeating: GraphImage.noNode, count: layout.nodeCapacity)
  }

  @inline(__always)
  private func part<T>(_ offset: Int, _: T.Type) -> UnsafeMutablePointer<T> {
    (base + offset).assumingMemoryBound(to: T.self)
  }

  func addSets(_ sets: [[UInt32]]) {
    let members = part(layout.members, UInt32.self)
    var next = 0
    for (set, labels) in sets.enumerated() {
      members[set * 2] = UInt32(labels.count)
      members[set * 2 + 1] = UInt32(next)
      for label in labels {
        members[layout.labelSetCapacity * 2 + next] = label
        next += 1
      }
    }
  }

  func addNode(_ node: Int, set: Int, labels: [UInt32]) {
    guard node < layout.nodeCapacity else { return }
    part(layout.labelSets, UInt32.self)[node] = UInt32(set)
    for label in labels where Int(label) < layout.labelCapacity {
      let bitmap = part(layout.labels, UInt64.self) + Int(label) * layout.bitmapWords
      bitmap[node / 64] |= 1 << UInt64(node % 64)
    }
  }

  /// Relationships come in the order of the image.
  func addRelationship(
    source: Int64, type: Int64, target: Int64, since: Int32, until: Int32, identity: Int64
  ) -> Bool {
    guard source >= self.source, source < layout.nodeCapacity, source >= 0, target >= 0,
      target < layout.nodeCapacity, type > 0, type <= ImageLayout.mostTypes, identity >= 0,
      identity < layout.relationshipCapacity, count < layout.relationshipCount
    else { return false }
    beginNodes(through: Int(source))
    let out = layout.outgoing
    part(out.neighbours, UInt32.self)[count] = UInt32(target)
    part(out.relationships, UInt32.self)[count] = UInt32(identity)
    part(out.since, Int32.self)[count] = since
    part(out.until, Int32.self)[count] = until
    part(out.types, UInt16.self)[count] = UInt16(type)
    part(layout.sources, UInt32.self)[Int(identity)] = UInt32(source)
    part(layout.targets, UInt32.self)[Int(identity)] = UInt32(target)
    part(layout.relationshipTypes, UInt16.self)[Int(identity)] = UInt16(type)
    if source == target {
      part(layout.loops, UInt64.self)[Int(source) / 64] |= 1 << UInt64(source % 64)
    }
    count += 1
    return true
  }

  private func beginNodes(through node: Int) {
    let offsets = part(layout.outgoing.offsets, UInt32.self)
    while source < node {
      source += 1
      offsets[source] = UInt32(count)
    }
  }

  /// Whether all relationships were added; ends the last node.
  var isComplete: Bool {
    beginNodes(through: layout.nodeCapacity)
    return count == layout.relationshipCount
  }

  /// A radix sort (Knuth, volume 3, section 5.2.5): relationships are in order of their sources; sorted
  /// stably by type and then by target, they are in order of (target, type, source).
  func sortIncoming(typeCount: Int) {
    let out = layout.outgoing
    let into = layout.incoming
    let types = part(out.types, UInt16.self)
    let targets = part(out.neighbours, UInt32.self)
    let sources = part(layout.sources, UInt32.self)
    let identities = part(out.relationships, UInt32.self)
    var places = [Int](repeating: 0, count: typeCount + 1)
    for index in 0..<count { places[Int(types[index]) + 1] += 1 }
    for type in 0..<typeCount { places[type + 1] += places[type] }
    var byType = [UInt32](repeating: 0, count: count)
    for index in 0..<count {
      let type = Int(types[index])
      byType[places[type]] = UInt32(index)
      places[type] += 1
    }
    let offsets = part(into.offsets, UInt32.self)
    for index in 0..<count { offsets[Int(targets[index]) + 1] += 1 }
    for node in 0..<layout.nodeCapacity { offsets[node + 1] += offsets[node] }
    var next = Array(UnsafeBufferPointer(start: offsets, count: layout.nodeCapacity))
    for index in byType {
      let index = Int(index)
      let target = Int(targets[index])
      let place = Int(next[target])
      next[target] += 1
      part(into.neighbours, UInt32.self)[place] = sources[Int(identities[index])]
      part(into.relationships, UInt32.self)[place] = identities[index]
      part(into.since, Int32.self)[place] = part(out.since, Int32.self)[index]
      part(into.until, Int32.self)[place] = part(out.until, Int32.self)[index]
      part(into.types, UInt16.self)[place] = types[index]
    }
  }
}
