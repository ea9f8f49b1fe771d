/// Decides what each name of a document is a name of, and to which actor it refers.
///
/// First all full names, by the evidence around them (a honorific, a title before or after, a given
/// name, initials, a verb of saying); then the short references, which need those.
struct NameResolver {
  let text: DocumentText
  let tokens: [Token]
  let lexicon: Lexicon
  let vocabulary: Vocabulary

  func resolve(_ sentences: inout [Sentence], _ actors: inout ActorTable) {
    for index in sentences.indices {
      joinLongNames(&sentences[index], &actors)
      registerInitials(&sentences[index], &actors)
    }
    reclaimAbbreviations(&sentences, &actors)
    registerParties(&sentences, &actors)
    let shouted = Set(sentences.indices.filter { isShouted(sentences[$0]) })
    let fuller = fullerNames(sentences)
    for index in sentences.indices where !shouted.contains(index) {
      registerFullNames(&sentences[index], &actors, fuller)
    }
    registerTaggedNames(&sentences, &actors)
    for index in shouted.sorted() {
      shortenShoutedNames(&sentences[index], actors)
      registerFullNames(&sentences[index], &actors)
    }
    for index in sentences.indices {
      registerAcronyms(&sentences[index], &actors)
      registerQuotedNames(&sentences[index], &actors)
    }
    for index in sentences.indices {
      registerTitles(sentences[index], &actors)
      noteGender(sentences[index], &actors)
    }
    for index in sentences.indices {
      for unit in sentences[index].units
      where unit.kind == .actor && actors[unit.actor].kind == .person {
        actors[unit.actor].firstSentence = min(actors[unit.actor].firstSentence, index)
      }
    }
    for index in sentences.indices {
      resolveReferences(&sentences[index], index, &actors, single: false)
    }
    for index in sentences.indices {
      resolveReferences(&sentences[index], index, &actors, single: true)
    }
    for index in sentences.indices { resolveOpenings(&sentences[index], &actors) }
    for index in sentences.indices { foldAbbreviations(&sentences[index]) }
    for sentence in sentences {
      noteGender(sentence, &actors)
      noteLikeness(sentence, &actors)
    }
    settleParties(sentences, &actors)
  }

  func spelling(_ unit: Unit) -> String {
    text.slice(tokens: unit.nameFirst..<unit.end, of: tokens)
  }

  private func registerFullNames(
    _ sentence: inout Sentence, _ actors: inout ActorTable, _ fuller: [[String]: String] = [:]
  ) {
    for index in sentence.units.indices where sentence.units[index].kind == .name {
      let unit = sentence.units[index]
      let length = unit.end - unit.nameFirst
      guard length > 1 || isPersonal(index, sentence.units) && unit.isHonoured,
        !isConstituency(index, sentence.units), !isBuilding(unit), !isEnactment(unit),
        !isArticled(index, sentence.units)
      else { continue }
      if length > 1, isPersonByForm(index, sentence) || isPersonByName(index, sentence, actors) {
        let name = spelling(unit)
        let full = fullerName(unit, fuller)
        sentence.units[index].actor = actors.person(full ?? name)
        sentence.units[index].kind = .actor
        if full != nil { actors.note(sentence.units[index].actor, name, isWeak: true) }
      }
    }
  }

  /// By what stands in and around the name; that who bears it says something is little.
  private func isPersonByForm(_ index: Int, _ sentence: Sentence) -> Bool {
    let (unit, units) = (sentence.units[index], sentence.units)
    guard isPersonal(index, units), unit.isHonoured || !isOfBusiness(index, units) else {
      return false
    }
    return !isOnlySpoken(index, units)
      || tagged(unit, in: sentence) != .organisation && nameKind(of: unit, in: sentence) != .body
  }

  /// By the name tagger, or by the words of the name.
  private func isPersonByName(
    _ index: Int, _ sentence: Sentence, _ actors: ActorTable
  ) -> Bool {
    let (unit, units) = (sentence.units[index], sentence.units)
    guard !endsInCommonNoun(unit), !isOfBusiness(index, units) else { return false }
    let kind = nameKind(of: unit, in: sentence)
    guard kind != .body else { return false }
    let isPersonsName = kind == .person && sentence.kind != .heading
    // The tagger, which is dear, is asked only where it could say otherwise.
    if !isPersonsName || mayBePlace(index, units) {
      let tagged = tagged(unit, in: sentence)
      guard tagged == .person || isPersonsName && !isPlace(index, units, tagged) else {
        return false
      }
    }
    return actors.organised(beginningWith: spelling(unit)) == nil
  }

  /// "in San Telmo": where something is.
  private func isPlace(_ index: Int, _ units: [Unit], _ tagged: NameKind?) -> Bool {
    if lexicon.cities[ActorTable.key(spelling(units[index]))] != nil { return true }
    guard index > 0 else { return tagged == .place }
    return tagged != nil && isBehindPreposition(index, units)
  }

  /// Whether it may depend on the tagger if it is one.
  private func mayBePlace(_ index: Int, _ units: [Unit]) -> Bool {
    index == 0 || isBehindPreposition(index, units)
      || lexicon.cities[ActorTable.key(spelling(units[index]))] != nil
  }

  private func isBehindPreposition(_ index: Int, _ units: [Unit]) -> Bool {
    units[index - 1].isOne(of: .in, .at, .from, .to, .of) || spelt(units[index - 1]) == "near"
  }

  /// Full names of which only the name tagger knows that they are persons'.
  private func registerTaggedNames(_ sentences: inout [Sentence], _ actors: inout ActorTable) {
    var classifier = NameClassifier()
    func isOpen(_ unit: Unit) -> Bool {
      unit.kind == .name && (2...5).contains(unit.end - unit.nameFirst)
    }
    var businesses: Set<[String]> = []
    for sentence in sentences where sentence.kind != .heading {
      for (index, unit) in sentence.units.enumerated() where isOpen(unit) {
        if isOfBusiness(index, sentence.units) { businesses.insert(ActorTable.key(spelling(unit))) }
        classifier.note(unit, key: ActorTable.key(spelling(unit)), in: sentence.syntax)
      }
    }
    for index in sentences.indices {
      for position in sentences[index].units.indices {
        let unit = sentences[index].units[position]
        guard isOpen(unit), classifier.isPerson(ActorTable.key(spelling(unit))),
          nameKind(of: unit, in: sentences[index]) != .body,
          actors.organised(beginningWith: spelling(unit)) == nil,
          !businesses.contains(ActorTable.key(spelling(unit))),
          !isOfBusiness(position, sentences[index].units),
          !isConstituency(position, sentences[index].units),
          !isArticled(position, sentences[index].units)
        else { continue }
        sentences[index].units[position].actor = actors.person(spelling(unit))
        sentences[index].units[position].kind = .actor
      }
    }
  }

  private func nameKind(of unit: Unit, in sentence: Sentence) -> NameKindClassifier.Verdict? {
    sentence.syntax.nameKind(of: unit.nameFirst..<unit.end)
  }

  /// What the name tagger takes a name for, where it sees the same name.
  private func tagged(_ unit: Unit, in sentence: Sentence) -> NameKind? {
    sentence.syntax.names.first { $0.words == unit.nameFirst..<unit.end }?.kind
  }

  /// "Royal Decree", "Executive Order": what somebody is appointed by.
  private static let enactments: Set<String> = [
    "decree", "order", "ordinance", "edict", "resolution", "statute", "proclamation", "gazette",
  ]

  private func isEnactment(_ unit: Unit) -> Bool {
    Self.enactments.contains(vocabulary.spelling(tokens[unit.end - 1].word))
  }

  private func endsInCommonNoun(_ unit: Unit) -> Bool {
    if isBuilding(unit) || isEnactment(unit) { return true }
    let last = lexicon.classes(of: tokens[unit.end - 1].word)
    return !last.isDisjoint(with: [
      .orghead, .companyhead, .companysuffix, .treatyhead, .portfolio, .meet, .office,
    ]) && last.isDisjoint(with: [.given, .suffix])
  }

  /// Notes what names of which nothing is known may be.
  private func noteLikeness(_ sentence: Sentence, _ actors: inout ActorTable) {
    for (index, unit) in sentence.units.enumerated()
    where unit.kind == .actor && actors[unit.actor].kind == .unknown {
      let isArticled = isArticled(index, sentence.units)
      if isConstituency(index, sentence.units) || isBuilding(unit)
        || isArticled && tagged(unit, in: sentence) == .person
      {
        actors[unit.actor].likeness = .place
      }
      if isArticled { actors[unit.actor].isNamedAsBody = true }
      if endsInCommonNoun(unit), !unit.isHonoured { actors[unit.actor].endsInCommonNoun = true }
      if isDateline(unit, sentence.units) { actors[unit.actor].isDateline = true }
      if !unit.isHonoured, lexicon.cities[actors[unit.actor].key] != nil {
        actors[unit.actor].likeness = .place
      }
      if actors[unit.actor].likeness == nil {
        actors[unit.actor].likeness =
          sentence.syntax.names.first { $0.words.overlaps(unit.nameFirst..<unit.end) }?.kind
      }
      switch nameKind(of: unit, in: sentence) {
      case .body:
        if tagged(unit, in: sentence) == .organisation { actors[unit.actor].isNamedAsBody = true }
        if actors[unit.actor].likeness != .place { actors[unit.actor].likeness = .organisation }
      case .person where actors[unit.actor].likeness != .place:
        actors[unit.actor].likeness = .person
      case .likelyPerson where actors[unit.actor].likeness == .organisation,
        .likelyBody where actors[unit.actor].likeness == .person:
        // Each says another thing.
        actors[unit.actor].likeness = nil
      default: break
      }
    }
  }

  /// "Government Palace", "Freedom Square".
  private func isBuilding(_ unit: Unit) -> Bool {
    unit.end - unit.nameFirst > 1 && !unit.isHonoured
      && Self.buildings.contains(vocabulary.spelling(tokens[unit.end - 1].word))
  }

  private static let buildings: Set<String> = [
    "palace", "airport", "hotel", "square", "avenue", "stadium", "palais", "palacio",
  ]

  /// "RIO DE JANEIRO, Aug 26 -", "LAGOS —": capitals before a day or a dash.
  private func isDateline(_ unit: Unit, _ units: [Unit]) -> Bool {
    guard units.count > 3, units[0].first == unit.first, unit.shape.contains(.allCapitals) else {
      return false
    }
    return units[1].isOne(of: .dash, .emDash, .openingBracket)
      || units[1].isComma && (units[2].has(.month) || units[2].kind == .number)
  }

  func spelt(_ unit: Unit) -> String {
    unit.word >= 0 ? vocabulary.spelling(unit.word) : ""
  }

  /// "Ms. Kim", "Sir Nigel": what the honorific says of the person.
  private func noteGender(_ sentence: Sentence, _ actors: inout ActorTable) {
    // "King Hamad", "Queen Sofía".
    for (title, unit) in zip(sentence.units, sentence.units.dropFirst())
    where title.kind == .title && unit.kind == .actor && actors[unit.actor].kind == .person {
      let classes = lexicon.titles[title.title].classes
      if classes.contains(.masculine) { actors[unit.actor].gender = .masculine }
      if classes.contains(.feminine) { actors[unit.actor].gender = .feminine }
    }
    for unit in sentence.units where unit.kind == .actor {
      if let gender = gender(of: unit) { actors[unit.actor].gender = gender }
    }
  }

  private func gender(of unit: Unit) -> Actor.Gender? {
    var gender: Actor.Gender?
    for token in unit.first..<unit.nameFirst {
      let classes = lexicon.classes(of: tokens[token].word)
      if classes.contains(.feminine) { gender = .feminine }
      if classes.contains(.masculine) { gender = .masculine }
    }
    return gender
  }

  /// Notes the titles that stand directly before full names.
  private func registerTitles(_ sentence: Sentence, _ actors: inout ActorTable) {
    for index in sentence.units.indices.dropFirst() {
      let (title, unit) = (sentence.units[index - 1], sentence.units[index])
      guard title.kind == .title, unit.kind == .actor, actors[unit.actor].kind == .person else {
        continue
      }
      actors[unit.actor].titles.insert(folded(title))
    }
  }

  private func folded(_ title: Unit) -> String {
    (title.first..<title.end).map { vocabulary.spelling(tokens[$0].word) }.joined(separator: " ")
  }

  private func resolveReferences(
    _ sentence: inout Sentence, _ number: Int, _ actors: inout ActorTable, single: Bool
  ) {
    for index in sentence.units.indices where sentence.units[index].kind == .name {
      let unit = sentence.units[index]
      guard (unit.end - unit.nameFirst == 1) == single else { continue }
      let name = spelling(unit)
      let before =
        index > 0 && sentence.units[index - 1].kind == .title ? sentence.units[index - 1] : nil
      let isDefinite =
        index > 0 && sentence.units[index - 1].is(.the) && unit.has([.orghead, .publichead])
      if isOwnerOfNamesake(index, sentence, actors) {
        sentence.units[index].actor = actors.named(name, .company)
        sentence.units[index].kind = .actor
      } else if let actor = actors.resolve(
        name, title: before.map(folded), in: number, gender: gender(of: unit))
        ?? (isDefinite && single ? actors.organised(headedBy: name) : nil)
      {
        sentence.units[index].actor = actor
        sentence.units[index].kind = .actor
        actors.note(actor, name, isWeak: true)
      } else if unit.end - unit.nameFirst == 1, unit.isHonoured || before != nil {
        // "President Tokayev", of whom the document gives no fuller name.
        guard isNew(name, actors), !isCommonNoun(unit, before),
          !isAbbreviation(unit, behind: before)
        else { continue }
        if let fuller = actors.unknown(endingWith: name) {
          // "Dr. Weber" shows that "Annelise Weber" is a person.
          actors.becomePerson(fuller)
          actors.note(fuller, name, isWeak: true)
          sentence.units[index].actor = fuller
          sentence.units[index].kind = .actor
          continue
        }
        sentence.units[index].actor = actors.person(name)
        sentence.units[index].kind = .actor
      } else if !isOrdinary(unit, index, sentence) {
        sentence.units[index].actor = actors.unknown(name)
        sentence.units[index].kind = .actor
      }
    }
  }

  /// Resolves the references to persons who were recognised only since.
  func resolveAgain(_ sentences: inout [Sentence], _ actors: inout ActorTable) {
    for index in sentences.indices {
      for position in sentences[index].units.indices {
        let unit = sentences[index].units[position]
        // A surname that opens a sentence, of a person recognised since.
        if position == 0, unit.kind == .word, unit.isCapital, unit.classes.isOrdinary,
          let actor = actors.resolve(spelling(unit), title: nil), actors[actor].kind == .person
        {
          actors.note(actor, spelling(unit), isWeak: true)
          sentences[index].units[0].kind = .actor
          sentences[index].units[0].actor = actor
          continue
        }
        guard unit.kind == .actor, actors[unit.actor].kind == .unknown else { continue }
        if let actor = actors.resolve(spelling(unit), title: nil) {
          actors.note(actor, spelling(unit), isWeak: true)
          sentences[index].units[position].actor = actor
        }
      }
    }
  }

  /// A capitalised word that opens a sentence is a name where the document elsewhere uses it as one.
  private func resolveOpenings(_ sentence: inout Sentence, _ actors: inout ActorTable) {
    guard let first = openingOfItem(sentence), sentence.units[first].kind == .name else { return }
    let unit = sentence.units[first]
    if let actor = actors.known(spelling(unit)) {
      sentence.units[first].actor = actor
      sentence.units[first].kind = .actor
    } else {
      sentence.units[first].kind = .word
    }
  }

  /// The unit that opens a sentence; behind a bullet only what a preposition follows: "- Purchase of X".
  private func openingOfItem(_ sentence: Sentence) -> Int? {
    guard let first = sentence.units.first else { return nil }
    guard first.kind == .mark, first.isOne(of: .hyphen, .dash), sentence.units.count > 2 else {
      return 0
    }
    return sentence.units[2].has(.prep) ? 1 : 0
  }

  /// "Pacific Islands Forum Leaders Meeting": a word of the language behind a title is no surname.
  private func isCommonNoun(_ unit: Unit, _ title: Unit?) -> Bool {
    guard let title, !unit.isHonoured else { return false }
    return title.isPlural
      || unit.has([
        .orghead, .companyhead, .treatyhead, .meet, .office, .portfolio, .business, .rank,
      ]) && !unit.has(.given)
  }

  /// "asset manager MNV": capitals behind a title in small letters are no surname.
  private func isAbbreviation(_ unit: Unit, behind title: Unit?) -> Bool {
    guard let title, !unit.isHonoured, !title.isCapital else { return false }
    let token = tokens[unit.end - 1]
    return token.shape.contains(.allCapitals) && (2...6).contains(token.end - token.start)
  }

  /// No person of the document could be meant by it.
  private func isNew(_ name: String, _ actors: ActorTable) -> Bool {
    actors.persons(withWord: name).isEmpty
  }

  /// A capital at the begin of a sentence alone does not make a name.
  private func isOrdinary(_ unit: Unit, _ index: Int, _ sentence: Sentence) -> Bool {
    index == openingOfItem(sentence) && unit.end - unit.nameFirst == 1
      && !(unit.shape.contains(.allCapitals) || unit.shape.contains(.hyphenated))
      && !(index == 0 && sentence.units.count > 1
        && (sentence.units[1].is(.possessive)
          || sentence.units[1].isComma
          || sentence.units[1].isOne(of: .and, .ampersand) && sentence.units.count > 2
            && (sentence.units[2].kind == .name || sentence.units[2].kind == .actor)
          || sentence.units[1].has(.anyVerb.union(.aux))
          || sentence.units[1].kind == .title))
  }
}
