internal import Glibc

/// Reading and writing whole files.
enum Files {
  static func read(_ path: String) throws(TrainingError) -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw TrainingError("cannot read \(path): \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    guard ferror(file) == 0 else { throw TrainingError("cannot read \(path)") }
    return bytes
  }

  static func write(_ bytes: [UInt8], to path: String) throws(TrainingError) {
    guard let file = fopen(path, "wb") else {
      throw TrainingError("cannot write \(path): \(String(cString: strerror(errno)))")
    }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else {
      throw TrainingError("cannot write \(path)")
    }
  }

  /// The lines of a text file, without their ends.
  static func lines(_ path: String) throws(TrainingError) -> [Substring] {
    String(decoding: try read(path), as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  static func complain(_ message: String) {
    let line = Array((message + "\n").utf8)
    _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

/// Why a training run cannot go on.
struct TrainingError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
