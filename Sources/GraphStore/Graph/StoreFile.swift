internal import CSQLite
internal import Glibc

/// Where a graph is kept, and how connections to it are opened.
enum StoreFile {
  case memory
  /// - Parameters:
  ///   - given: the path as the user gave it.
  ///   - resolved: without symbolic links, so that all processes agree on the files beside it.
  case disk(given: String, resolved: String)

  /// What to call it in messages.
  var name: String {
    switch self {
    case .memory: "the graph in memory"
    case .disk(let given, _): given
    }
  }

  /// What stands at a path.
  enum Presence {
    case missing, file, directory
  }

  static func presence(of path: String) throws(StoreError) -> Presence {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return .missing }
      throw StoreError(
        .input, "\(path) cannot be opened (\(StoreError.words(for: errno))); check the path")
    }
    return status.st_mode & S_IFMT == S_IFDIR ? .directory : .file
  }

  /// - Precondition: the file exists.
  static func resolve(_ path: String) throws(StoreError) -> StoreFile {
    guard let resolved = realpath(path, nil) else {
      throw StoreError(
        .input, "\(path) cannot be opened (\(StoreError.words(for: errno))); check the path")
    }
    defer { free(resolved) }
    return .disk(given: path, resolved: String(cString: resolved))
  }

  /// A connection that only reads. Where the folder cannot be written and no other program has the
  /// graph open, the file is read as what cannot change.
  func openForReading(busyTimeout: Double) throws(StoreError) -> Connection {
    guard case .disk(let given, let resolved) = self else {
      throw StoreError(.other, "a graph in memory has one connection")
    }
    let connection = try Connection(opening: resolved, path: given, flags: SQLITE_OPEN_READONLY)
    connection.setBusyTimeout(milliseconds: Int(busyTimeout * 1000))
    do throws(StoreError) {
      try StoreFile.configure(connection)
      return connection
    } catch {
      guard error.code == .input || error.code == .readOnly else { throw error }
      return try openImmutable(after: error)
    }
  }

  /// A log beside the file and memory to share its index are needed to read what others may write.
  /// Where neither can be made, nobody else can be writing either.
  private func openImmutable(after error: StoreError) throws(StoreError) -> Connection {
    guard case .disk(let given, let resolved) = self else { throw error }
    var log = stat()
    if stat(resolved + "-wal", &log) == 0, log.st_size > 0 {
      throw StoreError(
        .readOnly,
        """
        \(given) has changes in \(given)-wal that cannot be read because the folder cannot be \
        written; copy both files to a folder of yours
        """)
    }
    let connection = try Connection(
      opening: StoreFile.uri(resolved), path: given,
      flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
    try StoreFile.configure(connection)
    return connection
  }

  private static func uri(_ path: String) -> String {
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "%"):
        bytes += Array("%\(String(byte, radix: 16, uppercase: true))".utf8)
      default: bytes.append(byte)
      }
    }
    return "file:" + String(decoding: bytes, as: UTF8.self) + "?immutable=1"
  }

  /// The connection that writes; there is one in a process.
  func openForWriting(busyTimeout: Double) throws(StoreError) -> Connection {
    switch self {
    case .memory:
      let connection = try Connection(
        opening: ":memory:", path: name, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY)
      try StoreFile.configure(connection)
      return connection
    case .disk(let given, let resolved):
      let connection = try Connection(
        opening: resolved, path: given, flags: SQLITE_OPEN_READWRITE)
      connection.setBusyTimeout(milliseconds: Int(busyTimeout * 1000))
      try StoreFile.configure(connection)
      // What was acknowledged survives a power cut.
      try connection.executeScript("PRAGMA synchronous = FULL")
      return connection
    }
  }

  private static func configure(_ connection: Connection) throws(StoreError) {
    // Checkpoints are made by the writer, under the lock, and nowhere else.
    _ = sqlite3_wal_autocheckpoint(connection.handle, 0)
    try connection.executeScript("PRAGMA temp_store = MEMORY")
    // The first statement that touches the file finds out whether it can be read at all.
    _ = try connection.integer("PRAGMA user_version")
  }
}
