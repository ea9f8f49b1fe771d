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
    return units
  }

  private func unit(
    at index: Int, in sentence: Range<Int>, actors: inout ActorTable, vocabulary: Vocabulary
  ) -> Unit {
    let token = tokens[index]
    if token.shape.contains(.number) {
      if let end = treatyEnd(from: index, in: sentence), end > index + 1 {
        return named(index..<end, .treaty, &actors)
      }
      return single(index, .number)
    }
    guard token.shape.contains(.word) else { return single(index, .mark) }

    let match = longestMatch(at: index, in: sentence)
    if token.shape.contains(.capital), !isPlainWord(index, sentence) {
      let matchEnd = match?.end ?? index
      if let (end, kind) = organisationEnd(from: index, in: sentence), end > matchEnd {
        // "Russian Foreign Ministry" is the Foreign Ministry of Russia.
        if let match, case .country = match.entry.meaning, match.end < end,
          isMinistry(match.end..<end)
        {
          return matched(index..<match.end, match.entry, &actors)
        }
        return named(index..<end, kind, &actors)
      }
      if let end = treatyEnd(from: index, in: sentence), end > matchEnd {
        return named(index..<end, .treaty, &actors)
      }
    }
    if let match, !isPartOfName(index, match.end, match.entry, sentence) {
      return matched(index..<match.end, match.entry, &actors)
    }
    if token.shape.contains(.capital),
      leadsToTitle(index, sentence) || isFieldOfTitle(index, sentence)
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

  // MARK: Words of the lexicon

  private struct Match {
    let end: Int
    let entry: Lexicon.Entry
  }

  private func longestMatch(at index: Int, in sentence: Range<Int>) -> Match? {
    var node: Int32 = 0
    var best: Match?
    var end = index
    while end < sentence.upperBound, let next = lexicon.node(after: node, tokens[end].word) {
      node = next
      end += 1
      for entry in lexicon.entries(at: node) where fits(entry, index..<end) {
        if let current = best, current.end == end {
          // "Vatican", "U.S.": the adjective only before a noun; the name is the safer reading.
          if prefers(entry, to: current.entry, at: end, sentence) {
            best = Match(end: end, entry: entry)
          }
        } else {
          best = Match(end: end, entry: entry)
        }
      }
    }
    return best
  }

  private func fits(_ entry: Lexicon.Entry, _ range: Range<Int>) -> Bool {
    let first = tokens[range.lowerBound]
    if entry.needsAllCapitals {
      return range.allSatisfy {
        tokens[$0].shape.contains(.allCapitals) || !tokens[$0].shape.contains(.word)
      }
        || (first.end - first.start >= 5 && first.shape.contains(.capital))
    }
    if entry.needsCapital { return first.shape.contains(.capital) }
    return true
  }

  private func prefers(
    _ entry: Lexicon.Entry, to current: Lexicon.Entry, at end: Int, _ sentence: Range<Int>
  ) -> Bool {
    if case .title = current.meaning { return false }
    guard case .country(_, .adjective, _) = entry.meaning else { return false }
    guard end < sentence.upperBound else { return false }
    let next = tokens[end]
    return next.shape.contains(.word) && lexicon.classes(of: next.word).isDisjoint(with: .function)
      && lexicon.classes(of: next.word).isDisjoint(with: .anyVerb)
  }

  private func matched(
    _ range: Range<Int>, _ entry: Lexicon.Entry, _ actors: inout ActorTable
  ) -> Unit {
    var unit = blank(range, .actor)
    switch entry.meaning {
    case .country(let country, let form, _):
      unit.actor = actors.country(country, lexicon)
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
    case .title(let kind, let isPlural):
      unit.kind = .title
      unit.titleKind = kind
      unit.isPlural = isPlural
      if range.count == 1 { unit.classes = lexicon.classes(of: unit.word) }
    }
    return unit
  }

  // MARK: Names

  private func spelling(_ range: Range<Int>) -> String {
    guard let last = range.last else { return "" }
    return text.slice(Int(tokens[range.lowerBound].start)..<Int(tokens[last].end))
  }

  private func named(
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
    unit.actor = actors.named(name, kind)
    return unit
  }

  private func blank(_ range: Range<Int>, _ kind: Unit.Kind) -> Unit {
    var unit = Unit(
      kind: kind, first: range.lowerBound, end: range.upperBound, nameFirst: range.lowerBound)
    unit.shape = tokens[range.lowerBound].shape
    if range.count == 1 { unit.word = tokens[range.lowerBound].word }
    return unit
  }

  private func single(_ index: Int, _ kind: Unit.Kind) -> Unit {
    var unit = blank(index..<index + 1, kind)
    unit.classes = lexicon.classes(of: unit.word)
    if !unit.isCapital {
      unit.classes.subtract([.month, .weekday, .given, .honorific, .companysuffix])
    }
    return unit
  }

  private func classes(_ index: Int) -> WordClass { lexicon.classes(of: tokens[index].word) }

  private func isCapital(_ index: Int) -> Bool {
    tokens[index].shape.contains(.capital)
  }

  /// Whether a capitalised word is an ordinary one: at the begin of a sentence or in a title-case line.
  private func isPlainWord(_ index: Int, _ sentence: Range<Int>) -> Bool {
    let classes = classes(index)
    if !classes.isDisjoint(with: [.month, .weekday]) { return true }
    // "Letters of Credence" is what envoys present, in capitals as well.
    let word = tokens[index].word
    if word == Word.letters.id || word == Word.credence.id || word == Word.credentials.id {
      return true
    }
    let isOpen = index == sentence.lowerBound || isTitleCase || followsOpening(index, sentence)
    if isOpen {
      if classes.contains(.companynoun), classes.isDisjoint(with: .orghead) { return true }
      return !classes.isDisjoint(with: WordClass.function.union(.anyVerb).union(.adverb))
        && (classes.isDisjoint(with: .given) || !nextIsCapital(index, sentence) || isTitleCase)
    }
    // "The Hague" and "The Gambia" are in the lexicon; other determiners in capitals are ordinary.
    return !classes.isDisjoint(with: [.det, .pronoun])
      && tokens[index].end - tokens[index].start > 1
  }

  private func followsOpening(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard index > sentence.lowerBound else { return true }
    let before = tokens[index - 1]
    guard !before.shape.contains(.word), !before.shape.contains(.number) else { return false }
    let word = before.word
    return word == Word.quote.id || word == Word.openingQuote.id || word == Word.dash.id
      || word == Word.emDash.id || word == Word.colon.id || word == Word.hyphen.id
      || word == Word.closingSquare.id || index - 1 == sentence.lowerBound
  }

  private func nextIsCapital(_ index: Int, _ sentence: Range<Int>) -> Bool {
    index + 1 < sentence.upperBound && isCapital(index + 1)
  }

  /// Whether a country or a title is here only part of a personal name: "Michael Jordan",
  /// "Stephen King", "Paris Hilton".
  private func isPartOfName(
    _ index: Int, _ end: Int, _ entry: Lexicon.Entry, _ sentence: Range<Int>
  ) -> Bool {
    guard end == index + 1, isCapital(index) else { return false }
    let previousIsGiven =
      index > sentence.lowerBound && isCapital(index - 1)
      && !classes(index - 1).isDisjoint(with: [.given, .honorific])
    switch entry.meaning {
    case .country(_, let form, let isAmbiguous):
      guard form == .name || form == .capital else { return false }
      let followsName =
        index > sentence.lowerBound && isCapital(index - 1)
        && tokens[index - 1].shape.contains(.word)
        && longestMatch(at: index - 1, in: sentence) == nil
        && classes(index - 1).isDisjoint(with: WordClass.function.union([.orghead]))
      if previousIsGiven { return true }
      let isGiven = !classes(index).isDisjoint(with: .given)
      guard isGiven || isAmbiguous else { return false }
      return followsName && isAmbiguous
        || (isGiven && nextIsCapital(index, sentence)
          && longestMatch(at: index + 1, in: sentence) == nil
          && classes(index + 1).isDisjoint(with: [.orghead, .companyhead, .month]))
    case .title(_, let isPlural):
      return previousIsGiven && !isPlural && !nextIsCapital(index, sentence)
        && longestMatch(at: index - 1, in: sentence) == nil
    case .organisation: return false
    }
  }

  /// A run of capitalised words from `index`, with honorifics before and particles inside it.
  private func nameRun(from index: Int, in sentence: Range<Int>) -> Unit? {
    var start = index
    while start < sentence.upperBound, isCapital(start),
      !classes(start).isDisjoint(with: .honorific), nextIsName(start, sentence)
    {
      start += 1
    }
    var end = start
    while end < sentence.upperBound {
      let token = tokens[end]
      let classes = classes(end)
      if end > start, token.shape.contains(.word), !token.shape.contains(.capital),
        !classes.isDisjoint(with: .particle), end + 1 < sentence.upperBound,
        isCapital(end + 1) || particleThenCapital(end, sentence)
      {
        end += 1
        continue
      }
      guard token.shape.contains(.word), token.shape.contains(.capital) else { break }
      if end > start {
        if classes.contains(.month) || classes.contains(.weekday) { break }
        if isTitleCase, !classes.isDisjoint(with: WordClass.function.union(.anyVerb)) { break }
        if let match = longestMatch(at: end, in: sentence),
          !isPartOfName(end, match.end, match.entry, sentence), !(isInitialed(end, match))
        {
          break
        }
        if !classes.isDisjoint(with: .honorific), nextIsName(end, sentence),
          classes.isDisjoint(with: [.given, .particle])
        {
          break
        }
      }
      end += 1
    }
    guard end > start else { return nil }
    // "Foreign Affairs": a field, not a name.
    if start == index, isField(start..<end) { return nil }
    var unit = blank(index..<end, .name)
    unit.nameFirst = start
    unit.isHonoured = start > index
    unit.word = end - index == 1 ? tokens[index].word : -1
    unit.classes = end - index == 1 ? classes(index) : []
    return unit
  }

  /// Whether a capitalised word is of the field of the title before it: "Minister of Defence X Y".
  private func isFieldOfTitle(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard classes(index).contains(.portfolio) else { return false }
    var before = index - 1
    while before > sentence.lowerBound, index - before < 12 {
      let word = tokens[before].word
      if word == Word.of.id || word == Word.for.id {
        return lexicon.beginsPhrase(tokens[before - 1].word)
          && classes(before - 1).isDisjoint(with: .orghead)
      }
      guard
        classes(before).contains(.portfolio) || word == Word.and.id || word == Word.comma.id
          || word == Word.the.id || word == Word.ampersand.id
      else { return false }
      before -= 1
    }
    return false
  }

  /// Whether a capitalised word only qualifies a title behind it: "Former South Korean Ambassador",
  /// "Foreign Minister", "Presidential Aide".
  private func leadsToTitle(_ index: Int, _ sentence: Range<Int>) -> Bool {
    let modifiers: WordClass = [.rank, .portfolio, .former, .current, .acting, .planned]
    var next = index
    while next < sentence.upperBound, next - index < 9 {
      if let match = longestMatch(at: next, in: sentence) {
        switch match.entry.meaning {
        case .title:
          if next > index { return true }
        case .country(_, .adjective, _), .country(_, .name, _):
          guard next > index else { return false }
          next = match.end
          continue
        case .country, .organisation: return false
        }
      }
      let isModifier = !classes(next).isDisjoint(with: modifiers)
      let isJoint =
        next > index && tokens[next].word == Word.and.id || tokens[next].word == Word.comma.id
        || tokens[next].word == Word.hyphen.id || tokens[next].word == Word.ampersand.id
      guard isModifier || isJoint else { return false }
      next += 1
    }
    return false
  }

  private func isInitialed(_ index: Int, _ match: Match) -> Bool {
    // One dotted capital inside a run is an initial.
    tokens[index].shape.contains(.dotted) && tokens[index].end - tokens[index].start == 2
  }

  private func particleThenCapital(_ index: Int, _ sentence: Range<Int>) -> Bool {
    index + 2 < sentence.upperBound && !classes(index + 1).isDisjoint(with: .particle)
      && isCapital(index + 2)
  }

  private func nextIsName(_ index: Int, _ sentence: Range<Int>) -> Bool {
    index + 1 < sentence.upperBound && isCapital(index + 1)
      && tokens[index + 1].shape.contains(.word)
  }

  // MARK: Organisations and treaties

  private func isMinistry(_ range: Range<Int>) -> Bool {
    range.contains {
      !classes($0).isDisjoint(with: .publichead)
        && !["embassy", "consulate"].contains(where: isSpelt($0))
    }
  }

  private func isSpelt(_ index: Int) -> (String) -> Bool {
    let word = lexicon.words
    let number = tokens[index].word
    return { Int(number) < word.count && word.spelling(number) == $0 }
  }

  /// The longest run from `index` that ends in the head of an organisation's name, with what "of …"
  /// and "for …" add to it.
  private func organisationEnd(
    from index: Int, in sentence: Range<Int>
  ) -> (Int, Actor.Kind)? {
    var end = index
    var head: (end: Int, classes: WordClass)?
    while end < sentence.upperBound, end - index < 14 {
      let token = tokens[end]
      let classes = classes(end)
      if token.shape.contains(.word), token.shape.contains(.capital) {
        if end > index, isTitle(end, sentence) { break }
        if classes.contains(.honorific),
          classes.isDisjoint(with: [.orghead, .companysuffix, .particle, .given])
        {
          break
        }
        if isTitleCase, end > index, !classes.isDisjoint(with: .anyVerb),
          classes.isDisjoint(with: .orghead)
        {
          break
        }
        end += 1
        if !classes.isDisjoint(with: [.companysuffix, .companyhead, .orghead]),
          end - index > 1 || classes.contains(.orghead)
        {
          let merged = head.map { $0.classes.union(classes) } ?? classes
          head = (end, classes.contains(.companysuffix) ? merged : classes)
        }
        continue
      }
      if token.word == Word.ampersand.id || classes.contains(.particle), end > index,
        nextIsName(end, sentence)
      {
        end += 1
        continue
      }
      if token.word == Word.comma.id, end > index, end + 1 < sentence.upperBound,
        isCapital(end + 1), self.classes(end + 1).contains(.companysuffix),
        tokens[end + 1].end - tokens[end + 1].start >= 3
      {
        end += 1
        continue
      }
      if token.word == Word.possessive.id || token.word == Word.apostrophe.id, end > index,
        nextIsName(end, sentence), token.word == Word.apostrophe.id,
        !self.classes(end + 1).isDisjoint(with: .orghead)
      {
        end += 1
        continue
      }
      if token.word == Word.and.id, end > index, nextIsName(end, sentence), head?.end != end,
        joinsAdjectives(end - 1)
      {
        end += 1
        continue
      }
      break
    }
    guard let head else { return nil }
    if head.end == index + 1 {
      // A head alone is a name only with its complement: "Ministry of …".
      guard let extended = complementEnd(from: head.end, index, head.classes, sentence) else {
        return nil
      }
      return (extended, kind(of: head.classes, index..<extended))
    }
    // "Trade and Industry Minister": a field and its minister, not an organisation.
    if head.end < sentence.upperBound, isTitle(head.end, sentence), isField(index..<head.end) {
      return nil
    }
    if index > sentence.lowerBound, isField(index..<head.end),
      head.classes.isDisjoint(with: [.publichead, .companysuffix]), followsTitleOf(index, sentence)
    {
      return nil
    }
    let extended =
      head.classes.contains(.companysuffix)
      ? nil : complementEnd(from: head.end, index, head.classes, sentence)
    let range = index..<(extended ?? head.end)
    return (range.upperBound, kind(of: head.classes, range))
  }

  private func followsTitleOf(_ index: Int, _ sentence: Range<Int>) -> Bool {
    var before = index - 1
    if tokens[before].word == Word.the.id { before -= 1 }
    return before > sentence.lowerBound
      && (tokens[before].word == Word.of.id || tokens[before].word == Word.for.id)
      && lexicon.beginsPhrase(tokens[before - 1].word)
  }

  private func isTitle(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard let match = longestMatch(at: index, in: sentence) else { return false }
    if case .title = match.entry.meaning {
      // "General Motors", "Chief Engineers' Group".
      return classes(index).isDisjoint(with: [.orghead, .companyhead])
        && tokens[index].word != Word.general.id
    }
    return false
  }

  private func isField(_ range: Range<Int>) -> Bool {
    range.allSatisfy {
      !classes($0).isDisjoint(with: [.portfolio, .rank]) || tokens[$0].word == Word.and.id
        || tokens[$0].word == Word.comma.id || tokens[$0].word == Word.ampersand.id
    }
  }

  /// Whether the word before "and" is an adjective or a field: "Asian and Oceanian Affairs Bureau".
  private func joinsAdjectives(_ index: Int) -> Bool {
    if classes(index).contains(.portfolio) { return true }
    guard tokens[index].shape.contains(.word) else { return false }
    let end = text.bytes[Int(tokens[index].start)..<Int(tokens[index].end)].suffix(2)
    let isAdjective = ["an", "al", "ic"].contains(String(decoding: end, as: UTF8.self))
    return isAdjective && !lexicon.isPlaceWord(tokens[index].word)
  }

  /// The end of "of Foreign Affairs and Cooperation", "for National Strategy", "in Seoul" after a head.
  private func complementEnd(
    from head: Int, _ start: Int, _ classes: WordClass, _ sentence: Range<Int>
  ) -> Int? {
    var end = head
    guard end + 1 < sentence.upperBound else { return nil }
    let preposition = tokens[end].word
    let isEmbassy = ["embassy", "consulate", "mission"].contains(where: isSpelt(head - 1))
    guard
      preposition == Word.of.id || preposition == Word.for.id || preposition == Word.on.id
        || (preposition == Word.to.id && isEmbassy)
        || (preposition == Word.in.id && isEmbassy)
    else { return nil }
    end += 1
    if tokens[end].word == Word.the.id { end += 1 }
    guard end < sentence.upperBound, isCapital(end), tokens[end].shape.contains(.word) else {
      return nil
    }
    let isMinistry = classes.contains(.publichead) && !isEmbassy
    let first = end
    let firstIsField = self.classes(end).contains(.portfolio)
    while end < sentence.upperBound {
      let token = tokens[end]
      if token.shape.contains(.word), token.shape.contains(.capital) {
        if end > first {
          if isTitle(end, sentence), self.classes(end).isDisjoint(with: .portfolio) { break }
          if isMinistry, firstIsField, self.classes(end).isDisjoint(with: [.portfolio, .rank]) {
            break
          }
        }
        if let match = longestMatch(at: end, in: sentence), case .country = match.entry.meaning {
          end = match.end
          if first == end - (match.end - end) || !isMinistry {
            // "Bank of Japan": a name ends with its country.
          }
          // "Permanent Mission of Germany to the United Nations".
          if isEmbassy, end + 1 < sentence.upperBound, tokens[end].word == Word.to.id {
            let next = tokens[end + 1].word == Word.the.id ? end + 2 : end + 1
            if let other = longestMatch(at: next, in: sentence) { end = other.end }
          }
          break
        }
        end += 1
        continue
      }
      let isJoint = token.word == Word.and.id || token.word == Word.ampersand.id
      if isJoint, end > first, nextIsName(end, sentence), !isTitle(end + 1, sentence),
        self.classes(end + 1).isDisjoint(with: .honorific),
        self.classes(end + 1).contains(.portfolio)
          || (!firstIsField && !startsOtherName(end + 1, sentence))
      {
        end += 1
        continue
      }
      if token.word == Word.comma.id, firstIsField, nextIsName(end, sentence),
        self.classes(end + 1).contains(.portfolio), commaLeadsToAnd(end, sentence)
      {
        end += 1
        continue
      }
      break
    }
    return end
  }

  /// "…, Trade and Industry": a comma inside a list of fields that ends in "and".
  private func commaLeadsToAnd(_ comma: Int, _ sentence: Range<Int>) -> Bool {
    var index = comma + 1
    while index < min(sentence.upperBound, comma + 8) {
      if tokens[index].word == Word.and.id {
        return nextIsName(index, sentence) && classes(index + 1).contains(.portfolio)
      }
      guard tokens[index].word == Word.comma.id || classes(index).contains(.portfolio) else {
        return false
      }
      index += 1
    }
    return false
  }

  private func startsOtherName(_ index: Int, _ sentence: Range<Int>) -> Bool {
    if !classes(index).isDisjoint(with: [.given, .honorific]) { return true }
    if let match = longestMatch(at: index, in: sentence), case .country = match.entry.meaning {
      return true
    }
    return organisationEndWithoutComplement(index, sentence)
  }

  private func organisationEndWithoutComplement(_ index: Int, _ sentence: Range<Int>) -> Bool {
    var end = index
    while end < sentence.upperBound, end - index < 6, isCapital(end) {
      if !classes(end).isDisjoint(with: [.orghead, .companysuffix]) { return true }
      end += 1
    }
    return false
  }

  private func kind(of classes: WordClass, _ range: Range<Int>) -> Actor.Kind {
    if classes.contains(.companysuffix) { return .company }
    if classes.contains(.publichead) { return .publicBody }
    if classes.contains(.companyhead), classes.isDisjoint(with: .orghead) { return .company }
    return .organization
  }

  /// The end of a treaty's name: capitals up to its head, and "of …", "on …" after it.
  private func treatyEnd(from index: Int, in sentence: Range<Int>) -> Int? {
    var end = index
    if tokens[end].shape.contains(.number) {
      // "1961 Treaty of Friendship".
      guard tokens[end].end - tokens[end].start == 4, nextIsName(end, sentence) else { return nil }
      end += 1
      while end + 1 < sentence.upperBound, tokens[end].word == Word.and.id { return nil }
    }
    let words = end
    var head: Int?
    while end < sentence.upperBound, end - index < 12 {
      let token = tokens[end]
      guard token.shape.contains(.word) else { break }
      if token.shape.contains(.capital) {
        if isTitle(end, sentence) { break }
        if !classes(end).isDisjoint(with: .treatyhead) { head = end + 1 }
        end += 1
      } else if !classes(end).isDisjoint(with: .lowertreaty), end > words {
        head = end + 1
        break
      } else if token.word == Word.and.id, end > words, nextIsName(end, sentence), head == nil {
        end += 1
      } else {
        break
      }
    }
    guard var end = head else { return nil }
    let isAlone = end == words + 1
    if let extended = treatyComplement(from: end, sentence) {
      end = extended
    } else if isAlone {
      return nil
    }
    // A country's treaty in small letters is a description: "Russian treaty".
    if end - words == 2, lexicon.isPlaceWord(tokens[words].word), !isCapital(end - 1) { return nil }
    return end
  }

  private func treatyComplement(from head: Int, _ sentence: Range<Int>) -> Int? {
    var end = head
    guard end + 1 < sentence.upperBound,
      tokens[end].word == Word.of.id || tokens[end].word == Word.on.id
        || tokens[end].word == Word.for.id
    else { return nil }
    end += 1
    if tokens[end].word == Word.the.id { end += 1 }
    let first = end
    while end < sentence.upperBound {
      let token = tokens[end]
      if token.shape.contains(.word), token.shape.contains(.capital) {
        if classes(end).contains(.month) { break }
        end += 1
      } else if end > first,
        token.word == Word.and.id || token.word == Word.of.id || token.word == Word.on.id,
        nextIsName(end, sentence), longestMatch(at: end + 1, in: sentence) == nil
      {
        end += 1
      } else {
        break
      }
    }
    return end > first ? end : nil
  }
}
