extension WriteTransaction {
  public func intern(label name: String) throws(StoreError) -> LabelToken {
    if let known = try label(named: name) { return known }
    let number = try insert(name, "INSERT INTO label (name) VALUES (?1)")
    session.tokens.labels.insert(name, number)
    return LabelToken(rawValue: number)
  }

  public func intern(relationshipType name: String) throws(StoreError) -> TypeToken {
    if let known = try relationshipType(named: name) { return known }
    let number = try insert(name, "INSERT INTO relationship_type (name) VALUES (?1)")
    session.tokens.types.insert(name, number)
    return TypeToken(rawValue: number)
  }

  public func intern(propertyKey name: String) throws(StoreError) -> KeyToken {
    if let known = try propertyKey(named: name) { return known }
    let number = try insert(name, "INSERT INTO property_key (name) VALUES (?1)")
    session.tokens.keys.insert(name, number)
    return KeyToken(rawValue: number)
  }

  private func insert(_ name: String, _ sql: StaticString) throws(StoreError) -> Int32 {
    let statement = try connection.statement(sql)
    statement.bind(name, at: 1)
    try statement.run()
    return Int32(truncatingIfNeeded: connection.lastInsertedRow)
  }

  /// The number of a set of labels, which is made where it is new.
  ///
  /// - Precondition: `labels` ascend, each once.
  func labelSet(of labels: [LabelToken]) throws(StoreError) -> Int64 {
    if let known = session.tokens.number(ofSet: labels) { return known }
    let text = labels.map { String($0.rawValue) }.joined(separator: ",")
    let find = try connection.statement("SELECT id FROM label_set WHERE labels = ?1")
    find.bind(text, at: 1)
    let known = try find.step() ? find.integer(0) : nil
    find.reset()
    let number: Int64
    if let known {
      number = known
    } else {
      let insert = try connection.statement("INSERT INTO label_set (labels) VALUES (?1)")
      insert.bind(text, at: 1)
      try insert.run()
      number = connection.lastInsertedRow
      let member = try connection.statement("INSERT INTO label_set_member VALUES (?1, ?2)")
      for label in labels {
        member.bind(number, at: 1)
        member.bind(Int64(label.rawValue), at: 2)
        try member.run()
      }
    }
    session.tokens.insert(labels, set: number)
    return number
  }
}
