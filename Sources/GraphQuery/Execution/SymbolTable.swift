internal import GraphModel
internal import GraphStore

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
/// those that it meets.
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

/// The tokens of a plan's names in one store, looked up as they are met.
///
/// Only names that were found are remembered: a query may itself create the others. What was committed
/// once stays, so that a plan may hand on to its executions what its store knew when it was made.
struct NameResolution: Sendable {
  private let symbols: SymbolTable
  private var labels: [LabelToken?]
  private var types: [TypeToken?]
  private var keys: [KeyToken?]

  init(symbols: SymbolTable) {
    self.symbols = symbols
    labels = Array(repeating: nil, count: symbols.labels.count)
    types = Array(repeating: nil, count: symbols.types.count)
    keys = Array(repeating: nil, count: symbols.keys.count)
  }

  /// Looks up every name.
  mutating func resolveAll(_ reader: any GraphReader) throws(StoreError) {
    for index in labels.indices { _ = try label(LabelSymbol(index: index), reader) }
    for index in types.indices { _ = try type(TypeSymbol(index: index), reader) }
    for index in keys.indices { _ = try key(KeySymbol(index: index), reader) }
  }

  /// The same names, in a store that was not asked yet.
  var unresolved: NameResolution { NameResolution(symbols: symbols) }

  mutating func label(_ symbol: LabelSymbol, _ reader: any GraphReader)
    throws(StoreError) -> LabelToken?
  {
    if let token = labels[symbol.index] { return token }
    let token = try reader.label(named: symbols.labels[symbol.index])
    labels[symbol.index] = token
    return token
  }

  mutating func type(_ symbol: TypeSymbol, _ reader: any GraphReader)
    throws(StoreError) -> TypeToken?
  {
    if let token = types[symbol.index] { return token }
    let token = try reader.relationshipType(named: symbols.types[symbol.index])
    types[symbol.index] = token
    return token
  }

  mutating func key(_ symbol: KeySymbol, _ reader: any GraphReader)
    throws(StoreError) -> KeyToken?
  {
    if let token = keys[symbol.index] { return token }
    let token = try reader.propertyKey(named: symbols.keys[symbol.index])
    keys[symbol.index] = token
    return token
  }
}
