internal import CSchema
internal import GraphModel

/// What else countries are called: `South Korean`, `Republic of Korea` and `ROK` are `South Korea`.
///
/// From the lexicon that is compiled in; read on first use. A name that two countries share stands
/// for neither.
struct CountryNames: Sendable {
  static let standard = CountryNames(
    String(
      decoding: UnsafeBufferPointer(
        start: schema_lexicon_countries.bytes, count: schema_lexicon_countries.count),
      as: UTF8.self))

  /// Nil where several countries have the name.
  private let countries: [String: String?]

  /// - Parameter text: lines of `code | name | other names | adjectives | people | capital`, with
  ///   semicolons within a field.
  init(_ text: String) {
    var countries: [String: String?] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      guard fields.count >= 5 else { continue }
      let name = CountryNames.plain(fields[1])
      for field in fields[2...4] {
        for other in field.split(separator: ";") {
          let folded = foldedName(CountryNames.plain(other))
          if folded.isEmpty || folded == foldedName(name) { continue }
          if let known = countries[folded], known != name {
            countries.updateValue(nil, forKey: folded)
          } else {
            countries.updateValue(name, forKey: folded)
          }
        }
      }
    }
    self.countries = countries
  }

  /// Without the marks that the lexicon puts at names.
  private static func plain(_ field: some StringProtocol) -> String {
    String(field.drop { $0 == " " || $0 == "*" || $0 == "~" })
      .split(separator: " ").joined(separator: " ")
  }

  /// The country's own name for another one of its names, its adjective or its people.
  func country(of text: String) -> String? { countries[foldedName(text)] ?? nil }
}
