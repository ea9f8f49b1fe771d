internal import Glibc
internal import GraphQuery

/// The text of a query from a file or from standard input, of which no more is read than a query may
/// have.
enum QueryInput {
  /// - Parameter path: `-` for standard input.
  static func read(_ path: String) throws(Failure) -> String {
    let display = path == "-" ? "standard input" : path
    let bytes = try contents(path, display)
    guard !bytes.isEmpty else { throw Failure(.file, "\(display) is empty") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.file, "\(display) is not UTF-8; `iconv` can make UTF-8 of it")
    }
    return text
  }

  private static func contents(_ path: String, _ display: String) throws(Failure) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(.file, "cannot read \(display): \(systemMessage(errno))")
    }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= QueryEngine.longestText {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(.file, "cannot read \(display): \(systemMessage(errno))")
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
    throw Failure(
      .usage,
      "\(display) is longer than the \(QueryEngine.longestText >> 20) MiB of a query; pass large data as parameters, or import it"
    )
  }
}
