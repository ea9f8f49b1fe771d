internal import GraphModel
internal import GraphStore

/// Which relationship type an argument names: as in the file, `AMBASSADOR_TO`, or as a person types
/// it, `ambassador-to`.
enum TypeArgument {
  /// The type and its subtypes, as far as the graph has them; nil where neither the graph nor the
  /// ontology knows the name.
  static func tokens(
    _ text: String, in reader: ReadTransaction
  ) throws(StoreError) -> [TypeToken]? {
    if let name = try name(text, in: reader) {
      var tokens: [TypeToken] = []
      for subtype in Ontology.standard.subtypes(of: name) {
        if let token = try reader.relationshipType(named: subtype) { tokens.append(token) }
      }
      return tokens
    }
    return nil
  }

  /// The name as in the file.
  static func name(_ text: String, in reader: ReadTransaction) throws(StoreError) -> String? {
    if try reader.relationshipType(named: text) != nil { return text }
    if let type = Ontology.standard.type(typed: text) { return type.name }
    let screaming = Ontology.screamingSnake(text)
    return try reader.relationshipType(named: screaming) == nil ? nil : screaming
  }

  static func unknown(_ text: String, in reader: ReadTransaction) throws(StoreError) -> Failure {
    var names: [String] = []
    for type in try reader.relationshipTypes() {
      names.append(Ontology.kebabCase(try reader.name(of: type)))
    }
    let known = names.isEmpty ? "none yet" : names.sorted().joined(separator: ", ")
    return Failure(.usage, "no relationship type is called “\(text)”; the graph has: \(known)")
  }
}
