internal import CSchema

/// What the extractor knows of countries, organisations, titles and words.
///
/// It is data (`Schema/lexicon`, whose files are compiled in), read once when first used. Names and
/// titles are found by longest match over tokens, in a trie whose edges are word numbers.
struct Lexicon: Sendable {
  static let standard = Lexicon()

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

  enum TitleKind: Sendable {
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

  private(set) var words: WordTable
  private(set) var frames: FrameLexicon
  private(set) var countries: [Country] = []
  /// Of an adjective that two countries share, "Congolese", the second by the first.
  private(set) var rivals: [Int: Int] = [:]
  /// The country of a large city, by the city's key.
  private(set) var cities: [[String]: Int] = [:]
  private(set) var organisations: [Organisation] = []
  private(set) var titles: [Title] = []
  private var classesByWord: [WordClass] = []
  private var abbreviations: Set<[UInt8]> = []
  private var placeWords: Set<Int32> = []

  /// The trie: an edge leads from a node by a word to a node. Node 0 is the root.
  private var edges: [UInt64: Int32] = [:]
  private var entriesByNode: [[Entry]] = [[]]

  /// A seat in a parliament.
  func isParliamentary(_ title: Int) -> Bool {
    ["senator", "mp", "congressman", "congresswoman", "lawmaker"].contains(titleName(title))
  }

  /// The name of a title by its number; nothing where the text paraphrases the title.
  func titleName(_ title: Int) -> String {
    titles.indices.contains(title) ? titles[title].name : ""
  }

  init() {
    var table = WordTable(capacity: 6_000)
    for spelling in Word.spellings { _ = Lexicon.enter(WordFolding.folded(spelling), in: &table) }
    frames = FrameLexicon { Lexicon.enter(WordFolding.folded($0), in: &table) }
    words = table
    edges.reserveCapacity(8_000)
    readWords(LexiconFile(schema_lexicon_words))
    readCountries(LexiconFile(schema_lexicon_countries))
    readCities(LexiconFile(schema_lexicon_cities))
    readOrganisations(LexiconFile(schema_lexicon_organisations))
    readTitles(LexiconFile(schema_lexicon_titles))
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

  func beginsPhrase(_ word: Int32) -> Bool { edges[key(0, word)] != nil }

  /// The node that `word` leads to from `node`.
  func node(after node: Int32, _ word: Int32) -> Int32? { edges[key(node, word)] }

  func entries(at node: Int32) -> [Entry] { entriesByNode[Int(node)] }

  func country(code: String) -> Int? { countries.firstIndex { $0.code == code } }

  private func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }
}

// MARK: - Reading the files

extension Lexicon {
  private mutating func number(of folded: [UInt8]) -> Int32 {
    Lexicon.enter(folded, in: &words)
  }

  private static func enter(_ folded: [UInt8], in table: inout WordTable) -> Int32 {
    folded.withUnsafeBufferPointer { table.intern($0, hash: WordFolding.hash($0)) }
  }

  private mutating func add(_ classes: WordClass, to word: Int32) {
    while classesByWord.count <= Int(word) { classesByWord.append([]) }
    classesByWord[Int(word)].formUnion(classes)
  }

  private mutating func readWords(_ file: LexiconFile) {
    for line in file.lines {
      let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      guard parts.count == 2,
        let classes = WordClass.names[String(decoding: parts[0], as: UTF8.self)]
      else { continue }
      for word in parts[1].split(separator: UInt8(ascii: " ")) {
        var folded: [UInt8] = []
        word.withContiguousStorageIfAvailable { WordFolding.fold($0, into: &folded) }
        add(classes, to: number(of: folded))
        if folded.last == UInt8(ascii: ".") { abbreviations.insert(folded) }
      }
    }
  }

  private mutating func readCountries(_ file: LexiconFile) {
    var adjectives: [String: Int] = [:]
    for line in file.lines {
      let fields = LexiconFile.fields(of: line, separator: "|")
      guard fields.count == 6 else { continue }
      let index = countries.count
      var country = Country(code: fields[0], name: fields[1])
      add(fields[1], .name, of: index)
      for name in LexiconFile.list(fields[2]) {
        let plain = name.hasPrefix("*")
        let bare = plain ? String(name.dropFirst()) : name
        if plain { country.plainNames.append(bare) } else { country.otherNames.append(bare) }
        add(bare, .name, of: index)
      }
      for name in LexiconFile.list(fields[3]) {
        if let first = adjectives[name] { rivals[first] = index } else { adjectives[name] = index }
        add(name, .adjective, of: index)
      }
      for name in LexiconFile.list(fields[4]) { add(name, .people, of: index) }
      for name in LexiconFile.list(fields[5]) { add(name, .capital, of: index) }
      countries.append(country)
    }
    for index in countries.indices { addStateForms(of: index) }
  }

  /// "Republic of Greece", "Kingdom of Saudi Arabia": what a text may call a state, whatever its constitution does.
  /// A form that some state has for a name remains that state's.
  private mutating func addStateForms(of index: Int) {
    let country = countries[index]
    for name in [country.name] + country.plainNames where !name.contains(" of ") {
      let bare = name.hasPrefix("~") ? String(name.dropFirst()) : name
      for form in [
        "Republic", "Federal Republic", "Islamic Republic", "Democratic Republic",
        "People's Republic", "Socialist Republic", "Kingdom", "Sultanate",
      ] where !isPhrase("\(form) of \(bare)") {
        add("\(form) of \(bare)", .name, of: index)
      }
    }
  }

  private mutating func readCities(_ file: LexiconFile) {
    for line in file.lines {
      let fields = LexiconFile.fields(of: line, separator: "|")
      guard fields.count == 2, let country = country(code: fields[0]) else { continue }
      for city in LexiconFile.list(fields[1]) { cities[ActorTable.key(city)] = country }
    }
  }

  private mutating func add(_ name: String, _ form: CountryForm, of country: Int) {
    let isAmbiguous = name.hasPrefix("~")
    let name = isAmbiguous ? String(name.dropFirst()) : name
    let path = addPhrase(name, .country(country, form, isAmbiguous: isAmbiguous))
    if path.count == 1 { placeWords.insert(path[0]) }
  }

  private mutating func readOrganisations(_ file: LexiconFile) {
    for line in file.lines {
      let fields = LexiconFile.fields(of: line, separator: "|")
      guard fields.count >= 3 else { continue }
      let index = organisations.count
      let others = LexiconFile.list(fields[1])
      organisations.append(
        Organisation(
          name: fields[0], otherNames: others,
          label: fields[2].isEmpty ? "Organization" : fields[2],
          principal: fields.count > 3 ? fields[3] : nil))
      for name in [fields[0]] + others { _ = addPhrase(name, .organisation(index)) }
    }
  }

  private mutating func readTitles(_ file: LexiconFile) {
    let kinds: [String: TitleKind] = [
      "[state]": .state, "[portfolio]": .portfolio, "[envoy]": .envoy, "[body]": .body,
      "[company]": .company, "[calling]": .calling, "[rank]": .rank,
    ]
    var kind = TitleKind.body
    for line in file.lines {
      let text = String(decoding: line, as: UTF8.self)
      if let section = kinds[text] {
        kind = section
        continue
      }
      // "US GB: treasury secretary; …".
      if let colon = text.firstIndex(of: ":") {
        var codes = text[..<colon].split(separator: " ").map(String.init)
        // "not GB ES: president", "only GB ES: king".
        let isDenial = codes.first == "not"
        let isExclusive = codes.first == "only"
        if isDenial || isExclusive { codes.removeFirst() }
        let names = Set(LexiconFile.list(String(text[text.index(after: colon)...])))
        for index in titles.indices where names.contains(titles[index].name) {
          if isDenial {
            titles[index].without = Set(codes)
          } else {
            titles[index].countries = codes
            titles[index].isExclusive = isExclusive
          }
        }
        continue
      }
      for title in LexiconFile.list(text) {
        var classes: WordClass = []
        for word in LexiconFile.tokens(of: title) {
          classes.formUnion(self.classes(of: number(of: word)))
        }
        let number = titles.count
        titles.append(Title(name: title, kind: kind, classes: classes))
        _ = addPhrase(title, .title(number, isPlural: false))
        for plural in Lexicon.plurals(of: title) {
          _ = addPhrase(plural, .title(number, isPlural: true))
        }
      }
    }
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

  /// "ministers of state", "secretaries general", "spokesmen".
  private static func plurals(of title: String) -> [String] {
    var parts = title.split(separator: " ").map(String.init)
    let head = parts.firstIndex { ["of", "in", "to", "at", "without"].contains($0) } ?? parts.count
    var plurals: [String] = []
    for index in Set([head - 1, 0]).sorted() where index >= 0 {
      let singular = parts[index]
      let plural: String
      if singular.hasSuffix("man") {
        plural = String(singular.dropLast(2)) + "en"
      } else if singular.hasSuffix("y") {
        plural = String(singular.dropLast()) + "ies"
      } else {
        plural = singular + "s"
      }
      parts[index] = plural
      plurals.append(parts.joined(separator: " "))
      parts[index] = singular
    }
    return plurals
  }

  /// Whether a phrase has a meaning already.
  private mutating func isPhrase(_ phrase: String) -> Bool {
    var node: Int32 = 0
    for part in LexiconFile.tokens(of: phrase) {
      guard let next = edges[key(node, number(of: part))] else { return false }
      node = next
    }
    return !entries(at: node).isEmpty
  }

  /// Enters a phrase, cut into tokens as a text would be; returns its words.
  private mutating func addPhrase(_ phrase: String, _ meaning: Meaning) -> [Int32] {
    var path: [Int32] = []
    var node: Int32 = 0
    for part in LexiconFile.tokens(of: phrase) {
      let word = number(of: part)
      if path.isEmpty, word == Word.the.id { continue }
      path.append(word)
      if let next = edges[key(node, word)] {
        node = next
      } else {
        let next = Int32(entriesByNode.count)
        entriesByNode.append([])
        edges[key(node, word)] = next
        node = next
      }
    }
    guard node != 0 else { return [] }
    let letters = phrase.unicodeScalars.filter(\.properties.isAlphabetic)
    let isTitle = if case .title = meaning { true } else { false }
    let entry = Entry(
      meaning: meaning,
      needsAllCapitals: letters.count <= 6 && !phrase.contains(".")
        && !letters.contains(where: \.properties.isLowercase),
      needsCapital: !isTitle && !phrase.hasPrefix("euro"))
    entriesByNode[Int(node)].append(entry)
    return path
  }
}
