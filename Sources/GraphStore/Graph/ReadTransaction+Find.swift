internal import Glibc
public import GraphModel

extension ReadTransaction {
  public func nodes(
    label: LabelToken?, where key: KeyToken, equals value: Value
  ) throws(StoreError) -> [NodeID] {
    var found: [NodeID]
    switch value {
    case .null: return []
    case .float(let number) where number.isNaN: return []
    case .string(let text) where try name(of: key) == nameKey:
      found = try nodes(among: nodes(withNameFoldedLike: text), whereTextOf: key) { $0 == text }
    case .integer, .float, .string:
      // SQLite compares integers and floats exactly, as the language does.
      found = try nodes(where: key, kind: .native, valueOf: value)
    case .boolean:
      found = try nodes(where: key, kind: .boolean, valueOf: value)
    case .date:
      found = try nodes(where: key, kind: .date, valueOf: value)
    default:
      found = try nodesByComparing(key, with: value)
    }
    guard let label else { return found }
    return zip(found, try have(label, found)).filter(\.1).map(\.0)
  }

  /// By the key's own index where there is one; else by a scan.
  private func nodes(
    where key: KeyToken, kind: PropertyKind, valueOf value: Value
  ) throws(StoreError) -> [NodeID] {
    // The key stands in the text, so that SQLite sees that the partial index serves.
    let statement = try connection.statement(
      text: """
        SELECT node FROM node_property
        WHERE "key" = \(key.rawValue) AND kind = ?1 AND value = ?2 ORDER BY node
        """)
    do throws(StoreError) {
      try statement.bind(value, kindAt: 1, valueAt: 2)
    } catch {
      // What no property can hold, none equals.
      guard error.code == .unsupportedValue else { throw error }
      return []
    }
    return try collectNodes(statement)
  }

  /// For the kinds whose equality is not that of their text.
  private func nodesByComparing(
    _ key: KeyToken, with value: Value
  ) throws(StoreError) -> [NodeID] {
    let statement = try connection.statement(
      text: """
        SELECT node, kind, value FROM node_property
        WHERE "key" = \(key.rawValue) AND kind > 1 ORDER BY node
        """)
    defer { statement.reset() }
    var found: [NodeID] = []
    while try statement.step() {
      if try statement.value(kind: 1, value: 2).equals(value) == true {
        found.append(NodeID(statement.integer(0)))
      }
    }
    return found
  }

  public func nodes(
    where key: KeyToken, startsWith prefix: String
  ) throws(StoreError) -> [NodeID] {
    guard try name(of: key) == nameKey else { return try nodesByReading(key, startsWith: prefix) }
    // All whose folded name begins with the folded prefix, among them all that are sought.
    let possible = try nodes(withOwnNameFoldedFrom: foldedNamePrefix(prefix))
    return try nodes(among: possible, whereTextOf: key) { $0.starts(with: prefix) }
  }

  /// Those of some nodes whose property is a string that satisfies a condition on its bytes, in the same
  /// order.
  private func nodes(
    among possible: [NodeID], whereTextOf key: KeyToken,
    _ isWanted: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(StoreError) -> [NodeID] {
    let properties = try trees()?.properties
    if properties != nil { work += possible.count }
    var found: [NodeID] = []
    found.reserveCapacity(possible.count)
    for node in possible {
      var isFound = false
      // Where the text lies, without a string made of each.
      let isRead = try properties?.withText(Int64(key.rawValue), of: node.rawValue) { text in
        if let text { isFound = isWanted(text) }
      }
      if isRead != true, case .string(var text) = try property(key, of: [node])[0] {
        isFound = text.withUTF8(isWanted)
      }
      if isFound { found.append(node) }
    }
    return found
  }

  private func nodesByReading(
    _ key: KeyToken, startsWith prefix: String
  ) throws(StoreError) -> [NodeID] {
    let statement = try connection.statement(
      "SELECT node, kind, value FROM node_property WHERE \"key\" = ?1 ORDER BY node")
    statement.bind(Int64(key.rawValue), at: 1)
    defer { statement.reset() }
    var found: [NodeID] = []
    while try statement.step() {
      if try statement.value(kind: 1, value: 2).starts(with: prefix) {
        found.append(NodeID(statement.integer(0)))
      }
    }
    return found
  }
}

extension Value {
  /// Whether it is a string that begins with the code points of `prefix`.
  fileprivate func starts(with prefix: String) -> Bool {
    // A match of bytes is one of code points.
    if case .string(let text) = self { text.utf8.starts(with: prefix.utf8) } else { false }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether these bytes begin with those of `prefix`.
  fileprivate func starts(with prefix: String) -> Bool {
    var prefix = prefix
    return prefix.withUTF8 { prefix in
      guard let sought = prefix.baseAddress, !prefix.isEmpty else { return true }
      guard let own = baseAddress, count >= prefix.count else { return false }
      return memcmp(own, sought, prefix.count) == 0
    }
  }

  /// Whether they are the bytes of `text`.
  fileprivate static func == (bytes: Self, text: String) -> Bool {
    bytes.count == text.utf8.count && bytes.starts(with: text)
  }
}

/// The property whose values are kept as names.
let nameKey = "name"
