internal import Glibc

/// A file without a name, which is gone when it is closed. Never blocks, unlike a pipe.
struct TemporaryFile: ~Copyable {
  let descriptor: Int32

  /// Nil where no file can be made.
  init?() {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/graphctl-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
  }

  deinit { close(descriptor) }

  /// Whether all of it could be written.
  borrowing func write(_ bytes: [UInt8]) -> Bool {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        // `start` is less than the count, so that the buffer has a base address.
        Glibc.write(descriptor, buffer.baseAddress! + start, buffer.count - start)
      }
      if count > 0 { start += count } else if errno != EINTR { return false }
    }
    return true
  }

  borrowing func rewind() { lseek(descriptor, 0, SEEK_SET) }

  /// Calls `body` with the contents, piece by piece.
  borrowing func read<Trouble: Error>(_ body: ([UInt8]) throws(Trouble) -> Void) throws(Trouble) {
    rewind()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      try body(Array(buffer[..<count]))
    }
  }
}
