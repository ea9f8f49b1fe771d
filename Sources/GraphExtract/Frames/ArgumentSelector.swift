/// Chooses the actors that a frame's slots mean.
struct ArgumentSelector {
  let frame: Frame
  let arguments: FrameArguments

  var view: SentenceView { arguments.outline.view }

  /// The first of the choices that means anybody.
  func actors(_ choices: [[Frame.Slot]], _ facts: inout DocumentFacts) -> [Int] {
    for choice in choices {
      var found: [Int] = []
      for slot in choice { found += enumerated(slot, actors(slot, &facts), facts) }
      // "President X put sanctions into effect": his country.
      if frame.type == "SANCTIONED_BY", choices == frame.target {
        found = found.map {
          facts.actors[$0].kind == .person
            ? facts.countryOfPerson[$0] ?? countryOfOffice($0, facts) ?? $0 : $0
        }
        if found.allSatisfy({ facts.actors[$0].kind == .person }) { found = [] }
        // "Ukraine's National Security Council": the state's.
        if found.count == 1, facts.actors[found[0]].isBody, !facts.actors[found[0]].isOfLexicon,
          let owner = choice.compactMap({ arguments.phrase($0) }).first?.owners.first,
          facts.actors[owner].kind == .country
        {
          found = [owner]
        }
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// "The Minister for Foreign Affairs, X, announced": the state whose minister the sentence says X is.
  private func countryOfOffice(_ person: Int, _ facts: DocumentFacts) -> Int? {
    facts.recentClaims.last {
      $0.sentence == view.index && $0.source == person && $0.type == "HOLDS_POST"
        && facts.actors[$0.target].kind == .country
    }?.target
  }

  /// Those whom a list of the sanctioned, or of what somebody owns, goes on with.
  private func enumerated(_ slot: Frame.Slot, _ found: [Int], _ facts: DocumentFacts) -> [Int] {
    guard frame.source.contains([slot]), lists(slot), let phrase = arguments.phrase(slot),
      phrase.units.lowerBound > arguments.anchor, !phrase.isPair,
      !found.contains(where: {
        facts.actors[$0].kind == .country || facts.actors[$0].kind == .treaty
      })
    else { return found }
    let all = Enumeration(view: view, facts: facts).items(from: phrase.units.lowerBound)
    // "five companies in A and B": where they are.
    return found + all.filter { !found.contains($0) && facts.actors[$0].kind != .country }
  }

  private func lists(_ slot: Frame.Slot) -> Bool {
    if frame.type == "SANCTIONED_BY" { return slot != .subject && slot != .owner }
    return frame.type == "SUBSIDIARY_OF" && slot == .object
  }

  private func actors(_ slot: Frame.Slot, _ facts: inout DocumentFacts) -> [Int] {
    switch slot {
    case .owner: return owners(facts)
    case .context:
      // "X is on the list".
      guard arguments.allowsContext || frame.source == [[.subject]] else { return [] }
      if let principal = institution(facts) { return [principal] }
      guard let sanctions = facts.sanctions, view.index - sanctions.sentence <= 2 else {
        return facts.leadImposers.isEmpty ? announcer(facts) : facts.leadImposers
      }
      // "X has been sanctioned by A and B" tells of X; the text is about what A does.
      let lead = facts.leadImposers
      return lead.count < sanctions.imposers.count && !lead.isEmpty
        && lead.allSatisfy(sanctions.imposers.contains) ? lead : sanctions.imposers
    case .bloc: return bloc(facts)
    case .company: return company(facts)
    case .entered:
      guard let entry = arguments.entry else { return [] }
      // "barred from its soil".
      if view.is(entry - 1, .its), let own = view.organised(before: entry - 1, facts),
        facts.actors[own].kind == .country
      {
        return [own]
      }
      return view.country(at: entry + 1, facts).map { [$0] } ?? []
    case .subject, .object, .preposition, .named: break
    }
    guard var phrase = arguments.phrase(slot) else {
      return slot == .subject ? itemSubject(facts) : []
    }
    // "Brazil acceded to it", "It replaces the Oslo Accord": the treaty last spoken of.
    if phrase.units.count == 1, view.is(phrase.units.lowerBound, .it),
      let treaty = facts.recent.treaty,
      frame.type == "SIGNED" && slot != .subject && frame.name != "name"
        || frame.type == "SUCCESSOR_OF"
    {
      return [treaty]
    }
    // "With the latter he signed": with who was named last.
    if case .preposition = slot, phrase.units.count == 2,
      view.spelling(at: phrase.units.lowerBound + 1) == "latter",
      let last = facts.recent.twoPersons?.last ?? facts.recent.persons.last
    {
      return [last]
    }
    // "the ministers of A, of which B is a member".
    if case .preposition = slot, phrase.actors.isEmpty, let last = phrase.units.last,
      let body = view.actor(at: last), let element = arguments.outline.element(holding: last),
      arguments.outline.isWhich(behind: element)
    {
      return [body]
    }
    if frame.type == "MET_WITH", phrase.actors.isEmpty, let officer = officer(phrase, facts) {
      return [officer]
    }
    if frame.type == "SIGNED", slot == .subject, phrase.actors.isEmpty {
      let meant = definites(phrase, facts) + joined(to: slot, facts)
      if !meant.isEmpty { return meant }
    }
    if slot == .subject || slot == .object, let last = lastOfWhich(slot, phrase, facts) {
      return [last]
    }
    if slot == .subject, let led = ledWhich(phrase, facts) { return led }
    // "The Council listed X": the Union's, whichever other council the text names.
    if slot == .subject, frame.type == "SANCTIONED_BY", phrase.units.count == 2,
      let union = facts.union,
      view.spelling(at: phrase.units.lowerBound + 1) == "Council",
      view.is(phrase.units.lowerBound, .the)
    {
      return [union]
    }
    if slot == .subject, frame.type == "SANCTIONED_BY", let subject = arguments.subject,
      let issuer = arguments.outline.issuer(of: subject), !issuer.actors.isEmpty
    {
      return issuer.actors
    }
    if phrase.actors.isEmpty, slot == .subject, frame.type == "OWNED_BY",
      let each = each(phrase, facts)
    {
      return each
    }
    if phrase.actors.isEmpty, let counted = counted(phrase) { phrase.actors = counted }
    if phrase.actors.isEmpty, frame.type == "SANCTIONED_BY", slot != .subject,
      let same = theSame(phrase, facts)
    {
      return same
    }
    if !phrase.actors.isEmpty, !areOfficials(phrase, slot) {
      // "X, owned by A, and two companies, Y and Z": the companies are no owners.
      if frame.type == "OWNED_BY", slot == .subject && arguments.isPassive,
        phrase.units.contains(where: { view.units[$0].isComma }),
        facts.actors[phrase.actors[0]].kind == .person
      {
        phrase.actors = phrase.actors.filter { facts.actors[$0].kind == .person }
      }
      return (phrase.actors + joined(to: slot, facts)).map {
        $0 == arguments.substitute?.0 ? arguments.substitute?.1 ?? $0 : $0
      }
    }
    if frame.type == "OWNED_BY" || frame.type == "SUBSIDIARY_OF" {
      let named = business(phrase) + members(of: phrase)
      if !named.isEmpty { return named }
    }
    // "five people and a company in B, including A": further on.
    let named = arguments.complements.first {
      $0.preposition == Word.including.id || $0.preposition == Word.colon.id
    }
    let isSigner =
      frame.type == "SIGNED"
      && [Frame.Slot.preposition(Word.with.id), .preposition(Word.between.id)].contains(slot)
    if slot == .subject || frame.isSymmetric || isSigner {
      if frame.type == "SANCTIONED_BY", frame.source.contains([slot]), phrase.isPlural, let named,
        let list = arguments.outline.phrase(at: named.phrase), !list.actors.isEmpty
      {
        return list.actors
      }
      let meant = represented(by: phrase, facts)
      // "with the emir and with X".
      return meant.isEmpty && frame.type == "MET_WITH" ? joined(to: slot, facts) : meant
    }
    if let named, let list = arguments.outline.phrase(at: named.phrase), !list.actors.isEmpty {
      return list.actors
    }
    // "sanctions on two individuals and one entity for supplying A: X, its chief, and Y".
    if frame.type == "SANCTIONED_BY", phrase.isPlural, named == nil,
      let colon = view.units[phrase.units.upperBound...].firstIndex(where: { $0.is(.colon) })
    {
      let listed = Enumeration(view: view, facts: facts).items(from: colon + 1)
      if !listed.isEmpty { return listed }
    }
    // "signed two documents: a treaty on borders and a protocol".
    if frame.type == "SIGNED", slot == .object, let named, let counted = phrase.nouns.last,
      phrase.isPlural || view.spelling(at: counted).hasSuffix("s"),
      let list = arguments.outline.phrase(at: named.phrase)
    {
      let treaties = TreatyRule().listed(from: list.units.lowerBound, view, &facts)
      if !treaties.isEmpty { return treaties }
    }
    // Between companies an agreement in small letters is a deal, not a treaty.
    if frame.type == "SIGNED", let noun = phrase.nouns.first, TreatyRule.isHead(noun, view) {
      // "The pact was signed by A": the one last named.
      if phrase.units.count == 2, view.is(noun - 1, .the) || view.is(noun - 1, .this),
        let treaty = facts.recent.referent(
          of: view.units[noun], named: view.spelling(at: noun), facts.actors),
        facts.actors[treaty].kind == .treaty
      {
        return [treaty]
      }
      if signedByStates(facts) || isMemorandum(noun),
        let treaty = TreatyRule().treaty(from: phrase.units.lowerBound, view, &facts)?.actor
      {
        return [treaty]
      }
    }
    return []
  }

  /// "The Treasury said it was imposing": that of the state whose Treasury the text names elsewhere.
  private func institution(_ facts: DocumentFacts) -> Int? {
    guard let noun = arguments.phrase(.subject)?.nouns.last,
      view.is(noun - 1, .the) || view.units[noun].isCapital
    else { return nil }
    let word = view.spelling(at: noun).lowercased()
    guard view.is(noun - 1, .the) || word == "treasury" else { return nil }
    // "The Council also listed X".
    if word == "council", let union = facts.union { return union }
    if let named = facts.principal.filter({ facts.actors[$0.key].key.contains(word) })
      .min(by: { $0 < $1 })
    {
      return named.value
    }
    // "OFAC sanctioned X. Treasury also designated Y".
    let states = Set(facts.principal.values)
    return word == "treasury" && states.count == 1 ? states.first : nil
  }

  /// "Removed X from its list", below "The Council:".
  private func itemSubject(_ facts: DocumentFacts) -> [Int] {
    guard let subject = facts.itemSubject, view.index - subject.sentence <= 8,
      !arguments.isPassive, arguments.subject == nil, arguments.anchor <= 2,
      view.units[..<arguments.anchor].allSatisfy({ $0.kind == .mark || $0.kind == .number }),
      arguments.outline.isPastForm(arguments.anchor)
    else { return [] }
    return [subject.actor]
  }

  /// "X was designated on Monday, the ministry of A said": who tells of what is done.
  private func announcer(_ facts: DocumentFacts) -> [Int] {
    guard let said = view.units.lastIndex(where: { $0.kind == .word && $0.has(.saying) }),
      said > arguments.anchor,
      let comma = (arguments.anchor..<said).last(where: { view.units[$0].isComma }),
      // "A's foreign ministry said".
      let actor = view.actor(at: said - 1)
        ?? (view.has(said - 1, .publichead)
          ? view.country(at: view.is(comma + 1, .the) ? comma + 2 : comma + 1, facts) : nil)
    else { return [] }
    if let principal = facts.principal[actor] { return [principal] }
    return facts.actors[actor].kind == .country ? [actor] : []
  }

  /// "X joined B; Y quit in 2017": the one organisation before it in the sentence, or in the last that
  /// named any.
  private func bloc(_ facts: DocumentFacts) -> [Int] {
    let sides = [arguments.subject, arguments.object].compactMap { $0 }
      .compactMap(arguments.outline.phrase(at:))
    guard sides.count == 1, let side = sides.first, !side.actors.isEmpty,
      side.actors.allSatisfy({ facts.actors[$0].kind == .country }),
      !arguments.complements.contains(where: { isWhole($0.preposition) })
    else { return [] }
    // "India was admitted in 2017, and Iran followed".
    if frame.name == "follow" {
      return facts.recentClaims.last { $0.sentence == view.index && $0.type == frame.type }
        .map { [$0.target] } ?? []
    }
    let named = Set(
      (0..<arguments.anchor).compactMap(view.actor).filter {
        facts.actors[$0].kind == .organization
      })
    return named.count == 1
      ? Array(named)
      : named.isEmpty ? (facts.recent.bloc ?? facts.homeOrganisation).map { [$0] } ?? [] : []
  }

  /// Prepositions that name what is joined or left, whatever else they name.
  private func isWhole(_ preposition: Int32) -> Bool {
    [Word.of, .to, .into, .from, .in, .with].contains { $0.id == preposition }
  }

  /// "The ministry and the company", "the country": whom their nouns mean.
  private func definites(_ phrase: NounPhrase, _ facts: DocumentFacts) -> [Int] {
    phrase.nouns.compactMap { noun in
      let unit = view.units[noun]
      guard view.is(noun - 1, .the), unit.has(.companynoun) || unit.isOne(of: .country, .nation)
      else { return nil }
      return facts.recent.referent(
        of: unit, named: view.spelling(at: noun), facts.actors)
    }
  }

  /// "the Belgian Ambassador": whom the document has called so.
  private func officer(_ phrase: NounPhrase, _ facts: DocumentFacts) -> Int? {
    guard phrase.owners.count == 1, let noun = phrase.nouns.last,
      view.units[noun].kind == .title, !view.units[noun].isPlural
    else { return nil }
    let title = view.spelling(at: noun).lowercased()
    let holders = Set(
      facts.claims.suffix(Self.reach).filter { claim in
        claim.target == phrase.owners[0] && claim.status == nil
          && (claim.type == "AMBASSADOR_OF" || claim.type == "HOLDS_POST")
          && (claim.title?.lowercased().hasSuffix(title) ?? false)
      }.map(\.source))
    return holders.count == 1 ? holders.first : nil
  }

  /// How many claims back a title is looked for.
  private static let reach = 128

  /// "X, owner of A, which was designated": A.
  private func lastOfWhich(_ slot: Frame.Slot, _ phrase: NounPhrase, _ facts: DocumentFacts)
    -> Int?
  {
    let element = slot == .object ? arguments.object : arguments.subject
    let isOfOwned = ["OWNED_BY", "SUBSIDIARY_OF"].contains(frame.type)
    // "director of A, then owned by B": nobody owns a person.
    let isOwned = isOfOwned && slot == .object && arguments.isPassive
    // "designated X and A, which she owns".
    if let element, isOfOwned, slot == .object, arguments.outline.isWhich(after: element),
      let last = phrase.actors.last, facts.actors[last].kind != .person,
      phrase.actors.contains(where: { facts.actors[$0].kind == .person })
    {
      return last
    }
    guard let element, arguments.outline.isWhich(after: element) || isOwned,
      !phrase.actors.isEmpty,
      phrase.actors.allSatisfy({ facts.actors[$0].kind == .person }),
      let last = phrase.units.last(where: { view.units[$0].kind == .actor })
    else { return nil }
    let actor = view.units[last].actor
    return facts.actors[actor].kind == .person
      || isOfOwned && facts.actors[actor].kind == .country ? nil : actor
  }

  /// "the group A headed by X, which owns 58%": what owns is no person, but what stands before.
  private func ledWhich(_ phrase: NounPhrase, _ facts: DocumentFacts) -> [Int]? {
    guard frame.type == "OWNED_BY", let element = arguments.subject,
      arguments.outline.isWhich(after: element), !phrase.actors.isEmpty,
      phrase.actors.allSatisfy({ facts.actors[$0].kind == .person })
    else { return nil }
    for before in (max(0, element - 6)..<element).reversed() {
      guard let earlier = arguments.outline.phrase(at: before) else { continue }
      let bodies = (earlier.actors + earlier.owners).filter {
        facts.actors[$0].isOrganized && facts.actors[$0].kind != .country
      }
      if !bodies.isEmpty { return bodies }
    }
    return []
  }

  /// "sanctions against the same three men": whom the sentences before said to be sanctioned.
  private func theSame(_ phrase: NounPhrase, _ facts: DocumentFacts) -> [Int]? {
    // "only the first two".
    let count = phrase.units.lazy.compactMap {
      view.is($0, .two) ? 2 : NounPhraseReader.count(view.units[$0])
    }.first
    let isFirst = phrase.units.contains { view.is($0, .first) } && count != nil
    guard isFirst || phrase.units.contains(where: { view.spelling(at: $0) == "same" }) else {
      return nil
    }
    let before = facts.recentClaims.filter {
      $0.type == "SANCTIONED_BY" && $0.status == nil && $0.sentence < view.index
    }
    guard let last = before.last, view.index - last.sentence <= 3 else { return nil }
    var found: [Int] = []
    for claim in before where claim.sentence == last.sentence && !found.contains(claim.source) {
      found.append(claim.source)
    }
    return isFirst ? Array(found.prefix(count ?? 0)) : found
  }

  /// "sanctions on twelve Russian officials" are none on Russia.
  private func areOfficials(_ phrase: NounPhrase, _ slot: Frame.Slot) -> Bool {
    guard frame.type == "SANCTIONED_BY" else { return false }
    // "on 11 Iranians", "two Iranians are under sanctions".
    if phrase.isPlural, phrase.units.contains(where: { view.units[$0].form == .people }) {
      return true
    }
    guard slot != .subject else { return false }
    // "22 citizens of Russia and Belarus whom A sanctioned".
    let of = phrase.units.lowerBound - 1
    if view.is(of, .of), of > 0, view.units[of - 1].kind == .word,
      [
        "citizens", "nationals", "officials", "people", "individuals", "persons", "companies",
        "entities", "businessmen", "officers", "judges", "residents",
      ].contains(view.spelling(at: of - 1))
    {
      return true
    }
    guard phrase.actors == phrase.owners,
      let noun = phrase.nouns.last
    else { return false }
    return view.units[noun].has(.government)
      && !view.units[noun].isOne(of: .government, .cabinet, .state)
      && view.spelling(at: noun).hasSuffix("s")
  }

  /// "…, and on B", "…, as did C".
  private func joined(to slot: Frame.Slot, _ facts: DocumentFacts) -> [Int] {
    let outline = arguments.outline
    switch slot {
    case .preposition(let word):
      return arguments.complements.filter { $0.preposition == word }.dropFirst().filter {
        outline.isConjoined($0.phrase)
      }.flatMap { outline.phrase(at: $0.phrase)?.actors ?? [] }
    case .subject, .object:
      if slot == .subject, arguments.isPassive {
        // "by A in May and in June by B".
        let further = arguments.complements.filter {
          $0.preposition == Word.by.id && $0.phrase != arguments.subject
            && outline.isConjoined($0.phrase)
        }
        if !further.isEmpty {
          return further.flatMap { outline.phrase(at: $0.phrase)?.actors ?? [] }
        }
      }
      if slot == .subject, let subject = arguments.subject,
        let first = outline.joined(before: subject)
      {
        return first.actors
      }
      if slot == .object, let own = arguments.phrase(.object)?.actors.first,
        let resumed = arguments.resumed.flatMap(outline.phrase(at:)),
        resumed.actors.allSatisfy({ facts.actors[$0].kind == facts.actors[own].kind })
      {
        return resumed.actors
      }
      if let companions = arguments.companions, let phrase = outline.phrase(at: companions),
        let own = arguments.phrase(slot)?.actors.first, let kind = phrase.actors.first,
        isLike(kind, own, slot, facts)
      {
        return phrase.actors
      }
      guard let likewise = arguments.likewise, likewise.isObject == (slot == .object) else {
        return []
      }
      return outline.phrase(at: likewise.phrase)?.actors ?? []
    default: return []
    }
  }

  /// Companies sign memoranda too.
  private func isMemorandum(_ noun: Int) -> Bool {
    ["memorandum", "memoranda", "mou", "MoU", "MOU"].contains(
      view.spelling(at: noun))
  }

  private func signedByStates(_ facts: DocumentFacts) -> Bool {
    var signers: [Int] = []
    for slot in [Frame.Slot.subject, .preposition(Word.with.id), .preposition(Word.between.id)] {
      guard let phrase = arguments.phrase(slot) else { continue }
      if phrase.units.contains(where: { view.units[$0].kind == .title }) { return true }
      signers += phrase.actors + phrase.owners
    }
    return signers.contains {
      facts.actors[$0].kind == .country || facts.actors[$0].kind == .person
        || facts.actors[$0].isOfLexicon
    }
  }

  /// Whether companions go with a side: they are of its kind, and not of the other's.
  private func isLike(_ companion: Int, _ own: Int, _ slot: Frame.Slot, _ facts: DocumentFacts)
    -> Bool
  {
    func isState(_ actor: Int) -> Bool { facts.actors[actor].kind == .country }
    let other: Frame.Slot = slot == .subject ? .object : .subject
    guard isState(companion) == isState(own) else { return false }
    guard let opposite = arguments.phrase(other)?.actors.first else { return true }
    return slot == .object || isState(opposite) != isState(own)
  }

  /// "The foreign ministers of A and B signed", "Russian officials": whom they act for.
  private func represented(by phrase: NounPhrase, _ facts: DocumentFacts) -> [Int] {
    // "Its shareholders agreed to admit A": theirs.
    if frame.type == "MEMBER_OF", frame.effect == .begin, let noun = phrase.nouns.last,
      ["shareholders", "members", "leaders", "governors", "summit"].contains(
        view.spelling(at: noun))
    {
      let owners = phrase.owners.filter { facts.actors[$0].kind != .country }
      if !owners.isEmpty { return owners }
      if let possessive = phrase.possessive {
        return view.organised(before: possessive, facts).map { [$0] } ?? []
      }
    }
    guard
      [
        "SIGNED", "MEMBER_OF", "PARTNERSHIP_WITH", "DIPLOMATIC_RELATIONS_WITH", "SANCTIONED_BY",
        "MEDIATES",
      ]
      .contains(
        frame.type),
      let noun = phrase.nouns.first,
      view.units[noun].kind == .title || view.units[noun].has(.government)
        || frame.type == "SIGNED" && view.units[noun].has(.publichead)
        || frame.type == "MEDIATES"
          && ["delegation", "team", "envoys", "diplomats", "mediators"].contains(
            view.spelling(at: noun))
        || frame.type == "SANCTIONED_BY" && view.units[noun].has(.orghead)
    else { return [] }
    func acts(_ actor: Int) -> Bool {
      let kind = facts.actors[actor].kind
      return kind == .country || frame.type == "MEMBER_OF" && kind != .person
        || frame.type == "SANCTIONED_BY" && kind == .organization
    }
    let countries = phrase.owners.filter(acts)
    if !countries.isEmpty { return countries }
    // "The Foreign Secretary announced sanctions": that of the country the document speaks from.
    if frame.type == "SANCTIONED_BY", view.units[noun].kind == .title,
      view.is(phrase.units.lowerBound, .the), let home = facts.home
    {
      return [home]
    }
    guard
      let index = arguments.outline.elements.firstIndex(where: {
        if case .phrase(let other) = $0 { other.units == phrase.units } else { false }
      }), let preposition = arguments.outline.preposition(at: index + 1),
      view.is(preposition, .of), let whole = arguments.outline.phrase(at: index + 2)
    else { return [] }
    return whole.actors.filter(acts)
  }

  /// The possessors before the noun; of "its" the subject of the verb, else who stands before.
  private func owners(_ facts: DocumentFacts) -> [Int] {
    // "its Canadian unit": the country is only where it is.
    let owners =
      frame.type == "SUBSIDIARY_OF" || frame.type == "PARTNERSHIP_WITH" && frame.needsCompany
        || frame.type == "OWNED_BY" && arguments.possessive != nil
      ? arguments.owners.filter { facts.actors[$0].kind != .country } : arguments.owners
    // "the SDN list": no imposer.
    let isName =
      frame.type == "SANCTIONED_BY" && frame.target.joined().contains(.owner)
      && owners.allSatisfy { facts.actors[$0].kind == .unknown }
    if !owners.isEmpty, !isName { return owners }
    guard let possessive = arguments.possessive else { return throughOwner(facts) }
    let isPersonal = view.units[possessive].isOne(of: .his, .her)
    func fits(_ actor: Int) -> Bool {
      let kind = facts.actors[actor].kind
      return isPersonal ? kind == .person : kind != .person && kind != .treaty
    }
    let isDescription = arguments.outline.isAside && !isPersonal
    if let subject = arguments.subject, let phrase = arguments.outline.phrase(at: subject),
      !phrase.units.contains(possessive), !isDescription,
      // "bought B, a deal done through its unit A": not B's.
      !(frame.type == "SUBSIDIARY_OF" && view.has(phrase.units.lowerBound - 1, .acquire))
    {
      let owners = phrase.actors.filter(fits)
      if !owners.isEmpty, owners.count == 1 || view.is(possessive, .their) { return owners }
    }
    if !isPersonal, let main = opened(by: possessive, facts), fits(main) { return [main] }
    if !isPersonal {
      // "The company has a copper mine, where its partner is B".
      if let main = arguments.outline.referredSubject, fits(main) { return [main] }
      if arguments.outline.hasUnknownSubject { return [] }
      // "through A, its unit": not A's.
      let host = isDescription ? arguments.outline.phrase(at: 0)?.units.lowerBound : nil
      return view.organised(before: min(host ?? possessive, possessive), facts).map { [$0] } ?? []
    }
    // "X has been named as his successor": not X's.
    let own =
      frame.type == "SUCCESSOR_OF"
      ? [Frame.Slot.object, .subject].compactMap(arguments.phrase).flatMap(\.actors) : []
    for index in (max(0, possessive - 40)..<possessive).reversed() {
      if let person = view.person(at: index, facts), !own.contains(person) { return [person] }
    }
    // "Following his designation, A said".
    if let main = arguments.outline.mainSubject.flatMap(arguments.outline.phrase(at:)),
      main.units.lowerBound > possessive
    {
      let persons = main.actors.filter { facts.actors[$0].kind == .person }
      if persons.count == 1 { return persons }
    }
    return facts.lastPerson.map { [$0] } ?? []
  }
}
