internal import Glibc
internal import GraphExchange

/// A file that is written from its beginning.
final class OutputFile {
  private let descriptor: Int32
  private(set) var count = 0

  init(_ path: String) throws {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw BenchmarkError("\(path) cannot be written") }
  }

  deinit { close(descriptor) }

  /// Writes what `output` holds and empties it.
  func write(_ output: inout OutputBuffer) throws {
    var start = 0
    while start < output.count {
      let written = output.bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + start, $0.count - start)
      }
      guard written > 0 else { throw BenchmarkError("the disk is full") }
      start += written
    }
    count += start
    output.removeAll()
  }
}

func exitProcess(_ status: Int32) -> Never { exit(status) }
