extension ReadTransaction {
  public func label(named name: String) throws(StoreError) -> LabelToken? {
    if let known = session.tokens.labels.number(of: name) { return LabelToken(rawValue: known) }
    if session.tokens.labels.isAbsent(name, in: version) { return nil }
    guard let found = try number(of: name, trees()?.labels, "SELECT id FROM label WHERE name = ?1")
    else {
      session.tokens.labels.noteAbsent(name, in: version)
      return nil
    }
    session.tokens.labels.insert(name, found)
    return LabelToken(rawValue: found)
  }

  public func relationshipType(named name: String) throws(StoreError) -> TypeToken? {
    if let known = session.tokens.types.number(of: name) { return TypeToken(rawValue: known) }
    if session.tokens.types.isAbsent(name, in: version) { return nil }
    guard
      let found = try number(
        of: name, trees()?.types, "SELECT id FROM relationship_type WHERE name = ?1")
    else {
      session.tokens.types.noteAbsent(name, in: version)
      return nil
    }
    session.tokens.types.insert(name, found)
    return TypeToken(rawValue: found)
  }

  public func propertyKey(named name: String) throws(StoreError) -> KeyToken? {
    if let known = session.tokens.keys.number(of: name) { return KeyToken(rawValue: known) }
    if session.tokens.keys.isAbsent(name, in: version) { return nil }
    guard
      let found = try number(of: name, trees()?.keys, "SELECT id FROM property_key WHERE name = ?1")
    else {
      session.tokens.keys.noteAbsent(name, in: version)
      return nil
    }
    session.tokens.keys.insert(name, found)
    return KeyToken(rawValue: found)
  }

  public func name(of label: LabelToken) throws(StoreError) -> String {
    if let known = session.tokens.labels.name(of: label.rawValue) { return known }
    let name = try name(
      of: label.rawValue, trees()?.labels, "SELECT name FROM label WHERE id = ?1")
    session.tokens.labels.insert(name, label.rawValue)
    return name
  }

  public func name(of type: TypeToken) throws(StoreError) -> String {
    if let known = session.tokens.types.name(of: type.rawValue) { return known }
    let name = try name(
      of: type.rawValue, trees()?.types, "SELECT name FROM relationship_type WHERE id = ?1")
    session.tokens.types.insert(name, type.rawValue)
    return name
  }

  public func name(of key: KeyToken) throws(StoreError) -> String {
    if let known = session.tokens.keys.name(of: key.rawValue) { return known }
    let name = try name(
      of: key.rawValue, trees()?.keys, "SELECT name FROM property_key WHERE id = ?1")
    session.tokens.keys.insert(name, key.rawValue)
    return name
  }

  public func labels() throws(StoreError) -> [LabelToken] {
    try numbers("SELECT id FROM label ORDER BY id").map(LabelToken.init(rawValue:))
  }

  public func relationshipTypes() throws(StoreError) -> [TypeToken] {
    try numbers("SELECT id FROM relationship_type ORDER BY id").map(TypeToken.init(rawValue:))
  }

  public func propertyKeys() throws(StoreError) -> [KeyToken] {
    try numbers("SELECT id FROM property_key ORDER BY id").map(KeyToken.init(rawValue:))
  }

  /// From the file's pages where that can be, else by SQLite.
  private func number(
    of name: String, _ tree: TokenTree?, _ sql: StaticString
  ) throws(StoreError) -> Int32? {
    switch try tree?.number(of: name) {
    case .found(let number): return number
    case .absent: return nil
    case .elsewhere, nil: break
    }
    return try row(of: sql, { $0.bind(name, at: 1) }, { Int32(truncatingIfNeeded: $0.integer(0)) })
  }

  private func name(
    of number: Int32, _ tree: TokenTree?, _ sql: StaticString
  ) throws(StoreError) -> String {
    if case .found(let name)? = try tree?.name(of: number) { return name }
    guard let name = try row(of: sql, { $0.bind(Int64(number), at: 1) }, { $0.text(0) }) else {
      throw StoreError(
        .corrupt,
        """
        \(connection.path) is damaged: no label, type or key has the number \(number); see what \
        `check --integrity` finds
        """)
    }
    return name
  }

  /// What the one row says that a statement finds by what is bound to it; nil where it finds none.
  private func row<Found>(
    of sql: StaticString, _ bind: (Statement) -> Void, _ take: (Statement) -> Found
  ) throws(StoreError) -> Found? {
    let statement = try connection.statement(sql)
    bind(statement)
    defer { statement.reset() }
    return try statement.step() ? take(statement) : nil
  }

  private func numbers(_ sql: StaticString) throws(StoreError) -> [Int32] {
    let statement = try connection.statement(sql)
    defer { statement.reset() }
    var numbers: [Int32] = []
    while try statement.step() { numbers.append(Int32(truncatingIfNeeded: statement.integer(0))) }
    return numbers
  }

  // MARK: Counts

  final func count(of label: LabelToken) throws(StoreError) -> Int {
    try count(of: label.rawValue, trees()?.labels, "SELECT nodes FROM label WHERE id = ?1")
  }

  final func count(of type: TypeToken) throws(StoreError) -> Int {
    try count(
      of: type.rawValue, trees()?.types, "SELECT relationships FROM relationship_type WHERE id = ?1"
    )
  }

  private func count(
    of number: Int32, _ tree: TokenTree?, _ sql: StaticString
  ) throws(StoreError) -> Int {
    if case .found(let count)? = try tree?.count(of: number) { return count }
    return try row(of: sql, { $0.bind(Int64(number), at: 1) }, { Int($0.integer(0)) }) ?? 0
  }
}
