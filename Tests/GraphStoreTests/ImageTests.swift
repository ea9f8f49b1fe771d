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
      try RandomGraph.change(store, using: &random)
      let transaction = try store.beginRead()
      let image = try transaction.reader()
      #expect(!(image is ReadTransaction))
      try RandomGraph.compare(image, transaction, using: &random)
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
    try RandomGraph.change(store, using: &random)
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
    try RandomGraph.compare(try transaction.reader(), transaction, using: &random)
    transaction.end()
    stat(file, &status)
    #expect(status.st_ino == made)
    // After a change it is stale, and replaced.
    try RandomGraph.change(store, using: &random)
    let third = try second.beginRead()
    try RandomGraph.compare(try third.reader(), third, using: &random)
    third.end()
    let isReplaced = readFile(file) != first
    #expect(isReplaced)
    // The first one put back is of another state.
    writeFile(file, first)
    let fourth = try Store.open(path, access: .readOnly, options: options).beginRead()
    try RandomGraph.compare(try fourth.reader(), fourth, using: &random)
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
      for _ in 0..<3 { try RandomGraph.change(store, using: &random) }
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
}
