internal import CSQLite
internal import Glibc

/// A graph file that is drawn up under another name, and takes its own when it is whole.
///
/// As long as it is a draft, whoever opens the graph finds the old file or none. A draft whose
/// process was killed is a file that nobody reads, and that the next import removes.
final class GraphDraft {
  let path: String
  private let draft: String
  private let lock: WriteLock
  let file: BulkFile
  /// The first page after those that every graph has.
  let firstFreePage: UInt32
  /// The page at which each table and index begins, by name.
  private let roots: [String: UInt32]
  /// How the search index is declared.
  let nameSearchDeclaration: String
  private var isOver = false

  /// - Parameters:
  ///   - path: the graph's name, of a file that may be there.
  ///   - replacing: whether a graph that has been used may be there.
  ///   - timeout: how long to wait for another writer, in seconds.
  init(for path: String, replacing: Bool, timeout: Double) throws(StoreError) {
    // A file that reaches the size limit of the process is to be an error like any other.
    _ = signal(SIGXFSZ, SIG_IGN)
    self.path = path
    let presence = try StoreFile.presence(of: path)
    if case .directory = presence {
      throw StoreError(
        .notAGraph, "\(path) is a folder; name a file in it, such as \(path)/graph.db")
    }
    var resolved = path
    if case .file = presence, case .disk(_, let real) = try StoreFile.resolve(path) {
      resolved = real
    }
    lock = try WriteLock(besides: resolved, graph: path)
    try GraphDraft.take(lock, of: path, timeout: timeout)
    // One name for all: whoever has the lock is alone, and finds what a killed import left.
    draft = "\(resolved)-import"
    target = resolved
    do throws(StoreError) {
      if case .file = presence, !replacing { try GraphDraft.requireUntouched(path) }
      (firstFreePage, roots, nameSearchDeclaration) = try GraphDraft.begin(draft, for: path)
      file = try BulkFile(opening: draft, path: path)
    } catch {
      GraphDraft.remove(draft)
      lock.release()
      throw error
    }
  }

  /// Where the graph's own file is, without symbolic links.
  private let target: String

  deinit { abandon() }

  private static func take(
    _ lock: WriteLock, of path: String, timeout: Double
  ) throws(StoreError) {
    var patience = Patience(seconds: timeout)
    while try !lock.tryAcquire() {
      guard patience.wait() else {
        throw StoreError(
          .busy,
          """
          \(path) is being written by process \(lock.holder ?? "unknown"), which did not finish \
          within \(Store.words(forSeconds: timeout)); try again when it has
          """)
      }
    }
  }

  private static func requireUntouched(_ path: String) throws(StoreError) {
    if try !Store.isUntouched(path, access: .readOnly) {
      throw StoreError(.exists, "\(path) has data; name another file, or replace it")
    }
  }

  /// Makes an empty graph, and says where its tables begin.
  private static func begin(
    _ draft: String, for path: String
  ) throws(StoreError) -> (UInt32, [String: UInt32], String) {
    remove(draft)
    let descriptor = Glibc.open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else {
      throw StoreError(
        errno == ENOENT ? .input : .readOnly,
        "\(path) cannot be made (\(StoreError.words(for: errno))); check its folder")
    }
    Glibc.close(descriptor)
    let connection = try StoreFile.disk(given: path, resolved: draft).openForWriting(busyTimeout: 0)
    defer { connection.close() }
    // It is made durable once, when it is whole.
    try connection.executeScript(
      "PRAGMA synchronous = OFF; PRAGMA page_size = \(PageSpace.pageSize)")
    try Migrator.migrate(connection)
    var roots: [String: UInt32] = [:]
    var declaration = ""
    let statement = try connection.prepare("SELECT name, rootpage, sql FROM sqlite_schema")
    while try statement.step() {
      let name = statement.text(0)
      if statement.integer(1) > 0 {
        roots[name] = UInt32(truncatingIfNeeded: statement.integer(1))
      }
      if name == "name_search" { declaration = statement.text(2) }
    }
    statement.reset()
    let pages = try connection.integer("PRAGMA page_count") ?? 0
    let free = try connection.integer("PRAGMA freelist_count") ?? 0
    guard free == 0, try connection.integer("PRAGMA page_size") == Int64(PageSpace.pageSize) else {
      throw StoreError(.other, "\(path): a new graph has another form than is needed to fill it")
    }
    return (UInt32(truncatingIfNeeded: pages) + 1, roots, declaration)
  }

  /// The first page of a table or index.
  func root(of name: String) throws(StoreError) -> UInt32 {
    guard let root = roots[name] else {
      throw StoreError(.other, "\(path): a new graph lacks \(name), which is to be filled")
    }
    return root
  }

  /// Makes the draft the graph.
  ///
  /// - Parameter pages: how many pages the file has.
  func complete(pages: UInt32) throws(StoreError) {
    do throws(StoreError) {
      try writeHeader(pages: pages)
      try file.synchronize()
      try clearLog(timeout: 5)
      guard rename(draft, target) == 0 else {
        throw StoreError(.input, "\(path) cannot be made (\(StoreError.words(for: errno)))")
      }
      StoreFile.syncFolder(of: target)
    } catch {
      abandon()
      throw error
    }
    isOver = true
    lock.release()
  }

  /// The number of pages, and that changes go to a log first ("The Database Header").
  private func writeHeader(pages: UInt32) throws(StoreError) {
    var header = try file.read(count: 100, at: 0)
    header[18] = 2
    header[19] = 2
    for index in 0..<4 {
      header[28 + index] = UInt8(truncatingIfNeeded: pages >> UInt32(24 - 8 * index))
      // The number of pages counts only where these two agree.
      header[92 + index] = header[24 + index]
    }
    let trouble = header.withUnsafeBufferPointer { bytes -> StoreError? in
      do throws(StoreError) { try file.write(bytes, at: 0) } catch { return error }
      return nil
    }
    if let trouble { throw trouble }
  }

  /// A log beside a file is read into whatever file has that name. The old graph's is written back
  /// first: until the new one is in its place, the old one is to be whole. Whoever reads the old one
  /// has its files open, and keeps them.
  private func clearLog(timeout: Double) throws(StoreError) {
    var status = stat()
    if stat(target + "-wal", &status) == 0, status.st_size > 0, stat(target, &status) == 0 {
      let old = try StoreFile.disk(given: path, resolved: target).openForWriting(busyTimeout: 0)
      defer { old.close() }
      var patience = Patience(seconds: timeout)
      while !old.checkpointAll() {
        guard patience.wait() else {
          throw StoreError(
            .busy, "\(path) is being read as it was before its last changes; try again later")
        }
      }
    }
    for suffix in ["-wal", "-shm"] { unlink(target + suffix) }
  }

  /// Forgets the draft.
  func abandon() {
    guard !isOver else { return }
    isOver = true
    GraphDraft.remove(draft)
    lock.release()
  }

  private static func remove(_ draft: String) {
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(draft + suffix) }
  }
}
