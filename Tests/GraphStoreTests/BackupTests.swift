import GraphModel
import GraphStore
import TestSupport
import Testing

@Suite struct BackupTests {
  let folder = TemporaryFolder()

  @Test func `a backup is one whole file of the same graph`() throws {
    let store = try Store.open(folder.file(), access: .create)
    try store.write { writer throws(StoreError) in
      _ = try writer.createNode(labels: [writer.intern(label: "A")])
    }
    try store.backup(to: folder.file("copy.db"))
    #expect(folder.files.filter { $0.hasPrefix("copy") } == ["copy.db"])
    let copy = try Store.open(folder.file("copy.db"), access: .readOnly)
    #expect(try dump(copy) == dump(store))
    #expect(try copy.read { reader throws(StoreError) in try reader.checkIntegrity() } == [])
    // Reading it leaves no other file, and it can be written like any other.
    #expect(folder.files.filter { $0.hasPrefix("copy") } == ["copy.db"])
    let again = try Store.open(folder.file("copy.db"))
    try again.write { writer throws(StoreError) in _ = try writer.createNode(labels: []) }
  }

  @Test func `nothing is replaced unless by force, and the graph itself never`() throws {
    let store = try Store.open(folder.file(), access: .create)
    writeFile(folder.file("other"), [1, 2, 3])
    let error = #expect(throws: StoreError.self) { try store.backup(to: folder.file("other")) }
    #expect(error?.code == .exists)
    #expect(readFile(folder.file("other")) == [1, 2, 3])
    try store.backup(to: folder.file("other"), force: true)
    #expect(readFile(folder.file("other")).count > 1_000)
    for force in [false, true] {
      let error = #expect(throws: StoreError.self) {
        try store.backup(to: folder.file(), force: force)
      }
      #expect(error?.code == .exists)
    }
    let missing = #expect(throws: StoreError.self) {
      try store.backup(to: folder.file("no/such/folder.db"))
    }
    #expect(missing?.code == .input)
    #expect(folder.files.allSatisfy { !$0.hasSuffix(".part") })
  }

  @Test func `a graph in memory can be backed up too`() throws {
    let store = try Store.inMemory()
    try store.write { writer throws(StoreError) in _ = try writer.createNode(labels: []) }
    try store.backup(to: folder.file("copy.db"))
    #expect(try dump(Store.open(folder.file("copy.db"))) == dump(store))
  }

  @Test func `backups taken while another thread writes are whole`() throws {
    let store = try Store.open(folder.file(), access: .create)
    let copies = (0..<10).map { folder.file("copy\($0).db") }
    let backupsLeft = SharedNumber()
    backupsLeft.add(copies.count)
    onThreads(2) { thread in
      if thread == 0 {
        defer { backupsLeft.add(-backupsLeft.value) }
        for copy in copies {
          try store.backup(to: copy)
          backupsLeft.add(-1)
        }
      } else {
        while backupsLeft.value > 0 {
          try store.write { writer throws(StoreError) in
            // Two nodes and a relationship, all or nothing.
            let a = try writer.createNode(labels: [])
            let b = try writer.createNode(labels: [])
            let type = try writer.intern(relationshipType: "T")
            _ = try writer.createRelationship(type: type, from: a, to: b)
          }
        }
      }
    }
    for copy in copies {
      let backup = try Store.open(copy, access: .readOnly)
      try backup.read { reader throws(StoreError) in
        #expect(try reader.checkIntegrity() == [])
        let nodes = try reader.nodeCount(label: nil)
        #expect(try reader.relationshipCount(type: nil) * 2 == nodes)
      }
    }
  }
}
