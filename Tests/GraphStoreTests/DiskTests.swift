import Glibc
import GraphModel
import GraphStore
import TestSupport
import Testing

@Suite struct DiskTests {
  @Test func `a disk that is full leaves the old data`() throws {
    let folder = TemporaryFolder()
    // Only the superuser can mount; for others the size limit below is the same to the store.
    guard mount("tmpfs", folder.path, "tmpfs", 0, "size=2m") == 0 else { return }
    defer { umount2(folder.path, 2) }
    try fillUntilRefused(folder.file())
  }

  @Test func `a size limit for files leaves the old data`() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      limit.rlim_cur = 1 << 20
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      try fillUntilRefused(folder.file())
    }
  }

  @Test func `a graph in a folder that cannot be written is read`() throws {
    let folder = TemporaryFolder()
    do {
      let store = try Store.open(folder.file(), access: .create)
      try store.write { writer throws(StoreError) in _ = try writer.createNode(labels: []) }
      store.close()
    }
    chmod(folder.path, 0o555)
    chmod(folder.file(), 0o444)
    defer { chmod(folder.path, 0o755) }
    try asNobody {
      let store = try Store.open(folder.file(), access: .readOnly)
      #expect(try store.read { reader throws(StoreError) in try reader.nodeCount(label: nil) } == 1)
      let writable = try Store.open(folder.file())
      let error = #expect(throws: StoreError.self) { _ = try writable.beginWrite() }
      #expect(error?.code == .readOnly)
      #expect(error?.message.contains("permissions") == true)
    }
  }

  @Test func `changes in a log that cannot be read are not passed over`() throws {
    let folder = TemporaryFolder()
    let source = TemporaryFolder()
    let store = try Store.open(source.file(), access: .create)
    try store.write { writer throws(StoreError) in _ = try writer.createNode(labels: []) }
    // As after a crash, with the log but not the shared memory.
    writeFile(folder.file(), readFile(source.file()))
    writeFile(folder.file("graph.db-wal"), readFile(source.file("graph.db-wal")))
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    try asNobody {
      let error = #expect(throws: StoreError.self) {
        _ = try Store.open(folder.file(), access: .readOnly)
      }
      #expect(error?.code == .readOnly)
      #expect(error?.message.contains("-wal") == true)
    }
  }

  /// Runs `body` without the rights of the superuser over files, on this thread.
  private func asNobody(_ body: () throws -> Void) throws {
    let old = setFileSystemUser(65_534)
    defer { _ = setFileSystemUser(UInt32(bitPattern: old)) }
    try body()
  }
}

/// Of the calling thread alone; the C library's headers for it are in no module.
@_silgen_name("setfsuid") private func setFileSystemUser(_ user: UInt32) -> Int32

private func fillUntilRefused(_ path: String) throws {
  let store = try Store.open(path, access: .create)
  var committed = 0
  var refusal: StoreError?
  while refusal == nil, committed < 200 {
    do throws(StoreError) {
      try store.write { writer throws(StoreError) in
        let key = try writer.intern(propertyKey: "k")
        let node = try writer.createNode(labels: [writer.intern(label: "A")])
        try writer.set(key, to: .string(String(repeating: "x", count: 100_000)), of: node)
      }
      committed += 1
    } catch {
      refusal = error
    }
  }
  #expect(refusal?.code == .full, "\(String(describing: refusal))")
  #expect(refusal?.message.contains(path) == true)
  #expect(committed > 0)
  try store.read { reader throws(StoreError) in
    #expect(try reader.nodeCount(label: nil) == committed)
    #expect(try reader.checkIntegrity() == [])
  }
  store.close()
  let again = try Store.open(path, access: .readOnly)
  #expect(
    try again.read { reader throws(StoreError) in try reader.nodeCount(label: nil) } == committed)
}
