internal import Glibc

/// Making a graph file that is whole from the moment it has its name: it is drawn up under another
/// name beside it, and linked to its own when nothing is left to write. So a program that is killed
/// meanwhile leaves no half-made graph.
extension StoreFile {
  /// Makes an empty graph at `path`, where there is no file. Where another process was quicker, its
  /// graph is as good; where the file system has no links, nothing is made.
  static func make(at path: String) throws(StoreError) {
    let draft = "\(path)-new-\(getpid())"
    let descriptor = Glibc.open(draft, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    // Why nothing can be made here is said by whoever opens the file itself.
    guard descriptor >= 0 else { return }
    Glibc.close(descriptor)
    defer { for suffix in ["", "-journal", "-wal", "-shm"] { unlink(draft + suffix) } }
    let connection = try StoreFile.disk(given: path, resolved: draft).openForWriting(busyTimeout: 0)
    defer { connection.close() }
    try Migrator.migrate(connection)
    try connection.executeScript("PRAGMA journal_mode = WAL")
    connection.setCheckpointsOnClose(true)
    connection.close()
    if link(draft, path) == 0 { syncFolder(of: path) }
  }

  /// Makes the name itself survive a power cut.
  static func syncFolder(of path: String) {
    let folder =
      switch path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      case nil: "."
      case let slash? where slash == path.startIndex: "/"
      case let slash?: String(path[..<slash])
      }
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    Glibc.close(descriptor)
  }
}
