internal import CSchema

/// Brings a file to the current version of the file format, and refuses what is not ours.
///
/// `application_id` marks a file as a graph, `user_version` counts the migrations that it has been
/// through. All that are missing run in one transaction: the file is of the old version or of the
/// current one, never between.
enum Migrator {
  /// "GRPH", in the header of every graph file.
  static let applicationID: Int64 = 0x4752_5048

  /// Migration number n brings a file from version n - 1 to version n.
  private static var migrations: [SchemaFile] {
    [schema_migration_001, schema_migration_002, schema_migration_003, schema_migration_004]
  }

  static var currentVersion: Int64 { Int64(migrations.count) }

  enum Finding: Equatable {
    /// A database without a table, as SQLite makes of an empty file.
    case empty
    case current
    case older(version: Int64)
  }

  /// What kind of file this is.
  static func inspect(_ connection: Connection) throws(StoreError) -> Finding {
    let application = try connection.integer("PRAGMA application_id") ?? 0
    let version = try connection.integer("PRAGMA user_version") ?? 0
    if application == 0 && version == 0 {
      let tables = try connection.integer("SELECT count(*) FROM sqlite_schema") ?? 0
      if tables == 0 { return .empty }
    }
    guard application == applicationID else {
      throw StoreError(
        .notAGraph,
        "\(connection.path) is a database, but not a graph; check the path, or name another file")
    }
    guard version <= currentVersion else {
      throw StoreError(
        .newerSchema,
        """
        \(connection.path) was written by a newer version of this program (file format \(version), \
        this one knows up to \(currentVersion)); update the program
        """)
    }
    return version == currentVersion ? .current : .older(version: version)
  }

  /// Runs what is missing.
  ///
  /// - Precondition: the caller holds the write lock, and no transaction is open.
  static func migrate(_ connection: Connection) throws(StoreError) {
    try connection.executeScript("BEGIN IMMEDIATE")
    do throws(StoreError) {
      let version: Int64 =
        switch try inspect(connection) {
        case .empty: 0
        case .older(let version): version
        case .current: currentVersion
        }
      for migration in migrations.dropFirst(Int(version)) {
        let script = UnsafeBufferPointer(start: migration.bytes, count: migration.count)
        try connection.executeScript(String(decoding: script, as: UTF8.self))
      }
      if version < currentVersion {
        try connection.executeScript(
          """
          PRAGMA application_id = \(applicationID);
          PRAGMA user_version = \(currentVersion);
          """)
      }
      try connection.executeScript("COMMIT")
    } catch {
      if connection.isInTransaction { try? connection.executeScript("ROLLBACK") }
      throw error
    }
  }
}
