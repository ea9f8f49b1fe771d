internal import GraphModel

/// Makes assertions of claims: what several sentences say of one relationship becomes one assertion
/// with all of them as evidence.
struct ClaimMerger {
  let text: DocumentText
  let tokens: [Token]
  let sentences: [Sentence]
  let published: PartialDate?
  /// Whether to list the mentions of actors too.
  var isExplained = false

  /// Sentences that are kept of one relationship.
  private static let mostPlaces = 16

  private struct Group {
    /// What its claims say together, with the evidence of the strongest.
    var claim: Claim
    /// Where it is said: one for each sentence.
    var places: [Place]
    var rules: [String]

    var sentences: [Int] { places.map(\.sentence) }
  }

  private struct Place {
    var sentence: Int
    var rules: [String]
    var evidence: ClaimEvidence
  }

  private struct Key: Hashable {
    let source: Int
    let type: String
    let target: Int
    let title: String
  }

  func merge(_ facts: DocumentFacts, _ lexicon: Lexicon) -> ExplainedReading {
    var groups: [Group] = []
    var byKey: [Key: [Int]] = [:]
    let ontology = Ontology.standard
    for claim in facts.claims {
      var claim = claim
      if ontology.isSymmetric(claim.type), claim.target < claim.source {
        swap(&claim.source, &claim.target)
      }
      let isPost = claim.type == "HOLDS_POST"
      let key = Key(
        source: claim.source, type: claim.type, target: claim.target,
        title: isPost ? ActorTable.key(claim.title ?? "").joined(separator: " ") : "")
      let known = byKey[key] ?? []
      if let match = known.first(where: { isSame(groups[$0].claim, claim) }) {
        absorb(claim, into: &groups[match])
      } else {
        byKey[key, default: []].append(groups.count)
        groups.append(Group(claim: claim, places: [place(of: claim)], rules: [claim.rule]))
      }
    }
    return reading(of: joiningFormer(groups, byKey), facts, lexicon)
  }

  /// "Former president X" is told of the one term of which the text gives the end.
  private func joiningFormer(_ groups: [Group], _ byKey: [Key: [Int]]) -> [Group] {
    var joined = groups
    var gone: Set<Int> = []
    for (_, same) in byKey where same.count > 1 {
      let ended = same.filter { groups[$0].claim.isOffice && groups[$0].claim.until != nil }
      guard ended.count == 1, let term = ended.first,
        let former = same.first(where: {
          let claim = groups[$0].claim
          return claim.status == .former && claim.since == nil && claim.until == nil
        }), joined[term].claim.status == nil || joined[term].claim.status == .former
      else { continue }
      joined[term].claim.status = .former
      joined[term].claim.confidence = max(
        joined[term].claim.confidence, groups[former].claim.confidence)
      joined[term].rules += groups[former].rules.filter { !joined[term].rules.contains($0) }
      let known = Set(joined[term].sentences)
      joined[term].places += groups[former].places.filter { !known.contains($0.sentence) }
      joined[term].places.sort { $0.sentence < $1.sentence }
      joined[term].places.removeLast(max(0, joined[term].places.count - Self.mostPlaces))
      gone.insert(former)
    }
    return joined.indices.filter { !gone.contains($0) }.map { joined[$0] }
  }

  /// Whether two claims of one relationship can be the same holding.
  private func isSame(_ a: Claim, _ b: Claim) -> Bool {
    guard
      a.status == b.status
        || a.status == nil && b.until == nil && b.since != nil && a.since == nil && b.status == nil
    else { return false }
    return agree(a.since, b.since) && agree(a.until, b.until)
      && !((a.until == nil) != (b.until == nil)
        && a.isOffice && a.since != b.since)
  }

  private func agree(_ a: PartialDate?, _ b: PartialDate?) -> Bool {
    guard let a, let b else { return true }
    return a.contains(b) || b.contains(a)
  }

  private func absorb(_ claim: Claim, into group: inout Group) {
    func finer(_ a: PartialDate?, _ b: PartialDate?) -> PartialDate? {
      guard let a else { return b }
      guard let b else { return a }
      return a.contains(b) ? b : a
    }
    // The sentence with the date speaks of it; the finer date wins.
    group.claim.since = finer(group.claim.since, claim.since)
    group.claim.until = finer(group.claim.until, claim.until)
    if claim.confidence > group.claim.confidence {
      group.claim.confidence = claim.confidence
      group.claim.rule = claim.rule
      group.claim.evidence = claim.evidence
    }
    if let known = group.places.firstIndex(where: { $0.sentence == claim.sentence }) {
      if !group.places[known].rules.contains(claim.rule) {
        group.places[known].rules.append(claim.rule)
      }
    } else if group.places.count < Self.mostPlaces {
      group.places.append(place(of: claim))
    }
    if !group.rules.contains(claim.rule) { group.rules.append(claim.rule) }
  }

  private func place(of claim: Claim) -> Place {
    Place(sentence: claim.sentence, rules: [claim.rule], evidence: claim.evidence)
  }

  // MARK: The reading

  /// What is told to have ended, and not when it began, is over. A war and a seat of which both is told are like
  /// terms of office: their dates say it.
  private func status(of claim: Claim) -> Status? {
    guard let until = claim.until, claim.type != "MET_WITH" else { return claim.status }
    if claim.since == nil, claim.status == nil, let published {
      return until.earliest < published.latest ? .former : nil
    }
    let isTerm = claim.type == "AT_WAR_WITH" || claim.type == "MEMBER_OF"
    return isTerm && claim.since != nil && claim.status == .former ? nil : claim.status
  }

  private func reading(
    of groups: [Group], _ facts: DocumentFacts, _ lexicon: Lexicon
  ) -> ExplainedReading {
    var reading = Reading(extractor: Extractor.version)
    var explanations: [AssertionExplanation] = []
    var numbers: [Int: Int] = [:]
    func number(_ actor: Int) -> Int {
      if let number = numbers[actor] { return number }
      reading.actors.append(readActor(facts.actors[actor], lexicon))
      numbers[actor] = reading.actors.count - 1
      return reading.actors.count - 1
    }
    let ontology = Ontology.standard
    let events = eventDays(groups)
    let model = ConfidenceModel.standard
    for group in groups {
      let claim = group.claim
      let (confidence, factors) = model.explained(
        ConfidenceModel.Case(
          claim: claim, sentences: group.places.count, rules: group.rules.count))
      let source = number(claim.source)
      let target = number(claim.target)
      let isPost = claim.isOffice
      reading.assertions.append(
        ReadAssertion(
          source: source, type: claim.type, target: target, title: claim.title,
          role: isPost
            ? claim.title.flatMap { ontology.role(forTitle: $0, at: reading.actors[target].label) }
            : nil,
          since: claim.since, until: claim.until, status: status(of: claim),
          period: attested(period(claim), claim, group.sentences, events),
          evidence: group.sentences.map(evidence), confidence: confidence))
      explanations.append(
        AssertionExplanation(pieces: group.places.map(piece), factors: factors))
    }
    return ExplainedReading(
      reading: reading, explanations: explanations,
      mentions: isExplained ? mentions(numbers) : [])
  }

  /// Every naming of the actors that assertions speak of.
  private func mentions(_ numbers: [Int: Int]) -> [ReadMention] {
    var mentions: [ReadMention] = []
    for unit in sentences.lazy.flatMap(\.units) where unit.kind == .actor {
      guard let actor = numbers[unit.actor], let span = span(unit.nameFirst..<unit.end) else {
        continue
      }
      mentions.append(ReadMention(actor: actor, span: span))
    }
    return mentions
  }

  private func piece(_ place: Place) -> AssertionExplanation.Piece {
    AssertionExplanation.Piece(
      rules: place.rules, source: place.evidence.source.flatMap(span),
      target: place.evidence.target.flatMap(span), trigger: place.evidence.trigger.flatMap(span))
  }

  /// A stretch of tokens in Unicode scalar values.
  private func span(_ range: Range<Int>) -> Range<Int>? {
    guard let last = range.last else { return nil }
    let start = text.scalarOffset(ofByte: Int(tokens[range.lowerBound].start))
    return start..<max(start, text.scalarOffset(ofByte: Int(tokens[last].end)))
  }

  private func evidence(_ sentence: Int) -> ReadEvidence {
    let range = sentences[sentence].tokens
    let start = Int(tokens[range.lowerBound].start)
    let end = Int(tokens[range.upperBound - 1].end)
    return ReadEvidence(
      quote: text.slice(start..<end),
      span: text.scalarOffset(ofByte: start)..<text.scalarOffset(ofByte: end))
  }

  // MARK: Time

  /// The one day of the meetings that a sentence tells of, by the number of the sentence.
  private func eventDays(_ groups: [Group]) -> [Int: PartialDate] {
    var days: [Int: PartialDate] = [:]
    var ambiguous: Set<Int> = []
    for group in groups where group.claim.type == "MET_WITH" {
      guard let day = group.claim.since, day.exact != nil, day == group.claim.until else {
        continue
      }
      for sentence in group.sentences {
        if let known = days[sentence], known != day { ambiguous.insert(sentence) }
        days[sentence] = day
      }
    }
    return days.filter { !ambiguous.contains($0.key) }
  }

  /// Who is called ambassador where a sentence tells of a recent meeting was ambassador on that day.
  private func attested(
    _ period: Period, _ claim: Claim, _ sentences: [Int], _ events: [Int: PartialDate]
  ) -> Period {
    guard claim.isOffice,
      claim.status == nil || claim.status == .acting, let published
    else { return period }
    var period = period
    for sentence in sentences {
      guard let day = events[sentence], day.earliest <= published.latest,
        published.latest.daysSinceEpoch - day.earliest.daysSinceEpoch <= 366
      else { continue }
      period = period.tightened(by: Period(attestedOn: day)) ?? period
    }
    return period
  }

  /// What the stated dates, the status and the publication date say of when it holds.
  private func period(_ claim: Claim) -> Period {
    if claim.since != nil || claim.until != nil {
      let stated = Period(since: claim.since, until: claim.until) ?? .unknown
      // What began and is spoken of as present still held on the day of publication.
      if claim.until == nil, claim.status == nil || claim.status == .acting, let published,
        isLasting(claim.type), let tightened = stated.tightened(by: Period(attestedOn: published))
      {
        return tightened
      }
      if claim.status == .former, let published,
        let tightened = stated.tightened(by: Period(endedBy: published))
      {
        return tightened
      }
      return stated
    }
    guard let published else { return .unknown }
    switch claim.status {
    case .former: return Period(endedBy: published)
    case .planned: return Period(plannedOn: published)
    case nil, .acting, .suspended:
      return isLasting(claim.type) ? Period(attestedOn: published) : .unknown
    }
  }

  /// Whether a relationship lasts, so that speaking of it attests it, or is an event.
  private func isLasting(_ type: String) -> Bool {
    !["MET_WITH", "SUCCESSOR_OF", "SIGNED", "INVADED", "SANCTIONED_BY", "MEDIATES"].contains(type)
  }

  private func readActor(_ actor: Actor, _ lexicon: Lexicon) -> ReadActor {
    let label =
      switch actor.kind {
      case .person: "Person"
      case .country: "Country"
      case .organization, .unknown: "Organization"
      case .company: "Company"
      case .publicBody: "PublicBody"
      case .treaty: "Treaty"
      }
    var name = actor.name
    var strong = actor.strongAliases
    // An organisation of the lexicon goes by the fullest name that the text gives it.
    if actor.country == nil, actor.isOfLexicon, !actor.isNamedPlainly,
      let longest = strong.max(by: { $0.utf8.count < $1.utf8.count })
    {
      strong.removeAll { $0 == longest }
      strong.append(name)
      name = longest
    }
    if let country = actor.country {
      let plain = lexicon.countries[country].plainNames
      // A text that only writes "Türkiye" calls it so.
      if let used = plain.first(where: strong.contains), !(actor.isNamedPlainly) {
        strong.removeAll { $0 == used }
        strong.append(name)
        name = used
      }
    }
    return ReadActor(
      name: name, label: label, strongAliases: strong, weakAliases: actor.weakAliases)
  }
}
