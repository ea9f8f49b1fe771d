internal import GraphModel

/// Numbers the distinct combinations of some columns' values in order of first appearance.
///
/// Values are told apart as `DISTINCT` does. A single column of entities is a table of integers.
struct GroupTable {
  private let keyCount: Int
  private var identities: [Int64: Int32] = [:]
  private var singles: [Value: Int32] = [:]
  private var rows: [[Value]: Int32] = [:]
  /// By group and key; the values as they first appeared.
  private(set) var keys: [Value] = []
  private(set) var count = 0
  private var growth = 0

  init(keyCount: Int) { self.keyCount = keyCount }

  /// The bytes by which the table has grown since this was last asked.
  mutating func takeGrowth() -> Int {
    defer { growth = 0 }
    return growth
  }

  /// The group of each row.
  mutating func groups(_ columns: [Column], count rowCount: Int) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(rowCount)
    switch columns.count {
    case 0:
      if count == 0 && rowCount > 0 { count = 1 }
      return Array(repeating: 0, count: rowCount)
    case 1:
      if case .nodes(let ids) = columns[0], singles.isEmpty {
        for id in ids {
          result.append(group(id.rawValue) { id == .missing ? .null : .node(id) })
        }
        return result
      }
      // Entities met before as integers must be met again as the values that they are.
      for (identity, group) in identities {
        let key = NodeID(identity)
        singles[key == .missing ? .null : .node(key)] = group
      }
      identities = [:]
      for row in 0..<rowCount {
        let value = columns[0][row]
        if let group = singles[value] {
          result.append(group)
        } else {
          singles[value] = Int32(count)
          result.append(add([value]))
        }
      }
    default:
      for row in 0..<rowCount {
        let key = columns.map { $0[row] }
        if let group = rows[key] {
          result.append(group)
        } else {
          rows[key] = Int32(count)
          result.append(add(key))
        }
      }
    }
    return result
  }

  private mutating func group(_ identity: Int64, _ value: () -> Value) -> Int32 {
    if let group = identities[identity] { return group }
    identities[identity] = Int32(count)
    return add([value()])
  }

  private mutating func add(_ key: [Value]) -> Int32 {
    keys.append(contentsOf: key)
    growth += key.reduce(48) { $0 + $1.estimatedSize * 2 }
    count += 1
    return Int32(count - 1)
  }

  /// The values of one key, a row for each group.
  func column(_ key: Int) -> [Value] {
    (0..<count).map { keys[$0 * keyCount + key] }
  }
}
