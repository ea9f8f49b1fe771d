internal import Glibc
internal import GraphModel

/// A document that was read from a file or from standard input.
struct DocumentInput {
  /// By which it is kept: the path, or `stdin:` and a number that depends on the text.
  let name: String
  let text: String
  let published: PartialDate?

  /// More than any article, and little enough for any machine.
  private static let mostBytes = 256 << 20

  /// - Parameter path: `-` for standard input.
  /// - Throws: ``Failure`` with the status for file trouble where there is no text: nothing at all,
  ///   something that is not UTF-8, or something with NUL in it.
  static func read(_ path: String) throws(Failure) -> DocumentInput {
    let display = path == "-" ? "standard input" : path
    let bytes = try contents(path, display)
    guard !bytes.isEmpty else { throw trouble("\(display) is empty") }
    if bytes.contains(0) {
      let hint =
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        ? "it looks like UTF-16; `iconv -f UTF-16 -t UTF-8` makes text of it" : "it has NUL bytes"
      throw trouble("\(display) is not text: \(hint)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw trouble(
        "\(display) is not UTF-8 (byte \(firstInvalid(bytes))); `iconv` can make UTF-8 of it")
    }
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw trouble("\(display) has no text in it, only space")
    }
    return DocumentInput(
      name: path == "-" ? "stdin:" + fingerprint(bytes) : path, text: text,
      published: path == "-" ? nil : DocumentFiles.published(byName: path))
  }

  private static func contents(_ path: String, _ display: String) throws(Failure) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw trouble("cannot read \(display): \(systemMessage(errno))")
    }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      bytes.reserveCapacity(max(0, min(Int(status.st_size), mostBytes)) + 1)
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw trouble("cannot read \(display): \(systemMessage(errno))")
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= mostBytes else {
        throw trouble("\(display) is longer than \(mostBytes >> 20) MiB; split it")
      }
    }
  }

  private static func trouble(_ message: String) -> Failure {
    Failure(.file, message, isOfDocument: true)
  }

  /// Where decoding and encoding again first differ. Counting from 0.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int {
    let decoded = Array(String(decoding: bytes, as: UTF8.self).utf8)
    return zip(bytes, decoded).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? min(bytes.count, decoded.count)
  }

  /// FNV-1a, so that the same text has the same name.
  private static func fingerprint(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
