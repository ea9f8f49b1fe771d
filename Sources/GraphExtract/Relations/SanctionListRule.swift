internal import GraphModel

/// SANCTIONED_BY out of notices: a sentence says that the following persons are listed, and entries
/// follow, each a line or more of its own: "1. THEIN, Nyi Lwin; DOB 4 March 1971 [BURMA-EO14014]",
/// "2. Ivan SOKOLOV / Date of listing: 25.2.2023".
struct SanctionListRule {
  let lexicon: Lexicon

  func read(_ view: SentenceView, opensBlock: Bool, _ facts: inout DocumentFacts) {
    if let sanctions = facts.sanctions, facts.notice == nil || isEnded(facts.notice, view),
      view.index - sanctions.sentence <= 12,
      isSectionOfList(view)
    {
      facts.notice = SanctionNotice(imposers: sanctions.imposers, isRemoval: false, date: nil)
      return
    }
    if var notice = facts.notice {
      if readListingDate(notice, view, &facts) { return }
      // "The minister, X, said:" stands behind the list.
      if view.units.last?.is(.colon) ?? false, view.units.count > 1,
        view.has(view.units.count - 2, .saying)
      {
        facts.notice = nil
        return
      }
      if view.kind == .item, !isMarked(view), opens(view, facts) == nil,
        !view.units.contains(where: { $0.is(.openingSquare) }),
        readItems(&notice, view, &facts)
      {
        return
      }
      if opens(view, facts) == nil,
        let entry = entry(in: view, opensBlock, facts)
          ?? line(in: view, opensBlock, notice, facts)
      {
        notice.last = view.index
        add(entry, &notice, view, &facts)
        facts.notice = notice
        return
      }
    }
    guard let isRemoval = opens(view, facts) else { return }
    let imposers = imposers(view, &facts)
    guard !imposers.isEmpty else { return }
    var notice = SanctionNotice(
      imposers: imposers, isRemoval: isRemoval,
      date: view.times.first { $0.kind == .point }?.from
        ?? (facts.sanctions.map { $0.imposers == imposers } ?? false ? facts.sanctionsDate : nil))
    if view.units.last?.is(.colon) ?? false { notice.last = view.index }
    facts.sanctions = (imposers, view.index)
    // "removed the following entity: A, Yangon".
    if let colon = view.units.lastIndex(where: { $0.is(.colon) }), colon + 1 < view.units.count,
      let entry = entry(at: view.units[colon + 1].first, view, facts)
    {
      add(entry, &notice, view, &facts)
    }
    facts.notice = notice
  }

  /// "Russian citizen X, director of A, and his deputy Y": all whom an item names.
  private func readItems(
    _ notice: inout SanctionNotice, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Bool {
    guard
      let start = view.units.firstIndex(where: {
        $0.kind != .mark && $0.kind != .number && $0.end > $0.first
      })
    else { return false }
    let named = Enumeration(view: view, facts: facts).items(from: start)
    guard !named.isEmpty, notice.last.map({ view.index - $0 <= 2 }) ?? true else { return false }
    notice.last = view.index
    for actor in named {
      let entry = Entry(
        name: facts.actors[actor].name, isPerson: facts.actors[actor].kind == .person, actor: actor)
      add(entry, &notice, view, &facts)
    }
    facts.notice = notice
    return true
  }

  // MARK: The sentence that announces

  private static let listed: Set<String> = [
    "persons", "person", "individuals", "individual", "entities", "entity", "people", "companies",
    "officials", "men", "women", "targets", "names", "designations", "entry", "entries", "vessels",
    "firms",
  ]
  private static let listing: Set<String> = [
    "added", "blocked", "placed", "designated", "sanctioned", "listed", "included", "inserted",
    "imposed", "identified", "targeted", "blacklisted",
  ]
  private static let removing: Set<String> = ["removed", "deleted", "delisted", "lifted"]

  /// Whether a sentence announces entries, and that they are taken off the list.
  private func opens(_ view: SentenceView, _ facts: DocumentFacts) -> Bool? {
    let isAnnex = isAnnexed(view)
    guard facts.speaksOfSanctions || isAnnex else { return nil }
    var (isAnnounced, isCounted) = (false, false)
    var isRemoval: Bool?
    for (index, unit) in view.units.enumerated() where unit.kind == .word {
      if unit.has(.negation) { return nil }
      let word = view.spelling(at: index).lowercased()
      if word == "following" || word == "below" || word == "annex" { isAnnounced = true }
      // "Among those in the annex to the decree:".
      if word == "annex", view.units.last?.is(.colon) ?? false { isRemoval = isRemoval ?? false }
      // "Those targeted today are:".
      if index < 4, view.units.last?.is(.colon) ?? false {
        if ["those", "these", "following"].contains(word) { isCounted = true }
        isAnnounced = true
      }
      // "Other officials on the list are:".
      if word == "list", view.units.last?.is(.colon) ?? false {
        isAnnounced = true
        isRemoval = isRemoval ?? false
      }
      if Self.listed.contains(word) { isCounted = true }
      if Self.removing.contains(word) { isRemoval = true }
      if Self.listing.contains(word), isRemoval == nil { isRemoval = false }
    }
    // "… were placed on the list. The individuals are as follows:".
    if isRemoval == nil, isAnnounced, view.units.last?.is(.colon) ?? false,
      let sanctions = facts.sanctions, view.index - sanctions.sentence <= 4
    {
      isRemoval = false
    }
    return (isAnnounced || isAnnex) && isCounted ? isRemoval : nil
  }

  /// "the list set out in Annex I": how acts of the European Union speak of their lists.
  private func isAnnexed(_ view: SentenceView) -> Bool {
    view.units.contains { $0.is(.list) }
      && view.units.contains {
        $0.kind != .mark && view.spelling($0.first..<$0.end).lowercased().hasPrefix("annex")
      }
  }

  /// "Individuals", "B. Entities:": a heading under which entries stand.
  private func isSectionOfList(_ view: SentenceView) -> Bool {
    guard view.units.count <= 6 else { return false }
    let letters = view.units.filter { $0.kind != .mark && $0.end > $0.first }
      .map { view.spelling($0.first..<$0.end).lowercased() }
      .filter { $0.count > 2 }
    return [
      ["individuals"], ["entities"], ["persons"], ["natural", "persons"], ["legal", "persons"],
      ["natural persons"], ["legal persons"], ["companies"], ["individuals", "and", "entities"],
    ].contains(letters)
  }

  /// Whose list it is: who is named before it, who imposed the sanctions last told of, or, of the list
  /// in an annex, the Union whose acts have such.
  private func imposers(_ view: SentenceView, _ facts: inout DocumentFacts) -> [Int] {
    for index in view.units.indices {
      guard let actor = view.actor(at: index) else { continue }
      // "The Laos-based firms", "firms in Laos": where they are.
      if view.is(index + 1, .hyphen) || view.is(index - 1, .in) { continue }
      // "Iran urea designations": of a heading it is what they are about.
      if view.kind == .heading, index == 0, facts.actors[actor].kind == .country,
        view.units[0].form == .plain, !view.is(1, .possessive), !view.has(1, .anyVerb)
      {
        continue
      }
      let kind = facts.actors[actor].kind
      if let principal = facts.principal[actor] { return [principal] }
      guard kind == .country || kind == .organization && facts.actors[actor].isOfLexicon else {
        continue
      }
      return [actor]
    }
    if let notice = facts.notice { return notice.imposers }
    if let sanctions = facts.sanctions { return sanctions.imposers }
    guard isAnnexed(view),
      let union = lexicon.organisations.firstIndex(where: { $0.name == "European Union" })
    else { return [] }
    return [facts.actors.organisation(union, lexicon)]
  }

  // MARK: Entries

  private struct Entry {
    var name: String
    var isPerson: Bool
    var actor: Int?
  }

  /// What only entries of such lists say of somebody.
  private static let marks: Set<String> = [
    "dob", "pob", "a.k.a", "f.k.a", "aka", "fka", "nationality", "individual", "gender",
  ]

  private func entry(in view: SentenceView, _ opensBlock: Bool, _ facts: DocumentFacts) -> Entry? {
    guard opensBlock,
      let first = view.units.first(where: { $0.kind != .mark && $0.kind != .number })
    else { return nil }
    let entry = entry(at: first.first, view, facts)
    if view.kind == .item || isMarked(view) { return entry }
    // "A LTD., Dubai [IRAN-EO13902]".
    let isInCapitals = entry?.name.allSatisfy { !$0.isLowercase } ?? false
    return isInCapitals && view.units.contains { $0.is(.openingSquare) } ? entry : nil
  }

  private func isEnded(_ notice: SanctionNotice?, _ view: SentenceView) -> Bool {
    notice.map { view.index - ($0.last ?? view.index) > 3 } ?? true
  }

  /// A line under a heading that ends in a colon, or under another such line: "1. X", "X | minister",
  /// "X, born in 1961".
  private func line(
    in view: SentenceView, _ opensBlock: Bool, _ notice: SanctionNotice, _ facts: DocumentFacts
  ) -> Entry? {
    guard opensBlock, let last = notice.last, view.index - last <= 2,
      let first = view.units.firstIndex(where: {
        $0.kind != .mark && $0.kind != .number && $0.shape.contains(.capital)
      }), first <= 3
    else { return nil }
    guard let name = view.units[first...].prefix(8).firstIndex(where: { $0.kind == .actor }),
      view.units[first..<name].allSatisfy({ $0.kind == .title || $0.kind == .word })
    else { return nil }
    let behind = name + 1
    let closes =
      behind >= view.units.count
      || view.units[behind].kind == .mark && !view.units[behind].is(.hyphen)
    let isNumbered = first > 0 && view.units[0].kind == .number
    guard closes || isNumbered else { return nil }
    return entry(at: view.units[name].first, view, facts)
  }

  private func isMarked(_ view: SentenceView) -> Bool {
    view.units.indices.contains { index in
      guard view.units[index].kind != .mark else { return false }
      let word = view.spelling(at: index).lowercased()
      return Self.marks.contains(word.hasSuffix(".") ? String(word.dropLast()) : word)
    }
  }

  /// The name that begins at a token, up to the first mark behind it.
  private func entry(at start: Int, _ view: SentenceView, _ facts: DocumentFacts) -> Entry? {
    guard let last = view.units.last?.end else { return nil }
    var segments: [[Int]] = [[]]
    for token in start..<last {
      let word = view.tokens[token].word
      // "DOB: 4.7.1969": a label.
      if word == Word.colon.id, segments.count == 1 { return nil }
      if word == Word.comma.id, segments.count < 2 {
        segments.append([])
        continue
      }
      if [
        Word.comma.id, Word.semicolon.id, Word.colon.id, Word.openingBracket.id,
        Word.openingSquare.id, Word.dash.id, Word.emDash.id,
      ].contains(word) || segments[segments.count - 1].count > 10 {
        break
      }
      segments[segments.count - 1].append(token)
    }
    let name = segments[0]
    guard let first = name.first, let end = name.last, name.count <= 10,
      view.tokens[first].shape.contains(.capital)
    else { return nil }
    let spelling = view.spelling(first..<end + 1)
    if segments.count > 1, spelling.allSatisfy({ !$0.isLowercase }),
      let given = segments[1].first, let givenEnd = segments[1].last, segments[1].count <= 5,
      view.spelling(given..<givenEnd + 1).contains(where: \.isLowercase),
      view.units.allSatisfy({
        $0.first > givenEnd || $0.end <= given || $0.kind != .actor
          || facts.actors[$0.actor].kind != .country
      }), isNameOfPerson(view)
    {
      return Entry(
        name: view.spelling(given..<givenEnd + 1) + " " + Self.capitalised(spelling),
        isPerson: true)
    }
    // The name as the document knows it, not the title or the number before it.
    let unit = view.units.first { $0.first <= first && first < $0.end && $0.kind == .actor }
    if let unit {
      let kind = facts.actors[unit.actor].kind
      guard kind != .country, kind != .treaty else { return nil }
      return Entry(name: spelling, isPerson: kind == .person, actor: unit.actor)
    }
    // In capitals, or with a company's ending: a name that nothing else shows to be one.
    guard name.count > 1, spelling.allSatisfy({ !$0.isLowercase }) else { return nil }
    return Entry(name: spelling, isPerson: false)
  }

  /// Only persons are born and have a gender.
  private func isNameOfPerson(_ view: SentenceView) -> Bool {
    view.units.indices.contains { index in
      guard view.units[index].kind != .mark else { return false }
      return ["dob", "pob", "gender", "nationality", "individual"].contains(
        view.spelling(at: index).lowercased())
    }
  }

  /// "AL-SHIHABI" → "Al-Shihabi".
  private static func capitalised(_ name: String) -> String {
    var isInside = false
    var result = ""
    for letter in name {
      result += isInside ? letter.lowercased() : String(letter)
      isInside = letter.isLetter || letter == "'" && isInside
    }
    return result
  }

  private func add(
    _ entry: Entry, _ notice: inout SanctionNotice, _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) {
    let actor =
      entry.actor ?? facts.actors.known(entry.name)
      ?? (entry.isPerson
        ? facts.actors.person(entry.name) : facts.actors.named(entry.name, .organization))
    notice.entries = []
    for imposer in notice.imposers where imposer != actor {
      notice.entries.append(facts.claims.count)
      facts.add(
        Claim(
          source: actor, type: "SANCTIONED_BY", target: imposer,
          since: notice.isRemoval ? nil : notice.date, until: notice.isRemoval ? notice.date : nil,
          status: notice.isRemoval ? .former : nil, sentence: view.index, confidence: 0.85,
          rule: "sanction-list"))
    }
  }

  /// "Date of listing: 25.2.2023" under an entry.
  private func readListingDate(
    _ notice: SanctionNotice, _ view: SentenceView, _ facts: inout DocumentFacts
  ) -> Bool {
    guard !notice.entries.isEmpty, !notice.isRemoval, view.units.count <= 14,
      let colon = view.units.firstIndex(where: { $0.is(.colon) }), colon <= 5
    else { return false }
    let label = view.spelling(units: 0..<colon).lowercased()
    guard
      ["date of listing", "date of designation", "date designated", "listed on", "date listed"]
        .contains(where: label.hasSuffix)
    else { return false }
    let time = view.times.first { $0.units.lowerBound > colon }?.from
    guard let date = time ?? numericDate(view.spelling(units: colon + 1..<view.units.count))
    else { return true }
    for claim in notice.entries
    where facts.claims.indices.contains(claim) && facts.claims[claim].rule == "sanction-list" {
      facts.claims[claim].since = date
    }
    return true
  }

  /// "25.2.2023", "25/02/2023": the day first, as such lists write it.
  private func numericDate(_ text: String) -> PartialDate? {
    let parts = text.split(whereSeparator: { ". /-".contains($0) }).prefix(3).compactMap { Int($0) }
    guard parts.count == 3, (1...31).contains(parts[0]), (1...12).contains(parts[1]),
      (1900...2100).contains(parts[2])
    else { return nil }
    return PartialDate(year: parts[2], month: parts[1], day: parts[0])
  }
}

/// A notice whose entries follow it.
struct SanctionNotice {
  var imposers: [Int]
  /// They are taken off the list.
  var isRemoval: Bool
  var date: PartialDate?
  /// The last sentence of it, where each line is an entry.
  var last: Int?
  /// The claims of the last entry, which a line below it may date.
  var entries: [Int] = []
}
