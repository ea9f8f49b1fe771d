extension [Unit] {
  /// Where the name stands behind "called", "known as the".
  func behindNaming(_ index: Int) -> Int? {
    guard indices.contains(index), indices.contains(index + 1) else { return nil }
    var next = index + 1
    if self[index].isOne(of: .known, .nicknamed) {
      guard self[next].is(.as) else { return nil }
      next += 1
    } else if !self[index].isOne(of: .called, .named) {
      return nil
    }
    while indices.contains(next), self[next].isOne(of: .the, .quote, .openingQuote) { next += 1 }
    return indices.contains(next) ? next : nil
  }

  /// "has sat", "have since acted": what has been so up to now.
  func isPerfect(_ verb: Int) -> Bool {
    self[..<verb].suffix(2).contains { $0.isOne(of: .has, .have) }
  }
}
