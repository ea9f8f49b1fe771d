/// Names by their form: runs of capitalised words.
extension UnitReader {
  /// Whether a capitalised word is an ordinary one: at the begin of a sentence or in a title-case line.
  func isPlainWord(_ index: Int, _ sentence: Range<Int>) -> Bool {
    let classes = classes(index)
    if !classes.isDisjoint(with: [.month, .weekday]) {
      return !isGivenName(index, sentence) && !isSurname(index, sentence)
        && !opensName(index, sentence)
    }
    // "Letters of Credence" is what envoys present, in capitals as well.
    let word = tokens[index].word
    // Who speaks.
    if isSpelt(index)("i"), !nextIsCapital(index, sentence) { return true }
    if word == Word.letters.id || word == Word.credence.id || word == Word.credentials.id
      || word == Word.credential.id
    {
      return true
    }
    // "the 38th Member of the OECD", "Member States".
    if word == Word.member.id || word == Word.members.id,
      !nextIsCapital(index, sentence) || isSpelt(index + 1)("state") || isSpelt(index + 1)("states")
    {
      return true
    }
    let isOpen = index == sentence.lowerBound || isTitleCase || followsOpening(index, sentence)
    // "CUT's president": an abbreviation, whatever the word means.
    if isOpen, !isTitleCase, tokens[index].shape.contains(.allCapitals),
      tokens[index].end - tokens[index].start >= 2, classes.isDisjoint(with: .function)
    {
      return false
    }
    // "As director of A", though "AS" ends companies' names.
    if isOpen, word == Word.as.id { return true }
    if isOpen {
      if classes.contains(.companynoun), classes.isDisjoint(with: .orghead) { return true }
      // "Businessman X".
      if classes.contains(.occupation), nextIsCapital(index, sentence) { return true }
      return !classes.isDisjoint(
        with: WordClass.function.union(.anyVerb).union([.adverb, .opener]))
        && (classes.isDisjoint(with: .given) || !nextIsCapital(index, sentence) || isTitleCase)
    }
    // "All Progressives Congress", "Seven Energy".
    if nextIsCapital(index, sentence),
      word == Word.all.id || NumberWords.small.contains(where: isSpelt(index))
    {
      return false
    }
    // "The Hague" and "The Gambia" are in the lexicon; other determiners in capitals are ordinary.
    return !classes.isDisjoint(with: [.det, .pronoun])
      && tokens[index].end - tokens[index].start > 1
  }

  /// "Jan Novak", "June Carter": a month that is a given name, before a name and in no date.
  private func isGivenName(_ index: Int, _ sentence: Range<Int>) -> Bool {
    classes(index).contains(.given)
      && (nextIsCapital(index, sentence) || isBeforeParticle(index, sentence))
      && !isWholeMonth(index, sentence)
      && classes(index + 1).isDisjoint(with: [.month, .weekday, .timeunit])
      && (index == sentence.lowerBound || !tokens[index - 1].shape.contains(.number))
  }

  /// "in April Germany": a month by what stands before it, spelt as a given name is.
  private func isWholeMonth(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard index > sentence.lowerBound, ["june", "april"].contains(where: isSpelt(index)) else {
      return false
    }
    return !classes(index - 1).isDisjoint(with: [.det, .timeunit])
      || ["in", "on", "since", "until", "by", "before", "after", "during", "of", "from"]
        .contains(where: isSpelt(index - 1))
  }

  /// "Theresa May", "Prime Minister May": a month that is a surname, behind a given name or a title and in
  /// no date.
  private func isSurname(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard tokens[index].word == Word.may.id || tokens[index].word == Word.march.id,
      index > sentence.lowerBound, isCapital(index - 1),
      !(index + 1 < sentence.upperBound && tokens[index + 1].shape.contains(.number))
    else { return false }
    let before = classes(index - 1)
    return !before.isDisjoint(with: [.given, .honorific])
      && before.isDisjoint(with: [.month, .weekday])
      || isTitle(index - 1, sentence)
  }

  /// "Sun Weidong", "May Rihani": a surname or a given name before a name, in no date.
  private func opensName(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard ["sun", "may"].contains(where: isSpelt(index)), nextIsCapital(index, sentence),
      !tokens[index].shape.contains(.allCapitals), !tokens[index + 1].shape.contains(.allCapitals),
      classes(index + 1).isDisjoint(
        with: WordClass.function.union([.month, .weekday, .timeunit, .honorific, .rank])),
      longestMatch(at: index + 1, in: sentence) == nil
    else { return false }
    guard index > sentence.lowerBound else { return true }
    return !tokens[index - 1].shape.contains(.number)
      && (!isWord(index - 1) || isTitle(index - 1, sentence)
        || !classes(index - 1).isDisjoint(with: [.honorific, .appoint, .meet])
        || isSpelt(index - 1)("and"))
  }

  private func isWord(_ index: Int) -> Bool { tokens[index].shape.contains(.word) }

  func followsOpening(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard index > sentence.lowerBound else { return true }
    let before = tokens[index - 1]
    guard !before.shape.contains(.word), !before.shape.contains(.number) else { return false }
    let word = before.word
    return word == Word.quote.id || word == Word.openingQuote.id || word == Word.dash.id
      || word == Word.emDash.id || word == Word.colon.id || word == Word.hyphen.id
      || word == Word.closingSquare.id || index - 1 == sentence.lowerBound
  }

  func nextIsCapital(_ index: Int, _ sentence: Range<Int>) -> Bool {
    index + 1 < sentence.upperBound && isCapital(index + 1)
  }

  /// Whether a country or a title is here only part of a personal name: "Michael Jordan",
  /// "Stephen King", "Paris Hilton".
  func isPartOfName(
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
        && classes(index - 1).isDisjoint(
          with: WordClass.function.union([.orghead, .month, .weekday]))
      if previousIsGiven { return true }
      let isGiven = !classes(index).isDisjoint(with: .given)
      guard isGiven || isAmbiguous, !isOfOffice(index, sentence) else { return false }
      return followsName && isAmbiguous
        || (isGiven && nextIsCapital(index, sentence)
          && longestMatch(at: index + 1, in: sentence) == nil
          && classes(index + 1).isDisjoint(with: [.orghead, .companyhead, .month, .weekday]))
    case .title(_, let isPlural):
      // "Sultan bin Hareb", but "Sultan Haitham bin Tariq".
      if ["sultan", "amir", "emir", "shah"].contains(where: isSpelt(index)),
        end < sentence.upperBound, ["bin", "ibn", "al", "ben"].contains(where: isSpelt(end)),
        particleThenCapital(index, sentence) || nextIsName(end, sentence)
      {
        return true
      }
      // "named Amir Hamzah Azizan": a given name that is also a title.
      if !classes(index).isDisjoint(with: .given), nextIsCapital(index, sentence),
        index > sentence.lowerBound, !isCapital(index - 1),
        longestMatch(at: index + 1, in: sentence) == nil, !isRuler(index, sentence),
        tokens[index - 1].word != Word.the.id,
        tokens[index - 1].word != Word.possessive.id
      {
        return true
      }
      return previousIsGiven && !isPlural && !nextIsCapital(index, sentence)
        && longestMatch(at: index - 1, in: sentence) == nil
    case .organisation: return false
    }
  }

  /// "Ambassador to Jordan Gagik Petrosyan", "President of Georgia Nino Kvara": the country of an office, before whose
  /// it is.
  private func isOfOffice(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard index >= sentence.lowerBound + 2,
      tokens[index - 1].word == Word.to.id || tokens[index - 1].word == Word.of.id
    else { return false }
    return isTitle(index - 2, sentence)
      || ["ambassador", "representative", "commissioner", "plenipotentiary", "envoy", "affairs"]
        .contains(where: isSpelt(index - 2))
  }

  /// "Sultan X of Oman": what begins the name is an office, for a country stands behind it.
  private func isRuler(_ index: Int, _ sentence: Range<Int>) -> Bool {
    var next = index + 1
    while next < sentence.upperBound, next - index < 8,
      isCapital(next) || !classes(next).isDisjoint(with: .particle)
    { next += 1 }
    guard next + 1 < sentence.upperBound, tokens[next].word == Word.of.id,
      let match = longestMatch(at: next + 1, in: sentence), case .country = match.entry.meaning
    else { return false }
    return true
  }

  /// A run of capitalised words from `index`, with honorifics before and particles inside it.
  func nameRun(from index: Int, in sentence: Range<Int>) -> Unit? {
    var start = index
    // "the Most Hon X", "Right Reverend Y".
    if isSpelt(start)("most") || isSpelt(start)("right"), start + 2 < sentence.upperBound,
      isCapital(start), classes(start + 1).contains(.honorific), isCapital(start + 2)
    {
      start += 1
    }
    while start < sentence.upperBound, isCapital(start),
      !classes(start).isDisjoint(with: .honorific)
    {
      if let name = behindRetired(start + 1, sentence) {
        start = name
        break
      }
      guard nextIsName(start, sentence) || isBeforeParticle(start, sentence),
        // "Tan Sri X", but "Tan Boon Hock".
        !isSpelt(start)("tan") || isSpelt(start + 1)("sri") || isSpelt(start + 1)("seri")
      else { break }
      start += 1
    }
    // "Her Excellency President X", "His Majesty Sultan Y": the office is none of the name.
    if start > index, let match = longestMatch(at: start, in: sentence),
      case .title = match.entry.meaning,
      ["majesty", "highness"].contains(where: isSpelt(start - 1))
        || isSpelt(start - 1)("excellency") && classes(start).isDisjoint(with: .given)
    {
      return nil
    }
    // "Mr Justice X": a judge.
    if start > index, start + 1 < sentence.upperBound, isSpelt(start)("justice"),
      isCapital(start + 1), longestMatch(at: start + 1, in: sentence) == nil
    {
      start += 1
    }
    // "H E Massad Boulos".
    if start + 2 < sentence.upperBound, isSpelt(start)("h"), isSpelt(start + 1)("e"),
      isCapital(start + 1), isCapital(start + 2)
    {
      start += 2
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
      if end > start, isNickname(end, sentence) {
        end += 3
        continue
      }
      // "Gulf of Masirah Fisheries", "Gulf of Guinea".
      if end > start, isOfWater(end, sentence) {
        end = longestMatch(at: end + 1, in: sentence)?.end ?? end + 2
        continue
      }
      // "the law firm Mulenga and Phiri".
      if end > start, token.word == Word.and.id, isLawFirm(before: start, sentence),
        nextIsName(end, sentence)
      {
        end += 2
        continue
      }
      if end > start, isArticled(end) {
        end += 1
        continue
      }
      guard token.shape.contains(.word), token.shape.contains(.capital) else { break }
      if end > start {
        if !classes.isDisjoint(with: [.month, .weekday]), !isGivenName(end, sentence),
          !isSurname(end, sentence)
        {
          break
        }
        if isTitleCase, !classes.isDisjoint(with: WordClass.function.union(.anyVerb)) { break }
        if let match = longestMatch(at: end, in: sentence),
          !isPartOfName(end, match.end, match.entry, sentence), !isInitial(end)
        {
          if isBranch(start..<end, match, sentence) || endsInGeneral(end, match, sentence) {
            end = match.end
          }
          break
        }
        if !classes.isDisjoint(with: .honorific), nextIsName(end, sentence),
          classes.isDisjoint(with: [.given, .particle]), !isInitial(end)
        {
          break
        }
      }
      end += 1
    }
    // "Liesbeth van Haren MEP": a seat, not a name.
    if end - start > 2, tokens[end - 1].shape.contains(.allCapitals),
      ["mep", "mla", "msp", "mna"].contains(where: isSpelt(end - 1))
    {
      end -= 1
    }
    guard end > start else { return nil }
    // "President Brig. Gen.", where the line breaks off: no name is a rank alone.
    if end == start + 1, start > index, tokens[start].shape.contains(.dotted),
      classes(start).contains(.honorific)
    {
      return nil
    }
    // "Foreign Affairs": a field, not a name.
    if start == index, isField(start..<end) { return nil }
    if start == index, isNumbered(end, sentence) { end += 1 }
    var unit = blank(index..<end, .name)
    unit.nameFirst = start
    unit.isHonoured = start > index
    unit.word = end - index == 1 ? tokens[index].word : -1
    unit.classes = end - index == 1 ? classes(index) : []
    return unit
  }

  /// Whether the "of" at a token is inside the name of a sea or a shore: "Gulf of Guinea", "Bay of Plenty".
  func isOfWater(_ index: Int, _ sentence: Range<Int>) -> Bool {
    tokens[index].word == Word.of.id && index > sentence.lowerBound && isCapital(index - 1)
      && nextIsName(index, sentence)
      && ["gulf", "bay", "cape", "isle", "strait", "horn"].contains(where: isSpelt(index - 1))
  }

  private func isLawFirm(before index: Int, _ sentence: Range<Int>) -> Bool {
    index - 2 >= sentence.lowerBound && isSpelt(index - 1)("firm")
      && spelling(index - 2..<index - 1) == "law"
  }

  /// "Mr. van Houten", "Dr de la Cruz".
  private func isBeforeParticle(_ index: Int, _ sentence: Range<Int>) -> Bool {
    var next = index + 1
    while next < sentence.upperBound, next - index < 3, !isCapital(next),
      classes(next).contains(.particle)
    {
      next += 1
    }
    return next > index + 1 && next < sentence.upperBound && isCapital(next)
      && tokens[next].shape.contains(.word)
  }

  /// "Nordmalm General": no title, where no name follows it.
  private func endsInGeneral(_ index: Int, _ match: Match, _ sentence: Range<Int>) -> Bool {
    isSpelt(index)("general") && match.end == index + 1 && !isTitleCase
      && !nextIsCapital(index, sentence) && classes(index - 1).isDisjoint(with: [.given, .rank])
  }

  /// "Studio 9", "Radio 4 said": a number of one or two digits that counts nothing behind it ends the name.
  private func isNumbered(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard index < sentence.upperBound, !isTitleCase, tokens[index].shape.contains(.number),
      !tokens[index].shape.contains(.attached), tokens[index].end - tokens[index].start <= 2,
      classes(index - 1).isDisjoint(with: [.month, .weekday, .given, .timeunit])
    else { return false }
    guard index + 1 < sentence.upperBound else { return true }
    let next = tokens[index + 1]
    guard next.shape.contains(.word) else {
      let ends = [
        Word.comma, .stop, .possessive, .closingBracket, .closingQuote, .quote, .dash, .emDash,
      ]
      return ends.contains { next.word == $0.id }
        && !(next.word == Word.comma.id && index + 2 < sentence.upperBound
          && tokens[index + 2].shape.contains(.number))
    }
    // "won 3 to 1".
    if next.word == Word.to.id, index + 2 < sentence.upperBound,
      tokens[index + 2].shape.contains(.number)
    {
      return false
    }
    return !isCapital(index + 1) && next.word != Word.per.id
      && !classes(index + 1).isDisjoint(with: WordClass.function.union([.anyVerb, .saying]))
  }

  /// "AirAsia India", "Vodafone Türkiye", "MTN Uganda": a country's name that ends a company's.
  func isBranch(_ run: Range<Int>, _ match: Match, _ sentence: Range<Int>) -> Bool {
    guard case .country(_, let form, let isAmbiguous) = match.entry.meaning, !isAmbiguous,
      // "Handelsbank Riga".
      form == .name || form == .capital, !isTitleCase,
      run.count <= 3, !tokens[run.upperBound].shape.contains(.attached),
      run.allSatisfy({ index in
        tokens[index].shape.contains(.word) && isCapital(index)
          && tokens[index].shape.isDisjoint(with: .dotted)
          && (tokens[index].shape.isDisjoint(with: .allCapitals)
            || run.count == 1 && tokens[index].end - tokens[index].start > 2)
          && classes(index).isDisjoint(
            with: WordClass.function.union([
              .given, .honorific, .particle, .former, .current, .rank, .month, .weekday,
            ]))
          // "Enterprise Latvia", though a field too.
          && (classes(index).isDisjoint(with: .portfolio) || classes(index).contains(.companyhead))
      })
    else { return false }
    // "Vodafone India Ltd" is read by its end; "Company X India's" says whose.
    guard match.end < sentence.upperBound else { return true }
    return !isCapital(match.end) && tokens[match.end].word != Word.possessive.id
  }

  /// A word in quotes within a name: 'Robert "Bo" Lindqvist'.
  private func isNickname(_ index: Int, _ sentence: Range<Int>) -> Bool {
    let word = tokens[index].word
    guard word == Word.quote.id || word == Word.openingQuote.id, index + 3 < sentence.upperBound,
      isCapital(index + 1), isCapital(index + 3), tokens[index + 3].shape.contains(.word)
    else { return false }
    let close = tokens[index + 2].word
    return close == Word.quote.id || close == Word.closingQuote.id
  }

  /// "al-Jubouri", "el-Sisi", "d'Assunção": an article and a name in one token.
  private func isArticled(_ index: Int) -> Bool {
    guard tokens[index].shape.contains(.word), !isCapital(index) else { return false }
    let bytes = text.bytes[Int(tokens[index].start)..<Int(tokens[index].end)]
    guard
      let mark = bytes.prefix(6).firstIndex(where: {
        $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "'") || $0 == 0xE2
      }), mark > bytes.startIndex
    else { return false }
    // ’ has three bytes.
    let name = bytes[mark] == 0xE2 ? mark + 3 : mark + 1
    return name < bytes.endIndex && (bytes[name] &- 0x41 < 26 || bytes[name] == 0xC3)
  }

  /// "al-Jurdani": a surname alone, whose article is written small.
  func isArticledName(_ index: Int) -> Bool {
    guard isArticled(index) else { return false }
    let spelling = spelling(index..<index + 1)
    return ["al-", "el-", "ad-", "an-", "ar-", "as-", "ash-", "at-", "az-", "ul-"].contains {
      spelling.hasPrefix($0)
    }
  }

  /// Whether a capitalised word is of the field of the title before it: "Minister of Defence X Y".
  func isFieldOfTitle(_ index: Int, _ sentence: Range<Int>) -> Bool {
    let field: WordClass = [.portfolio, .ofstate, .statehead]
    guard !classes(index).isDisjoint(with: field) else { return false }
    // "chair of the Commission": the one spoken of.
    if index > sentence.lowerBound, tokens[index - 1].word == Word.the.id,
      classes(index).contains(.orghead), !classes(index).contains(.portfolio),
      !nextIsCapital(index, sentence)
    {
      return false
    }
    // "the Presidential Administration", but not "the National Unity Government".
    if !classes(index).contains(.portfolio), nextIsCapital(index, sentence),
      classes(index).isDisjoint(with: .statehead), classes(index + 1).isDisjoint(with: field)
    {
      return false
    }
    // "a member of the Social Democrats".
    if nextIsCapital(index, sentence), classes(index + 1).contains(.party) { return false }
    var before = index - 1
    while before > sentence.lowerBound, index - before < 12 {
      let word = tokens[before].word
      if word == Word.of.id || word == Word.for.id {
        // "Under Secretary of the Treasury for Terrorism and".
        if !classes(before - 1).isDisjoint(with: .portfolio),
          !lexicon.beginsPhrase(tokens[before - 1].word)
        {
          before -= 1
          continue
        }
        return lexicon.beginsPhrase(tokens[before - 1].word)
          && classes(before - 1).isDisjoint(with: .orghead)
      }
      guard
        !classes(before).isDisjoint(with: field) || word == Word.and.id || word == Word.comma.id
          || word == Word.the.id || word == Word.ampersand.id
          // "for Foreign Affairs, European Union and Cooperation X Y".
          || isSpelt(before)("european") || isSpelt(before)("union")
      else { return false }
      before -= 1
    }
    return false
  }

  /// "African", "West" before "African": where no name goes on behind them.
  func isRegional(_ index: Int, _ sentence: Range<Int>) -> Bool {
    let next = index + 1
    if classes(index).contains(.direction), next < sentence.upperBound, isCapital(next),
      classes(next).contains(.regional)
    {
      return isRegional(next, sentence)
    }
    guard classes(index).contains(.regional), next < sentence.upperBound, !isCapital(next),
      tokens[next].shape.contains(.word), !tokens[next].shape.contains(.attached)
    else { return false }
    return classes(next).isDisjoint(with: WordClass.function.union(.anyVerb))
      || isSpelt(next)("states")
  }

  /// Whether a capitalised word only qualifies a title behind it: "Former South Korean Ambassador",
  /// "Foreign Minister", "Presidential Aide".
  func leadsToTitle(_ index: Int, _ sentence: Range<Int>) -> Bool {
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

  /// One dotted capital inside a run is an initial.
  private func isInitial(_ index: Int) -> Bool {
    tokens[index].shape.contains(.dotted) && tokens[index].end - tokens[index].start == 2
  }

  func particleThenCapital(_ index: Int, _ sentence: Range<Int>) -> Bool {
    index + 2 < sentence.upperBound && !classes(index + 1).isDisjoint(with: .particle)
      && isCapital(index + 2)
  }

  /// Where the name begins behind "(rtd)", "(Ret.)", which stand between a rank and a name.
  private func behindRetired(_ index: Int, _ sentence: Range<Int>) -> Int? {
    guard index + 3 < sentence.upperBound, tokens[index].word == Word.openingBracket.id,
      ["rtd", "rtd.", "retd", "retd.", "ret", "ret.", "retired"].contains(
        spelling(index + 1..<index + 2).lowercased())
    else { return nil }
    var close = index + 2
    if tokens[close].word == Word.stop.id { close += 1 }
    guard close + 1 < sentence.upperBound, tokens[close].word == Word.closingBracket.id,
      isCapital(close + 1), tokens[close + 1].shape.contains(.word)
    else { return nil }
    return close + 1
  }

  func nextIsName(_ index: Int, _ sentence: Range<Int>) -> Bool {
    index + 1 < sentence.upperBound && isCapital(index + 1)
      && tokens[index + 1].shape.contains(.word)
  }

  /// "His Excellency" without a name: as good as "he".
  /// "HE", "HH" and "HRH" for Excellencies and Highnesses, before a name or an office: no pronoun.
  private func isAbbreviatedStyle(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard tokens[index].shape.contains(.allCapitals), !isTitleCase,
      index + 2 < sentence.upperBound, tokens[index + 1].shape.contains(.word),
      !tokens[index + 1].shape.contains(.allCapitals),
      ["HE", "HH", "HRH"].contains(spelling(index..<index + 1))
    else { return false }
    return isCapital(index + 1) || tokens[index + 1].word == Word.the.id && isCapital(index + 2)
  }

  /// A style with the name that it honours, else for the article of the office that it goes before.
  private func behindStyle(_ index: Int, _ sentence: Range<Int>) -> Unit {
    let isArticle = tokens[index + 1].word == Word.the.id
    let isOffice =
      longestMatch(at: index + 1, in: sentence).map {
        !isPartOfName(index + 1, $0.end, $0.entry, sentence)
      } ?? leadsToTitle(index + 1, sentence)
    if !isArticle, !isOffice, var name = nameRun(from: index + 1, in: sentence) {
      name.first = index
      name.isHonoured = true
      name.word = -1
      name.classes = []
      return name
    }
    var article = blank(index..<(isArticle ? index + 2 : index + 1), .word)
    article.word = Word.the.id
    article.classes = lexicon.classes(of: Word.the.id)
    return article
  }

  func stylePronoun(_ index: Int, in sentence: Range<Int>) -> Unit? {
    let word = tokens[index].word
    guard word == Word.his.id || word == Word.her.id, isCapital(index), !isTitleCase,
      index == sentence.lowerBound, index + 2 < sentence.upperBound, isCapital(index + 1),
      !isCapital(index + 2), tokens[index + 2].shape.contains(.word),
      ["excellency", "majesty", "highness", "eminence", "honour", "holiness", "lordship"]
        .contains(where: isSpelt(index + 1)),
      classes(index + 2).isDisjoint(with: [.det, .particle]),
      longestMatch(at: index + 2, in: sentence) == nil
    else { return nil }
    var unit = blank(index..<index + 2, .word)
    unit.word = word == Word.his.id ? Word.he.id : Word.she.id
    unit.classes = lexicon.classes(of: unit.word)
    return unit
  }

  /// "His Excellency X", "Her Majesty Queen X": the pronoun belongs to the style.
  func styled(_ index: Int, in sentence: Range<Int>) -> Unit? {
    let word = tokens[index].word
    if isAbbreviatedStyle(index, sentence) { return behindStyle(index, sentence) }
    guard word == Word.his.id || word == Word.her.id, isCapital(index),
      index + 2 < sentence.upperBound, classes(index + 1).contains(.honorific),
      isCapital(index + 1),
      classes(index + 1).isDisjoint(with: .particle),
      var name = nameRun(from: index + 1, in: sentence), name.isHonoured
    else { return nil }
    name.first = index
    name.word = -1
    name.classes = []
    return name
  }
}
