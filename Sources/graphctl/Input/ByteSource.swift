internal import Glibc

/// A file or standard input, read piece by piece.
final class ByteSource {
  /// More than any document, and little enough for any machine.
  static let mostBytes = 256 << 20

  private let descriptor: Int32
  private let isOwned: Bool
  private let display: String
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// - Parameter path: `-` for standard input.
  init(_ path: String) throws(Failure) {
    display = path == "-" ? "standard input" : path
    isOwned = path != "-"
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw trouble() }
  }

  private lazy var isFile: Bool = {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }()

  /// Whether the next line needs no waiting for another process: it has been read, or it is in a file.
  var isAtHand: Bool { isAtEnd || isFile || buffer[start...].contains(0x0A) }

  deinit { if isOwned, descriptor >= 0 { close(descriptor) } }

  /// The first bytes, which stay to be read.
  func beginning(_ count: Int) throws(Failure) -> ArraySlice<UInt8> {
    while buffer.count - start < count, try fill() {}
    return buffer[start...].prefix(count)
  }

  /// All bytes that are left.
  func rest() throws(Failure) -> [UInt8] {
    var status = stat()
    if isFile, fstat(descriptor, &status) == 0 {
      buffer.reserveCapacity(max(0, min(Int(status.st_size), Self.mostBytes)) + 1)
    }
    while try fill() {
      guard buffer.count - start <= Self.mostBytes else { throw tooLong() }
    }
    defer {
      buffer = []
      start = 0
    }
    return start == 0 ? buffer : Array(buffer[start...])
  }

  /// The next line without its end; nil behind the last.
  ///
  /// - Throws: ``Failure`` where a line is longer than any document; the next call goes on behind it.
  func line() throws(Failure) -> [UInt8]? {
    var searched = start
    var isTooLong = false
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Array(buffer[start..<end])
        start = end + 1
        if isTooLong { throw tooLong() }
        return line
      }
      searched = buffer.count
      if searched - start > Self.mostBytes {
        isTooLong = true
        start = searched
      }
      let isMore = try fill()
      searched -= dropRead()
      if !isMore {
        guard start < buffer.count || isTooLong else { return nil }
        let line = Array(buffer[start...])
        start = buffer.count
        if isTooLong { throw tooLong() }
        return line
      }
    }
  }

  /// Forgets what has been read, once it is much.
  /// - Returns: by how much positions have moved to the front.
  private func dropRead() -> Int {
    guard start > 1 << 16, start * 2 > buffer.count else { return 0 }
    buffer.removeFirst(start)
    defer { start = 0 }
    return start
  }

  /// - Returns: whether there was more.
  private func fill() throws(Failure) -> Bool {
    guard !isAtEnd else { return false }
    let piece = 1 << 16
    var count = 0
    while true {
      let old = buffer.count
      buffer.append(contentsOf: repeatElement(0, count: piece))
      count = buffer.withUnsafeMutableBytes { bytes in
        // The buffer has `old` bytes and a piece.
        Glibc.read(descriptor, bytes.baseAddress! + old, piece)
      }
      buffer.removeLast(piece - max(0, count))
      if count >= 0 || errno != EINTR { break }
    }
    guard count >= 0 else { throw trouble() }
    isAtEnd = count == 0
    return count > 0
  }

  private func trouble() -> Failure {
    Failure(.file, "cannot read \(display): \(systemMessage(errno))", isOfDocument: true)
  }

  private func tooLong() -> Failure {
    Failure(
      .file, "\(display) is longer than \(Self.mostBytes >> 20) MiB; split it", isOfDocument: true)
  }
}
