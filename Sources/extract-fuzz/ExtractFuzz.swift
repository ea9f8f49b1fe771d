internal import ExtractFuzzing
internal import Glibc

// Built with `--sanitize fuzzer` and FUZZING, the program is libFuzzer's, which calls the function
// below with one input after another. Built as anything else, it runs the files that it is given,
// once each, so that what the fuzzer found can be looked at without it.

#if FUZZING
  @_cdecl("LLVMFuzzerTestOneInput")
  public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: bytes, count: count)
    if let complaint = FuzzedReading.complaint(about: input) {
      // libFuzzer keeps the input at which the process ends so.
      var line = "extract-fuzz: \(complaint)\n"
      line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
      abort()
    }
    return 0
  }
#else
  @main
  enum ExtractFuzz {
    static func main() {
      var isSound = true
      for path in CommandLine.arguments.dropFirst() {
        guard let bytes = contents(of: path) else {
          print("\(path) cannot be read")
          exit(2)
        }
        let complaint = bytes.withUnsafeBufferPointer(FuzzedReading.complaint)
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
