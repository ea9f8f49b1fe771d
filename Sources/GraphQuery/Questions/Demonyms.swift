/// The adjectives and peoples of countries: `South Korean` is of `South Korea`.
struct Demonyms: Sendable {
  static let standard = Demonyms()

  func country(of adjective: String) -> String? { nil }
}
