import GraphModel
import GraphStore
import TestSupport
import Testing

@Suite struct OpeningTests {
  let folder = TemporaryFolder()

  @Test func `a missing file is an error unless a graph is to be made`() throws {
    for access in [Store.Access.readOnly, .readWrite] {
      let error = #expect(throws: StoreError.self) {
        _ = try Store.open(folder.file(), access: access)
      }
      #expect(error?.code == .notFound)
      #expect(error?.message.contains(folder.file()) == true)
    }
    #expect(folder.files.isEmpty)
    _ = try Store.open(folder.file(), access: .create)
    #expect(folder.files.contains("graph.db"))
  }

  @Test func `an empty file becomes a graph when opened to make one`() throws {
    writeFile(folder.file(), [])
    let error = #expect(throws: StoreError.self) { _ = try Store.open(folder.file()) }
    #expect(error?.code == .notAGraph)
    let store = try Store.open(folder.file(), access: .create)
    #expect(try store.read { r throws(StoreError) in try r.nodeCount(label: nil) } == 0)
  }

  @Test func `files that are no graphs are refused and left as they are`() throws {
    let texts: [[UInt8]] = [
      Array("just text".utf8), Array(repeating: 0, count: 5000),
      Array(repeating: UInt8(ascii: "x"), count: 100_000),
    ]
    for text in texts {
      for access in [Store.Access.readOnly, .readWrite, .create] {
        writeFile(folder.file(), text)
        let error = #expect(throws: StoreError.self) {
          _ = try Store.open(folder.file(), access: access)
        }
        #expect(error?.code == .notAGraph)
        #expect(readFile(folder.file()) == text)
      }
    }
  }

  @Test func `a folder is refused by name`() {
    let error = #expect(throws: StoreError.self) {
      _ = try Store.open(folder.path, access: .create)
    }
    #expect(error?.code == .notAGraph)
    #expect(error?.message.contains("folder") == true)
  }

  @Test func `a file of a newer version is refused`() throws {
    try Store.open(folder.file(), access: .create).close()
    var bytes = readFile(folder.file())
    // The user version stands at offset 60 of the header, big-endian.
    bytes[63] = 99
    writeFile(folder.file(), bytes)
    for access in [Store.Access.readOnly, .readWrite, .create] {
      let error = #expect(throws: StoreError.self) {
        _ = try Store.open(folder.file(), access: access)
      }
      #expect(error?.code == .newerSchema)
      #expect(error?.message.contains("99") == true)
    }
  }

  @Test func `another program's database is refused`() throws {
    try Store.open(folder.file(), access: .create).close()
    var bytes = readFile(folder.file())
    // The application id stands at offset 68.
    bytes[68] = 1
    writeFile(folder.file(), bytes)
    let error = #expect(throws: StoreError.self) { _ = try Store.open(folder.file()) }
    #expect(error?.code == .notAGraph)
  }

  @Test func `a store that was closed is one file and its lock`() throws {
    let store = try Store.open(folder.file(), access: .create)
    try store.write { writer throws(StoreError) in _ = try writer.createNode(labels: []) }
    store.close()
    #expect(folder.files == ["graph.db", "graph.db-lock"])
    let again = try Store.open(folder.file(), access: .readOnly)
    #expect(try again.read { r throws(StoreError) in try r.nodeCount(label: nil) } == 1)
  }

  @Test func `reading only forbids writing`() throws {
    _ = try Store.open(folder.file(), access: .create)
    let store = try Store.open(folder.file(), access: .readOnly)
    let error = #expect(throws: StoreError.self) { _ = try store.beginWrite() }
    #expect(error?.code == .readOnly)
  }
}
