internal import GraphModel

/// SANCTIONED_BY where a sentence names only one side: "A joined Western sanctions" after an invasion,
/// "among those listed are X and Y".
struct SanctionRule {
  func read(_ view: SentenceView, _ facts: inout DocumentFacts) {
    noteList(view, &facts)
    readListed(view, &facts)
    readFollowing(view, &facts)
    readAttribute(view, &facts)
    for index in view.units.indices
    where view.units[index].kind == .word && view.units[index].is(.sanctions) {
      let hasTarget = view.units[(index + 1)...].prefix(12).contains {
        $0.isOne(of: .on, .against)
      }
      if !hasTarget { readJoining(index, view, &facts) }
    }
  }

  /// "the US-sanctioned businessman X": whom the word stands before.
  private func readAttribute(_ view: SentenceView, _ facts: inout DocumentFacts) {
    for index in view.units.indices.dropFirst(2)
    where view.is(index - 1, .hyphen) && view.spelling(at: index) == "sanctioned" {
      guard let imposer = view.actor(at: index - 2).map({ facts.principal[$0] ?? $0 }),
        facts.actors[imposer].kind == .country || facts.actors[imposer].isOfLexicon
      else { continue }
      var name = index + 1
      while name - index < 6, view.units.indices.contains(name),
        view.units[name].kind == .title
          || view.units[name].kind == .word && !view.has(name, WordClass.function.union(.anyVerb))
          || view.units[name].kind == .actor && view.units[name].form == .adjective
      { name += 1 }
      if let target = view.single(startingAt: name, facts)?.actor {
        add([target], [imposer], at: index, view, &facts, "sanctioned-attribute")
      }
    }
  }

  private func imposers(_ actors: [Int], _ facts: DocumentFacts) -> [Int] {
    actors.filter {
      let kind = facts.actors[$0].kind
      return kind == .country || kind == .organization || kind == .publicBody
    }.map { facts.principal[$0] ?? $0 }
  }

  private func add(
    _ targets: [Int], _ imposers: [Int], at index: Int, _ view: SentenceView,
    _ facts: inout DocumentFacts, _ rule: String, _ confidence: Double = 0.88,
    isLifted isRemoval: Bool = false
  ) {
    guard !view.isUncertain(around: index, reach: 5) else { return }
    let planned = view.isPlanned(index)
    let isLifted =
      isRemoval
      || (max(0, index - 4)..<index).contains {
        view.units[$0].isOne(of: .lifted, .lifts, .eased, .dropped, .removed)
      }
    // The date beside sanctions that were joined is that of what they answer.
    let time = rule == "joined-sanctions" ? nil : view.time(near: index)
    var date = time.flatMap { $0.kind == .point || $0.kind == .since ? $0.from : nil }
    if rule == "listed", facts.sanctions.map({ $0.imposers == imposers }) ?? false {
      date = facts.sanctionsDate ?? date
    }
    for target in targets {
      for imposer in imposers where imposer != target {
        facts.add(
          Claim(
            source: target, type: "SANCTIONED_BY", target: imposer,
            since: planned || isLifted ? nil : date,
            status: isLifted ? .former : planned ? .planned : nil, sentence: view.index,
            trigger: index,
            confidence: confidence,
            rule: rule))
      }
    }
  }

  /// "A joined Western sanctions": against whom the sentence is about, the one who attacked.
  private func readJoining(_ index: Int, _ view: SentenceView, _ facts: inout DocumentFacts) {
    guard let verb = (max(0, index - 4)..<index).last(where: { view.has($0, .join) }) else {
      return
    }
    var joiners = imposers(view.subjects(of: verb, facts), facts)
    if joiners.isEmpty || view.is(verb - 1, .to) {
      joiners =
        (0..<verb).last { view.country(at: $0, facts) != nil }
        .flatMap { view.country(at: $0, facts) }.map { [$0] } ?? []
    }
    let aggressor = facts.claims.last {
      $0.sentence == view.index && ($0.type == "INVADED" || $0.type == "AT_WAR_WITH")
    }?.source
    guard let aggressor else { return }
    var all = joiners
    let led = index > 0 ? view.actor(at: index - 1) : nil
    if let led { all += imposers([led], facts) }
    add(
      [aggressor], all.filter { $0 != aggressor }, at: index, view, &facts, "joined-sanctions", 0.75
    )
  }

  /// "A released a list of persons who may not enter": what "it includes" goes on with.
  private func noteList(_ view: SentenceView, _ facts: inout DocumentFacts) {
    if facts.sanctions == nil { noteAnnouncement(view, &facts) }
    noteRemoval(view, &facts)
    guard view.units.contains(where: { $0.isOne(of: .list, .blacklist) }) else { return }
    let isOfEntry = view.units.indices.contains {
      view.spelling(at: $0) == "enter" && $0 > 1
        && view.units[max(0, $0 - 3)..<$0].contains { $0.has([.negation, .modal]) }
    }
    if isOfEntry,
      let imposer = view.units.first(where: {
        $0.kind == .actor && facts.actors[$0.actor].kind == .country && $0.form != .adjective
      })
    {
      facts.sanctions = ([imposer.actor], view.index)
    }
    if isOfEntry || facts.sanctions != nil { facts.listedBefore = view.index }
  }

  /// "President X put into effect decisions on sanctions against 14 individuals": whose they are, and since
  /// when, where they are counted and not named.
  private func noteAnnouncement(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard view.kind == .body, let noun = view.units.firstIndex(where: { $0.is(.sanctions) }),
      let against = view.units[noun...].prefix(4).firstIndex(where: { $0.isOne(of: .on, .against) }
      ), counts(behind: against, view, facts), !view.isUncertain(around: noun, reach: 12)
    else { return }
    for unit in view.units[..<noun] where unit.kind == .actor {
      let actor = facts.principal[unit.actor] ?? unit.actor
      let imposer =
        facts.actors[actor].kind == .person ? facts.countryOfPerson[actor] ?? facts.home : actor
      guard let imposer, facts.actors[imposer].kind == .country || facts.actors[imposer].isOfLexicon
      else { continue }
      facts.sanctions = ([imposer], view.index)
      facts.sanctionsDate = view.time(near: noun).flatMap { $0.kind == .point ? $0.from : nil }
      if facts.leadImposers.isEmpty { facts.leadImposers = [imposer] }
      return
    }
  }

  /// "A committee has removed five men from the United Nations list of those subject to sanctions": whose list it
  /// is, where they are counted and not named.
  private func noteRemoval(_ view: SentenceView, _ facts: inout DocumentFacts) {
    let units = view.units
    guard
      let verb = units.indices.first(where: {
        ["removed", "removes", "struck", "deleted", "delisted", "dropped", "takes", "took"]
          .contains(
            view.spelling(at: $0))
      }),
      units[(verb + 1)...].prefix(4).contains(where: {
        $0.kind == .word
          && (Self.counted.contains(view.spelling($0.first..<$0.end)) || $0.isOne(of: .man)
            || ["men", "women"].contains(view.spelling($0.first..<$0.end)))
      }),
      let list = units[(verb + 1)...].prefix(14).firstIndex(where: {
        $0.isOne(of: .list, .blacklist)
          || ["lists", "register", "roster"].contains(view.spelling($0.first..<$0.end))
      }), !view.isUncertain(around: verb, reach: 6),
      !(verb + 1..<list).contains(where: {
        units[$0].kind == .actor && facts.actors[units[$0].actor].kind == .person
          && !isOfCounted($0, behind: verb, view)
      })
    else {
      facts.areSanctionsLifted =
        facts.areSanctionsLifted
        && (facts.sanctions.map { view.index - $0.sentence <= 3 } ?? false)
      return
    }
    var imposer: Int?
    for index in (verb..<list).reversed() + (0..<verb).reversed()
    where units[index].kind == .actor && imposer == nil
      && !(index > verb && isOfCounted(index, behind: verb, view))
    {
      let actor = facts.principal[units[index].actor] ?? units[index].actor
      if facts.actors[actor].kind == .country || facts.actors[actor].isOfLexicon { imposer = actor }
    }
    guard let imposer else { return }
    facts.sanctions = ([imposer], view.index)
    if facts.leadImposers.isEmpty { facts.leadImposers = [imposer] }
    facts.areSanctionsLifted = true
    facts.speaksOfSanctions = true
  }

  /// "four allies of President X": the name says whose they are.
  private func isOfCounted(_ name: Int, behind verb: Int, _ view: SentenceView) -> Bool {
    (verb + 1..<name).contains { at in
      view.is(at + 1, .of) && view.units[at].kind == .word
        && Self.counted.contains(view.spelling(at: at))
    }
  }

  /// "against 14 individuals", "on a number of A's companies": those who are not named.
  private func counts(behind preposition: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Bool
  {
    let object = view.units[(preposition + 1)...].prefix(7)
    guard let first = object.first else { return false }
    if first.kind == .number { return true }
    let isCounted = object.contains {
      $0.kind == .word
        && Self.counted.contains(view.spelling($0.first..<$0.end).lowercased())
    }
    return isCounted
      && !object.contains { $0.kind == .actor && facts.actors[$0.actor].kind != .country }
  }

  // MARK: "The listed entities are A, B and C"

  private static let listing: Set<String> = [
    "listed", "designated", "sanctioned", "blacklisted", "targeted", "banned", "barred", "delisted",
    "removed", "penalised", "penalized", "added", "included",
  ]
  private static let removing: Set<String> = ["delisted", "removed"]
  private static let measures: Set<String> = [
    "list", "lists", "listings", "designations", "measures", "sanctions", "restrictions",
    "blacklist", "register", "roster", "entries", "penalties", "countermeasures",
    "action", "package", "annex", "decree", "decrees", "ban", "bans",
  ]
  private static let counted: Set<String> = [
    "persons", "individuals", "entities", "people", "companies", "firms", "officials", "those",
    "businessmen", "organisations", "organizations", "targets", "names", "institutions", "groups",
    "allies", "associates", "aides", "politicians", "lawmakers", "officers", "generals",
    "nationals", "citizens", "ships", "vessels", "tankers", "banks", "judges", "ministers",
  ]
  private static let naming: Set<String> = [
    "include", "includes", "included", "are", "is", "were", "was", "cover", "covers", "covered",
    "target", "targets", "targeted", "name", "names", "named", "concern", "concerns", "concerned",
    "hit", "hits", "comprise", "comprises", "features", "feature", "contains", "contain", "lists",
    "affect", "affects", "affected",
  ]

  /// "The Australian sanctions fell on", "Australia's list names": whose they are is said.
  private func ownerOfMeasures(
    before verb: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Int? {
    let noun = view.units[..<verb].indices.first {
      view.units[$0].kind == .word && Self.measures.contains(view.spelling(at: $0))
    }
    guard let noun, noun > 0 else { return nil }
    let at = view.is(noun - 1, .possessive) ? noun - 2 : noun - 1
    return view.country(at: at, facts)
  }

  /// Whom a sentence counts among those whom the sentences before said to be sanctioned, without saying
  /// by whom: "those on the list include A", "also blacklisted is B", "the second decree concerns C".
  private func readListed(_ view: SentenceView, _ facts: inout DocumentFacts) {
    guard facts.speaksOfSanctions || facts.sanctions != nil, let opening = opening(view, facts)
    else { return }
    var imposers =
      facts.sanctions.flatMap { view.index - $0.sentence <= 6 ? $0.imposers : nil }
      ?? facts.leadImposers
    // "The Canadians on the list": not that of Canada.
    let own = view.units[..<opening.verb].compactMap { $0.kind == .actor ? $0.actor : nil }
    if imposers.contains(where: own.contains) { imposers = facts.leadImposers }
    imposers.removeAll(where: own.contains)
    if let owner = ownerOfMeasures(before: opening.verb, view, facts) { imposers = [owner] }
    guard !imposers.isEmpty else { return }
    let named = Enumeration(view: view, facts: facts).items(from: opening.names)
    add(
      named, imposers, at: opening.verb, view, &facts, "listed", 0.85,
      isLifted: opening.isRemoval)
    // The list may go on.
    if !named.isEmpty, !opening.isRemoval { facts.sanctions = (imposers, view.index) }
  }

  /// Where a sentence begins to name those who are listed.
  private func opening(_ view: SentenceView, _ facts: DocumentFacts) -> Opening? {
    if let opening = opening(from: 0, view, facts) { return opening }
    // "As the document shows, the blacklist names A".
    for index in view.units.indices.dropLast(4)
    where view.units[index].isComma && view.is(index + 1, .the)
      && (2...3).contains(where: {
        Self.measures.contains(view.spelling(at: index + $0).lowercased())
      })
    {
      if let opening = opening(from: index + 1, view, facts) { return opening }
    }
    return nil
  }

  private struct Opening {
    var verb: Int
    var names: Int
    var isRemoval: Bool
  }

  private func opening(
    from start: Int, _ view: SentenceView, _ facts: DocumentFacts
  ) -> Opening? {
    let units = view.units
    var words: [String] = []
    var isPlural = false
    var skipped = start
    for index in units.indices.dropFirst(start).prefix(24) where index >= skipped {
      let unit = units[index]
      // "The five, who held high offices, are".
      if unit.isComma, view.is(index + 1, .who) || view.is(index + 1, .which),
        let close = units[(index + 1)...].prefix(12).firstIndex(where: \.isComma)
      {
        skipped = close + 1
        continue
      }
      guard words.count < 16 else { return nil }
      let word = view.spelling(at: index).lowercased()
      if unit.kind == .actor {
        // "Canadian entities", "The Australians hit by": whose they are; "the Vostok related entries".
        let isRelated =
          ["related", "linked"].contains(view.spelling(at: index + 1))
          || view.is(index + 1, .hyphen)
            && ["related", "linked"].contains(view.spelling(at: index + 2))
        guard
          isRelated
            || facts.actors[unit.actor].kind == .country
              && (unit.form != .plain || unit.form == .people)
        else { return nil }
        if unit.form == .people || word.hasSuffix("s") { isPlural = true }
        words.append("")
        continue
      }
      let isColon = unit.is(.colon)
      // "Today's entries take in A".
      let takesIn = ["take", "takes"].contains(word) && view.is(index + 1, .in)
      if isColon || takesIn || index > start && Self.naming.contains(word) && isVerb(index, words) {
        guard isListing(words, isPlural: isPlural, facts, view), index + 1 < units.count else {
          if isColon { return nil }
          words.append(word)
          continue
        }
        var names = takesIn ? index + 2 : index + 1
        while names < units.count, units[names].has(.adverb) || units[names].is(.colon) {
          names += 1
        }
        guard names < units.count else { return nil }
        return Opening(
          verb: index, names: names,
          isRemoval: words.contains(where: Self.removing.contains)
            || isReference(words) && facts.areSanctionsLifted)
      }
      if unit.has(.negation) || unit.has(.saying) { return nil }
      if unit.kind == .mark, !unit.isOne(of: .hyphen, .comma),
        !unit.isOne(of: .openingBracket, .closingBracket, .possessive)
      {
        return nil
      }
      if unit.kind == .title, unit.isPlural || word.hasSuffix("s") { isPlural = true }
      words.append(word)
    }
    return nil
  }

  /// "the individuals targeted are": no verb yet where a participle goes on with the subject.
  private func isVerb(_ index: Int, _ words: [String]) -> Bool {
    !(words.last == "those" || words.last == "the" || words == ["also"])
  }

  private func isListing(
    _ words: [String], isPlural: Bool, _ facts: DocumentFacts, _ view: SentenceView
  ) -> Bool {
    let isRecent = facts.sanctions.map { view.index - $0.sentence <= 6 } ?? false
    let isListed = words.contains(where: Self.listing.contains)
    let hasMeasures = words.contains(where: Self.measures.contains)
    // "Also blacklisted is A", "Also on it are A and B".
    if words.first == "also", isListed || hasMeasures && isRecent { return true }
    if words.starts(with: ["also", "on", "it"]),
      facts.sanctions.map({ view.index - $0.sentence <= 2 }) ?? false
    {
      return true
    }
    // "They include A", "Among them are A and B", "The five include A".
    if isReference(words), facts.sanctions.map({ view.index - $0.sentence <= 2 }) ?? false {
      return true
    }
    // "A member of the army is on the list as well: A".
    if zip(words, words.dropFirst(2)).contains(where: { $0 == ("on", "list") }),
      words.contains("is")
    {
      return true
    }
    // "It includes A", behind "a list of persons who may not enter".
    if words == ["it"] || words == ["it", "also"] {
      return facts.listedBefore == view.index - 1
    }
    // "The list also includes", "The second decree concerns".
    let isOfMeasures =
      hasMeasures && (words.first == "the" || words.first == "today")
      || words.first == "the" && words.contains("designations")
    if isOfMeasures, isRecent, !isPlural || words.contains("listed") { return true }
    let isCounted =
      isPlural || words.contains(where: Self.counted.contains) || words.contains("officers")
      || words.contains { $0.hasSuffix("s") && $0.count > 4 && !Self.measures.contains($0) }
    guard isCounted else { return false }
    let isUnder = zip(words, words.dropFirst()).contains { $0 == ("under", "sanctions") }
    // "The other persons are X and Y", behind a list.
    let isFurther =
      words.contains("other") && (facts.sanctions.map { view.index - $0.sentence <= 1 } ?? false)
    return isListed || isUnder || isFurther || hasMeasures && isRecent
  }

  private static let numbers = NumberWords.small.union(["others", "latter"])

  /// "they", "among them", "the five": those whom the sentence before has counted.
  private func isReference(_ words: [String]) -> Bool {
    switch words.count {
    case 1: ["they", "these", "those", "others"].contains(words[0])
    case 2:
      words[0] == "among" && ["them", "these", "those"].contains(words[1])
        || words[0] == "the" && (Self.numbers.contains(words[1]) || Int(words[1]) != nil)
        || ["they", "others"].contains(words[0]) && words[1] == "also"
    default: false
    }
  }

  // MARK: "A followed two years later"

  /// "B followed two years later", "B took a similar decision": it does to the same what the sentence before
  /// says.
  private func readFollowing(_ view: SentenceView, _ facts: inout DocumentFacts) {
    let units = view.units
    guard units.count < 40, let subject = units.prefix(4).firstIndex(where: { $0.kind == .actor }),
      let imposer = imposers([units[subject].actor], facts).first
    else { return }
    let verbs = ["followed", "took", "did", "removed", "delisted"]
    guard
      let verb = units.indices[(subject + 1)...].prefix(8).first(where: {
        verbs.contains(view.spelling(at: $0))
      }), !units[(subject + 1)..<verb].contains(where: { $0.isComma })
    else { return }
    let word = view.spelling(at: verb)
    let behind = view.spelling(units: verb + 1..<min(verb + 5, units.count)).lowercased()
    let isAlike =
      word == "followed"
      && !behind.contains(" with ") && !behind.hasPrefix("with ")
      && (verb + 1 == units.count || units[verb + 1].kind == .mark || behind.hasPrefix("suit")
        || view.time(covering: verb + 1) != nil || behind.contains("later")
        || behind.hasPrefix("in "))
      || word == "took"
        && ["a similar", "similar", "the same"].contains(where: behind.hasPrefix)
      || (word == "removed" || word == "delisted") && verb + 1 < units.count
        && units[verb + 1].isOne(of: .him, .her, .it, .them)
      || word == "did" && (behind.hasPrefix("the same") || behind.hasPrefix("likewise"))
    guard isAlike, !view.isUncertain(around: verb, reach: 4) else { return }
    let before = facts.recentClaims.filter {
      $0.type == "SANCTIONED_BY" && $0.sentence == view.index - 1 && $0.target != imposer
    }
    var sources: [Int] = []
    for claim in before where !sources.contains(claim.source) { sources.append(claim.source) }
    let time = view.time(near: verb).flatMap { $0.kind == .point ? $0.from : nil }
    let later = before.compactMap(\.since).first.flatMap { self.later(than: $0, view, from: verb) }
    for source in sources where source != imposer {
      guard let claim = before.first(where: { $0.source == source }) else { continue }
      let isOver = claim.status == .former
      facts.add(
        Claim(
          source: source, type: "SANCTIONED_BY", target: imposer,
          since: isOver ? nil : later ?? time,
          until: isOver ? time : nil, status: claim.status, sentence: view.index, trigger: verb,
          confidence: 0.8, rule: "followed"))
    }
  }

  /// "two years later": the year.
  private func later(than date: PartialDate, _ view: SentenceView, from verb: Int) -> PartialDate? {
    let numbers = ["a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6]
    for index in verb + 1..<max(verb + 1, view.units.count - 2)
    where view.spelling(at: index + 1).hasPrefix("year")
      && view.spelling(at: index + 2) == "later"
    {
      let word = view.spelling(at: index).lowercased()
      guard let count = numbers[word] ?? Int(word) else { return nil }
      return PartialDate(year: date.year + count)
    }
    return nil
  }
}
