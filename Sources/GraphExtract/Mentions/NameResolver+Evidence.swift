/// What stands in and around a name that shows what it is a name of.
extension NameResolver {
  /// Whether what stands in and around a name shows that it is a person's.
  func isPersonal(_ index: Int, _ units: [Unit]) -> Bool {
    let unit = units[index]
    if unit.isHonoured || isShortened(index, units) { return true }
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

  /// "at the Casa Blanca": a person's name has no article, but where a noun stands behind it, "the Jane Roe
  /// government".
  func isArticled(_ index: Int, _ units: [Unit]) -> Bool {
    guard index > 0, units[index - 1].is(.the), !units[index].isHonoured else { return false }
    guard units.indices.contains(index + 1) else { return true }
    return units[index + 1].kind == .mark
      || units[index + 1].has(WordClass.function.union(.anyVerb))
  }

  /// "the MP for Karaga Central", "Member of Parliament (MP) for Bantama": whom a member sits for.
  func isConstituency(_ index: Int, _ units: [Unit]) -> Bool {
    guard index >= 2, units[index - 1].is(.for) else { return false }
    let title = units[index - 2].is(.closingBracket) && index >= 3 ? index - 3 : index - 2
    return units[title].kind == .title && lexicon.isParliamentary(units[title].title)
  }

  /// "Innocent Hakizimana (Hakizimana)": what the text will call someone stands behind the name.
  private func isShortened(_ index: Int, _ units: [Unit]) -> Bool {
    guard index + 3 < units.count, units[index].end - units[index].nameFirst > 1,
      units[index + 1].is(.openingBracket), units[index + 3].is(.closingBracket),
      units[index + 2].kind == .name, units[index + 2].end - units[index + 2].first == 1
    else { return false }
    let last = tokens[units[index].end - 1]
    return spelling(units[index + 2]) == text.slice(Int(last.start)..<Int(last.end))
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
    if isDescribed(next, units) || isBiographical(next, units) { return true }
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

  /// "airline Belgravia Air", "Pedra Branca, controlled by": what is said of companies.
  func isOfBusiness(_ index: Int, _ units: [Unit]) -> Bool {
    if index > 0, units[index - 1].kind == .word,
      units[index - 1].has([.companynoun, .orghead, .business])
    {
      return true
    }
    // "bought Atlas Leasing", "a stake in Oyu Tolgoi", "the acquisition of Termika".
    if index > 0, units[index - 1].has([.acquire, .sell]), !units[index - 1].isCapital {
      return true
    }
    if index > 1, units[index - 1].isOne(of: .in, .of),
      units[index - 2].isOne(of: .stake, .acquisition, .takeover, .subsidiary)
        || units[index - 2].isOne(of: .shares, .unit)
    {
      return true
    }
    // "Rio Tinto said on Monday it had bought": what is "it" is no person.
    if index + 2 < units.count, units[index + 1].has(.saying),
      units[(index + 2)...].prefix(6).contains(where: { $0.isOne(of: .it) })
    {
      return true
    }
    if isCalledCompany(index, units) { return true }
    // "Halden Linjer, which bought": who it is would be "who".
    if index + 2 < units.count, units[index + 1].isComma, units[index + 2].is(.which) {
      return true
    }
    // "Karaca Beyaz is controlled by", "Karaca Beyaz is buying".
    if index + 2 < units.count, units[index + 1].isOne(of: .is, .was, .has) {
      return units[index + 2].has([.own, .acquire, .sell]) && !units[index + 2].has(.appoint)
        || spelt(units[index + 2]) == "controlled"
    }
    guard index + 2 < units.count, units[index + 1].isComma || units[index + 1].is(.possessive)
    else { return false }
    return units[index + 2].has([.own, .acquire, .sell, .companynoun, .business])
      || units[index + 2].isOne(of: .based, .headquartered, .founded, .owned, .parent)
      || spelt(units[index + 2]) == "controlled"
  }

  /// "Volga Optika is a subsidiary of", "Crédit du Nil, the Egyptian unit of", "its arm, Lumo Energia,".
  private func isCalledCompany(_ index: Int, _ units: [Unit]) -> Bool {
    if index > 2, units[index - 1].isComma, units[index - 2].has(.companynoun),
      index + 1 >= units.count || units[index + 1].kind == .mark,
      units[..<(index - 2)].suffix(3).contains(where: { $0.is(.possessive) || $0.has(.det) })
    {
      return true
    }
    var next = index + 1
    guard next < units.count, units[next].isComma || units[next].isOne(of: .is, .was, .became)
    else { return false }
    next += 1
    for step in next..<max(next, min(next + 7, units.count)) {
      let unit = units[step]
      if unit.kind == .word, unit.has(.companynoun) {
        guard step + 1 < units.count else { return true }
        // "the company's director", "a bank manager": somebody there.
        let behind = units[step + 1]
        return behind.kind == .mark
          ? !behind.isOne(of: .possessive, .hyphen, .apostrophe)
          : behind.has(.prep) && !behind.isOne(of: .by) || behind.has(.aux)
            || behind.isOne(of: .that, .which)
      }
      if unit.kind == .title || unit.isComma || unit.has([.occupation, .prep, .anyVerb, .conj]) {
        return false
      }
      if unit.kind == .mark, !unit.isOne(of: .possessive, .hyphen, .apostrophe) { return false }
    }
    return false
  }

  /// That it says something is all that makes a name a person's; companies do so too.
  func isOnlySpoken(_ index: Int, _ units: [Unit]) -> Bool {
    let unit = units[index]
    guard !unit.isHonoured, index + 1 < units.count, units[index + 1].has(.saying),
      !lexicon.classes(of: tokens[unit.nameFirst].word).contains(.given)
    else { return false }
    return index == 0 || units[index - 1].kind != .title
  }

  /// "X is a Namibian politician", "X was the Danish ambassador".
  private func isDescribed(_ verb: Int, _ units: [Unit]) -> Bool {
    guard units[verb].isOne(of: .is, .was), verb + 1 < units.count, units[verb + 1].has(.det)
    else { return false }
    for unit in units[(verb + 2)...].prefix(6) {
      if unit.kind == .title || unit.kind == .word && unit.has(.occupation) { return true }
      if unit.kind == .mark && !unit.isOne(of: .hyphen, .comma) { return false }
      if unit.kind == .word, unit.has([.prep, .anyVerb, .aux, .companynoun, .orghead]) {
        return false
      }
    }
    return false
  }

  /// "X (born 4 March 1956)", "X (1930 – 2011)", "X graduated", "X was born".
  private func isBiographical(_ next: Int, _ units: [Unit]) -> Bool {
    if units[next].is(.openingBracket), next + 1 < units.count {
      let inside = units[next + 1]
      if inside.isOne(of: .born) || spelt(inside) == "b." { return true }
      return inside.kind == .number && next + 2 < units.count
        && units[next + 2].isOne(of: .dash, .hyphen)
    }
    if units[next].kind == .word, units[next].has(.lifeverb) { return true }
    return units[next].is(.was) && next + 1 < units.count && units[next + 1].is(.born)
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
        && (units[index + 2].has([.appoint])
          || units[index + 2].is(.been) && index + 3 < units.count
            && units[index + 3].has(.appoint))
  }
}
