internal import CSchema

/// Reads the files of `Schema/lexicon` into what a ``Lexicon`` holds.
struct LexiconReader {
  typealias Country = Lexicon.Country
  typealias CountryForm = Lexicon.CountryForm
  typealias Organisation = Lexicon.Organisation
  typealias Title = Lexicon.Title
  typealias TitleKind = Lexicon.TitleKind
  typealias Meaning = Lexicon.Meaning
  typealias Entry = Lexicon.Entry

  private(set) var words: WordTable
  private(set) var frames: FrameLexiconReader
  private(set) var countries: [Country] = []
  private(set) var rivals: [Int: Int] = [:]
  private(set) var cities: [[String]: Int] = [:]
  private(set) var organisations: [Organisation] = []
  private(set) var titles: [Title] = []
  private(set) var classesByWord: [WordClass] = []
  private(set) var abbreviations: Set<[UInt8]> = []
  private(set) var placeWords: Set<Int32> = []

  private(set) var edges: [UInt64: Int32] = [:]
  private(set) var entriesByNode: [[Entry]] = [[]]

  init() {
    var table = WordTable(capacity: 6_000)
    for spelling in Word.spellings { _ = Self.enter(WordFolding.folded(spelling), in: &table) }
    frames = FrameLexiconReader { Self.enter(WordFolding.folded($0), in: &table) }
    words = table
    edges.reserveCapacity(8_000)
    readWords(LexiconFile(schema_lexicon_words))
    readCountries(LexiconFile(schema_lexicon_countries))
    readCities(LexiconFile(schema_lexicon_cities))
    readOrganisations(LexiconFile(schema_lexicon_organisations))
    readTitles(LexiconFile(schema_lexicon_titles))
  }

  private mutating func number(of folded: [UInt8]) -> Int32 {
    Self.enter(folded, in: &words)
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
    let forms = Self.stateForms.map { form in
      LexiconFile.tokens(of: "\(form) of").map { number(of: $0) }
    }
    for index in countries.indices { addStateForms(forms, of: index) }
  }

  /// "Republic of Greece", "Kingdom of Saudi Arabia": what a text may call a state, whatever its constitution does.
  /// A form that some state has for a name remains that state's.
  /// - Parameter forms: the words of ``stateForms``, with "of".
  private mutating func addStateForms(_ forms: [[Int32]], of index: Int) {
    let country = countries[index]
    let meaning = Meaning.country(index, .name, isAmbiguous: false)
    for name in [country.name] + country.plainNames where !name.contains(" of ") {
      let bare = name.hasPrefix("~") ? String(name.dropFirst()) : name
      let words = LexiconFile.tokens(of: bare).map { number(of: $0) }
      for form in forms {
        let node = node(of: form + words)
        guard entriesByNode[Int(node)].isEmpty else { continue }
        entriesByNode[Int(node)].append(
          Entry(meaning: meaning, needsAllCapitals: false, needsCapital: true))
      }
    }
  }

  private static let stateForms = [
    "Republic", "Federal Republic", "Islamic Republic", "Democratic Republic", "People's Republic",
    "Socialist Republic", "Kingdom", "Sultanate",
  ]

  private mutating func readCities(_ file: LexiconFile) {
    for line in file.lines {
      let fields = LexiconFile.fields(of: line, separator: "|")
      guard fields.count == 2,
        let country = countries.firstIndex(where: { $0.code == fields[0] })
      else { continue }
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
          let number = Int(number(of: word))
          if classesByWord.indices.contains(number) { classes.formUnion(classesByWord[number]) }
        }
        let number = titles.count
        titles.append(Title(name: title, kind: kind, classes: classes))
        _ = addPhrase(title, .title(number, isPlural: false))
        for plural in Self.plurals(of: title) {
          _ = addPhrase(plural, .title(number, isPlural: true))
        }
      }
    }
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

  /// Where the path of some words ends, made as far as it is not there yet.
  private mutating func node(of words: [Int32]) -> Int32 {
    var node: Int32 = 0
    for word in words {
      let key = Lexicon.key(node, word)
      if let next = edges[key] {
        node = next
      } else {
        node = Int32(entriesByNode.count)
        entriesByNode.append([])
        edges[key] = node
      }
    }
    return node
  }

  /// Enters a phrase, cut into tokens as a text would be; returns its words.
  private mutating func addPhrase(_ phrase: String, _ meaning: Meaning) -> [Int32] {
    let words = LexiconFile.tokens(of: phrase).map { number(of: $0) }
    let path = Array(words.drop { $0 == Word.the.id })
    let node = node(of: path)
    guard node != 0 else { return [] }
    let isTitle = if case .title = meaning { true } else { false }
    let entry = Entry(
      meaning: meaning, needsAllCapitals: Self.isAbbreviation(phrase),
      needsCapital: !isTitle && !phrase.hasPrefix("euro"))
    entriesByNode[Int(node)].append(entry)
    return path
  }

  /// "EU", "OECD": short, in capitals and without stops.
  private static func isAbbreviation(_ phrase: String) -> Bool {
    // Nearly all have small letters of ASCII, which are told faster than those of other scripts.
    if phrase.utf8.contains(where: { $0 &- 0x61 < 26 }) { return false }
    let letters = phrase.unicodeScalars.filter(\.properties.isAlphabetic)
    return letters.count <= 6 && !phrase.contains(".")
      && !letters.contains(where: \.properties.isLowercase)
  }
}
