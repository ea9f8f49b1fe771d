internal import GraphModel
internal import GraphStore

/// The tokens of a plan's names in one store, looked up as they are met.
///
/// Only names that were found are remembered for good: what was committed once stays. Of a query that
/// only reads, the others are known to be absent for as long as the graph stays as it is; a query that
/// writes may itself create them, and what it found may be rolled back, so that it has names of its own.
final class NameResolution {
  private let symbols: SymbolTable
  private var labels: [LabelToken?]
  private var types: [TypeToken?]
  private var keys: [KeyToken?]
  private var found = 0
  private let count: Int
  /// In which state of the graph all the others were looked up; nil where they may come to be at any
  /// time.
  private var absentIn: Int64?

  init(_ symbols: SymbolTable) {
    self.symbols = symbols
    labels = Array(repeating: nil, count: symbols.labels.count)
    types = Array(repeating: nil, count: symbols.types.count)
    keys = Array(repeating: nil, count: symbols.keys.count)
    count = labels.count + types.count + keys.count
  }

  /// How many names the graph has. What was made while it had fewer is to be made anew. Nil where more
  /// may come to be at any time.
  var known: Int? { absentIn != nil || found == count ? found : nil }

  /// Looks up every name that was not found yet, where the graph is no longer as it was: for an
  /// execution that does not change it.
  func resolveAll(_ reader: any GraphReader) throws(StoreError) {
    let state = reader.changeCounter
    if absentIn == state { return }
    absentIn = nil
    for index in labels.indices { _ = try label(LabelSymbol(index: index), reader) }
    for index in types.indices { _ = try type(TypeSymbol(index: index), reader) }
    for index in keys.indices { _ = try key(KeySymbol(index: index), reader) }
    absentIn = state
  }

  func label(_ symbol: LabelSymbol, _ reader: any GraphReader) throws(StoreError) -> LabelToken? {
    if let token = labels[symbol.index] { return token }
    if absentIn != nil { return nil }
    let token = try reader.label(named: symbols.labels[symbol.index])
    labels[symbol.index] = token
    if token != nil { found += 1 }
    return token
  }

  func type(_ symbol: TypeSymbol, _ reader: any GraphReader) throws(StoreError) -> TypeToken? {
    if let token = types[symbol.index] { return token }
    if absentIn != nil { return nil }
    let token = try reader.relationshipType(named: symbols.types[symbol.index])
    types[symbol.index] = token
    if token != nil { found += 1 }
    return token
  }

  func key(_ symbol: KeySymbol, _ reader: any GraphReader) throws(StoreError) -> KeyToken? {
    if let token = keys[symbol.index] { return token }
    if absentIn != nil { return nil }
    let token = try reader.propertyKey(named: symbols.keys[symbol.index])
    keys[symbol.index] = token
    if token != nil { found += 1 }
    return token
  }
}
