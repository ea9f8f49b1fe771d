/// Names of labels, types and keys and their numbers, as far as one connection has met them.
///
/// Rows of the tables behind are added but never changed or deleted, so that what was committed once
/// stays true. After a rollback all is forgotten.
struct TokenCache {
  struct Names {
    private var numbers: [String: Int32] = [:]
    private var names: [Int32: String] = [:]

    func number(of name: String) -> Int32? { numbers[name] }
    func name(of number: Int32) -> String? { names[number] }

    mutating func insert(_ name: String, _ number: Int32) {
      numbers[name] = number
      names[number] = name
    }
  }

  var labels = Names()
  var types = Names()
  var keys = Names()
  /// The labels of each label set, ascending.
  var labelSets: [Int64: [LabelToken]] = [0: []]
  /// The number of each label set.
  var labelSetNumbers: [[LabelToken]: Int64] = [[]: 0]
}

/// A connection with what is known of the file through it.
final class Session: @unchecked Sendable {
  let connection: Connection
  var tokens = TokenCache()
  /// Made by the first search.
  private(set) lazy var searchMemory = SearchMemory(forward: NodeTable(), backward: NodeTable())

  init(_ connection: Connection) { self.connection = connection }
}
