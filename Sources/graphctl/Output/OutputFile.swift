internal import Glibc

/// A file that is there whole or not at all.
enum OutputFile {
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let temporary = path + ".new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw trouble(path) }
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        // `start` is less than the count, so that the buffer has a base address.
        Glibc.write(descriptor, buffer.baseAddress! + start, buffer.count - start)
      }
      if count > 0 {
        start += count
      } else if errno != EINTR {
        let error = trouble(path)
        close(descriptor)
        unlink(temporary)
        throw error
      }
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let error = trouble(path)
      unlink(temporary)
      throw error
    }
  }

  private static func trouble(_ path: String) -> Failure {
    Failure(.file, "cannot write \(path): \(systemMessage(errno))")
  }
}
