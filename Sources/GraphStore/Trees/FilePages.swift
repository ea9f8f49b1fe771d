internal import CSQLite
internal import Glibc

/// The pages of a database file, as one connection's snapshot sees them, read without SQLite's pager.
///
/// Only where the snapshot is the file and nothing else: a read transaction is open and the log is
/// empty. Whoever fills the log cannot copy any of it into the file as long as that transaction lasts,
/// since a reader of the file alone keeps checkpoints from beginning
/// (https://www.sqlite.org/walformat.html, "WAL locks", WAL_READ_LOCK(0)).
///
/// Pages are kept from one transaction to the next for as long as SQLite keeps its own: until its data
/// version says that the file has been changed by others.
final class FilePages {
  /// What a page is followed by in memory, so that reading a cell of a damaged page to its end never
  /// leaves the memory: no cell that is read without a check is longer.
  static let slack = 256
  /// How many pages are read at once where they are read one after the other.
  private static let readAhead = 16
  private let file: UnsafeMutablePointer<sqlite3_file>
  private let path: String
  /// How much is kept, in bytes.
  private let most: Int
  let pageSize: Int
  /// What of a page is not reserved.
  let usable: Int
  /// The number of the last page.
  let count: Int
  /// By number, from 1; nil for those not read yet.
  private let table: UnsafeMutablePointer<UnsafePointer<UInt8>?>
  private let tableSize: Int
  private var held: [Int] = []
  private var slabs: [UnsafeMutablePointer<UInt8>] = []
  /// How many places of the slabs are taken.
  private var taken = 0
  /// No page, so that the first to be read is read alone.
  private var lastRead = -1
  /// Counts how often all pages were let go. Pointers to pages are good for one generation.
  private(set) var generation = 0

  /// Nil where the file is not one that can be read so.
  init?(of connection: Connection, most: Int) {
    guard let file = csqlite_file(connection.handle) else { return nil }
    let size = csqlite_size(file)
    var header = [UInt8](repeating: 0, count: 100)
    guard size >= 512, csqlite_read(file, &header, 100, 0) == SQLITE_OK,
      header.starts(with: "SQLite format 3\0".utf8),
      // Texts are in UTF-8.
      header[56...59].elementsEqual([0, 0, 0, 1])
    else { return nil }
    let written = Int(header[16]) << 8 | Int(header[17])
    let pageSize = written == 1 ? 65_536 : written
    let usable = pageSize - Int(header[20])
    let count = Int(size) / max(1, pageSize)
    guard pageSize >= 512, pageSize & (pageSize - 1) == 0, usable >= 480,
      count <= FilePages.mostPages
    else { return nil }
    self.file = file
    self.most = most
    path = connection.path
    self.pageSize = pageSize
    self.usable = usable
    self.count = count
    // Of a large file's table a small question touches little: the system gives zeros, which are nil,
    // as they are touched.
    tableSize = (count + 1) * MemoryLayout<UnsafePointer<UInt8>?>.stride
    let zeros = mmap(nil, tableSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let zeros, zeros != MAP_FAILED else { return nil }
    table = zeros.bindMemory(to: UnsafePointer<UInt8>?.self, capacity: count + 1)
  }

  /// Of larger files the table of pages alone would take much memory.
  private static let mostPages = 1 << 24

  deinit {
    for slab in slabs { slab.deallocate() }
    munmap(table, tableSize)
  }

  /// A page, of which nothing has been checked.
  @inline(__always)
  func page(_ number: Int) throws(StoreError) -> UnsafePointer<UInt8> {
    guard number > 0, number <= count else { throw damage() }
    if let page = table[number] { return page }
    return try read(number)
  }

  /// Whether a record of this length stands in a page of an index as a whole: a larger one goes on in
  /// other pages ("Cell Payload Overflow Pages").
  func isWhole(_ size: Int) -> Bool { size <= (usable - 12) * 64 / 255 - 23 }

  @inline(never)
  private func read(_ number: Int) throws(StoreError) -> UnsafePointer<UInt8> {
    // Of pages that follow each other, those to come are read with them.
    var wanted = 1
    if number == lastRead + 1 {
      while wanted < FilePages.readAhead, number + wanted <= count, table[number + wanted] == nil {
        wanted += 1
      }
    }
    let place = room(for: wanted)
    let offset = Int64(number - 1) * Int64(pageSize)
    let code = csqlite_read(file, place, CInt(wanted * pageSize), offset)
    guard code == SQLITE_OK else {
      throw StoreError(
        .input,
        "\(path): page \(number) cannot be read (\(ResultCode(code))); check the disk and try again"
      )
    }
    for index in 0..<wanted {
      table[number + index] = UnsafePointer(place + index * pageSize)
      held.append(number + index)
    }
    lastRead = number + wanted - 1
    return UnsafePointer(place)
  }

  /// Places for pages that lie one behind the other.
  private func room(for wanted: Int) -> UnsafeMutablePointer<UInt8> {
    let perSlab = FilePages.readAhead * 4
    if taken % perSlab + wanted > perSlab { taken += perSlab - taken % perSlab }
    if taken / perSlab == slabs.count {
      slabs.append(.allocate(capacity: perSlab * pageSize + FilePages.slack))
    }
    defer { taken += wanted }
    return slabs[taken / perSlab] + taken % perSlab * pageSize
  }

  /// How many are reading pages while they have others read.
  private var holders = 0

  /// Keeps all pages until as many calls of ``release()``.
  func hold() { holders += 1 }

  func release() { holders -= 1 }

  /// Lets all pages go where they have become too many.
  ///
  /// Not while a pointer to one is in use, unless ``hold()`` was called before.
  @inline(__always)
  func makeRoom() {
    if holders == 0, taken * pageSize > most { letGo() }
  }

  @inline(never)
  private func letGo() {
    for number in held { table[number] = nil }
    held.removeAll(keepingCapacity: true)
    taken = 0
    generation += 1
  }

  @inline(never)
  func damage() -> StoreError {
    StoreError(
      .corrupt,
      """
      \(path) is damaged (an index is malformed); restore a backup, or see what \
      `check --integrity` finds
      """)
  }
}
