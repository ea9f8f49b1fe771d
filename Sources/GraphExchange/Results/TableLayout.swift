/// How the columns of a table share a line.
enum TableLayout: Equatable {
  /// Side by side, with these widths.
  case columns([Int])
  /// Every row a block of lines; nil for values of any length.
  case blocks(name: Int, value: Int?)

  /// - Parameters:
  ///   - natural: the width of the widest cell of each column.
  ///   - limit: how many cells a line may have; nil for as many as it takes.
  ///   - narrowest: below this width a column is not squeezed.
  init(natural: [Int], limit: Int?, narrowest: Int) {
    let natural = natural.map { max(1, $0) }
    let separators = 3 * max(0, natural.count - 1)
    guard let limit, natural.reduce(separators, +) > limit else {
      self = .columns(natural)
      return
    }
    let available = limit - separators
    let least = natural.reduce(0) { $0 + min($1, narrowest) }
    guard least <= available else {
      let names = min(24, max(2, limit / 3))
      self = .blocks(name: names, value: max(2, limit - names - 2))
      return
    }
    // The cap that all columns keep to, found by giving narrow columns what they need first.
    var widths = natural
    var remaining = available
    var undecided = natural.indices.sorted { natural[$0] < natural[$1] }[...]
    while let index = undecided.first {
      let share = remaining / undecided.count
      if natural[index] > max(share, narrowest) { break }
      remaining -= natural[index]
      undecided.removeFirst()
    }
    for (position, index) in undecided.sorted().enumerated() {
      let share = remaining / undecided.count
      widths[index] = share + (position < remaining % undecided.count ? 1 : 0)
    }
    self = .columns(widths)
  }
}
