internal import Glibc

/// Pages of a database file in the order in which they are made.
///
/// The space that begins at a known page is written to the file as it grows. One that does not know
/// yet where it will begin stays in memory, numbered from zero, and is put behind all others at the
/// end: so two threads can make pages at once, and the same input still gives the same bytes.
final class PageSpace {
  static let pageSize = 4_096
  /// Pages that are gathered before they are written.
  private static let pagesAtOnce = 256

  private let file: BulkFile
  /// The number of the first page; nil as long as it is not known.
  private var first: UInt32?
  private var buffer: [UInt8] = []
  /// How many pages have left the buffer.
  private var written: UInt32 = 0
  /// Where in the buffer numbers of pages stand that must be moved when the space gets its place.
  private var pointers: [Int] = []
  /// Pages that have a place already, with the places of numbers in them.
  private var fixed: [(page: UInt32, content: [UInt8], pointers: [Int])] = []
  /// Of all that was written, in the order in which it was.
  private(set) var digest: UInt64 = 0xCBF2_9CE4_8422_2325

  /// - Parameter first: the number of the first page; nil to decide later.
  init(_ file: BulkFile, first: UInt32?) {
    self.file = file
    self.first = first
  }

  /// How many pages were added.
  var count: UInt32 { written + UInt32(buffer.count / PageSpace.pageSize) }

  /// The number that the next page will get.
  var next: UInt32 { (first ?? 0) + count }

  /// Adds a page and returns its number.
  ///
  /// - Parameter pointers: where in the page numbers of other pages of this space stand.
  func add(
    _ page: UnsafeBufferPointer<UInt8>, pointers inPage: [Int] = []
  ) throws(StoreError) -> UInt32 {
    let number = next
    if first == nil {
      for offset in inPage { pointers.append(buffer.count + offset) }
    }
    buffer.append(contentsOf: page)
    if first != nil, buffer.count >= PageSpace.pagesAtOnce * PageSpace.pageSize { try flush() }
    return number
  }

  /// Fills a page that was there before, the root of a tree.
  func set(
    page number: UInt32, _ page: UnsafeBufferPointer<UInt8>, pointers: [Int]
  ) throws(StoreError) {
    if first == nil {
      fixed.append((number, Array(page), pointers))
    } else {
      try write(page, atPage: number)
    }
  }

  private func write(
    _ bytes: UnsafeBufferPointer<UInt8>, atPage number: UInt32
  ) throws(StoreError) {
    // Words of eight bytes, folded as FNV folds bytes; pages are whole numbers of words.
    let words = UnsafeRawBufferPointer(bytes)
    var digest = digest ^ UInt64(number)
    for offset in stride(from: 0, to: words.count - 7, by: 8) {
      let word = words.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      digest = (digest ^ word) &* 0x0000_0100_0000_01B3
      digest ^= digest >> 29
    }
    self.digest = digest
    try file.write(bytes, atPage: number)
  }

  /// Puts a space that had no place yet behind `number`.
  func place(at number: UInt32) throws(StoreError) {
    guard first == nil else { return }
    for offset in pointers { PageSpace.move(&buffer, at: offset, by: number) }
    pointers = []
    for index in fixed.indices {
      for offset in fixed[index].pointers {
        PageSpace.move(&fixed[index].content, at: offset, by: number)
      }
    }
    first = number
    try flush()
    for (number, content, _) in fixed {
      let result = content.withUnsafeBufferPointer { page -> StoreError? in
        do throws(StoreError) { try write(page, atPage: number) } catch { return error }
        return nil
      }
      if let result { throw result }
    }
    fixed = []
  }

  private static func move(_ bytes: inout [UInt8], at offset: Int, by distance: UInt32) {
    var number: UInt32 = 0
    for index in 0..<4 { number = number << 8 | UInt32(bytes[offset + index]) }
    number += distance
    for index in 0..<4 {
      bytes[offset + index] = UInt8(truncatingIfNeeded: number >> UInt32(24 - 8 * index))
    }
  }

  /// Writes what is gathered.
  func flush() throws(StoreError) {
    guard let first, !buffer.isEmpty else { return }
    let page = first + written
    let trouble = buffer.withUnsafeBufferPointer { bytes -> StoreError? in
      do throws(StoreError) { try write(bytes, atPage: page) } catch { return error }
      return nil
    }
    if let trouble { throw trouble }
    written += UInt32(buffer.count / PageSpace.pageSize)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// The file that is being made.
final class BulkFile: Sendable {
  /// What to call the file in messages.
  let path: String
  private let descriptor: CInt

  init(opening file: String, path: String) throws(StoreError) {
    self.path = path
    descriptor = Glibc.open(file, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw StoreError(.input, "\(path): \(StoreError.words(for: errno)); check its folder")
    }
  }

  deinit { Glibc.close(descriptor) }

  func write(_ bytes: UnsafeBufferPointer<UInt8>, atPage page: UInt32) throws(StoreError) {
    try write(bytes, at: Int(page - 1) * PageSpace.pageSize)
  }

  func write(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) throws(StoreError) {
    guard let base = bytes.baseAddress else { return }
    var done = 0
    while done < bytes.count {
      let count = pwrite(descriptor, base + done, bytes.count - done, off_t(offset + done))
      if count > 0 {
        done += count
      } else if errno != EINTR {
        let isFull = errno == ENOSPC || errno == EDQUOT || errno == EFBIG
        throw StoreError(
          isFull ? .full : .input,
          "\(path): \(StoreError.words(for: errno)); nothing was changed, make room and try again")
      }
    }
  }

  func read(count: Int, at offset: Int) throws(StoreError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard pread(descriptor, &bytes, count, off_t(offset)) == count else {
      throw StoreError(.input, "\(path): \(StoreError.words(for: errno)); check the disk")
    }
    return bytes
  }

  /// Waits until all of it is on the disk.
  func synchronize() throws(StoreError) {
    guard fsync(descriptor) == 0 else {
      throw StoreError(.input, "\(path): \(StoreError.words(for: errno)); check the disk")
    }
  }
}
