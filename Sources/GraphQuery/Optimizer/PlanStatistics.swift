internal import GraphModel
internal import GraphStore

/// What the store knows of its contents, as planning asks for it.
///
/// A statistic that cannot be read counts as unknown: planning goes on without it, and running the
/// plan will meet the trouble again.
final class PlanStatistics {
  private let reader: any GraphReader
  /// Whether relationships are filtered by a day that the run sets.
  let hasDefaultValidity: Bool

  init(reader: any GraphReader, hasDefaultValidity: Bool) {
    self.reader = reader
    self.hasDefaultValidity = hasDefaultValidity
  }

  var nodeCount: Double { Double((try? reader.nodeCount(label: nil)) ?? 1_000) }

  func nodeCount(label: String) -> Double {
    guard let token = try? reader.label(named: label) else { return 0 }
    return Double((try? reader.nodeCount(label: token)) ?? 1_000)
  }

  func relationshipCount(types: [String]?) -> Double {
    guard let types else { return Double((try? reader.relationshipCount(type: nil)) ?? 1_000) }
    return types.reduce(0) { total, name in
      guard let token = try? reader.relationshipType(named: name) else { return total }
      return total + Double((try? reader.relationshipCount(type: token)) ?? 1_000)
    }
  }

  /// The relationship types with an index on the property.
  func indexedTypes(key: String) -> [String] {
    guard let key = try? reader.propertyKey(named: key), let indexes = try? reader.indexes() else {
      return []
    }
    return indexes.compactMap { index in
      guard case .relationships(let type) = index.subject, index.key == key else { return nil }
      return try? reader.name(of: type)
    }
  }

  func hasIndex(label: String, key: String) -> Bool {
    guard let label = try? reader.label(named: label), let key = try? reader.propertyKey(named: key)
    else { return false }
    return (try? reader.hasIndex(label: label, key: key)) ?? false
  }
}
