internal import CSQLite

/// One connection to one database.
///
/// It is used by one transaction, and so by one thread, at a time; the pool that hands it from one
/// to the next synchronises. That is what makes it `Sendable`, and why SQLite's own mutexes are off.
final class Connection: @unchecked Sendable {
  /// The path as the user gave it, for messages.
  let path: String
  let handle: OpaquePointer
  private var cache = StatementCache()
  private var interruption: Interruption?
  private var isClosed = false
  private var hasRoom = false

  /// - Parameters:
  ///   - name: a file name or a URI.
  ///   - path: what to call the file in messages.
  init(opening name: String, path: String, flags: CInt) throws(StoreError) {
    self.path = path
    var handle: OpaquePointer?
    let all = flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE
    let code = ResultCode(sqlite3_open_v2(name, &handle, all, nil))
    guard let handle else {
      throw StoreError(.other, "\(path): out of memory")
    }
    guard code == .ok else {
      let error = StoreError(code, handle: handle, path: path)
      sqlite3_close(handle)
      throw error
    }
    self.handle = handle
    // A file may come from anybody: nothing in its schema is to run with our rights.
    _ = csqlite_configure(handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
    _ = csqlite_configure(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    setCheckpointsOnClose(false)
  }

  deinit { close() }

  /// Frees the statements and closes. Nothing else may be called afterwards.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    cache.removeAll()
    // With a statement still alive the close is put off until that is freed.
    sqlite3_close_v2(handle)
  }

  /// SQLite checkpoints when the last connection closes, outside of the write lock; so this is on
  /// only for the writer, which closes while it holds the lock.
  func setCheckpointsOnClose(_ on: Bool) {
    _ = csqlite_configure(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on ? 0 : 1)
  }

  // MARK: Statements

  /// The statement for `sql`, prepared once in the life of the connection.
  ///
  /// Complexity: O(1) after the first time; the text is known by its address.
  func statement(_ sql: StaticString) throws(StoreError) -> Statement {
    if let known = cache.statement(for: sql) { return known }
    try makeRoom()
    return try prepareOnce(sql)
  }

  private func prepareOnce(_ sql: StaticString) throws(StoreError) -> Statement {
    let statement = try Statement(
      preparing: UnsafeBufferPointer(start: sql.utf8Start, count: sql.utf8CodeUnitCount),
      on: self)
    cache.insert(statement, for: sql)
    return statement
  }

  /// The statement for a text that was put together, prepared once in the life of the connection.
  func statement(text: String) throws(StoreError) -> Statement {
    if let known = cache.statement(forText: text) { return known }
    try makeRoom()
    let statement = try prepare(text)
    cache.insert(statement, forText: text)
    return statement
  }

  /// A statement to be used once.
  func prepare(_ text: String) throws(StoreError) -> Statement {
    var text = text
    let result = text.withUTF8 { utf8 -> Result<Statement, StoreError> in
      do throws(StoreError) {
        return .success(try Statement(preparing: utf8, on: self))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Runs a statement that gives no rows, or whose rows do not matter.
  func execute(_ sql: StaticString) throws(StoreError) {
    let statement = try statement(sql)
    while try statement.step() {}
    statement.reset()
  }

  /// Runs a statement about the connection or the file's header, for which SQLite need not read what
  /// tables there are: that takes longer than a small question.
  func control(_ sql: StaticString) throws(StoreError) {
    let statement = if let known = cache.statement(for: sql) { known } else { try prepareOnce(sql) }
    while try statement.step() {}
    statement.reset()
  }

  /// Gives SQLite's pages the memory that reading tables through it deserves.
  private func makeRoom() throws(StoreError) {
    if hasRoom { return }
    hasRoom = true
    try executeScript("PRAGMA cache_size = -65536")
  }

  /// Runs every statement of a script.
  func executeScript(_ script: String) throws(StoreError) {
    let code = ResultCode(sqlite3_exec(handle, script, nil, nil, nil))
    guard code == .ok else { throw error(code) }
  }

  /// The single integer that `sql` gives; nil where it gives no row.
  func integer(_ sql: String) throws(StoreError) -> Int64? {
    let statement = try prepare(sql)
    return try statement.step() ? statement.integer(0) : nil
  }

  func dropCachedStatements() { cache.removeAll() }

  // MARK: State

  /// Copies what readers allow from the log into the file, and waits for nobody. Returns how many
  /// pages the log holds.
  ///
  /// - Precondition: the caller holds the write lock.
  @discardableResult
  func checkpoint() -> Int {
    var pages: CInt = 0
    // A checkpoint that fails leaves the log as it was: the next one does its work.
    _ = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, nil)
    return Int(pages)
  }

  /// Copies the log into the file. False where somebody still reads what was there before.
  ///
  /// - Precondition: the caller holds the write lock.
  func checkpointAll() -> Bool {
    var pages: CInt = 0
    var copied: CInt = 0
    let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, &copied)
    return code == SQLITE_OK && pages == copied
  }

  var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }
  var changes: Int { Int(sqlite3_changes(handle)) }
  var totalChanges: Int64 { sqlite3_total_changes64(handle) }
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// How long SQLite's own locks are waited for.
  func setBusyTimeout(milliseconds: Int) {
    sqlite3_busy_timeout(handle, CInt(clamping: milliseconds))
  }

  /// Ends running statements with ``StoreError/Code/interrupted`` once `interruption` is requested.
  func setInterruption(_ interruption: Interruption?) {
    if interruption == nil && self.interruption == nil { return }
    self.interruption = interruption
    guard let interruption else {
      sqlite3_progress_handler(handle, 0, nil, nil)
      return
    }
    // The connection keeps the object alive for as long as the handler may be called.
    sqlite3_progress_handler(
      handle, 2_000,
      { pointer in
        guard let pointer else { return 0 }
        let interruption = Unmanaged<Interruption>.fromOpaque(pointer).takeUnretainedValue()
        return interruption.isRequested ? 1 : 0
      }, Unmanaged.passUnretained(interruption).toOpaque())
  }

  /// What went wrong in the last call, in words for people.
  func error(_ code: ResultCode) -> StoreError {
    StoreError(code, handle: handle, path: path)
  }
}
