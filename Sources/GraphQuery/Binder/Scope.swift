/// The names that an expression can mention, and what they stand for.
struct Scope {
  /// What the clauses so far have bound, in the order in which `*` lists them.
  private(set) var order: [String] = []
  private var slots: [String: Slot] = [:]
  /// In a subquery: what the query around it has bound. Seen where the subquery does not hide it.
  private var outer: [String: Slot] = [:]
  /// Variables of comprehensions and the like, for the expression at hand.
  private var locals: [String: Slot] = [:]
  /// Names that were bound but cannot be mentioned any more, after an aggregation or `DISTINCT`.
  var hidden: [String: HiddenName] = [:]

  init() {}

  /// The scope in which a subquery begins: it sees all, and `*` lists nothing.
  init(inside scope: Scope) {
    outer = scope.outer.merging(scope.slots) { $1 }.merging(scope.locals) { $1 }
    hidden = scope.hidden
  }

  func slot(_ name: String) -> Slot? { locals[name] ?? slots[name] ?? outer[name] }

  /// Whether a comprehension or the like around the expression binds the name.
  func isLocal(_ name: String) -> Bool { locals[name] != nil }

  mutating func declare(_ name: String, _ slot: Slot) {
    if slots.updateValue(slot, forKey: name) == nil { order.append(name) }
    hidden[name] = nil
  }

  mutating func declareLocal(_ name: String, _ slot: Slot) { locals[name] = slot }

  /// Forgets what was bound here; what the query around has bound stays.
  mutating func removeAll() {
    order.removeAll()
    slots.removeAll()
    hidden.removeAll()
  }

  /// All that can be mentioned, sorted, for suggestions.
  var names: [String] {
    Set(locals.keys).union(slots.keys).union(outer.keys).sorted()
  }
}

/// Why a name that was bound cannot be mentioned.
enum HiddenName {
  /// It is not among the columns of an aggregation or of `DISTINCT`.
  case notProjected
  /// It occurs in a grouping key that is more than a variable or property, so that what it stands
  /// for beside an aggregate is not clear.
  case inComplexKey
}
