internal import CSQLite
internal import Glibc

extension Store {
  /// Writes a copy of the graph, as of now, to a file that is whole in itself, while others read and
  /// write. The copy is made under another name, made durable and then moved into place, so that at
  /// `path` there is never half a graph.
  ///
  /// - Parameter force: whether a file that is already there may be replaced.
  /// - Throws: ``StoreError`` with code `exists` where there is one and `force` is false.
  public func backup(to path: String, force: Bool = false) throws(StoreError) {
    switch try StoreFile.presence(of: path) {
    case .directory: throw StoreError(.exists, "\(path) is a folder; name a file in it")
    case .file where !force:
      throw StoreError(.exists, "\(path) exists already; name another file, or replace it by force")
    case .file, .missing: break
    }
    if case .file = try StoreFile.presence(of: path),
      case .disk(_, let mine) = file, case .disk(_, let other) = try StoreFile.resolve(path),
      mine == other
    {
      throw StoreError(.exists, "\(path) is the graph itself; name another file")
    }
    let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).part"
    do throws(StoreError) {
      try copy(to: temporary)
      try Store.synchronize(temporary)
      if force { try Store.clearLog(besides: path) }
      try Store.move(temporary, to: path, replacing: force)
      try Store.synchronize(Store.folder(of: path))
    } catch {
      unlink(temporary)
      unlink(temporary + "-journal")
      throw error
    }
  }

  private func copy(to path: String) throws(StoreError) {
    let reader = try beginRead()
    defer { reader.end() }
    let copy = try Connection(
      opening: path, path: path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    defer { copy.close() }
    guard let backup = sqlite3_backup_init(copy.handle, "main", reader.connection.handle, "main")
    else {
      throw copy.error(ResultCode(sqlite3_extended_errcode(copy.handle)))
    }
    // All pages in one step, within the reader's snapshot: nothing that others write meanwhile
    // makes it start again.
    let code = sqlite3_backup_step(backup, -1)
    let finished = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE, finished == SQLITE_OK else {
      throw copy.error(ResultCode(code == SQLITE_DONE ? finished : code))
    }
    // A file that needs no other beside it.
    try copy.executeScript("PRAGMA journal_mode = DELETE")
  }

  private static func move(
    _ temporary: String, to path: String, replacing: Bool
  ) throws(StoreError) {
    let moved =
      replacing
      ? rename(temporary, path)
      // Fails where somebody made the file meanwhile.
      : link(temporary, path)
    guard moved == 0 else {
      let reason = errno
      throw StoreError(
        reason == EEXIST ? .exists : .input,
        "\(path) cannot be written (\(StoreError.words(for: reason))); name another file")
    }
    if !replacing { unlink(temporary) }
  }

  /// A log beside a file is read into whatever file has that name, so that none may be left beside
  /// the copy; and one with content holds changes of a graph that may be in use.
  private static func clearLog(besides path: String) throws(StoreError) {
    var log = stat()
    if stat(path + "-wal", &log) == 0, log.st_size > 0 {
      throw StoreError(
        .busy,
        """
        \(path) is a graph that is in use or was not closed (\(path)-wal holds changes of it); name \
        another file
        """)
    }
    for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
  }

  /// Waits until a file or folder is on the disk.
  private static func synchronize(_ path: String) throws(StoreError) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw StoreError(.input, "\(path) cannot be opened (\(StoreError.words(for: errno)))")
    }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw StoreError(.input, "\(path): \(StoreError.words(for: errno)); check the disk")
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
