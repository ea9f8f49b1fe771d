internal import Glibc
internal import GraphExchange

/// Standard output: data, and nothing else.
enum StandardOutput {
  static let descriptor: Int32 = STDOUT_FILENO

  /// - Throws: ``Failure`` with the status for file trouble, when the disk is full, say. When the
  ///   reader has gone (`graphctl dot | head`) the process ends as any other in a pipe: quietly, by
  ///   SIGPIPE.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        // `start` is less than the count, so that the buffer has a base address.
        Glibc.write(descriptor, buffer.baseAddress! + start, buffer.count - start)
      }
      if written >= 0 {
        start += written
      } else if errno == EPIPE {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
      } else if errno != EINTR {
        throw Failure(.file, "cannot write the output: \(systemMessage(errno))")
      }
    }
  }

  static func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

  /// Writes what `output` holds and empties it.
  static func flush(_ output: inout OutputBuffer) throws(Failure) {
    guard !output.isEmpty else { return }
    try write(output.bytes)
    output.removeAll()
  }
}

/// Standard error: talk.
enum StandardError {
  /// One message, on lines of its own. Control characters in it are shown, not sent.
  static func say(_ message: String) {
    writeRaw(VisibleText.keepingLines(message) + "\n")
  }

  /// Text that is known to be harmless. There is nobody to tell when this fails.
  static func writeRaw(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

/// What the system says of an error number, as "No space left on device".
func systemMessage(_ error: Int32) -> String {
  // The program has one thread where it reports; the text is copied at once.
  strerror(error).map { String(cString: $0) } ?? "error \(error)"
}
