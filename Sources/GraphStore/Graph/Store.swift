internal import Glibc
internal import Synchronization

/// A labelled property graph in one SQLite file, or in memory.
///
/// Any number of read transactions, each a snapshot of its own, run beside at most one write
/// transaction; across processes, too. A store is safe to share between threads, a transaction is
/// for one thread at a time.
///
///     let store = try Store.open("graph.db", access: .create)
///     let writer = try store.beginWrite()
///     let person = try writer.createNode(labels: [writer.intern(label: "Person")])
///     try writer.commit()
public final class Store: Sendable {
  /// What a store is opened for.
  public enum Access: Sendable {
    case readOnly
    /// Of a graph that exists.
    case readWrite
    /// Of a graph that is made where there is none.
    case create
  }

  public struct Options: Sendable {
    /// How long a writer waits for another one, in seconds.
    public var busyTimeout: Double
    /// Seconds since 1970 UTC, for the times at which documents are recorded.
    public var clock: @Sendable () -> Int64
    /// From where queries read.
    public var reading: Reading
    /// Whether images are kept in a file beside the graph, `<graph>-image`, for the processes that come
    /// after. It takes half as much room as the graph, and can be deleted at any time.
    public var sharesImages: Bool
    /// How much each connection keeps of the pages that it reads without SQLite, in bytes; 0: all is
    /// read through SQLite.
    package var mostPageBytes = 64 << 20

    public init(
      busyTimeout: Double = 5, clock: @escaping @Sendable () -> Int64 = Store.systemClock,
      reading: Reading = .automatic, sharesImages: Bool = false
    ) {
      self.busyTimeout = busyTimeout
      self.clock = clock
      self.reading = reading
      self.sharesImages = sharesImages
    }
  }

  @Sendable public static func systemClock() -> Int64 { Int64(Glibc.time(nil)) }

  let file: StoreFile
  let access: Access
  public let options: Options
  private let pool: Mutex<Pool>
  let images = ImageKeeper()

  /// The connections that no transaction is using.
  private struct Pool {
    var readers: [Session] = []
    var writer: Session?
    /// Made when something is first written.
    var lock: WriteLock?
    var isWriting = false
    /// Of a graph in memory, which has one connection for all.
    var activeReaders = 0
    var isClosed = false
  }

  private init(file: StoreFile, access: Access, options: Options, pool: consuming Pool) {
    self.file = file
    self.access = access
    self.options = options
    self.pool = Mutex(pool)
  }

  deinit { close() }

  // MARK: Opening

  /// Opens the graph at `path`.
  ///
  /// - Throws: ``StoreError`` with code `notFound` where there is no file and `access` is not
  ///   ``Access/create``, `notAGraph` for any other kind of file, `newerSchema` for a file of a
  ///   later version of this program, `busy` where another process is writing for longer than
  ///   ``Options/busyTimeout`` and the file must be made or brought up to date.
  public static func open(
    _ path: String, access: Access = .readWrite, options: Options = Options()
  ) throws(StoreError) -> Store {
    // A file that reaches the size limit of the process is to be an error like any other.
    _ = signal(SIGXFSZ, SIG_IGN)
    switch try StoreFile.presence(of: path) {
    case .directory:
      throw StoreError(
        .notAGraph, "\(path) is a folder; name a file in it, such as \(path)/graph.db")
    case .missing where access != .create:
      throw StoreError(.notFound, "\(path) does not exist; `graphctl init` makes a new graph")
    case .missing:
      try StoreFile.make(at: path)
      // Where it could not be made whole it is made empty, and filled under the lock.
      let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else {
        throw StoreError(
          .input, "\(path) cannot be made (\(StoreError.words(for: errno))); check its folder")
      }
      Glibc.close(descriptor)
    case .file: break
    }
    let file = try StoreFile.resolve(path)
    let store = Store(file: file, access: access, options: options, pool: Pool())
    if access == .create {
      try store.prepareFile()
    } else {
      try store.checkFile()
    }
    return store
  }

  /// A new graph that lives in memory and is gone with the store. It has one connection: a write
  /// transaction excludes all others.
  public static func inMemory(options: Options = Options()) throws(StoreError) -> Store {
    let file = StoreFile.memory
    let connection = try file.openForWriting(busyTimeout: 0)
    try Migrator.migrate(connection)
    var pool = Pool()
    pool.writer = Session(connection)
    return Store(file: file, access: .create, options: options, pool: pool)
  }

  /// The path as it was given; nil for a graph in memory.
  public var path: String? {
    if case .disk(let given, _) = file { given } else { nil }
  }

  private func checkFile() throws(StoreError) {
    let connection = try file.openForReading(busyTimeout: options.busyTimeout)
    switch try Migrator.inspect(connection) {
    case .current:
      let session = Session(connection)
      pool.withLock { $0.readers.append(session) }
    case .older where access == .readWrite: try prepareFile()
    case .older(let version):
      throw StoreError(
        .readOnly,
        "\(file.name) has file format \(version), an older one; open it once for writing")
    case .empty:
      throw StoreError(
        .notAGraph, "\(file.name) is empty, not yet a graph; `graphctl init` makes one of it")
    }
  }

  /// Makes a graph of an empty file, and brings an older one up to date.
  private func prepareFile() throws(StoreError) {
    let session = try acquireWriter(timeout: options.busyTimeout)
    defer { releaseWriter() }
    if try Migrator.inspect(session.connection) != .current {
      try Migrator.migrate(session.connection)
    }
  }

  // MARK: Transactions

  /// A snapshot of the graph, to be read until ``ReadTransaction/end()``.
  ///
  /// - Parameter interruption: ends whatever the transaction is doing once it is requested.
  public func beginRead(
    interruption: Interruption? = nil
  ) throws(StoreError) -> ReadTransaction {
    let session = try acquireReader()
    do throws(StoreError) {
      return try ReadTransaction(store: self, session: session, interruption: interruption)
    } catch {
      releaseReader(session)
      throw error
    }
  }

  /// The right to change the graph, until ``WriteTransaction/commit()`` or
  /// ``WriteTransaction/rollback()``.
  ///
  /// - Parameters:
  ///   - interruption: ends whatever the transaction is doing once it is requested.
  ///   - timeout: how long to wait for another writer, in seconds; ``Options/busyTimeout`` if nil.
  /// - Throws: ``StoreError`` with code `busy` when the time is up.
  public func beginWrite(
    interruption: Interruption? = nil, timeout: Double? = nil
  ) throws(StoreError) -> WriteTransaction {
    guard access != .readOnly else {
      throw StoreError(.readOnly, "\(file.name) was opened for reading only")
    }
    let session = try acquireWriter(timeout: timeout ?? options.busyTimeout)
    do throws(StoreError) {
      return try WriteTransaction(store: self, writing: session, interruption: interruption)
    } catch {
      releaseWriter()
      throw error
    }
  }

  /// Runs `body` in a read transaction.
  public func read<Result>(
    _ body: (ReadTransaction) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let transaction = try beginRead()
    defer { transaction.end() }
    return try body(transaction)
  }

  /// Runs `body` in a write transaction, which commits when `body` returns and rolls back when it
  /// throws.
  public func write<Result>(
    _ body: (WriteTransaction) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let transaction = try beginWrite()
    do throws(StoreError) {
      let result = try body(transaction)
      try transaction.commit()
      return result
    } catch {
      transaction.rollback()
      throw error
    }
  }

  // MARK: Connections

  private func acquireReader() throws(StoreError) -> Session {
    if case .memory = file {
      let session = pool.withLock { pool -> Session? in
        guard !pool.isWriting, !pool.isClosed else { return nil }
        pool.activeReaders += 1
        return pool.writer
      }
      guard let session else {
        throw StoreError(.busy, "\(file.name) is being written; end that transaction first")
      }
      return session
    }
    if let session = pool.withLock({ $0.readers.popLast() }) { return session }
    return Session(try file.openForReading(busyTimeout: options.busyTimeout))
  }

  func releaseReader(_ session: Session) {
    pool.withLock { pool in
      if case .memory = file {
        pool.activeReaders -= 1
      } else if !pool.isClosed, pool.readers.count < 8 {
        pool.readers.append(session)
      }
    }
  }

  /// Whether this is the last reader of a graph in memory, whose snapshot ends with it.
  func isLastReader() -> Bool {
    guard case .memory = file else { return true }
    return pool.withLock { $0.activeReaders == 1 }
  }

  private enum Claim {
    case granted(WriteLock?)
    case refused(holder: String?)
    case failed(StoreError)
  }

  private func claimWriter() -> Claim {
    pool.withLock { pool in
      if case .memory = file {
        guard !pool.isWriting, pool.activeReaders == 0 else { return .refused(holder: nil) }
        pool.isWriting = true
        return .granted(nil)
      }
      guard !pool.isWriting else { return .refused(holder: nil) }
      do throws(StoreError) {
        if pool.lock == nil, case .disk(let given, let resolved) = file {
          pool.lock = try WriteLock(besides: resolved, graph: given)
        }
        guard try pool.lock?.tryAcquire() ?? true else {
          return .refused(holder: pool.lock?.holder)
        }
        pool.isWriting = true
        return .granted(pool.lock)
      } catch {
        return .failed(error)
      }
    }
  }

  /// Takes the write lock and the writing connection.
  private func acquireWriter(timeout: Double) throws(StoreError) -> Session {
    var patience = Patience(seconds: timeout)
    claiming: while true {
      switch claimWriter() {
      case .granted: break claiming
      case .failed(let error): throw error
      case .refused(let holder):
        guard patience.wait() else {
          let who = holder.map { "process \($0)" } ?? "another transaction of this program"
          throw StoreError(
            .busy,
            """
            \(file.name) is being written by \(who), which did not finish within \
            \(Store.words(forSeconds: timeout)); try again when it has
            """)
        }
      }
    }
    if let writer = pool.withLock({ $0.writer }) { return writer }
    do throws(StoreError) {
      let connection = try file.openForWriting(busyTimeout: options.busyTimeout)
      _ = try Migrator.inspect(connection)
      // Kept in the file: this writes only where the file is not in this mode yet.
      try connection.executeScript("PRAGMA journal_mode = WAL")
      let session = Session(connection)
      pool.withLock { $0.writer = session }
      return session
    } catch {
      releaseWriter()
      throw error
    }
  }

  func releaseWriter() {
    pool.withLock { pool in
      pool.isWriting = false
      pool.lock?.release()
    }
  }

  /// Writes the log back when it has grown large. The log starts again from its beginning once all
  /// readers have moved on, so that it stays small.
  ///
  /// - Precondition: the caller has the writer, and so the lock.
  func checkpointIfDue(_ connection: Connection) {
    guard case .disk(_, let resolved) = file else { return }
    var log = stat()
    guard stat(resolved + "-wal", &log) == 0, log.st_size > Store.largestLog else { return }
    connection.checkpoint()
  }

  /// In bytes.
  private static let largestLog = 4 << 20

  static func words(forSeconds seconds: Double) -> String {
    let tenths = (seconds * 10).rounded()
    guard tenths.isFinite, abs(tenths) < 1e15 else { return "the time given" }
    let whole = Int64(tenths)
    return whole % 10 == 0 ? "\(whole / 10) s" : "\(whole / 10).\(whole % 10) s"
  }

  // MARK: Closing

  /// Writes the log back into the file and closes all connections that no transaction is using.
  /// Where another process is writing, it will write the log back instead.
  public func close() {
    let (readers, writer, lock) = pool.withLock { pool -> ([Session], Session?, WriteLock?) in
      guard !pool.isClosed, !pool.isWriting else { return ([], nil, nil) }
      pool.isClosed = true
      defer {
        pool.readers = []
        pool.writer = nil
      }
      return (pool.readers, pool.writer, pool.lock)
    }
    _ = consume readers
    guard let writer, let lock, (try? lock.tryAcquire()) == true else { return }
    // The last connection to close, while it holds the lock, checkpoints and removes the log.
    writer.connection.setBusyTimeout(milliseconds: 0)
    writer.connection.checkpoint()
    writer.connection.setCheckpointsOnClose(true)
    writer.connection.close()
    lock.release()
  }
}
