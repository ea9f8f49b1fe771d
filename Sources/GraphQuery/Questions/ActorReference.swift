public import GraphModel
internal import GraphStore

/// An actor, and what to call it.
public struct ActorReference: Hashable, Sendable {
  public let id: NodeID
  /// Its property `name`, else its first alias, else its number as `n12`.
  public let name: String
  public let labels: [String]

  public init(id: NodeID, name: String, labels: [String]) {
    self.id = id
    self.name = name
    self.labels = labels
  }
}

extension ActorReference {
  /// The actors with these ids, in their order.
  static func read(_ nodes: [NodeID], in reader: ReadTransaction)
    throws(StoreError) -> [ActorReference]
  {
    let names = try reader.displayNames(of: nodes)
    let labels = try reader.labels(of: nodes)
    var result: [ActorReference] = []
    result.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() {
      var words: [String] = []
      for label in labels[index] { words.append(try reader.name(of: label)) }
      result.append(ActorReference(id: node, name: names[index] ?? "n\(node)", labels: words))
    }
    return result
  }

  /// Whether one of the labels is `label` or declared below it.
  func isA(_ label: String) -> Bool {
    labels.contains { Ontology.standard.isLabel($0, within: label) }
  }
}

/// What a question comes to.
public enum QuestionOutcome<Answer: Sendable>: Sendable {
  case answered(Answer)
  /// A name in it means no actor, or several.
  case unresolved(UnresolvedName)
}

/// A name that does not say which actor is meant.
public struct UnresolvedName: Hashable, Sendable {
  public let name: String
  /// Those that it can mean; empty where there are none.
  public let candidates: [ActorReference]
  /// Where nothing has the name: names that are written much like it.
  public let suggestions: [String]

  public var isAmbiguous: Bool { !candidates.isEmpty }
}

extension UnresolvedName: CustomStringConvertible {
  /// One line: what is wrong and what to do.
  public var description: String {
    if !candidates.isEmpty {
      return "\"\(name)\" can mean: " + candidates.map(\.name).joined(separator: ", ")
    }
    let hint = suggestions.first.map { "; did you mean \"\($0)\"?" } ?? ""
    return "nothing in the graph has the name \"\(name)\"" + hint
  }
}
