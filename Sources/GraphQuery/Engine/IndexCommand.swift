internal import GraphModel
internal import GraphStore

/// `CREATE INDEX`, `DROP INDEX`.
struct IndexCommand: Sendable {
  enum Action: Sendable {
    case create(BoundIndex)
    case drop(BoundIndex)
    case dropNamed(String, SourceRange)
  }

  let action: Action
  /// Whether it is no error that there is nothing to do.
  let isLenient: Bool

  var summary: String {
    switch action {
    case .create(let index): "CreateIndex \(index.text)"
    case .drop(let index): "DropIndex \(index.text)"
    case .dropNamed(let name, _): "DropIndex \(name)"
    }
  }

  func run(_ writer: any GraphWriter) throws(QueryError) {
    switch action {
    case .create(let index): try create(index, writer)
    case .drop(let index):
      let wasThere = try store { () throws(StoreError) -> Bool in
        guard let (subject, key) = try subject(index, writer) else { return false }
        return try writer.drop(subject, key: key)
      }
      if !wasThere {
        try complain("there is no index on \(index.text)", index.range, isThere: false)
      }
    case .dropNamed(let name, let range):
      let wasThere = try store { () throws(StoreError) -> Bool in
        guard let index = try writer.indexes().first(where: { $0.name == name }) else {
          return false
        }
        return try writer.drop(index.subject, key: index.key)
      }
      if !wasThere {
        try complain("there is no index with the name \(name)", range, isThere: false)
      }
    }
  }

  private func create(_ index: BoundIndex, _ writer: any GraphWriter) throws(QueryError) {
    if let name = index.name {
      let isTaken = try store { () throws(StoreError) -> Bool in
        try writer.indexes().contains { $0.name == name }
      }
      if isTaken {
        return try complain(
          "there is an index with the name \(name) already", index.range, isThere: true)
      }
    }
    let isNew = try store { () throws(StoreError) -> Bool in
      let subject: PropertyIndex.Subject =
        switch index.subject {
        case .nodes(let label): .nodes(try writer.intern(label: label))
        case .relationships(let type): .relationships(try writer.intern(relationshipType: type))
        }
      return try writer.create(
        PropertyIndex(subject, key: writer.intern(propertyKey: index.key), name: index.name))
    }
    if !isNew {
      try complain("there is an index on \(index.text) already", index.range, isThere: true)
    }
  }

  /// Nil where the store does not know one of the names.
  private func subject(_ index: BoundIndex, _ writer: any GraphWriter) throws(StoreError)
    -> (subject: PropertyIndex.Subject, key: KeyToken)?
  {
    guard let key = try writer.propertyKey(named: index.key) else { return nil }
    switch index.subject {
    case .nodes(let label):
      return try writer.label(named: label).map { (.nodes($0), key) }
    case .relationships(let type):
      return try writer.relationshipType(named: type).map { (.relationships($0), key) }
    }
  }

  private func complain(_ message: String, _ range: SourceRange, isThere: Bool) throws(QueryError) {
    if isLenient { return }
    throw QueryError(
      .constraintValidationFailed, .invalidArgumentValue, message, phase: .runtime,
      hint: isThere ? "IF NOT EXISTS lets it be" : "IF EXISTS lets it be", at: range)
  }

  private func store<Result>(_ body: () throws(StoreError) -> Result) throws(QueryError) -> Result {
    do throws(StoreError) { return try body() } catch { throw QueryError(error) }
  }
}

extension BoundIndex {
  /// What it is on, as a pattern.
  var text: String {
    switch subject {
    case .nodes(let label): "(:\(label)) (\(key))"
    case .relationships(let type): "()-[:\(type)]-() (\(key))"
    }
  }
}
