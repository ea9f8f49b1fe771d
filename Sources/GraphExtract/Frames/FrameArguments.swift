/// The arguments of one verb or noun in a sentence, by the slots of a ``Frame``.
struct FrameArguments {
  let outline: Outline
  /// Elements of the outline.
  var subject: Int?
  var object: Int?
  var complements: [(preposition: Int32, phrase: Int)] = []
  var owners: [Int] = []
  /// Who does the same: "as do A and B". They join the subject, or the object of a passive.
  var likewise: (phrase: Int, isObject: Bool)?
  /// "along with A": of whichever side they are like.
  var companions: Int?
  /// "A in 2011 and B in 2018": the objects behind the first.
  var series: [(phrase: Int, time: TimeExpression?)] = []
  /// The object that comes after what is said of the first.
  var resumed: Int?
  /// The unit of "its" or "their" before the noun.
  var possessive: Int?
  /// The unit around which time and doubt are looked for, and where its clause ends.
  var anchor: Int
  var end: Int
  var isUncertain = false
  var isPlanned = false
  /// "no longer": what was is over.
  var isOver = false
  var isPassive = false
  var isDecided = false
  /// "said that it would": what was announced.
  var isAnnounced = false
  /// With whom the deal is by which it is to be done: "an agreement with B to form a joint venture".
  var partners: [(preposition: Int32, phrase: Int)] = []
  /// An actor that another stands for here.
  var substitute: (Int, Int)?
  /// The noun whose arguments they are.
  var noun: Int?

  /// The phrase of a slot; an owner has none.
  func phrase(_ slot: Frame.Slot) -> NounPhrase? {
    switch slot {
    case .subject: return subject.flatMap(outline.phrase(at:))
    case .object: return object.flatMap(outline.phrase(at:))
    case .named: return noun.flatMap(outline.element(holding:)).flatMap(outline.phrase(at:))
    case .owner, .context, .bloc, .entered, .company: return nil
    case .preposition(let word):
      return complements.first { $0.preposition == word }.flatMap { whole(at: $0.phrase) }
    }
  }

  /// The phrase at an element, or of "74% of B" what it is a share of.
  private func whole(at element: Int) -> NounPhrase? {
    guard let phrase = outline.phrase(at: element) else { return nil }
    guard phrase.actors.isEmpty, phrase.owners.isEmpty, phrase.possessive == nil,
      let share = phrase.nouns.last,
      ["%", "percent", "cent", "stake", "shares", "half", "majority", "shareholding"].contains(
        outline.view.spelling(at: share)),
      let preposition = outline.preposition(at: element + 1),
      outline.view.units[preposition].isOne(of: .of, .in),
      let whole = outline.phrase(at: element + 2)
    else { return phrase }
    return whole
  }

  /// Takes the time and the certainty of the verb that carries a noun.
  mutating func take(_ verb: FrameArguments) {
    anchor = verb.anchor
    end = verb.end
    isUncertain = verb.isUncertain
    isPlanned = verb.isPlanned
    isOver = verb.isOver
    isAnnounced = verb.isAnnounced
    isDecided = verb.isDecided
    isPassive = verb.isPassive
  }

  /// The unit of "entering" where the clause keeps somebody from it: "barred from entering A".
  var entry: Int? {
    let view = outline.view
    // "banned from the United Kingdom": the country follows at once.
    let from = anchor + 1
    if view.is(from, .from), view.actor(at: view.is(from + 1, .the) ? from + 2 : from + 1) != nil {
      return view.is(from + 1, .the) ? from + 1 : from
    }
    // "barred from its soil".
    if view.is(from, .from), let ground = [from + 1, from + 2].first(where: { isGround($0) }) {
      return ground
    }
    return view.units.indices[anchor...].prefix(24).dropFirst().first {
      view.is($0 - 1, .from)
        && ["entering", "entry", "visiting", "travelling", "traveling"]
          .contains(view.spelling(at: $0))
    }
  }

  private func isGround(_ index: Int) -> Bool {
    ["soil", "territory", "country", "shores"].contains(outline.view.spelling(at: index))
  }

  /// Nobody is named who did it: a passive without "by", or "the measures target A".
  var allowsContext: Bool {
    guard let subject, let phrase = outline.phrase(at: subject) else { return isPassive }
    return phrase.actors.isEmpty
      && phrase.nouns.contains {
        outline.view.units[$0].isOne(
          of: .sanctions, .measures, .designations, .listings, .action, .package, .list)
          || Self.instruments.contains(outline.view.spelling(at: $0))
          || outline.isImposer($0, in: phrase)
      }
  }

  /// By what a state imposes sanctions.
  static let instruments: Set<String> = [
    "decree", "decrees", "order", "orders", "regulation", "regulations", "restrictions", "batch",
    "decision", "update", "amendment", "embargo", "ban", "bans", "round",
  ]

  /// The arguments of a verb, as if it were active.
  static func ofVerb(_ element: Int, _ group: VerbGroup, in outline: Outline) -> FrameArguments {
    var arguments = FrameArguments(
      outline: outline, anchor: group.verb, end: outline.clauseEnd(of: element),
      isUncertain: group.isUncertain, isPlanned: group.isPlanned)
    arguments.isDecided = group.isDecided
    arguments.isOver = group.isOver
    arguments.isAnnounced = group.isAnnounced
    // "prevented from buying", "ruled out buying".
    if group.manner == .gerund, let from = outline.preposition(at: element - 1),
      outline.view.is(from, .from)
    {
      arguments.isUncertain = true
    }
    let object = outline.object(of: element)
    arguments.complements = outline.complements(from: (object ?? element) + 1)
    let subject = outline.subject(of: element).map { outline.identified(by: $0) }
    let isReduced =
      !group.isPassive && object == nil && outline.isBare(group)
      && (arguments.complements.first?.preposition == Word.by.id
        // "1984 A sold to B".
        || arguments.complements.first?.preposition == Word.to.id
          && outline.view.has(group.verb, .sell)
        || outline.isPastForm(group.verb)
          && subject.map { outline.isThose($0) } ?? false)
    // "the pact signed with A": no treaty signs.
    let isOfTreaty =
      !group.isPassive && object == nil && outline.isBare(group)
      && outline.isPastForm(group.verb)
      && subject.flatMap(outline.phrase(at:)).map { phrase in
        phrase.actors.isEmpty
          && (phrase.nouns.last.map { outline.view.units[$0].has(.treatyhead) } ?? false)
      } ?? false
    arguments.isPassive = group.isPassive || isReduced || isOfTreaty
    if arguments.isPassive {
      arguments.subject = arguments.complements.first { $0.preposition == Word.by.id }?.phrase
      arguments.object = subject
      arguments.readInversion(element)
      if isOfTreaty, arguments.subject == nil, let treaty = subject,
        arguments.complements.contains(where: { $0.preposition == Word.with.id })
          || outline.complements(from: treaty + 1).contains(where: {
            $0.preposition == Word.with.id && $0.phrase < element
          }), outline.verb(at: treaty - 1) != nil
      {
        // "A has an agreement with B, signed in 2019".
        arguments.subject = outline.subject(of: treaty - 1)
      } else if isOfTreaty, arguments.subject == nil, subject == 1,
        outline.preposition(at: 0) != nil,
        arguments.complements.contains(where: { $0.preposition == Word.with.id })
      {
        // "Under the agreement signed with B in 2010, A cut tariffs".
        arguments.subject = outline.mainSubject
      }
    } else {
      arguments.subject = subject
      arguments.object = object
    }
    if !group.isPassive, subject == nil, object == nil { arguments.readParticiple(element, group) }
    if !arguments.isPassive {
      if object == nil, let subject, let antecedent = outline.antecedent(of: subject) {
        // "A, a company which B owned": A.
        arguments.object = outline.identified(by: antecedent)
      }
      // "A, a firm it bought in 2010": A.
      if object == nil, outline.isAside, let subject, subject < element, element - subject < 3,
        let described = outline.phrase(at: subject - 1), described.actors.isEmpty,
        let noun = described.nouns.last,
        outline.view.has(noun, [.companynoun, .treatyhead, .lowertreaty]),
        outline.verb(at: subject - 2)?.isCopula ?? false
      {
        arguments.object = 0
      }
      if let object {
        arguments.series = outline.series(after: object)
        arguments.resumed = outline.resumed(after: object)
      }
    }
    arguments.companions = outline.companions(after: element)
    if let likewise = outline.likewise(after: element) {
      arguments.likewise = (likewise, group.isPassive)
    }
    if group.manner == .infinitive, !group.isPlanned { arguments.readInfinitive(element, group) }
    if arguments.isPassive, let subject = outline.subject(of: element) {
      // "A treaty between A and B was signed".
      arguments.complements += outline.complements(from: subject + 1).filter {
        $0.phrase < element
      }
    }
    if let relative = outline.relativeComplement(of: element) {
      arguments.complements.append(relative)
    }
    return arguments
  }

  /// "Also sanctioned were A": a participle without a noun before it.
  private mutating func readParticiple(_ element: Int, _ group: VerbGroup) {
    // "Also designated today are A and B".
    var next = element + 1
    while outline.isTime(next) { next += 1 }
    // "Also barred from entering A is B".
    if let entering = outline.verb(at: next + 1), entering.manner == .gerund,
      outline.preposition(at: next) != nil, outline.phrase(at: next + 2) != nil
    {
      next += 3
    }
    guard outline.isPastForm(group.verb), let copula = outline.verb(at: next),
      outline.view.units[copula.verb].has(.aux)
    else { return }
    isPassive = true
    readInversion(element)
  }

  /// "Also sanctioned were A and B", "those sanctioned by C include A".
  private mutating func readInversion(_ element: Int) {
    if let object, let phrase = outline.phrase(at: object),
      !phrase.actors.isEmpty || !phrase.nouns.isEmpty
    {
      return
    }
    for next in element + 1..<min(element + 5, max(outline.elements.count, element + 1)) {
      guard let copula = outline.verb(at: next), copula.manner != .gerund else { continue }
      let unit = outline.view.units[copula.verb]
      guard unit.has(.aux) || unit.isOne(of: .include, .includes, .included) else { return }
      object = outline.object(of: next)
      return
    }
  }

  /// "A to buy B" in a heading is planned; "a deal to buy B" too; after another noun or as a purpose
  /// an infinitive states nothing.
  private mutating func readInfinitive(_ element: Int, _ group: VerbGroup) {
    // "spent 200 million in 2014 to acquire B".
    if let spender = spender(before: group.units.lowerBound) {
      subject = spender
      return
    }
    // "left A to form B": did so.
    if let verb = outline.verbElement(before: element), let carrier = outline.verb(at: verb),
      element - verb < 8, outline.view.has(carrier.verb, .leave), !carrier.isUncertain,
      outline.view.has(group.verb, .join)
        || ["form", "create", "found", "establish"].contains(outline.view.spelling(at: group.verb))
    {
      isPlanned = carrier.isPlanned
      subject = outline.subject(of: verb)
      return
    }
    // "a decision of A to sanction B".
    if let decided = decision(endingAt: element - 1) {
      isPlanned = true
      isDecided = true
      subject = decided
      return
    }
    // "amended its regulations to add A": did so.
    if let verb = outline.verbElement(before: element), let carrier = outline.verb(at: verb),
      element - verb < 8, !carrier.isUncertain, outline.amends(carrier)
    {
      isPlanned = carrier.isPlanned
      subject = outline.subject(of: verb)
      return
    }
    guard let before = outline.phrase(at: element - 1) else {
      isUncertain = true
      return
    }
    if let deal = deal(endingAt: element - 1) {
      isPlanned = true
      var verb = deal - 1
      while verb >= 0, outline.verb(at: verb) == nil { verb -= 1 }
      if let carrier = outline.verb(at: verb), !carrier.isUncertain, !outline.blocks(carrier) {
        subject = outline.subject(of: verb)
      } else {
        isUncertain = true
      }
    } else if outline.view.kind == .heading, element == 1 {
      isPlanned = true
    } else if let carrier = outline.verb(at: element - 2),
      carrier.isCopula || carrier.isBecoming(outline),
      !carrier.isUncertain, before.actors.isEmpty, outline.isOrdinal(before)
    {
      // "A was the first country to join B".
      isPlanned = carrier.isPlanned
      subject = outline.subject(of: element - 2)
    } else {
      isUncertain = true
    }
  }

  /// Whose decision it is, "the decision of A", "A's decision", that ends at `element`.
  private func decision(endingAt element: Int) -> Int? {
    func isDecision(_ phrase: NounPhrase) -> Bool {
      phrase.actors.isEmpty
        && (phrase.nouns.last.map {
          ["decision", "move", "decree", "order"].contains(outline.view.spelling(at: $0))
        } ?? false)
    }
    guard let phrase = outline.phrase(at: element), !phrase.actors.isEmpty,
      let of = outline.preposition(at: element - 1), outline.view.is(of, .of),
      let noun = outline.phrase(at: element - 2), isDecision(noun)
    else { return nil }
    return element
  }

  /// Who "spent" or "paid" something for what an infinitive at a unit names.
  private func spender(before start: Int) -> Int? {
    let view = outline.view
    guard
      let spent = (max(0, start - 12)..<start).last(where: {
        ["spent", "paid"].contains(view.spelling(at: $0))
      }), !view.isUncertain(around: spent, reach: 2)
    else { return nil }
    let element = outline.elements.lastIndex {
      if case .phrase(let phrase) = $0 {
        phrase.units.upperBound <= spent && !phrase.actors.isEmpty
      } else {
        false
      }
    }
    return element
  }

  /// The element of "an agreement", of "an agreement with B", "a memorandum of understanding with B", which
  /// ends at `element`; notes with whom it is.
  private mutating func deal(endingAt element: Int) -> Int? {
    var index = element
    for _ in 0..<4 {
      guard let phrase = outline.phrase(at: index) else { return nil }
      if phrase.actors.isEmpty, let noun = phrase.nouns.last,
        outline.view.units[noun].isOne(of: .deal, .agreement, .transaction)
          || outline.view.units[noun].has(.lowertreaty)
      {
        return index
      }
      guard let preposition = outline.preposition(at: index - 1) else { return nil }
      if outline.view.units[preposition].isOne(of: .with, .between) {
        partners.append((outline.view.units[preposition].word, index))
      }
      index -= 2
    }
    return nil
  }
}
