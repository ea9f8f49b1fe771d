/// Groups the tokens of a sentence into units: names that the lexicon knows, titles, organisations
/// recognised by their form ("Ministry of …", "… Group", "… Corp"), treaties, and runs of
/// capitalised words that are some other name.
struct UnitReader {
  let lexicon: Lexicon
  let tokens: [Token]
  let text: DocumentText
  /// Every word of the line is capitalised, so that capitals say nothing.
  let isTitleCase: Bool

  /// The units of one sentence; `name` is called for every name that is recognised by its form.
  func units(
    of sentence: Range<Int>, actors: inout ActorTable, vocabulary: Vocabulary
  ) -> [Unit] {
    var units: [Unit] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      let unit = unit(at: index, in: sentence, actors: &actors, vocabulary: vocabulary)
      units.append(unit)
      index = unit.end
    }
    return withVerbs(withoutAdverbials(withoutPositions(units)))
  }

  /// "X heads Y", "who chairs the Z", "will head the W": verbs, though titles too.
  private func withVerbs(_ units: [Unit]) -> [Unit] {
    var read = units
    for index in units.indices.dropFirst().dropLast()
    where units[index].kind == .title && units[index].has(.lead) && !units[index].isCapital {
      let (before, behind) = (units[index - 1], units[index + 1])
      let isFinite =
        before.kind == .actor && before.form == .plain || before.kind == .name
        || before.isOne(of: .who, .which, .he, .she) || before.has(.adverb)
        || before.isOne(of: .now, .and)
      guard
        units[index].isPlural ? isFinite : before.has([.modal, .future]) || before.is(.to),
        behind.kind == .actor || behind.kind == .name || behind.has(.det)
      else { continue }
      let plain = single(units[index].first, .word)
      read[index] = plain
    }
    return read
  }

  /// Where someone stands in a picture tells nothing of the person: "X, left, director of A", "X (R)".
  private func withoutPositions(_ units: [Unit]) -> [Unit] {
    var kept = units
    var index = 1
    while index + 2 < kept.count {
      let (open, close) = (kept[index], kept[index + 2])
      let isBracketed = open.is(.openingBracket) && close.is(.closingBracket)
      let isBetween = open.isComma && close.isComma
      guard isBracketed || isBetween,
        kept[index - 1].kind == .name || kept[index - 1].kind == .actor,
        isPosition(kept[index + 1], isBracketed: isBracketed)
      else {
        index += 1
        continue
      }
      kept.removeSubrange(index..<(isBracketed ? index + 3 : index + 2))
    }
    return kept
  }

  /// One letter only in brackets.
  private func isPosition(_ unit: Unit, isBracketed: Bool) -> Bool {
    unit.kind == .word && unit.has(.pose)
      && (isBracketed || tokens[unit.first].end - tokens[unit.first].start > 1)
  }

  func unit(
    at index: Int, in sentence: Range<Int>, actors: inout ActorTable, vocabulary: Vocabulary
  ) -> Unit {
    let token = tokens[index]
    if let end = datedNameEnd(from: index, in: sentence) {
      return named(index..<end, .organization, &actors)
    }
    if token.shape.contains(.number) {
      if let end = formationEnd(from: index, in: sentence) {
        return named(index..<end, .publicBody, &actors)
      }
      if let end = treatyEnd(from: index, in: sentence), end > index + 1 {
        return named(index..<end, .treaty, &actors)
      }
      return single(index, .number)
    }
    guard token.shape.contains(.word) else {
      var mark = single(index, .mark)
      if isPluralPossessive(index, sentence) { mark.word = Word.possessive.id }
      return mark
    }
    if token.shape.contains(.capital), isBoard(index, sentence) { return single(index, .word) }
    if let name = styled(index, in: sentence) ?? stylePronoun(index, in: sentence) { return name }
    // "Former Nordmalm chairman X": a word that opens the sentence, and no part of the name.
    if index == sentence.lowerBound, token.shape.contains(.capital), !isTitleCase,
      !token.shape.contains(.allCapitals),
      classes(index).contains(.former) || isSpelt(index)("incoming") || isSpelt(index)("outgoing"),
      nextIsCapital(index, sentence)
    {
      return single(index, .word)
    }
    // "her Letter of Credence".
    if token.shape.contains(.capital), index + 2 < sentence.upperBound,
      tokens[index + 1].word == Word.of.id,
      token.word == Word.letter.id || token.word == Word.letters.id
    {
      return single(index, .word)
    }
    if isArticledName(index) { return blank(index..<index + 1, .name) }
    if let end = prefixedEnd(from: index, in: sentence) {
      return named(index..<end, .company, &actors)
    }

    var match = longestMatch(at: index, in: sentence)
    // "2:10:05 PM": the time of the day.
    if index > sentence.lowerBound, tokens[index - 1].shape.contains(.number), isSpelt(index)("pm")
    {
      match = nil
    }
    // "West Kwaio": a name of its own.
    if match?.end == index + 1, classes(index).contains(.direction), nextIsName(index, sentence),
      !isRegional(index, sentence)
    {
      match = nil
    }
    // "West African", though "the West" is a party to conflicts.
    if token.shape.contains(.capital), match.map({ $0.end == index + 1 }) ?? true,
      classes(index).contains(.direction), isRegional(index, sentence)
    {
      return single(index, .word)
    }
    // "Latin American".
    if index > sentence.lowerBound, token.shape.contains(.capital),
      classes(index).contains(.regional), isCapital(index - 1),
      classes(index - 1).contains(.direction), match.map({ $0.end == index + 1 }) ?? true,
      isRegional(index, sentence)
    {
      return single(index, .word)
    }
    if match == nil, let (end, kind) = foreignNameEnd(from: index, in: sentence) {
      guard let known = actors.organised(beginningWith: spelling(index..<end)) else {
        return named(index..<end, kind, &actors)
      }
      var unit = blank(index..<end, .actor)
      unit.actor = known
      return unit
    }
    // "Prime Minister's Office".
    if let match, case .title(_, false) = match.entry.meaning, token.shape.contains(.capital),
      match.end + 1 < sentence.upperBound, tokens[match.end].word == Word.possessive.id,
      tokens[match.end + 1].word == Word.office.id, isCapital(match.end + 1)
    {
      return named(index..<match.end + 2, .publicBody, &actors)
    }
    if token.shape.contains(.capital), !isPlainWord(index, sentence) {
      let matchEnd = match?.end ?? index
      if let end = fellowshipEnd(from: index, in: sentence), end > matchEnd {
        return named(index..<end, .organization, &actors)
      }
      if let (end, kind) = organisationEnd(from: index, in: sentence), end > matchEnd,
        !isHeadedByTreaty(end, sentence)
      {
        // "Russian Foreign Ministry" is the Foreign Ministry of Russia; "Moscow City Court" is the city's.
        if let match, case .country(_, let form, _) = match.entry.meaning, form != .capital,
          match.end < end, isMinistry(match.end..<end)
        {
          return matched(index..<match.end, match.entry, &actors)
        }
        return named(index..<end, kind, &actors)
      }
      if let end = treatyEnd(from: index, in: sentence), end > matchEnd {
        return named(index..<end, .treaty, &actors)
      }
    }
    if token.shape.contains(.capital), let end = abbreviated(from: index, in: sentence),
      end > match?.end ?? index
    {
      return named(index..<end, .organization, &actors)
    }
    if match == nil, let end = familyEnd(from: index, in: sentence) {
      return named(index..<end, .company, &actors)
    }
    // "Kampala Broadband", of which the document has said "Kampala Broadband Ltd".
    if let match, case .country = match.entry.meaning, nextIsCapital(match.end - 1, sentence),
      let known = knownOrganisation(from: index, behind: match.end, in: sentence, actors)
    {
      return known
    }
    // "Air New Zealand".
    if match == nil, token.shape.contains(.capital), isSpelt(index)("air"),
      nextIsCapital(index, sentence), let place = longestMatch(at: index + 1, in: sentence),
      case .country(_, .name, _) = place.entry.meaning
    {
      return named(index..<place.end, .company, &actors)
    }
    if let match, case .country = match.entry.meaning,
      let party = party(from: index, behind: match.end, in: sentence)
    {
      return party
    }
    if let match, !isPartOfName(index, match.end, match.entry, sentence) {
      return matched(index..<match.end, match.entry, &actors)
    }
    if token.shape.contains(.capital), match == nil, isRegional(index, sentence) {
      return single(index, .word)
    }
    if token.shape.contains(.capital),
      leadsToTitle(index, sentence) || isFieldOfTitle(index, sentence)
        || isFieldBeforeName(index, sentence)
    {
      return single(index, .word)
    }
    // "The Company announced": the one spoken of.
    if token.shape.contains(.capital), match == nil, classes(index).contains(.companynoun),
      index > sentence.lowerBound, tokens[index - 1].word == Word.the.id, !isTitleCase,
      !nextIsCapital(index, sentence)
    {
      return single(index, .word)
    }
    if token.shape.contains(.capital), !isPlainWord(index, sentence) || match != nil,
      let unit = nameRun(from: index, in: sentence)
    {
      return unit
    }
    return single(index, .word)
  }

  /// "Minister for Europe and Foreign Affairs X": the field's words are none of the name.
  private func isFieldBeforeName(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard classes(index).contains(.portfolio), classes(index).isDisjoint(with: .given),
      index > sentence.lowerBound + 1, nextIsCapital(index, sentence)
    else { return false }
    let before = tokens[index - 1].word
    // "on Foreign Policy and Trade X".
    if before == Word.and.id, isCapital(index - 2), classes(index - 2).contains(.portfolio),
      !classes(index + 1).contains(.portfolio),
      classes(index + 1).contains(.given)
        || longestMatch(at: index + 1, in: sentence) == nil && isCapital(index + 2)
    {
      return !organisationEndWithoutComplement(index, sentence)
    }
    if before == Word.and.id || before == Word.of.id || before == Word.for.id {
      return classes(index + 1).contains(.portfolio) && nextIsCapital(index + 1, sentence)
        && !classes(index + 2).contains(.portfolio)
    }
    return classes(index - 1).contains(.portfolio) && isCapital(index - 1)
      && !classes(index + 1).contains(.portfolio)
      && longestMatch(at: index + 1, in: sentence) == nil
      && !organisationEndWithoutComplement(index + 1, sentence)
  }

  /// The organisation that the document has named more fully, by the run of capitals at `index`.
  private func knownOrganisation(
    from index: Int, behind match: Int, in sentence: Range<Int>, _ actors: ActorTable
  ) -> Unit? {
    var end = match
    while end < sentence.upperBound, end - index < 5, isCapital(end),
      tokens[end].shape.contains(.word), !isTitle(end, sentence)
    { end += 1 }
    while end > match {
      if let actor = actors.organised(beginningWith: spelling(index..<end)) {
        var unit = blank(index..<end, .actor)
        unit.actor = actor
        return unit
      }
      end -= 1
    }
    return nil
  }

  /// "Georgian Dream" before "party": the country is a part of the party's name.
  private func party(from index: Int, behind match: Int, in sentence: Range<Int>) -> Unit? {
    var end = match
    while end < sentence.upperBound, end - index < 5, isCapital(end),
      tokens[end].shape.contains(.word), !isTitle(end, sentence),
      longestMatch(at: end, in: sentence) == nil
    { end += 1 }
    guard end > match, end < sentence.upperBound, !isCapital(end),
      ["party", "movement", "alliance", "coalition", "bloc"].contains(where: isSpelt(end))
    else { return nil }
    return blank(index..<end, .name)
  }

  func matched(
    _ range: Range<Int>, _ entry: Lexicon.Entry, _ actors: inout ActorTable
  ) -> Unit {
    var unit = blank(range, .actor)
    switch entry.meaning {
    case .country(let country, let form, _):
      unit.actor = actors.country(form == .adjective ? meant(country, actors) : country, lexicon)
      unit.form =
        switch form {
        case .name: .plain
        case .adjective: .adjective
        case .people: .people
        case .capital: .capital
        }
      actors.note(unit.actor, spelling(range), isWeak: form != .name)
    case .organisation(let index):
      unit.actor = actors.organisation(index, lexicon)
      actors.note(unit.actor, spelling(range), isWeak: false)
    case .title(let title, let isPlural):
      unit.kind = .title
      unit.title = title
      unit.titleKind = lexicon.titles[title].kind
      unit.isPlural = isPlural
      if range.count == 1 { unit.classes = lexicon.classes(of: unit.word) }
    }
    return unit
  }

  /// "Congolese": of the likelier country, unless the document has named the other alone.
  private func meant(_ country: Int, _ actors: ActorTable) -> Int {
    guard let rival = lexicon.rivals[country], actors.country(named: country) == nil,
      actors.country(named: rival) != nil
    else { return country }
    return rival
  }

  /// The apostrophe of "the Philippines' ambassador".
  private func isPluralPossessive(_ index: Int, _ sentence: Range<Int>) -> Bool {
    let token = tokens[index]
    guard token.word == Word.apostrophe.id, token.shape.contains(.attached),
      index > sentence.lowerBound, index + 1 < sentence.upperBound,
      !tokens[index + 1].shape.contains(.attached), tokens[index - 1].shape.contains(.capital)
    else { return false }
    let last = text.bytes[Int(tokens[index - 1].end) - 1]
    return last == UInt8(ascii: "s") || last == UInt8(ascii: "x") || last == UInt8(ascii: "z")
  }

  // MARK: Names

  func spelling(_ range: Range<Int>) -> String {
    text.slice(tokens: range, of: tokens)
  }

  func named(
    _ range: Range<Int>, _ kind: Actor.Kind, _ actors: inout ActorTable
  ) -> Unit {
    var unit = blank(range, .actor)
    var name = spelling(range)
    // The stop of "Co." at the end of a sentence is the sentence's.
    if name.hasSuffix("."), kind == .company, let last = range.last,
      last + 1 >= tokens.count || tokens[last + 1].shape.contains(.capital)
    {
      name.removeLast()
    }
    if kind == .company, let end = range.last(where: { !isSuffix($0) }), end + 1 < range.upperBound
    {
      unit.actor = actors.company(name, core: spelling(range.lowerBound..<end + 1))
    } else {
      unit.actor = actors.named(name, kind)
    }
    if actors[unit.actor].seat == nil, kind != .treaty, let country = countryInside(range) {
      actors[unit.actor].seat = actors.country(country, lexicon)
    }
    if actors[unit.actor].mission == nil, let mission = mission(range, &actors) {
      actors[unit.actor].mission = mission
    }
    if actors[unit.actor].governs == nil, let country = governed(range, &actors) {
      actors[unit.actor].governs = country
    }
    return unit
  }

  /// "Ltd", the parts of "A/S", the stops and commas of "Co., Ltd.".
  private func isSuffix(_ index: Int) -> Bool {
    !tokens[index].shape.contains(.word) || classes(index).contains(.companysuffix)
      || tokens[index].end - tokens[index].start == 1
  }

  func blank(_ range: Range<Int>, _ kind: Unit.Kind) -> Unit {
    var unit = Unit(
      kind: kind, first: range.lowerBound, end: range.upperBound, nameFirst: range.lowerBound)
    unit.shape = tokens[range.lowerBound].shape
    if range.count == 1 { unit.word = tokens[range.lowerBound].word }
    return unit
  }

  func single(_ index: Int, _ kind: Unit.Kind) -> Unit {
    var unit = blank(index..<index + 1, kind)
    unit.classes = lexicon.classes(of: unit.word)
    if !unit.isCapital {
      unit.classes.subtract([
        .month, .weekday, .given, .honorific, .companysuffix, .companyhead,
      ])
    }
    return unit
  }

  func classes(_ index: Int) -> WordClass { lexicon.classes(of: tokens[index].word) }

  func isCapital(_ index: Int) -> Bool {
    tokens[index].shape.contains(.capital)
  }
}
