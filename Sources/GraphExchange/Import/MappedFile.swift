internal import Glibc
internal import GraphStore

/// The bytes of a file, as far as they are touched. What is no file on a disk (a pipe) is read to its
/// end.
final class MappedFile {
  let path: String
  let bytes: UnsafeBufferPointer<UInt8>
  private let mapped: UnsafeMutableRawPointer?
  private let copy: UnsafeMutableBufferPointer<UInt8>?
  private var released = 0

  init(_ path: String) throws(ImportError) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw MappedFile.trouble(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw MappedFile.trouble(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw ImportError(.file, file: path, "is a folder; name the files in it")
    }
    let size = Int(status.st_size)
    if status.st_mode & S_IFMT == S_IFREG, size > 0,
      let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED
    {
      madvise(address, size, MADV_SEQUENTIAL)
      mapped = address
      copy = nil
      bytes = UnsafeBufferPointer(
        start: address.assumingMemoryBound(to: UInt8.self), count: size)
    } else {
      mapped = nil
      let all = try MappedFile.readAll(descriptor, path)
      copy = all
      bytes = UnsafeBufferPointer(all)
    }
  }

  /// In bytes; zero where that is not known.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  deinit {
    if let mapped { munmap(mapped, bytes.count) }
    copy?.deallocate()
  }

  /// Lets the memory behind the begin of the file go: a large file need not stay in memory.
  func release(before position: Int) {
    let step = 8 << 20
    guard let mapped, position - released >= 2 * step else { return }
    let end = (position / step) * step
    madvise(mapped + released, end - released, MADV_DONTNEED)
    released = end
  }

  private static func readAll(
    _ descriptor: CInt, _ path: String
  ) throws(ImportError) -> UnsafeMutableBufferPointer<UInt8> {
    var capacity = 1 << 16
    var count = 0
    var buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity)
    while true {
      // The capacity is never zero, so that there is a base address.
      let got = read(descriptor, buffer.baseAddress! + count, capacity - count)
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        buffer.deallocate()
        throw trouble(path)
      }
      count += got
      if count == capacity {
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity * 2)
        larger.baseAddress!.update(from: buffer.baseAddress!, count: count)
        buffer.deallocate()
        buffer = larger
        capacity *= 2
      }
    }
    return UnsafeMutableBufferPointer(rebasing: buffer[..<count])
  }

  private static func trouble(_ path: String) -> ImportError {
    let words = strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
    return ImportError(.file, file: path, "cannot be read (\(words))")
  }
}
