internal import Glibc
internal import QueryFuzzing

// Built with `--sanitize fuzzer` and FUZZING, the program is libFuzzer's, which calls the function
// below with one input after another. Built as anything else, it runs the files that it is given,
// once each, so that what the fuzzer found can be looked at without it.

private func say(_ message: String) {
  var line = "query-fuzz: \(message)\n"
  line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

#if FUZZING
  nonisolated(unsafe) private var engine: FuzzedEngine?

  @_cdecl("LLVMFuzzerTestOneInput")
  public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
      let subject = try engine ?? FuzzedEngine()
      engine = subject
      if let complaint = try subject.complaint(
        about: UnsafeBufferPointer(start: bytes, count: count))
      {
        fail(complaint)
      }
    } catch {
      fail("\(error)")
    }
    return 0
  }

  /// libFuzzer keeps the input at which the process ends so.
  private func fail(_ complaint: String) -> Never {
    say(complaint)
    abort()
  }
#else
  @main
  enum QueryFuzz {
    static func main() throws {
      let engine = try FuzzedEngine()
      var isSound = true
      for path in CommandLine.arguments.dropFirst() {
        guard let bytes = contents(of: path) else {
          say("\(path) cannot be read")
          exit(2)
        }
        let complaint = try engine.complaint(about: bytes)
        print("\(path): \(complaint ?? "sound")")
        if complaint != nil { isSound = false }
      }
      exit(isSound ? 0 : 1)
    }

    private static func contents(of path: String) -> [UInt8]? {
      guard let file = fopen(path, "rb") else { return nil }
      defer { fclose(file) }
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
        bytes += buffer[..<count]
      }
      return ferror(file) == 0 ? bytes : nil
    }
  }
#endif
