/// Organisations by their form: a run of capitals that ends in "Ministry", "Bank", "Corp".
extension UnitReader {
  func isMinistry(_ range: Range<Int>) -> Bool {
    range.contains {
      !classes($0).isDisjoint(with: .publichead)
        && ![
          "embassy", "consulate", "police", "army", "navy", "bureau", "directorate", "congress",
        ].contains(where: isSpelt($0))
    }
  }

  /// "Sutlej Trading and Co Ltd", "Ida and Otto Gerber Foundation": an "and" inside of a name.
  private func isOfFirm(_ and: Int, from index: Int) -> Bool {
    if ["co", "sons", "brothers", "partners", "associates"].contains(where: isSpelt(and + 1)) {
      return true
    }
    // "Carlisle Trading and Estates Ltd": what stands before "and" is no name yet.
    if and > index + 1, classes(and - 1).contains(.companyhead),
      tokens.indices.contains(and + 2), isCapital(and + 2),
      classes(and + 2).contains(.companysuffix), !classes(and - 1).contains(.orghead)
    {
      return true
    }
    return and == index + 1 && classes(index).contains(.given)
      && classes(and + 1).contains(.given)
  }

  func isSpelt(_ index: Int) -> (String) -> Bool {
    let word = lexicon.words
    let number = tokens[index].word
    return { Int(number) < word.count && word.spelling(number) == $0 }
  }

  /// The longest run from `index` that ends in the head of an organisation's name, with what "of …"
  /// and "for …" add to it.
  func organisationEnd(
    from index: Int, in sentence: Range<Int>
  ) -> (Int, Actor.Kind)? {
    var end = index
    var head: (end: Int, classes: WordClass)?
    // "Seri Melor Holdings": what is an honorific before a person is a word of a company's name.
    let isStyled = !isTitleCase && isStyle(index)
    var isJoined = false
    while end < sentence.upperBound, end - index < 14 {
      let token = tokens[end]
      let classes = classes(end)
      // "Nordlys Pumps A/S".
      if end > index, end + 2 < sentence.upperBound, tokens[end + 1].word == Word.slash.id,
        token.end - token.start == 1, tokens[end + 2].end - tokens[end + 2].start == 1,
        isCapital(end), isCapital(end + 2)
      {
        return (end + 3, .company)
      }
      if token.shape.contains(.word), token.shape.contains(.capital) {
        if end > index, isTitle(end, sentence) { break }
        if isStyle(end), end > index || !isStyled { break }
        if isTitleCase, end > index, classes.isDisjoint(with: .orghead),
          !classes.isDisjoint(with: WordClass.anyVerb.union(.adverb))
            || ["on", "at", "to", "by", "from", "over", "after", "as"].contains(where: isSpelt(end))
        {
          break
        }
        end += 1
        if !classes.isDisjoint(with: [.companysuffix, .companyhead, .orghead]),
          end - index > 1 || classes.contains(.orghead), !isParticle(end - 1, sentence)
        {
          let merged = head.map { $0.classes.union(classes) } ?? classes
          head = (end, classes.contains(.companysuffix) ? merged : classes)
        }
        continue
      }
      // "Termika Sp. z o.o.".
      if end > index + 1, token.word == Word.stop.id, end + 2 < sentence.upperBound,
        spelling(end - 1..<end + 3).hasPrefix("Sp. z o.o")
      {
        return (end + 3, .company)
      }
      // The one suffix that is often written small.
      if token.word == Word.plc.id, end > index {
        end += 1
        head = (end, classes)
        break
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
      // "Mulanje Drilling (Pty) Ltd", "Mulanje (Samoa) Ltd".
      if token.word == Word.openingBracket.id, end > index,
        let behind = bracketedForm(end, sentence)
      {
        end = behind.end
        head = (end, .companysuffix)
        if behind.isLast { break }
        continue
      }
      // "the Democratic People's Party".
      if token.word == Word.possessive.id, end > index, nextIsName(end, sentence),
        ["people", "women", "children", "citizens"].contains(where: isSpelt(end - 1))
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
      if token.word == Word.and.id, end > index, nextIsName(end, sentence),
        isOfFirm(end, from: index)
      {
        end += 1
        continue
      }
      if token.word == Word.and.id, end > index, nextIsName(end, sentence),
        head?.end != end && joinsAdjectives(end - 1) || joinsFields(of: index, at: end, sentence)
      {
        isJoined =
          isJoined
          || !self.classes(end - 1).contains(.portfolio)
            && !joinsFields(of: index, at: end, sentence)
        end += 1
        continue
      }
      break
    }
    guard let head else { return partnershipEnd(index..<end) }
    // "Soral and Swift Cargo": two companies.
    if isJoined, head.classes.isDisjoint(with: [.orghead, .publichead]) { return nil }
    if isStyled, head.classes.isDisjoint(with: [.companyhead, .companysuffix]) { return nil }
    if head.end == index + 1 {
      // A head alone is a name only with its complement: "Ministry of …".
      guard let extended = complementEnd(from: head.end, index, head.classes, sentence) else {
        return nil
      }
      return (extended, kind(of: head.classes, index..<extended))
    }
    // "Natural Resources: X": a field, not a company.
    if head.end < sentence.upperBound, tokens[head.end].word == Word.colon.id,
      (index..<head.end).allSatisfy({ classes($0).contains(.portfolio) }),
      head.classes.isDisjoint(with: [.publichead, .companysuffix])
    {
      return nil
    }
    // "Trade and Industry Minister": a field and its minister, not an organisation.
    // "Uzbek Energy Minister".
    let field = namesCountry(index) && head.end - index > 1 ? index + 1 : index
    if head.end < sentence.upperBound, isTitle(head.end, sentence), isField(field..<head.end) {
      return nil
    }
    if index > sentence.lowerBound, isField(index..<head.end),
      head.classes.isDisjoint(with: [.publichead, .companysuffix]),
      followsTitleOf(index, sentence), !isServiceLed(index..<head.end, sentence)
    {
      return nil
    }
    // "Santander Bank Polska".
    if head.end < sentence.upperBound, isCapital(head.end), tokens[head.end].shape.contains(.word),
      !head.classes.isDisjoint(with: [.companyhead]),
      head.classes.isDisjoint(with: [.publichead, .companysuffix]),
      longestMatch(at: head.end, in: sentence) == nil, classes(head.end).isEmpty,
      !nextIsName(head.end, sentence)
    {
      return (head.end + 1, kind(of: head.classes, index..<head.end))
    }
    // "Vivo Energy Kenya".
    if head.classes.contains(.companyhead),
      head.classes.isDisjoint(with: [.publichead, .companysuffix]),
      head.end < sentence.upperBound, isCapital(head.end),
      let match = longestMatch(at: head.end, in: sentence),
      isBranch(index..<head.end, match, sentence)
    {
      return (match.end, .company)
    }
    let extended =
      head.classes.contains(.companysuffix)
      ? countryEnd(behind: head.end, sentence)
      : complementEnd(from: head.end, index, head.classes, sentence)
    let range = index..<(extended ?? head.end)
    return (range.upperBound, kind(of: head.classes, range))
  }

  /// "Hartmann & Voss", "Ernst & Young": what partners call their company.
  private func partnershipEnd(_ range: Range<Int>) -> (Int, Actor.Kind)? {
    guard !isTitleCase, (3...5).contains(range.count),
      let joint = range.dropFirst().dropLast().first(where: { tokens[$0].word == Word.ampersand.id }
      ),
      [joint - 1, joint + 1].allSatisfy({
        tokens[$0].end - tokens[$0].start > 2 && isCapital($0) && tokens[$0].shape.contains(.word)
          && classes($0).isDisjoint(with: [.portfolio, .month, .honorific])
          && !lexicon.isPlaceWord(tokens[$0].word)
      })
    else { return nil }
    return (range.upperBound, .company)
  }

  /// "the Tax and Customs Board", "the Ghana Ports and Harbours Authority": behind an article, two common words
  /// before the one head that both are of.
  private func joinsFields(of index: Int, at and: Int, _ sentence: Range<Int>) -> Bool {
    guard index > sentence.lowerBound, and - index <= 3,
      tokens[index - 1].word == Word.the.id
        || tokens[index - 1].word == Word.comma.id && index - 1 > sentence.lowerBound
          && isCapital(index - 2),
      !tokens[and - 1].shape.contains(.allCapitals), classes(and - 1).isDisjoint(with: .given),
      !lexicon.isPlaceWord(tokens[and - 1].word),
      longestMatch(at: and - 1, in: sentence) == nil,
      // "Ports", but not "Bank".
      classes(and - 1).isDisjoint(with: [.orghead, .companyhead])
        || text.bytes[Int(tokens[and - 1].end) - 1] == UInt8(ascii: "s")
    else { return false }
    var end = and + 1
    while end < sentence.upperBound, end - and <= 4, isCapital(end),
      tokens[end].shape.contains(.word), !isTitle(end, sentence)
    {
      let classes = classes(end)
      if end > and + 1, classes.contains(.orghead),
        classes.isDisjoint(with: [.party, .companyhead])
      {
        return end + 1 >= sentence.upperBound || !isCapital(end + 1)
      }
      guard longestMatch(at: end, in: sentence) == nil else { return false }
      end += 1
    }
    return false
  }

  /// "National Oil Company of Malawi".
  private func countryEnd(behind head: Int, _ sentence: Range<Int>) -> Int? {
    ["company", "corporation"].contains(where: isSpelt(head - 1))
      ? countryEnd(of: head, sentence) : nil
  }

  /// Behind "of" and the name of a country, where these begin at `of`.
  private func countryEnd(of: Int, _ sentence: Range<Int>) -> Int? {
    guard of + 1 < sentence.upperBound, tokens[of].word == Word.of.id else { return nil }
    let country = tokens[of + 1].word == Word.the.id ? of + 2 : of + 1
    guard country < sentence.upperBound, let match = longestMatch(at: country, in: sentence),
      case .country(_, .name, _) = match.entry.meaning
    else { return nil }
    return match.end
  }

  /// The "Ag" of "Mohamed Ag Najim" and the surname "Sá", though "AG" and "SA" end companies' names.
  private func isParticle(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard !tokens[index].shape.contains(.allCapitals) else { return false }
    return isSpelt(index)("ag") && nextIsName(index, sentence)
      || spelling(index..<index + 1) == "Sá"
  }

  /// An honorific that is nothing else.
  private func isStyle(_ index: Int) -> Bool {
    let classes = classes(index)
    return classes.contains(.honorific)
      && classes.isDisjoint(with: [.orghead, .companysuffix, .particle, .given])
  }

  /// Where the legal form of a company ends whose first part stands in brackets.
  private func bracketedForm(_ open: Int, _ sentence: Range<Int>) -> (end: Int, isLast: Bool)? {
    guard open + 2 < sentence.upperBound, isCapital(open + 1),
      tokens[open + 2].word == Word.closingBracket.id
    else { return nil }
    let isForm = classes(open + 1).contains(.companysuffix)
    let behind = open + 3
    if behind < sentence.upperBound, isCapital(behind), classes(behind).contains(.companysuffix),
      isForm || longestMatch(at: open + 1, in: sentence)?.end == open + 2
    {
      return (behind + 1, false)
    }
    // An abbreviation in brackets behind a name is more often the name's.
    return isForm && ["pty", "pvt", "pte"].contains(where: isSpelt(open + 1)) ? (behind, true) : nil
  }

  /// The end of "9th Infantry Division", "4th Territorial Infantry Battalion".
  func formationEnd(from index: Int, in sentence: Range<Int>) -> Int? {
    let token = tokens[index]
    guard let last = text.bytes[Int(token.start)..<Int(token.end)].last, last >= 0x61 else {
      return nil
    }
    var end = index + 1
    while end < sentence.upperBound, end - index < 6, isCapital(end),
      tokens[end].shape.contains(.word)
    {
      end += 1
      if classes(end - 1).contains(.formation) { return end }
    }
    return nil
  }

  /// The end of a name that its initials in brackets follow: "Sri Lanka Podujana Peramuna (SLPP)".
  func abbreviated(from index: Int, in sentence: Range<Int>) -> Int? {
    var end = index
    var initials: [UInt8] = []
    while end < sentence.upperBound, end - index < 8, tokens[end].shape.contains(.word) {
      if isCapital(end) {
        initials.append(text.bytes[Int(tokens[end].start)])
      } else if end == index || classes(end).isDisjoint(with: [.particle, .prep, .conj]) {
        return nil
      }
      end += 1
    }
    guard initials.count >= 3, end + 2 < sentence.upperBound, isCapital(end - 1),
      tokens[end].word == Word.openingBracket.id, tokens[end + 2].word == Word.closingBracket.id
    else { return nil }
    let short = text.bytes[Int(tokens[end + 1].start)..<Int(tokens[end + 1].end)]
    return short.elementsEqual(initials) ? end : nil
  }

  /// Whether what begins at `index` is of the field of a title: "Minister of A", "Minister for A, B and".
  func followsTitleOf(_ index: Int, _ sentence: Range<Int>) -> Bool {
    var before = index - 1
    while before > sentence.lowerBound, index - before < 10,
      tokens[before].word == Word.comma.id || tokens[before].word == Word.and.id
        || tokens[before].word == Word.ampersand.id || classes(before).contains(.portfolio)
        || isCapital(before) && before + 1 < index
    { before -= 1 }
    if tokens[before].word == Word.the.id { before -= 1 }
    return before > sentence.lowerBound
      && (tokens[before].word == Word.of.id || tokens[before].word == Word.for.id)
      && lexicon.beginsPhrase(tokens[before - 1].word)
  }

  /// "head of the Security Service": a body; "Minister for the Public Service": a field.
  private func isServiceLed(_ range: Range<Int>, _ sentence: Range<Int>) -> Bool {
    let the = range.lowerBound - 1
    return the > sentence.lowerBound + 1 && tokens[the].word == Word.the.id
      && ["service", "services", "agency", "force", "forces", "bureau", "authority"]
        .contains(where: isSpelt(range.upperBound - 1))
      && !["minister", "ministers", "secretary", "undersecretary", "commissioner", "portfolio"]
        .contains(where: isSpelt(the - 2))
  }

  private func isCountryName(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard let match = longestMatch(at: index, in: sentence),
      case .country(_, .name, _) = match.entry.meaning
    else { return false }
    return true
  }

  /// "Uzbek", "Djibouti".
  private func namesCountry(_ index: Int) -> Bool {
    guard let match = longestMatch(at: index, in: index..<index + 1),
      case .country(_, let form, _) = match.entry.meaning
    else { return false }
    return form == .adjective || form == .name
  }

  func isTitle(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard let match = longestMatch(at: index, in: sentence) else { return false }
    if case .title(let title, let isPlural) = match.entry.meaning {
      // "Institute of Chartered Accountants".
      if isPlural, lexicon.titles[title].kind == .calling, index > sentence.lowerBound,
        isCapital(index - 1)
      {
        return false
      }
      // "Commonwealth Lawyers Association".
      if isPlural, match.end < sentence.upperBound, isCapital(match.end),
        !classes(match.end).isDisjoint(with: [.orghead])
      {
        return false
      }
      // "General Motors", "Chief Engineers' Group".
      return classes(index).isDisjoint(with: [.orghead, .companyhead])
        && tokens[index].word != Word.general.id
    }
    return false
  }

  func isField(_ range: Range<Int>) -> Bool {
    range.allSatisfy {
      !classes($0).isDisjoint(with: [.portfolio, .rank]) || tokens[$0].word == Word.and.id
        || tokens[$0].word == Word.comma.id || tokens[$0].word == Word.ampersand.id
    }
  }

  /// Whether the word before "and" is an adjective or a field: "Asian and Oceanian Affairs Bureau".
  func joinsAdjectives(_ index: Int) -> Bool {
    if classes(index).contains(.portfolio) { return true }
    guard tokens[index].shape.contains(.word) else { return false }
    let end = text.bytes[Int(tokens[index].start)..<Int(tokens[index].end)].suffix(2)
    let isAdjective = ["an", "al", "ic"].contains(String(decoding: end, as: UTF8.self))
    return isAdjective && !lexicon.isPlaceWord(tokens[index].word)
  }

  /// The end of "of Foreign Affairs and Cooperation", "for National Strategy", "in Seoul" after a head.
  func complementEnd(
    from head: Int, _ start: Int, _ classes: WordClass, _ sentence: Range<Int>
  ) -> Int? {
    var end = head
    guard end + 1 < sentence.upperBound else { return nil }
    let preposition = tokens[end].word
    let isEmbassy = ["embassy", "consulate", "mission"].contains(where: isSpelt(head - 1))
    // "Under Secretary of the Treasury for Terrorism": the field is the secretary's.
    // "sits in the Senate for the Centre Party": for whom somebody sits there.
    if preposition == Word.for.id,
      ["treasury", "senate", "parliament", "bundestag", "knesset", "duma", "sejm"].contains(
        where: isSpelt(head - 1))
    {
      return nil
    }
    // "United Nations Interim Force in Lebanon": where an operation is belongs to its name.
    if preposition == Word.in.id, ["force", "operation"].contains(where: isSpelt(head - 1)),
      head - start > 2, isCapital(end + 1), let match = longestMatch(at: end + 1, in: sentence),
      case .country = match.entry.meaning
    {
      return match.end
    }
    // "Orlan Group of Korea", "Orlan Cement of Jaipur": where a company is.
    if preposition == Word.of.id, head - start > 1,
      ["group", "holdings", "cement", "cements", "motors", "foods", "textiles", "industries"]
        .contains(where: isSpelt(head - 1)), isCapital(end + 1),
      isSpelt(head - 1)("group") == false || isCountryName(end + 1, sentence)
    {
      return nil
    }
    guard
      preposition == Word.of.id || preposition == Word.for.id || preposition == Word.on.id
        || (preposition == Word.to.id && isEmbassy)
        || (preposition == Word.in.id && isEmbassy)
        // "Committee to Protect Writers".
        || preposition == Word.to.id
          && ["committee", "campaign", "coalition"].contains(where: isSpelt(head - 1))
    else { return nil }
    end += 1
    if tokens[end].word == Word.the.id
      || preposition == Word.for.id && ["a", "an"].contains(where: isSpelt(end))
    {
      end += 1
    }
    guard end < sentence.upperBound, isCapital(end), tokens[end].shape.contains(.word),
      self.classes(end).isDisjoint(with: [.weekday, .month])
    else { return nil }
    // "from the agency for US$56 million".
    if end + 1 < sentence.upperBound, spelling(end + 1..<end + 2).hasPrefix("$") { return nil }
    // "Nordmalm Towers of Norway": where a company is.
    if classes.isDisjoint(with: [.orghead, .publichead]), tokens[end - 1].word == Word.of.id,
      let match = longestMatch(at: end, in: sentence), case .country = match.entry.meaning
    {
      return nil
    }
    // "Pacific Department of the Asian Development Bank": two bodies.
    if !isEmbassy, head - start > 1, startsBody(end, sentence) { return nil }
    let isMinistry = classes.contains(.publichead) && !isEmbassy
    let first = end
    let firstIsField = self.classes(end).contains(.portfolio)
    // "Department of the Prime Minister and Cabinet".
    if let match = longestMatch(at: end, in: sentence), case .title(_, false) = match.entry.meaning
    {
      end = match.end
      if end + 1 < sentence.upperBound, tokens[end].word == Word.and.id,
        tokens[end + 1].word == Word.cabinet.id, isCapital(end + 1)
      {
        end += 2
      }
      return end
    }
    while end < sentence.upperBound {
      let token = tokens[end]
      if token.shape.contains(.word), token.shape.contains(.capital) {
        if end > first {
          // "Council of Finance Ministers".
          if ["council", "conference", "forum"].contains(where: isSpelt(head - 1)),
            let match = longestMatch(at: end, in: sentence),
            case .title(_, true) = match.entry.meaning
          {
            return match.end
          }
          if isTitle(end, sentence), self.classes(end).isDisjoint(with: .portfolio) { break }
          if isMinistry || isHeld(start, sentence), firstIsField,
            self.classes(end).isDisjoint(with: [.portfolio, .rank, .orghead]),
            mayBeginPerson(end, sentence)
          {
            break
          }
        }
        // "Centre for Gulf of Guinea Studies".
        if end + 1 < sentence.upperBound, isOfWater(end + 1, sentence) {
          end = longestMatch(at: end + 2, in: sentence)?.end ?? end + 3
          continue
        }
        if let match = longestMatch(at: end, in: sentence), case .country = match.entry.meaning {
          end = match.end
          if first == end - (match.end - end) || !isMinistry {
            // "Bank of Japan": a name ends with its country.
          }
          // "Permanent Mission of Germany to the United Nations".
          if isEmbassy, end + 1 < sentence.upperBound, tokens[end].word == Word.to.id {
            let next = tokens[end + 1].word == Word.the.id ? end + 2 : end + 1
            if let other = longestMatch(at: next, in: sentence) {
              end = officeEnd(from: other.end, sentence)
            }
          }
          break
        }
        end += 1
        continue
      }
      // "Movement for the Liberation of the Coast".
      if token.word == Word.of.id, preposition == Word.for.id, end == first + 1,
        tokens[first - 1].word == Word.the.id, end + 2 < sentence.upperBound
      {
        let of = tokens[end + 1].word == Word.the.id ? end + 2 : end + 1
        if isCapital(of) {
          end = of
          continue
        }
      }
      let isJoint = token.word == Word.and.id || token.word == Word.ampersand.id
      if isJoint, end > first, nextIsName(end, sentence),
        !isTitle(end + 1, sentence) || isJustice(end + 1, sentence),
        self.classes(end + 1).isDisjoint(with: .honorific),
        self.classes(end + 1).contains(.portfolio)
          || !startsOtherName(end + 1, sentence)
            && (!firstIsField || !mayBeginPerson(end + 1, sentence)
              || isMinistry && self.classes(end + 1).contains(.ofstate))
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
      // "Bureau of Population, Refugees, and Migration".
      if token.word == Word.comma.id, firstIsField, end + 2 < sentence.upperBound,
        tokens[end + 1].word == Word.and.id, nextIsName(end + 1, sentence),
        self.classes(end + 2).contains(.portfolio), (first..<end).contains(where: isComma)
      {
        end += 2
        continue
      }
      break
    }
    return unionEnd(of: head, from: end, sentence) ?? placeEnd(from: end, sentence)
  }

  /// "Chamber of Commerce of Fiji", "Academy of Sciences of Cuba": a name ends with its country.
  private func unionEnd(of head: Int, from end: Int, _ sentence: Range<Int>) -> Int? {
    guard let behind = countryEnd(of: end, sentence),
      [
        "academy", "association", "chamber", "confederation", "federation", "institute", "league",
        "union",
      ].contains(where: isSpelt(head - 1)),
      behind == sentence.upperBound || !isCapital(behind)
    else { return nil }
    return behind
  }

  /// "… Office and other International Organizations in Geneva", behind "to the United Nations".
  private func officeEnd(from start: Int, _ sentence: Range<Int>) -> Int {
    var end = start
    if end < sentence.upperBound, isSpelt(end)("office") { end += 1 }
    if end + 3 < sentence.upperBound, tokens[end].word == Word.and.id,
      tokens[end + 1].word == Word.other.id, isSpelt(end + 2)("international"),
      ["organizations", "organisations"].contains(where: isSpelt(end + 3))
    {
      end += 4
    }
    guard end > start, end + 1 < sentence.upperBound,
      tokens[end].word == Word.in.id || tokens[end].word == Word.at.id, isCapital(end + 1)
    else { return end }
    return end + 2
  }

  /// "for Renewal and Justice": what is stood for, and no judge.
  private func isJustice(_ index: Int, _ sentence: Range<Int>) -> Bool {
    classes(index).contains(.portfolio) && !nextIsCapital(index, sentence)
  }

  private func isComma(_ index: Int) -> Bool { tokens[index].word == Word.comma.id }

  /// "… for Security and Co-operation in Europe": behind "in" and a region, which is no actor.
  private func placeEnd(from end: Int, _ sentence: Range<Int>) -> Int {
    guard end + 1 < sentence.upperBound, tokens[end].word == Word.in.id, isCapital(end + 1) else {
      return end
    }
    return isRegion(end + 1) ? end + 2 : end
  }

  func isRegion(_ index: Int) -> Bool {
    ["europe", "africa", "asia", "america", "americas", "oceania"].contains(where: isSpelt(index))
  }

  /// "chairperson of the State Committee on Investment X": an office of the body stands before it.
  private func isHeld(_ start: Int, _ sentence: Range<Int>) -> Bool {
    let of =
      start > sentence.lowerBound && tokens[start - 1].word == Word.the.id ? start - 2 : start - 1
    guard of > sentence.lowerBound, tokens[of].word == Word.of.id else { return false }
    return (max(sentence.lowerBound, of - 3)..<of).contains {
      longestMatch(at: $0, in: sentence).map { match in
        if case .title = match.entry.meaning { match.end == of } else { false }
      } ?? false
    }
  }

  /// Whether a capitalised word behind a field could be a person's name rather than go on with it.
  private func mayBeginPerson(_ index: Int, _ sentence: Range<Int>) -> Bool {
    !classes(index).isDisjoint(with: [.given, .honorific])
      || nextIsName(index, sentence) && classes(index + 1).isDisjoint(with: [.portfolio, .orghead])
  }

  /// Whether the name of another organisation begins here.
  private func startsBody(_ index: Int, _ sentence: Range<Int>) -> Bool {
    if let match = longestMatch(at: index, in: sentence), case .organisation = match.entry.meaning {
      // "West African States": not the West.
      return
        !(match.end == index + 1 && classes(index).contains(.direction)
        && nextIsName(index, sentence))
    }
    return organisationEndWithoutComplement(index, sentence)
      && (!isField(index..<index + 1) || tokens[index].word == Word.general.id)
  }

  /// "…, Trade and Industry": a comma inside a list of fields that ends in "and".
  func commaLeadsToAnd(_ comma: Int, _ sentence: Range<Int>) -> Bool {
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

  func startsOtherName(_ index: Int, _ sentence: Range<Int>) -> Bool {
    if !classes(index).isDisjoint(with: [.given, .honorific]) { return true }
    if let match = longestMatch(at: index, in: sentence), case .country = match.entry.meaning {
      return true
    }
    return organisationEndWithoutComplement(index, sentence)
  }

  func organisationEndWithoutComplement(_ index: Int, _ sentence: Range<Int>) -> Bool {
    var end = index
    while end < sentence.upperBound, end - index < 6, isCapital(end) {
      if !classes(end).isDisjoint(with: [.orghead, .companysuffix]) { return true }
      end += 1
    }
    return false
  }

  func kind(of classes: WordClass, _ range: Range<Int>) -> Actor.Kind {
    if classes.contains(.companysuffix) { return .company }
    if classes.contains(.publichead) { return .publicBody }
    if isLendersName(range) { return .company }
    if classes.contains(.companyhead), classes.isDisjoint(with: .orghead) { return .company }
    return .organization
  }

  /// "Atlas Maghreb Bank", but not "Asian Development Bank" or "Bank of Japan".
  private func isLendersName(_ range: Range<Int>) -> Bool {
    guard range.count > 1, isSpelt(range.upperBound - 1)("bank") else { return false }
    return !range.contains { index in
      ["central", "development", "reserve", "world", "people's", "state", "federal", "bank's"]
        .contains(where: isSpelt(index))
    }
  }

  /// The states of "Embassy of Cuba in Laos", "French Embassy in Accra".
  func mission(
    _ range: Range<Int>, _ actors: inout ActorTable
  ) -> (sender: Int, receiver: Int?)? {
    guard range.contains(where: { isMissionHead(tokens[$0].word) }) else { return nil }
    var found: [Int] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard isCapital(index), let match = longestMatch(at: index, in: range) else {
        index += 1
        continue
      }
      switch match.entry.meaning {
      case .country(let country, _, _): found.append(actors.country(country, lexicon))
      case .organisation(let organisation):
        // "United Nations Mission in Liberia" is nobody's embassy, "EU Delegation to Moldova" is one.
        guard
          !found.isEmpty || tokens[range.upperBound - 1].word == Word.delegation.id
            || tokens[range.lowerBound].word == Word.delegation.id
        else { return nil }
        found.append(actors.organisation(organisation, lexicon))
      case .title: break
      }
      index = match.end
    }
    guard let sender = found.first else { return nil }
    return (sender, found.count > 1 && found[1] != sender ? found[1] : nil)
  }

  private func isMissionHead(_ word: Int32) -> Bool {
    word == Word.embassy.id || word == Word.mission.id || word == Word.delegation.id
  }

  /// The state of "Cabinet of Uganda", "Government of Kenya".
  func governed(_ range: Range<Int>, _ actors: inout ActorTable) -> Int? {
    guard range.count <= 8,
      let head = range.first(where: {
        tokens[$0].word == Word.cabinet.id || tokens[$0].word == Word.government.id
      }), head == range.lowerBound || head == range.upperBound - 1
    else { return nil }
    for index in range where isCapital(index) {
      if let match = longestMatch(at: index, in: range),
        case .country(let country, _, _) = match.entry.meaning
      {
        return actors.country(country, lexicon)
      }
    }
    return nil
  }

  /// The first country that a name contains: "Bangladesh Bank".
  func countryInside(_ range: Range<Int>) -> Int? {
    for index in range.prefix(12) where isCapital(index) && lexicon.beginsPhrase(tokens[index].word)
    {
      if let match = longestMatch(at: index, in: range),
        case .country(let country, let form, _) = match.entry.meaning, form != .people
      {
        return country
      }
    }
    return nil
  }
}
