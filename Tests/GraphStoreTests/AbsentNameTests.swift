import GraphModel
import GraphStore
import TestSupport
import Testing

/// That a graph lacks a name is remembered, for as long as it is true.
@Suite struct AbsentNameTests {
  let folder = TemporaryFolder()

  @Test func `a name that another store makes is found by the next transaction`() throws {
    let path = folder.file()
    let store = try Store.open(path, access: .create)
    let before = try store.beginRead()
    for _ in 0..<2 {
      #expect(try before.label(named: "L") == nil)
      #expect(try before.relationshipType(named: "T") == nil)
      #expect(try before.propertyKey(named: "k") == nil)
    }
    let made = try Store.open(path).write { writer throws(StoreError) in
      (
        try writer.intern(label: "L"), try writer.intern(relationshipType: "T"),
        try writer.intern(propertyKey: "k")
      )
    }
    // Its snapshot does not have them.
    #expect(try before.label(named: "L") == nil)
    before.end()
    let after = try store.beginRead()
    #expect(try after.label(named: "L") == made.0)
    #expect(try after.relationshipType(named: "T") == made.1)
    #expect(try after.propertyKey(named: "k") == made.2)
    after.end()
  }

  @Test func `a writer finds what it makes, and not what it took back`() throws {
    let store = try Store.open(folder.file(), access: .create)
    let writer = try store.beginWrite()
    #expect(try writer.relationshipType(named: "T") == nil)
    let type = try writer.intern(relationshipType: "T")
    #expect(try writer.relationshipType(named: "T") == type)
    writer.rollback()
    try store.write { writer throws(StoreError) in
      #expect(try writer.relationshipType(named: "T") == nil)
      #expect(try writer.label(named: "T") == nil)
    }
    let again = try store.write { writer throws(StoreError) in
      try writer.intern(relationshipType: "T")
    }
    #expect(
      try store.read { reader throws(StoreError) in try reader.relationshipType(named: "T") }
        == again)
  }
}
