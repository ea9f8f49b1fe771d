internal import Glibc

/// Says which scenario was running if the process is killed by a trap.
enum CrashNote {
  /// Room for the note, of which the handler of a signal may only read.
  nonisolated(unsafe) private static let buffer = UnsafeMutableRawPointer.allocate(
    byteCount: 512, alignment: 1)
  nonisolated(unsafe) private static var length = 0

  static func install() {
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGABRT] {
      signal(number) { number in
        _ = Glibc.write(STDERR_FILENO, CrashNote.buffer, CrashNote.length)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  static func current(_ text: String) {
    var note = "killed while running \(text)\n"
    note.withUTF8 { bytes in
      length = min(bytes.count, 512)
      if let base = bytes.baseAddress { buffer.copyMemory(from: base, byteCount: length) }
    }
  }
}
