internal import GraphModel

/// What stands before a title: status, rank, field, country, possessor, article.
extension PostParser {
  func readModifiers(
    _ index: Int, _ limit: Int, _ post: inout Post, _ titleLow: inout Int, _ actors: ActorTable
  ) -> Int {
    var low = index
    while low > limit {
      let before = units[low - 1]
      if before.is(.hyphen), low - 1 > limit,
        units[low - 2].has([.rank, .former, .planned, .acting]) || units[low - 2].kind == .title
          || units[low - 2].is(.non)
      {
        low -= 1
        if units[low - 1].is(.non) {
          low -= 1
          titleLow = low
        }
        continue
      }
      // "Cardinal Secretary of State".
      if before.kind == .title, before.titleKind == .rank, low - 1 > limit, low == index {
        low -= 1
        titleLow = low
        continue
      }
      if before.kind == .title, before.has([.rank, .portfolio]) {
        low -= 1
        titleLow = low
        continue
      }
      if before.kind == .word {
        if before.has(.acting) {
          post.status = .acting
          low -= 1
          continue
        }
        // "a retired judge".
        if before.has(.former),
          !before.has(.verb) || low - 2 >= limit && units[low - 2].has(.det)
        {
          post.status = .former
          low -= 1
          continue
        }
        if before.has(.planned), !before.has(.current) {
          post.status = .planned
          low -= 1
          continue
        }
        if before.is(.recently), low - 2 >= limit, units[low - 2].is(.most) {
          post.status = .former
          low -= 2
          continue
        }
        if before.has(.current),
          !before.has([.appoint]) || low - 2 >= limit && units[low - 2].isOne(of: .newly, .recently)
        {
          low -= 1
          continue
        }
        if before.isOne(of: .woman, .female), low == index || titleLow == low {
          low -= 1
          if low > limit, units[low - 1].is(.first) { low -= 1 }
          continue
        }
        if before.isOne(of: .newly, .recently), low < index {
          low -= 1
          continue
        }
        // "the first president", "the last envoy": which one, not of what rank.
        if before.is(.last)
          || before.isOne(of: .first, .second, .third) && low == index && !isOrdered(index)
        {
          low -= 1
          continue
        }
        // "Under President X": no rank.
        if before.is(.under), !lexicon.titleName(units[index].title).contains("secretary") { break }
        if before.has([.rank, .portfolio]) {
          low -= 1
          titleLow = low
          continue
        }
        if before.isOne(of: .and, .comma, .ampersand),
          post.kind == .portfolio || post.kind == .state, low - 1 > limit,
          titleLow == low, low < index, units[low - 2].has(.portfolio), units[low - 2].kind == .word
        {
          low -= 1
          continue
        }
        // A field that the lexicon does not know: "Unification Minister".
        if before.isCapital, post.kind == .portfolio, !before.is(.as), !before.has(.opener),
          before.classes.isDisjoint(
            with: WordClass.function.union(.anyVerb).union([.adverb, .former, .current]))
        {
          low -= 1
          titleLow = low
          continue
        }
        // "government spokesman", "army commander", "electoral commission chief".
        if post.kind == .body, titleLow == low, post.reference == nil,
          let start = Institutions(units: units).start(endingAt: low, from: limit, actors)
        {
          low = start
          titleLow = low
          post.reference = .country
          continue
        }
        // "the tax chief", "Kosovo's customs director".
        if post.kind == .body, titleLow == low, post.reference == nil, before.has(.ofstate),
          !before.has(.rank), ["chief", "director", "boss"].contains(lexicon.titleName(post.head))
        {
          low -= 1
          titleLow = low
          post.reference = .country
          continue
        }
        // "party chairman X", "Brigade leader X": of the party of which the text speaks.
        if isOfNoun(low - 1, limit, post, titleLow == low) {
          low -= 1
          post.reference = .organisation
          post.referenceNoun = low
          continue
        }
        // ", auto analyst at", "the bank's chief India economist".
        if titleLow == low, let start = startOfDescription(endingAt: low, limit) {
          low = start
          titleLow = low
          continue
        }
        if before.is(.for), low - 2 >= limit, units[low - 2].is(.nominee) {
          post.status = .planned
          low -= 2
          continue
        }
        // "the party, whose leader".
        if before.is(.whose) {
          post.reference = .organisation
          post.hasArticle = true
          low -= 1
          break
        }
        if before.has(.det) {
          post.hasArticle = true
          if before.isOne(of: .his, .her, .their, .its) { post.possessor = before.word }
          low -= 1
        }
        break
      }
      if before.isComma, post.kind == .portfolio, low < index, titleLow == low, low - 1 > limit,
        units[low - 2].has(.portfolio), units[low].has(.portfolio)
      {
        low -= 1
        continue
      }
      if before.kind == .number, low - 1 > limit, units[low - 2].has(.det) {
        // "the 58th president".
        low -= 1
        continue
      }
      // "the army's chief of operations".
      if before.is(.possessive), post.bodies.isEmpty, post.kind != .envoy,
        let start = Institutions(units: units).start(endingAt: low - 1, from: limit, actors)
      {
        low = start
        titleLow = low
        post.reference = .country
        continue
      }
      if before.is(.possessive), low - 1 > limit, post.bodies.isEmpty,
        let reference = reference(at: low - 2)
      {
        post.reference = reference
        post.referenceNoun = low - 2
        if units[low - 3].isOne(of: .his, .her), reference == .country {
          post.reference = .ownCountry
        }
        post.hasArticle = true
        low -= 2
        while low > limit, units[low - 1].kind == .word,
          units[low - 1].has([.former, .current, .planned, .det]), !isAppointing(low - 1, limit)
        {
          if units[low - 1].has(.former) { post.status = .former }
          low -= 1
        }
        break
      }
      if before.is(.possessive), low - 1 > limit, units[low - 2].kind == .actor {
        let owner = units[low - 2].actor
        guard actors[owner].kind != .person else { break }
        if post.bodies.isEmpty || actors[post.bodies[0]].kind == .country,
          !post.bodies.contains(owner)
        {
          // "Walden's US chief": of Walden.
          if actors[owner].kind != .country, post.kind == .body || post.kind == .company {
            post.bodies = []
          }
          post.bodies.append(owner)
        }
        low -= 2
        // "Ecuador's and Colombia's foreign ministers".
        while post.isPlural, low - 3 >= limit, units[low - 1].isOne(of: .and, .comma),
          units[low - 2].is(.possessive), let other = country(low - 3, actors)
        {
          post.bodies.insert(other, at: 0)
          low -= 3
        }
        // "the Australian Federal Police's commander".
        if low > limit, units[low - 1].kind == .actor, units[low - 1].form == .adjective {
          low -= 1
        }
        while low > limit, units[low - 1].kind == .word,
          units[low - 1].has([.former, .current, .planned]) || units[low - 1].is(.the),
          !isAppointing(low - 1, limit)
        {
          if units[low - 1].has(.former) { post.status = .former }
          low -= 1
        }
        break
      }
      // "Island Unity Party (IUP) leader X", "Bank Sentosa (BS) founder".
      if before.is(.closingBracket), post.bodies.isEmpty, low - 4 >= limit,
        units[low - 3].is(.openingBracket), units[low - 4].kind == .actor,
        units[low - 4].form == .plain,
        units[low - 2].end - units[low - 2].first == 1,
        units[low - 2].shape.contains(.allCapitals) || units[low - 2].actor == units[low - 4].actor,
        actors[units[low - 4].actor].kind != .person
      {
        low -= 3
        continue
      }
      if before.kind == .actor {
        let actor = actors[before.actor]
        guard actor.kind != .person, actor.kind != .treaty, before.form != .people else { break }
        if before.form == .capital, isLocal(post), post.city == nil {
          // "Nairobi Governor X".
          post.city = low - 1
          low -= 1
          continue
        }
        if before.form == .capital, post.kind == .envoy { break }
        // "Government spokesperson X", which opens the sentence.
        if actor.kind == .unknown, low == 1 || units[low - 2].kind == .mark, titleLow == low,
          before.end - before.first == 1, before.has([.government, .statehead]), post.kind == .body,
          post.bodies.isEmpty, post.reference == nil
        {
          low -= 1
          titleLow = low
          post.reference = .country
          continue
        }
        // "Party chairman X", which opens the sentence.
        if actor.kind == .unknown, low == 1 || units[low - 2].kind == .mark,
          isOfNoun(low - 1, limit, post, titleLow == low)
        {
          low -= 1
          post.reference = .organisation
          post.referenceNoun = low
          continue
        }
        // "Transport and Light Rail Minister X".
        if post.kind == .portfolio, titleLow == low, isFieldName(low - 1, actors) {
          low -= 1
          titleLow = low
          continue
        }
        // A name only stands before a title as its body when nothing else stands for it.
        guard post.bodies.isEmpty else { break }
        // "the ALDE president"; but "President", "NEW PRESIDENT".
        let isAcronym =
          actor.isAcronym && post.kind == .state && before.end - before.first == 1
          && !units[index].shape.contains(.allCapitals)
        // "Bellerive President and CEO X".
        let isOfCompany =
          index + 2 < units.count && units[index + 1].isOne(of: .and, .ampersand)
          && units[index + 2].kind == .title && units[index + 2].titleKind == .company
        if actor.kind == .unknown,
          post.kind == .state && !isAcronym && !isOfCompany || post.kind == .calling
        {
          break
        }
        if actor.kind == .unknown, post.kind == .portfolio {
          // A field that the lexicon does not know: "Unification Minister"; "M23 Secretary" is of M23.
          guard titleLow == index, before.end - before.first == 1,
            !before.shape.contains(.allCapitals)
          else { break }
          low -= 1
          titleLow = low
          continue
        }
        post.bodies.append(before.actor)
        low -= 1
        // "former A and B manager X".
        if low > 2, units[low - 1].is(.and), isCertainBody(low, actors),
          isCertainBody(low - 2, actors), units[low - 3].has([.former, .current])
        {
          post.bodies.insert(units[low - 2].actor, at: 0)
          low -= 2
        }
        continue
      }
      break
    }
    return low
  }

  private func isOfNoun(_ noun: Int, _ limit: Int, _ post: Post, _ isAdjacent: Bool) -> Bool {
    let name = lexicon.titleName(post.head)
    guard isAdjacent, post.bodies.isEmpty, post.reference == nil, !post.isPlural,
      post.kind == .body || post.kind == .company || ["leader", "president"].contains(name),
      units[noun].kind == .word || units[noun].end - units[noun].first == 1,
      units[noun].has([.orghead, .companynoun, .party]),
      !units[noun].has([.rank, .portfolio])
    else { return false }
    // "a company director": of any.
    return noun <= limit || !units[noun - 1].isOne(of: .a, .an) && units[noun - 1].kind != .actor
  }

  /// Whether "first" belongs to a title: "first secretary", "First Minister".
  private func isOrdered(_ index: Int) -> Bool {
    let name = lexicon.titleName(units[index].title)
    return name.contains("secretary") || name.contains("minister") && name != "prime minister"
      || name == "lady" || name == "counsellor"
  }

  /// What a common noun before a possessive or behind "of the" stands for.
  /// - Parameter determiner: where the article stands, if not right before.
  func reference(at index: Int, behind determiner: Int? = nil) -> Post.Reference? {
    guard units.indices.contains(index), units[index].kind == .word, !units[index].isCapital,
      index > 0
    else { return nil }
    // "the aircraft maker's".
    let compound = index > 1 && isPlain(index - 1) ? 1 : 0
    let determiner = determiner ?? index - 1 - compound
    // "the central bank's deputy governor": of the country.
    if units[index - 1].isOne(of: .central), index > 1, units[index - 2].has(.det) {
      return .country
    }
    guard units[determiner].has(.det) || units[determiner].has(.current) else { return nil }
    if units[index].has(.realm) { return .country }
    if units[index].has([.companynoun, .orghead]), !units[index].has([.publichead, .verb]) {
      return .organisation
    }
    return nil
  }

  /// Where "crude oil" of ", a crude oil analyst" begins: words in small letters that say what the title is
  /// of, between it and a comma, an article or a possessor.
  private func startOfDescription(endingAt low: Int, _ limit: Int) -> Int? {
    var start = low
    while start > limit, low - start < 3, isPlain(start - 1) { start -= 1 }
    guard start < low, start > 0 else { return nil }
    let before = units[start - 1]
    return before.isComma || before.is(.possessive) || before.isOne(of: .a, .an)
      // "the first post-war minister".
      || before.isOne(of: .first, .last) && low - start == 1 ? start : nil
  }

  /// A word in small letters of which the lexicon knows nothing, and for which no rule asks, as for "as".
  private func isPlain(_ index: Int) -> Bool {
    let unit = units[index]
    return unit.kind == .word && !unit.isCapital && unit.classes.isOrdinary
      && Int(unit.word) >= Word.allCases.count
  }

  /// "was appointed A's minister": the verb, and not what kind of minister he is, as "newly appointed" is.
  private func isAppointing(_ index: Int, _ limit: Int) -> Bool {
    units[index].has(.appoint)
      && !(index - 1 >= limit && units[index - 1].isOne(of: .newly, .recently))
  }
}
