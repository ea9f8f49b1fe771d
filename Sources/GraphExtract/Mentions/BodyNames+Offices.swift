/// Bodies, by the offices that they have: "Frelimo secretary-general X", "Nordmalm's chief executive",
/// "chairman of Kafue Sugar", "Sibelo has named X as its director".
extension BodyNames {
  /// What a name is by the office that it stands at, if it stands at one.
  func kindByOffice(_ index: Int, _ sentence: Sentence) -> Actor.Kind? {
    let units = sentence.units
    guard !isOfPlace(units[index]) else { return nil }
    // Asked only where an office stands by: most names are by none, and tagging costs.
    func isPerson() -> Bool { tag(of: units[index], in: sentence) == .person }
    let isOpening = opensAsWord(index, units)
    let isWord = isOpening && !units[index].classes.isOrdinary
    let behind = isWord ? nil : officeBehind(index, units)
    let title: Int? =
      (isOpening && behind != nil && !isProper(units[index], in: sentence) ? nil : behind)
      ?? officeAt(index, units)
      ?? (isWord
        ? nil
        : officeOwned(by: index, units, isPerson: isPerson())
          ?? officeGiven(by: index, units).flatMap { title in
            // Whatever the name looks like: who gives a company's offices is a company.
            units[title].titleKind == .company && !units[index].has(.given) || !isPerson()
              ? title : nil
          })
      ?? officeBefore(index, units, isPerson: isPerson())
    guard let title else {
      return isLed(index, units, isPerson: isPerson()) ? .organization : nil
    }
    return units[title].titleKind == .company ? .company : .organization
  }

  /// "who heads the opposition Frente Andino", "chaired Natsave", "to lead Nordmalm"; "Nordmalm, led by",
  /// "Natsave was founded in 1994 by".
  private func isLed(_ index: Int, _ units: [Unit], isPerson: @autoclosure () -> Bool) -> Bool {
    if isPassive(index + 1, units) { return true }
    var verb = index - 1
    while verb > 0, index - verb < 5,
      units[verb].kind == .word && !units[verb].isCapital && !units[verb].has(.lead)
        && !units[verb].has(WordClass.function.subtracting(.det))
    { verb -= 1 }
    guard verb >= 0, units[verb].kind == .word || units[verb].kind == .title,
      units[verb].has(.lead), !units[verb].isCapital || verb == 0 && index > 1,
      // "led Petrov by two points", "leads Brazil 2-1".
      !(unit(index + 1, units).map { $0.isOne(of: .by, .hyphen) || $0.kind == .number } ?? false),
      !(unit(index + 1, units)?.is(Word.possessive) ?? false) || !isPerson(),
      // "headed the Central Asia department": a part of something.
      !(unit(index + 1, units).map { $0.kind == .word && !$0.isCapital && isPart($0) } ?? false),
      // "the head of", "in charge, led": a noun, or the clause of somebody else.
      verb == 0 || !units[verb - 1].has(.det)
    else { return false }
    guard isPerson() else { return true }
    let isOfBodies = !["led", "leads", "lead", "leading"].contains(resolver.spelt(units[verb]))
    return isOfBodies && !units[index].has(.given)
  }

  /// "Frelimo secretary-general X": of the name in front, where a person's full name follows.
  private func officeBehind(_ index: Int, _ units: [Unit]) -> Int? {
    guard let title = office(from: index + 1, units),
      isOfBodies(units[title], isOwned: false)
        // "NSDC Secretary X", but "Unification Minister".
        || units[index].shape.contains(.allCapitals) && units[title].titleKind == .portfolio
          && resolver.lexicon.titleName(units[title].title) == "secretary",
      let behind = unit(title + 1, units), isFullName(behind)
    else { return nil }
    return title
  }

  /// "At Nordmalm, chief executive X".
  private func officeAt(_ index: Int, _ units: [Unit]) -> Int? {
    let at = index > 0 && units[index - 1].has(.det) ? index - 2 : index - 1
    guard at == 0, units[0].is(.at), unit(index + 1, units)?.isComma ?? false,
      let title = office(from: index + 2, units), isOfBodies(units[title], isOwned: false),
      let behind = unit(title + 1, units), isFullName(behind)
    else { return nil }
    return title
  }

  /// "Nordmalm's chief executive".
  private func officeOwned(by index: Int, _ units: [Unit], isPerson: @autoclosure () -> Bool)
    -> Int?
  {
    guard unit(index + 1, units)?.is(Word.possessive) ?? false,
      let title = office(from: index + 2, units), isOfBodies(units[title], isOwned: true)
    else { return nil }
    // "Chávez's vice president", "Silva's director": a person has deputies and staff, and no chairman.
    guard isPerson() else { return title }
    let name = resolver.lexicon.titleName(units[title].title)
    let isOfRank = title > index + 2 || name.hasPrefix("vice")
    return !isOfRank
      && (units[title].titleKind == .company || name.hasPrefix("secretary")
        || ["leader", "president", "chairman", "chairwoman", "chairperson"].contains(name))
      ? title : nil
  }

  /// "chairman of Kafue Sugar".
  private func officeBefore(_ index: Int, _ units: [Unit], isPerson: @autoclosure () -> Bool)
    -> Int?
  {
    let of = index > 0 && units[index - 1].is(.the) ? index - 2 : index - 1
    guard of > 0, units[of].is(.of), units[of - 1].kind == .title,
      isOfBodies(units[of - 1], isOwned: true), !units[of - 1].isPlural,
      units[of - 1].titleKind != .state && !units[index].has(.given) || !isPerson(),
      // "chairman of Nordmalm Investment's board", "head of the Heating division": not by itself.
      !(unit(index + 1, units).map { $0.is(Word.possessive) || $0.has([.orghead, .companynoun]) }
        ?? false)
    else { return nil }
    return of - 1
  }

  /// "Sibelo has named X as its director", "Hanlu announced the resignation of X as director".
  private func officeGiven(by index: Int, _ units: [Unit]) -> Int? {
    guard index == 0 || units[index - 1].kind == .mark || units[index - 1].is(.that) else {
      return nil
    }
    var verb = index + 1
    while verb < units.count, units[verb].has([.aux, .adverb]) {
      // "X was named director": who is given it.
      if units[verb].isOne(of: .is, .was, .were, .been, .be, .being, .are) { return nil }
      verb += 1
    }
    guard verb < units.count, units[verb].kind == .word, !units[verb].isCapital else { return nil }
    let isDecision = units[verb].has(.appoint)
    let isAnnouncement =
      units[verb].has(.saying)
      && units[verb...].prefix(5).contains {
        $0.has([.choice, .leaving]) || $0.isOne(of: .appointment, .reappointment)
      }
    guard isDecision || isAnnouncement else { return nil }
    for title in verb + 1..<max(verb + 1, min(verb + 14, units.count)) {
      if units[title].isComma, isDecision { return nil }
      guard units[title].kind == .title, unit(title + 1, units)?.kind != .title else { continue }
      guard isOfBodies(units[title], isOwned: false),
        !(unit(title + 1, units)?.isOne(of: .of, .at, .for) ?? false)
      else { return nil }
      var low = title
      while low > verb, units[low - 1].has([.rank, .portfolio, .planned, .acting, .current]) {
        low -= 1
      }
      // "Petrov named X director": of a body of which he is head.
      return isAnnouncement || units[low - 1].isOne(of: .its, .their)
        || units[title].titleKind == .company || units[index].shape.contains(.allCapitals)
        ? title : nil
    }
    return nil
  }

  private func isPassive(_ index: Int, _ units: [Unit]) -> Bool {
    guard let first = unit(index, units), first.isComma || first.isOne(of: .is, .was, .has) else {
      return false
    }
    let verb = unit(index + 1, units)?.isOne(of: .been) ?? false ? index + 2 : index + 1
    guard let participle = unit(verb, units), participle.kind == .word, participle.has(.lead),
      ["led", "headed", "chaired", "run", "founded", "co-founded"].contains(
        resolver.spelt(participle))
    else { return false }
    return units[(verb + 1)...].prefix(4).contains { $0.is(.by) }
  }

  // MARK: The parts

  private func unit(_ index: Int, _ units: [Unit]) -> Unit? {
    units.indices.contains(index) ? units[index] : nil
  }

  /// The title that begins at a unit, behind its rank, its field and whether it is held still.
  private func office(from start: Int, _ units: [Unit]) -> Int? {
    var next = start
    while next < units.count, next - start < 5 {
      if units[next].kind == .title, unit(next + 1, units)?.kind != .title { return next }
      guard
        units[next].has([.rank, .portfolio, .former, .current, .acting, .planned])
          || units[next].kind == .title && units[next].has([.rank, .portfolio])
          || units[next].is(.and) && next > start || units[next].is(.hyphen)
      else { return nil }
      next += 1
    }
    return nil
  }

  /// Whether only bodies have an office, not places or persons.
  private func isOfBodies(_ title: Unit, isOwned: Bool) -> Bool {
    guard !resolver.lexicon.titles[title.title].classes.contains(.local) else { return false }
    let name = resolver.lexicon.titleName(title.title)
    switch title.titleKind {
    case .company: return true
    case .body:
      return !isOwned
        || !["spokes", "aide", "advis", "assistant", "deputy", "counsel", "delegate", "manager"]
          .contains(where: name.hasPrefix)
          && !["chief", "head", "commander", "superintendent", "coach"].contains {
            name == $0 || name.hasSuffix(" " + $0)
          }
    case .portfolio: return name.hasPrefix("secretary-general") || name == "secretary general"
    case .state: return ["leader", "president", "vice president", "vice-president"].contains(name)
    case .envoy, .calling, .rank: return false
    }
  }

  private func isPart(_ unit: Unit) -> Bool {
    unit.has([.orghead, .statehead, .companynoun, .business]) && !unit.has(.party)
  }

  private func isFullName(_ unit: Unit) -> Bool {
    unit.kind == .name && (unit.end - unit.nameFirst > 1 || unit.isHonoured)
      || unit.kind == .title && unit.titleKind == .rank
  }

  private func isOfPlace(_ unit: Unit) -> Bool {
    resolver.lexicon.cities[ActorTable.key(resolver.spelling(unit))] != nil
  }

  /// A single word that a capital could have for opening the sentence: "Mine manager X".
  private func opensAsWord(_ index: Int, _ units: [Unit]) -> Bool {
    units[index].end - units[index].nameFirst == 1 && !units[index].shape.contains(.allCapitals)
      && (index == 0 || units[index - 1].kind == .mark && !units[index - 1].isComma)
  }

  private func isProper(_ unit: Unit, in sentence: Sentence) -> Bool {
    sentence.syntax.tag(unit.end - 1).partOfSpeech == .properNoun
  }

  private func tag(of unit: Unit, in sentence: Sentence) -> NameKind? {
    sentence.syntax.names.first { $0.words == unit.nameFirst..<unit.end }?.kind
  }
}
