/// Names that a text introduces for what it has just named in full.
extension NameResolver {
  /// "World Health Organization (WHO)": the name in brackets is the organisation's too.
  func registerAcronyms(_ sentence: inout Sentence, _ actors: inout ActorTable) {
    let units = sentence.units
    guard units.count > 3 else { return }
    for index in units.indices.dropLast(3)
    where units[index].kind == .actor && units[index + 1].is(.openingBracket)
      && units[index + 2].kind == .name && units[index + 3].is(.closingBracket)
    {
      let actor = units[index].actor
      guard actors[actor].isBody,
        units[index + 2].shape.contains(.allCapitals)
      else { continue }
      actors.alias(spelling(units[index + 2]), of: actor)
    }
  }

  /// 'Lindholt Maritime A/S ("Lindholt")': what a contract or a release will call it.
  func registerQuotedNames(_ sentence: inout Sentence, _ actors: inout ActorTable) {
    let units = sentence.units
    guard units.count > 5 else { return }
    for index in units.indices.dropLast(5)
    where units[index + 1].is(.openingBracket)
      && units[index + 2].isOne(of: .quote, .openingQuote)
      && units[index + 4].isOne(of: .quote, .closingQuote)
      && units[index + 5].isOne(of: .closingBracket, .comma)
      && units[index + 3].isCapital && units[index + 3].kind != .title
    {
      let short = units[index + 3]
      guard short.kind != .word || !short.has([.orghead, .companynoun, .companyhead]) else {
        continue
      }
      let actor: Int
      switch units[index].kind {
      case .actor where actors[units[index].actor].kind != .country: actor = units[index].actor
      case .name where units[index].end - units[index].nameFirst > 1:
        actor = actors.unknown(spelling(units[index]))
        sentence.units[index].kind = .actor
        sentence.units[index].actor = actor
      default: continue
      }
      actors.alias(spelling(short), of: actor)
    }
  }

  /// "Central Única dos Trabalhadores (CUT)": whose initials stand behind it is an organisation.
  func registerInitials(_ sentence: inout Sentence, _ actors: inout ActorTable) {
    let units = sentence.units
    guard units.count > 3 else { return }
    for index in units.indices.dropLast(3)
    where units[index].kind == .name && units[index + 1].is(.openingBracket)
      && units[index + 3].is(.closingBracket) && !units[index].isHonoured
    {
      let (name, short) = (units[index], units[index + 2])
      guard name.end - name.first > 1, short.kind == .name, short.end - short.first == 1,
        short.shape.contains(.allCapitals), isInitials(short, of: name)
      else { continue }
      let actor = actors.named(spelling(name), .organization)
      actors.alias(spelling(short), of: actor)
      sentence.units[index].kind = .actor
      sentence.units[index].actor = actor
    }
  }

  /// "Indian Ocean Commission (IOC)": of a text that introduces an abbreviation it means this, whoever else is known
  /// by it.
  func reclaimAbbreviations(_ sentences: inout [Sentence], _ actors: inout ActorTable) {
    // Who is named in full somewhere keeps the abbreviation.
    let namedInFull = Set(
      sentences.lazy.flatMap(\.units).filter { $0.kind == .actor && !isAbbreviation($0) }
        .map(\.actor))
    var meant: [Int: Int] = [:]
    for sentence in sentences where sentence.units.count > 3 {
      let units = sentence.units
      for index in units.indices.dropLast(3)
      where units[index].kind == .actor && units[index + 1].is(.openingBracket)
        && units[index + 2].kind == .actor && units[index + 3].is(.closingBracket)
      {
        let (name, short) = (units[index], units[index + 2])
        guard name.actor != short.actor, isAbbreviation(short), actors[name.actor].isBody,
          actors[short.actor].isBody, isInitials(short, of: name),
          !namedInFull.contains(short.actor), meant[short.actor] == nil
        else { continue }
        actors.alias(spelling(short), of: name.actor)
        meant[short.actor] = name.actor
      }
    }
    guard !meant.isEmpty else { return }
    for sentence in sentences.indices {
      for unit in sentences[sentence].units.indices
      where sentences[sentence].units[unit].kind == .actor {
        if let actor = meant[sentences[sentence].units[unit].actor] {
          sentences[sentence].units[unit].actor = actor
        }
      }
    }
  }

  func isAbbreviation(_ unit: Unit) -> Bool {
    unit.end - unit.first == 1 && unit.shape.contains(.allCapitals)
  }

  /// Whether every letter of an abbreviation begins a word of the name, in order, the first the first.
  func isInitials(_ short: Unit, of name: Unit) -> Bool {
    let letters = ActorTable.key(spelling(short)).joined()
    let initials = (name.first..<name.end).compactMap { token -> Character? in
      tokens[token].shape.contains(.capital)
        ? ActorTable.key(text.slice(Int(tokens[token].start)..<Int(tokens[token].end))).first?.first
        : nil
    }
    guard letters.count >= 2, let first = letters.first, first == initials.first else {
      return false
    }
    var rest = initials[...]
    for letter in letters {
      guard let at = rest.firstIndex(of: letter) else { return false }
      rest = rest[(at + 1)...]
    }
    return true
  }

  /// "Office of Foreign Assets Control (OFAC)" is one name, written twice.
  func foldAbbreviations(_ sentence: inout Sentence) {
    guard sentence.units.count > 3 else { return }
    var index = 0
    while index + 3 < sentence.units.count {
      let (name, short) = (sentence.units[index], sentence.units[index + 2])
      if name.kind == .actor, short.kind == .actor, short.actor == name.actor,
        sentence.units[index + 1].is(.openingBracket),
        sentence.units[index + 3].is(.closingBracket), short.shape.contains(.allCapitals)
      {
        sentence.units[index].end = sentence.units[index + 3].end
        sentence.units.removeSubrange(index + 1...index + 3)
      }
      index += 1
    }
  }
}
