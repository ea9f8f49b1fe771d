import Glibc
import GraphModel
import GraphStore
import TestSupport
import Testing

/// Takes the write lock of a graph in a process of its own, as the program does, and runs `body` with
/// the number of the process while it holds the lock; then the process is killed.
func whileAnotherProcessWrites(
  to graph: String, _ body: @escaping @Sendable (pid_t) throws -> Void
) async {
  let ready = graph + ".ready"
  let isOver = SharedNumber()
  // The child is waited for on this task; what happens meanwhile is on a thread of its own.
  async let others: Void = onAnotherThread {
    var process: pid_t?
    while process == nil, isOver.value == 0 {
      usleep(5_000)
      if access(ready, F_OK) == 0 {
        process = pid_t(String(decoding: readFile(ready), as: UTF8.self))
      }
    }
    guard let process else { throw StoreError(.other, "the other process did not start") }
    defer {
      kill(process, SIGKILL)
      unlink(ready)
    }
    try body(process)
  }
  await #expect(processExitsWith: .signal(SIGKILL)) {
    [graph = graph as String, ready = ready as String] in
    // Not for ever, should nobody kill it.
    alarm(30)
    let store = try Store.open(graph)
    let writer = try store.beginWrite()
    // Something that must not be there afterwards.
    _ = try writer.createNode(labels: [writer.intern(label: "Lost")])
    writeFile(ready + ".part", Array("\(getpid())".utf8))
    rename(ready + ".part", ready)
    while true { sleep(1) }
  }
  isOver.add(1)
  await others
}

@Suite struct LockTests {
  let folder = TemporaryFolder()

  @Test func `stores of one file write one after the other and lose nothing`() throws {
    let path = folder.file()
    _ = try Store.open(path, access: .create)
    let inside = SharedNumber()
    onThreads(4) { _ in
      let store = try Store.open(path, options: Store.Options(busyTimeout: 60))
      for round in 0...20 {
        let writer = try store.beginWrite()
        precondition(inside.add(1) == 1, "two writers at once")
        _ = try writer.createNode(labels: [writer.intern(label: "A")])
        inside.add(-1)
        if round % 5 == 0 { writer.rollback() } else { try writer.commit() }
      }
      // Closing checkpoints, under the same lock.
      store.close()
    }
    let store = try Store.open(path, access: .readOnly)
    try store.read { reader throws(StoreError) in
      #expect(try reader.nodeCount(label: nil) == 4 * 16)
      #expect(try reader.checkIntegrity() == [])
    }
  }

  @Test func `a writer waits no longer than it was told, and says who is writing`() throws {
    let path = folder.file()
    let store = try Store.open(path, access: .create)
    let other = try Store.open(path, options: Store.Options(busyTimeout: 0.1))
    let writer = try store.beginWrite()
    for second in [other, store] {
      let error = #expect(throws: StoreError.self) { _ = try second.beginWrite(timeout: 0.1) }
      #expect(error?.code == .busy)
      #expect(error?.message.contains(path) == true)
      #expect(error?.message.contains("0.1 s") == true)
    }
    // Readers are not in the way, nor kept waiting.
    #expect(try other.read { reader throws(StoreError) in try reader.nodeCount(label: nil) } == 0)
    writer.rollback()
    try other.beginWrite().rollback()
  }

  @Test func `a process that dies with the lock lets it go, and leaves nothing half done`()
    async throws
  {
    let path = folder.file()
    let store = try Store.open(path, access: .create)
    await whileAnotherProcessWrites(to: path) { process in
      let error = #expect(throws: StoreError.self) { _ = try store.beginWrite(timeout: 0.05) }
      #expect(error?.code == .busy)
      #expect(error?.message.contains("process \(process)") == true)
    }
    try store.write { writer throws(StoreError) in
      #expect(try writer.nodeCount(label: nil) == 0)
      #expect(try writer.label(named: "Lost") == nil)
      _ = try writer.createNode(labels: [])
    }
    #expect(try store.read { reader throws(StoreError) in try reader.checkIntegrity() } == [])
  }

  @Test func `closing does not checkpoint while another process holds the lock`() async throws {
    let path = folder.file()
    let store = try Store.open(path, access: .create)
    try store.write { writer throws(StoreError) in _ = try writer.createNode(labels: []) }
    await whileAnotherProcessWrites(to: path) { _ in
      let before = readFile(path)
      store.close()
      let isUnchanged = readFile(path) == before
      #expect(isUnchanged)
      #expect(!readFile(path + "-wal").isEmpty)
    }
    let again = try Store.open(path)
    #expect(try again.read { reader throws(StoreError) in try reader.nodeCount(label: nil) } == 1)
    try again.write { writer throws(StoreError) in _ = try writer.createNode(labels: []) }
    again.close()
    #expect(folder.files == ["graph.db", "graph.db-lock"])
  }

  @Test func `a reader keeps its snapshot while others write and checkpoint`() throws {
    let path = folder.file()
    let store = try Store.open(path, access: .create)
    let reader = try store.beginRead()
    try store.write { writer throws(StoreError) in
      for _ in 0..<50_000 { _ = try writer.createNode(labels: []) }
    }
    #expect(try reader.nodeCount(label: nil) == 0)
    #expect(try reader.nodes(label: nil, after: nil, limit: 5) == [])
    try store.write { writer throws(StoreError) in _ = try writer.createNode(labels: []) }
    #expect(try reader.nodes(label: nil, after: nil, limit: 5) == [])
    reader.end()
    #expect(
      try store.read { reader throws(StoreError) in try reader.nodeCount(label: nil) } == 50_001)
  }

  @Test func `the log does not grow for ever`() throws {
    let path = folder.file()
    let store = try Store.open(path, access: .create)
    let key = try store.write { writer throws(StoreError) in try writer.intern(propertyKey: "k") }
    for _ in 0..<40 {
      try store.write { writer throws(StoreError) in
        let node = try writer.createNode(labels: [])
        try writer.set(key, to: .string(String(repeating: "x", count: 500_000)), of: node)
      }
    }
    #expect(readFile(path + "-wal").count < 8 << 20)
    #expect(readFile(path).count > 12 << 20)
  }
}
