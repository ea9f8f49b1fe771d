/// Names of labels, types and keys and their numbers, as far as one connection has met them.
///
/// Rows of the tables behind are added but never changed or deleted, so that what was committed once
/// stays true. After a rollback all is forgotten.
struct TokenCache {
  struct Names {
    private var numbers: [String: Int32] = [:]
    /// By number. A list, since numbers are given one after the other.
    private var names: [String?] = []
    /// Names that the graph lacks in the state ``absentIn``. Plans ask for the subtypes of a type,
    /// of which most graphs have few, each time they are run.
    private var absent: [String: Int32] = [:]
    private var absentIn = GraphVersion()

    func number(of name: String) -> Int32? { numbers[name] }

    func name(of number: Int32) -> String? {
      names.indices.contains(Int(number)) ? names[Int(number)] : nil
    }

    mutating func insert(_ name: String, _ number: Int32) {
      numbers[name] = number
      // A file of others' making may have any number.
      guard number >= 0, number < TokenCache.mostNames else { return }
      while names.count <= number { names.append(nil) }
      names[Int(number)] = name
    }

    func isAbsent(_ name: String, in version: GraphVersion) -> Bool {
      version == absentIn && absent[name] != nil
    }

    mutating func noteAbsent(_ name: String, in version: GraphVersion) {
      if version != absentIn { absent = [:] }
      absentIn = version
      // Whoever asks for ever new names is not to fill the memory.
      if absent.count < 1_024 { absent[name] = 0 }
    }
  }

  var labels = Names()
  var types = Names()
  var keys = Names()
  fileprivate static let mostNames: Int32 = 1 << 16
  private var labelSets: [Int64: [LabelToken]] = [:]
  private var labelSetNumbers: [[LabelToken]: Int64] = [:]

  /// The labels of a label set, ascending. Number 0 is the set without labels.
  func labels(ofSet set: Int64) -> [LabelToken]? { set == 0 ? [] : labelSets[set] }
  /// The number of a label set.
  func number(ofSet labels: [LabelToken]) -> Int64? { labels.isEmpty ? 0 : labelSetNumbers[labels] }

  mutating func insert(_ labels: [LabelToken], set: Int64) {
    labelSets[set] = labels
    labelSetNumbers[labels] = set
  }
}

/// A connection with what is known of the file through it.
final class Session: @unchecked Sendable {
  let connection: Connection
  var tokens = TokenCache()
  var trees: FileTrees?
  /// Made by the first search.
  private(set) lazy var searchMemory = SearchMemory(forward: NodeTable(), backward: NodeTable())

  init(_ connection: Connection) { self.connection = connection }
}
