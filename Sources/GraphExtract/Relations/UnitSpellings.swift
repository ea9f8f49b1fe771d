/// The spellings of a sentence's units, each read from the text when it is first asked for, and once: all views of the
/// sentence share them.
final class UnitSpellings {
  private let units: [Unit]
  private let text: DocumentText
  private let tokens: [Token]
  private var found: [String?]

  init(_ units: [Unit], text: DocumentText, tokens: [Token]) {
    self.units = units
    self.text = text
    self.tokens = tokens
    found = Array(repeating: nil, count: units.count)
  }

  /// Empty where there is no such unit.
  subscript(unit: Int) -> String {
    guard units.indices.contains(unit) else { return "" }
    if let spelling = found[unit] { return spelling }
    let spelling = text.slice(tokens: units[unit].first..<units[unit].end, of: tokens)
    found[unit] = spelling
    return spelling
  }
}
