internal import Glibc

/// The lock that all processes take around writing to a graph file and checkpointing its log.
///
/// SQLite before 3.51.3 can corrupt a database whose log two connections write or checkpoint at the
/// same moment (the WAL-reset race); its own locks do not exclude that, this one does. It is an open
/// file description lock on a file beside the graph, `<file>-lock`: the kernel releases it when the
/// process dies, however it dies. The lock file stays, as removing it would let two processes hold
/// locks on two files of one name; it holds the number of the process that last took the lock.
///
/// The lock must not be on the graph file itself: closing any descriptor of that file would drop the
/// locks that SQLite holds on it.
final class WriteLock: @unchecked Sendable {
  private let graph: String
  private let descriptor: CInt

  /// - Parameters:
  ///   - file: the graph file's path, resolved, so that all processes agree on the lock file.
  ///   - graph: what to call the graph file in messages.
  init(besides file: String, graph: String) throws(StoreError) {
    self.graph = graph
    let lock = file + "-lock"
    let descriptor = Glibc.open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else {
      let reason = StoreError.words(for: errno)
      throw StoreError(
        .readOnly,
        "\(graph) cannot be written: \(lock): \(reason); check the permissions of the folder")
    }
    self.descriptor = descriptor
  }

  deinit { Glibc.close(descriptor) }

  /// Takes the lock if nobody has it.
  func tryAcquire() throws(StoreError) -> Bool {
    guard try set(CInt(F_WRLCK)) else { return false }
    noteHolder()
    return true
  }

  func release() {
    // Unlocking one's own lock cannot fail but for a bad descriptor.
    _ = try? set(CInt(F_UNLCK))
  }

  /// The process that last took the lock, as far as that can be read.
  var holder: String? {
    var buffer = [UInt8](repeating: 0, count: 20)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return nil }
    let digits = buffer.prefix(count).prefix {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
  }

  private func noteHolder() {
    // Only a help for messages: where it cannot be written, the message says less.
    let text = Array("\(getpid())\n".utf8)
    _ = pwrite(descriptor, text, text.count, 0)
    _ = ftruncate(descriptor, off_t(text.count))
  }

  /// F_OFD_SETLK, the same on all of Linux; the headers show it to GNU C alone.
  private static let setOpenFileDescriptionLock: CInt = 37

  private func set(_ type: CInt) throws(StoreError) -> Bool {
    var request = flock()
    request.l_type = Int16(type)
    request.l_whence = Int16(SEEK_SET)
    while true {
      if fcntl(descriptor, WriteLock.setOpenFileDescriptionLock, &request) == 0 { return true }
      switch errno {
      case EINTR: continue
      case EAGAIN, EACCES: return false
      default:
        throw StoreError(
          .input, "\(graph): its lock file cannot be locked: \(StoreError.words(for: errno))")
      }
    }
  }
}
