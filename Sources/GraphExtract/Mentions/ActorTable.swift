/// Someone or something that a document speaks of.
struct Actor {
  enum Kind: String, Sendable {
    case person, country, organization, company, publicBody, treaty
    /// A name of which the document has not yet shown what it is a name of.
    case unknown
  }

  enum Gender: Sendable {
    case masculine, feminine
  }

  var kind: Kind
  var name: String
  /// The name's words, folded, with hyphens taken apart.
  var key: [String]
  var strongAliases: [String] = []
  var weakAliases: [String] = []
  /// Titles that the document gives a person, folded: what "President Lee" is resolved by.
  var titles: Set<String> = []
  /// Whether "he" or "she" can mean the person, where an honorific has told it.
  var gender: Gender?
  /// The index of a country in the lexicon.
  var country: Int?

  /// Of an embassy or a permanent mission: whose it is, and to whom.
  var mission: (sender: Int, receiver: Int?)?

  /// Of a government or cabinet: whose it is.
  var governs: Int?

  /// The country that an organisation's name contains.
  var seat: Int?

  /// What a name of which nothing else is known looks like to the name tagger.
  var likeness: NameKind?
  /// Its words and what stands around it agree that it is no person's name, or it has an article.
  var isNamedAsBody = false
  /// It ends in a word of the language that heads names of bodies, not of persons.
  var endsInCommonNoun = false

  /// A line of the text begins with it as the place from which it is told.
  var isDateline = false

  /// The sentence that first names a person in full.
  var firstSentence = Int.max

  /// A party or a movement, by its name or by what the document calls it.
  var isParty = false

  /// The lexicon knows it.
  var isOfLexicon = false
  /// The text uses the lexicon's own name for it.
  var isNamedPlainly = false

  /// "CDP": capitals alone, which no person and no place is called by.
  var isAcronym: Bool {
    (2...7).contains(name.utf8.count) && name.utf8.allSatisfy { $0 &- 0x41 < 26 }
  }

  var canBePerson: Bool {
    !endsInCommonNoun && !isNamedAsBody && likeness != .place && !isDateline
  }

  var isOrganized: Bool { isBody || kind == .country }

  /// Whether it is organized and no state.
  var isBody: Bool { kind == .organization || kind == .company || kind == .publicBody }
}

/// The actors of one document, and how its names lead to them.
struct ActorTable {
  private(set) var actors: [Actor] = []
  /// How many names that begin or end alike are compared: more than one means none of them anyway.
  private static let most = 64
  private var countries: [Int: Int] = [:]
  private var organisations: [Int: Int] = [:]
  /// For whom a body of the lexicon acts.
  private(set) var principals: [Int: Int] = [:]
  private var byKey: [[String]: Int] = [:]
  private var unknownsByLastWord: [String: [Int]] = [:]
  private var unknownsByFirstWord: [String: [Int]] = [:]
  /// Persons by the first and by the last word of their names.
  private var personsByWord: [String: [Int]] = [:]
  /// Organisations by the first word of their names.
  private var organisedByWord: [String: [Int]] = [:]
  /// Companies by their names without "Ltd", "A/S".
  private var companiesByCore: [[String]: Int] = [:]
  /// Organisations of several words by the heads of their names.
  private var organisedByHead: [String: [Int]] = [:]

  subscript(_ actor: Int) -> Actor {
    get { actors[actor] }
    set { actors[actor] = newValue }
  }

  var count: Int { actors.count }

  // MARK: Known to the lexicon

  mutating func country(_ index: Int, _ lexicon: Lexicon) -> Int {
    if let actor = countries[index] { return actor }
    let country = lexicon.countries[index]
    var actor = Actor(kind: .country, name: country.name, key: ActorTable.key(country.name))
    actor.country = index
    countries[index] = append(actor)
    return actors.count - 1
  }

  /// A country of the lexicon, if the document has named it.
  func country(named index: Int) -> Int? { countries[index] }

  mutating func organisation(_ index: Int, _ lexicon: Lexicon) -> Int {
    if let actor = organisations[index] { return actor }
    let organisation = lexicon.organisations[index]
    let kind: Actor.Kind =
      switch organisation.label {
      case "PublicBody": .publicBody
      case "Company": .company
      default: .organization
      }
    organisations[index] = append(
      Actor(kind: kind, name: organisation.name, key: ActorTable.key(organisation.name)))
    let actor = actors.count - 1
    actors[actor].isOfLexicon = true
    self.index(organised: actor)
    if let principal = organisation.principal {
      if let index = lexicon.countries.firstIndex(where: { $0.name == principal }) {
        principals[actor] = country(index, lexicon)
      } else if let index = lexicon.organisations.firstIndex(where: { $0.name == principal }) {
        principals[actor] = self.organisation(index, lexicon)
      }
    }
    return actor
  }

  private mutating func append(_ actor: Actor) -> Int {
    actors.append(actor)
    return actors.count - 1
  }

  /// Records how the document writes an actor.
  mutating func note(_ actor: Int, _ spelling: String, isWeak: Bool) {
    guard spelling != actors[actor].name else {
      actors[actor].isNamedPlainly = true
      return
    }
    if isWeak {
      if !actors[actor].weakAliases.contains(spelling), actors[actor].weakAliases.count < 32 {
        actors[actor].weakAliases.append(spelling)
      }
    } else if !actors[actor].strongAliases.contains(spelling),
      actors[actor].strongAliases.count < 32
    {
      actors[actor].strongAliases.append(spelling)
    }
  }

  // MARK: Recognised by form

  static func key(_ name: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    let folded = WordFolding.folded(name)
    func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte >= 0x80 }
    for (index, byte) in folded.enumerated() {
      // "A.Toktorbaev": the initial and the name; but "U.S.".
      let isInitials =
        byte == UInt8(ascii: ".") && (1...3).contains(word.count) && index + 2 < folded.count
        && isLetter(folded[index + 1]) && isLetter(folded[index + 2])
      if isLetter(byte) || byte &- 0x30 < 10 {
        word.append(byte)
      } else if byte != UInt8(ascii: "'"), byte != UInt8(ascii: ".") || isInitials, !word.isEmpty {
        words.append(String(decoding: word, as: UTF8.self))
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  /// The organisation or treaty of a name.
  mutating func named(_ name: String, _ kind: Actor.Kind) -> Int {
    let key = ActorTable.key(name)
    if let actor = byKey[key] {
      if actors[actor].kind == .unknown { actors[actor].kind = kind }
      note(actor, name, isWeak: false)
      return actor
    }
    // "Orlan Foods" of "Orlan Foods Ltd".
    if kind == .company || kind == .organization, let company = companiesByCore[key] {
      byKey[key] = company
      note(company, name, isWeak: false)
      return company
    }
    let actor = append(Actor(kind: kind, name: name, key: key))
    byKey[key] = actor
    index(organised: actor)
    return actor
  }

  /// The company of a name that ends in "Ltd" or the like; `core` is what stands before that, by which the
  /// text may have named it before.
  mutating func company(_ name: String, core: String) -> Int {
    let key = ActorTable.key(core)
    if byKey[ActorTable.key(name)] == nil, let known = byKey[key], !actors[known].isOfLexicon,
      actors[known].kind == .company || actors[known].kind == .organization
    {
      actors[known].kind = .company
      byKey[ActorTable.key(name)] = known
      note(known, name, isWeak: false)
    }
    let actor = named(name, .company)
    if !key.isEmpty, companiesByCore[key] == nil { companiesByCore[key] = actor }
    return actor
  }

  /// By the first word, and by those that may be the head: the last, and what "of", "for" or "in" follows.
  private mutating func index(organised actor: Int) {
    let key = actors[actor].key
    guard let first = key.first else { return }
    organisedByWord[first, default: []].append(actor)
    for (at, word) in key.enumerated().dropFirst(key.count > 1 ? 0 : 1)
    where at + 1 == key.count || ["of", "for", "in", "on"].contains(key[at + 1]) {
      organisedByHead[word, default: []].append(actor)
    }
  }

  /// Takes an actor whose name does not tell what it is for what a sentence shows it to be.
  mutating func settle(_ actor: Int, as kind: Actor.Kind) {
    if actors[actor].kind == .unknown { actors[actor].kind = kind }
  }

  /// The person of a full name.
  mutating func person(_ name: String) -> Int {
    let key = ActorTable.key(name)
    if let actor = byKey[key] {
      if actors[actor].kind == .unknown {
        actors[actor].kind = .person
        index(person: actor)
      }
      if actors[actor].kind == .person {
        note(actor, name, isWeak: false)
        return actor
      }
    }
    if let actor = samePerson(key) {
      byKey[key] = actor
      // "Envoy Aarne O. Lehtimaa", in a quoted title: more words in front may be none of the name.
      if key.count > actors[actor].key.count, key.first == actors[actor].key.first {
        note(actor, actors[actor].name, isWeak: false)
        actors[actor].name = name
        actors[actor].key = key
        actors[actor].strongAliases.removeAll { $0 == name }
        index(person: actor)
      } else {
        note(actor, name, isWeak: false)
      }
      return actor
    }
    let actor = append(Actor(kind: .person, name: name, key: key))
    byKey[key] = actor
    index(person: actor)
    return actor
  }

  /// What was a name of something turns out to be a person's.
  /// - Parameter isCertain: it stands where only a person's can, whatever it looks like.
  mutating func becomePerson(_ actor: Int, isCertain: Bool = false) {
    guard isCertain || actors[actor].canBePerson else { return }
    actors[actor].kind = .person
    index(person: actor)
  }

  /// Whether an actor is a person, or a full name of which nothing is known and which stands where
  /// only a person's can.
  mutating func isOrBecomesPerson(_ actor: Int, isCertain: Bool = false) -> Bool {
    if actors[actor].kind == .unknown, (2...6).contains(actors[actor].key.count) {
      becomePerson(actor, isCertain: isCertain && !actors[actor].endsInCommonNoun)
    }
    return actors[actor].kind == .person
  }

  private mutating func index(person actor: Int) {
    let key = actors[actor].key
    for word in Set(key) where word.utf8.count > 1 {
      if personsByWord[word]?.contains(actor) != true {
        personsByWord[word, default: []].append(actor)
      }
    }
  }

  /// A person already known by a longer or shorter form of the same name: with or without middle
  /// names and initials, the first and the last word being the same.
  private func samePerson(_ key: [String]) -> Int? {
    guard key.count >= 2, let last = key.last else { return nil }
    let candidates = (personsByWord[last] ?? []).filter { actor in
      let other = actors[actor].key
      guard other.count >= 2, actors[actor].kind == .person,
        // "X Jr" is not X.
        other.last == last || !ActorTable.isOfSon(other.last) && !ActorTable.isOfSon(last)
      else { return false }
      let (short, long) = other.count < key.count ? (other, key) : (key, other)
      return short.first == long.first && isSubsequence(short, of: long)
        || long.count > short.count && Array(long.suffix(short.count)) == short
        || isInitial(short, of: long)
    }
    return candidates.count == 1 ? candidates[0] : nil
  }

  /// "Jr", "Junior": what tells a son from a father.
  private static func isOfSon(_ word: String?) -> Bool {
    ["jr", "junior", "sr", "senior"].contains(word)
  }

  /// Before these a single name is a given name.
  private static let royal: Set<String> = [
    "king", "queen", "prince", "princess", "pope", "emperor", "empress", "sultan", "emir", "amir",
  ]

  /// "J. Fiol" for "Juan Fiol".
  private func isInitial(_ short: [String], of long: [String]) -> Bool {
    guard short.count == 2, short[0].count == 1, let first = long.first else { return false }
    return first.hasPrefix(short[0]) && short.last == long.last
  }

  private func isSubsequence(_ short: [String], of long: [String]) -> Bool {
    var rest = long[...]
    for word in short {
      guard let index = rest.firstIndex(of: word) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }

  /// A name of which nothing is known yet.
  mutating func unknown(_ name: String) -> Int {
    let key = ActorTable.key(name)
    if let actor = byKey[key] { return actor }
    let actor = append(Actor(kind: .unknown, name: name, key: key))
    byKey[key] = actor
    if (2...4).contains(key.count), let last = key.last {
      unknownsByLastWord[last, default: []].append(actor)
      unknownsByFirstWord[key[0], default: []].append(actor)
    }
    return actor
  }

  /// The actor that already has a name, of whatever kind.
  func known(_ name: String) -> Int? { byKey[ActorTable.key(name)] }

  /// The one full name of which nothing else is known yet and whose first or last word is `word`.
  func unknown(endingWith word: String) -> Int? {
    guard let last = ActorTable.key(word).last else { return nil }
    // "Mr Tan" is Tan Boon Keng where nobody's name ends so.
    let candidates = unknownsByLastWord[last] ?? unknownsByFirstWord[last] ?? []
    return candidates.count == 1 && actors[candidates[0]].kind == .unknown ? candidates[0] : nil
  }

  /// Records another name for an organisation: an acronym, a former name.
  mutating func alias(_ name: String, of actor: Int) {
    let key = ActorTable.key(name)
    guard !key.isEmpty, byKey[key] == nil else { return }
    byKey[key] = actor
    note(actor, name, isWeak: false)
  }

  /// Makes one actor of two: whatever was the second becomes the first.
  mutating func redirect(_ name: String, to actor: Int) { byKey[ActorTable.key(name)] = actor }

  // MARK: Short references

  /// Whom a name of one word, or a part of a full name, refers to, if to exactly one.
  /// - Parameter title: a title before the name, folded, as "president" in "President Lee".
  /// - Parameter sentence: where it stands: of two of that name, only one may have been named before.
  /// - Parameter gender: what a honorific before the name tells.
  func resolve(
    _ name: String, title: String?, in sentence: Int = .max, gender: Actor.Gender? = nil
  ) -> Int? {
    let key = ActorTable.key(name)
    if let actor = byKey[key], actors[actor].kind != .unknown { return actor }
    guard let first = key.first, let last = key.last else { return nil }
    var persons = (personsByWord[last] ?? [])
    if key.count > 1 {
      persons = persons.filter {
        Array(actors[$0].key.suffix(key.count)) == key
          || Array(actors[$0].key.prefix(key.count)) == key
      }
      persons += (personsByWord[first] ?? []).filter {
        !persons.contains($0) && Array(actors[$0].key.prefix(key.count)) == key
      }
    }
    // "King Abdullah" is not Turki bin Abdullah.
    if let title, ActorTable.royal.contains(title), key.count == 1 {
      persons = persons.filter { actors[$0].key.first == first }
    }
    if let title {
      let titled = persons.filter { actors[$0].titles.contains(title) }
      if titled.count == 1 { return titled[0] }
      if persons.count > 1 { return nil }
    }
    if persons.count > 1 {
      let earlier = persons.filter { actors[$0].firstSentence <= sentence }
      if earlier.count == 1 { persons = earlier }
    }
    if persons.count > 1, let gender {
      let likely = persons.filter { actors[$0].gender == nil || actors[$0].gender == gender }
      if likely.count == 1 { persons = likely }
    }
    if persons.count > 1, let subject = namesake(persons, key) { persons = [subject] }
    let organised = (organisedByWord[first] ?? []).filter {
      Array(actors[$0].key.prefix(key.count)) == key && actors[$0].kind != .treaty
        // "THE PETROV NETWORK": a heading's capitals name nothing that "Petrov" could be.
        && !(isAllCapitals(actors[$0].name) && !isAllCapitals(name))
        // "CERN" is not its Council.
        && !(key.count == 1 && actors[$0].key.count > 1 && isAbbreviation(name)
          && actors[$0].name.hasPrefix(name + " "))
        && !isBranch($0, of: key)
    }
    if persons.count == 1 { return organised.isEmpty || title != nil ? persons[0] : nil }
    guard persons.isEmpty, title == nil else { return nil }
    if let company = companiesByCore[key] { return company }
    guard let shortest = organised.min(by: { actors[$0].key.count < actors[$1].key.count }) else {
      return nil
    }
    let rivals = organised.filter { actors[$0].key.count == actors[shortest].key.count }
    let length = actors[shortest].key.count
    // "Nordmalm", of Nordmalm Foods and its Nordmalm Latvia: the one named first.
    if key.count == 1, length == 2, rivals.count == 2,
      rivals.allSatisfy({ actors[$0].kind == .company }), organised.count == 2
    {
      return rivals.min()
    }
    return rivals.count == 1
      && organised.allSatisfy({ $0 == shortest || actors[$0].key.count > length })
      ? shortest : nil
  }

  /// "Vodacom Tanzania Plc" is not what "Vodacom" means.
  private func isBranch(_ actor: Int, of key: [String]) -> Bool {
    guard let seat = actors[actor].seat, actors[actor].key.count > key.count else { return false }
    return Array(actors[actor].key[key.count...].prefix(actors[seat].key.count)) == actors[seat].key
  }

  /// Of several of a surname the one whom the text opens with: who comes later, a son, a widow, goes by more
  /// than the surname.
  private func namesake(_ persons: [Int], _ key: [String]) -> Int? {
    guard let first = persons.map({ actors[$0].firstSentence }).min(), first < 3 else { return nil }
    let opening = persons.filter { actors[$0].firstSentence == first }
    guard opening.count == 1, Array(actors[opening[0]].key.suffix(key.count)) == key else {
      return nil
    }
    return opening[0]
  }

  private func isAbbreviation(_ name: String) -> Bool {
    name.utf8.count >= 2 && isAllCapitals(name)
  }

  private func isAllCapitals(_ name: String) -> Bool {
    !name.utf8.contains { $0 &- 0x61 < 26 }
  }

  /// The one organisation that "the Mission", "the Foundation" means: whose name ends in the word, but
  /// for what "of", "for" and "in" add to it.
  func organised(headedBy word: String) -> Int? {
    guard let head = ActorTable.key(word).first else { return nil }
    let found = Set(organisedByHead[head, default: []].prefix(ActorTable.most)).filter {
      actors[$0].isBody
    }
    return found.count == 1 ? found.first : nil
  }

  /// The one organisation whose name has all these words, the last of them as a head: "the metalworkers'
  /// union" for the Metalworkers' Union of A.
  func organised(describedBy words: String) -> Int? {
    let key = ActorTable.key(words)
    guard key.count > 1, let head = key.last else { return nil }
    let found = Set(organisedByHead[head, default: []].prefix(ActorTable.most)).filter { actor in
      actors[actor].isOrganized && key.allSatisfy { actors[actor].key.contains($0) }
    }
    return found.count == 1 ? found.first : nil
  }

  /// The one organisation or company whose name begins with these words.
  func organised(beginningWith name: String) -> Int? {
    let key = ActorTable.key(name)
    guard let first = key.first else { return nil }
    let found = organisedByWord[first, default: []].prefix(ActorTable.most).filter {
      actors[$0].kind != .treaty && Array(actors[$0].key.prefix(key.count)) == key
        && !isBranch($0, of: key)
    }
    return found.count == 1 ? found[0] : nil
  }

  /// All persons that a single word may refer to.
  func persons(withWord name: String) -> [Int] {
    ActorTable.key(name).last.flatMap { personsByWord[$0] } ?? []
  }
}
