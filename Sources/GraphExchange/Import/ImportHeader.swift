/// The columns of a file, as its header declares them: `id:ID(Person)`, `name`, `born:date`,
/// `aliases:string[]`, `:LABEL` for nodes; `:START_ID(Person)`, `:END_ID`, `:TYPE` for relationships.
struct ImportHeader {
  struct Column {
    enum Role: Hashable {
      case property(FieldType, isList: Bool)
      /// With the property that keeps the id too, where the column has a name.
      case id(space: String)
      case label
      case start(space: String)
      case end(space: String)
      case type
      case ignored
    }

    var role: Role
    /// The property's name; empty where there is none.
    var name: String
  }

  enum Subject { case nodes, relationships }

  let columns: [Column]

  /// - Throws: what is wrong, in words for people.
  init(_ fields: [String], of subject: Subject) throws(HeaderError) {
    var columns: [Column] = []
    for (index, field) in fields.enumerated() {
      do throws(HeaderError) {
        columns.append(try ImportHeader.column(field, of: subject))
      } catch {
        throw HeaderError("column \(index + 1) (“\(field)”): \(error.reason)")
      }
    }
    self.columns = columns
    try check(subject)
  }

  private static func column(_ field: String, of subject: Subject) throws(HeaderError) -> Column {
    // The last colon: a property's name may have some.
    guard let colon = field.lastIndex(of: ":") else {
      guard !field.isEmpty else { throw HeaderError("a column without a name; `:IGNORE` skips it") }
      return Column(role: .property(.string, isList: false), name: field)
    }
    let name = String(field[..<colon])
    var word = String(field[field.index(after: colon)...])
    var space = ""
    if word.hasSuffix("}") {
      throw HeaderError("options in braces are not known here")
    }
    if word.hasSuffix(")"), let open = word.firstIndex(of: "(") {
      space = String(word[word.index(after: open)...].dropLast())
      word = String(word[..<open])
    }
    let role = try role(word, space, of: subject)
    switch role {
    case .property where name.isEmpty:
      throw HeaderError("a property without a name; write it as name:\(word)")
    case .property, .id, .ignored: return Column(role: role, name: name)
    case .label, .start, .end, .type: return Column(role: role, name: "")
    }
  }

  private static func role(
    _ word: String, _ space: String, of subject: Subject
  ) throws(HeaderError) -> Column.Role {
    switch (word.uppercased(), subject) {
    case ("ID", .nodes): return .id(space: space)
    case ("LABEL", .nodes): return .label
    case ("START_ID", .relationships): return .start(space: space)
    case ("END_ID", .relationships): return .end(space: space)
    case ("TYPE", .relationships): return .type
    case ("IGNORE", _): return .ignored
    case ("ID", _), ("LABEL", _): throw HeaderError("only node files have :\(word.uppercased())")
    case ("START_ID", _), ("END_ID", _), ("TYPE", _):
      throw HeaderError("only relationship files have :\(word.uppercased())")
    default: break
    }
    guard space.isEmpty else { throw HeaderError("only ids have a space in parentheses") }
    let isList = word.hasSuffix("[]")
    let element = isList ? String(word.dropLast(2)) : word
    guard let type = FieldType.words[element.lowercased()] else {
      throw HeaderError(
        "there is no type “\(element)”; types are \(FieldType.words.keys.sorted().joined(separator: ", "))"
      )
    }
    return .property(type, isList: isList)
  }

  private func check(_ subject: Subject) throws(HeaderError) {
    var names: Set<String> = []
    for column in columns where !column.name.isEmpty && column.role != .ignored {
      guard names.insert(column.name).inserted else {
        throw HeaderError("there are two columns “\(column.name)”")
      }
    }
    func count(_ matches: (Column.Role) -> Bool) -> Int { columns.count { matches($0.role) } }
    let ids = count { if case .id = $0 { true } else { false } }
    let starts = count { if case .start = $0 { true } else { false } }
    let ends = count { if case .end = $0 { true } else { false } }
    if ids > 1 { throw HeaderError("there are two columns :ID") }
    if count({ $0 == .type }) > 1 { throw HeaderError("there are two columns :TYPE") }
    if subject == .relationships, starts != 1 || ends != 1 {
      throw HeaderError(
        "a relationship file has one column :START_ID and one :END_ID; where its first line says "
          + "otherwise, give --relationship-columns")
    }
    if subject == .nodes, !columns.contains(where: { $0.role != .ignored }) {
      throw HeaderError("there is no column that is not ignored")
    }
  }
}

/// What is wrong with a header.
struct HeaderError: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}
