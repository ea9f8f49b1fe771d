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
    for index in sentences.indices { registerFullNames(&sentences[index], &actors) }
    for index in sentences.indices { registerAcronyms(&sentences[index], &actors) }
    for index in sentences.indices { registerTitles(sentences[index], &actors) }
    for index in sentences.indices { resolveReferences(&sentences[index], &actors, single: false) }
    for index in sentences.indices { resolveReferences(&sentences[index], &actors, single: true) }
    for index in sentences.indices { resolveOpenings(&sentences[index], &actors) }
  }

  func spelling(_ unit: Unit) -> String {
    text.slice(Int(tokens[unit.nameFirst].start)..<Int(tokens[unit.end - 1].end))
  }

  private func registerFullNames(_ sentence: inout Sentence, _ actors: inout ActorTable) {
    for index in sentence.units.indices where sentence.units[index].kind == .name {
      let unit = sentence.units[index]
      let length = unit.end - unit.nameFirst
      guard length > 1 || isPersonal(index, sentence.units) && unit.isHonoured else { continue }
      if length > 1, isPersonal(index, sentence.units) {
        sentence.units[index].actor = actors.person(spelling(unit))
        sentence.units[index].kind = .actor
      }
    }
  }

  /// Whether what stands in and around a name shows that it is a person's.
  private func isPersonal(_ index: Int, _ units: [Unit]) -> Bool {
    let unit = units[index]
    if unit.isHonoured { return true }
    if index > 0 {
      let before = units[index - 1]
      if before.kind == .title || before.kind == .word && before.has(.occupation) { return true }
      if index > 1, before.isOne(of: .elect, .designate), units[index - 2].is(.hyphen) {
        return true
      }
    }
    let range = unit.nameFirst..<unit.end
    let first = lexicon.classes(of: tokens[range.lowerBound].word)
    if range.count > 1, first.contains(.given) { return true }
    for token in range {
      let shape = tokens[token].shape
      if shape.contains(.dotted), tokens[token].end - tokens[token].start <= 4,
        token < range.upperBound - 1, range.count > 1
      {
        return true
      }
      if token > range.lowerBound, !shape.contains(.capital) { return true }
      if token > range.lowerBound, lexicon.classes(of: tokens[token].word).contains(.suffix),
        range.count > 1
      {
        return true
      }
      if shape.contains(.hyphenated), range.count > 1, isSyllabic(token) { return true }
    }
    return isBeforeTitle(index, units) || isFollowedBySaying(index, units)
  }

  /// "Sok-bae", "Jin-ho": a capital, a hyphen, a small letter; or "al-Assad".
  private func isSyllabic(_ token: Int) -> Bool {
    let bytes = text.bytes[Int(tokens[token].start)..<Int(tokens[token].end)]
    guard let hyphen = bytes.firstIndex(of: UInt8(ascii: "-")), hyphen + 1 < bytes.endIndex else {
      return false
    }
    return bytes[hyphen + 1] &- 0x61 < 26 || hyphen - bytes.startIndex == 2
  }

  /// ", director of", ", the former", ", who", ", 54,".
  private func isBeforeTitle(_ index: Int, _ units: [Unit]) -> Bool {
    var next = index + 1
    guard next < units.count else { return false }
    if units[next].isOne(of: .who) { return true }
    guard units[next].isOne(of: .comma, .openingBracket, .dash, .emDash) else { return false }
    next += 1
    guard next < units.count else { return false }
    if units[next].isOne(of: .who, .whose) { return true }
    if units[next].kind == .number, next + 1 < units.count, units[next + 1].isComma {
      let token = tokens[units[next].first]
      return token.end - token.start == 2
    }
    for step in next..<min(next + 7, units.count) {
      let unit = units[step]
      if unit.kind == .title { return true }
      if unit.kind == .actor
        || unit.isOne(of: .possessive, .hyphen, .the, .a, .an, .its, .most, .recently, .newly)
      {
        continue
      }
      if unit.has([.rank, .portfolio, .former, .current, .acting, .planned, .det]) { continue }
      return false
    }
    return false
  }

  private func isFollowedBySaying(_ index: Int, _ units: [Unit]) -> Bool {
    let unit = units[index]
    guard index + 1 < units.count, unit.end - unit.nameFirst >= 2, unit.end - unit.nameFirst <= 4
    else { return false }
    let last = lexicon.classes(of: tokens[unit.end - 1].word)
    guard last.isDisjoint(with: [.companyhead, .companysuffix, .orghead, .treatyhead]) else {
      return false
    }
    guard index == 0 || units[index - 1].kind == .mark else { return false }
    return units[index + 1].has(.saying)
      || units[index + 1].isOne(of: .was, .has) && index + 2 < units.count
        && units[index + 2].has([.appoint])
  }

  /// "World Health Organization (WHO)": the name in brackets is the organisation's too.
  private func registerAcronyms(_ sentence: inout Sentence, _ actors: inout ActorTable) {
    let units = sentence.units
    guard units.count > 3 else { return }
    for index in units.indices.dropLast(3)
    where units[index].kind == .actor && units[index + 1].is(.openingBracket)
      && units[index + 2].kind == .name && units[index + 3].is(.closingBracket)
    {
      let actor = units[index].actor
      guard actors[actor].isOrganized, actors[actor].kind != .country,
        units[index + 2].shape.contains(.allCapitals)
      else { continue }
      actors.alias(spelling(units[index + 2]), of: actor)
    }
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
    _ sentence: inout Sentence, _ actors: inout ActorTable, single: Bool
  ) {
    for index in sentence.units.indices where sentence.units[index].kind == .name {
      let unit = sentence.units[index]
      guard (unit.end - unit.nameFirst == 1) == single else { continue }
      let name = spelling(unit)
      let before =
        index > 0 && sentence.units[index - 1].kind == .title ? sentence.units[index - 1] : nil
      if let actor = actors.resolve(name, title: before.map(folded)) {
        sentence.units[index].actor = actor
        sentence.units[index].kind = .actor
        actors.note(actor, name, isWeak: true)
      } else if unit.end - unit.nameFirst == 1, unit.isHonoured || before != nil {
        // "President Tokayev", of whom the document gives no fuller name.
        guard isNew(name, actors) else { continue }
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
    guard let unit = sentence.units.first, unit.kind == .name else { return }
    if let actor = actors.known(spelling(unit)) {
      sentence.units[0].actor = actor
      sentence.units[0].kind = .actor
    } else {
      sentence.units[0].kind = .word
    }
  }

  /// No person of the document could be meant by it.
  private func isNew(_ name: String, _ actors: ActorTable) -> Bool {
    actors.persons(withWord: name).isEmpty
  }

  /// A capital at the begin of a sentence alone does not make a name.
  private func isOrdinary(_ unit: Unit, _ index: Int, _ sentence: Sentence) -> Bool {
    index == 0 && unit.end - unit.nameFirst == 1
      && !(unit.shape.contains(.allCapitals) || unit.shape.contains(.hyphenated))
      && !(sentence.units.count > 1
        && (sentence.units[1].is(.possessive)
          || sentence.units[1].isComma || sentence.units[1].has(.anyVerb.union(.aux))
          || sentence.units[1].kind == .title))
  }
}
