internal import GraphModel
internal import GraphStore

/// `CREATE INDEX`, `DROP INDEX`.
struct IndexCommand: Sendable {
  enum Action: Sendable {
    case create(orElse: Bool)
    case drop(orElse: Bool)
  }

  let action: Action
  let label: String
  let key: String
  let range: SourceRange

  var summary: String {
    switch action {
    case .create: "CreateIndex :\(label)(\(key))"
    case .drop: "DropIndex :\(label)(\(key))"
    }
  }

  func run(_ writer: any GraphWriter) throws(QueryError) {
    let changed: Bool
    let isLenient: Bool
    do throws(StoreError) {
      switch action {
      case .create(let lenient):
        isLenient = lenient
        changed = try writer.createIndex(
          label: writer.intern(label: label), key: writer.intern(propertyKey: key))
      case .drop(let lenient):
        isLenient = lenient
        guard let label = try writer.label(named: label),
          let key = try writer.propertyKey(named: key)
        else {
          changed = false
          break
        }
        changed = try writer.dropIndex(label: label, key: key)
      }
    } catch {
      throw QueryError(error)
    }
    guard changed || isLenient else {
      let isThere = if case .create = action { true } else { false }
      throw QueryError(
        .constraintValidationFailed, .invalidArgumentValue,
        isThere
          ? "there is an index on :\(label)(\(key)) already"
          : "there is no index on :\(label)(\(key))",
        phase: .runtime,
        hint: isThere ? "IF NOT EXISTS lets it be" : "IF EXISTS lets it be", at: range)
    }
  }
}
