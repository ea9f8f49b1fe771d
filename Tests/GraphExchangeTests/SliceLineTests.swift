import GraphModel
import GraphStore
import TestSupport
import Testing

@testable import GraphExchange

/// A whole graph is drawn by two threads; the lines come in order all the same.
@Suite struct SliceLineTests {
  @Test(arguments: [1, 2, 7, 4_096] as [Int64])
  func `Two threads write what one writes`(width: Int64) throws {
    var random = SeededGenerator(seed: randomSeed())
    for _ in 0..<8 {
      let folder = TemporaryFolder()
      let store = try store(in: folder, &random)
      let reader = try store.beginRead()
      defer { reader.end() }
      let alone = try lines(SliceLine(drawingAllOf: reader, leastForTwo: .max))
      let both = try lines(SliceLine(drawingAllOf: reader, leastForTwo: 0, width: width))
      #expect(both == alone)
      #expect(!alone.isEmpty)
    }
  }

  @Test func `A drawing that nobody reads to its end ends its thread`() throws {
    var random = SeededGenerator(seed: randomSeed())
    let folder = TemporaryFolder()
    let store = try store(in: folder, &random)
    let reader = try store.beginRead()
    defer { reader.end() }
    for taken in 0..<20 {
      let slices = try SliceLine(drawingAllOf: reader, leastForTwo: 0, width: 1)
      var output = OutputBuffer()
      for _ in 0..<taken { #expect(try slices.appendNext(to: &output)) }
    }
  }

  @Test func `There is no second view of a graph that has changed, is written or in memory`() throws
  {
    var random = SeededGenerator(seed: randomSeed())
    let folder = TemporaryFolder()
    let store = try store(in: folder, &random)
    let reader = try store.beginRead()
    defer { reader.end() }
    let other = try reader.beginAnother()
    #expect(other != nil)
    other?.end()
    let writer = try store.beginWrite()
    #expect(try writer.beginAnother() == nil)
    _ = try writer.createNode(labels: [])
    try writer.commit()
    #expect(try reader.beginAnother() == nil)
    let inMemory = try Store.inMemory().beginRead()
    #expect(try inMemory.beginAnother() == nil)
    inMemory.end()
  }

  /// With gaps between the ids.
  private func store(in folder: TemporaryFolder, _ random: inout SeededGenerator) throws -> Store {
    let store = try Store.open(folder.file(), access: .create)
    for _ in 0..<2 {
      try store.write { writer throws(StoreError) in
        try PlainLineTests.fill(writer, using: &random)
      }
    }
    try store.write { writer throws(StoreError) in
      let edges = try writer.relationships(type: nil, after: nil, limit: 1_000)
      for edge in edges.relationships where Int.random(in: 0..<3, using: &random) == 0 {
        try writer.delete(edge)
      }
    }
    return store
  }

  private func lines(_ slices: SliceLine) throws -> String {
    var output = OutputBuffer()
    while try slices.appendNext(to: &output) {}
    return output.text
  }
}
