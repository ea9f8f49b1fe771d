internal import GraphModel
internal import GraphStore

extension BoundStatement {
  /// Warns of labels, types and keys that the graph does not have: such a query is right and finds
  /// nothing, which is seldom what was meant.
  ///
  /// Names that the ontology declares may be missing: that no treaty has been signed yet is an
  /// answer. The graph's names are read only where one is missing.
  func unknownNames(in reader: any GraphReader) throws(StoreError) -> [QueryWarning] {
    var warnings: [QueryWarning] = []
    for mention in mentions {
      if try isKnown(mention, in: reader) || isDeclared(mention) { continue }
      let names = try names(like: mention.kind, in: reader)
      let (kind, code) =
        switch mention.kind {
        case .label: ("label", "warning.unknown-label")
        case .relationshipType: ("relationship type", "warning.unknown-type")
        case .propertyKey: ("property", "warning.unknown-property")
        }
      warnings.append(
        QueryWarning(
          code: code, message: "the graph has no \(kind) \(mention.name)",
          hint: nearest(to: mention.name, among: names).map { "did you mean \($0)?" },
          range: mention.range))
    }
    return warnings
  }

  private func isKnown(_ mention: NameMention, in reader: any GraphReader)
    throws(StoreError) -> Bool
  {
    switch mention.kind {
    case .label: try reader.label(named: mention.name) != nil
    case .relationshipType: try reader.relationshipType(named: mention.name) != nil
    case .propertyKey: try reader.propertyKey(named: mention.name) != nil
    }
  }

  private func isDeclared(_ mention: NameMention) -> Bool {
    switch mention.kind {
    case .label: Ontology.standard.label(mention.name) != nil
    case .relationshipType: Ontology.standard.type(mention.name) != nil
    // What a relationship that was read in a document says of itself.
    case .propertyKey:
      ["name", "title", "role", "status", "since", "until", "confidence"].contains(mention.name)
    }
  }

  /// What the graph has of the kind, and what the ontology declares of it.
  private func names(like kind: NameMention.Kind, in reader: any GraphReader)
    throws(StoreError) -> Set<String>
  {
    var names: Set<String> = []
    switch kind {
    case .label:
      names.formUnion(Ontology.standard.labels.map(\.name))
      for token in try reader.labels() { names.insert(try reader.name(of: token)) }
    case .relationshipType:
      names.formUnion(Ontology.standard.types.map(\.name))
      for token in try reader.relationshipTypes() { names.insert(try reader.name(of: token)) }
    case .propertyKey:
      for token in try reader.propertyKeys() { names.insert(try reader.name(of: token)) }
    }
    return names
  }
}
