/// What a word is known to be part of, as bits: the gazetteer of the name tagger.
///
/// The table is part of the weights file. `train-models` makes it from lists of given names, surnames,
/// countries, provinces and cities, and from `Schema/models/name-words.txt`.
package struct NameWord: OptionSet, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let given = NameWord(rawValue: 1)
  package static let surname = NameWord(rawValue: 2)
  /// The first word of a country's name, or its only one.
  package static let country = NameWord(rawValue: 4)
  package static let countryInner = NameWord(rawValue: 8)
  package static let demonym = NameWord(rawValue: 16)
  /// A city's or a province's name begins with it, or goes on with it.
  package static let place = NameWord(rawValue: 32)
  package static let placeInner = NameWord(rawValue: 64)
  /// "River", "Province".
  package static let placeHead = NameWord(rawValue: 128)
  /// "Ministry", "Council".
  package static let organisationHead = NameWord(rawValue: 256)
  /// "Ltd", "Group".
  package static let company = NameWord(rawValue: 512)
  package static let title = NameWord(rawValue: 1024)
  package static let honorific = NameWord(rawValue: 2048)
  /// "von", "bin".
  package static let particle = NameWord(rawValue: 4096)
  package static let date = NameWord(rawValue: 8192)
  package static let acronym = NameWord(rawValue: 16384)

  /// As `name-words.txt` writes them.
  package static let names: [(String, NameWord)] = [
    ("given", .given), ("surname", .surname), ("place-head", .placeHead),
    ("organisation-head", .organisationHead), ("company", .company), ("title", .title),
    ("honorific", .honorific), ("particle", .particle), ("date", .date), ("acronym", .acronym),
    ("place", .place), ("demonym", .demonym),
  ]
}
