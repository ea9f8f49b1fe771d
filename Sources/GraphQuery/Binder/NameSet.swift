/// Names of labels, types and keys.
///
/// By kind, and not by kind and name together: of a key of its own the runtime has to find out first that
/// it can be hashed, which takes as long as a small question.
struct NameSet {
  private var labels: Set<String> = []
  private var types: Set<String> = []
  private var keys: Set<String> = []

  /// Whether it was not there yet.
  mutating func insert(_ kind: NameMention.Kind, _ name: String) -> Bool {
    switch kind {
    case .label: labels.insert(name).inserted
    case .relationshipType: types.insert(name).inserted
    case .propertyKey: keys.insert(name).inserted
    }
  }

  func contains(_ kind: NameMention.Kind, _ name: String) -> Bool {
    switch kind {
    case .label: labels.contains(name)
    case .relationshipType: types.contains(name)
    case .propertyKey: keys.contains(name)
    }
  }
}
