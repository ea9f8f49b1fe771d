/// The names that a graph has, for warnings about those that a query mentions and it has not.
struct GraphNames: Sendable {
  var labels: Set<String>
  var relationshipTypes: Set<String>
  var propertyKeys: Set<String>
}

extension BoundStatement {
  /// Warns of labels, types and keys that the graph does not have: such a query is right and finds
  /// nothing, which is seldom what was meant.
  ///
  /// - Parameter declared: names that may be missing without a warning, such as those of the
  ///   ontology: that no treaty has been signed yet is an answer.
  func warnings(
    for names: GraphNames, declared: (NameMention) -> Bool = { _ in false }
  ) -> [QueryWarning] {
    mentions.compactMap { mention in
      let (known, kind, code): (Set<String>, String, String) =
        switch mention.kind {
        case .label: (names.labels, "label", "warning.unknown-label")
        case .relationshipType:
          (names.relationshipTypes, "relationship type", "warning.unknown-type")
        case .propertyKey: (names.propertyKeys, "property", "warning.unknown-property")
        }
      if known.contains(mention.name) || declared(mention) { return nil }
      return QueryWarning(
        code: code, message: "the graph has no \(kind) \(mention.name)",
        hint: nearest(to: mention.name, among: known).map { "did you mean \($0)?" },
        range: mention.range)
    }
  }
}
