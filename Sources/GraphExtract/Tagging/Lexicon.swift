/// What the extractor knows of countries, organisations, titles and words.
///
/// It is data (`Schema/lexicon`, whose files are compiled in), read once when first used. Names and
/// titles are found by longest match over tokens, in a trie whose edges are word numbers. A class, so that what
/// holds it is cheap to copy.
final class Lexicon: Sendable {
  static let standard = Lexicon(LexiconReader())

  struct Country: Sendable {
    let code: String
    let name: String
    /// Other names that a text may use as its plain name for the country.
    var plainNames: [String] = []
    var otherNames: [String] = []
  }

  struct Organisation: Sendable {
    let name: String
    let otherNames: [String]
    let label: String
    /// The name of the state or organisation for which it imposes sanctions.
    let principal: String?
  }

  enum CountryForm: Sendable {
    case name, adjective, people, capital
  }

  enum TitleKind: String, Sendable {
    /// An office of a state.
    case state
    /// An office that takes a field: minister, commissioner.
    case portfolio
    /// Accredited to another state or an organisation.
    case envoy
    /// An office of any body.
    case body
    /// An office of a company.
    case company
    /// A profession: a post only at a body, never of a country.
    case calling
    /// A rank of officers, judges or clergy: it goes before a name and is no post by itself.
    case rank
  }

  struct Title: Sendable {
    let name: String
    let kind: TitleKind
    /// The classes of all its words.
    let classes: WordClass
    /// The countries that alone have an office of the name, by their codes; none where many have.
    var countries: [String] = []
    /// No other country has one.
    var isExclusive = false
    /// The countries that have no such office, by their codes.
    var without: Set<String> = []
  }

  enum Meaning: Sendable {
    /// `isAmbiguous`: also a common name of persons or towns.
    case country(Int, CountryForm, isAmbiguous: Bool)
    case organisation(Int)
    case title(Int, isPlural: Bool)
  }

  /// What a phrase means, and how it must be spelt.
  struct Entry: Sendable {
    let meaning: Meaning
    /// It is written in capitals: "US" is a country, "us" is not.
    let needsAllCapitals: Bool
    /// It begins with a capital.
    let needsCapital: Bool
  }

  let words: WordTable
  let frames: FrameLexicon
  let countries: [Country]
  /// Of an adjective that two countries share, "Congolese", the second by the first.
  let rivals: [Int: Int]
  /// The country of a large city, by the city's key.
  let cities: [[String]: Int]
  let organisations: [Organisation]
  let titles: [Title]
  private let classesByWord: [WordClass]
  private let abbreviations: Set<[UInt8]>
  private let placeWords: Set<Int32>

  /// The trie: an edge leads from a node by a word to a node. Node 0 is the root.
  private let edges: [UInt64: Int32]
  private let entriesByNode: [[Entry]]

  private init(_ reader: LexiconReader) {
    words = reader.words
    frames = FrameLexicon(reader.frames)
    countries = reader.countries
    rivals = reader.rivals
    cities = reader.cities
    organisations = reader.organisations
    titles = reader.titles
    classesByWord = reader.classesByWord
    abbreviations = reader.abbreviations
    placeWords = reader.placeWords
    edges = reader.edges
    entriesByNode = reader.entriesByNode
  }

  /// A seat in a parliament.
  func isParliamentary(_ title: Int) -> Bool {
    ["senator", "mp", "congressman", "congresswoman", "lawmaker"].contains(titleName(title))
  }

  /// The name of a title by its number; nothing where the text paraphrases the title.
  func titleName(_ title: Int) -> String {
    titles.indices.contains(title) ? titles[title].name : ""
  }

  /// The classes of a word; none for a word that is the document's own.
  func classes(of word: Int32) -> WordClass {
    Int(word) < classesByWord.count ? classesByWord[Int(word)] : []
  }

  /// Of a word in folded letters, as the keys of actors have them.
  func classes(spelled folded: String) -> WordClass {
    var folded = folded
    return folded.withUTF8 { bytes in
      words.find(bytes, hash: WordFolding.hash(bytes)).map(classes(of:)) ?? []
    }
  }

  func isAbbreviation(_ folded: [UInt8]) -> Bool { abbreviations.contains(folded) }

  /// Whether a word alone is a country, in any of its forms.
  func isPlaceWord(_ word: Int32) -> Bool { placeWords.contains(word) }

  func beginsPhrase(_ word: Int32) -> Bool { edges[Self.key(0, word)] != nil }

  /// The node that `word` leads to from `node`.
  func node(after node: Int32, _ word: Int32) -> Int32? { edges[Self.key(node, word)] }

  func entries(at node: Int32) -> [Entry] { entriesByNode[Int(node)] }

  func country(code: String) -> Int? { countries.firstIndex { $0.code == code } }

  static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  /// Whether a country has an office of that name, as far as is known.
  func has(_ country: Int, office title: Int) -> Bool {
    guard titles.indices.contains(title) else { return true }
    let (title, code) = (titles[title], countries[country].code)
    return !title.without.contains(code) && (!title.isExclusive || title.countries.contains(code))
  }

  /// Whether an office is one of organisations: states have no secretary-general.
  func isOfOrganisations(_ title: Int) -> Bool {
    [
      "secretary-general", "secretary general", "director-general", "director general",
      "executive secretary",
    ].contains(titleName(title))
  }
}
