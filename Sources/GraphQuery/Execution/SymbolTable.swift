/// The number of a label's name in a plan's ``SymbolTable``.
struct LabelSymbol: Hashable, Sendable { let index: Int }
/// The number of a relationship type's name in a plan's ``SymbolTable``.
struct TypeSymbol: Hashable, Sendable { let index: Int }
/// The number of a property key's name in a plan's ``SymbolTable``.
struct KeySymbol: Hashable, Sendable { let index: Int }

/// The names of labels, types and keys that a plan speaks of.
///
/// A plan outlives the state of the store for which it was made: a label that the store lacks today
/// may exist tomorrow, with any token. So plans hold names by number, and each execution resolves
/// those that it meets (``NameResolution``).
struct SymbolTable: Sendable {
  private(set) var labels: [String] = []
  private(set) var types: [String] = []
  private(set) var keys: [String] = []

  mutating func label(_ name: String) -> LabelSymbol {
    LabelSymbol(index: SymbolTable.place(name, in: &labels))
  }
  mutating func type(_ name: String) -> TypeSymbol {
    TypeSymbol(index: SymbolTable.place(name, in: &types))
  }
  mutating func key(_ name: String) -> KeySymbol {
    KeySymbol(index: SymbolTable.place(name, in: &keys))
  }

  /// Plans speak of few names, so a scan of the array beats a hash table.
  private static func place(_ name: String, in names: inout [String]) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    names.append(name)
    return names.count - 1
  }
}
