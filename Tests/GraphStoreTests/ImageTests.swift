import Glibc
import GraphModel
import GraphStore
import TestSupport
import Testing

/// What is read from an image is what is read from the tables.
@Suite struct ImageTests {
  let folder = TemporaryFolder()

  @Test func `an image answers as the tables do`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let store = try Store.inMemory(options: Store.Options(reading: .image))
    for _ in 0..<40 {
      try change(store, using: &random)
      let transaction = try store.beginRead()
      let image = try transaction.reader()
      #expect(!(image is ReadTransaction))
      try compare(image, transaction, using: &random)
      transaction.end()
    }
  }

  @Test func `an image is of one state only`() throws {
    let store = try Store.open(
      folder.file(), access: .create, options: Store.Options(reading: .image))
    let (a, b, type) = try store.write { writer throws(StoreError) in
      let type = try writer.intern(relationshipType: "T")
      let ends = [try writer.createNode(labels: []), try writer.createNode(labels: [])]
      _ = try writer.createRelationship(type: type, from: ends[0], to: ends[1])
      return (ends[0], ends[1], type)
    }
    let before = try store.beginRead()
    let old = try before.reader()
    #expect(try old.degrees(of: [a], ExpandRequest()) == [1])
    // Another store writes, as another process would.
    let other = try Store.open(folder.file())
    try other.write { writer throws(StoreError) in
      _ = try writer.createRelationship(type: type, from: b, to: a)
    }
    let after = try store.beginRead()
    #expect(try after.reader().degrees(of: [a], ExpandRequest()) == [2])
    #expect(try old.degrees(of: [a], ExpandRequest()) == [1])
    #expect(try before.reader().degrees(of: [a], ExpandRequest()) == [1])
    before.end()
    after.end()
  }

  @Test func `a store that is asked much makes an image by itself, for one question none`() throws {
    let path = folder.file()
    let making = try Store.open(path, access: .create)
    let hub = try making.write { writer throws(StoreError) in
      let type = try writer.intern(relationshipType: "T")
      let hub = try writer.createNode(labels: [])
      for _ in 0..<2_000 {
        _ = try writer.createRelationship(
          type: type, from: hub, to: try writer.createNode(labels: []))
      }
      return hub
    }
    making.close()
    let store = try Store.open(path, access: .readOnly)
    var rounds = 0
    while rounds < 10_000 {
      let transaction = try store.beginRead()
      defer { transaction.end() }
      let reader = try transaction.reader()
      if !(reader is ReadTransaction) { break }
      rounds += 1
      let request = ExpandRequest()
      #expect(try reader.neighbourhoodCount(of: hub, within: 2, request) == 2_000)
      if rounds > 10 { usleep(2_000) }
    }
    #expect(rounds > 1 && rounds < 10_000)
    #expect(folder.files.allSatisfy { !$0.contains("image") })
  }

  // MARK: The file beside the graph

  @Test func `an image is found by the next process, and only for the same state`() throws {
    let path = folder.file()
    let options = Store.Options(reading: .image, sharesImages: true)
    let store = try Store.open(path, access: .create, options: options)
    var random = SeededGenerator(seed: randomSeed())
    try change(store, using: &random)
    try store.read { transaction throws(StoreError) in _ = try transaction.reader() }
    let file = path + "-image"
    let first = readFile(file)
    #expect(first.count > 256)
    // A second store takes it: it writes none of its own.
    unlink(file)
    writeFile(file, first)
    var status = stat()
    stat(file, &status)
    let made = status.st_ino
    let second = try Store.open(path, access: .readOnly, options: options)
    let transaction = try second.beginRead()
    try compare(try transaction.reader(), transaction, using: &random)
    transaction.end()
    stat(file, &status)
    #expect(status.st_ino == made)
    // After a change it is stale, and replaced.
    try change(store, using: &random)
    let third = try second.beginRead()
    try compare(try third.reader(), third, using: &random)
    third.end()
    let isReplaced = readFile(file) != first
    #expect(isReplaced)
    // The first one put back is of another state.
    writeFile(file, first)
    let fourth = try Store.open(path, access: .readOnly, options: options).beginRead()
    try compare(try fourth.reader(), fourth, using: &random)
    fourth.end()
  }

  @Test func `an image of the same counter but another history is not believed`() throws {
    let options = Store.Options(reading: .image, sharesImages: true)
    var images: [[UInt8]] = []
    for number in 0..<2 {
      let path = folder.file("graph\(number).db")
      let store = try Store.open(path, access: .create, options: options)
      try store.write { writer throws(StoreError) in
        let a = try writer.createNode(labels: [])
        let b = try writer.createNode(labels: [])
        let type = try writer.intern(relationshipType: "T")
        _ = try writer.createRelationship(
          type: type, from: number == 0 ? a : b, to: number == 0 ? b : a)
      }
      try store.read { transaction throws(StoreError) in _ = try transaction.reader() }
      images.append(readFile(path + "-image"))
    }
    writeFile(folder.file("graph1.db-image"), images[0])
    let store = try Store.open(folder.file("graph1.db"), access: .readOnly, options: options)
    try store.read { transaction throws(StoreError) in
      let request = ExpandRequest(direction: .outgoing)
      #expect(try transaction.reader().degrees(of: [NodeID(1), NodeID(2)], request) == [0, 1])
    }
  }

  @Test func `a damaged image is never believed`() throws {
    let path = folder.file()
    let options = Store.Options(reading: .image, sharesImages: true)
    var random = SeededGenerator(seed: randomSeed())
    do {
      let store = try Store.open(path, access: .create, options: options)
      for _ in 0..<3 { try change(store, using: &random) }
      try store.read { transaction throws(StoreError) in _ = try transaction.reader() }
    }
    let file = path + "-image"
    let sound = readFile(file)
    let reference = try Store.open(path, access: .readOnly, options: Store.Options(reading: .index))
    let expected = try answers(of: reference)
    for round in 0..<1_000 {
      var damaged = sound
      switch round % 10 {
      case 0: damaged.removeLast(Int.random(in: 1...sound.count, using: &random))
      case 1: damaged.append(UInt8.random(in: 0...255, using: &random))
      default:
        let place =
          round % 10 < 5
          ? Int.random(in: 0..<256, using: &random)
          : Int.random(in: 0..<sound.count, using: &random)
        damaged[place] ^= UInt8.random(in: 1...255, using: &random)
      }
      unlink(file)
      writeFile(file, damaged)
      var status = stat()
      stat(file, &status)
      let written = (status.st_ino, status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
      let store = try Store.open(path, access: .readOnly, options: options)
      let found = try answers(of: store)
      #expect(found == expected)
      // Not believed: it made one anew, in the place of the damaged one.
      stat(file, &status)
      let now = (status.st_ino, status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
      let isAnew = now != written && readFile(file) == sound
      #expect(isAnew, "round \(round)")
    }
  }

  // MARK: Support

  private func answers(of store: Store) throws -> [String] {
    let transaction = try store.beginRead()
    defer { transaction.end() }
    let reader = try transaction.reader()
    let nodes = try reader.nodes(label: nil, after: nil, limit: 1_000)
    var expansion = Expansion()
    try reader.expand(nodes, ExpandRequest(), into: &expansion)
    return ["\(nodes)", "\(expansion)", "\(try reader.labels(of: nodes))"]
  }

  /// Some random changes in one transaction.
  private func change(_ store: Store, using random: inout SeededGenerator) throws {
    let writer = try store.beginWrite()
    let types = try ["A", "B", "C"].map { try writer.intern(relationshipType: $0) }
    let labels = try ["X", "Y", "Z"].map { try writer.intern(label: $0) }
    let keys = try ["name", "n"].map { try writer.intern(propertyKey: $0) }
    let since = try writer.intern(propertyKey: "since")
    let until = try writer.intern(propertyKey: "until")
    var nodes = try writer.nodes(label: nil, after: nil, limit: 1_000)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let node = try writer.createNode(labels: labels.filter { _ in Bool.random(using: &random) })
      if Bool.random(using: &random) {
        try writer.set(keys[0], to: .string("node \(node.rawValue % 4)"), of: node)
      }
      let number = Int.random(in: 0...2, using: &random)
      if Bool.random(using: &random) {
        try writer.set(
          keys[1],
          to: Bool.random(using: &random) ? .integer(Int64(number)) : .float(Double(number)),
          of: node)
      }
      nodes.append(node)
    }
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let relationship = try writer.createRelationship(
        type: types.randomElement(using: &random)!, from: nodes.randomElement(using: &random)!,
        to: nodes.randomElement(using: &random)!)
      let day = Int.random(in: 1...20, using: &random)
      if Bool.random(using: &random) {
        try writer.set(since, to: .string("2020-01-\(day < 10 ? "0" : "")\(day)"), of: relationship)
      }
      if Bool.random(using: &random) {
        try writer.set(until, to: .string("2020-02-\(day < 10 ? "0" : "")\(day)"), of: relationship)
      }
    }
    let all = try writer.relationships(type: nil, after: nil, limit: 1_000).relationships
    if all.count > 20 {
      for relationship in all.shuffled(using: &random).prefix(8) { try writer.delete(relationship) }
    }
    let lonely = try zip(nodes, writer.degrees(of: nodes, ExpandRequest())).filter { $0.1 == 0 }
    if let node = lonely.randomElement(using: &random)?.0 { try writer.delete(node) }
    try writer.commit()
  }

  /// Asks both the same, of nodes and relationships that are there and that are not.
  private func compare(
    _ a: any GraphReader, _ b: any GraphReader, using random: inout SeededGenerator
  ) throws {
    let nodes =
      try b.nodes(label: nil, after: nil, limit: 1_000)
      + [-5, 0, 9_999_999, .max].map { NodeID($0) }
    let relationships = try b.relationships(type: nil, after: nil, limit: 1_000).relationships
    let unknown = [-1, 0, 9_999_999].map { RelationshipID($0) }
    let types = try b.relationshipTypes()
    for label in [nil] + (try b.labels()).map(Optional.some) + [LabelToken(rawValue: 99)] {
      for after in [nil, nodes.first, NodeID(3), NodeID(.max), NodeID(-7)] {
        for limit in [0, 1, 2, 1_000] {
          #expect(
            try a.nodes(label: label, after: after, limit: limit)
              == b.nodes(label: label, after: after, limit: limit))
        }
      }
      if let label { #expect(try a.have(label, nodes) == b.have(label, nodes)) }
    }
    #expect(try a.exist(nodes) == b.exist(nodes))
    for node in nodes { #expect(try a.exists(node) == b.exists(node)) }
    #expect(try a.labels(of: nodes) == b.labels(of: nodes))
    #expect(try a.exist(relationships + unknown) == b.exist(relationships + unknown))
    #expect(try a.types(of: relationships) == b.types(of: relationships))
    #expect("\(try a.endpoints(of: relationships))" == "\(try b.endpoints(of: relationships))")
    for key in try b.propertyKeys() {
      #expect(
        try a.property(key, of: nodes).map(\.testText) == b.property(key, of: nodes).map(\.testText)
      )
    }
    for type in [nil] + types.map(Optional.some) {
      let after = [nil, relationships.randomElement(using: &random)].randomElement(using: &random)!
      #expect(
        "\(try a.relationships(type: type, after: after, limit: 5))"
          == "\(try b.relationships(type: type, after: after, limit: 5))")
    }
    for _ in 0..<12 {
      var request = ExpandRequest(
        direction: [.outgoing, .incoming, .either].randomElement(using: &random)!)
      if Bool.random(using: &random) {
        request.types = types.shuffled(using: &random).filter { _ in Bool.random(using: &random) }
      }
      if Bool.random(using: &random) {
        let day = CalendarDate(year: 2020, month: 1, day: 1)!
          .advanced(byDays: Int64.random(in: -5...60, using: &random))
        request.validity = ValidityFilter(asOf: day)
      }
      var (x, y) = (Expansion(), Expansion())
      try a.expand(nodes, request, into: &x)
      try b.expand(nodes, request, into: &y)
      #expect("\(x)" == "\(y)")
      #expect(try a.degrees(of: nodes, request) == b.degrees(of: nodes, request))
      let others = nodes.shuffled(using: &random)
      try a.connect(nodes, others, request, into: &x)
      try b.connect(nodes, others, request, into: &y)
      #expect("\(x)" == "\(y)")
      let (start, end) = (
        nodes.randomElement(using: &random)!, nodes.randomElement(using: &random)!
      )
      let maximum = [nil, 0, 1, 2, 3].randomElement(using: &random)!
      let around = try a.neighbourhood(of: start, within: maximum, request)
      #expect(around == (try b.neighbourhood(of: start, within: maximum, request)))
      #expect(
        Set(around) == (try neighbourhood(of: start, within: maximum ?? 1_000, request, by: b)))
      #expect(try a.neighbourhoodCount(of: start, within: maximum, request) == around.count)
      #expect(try b.neighbourhoodCount(of: start, within: maximum, request) == around.count)
      guard start != end else { continue }
      let all = try paths(a, start, end, maximum, request, wantsAll: true)
      #expect(all == (try paths(b, start, end, maximum, request, wantsAll: true)))
      for reader in [a, b] {
        let one = try paths(reader, start, end, maximum, request, wantsAll: false)
        #expect(one.isEmpty ? all.isEmpty : all.isSuperset(of: one))
      }
      #expect(all.isEmpty != (around.contains(end)))
    }
  }

  /// By expanding level after level.
  private func neighbourhood(
    of start: NodeID, within maximum: Int, _ request: ExpandRequest, by reader: any GraphReader
  ) throws -> Set<NodeID> {
    var met: Set<NodeID> = [start]
    var frontier = [start]
    for _ in 0..<maximum where !frontier.isEmpty {
      var expansion = Expansion()
      try reader.expand(frontier, request, into: &expansion)
      frontier = Array(Set(expansion.neighbours).subtracting(met))
      met.formUnion(frontier)
    }
    return met.subtracting([start])
  }

  private func paths(
    _ reader: any GraphReader, _ start: NodeID, _ end: NodeID, _ maximum: Int?,
    _ request: ExpandRequest, wantsAll: Bool
  ) throws -> Set<String> {
    var found = try reader.shortestPaths(
      from: start, to: end, maximum: maximum, request, wantsAll: wantsAll)
    var paths: Set<String> = []
    var (nodes, relationships) = ([NodeID](), [RelationshipID]())
    while found?.next(nodes: &nodes, relationships: &relationships) == true {
      #expect(nodes.count == relationships.count + 1)
      #expect(paths.insert("\(nodes) \(relationships)").inserted)
      if !wantsAll { break }
    }
    return paths
  }
}
