internal import Glibc

/// Says which scenario was running if the process is killed by a trap.
enum CrashNote {
  /// Room for the note, of which the handler of a signal may only read.
  nonisolated(unsafe) private static let buffer = UnsafeMutableRawPointer.allocate(
    byteCount: 512, alignment: 1)
  nonisolated(unsafe) private static var length = 0

  /// The handler runs on a stack of its own: a recursion without end leaves none.
  static func install() {
    let size = 1 << 16
    var stack = stack_t(
      ss_sp: .allocate(byteCount: size, alignment: 16), ss_flags: 0, ss_size: size)
    sigaltstack(&stack, nil)
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGABRT] {
      var action = sigaction()
      action.sa_flags = SA_ONSTACK
      action.__sigaction_handler.sa_handler = { number in
        _ = Glibc.write(STDERR_FILENO, CrashNote.buffer, CrashNote.length)
        signal(number, SIG_DFL)
        raise(number)
      }
      sigaction(number, &action, nil)
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
