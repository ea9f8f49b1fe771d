internal import GraphModel

/// Makes claims of a frame's arguments: whom a type can hold between, and when.
struct FrameEmitter {
  let frame: Frame
  let arguments: FrameArguments
  /// The date beside one object of a series.
  var ownTime: TimeExpression?

  private static let most = 60

  /// Those of the actors that may stand at one end of the frame's type.
  func fitting(_ actors: [Int], asSource: Bool, _ facts: DocumentFacts) -> [Int] {
    var found: [Int] = []
    for actor in actors.prefix(Self.most) {
      let actor = asSource ? actor : imposer(actor, facts)
      guard isAllowed(facts.actors[actor], asSource: asSource) else { continue }
      if !found.contains(actor) { found.append(actor) }
    }
    return found
  }

  /// Whose sanctions those are that a body or an officer of a state announces: "the Foreign Secretary,
  /// X, announced sanctions".
  private func imposer(_ actor: Int, _ facts: DocumentFacts) -> Int {
    guard frame.type == "SANCTIONED_BY" else { return actor }
    guard facts.actors[actor].kind == .person else {
      // "The National Security Council of Ukraine": for its state.
      let isOfState = !facts.actors[actor].isOfLexicon && facts.actors[actor].kind != .country
      // "the Foreign Ministry", of the state that the document speaks of.
      let isMinistry =
        facts.actors[actor].kind == .publicBody && facts.actors[actor].key.contains("ministry")
      return facts.principal[actor] ?? (isOfState ? facts.actors[actor].seat : nil)
        ?? (isMinistry ? facts.home : nil) ?? actor
    }
    let isOfficer = arguments.outline.view.posts.contains {
      $0.holders.contains(actor) && ($0.kind == .state || $0.kind == .portfolio)
    }
    guard isOfficer else { return actor }
    return facts.countryOfPerson[actor] ?? facts.home ?? actor
  }

  private func isAllowed(_ actor: Actor, asSource: Bool) -> Bool {
    let kind = actor.kind
    switch frame.type {
    case "SANCTIONED_BY" where frame.needsEntry && asSource:
      return kind == .person || kind == .unknown
    case "SANCTIONED_BY" where frame.name == "target" && asSource:
      return kind != .treaty && kind != .country
    case "SANCTIONED_BY":
      return asSource ? kind != .treaty : [.country, .organization, .publicBody].contains(kind)
    case "SUBSIDIARY_OF" where actor.isDateline: return false
    // "His son took over the firm": as its head.
    case "OWNED_BY" where frame.name == "take+over" && !asSource && kind == .person: return false
    case "SUBSIDIARY_OF":
      return [.company, .organization, .unknown].contains(kind) || !asSource && kind == .publicBody
    case "OWNED_BY":
      // "She took over the Embassy": no name that anybody could own.
      let isCommon = actor.key.count == 1 && actor.endsInCommonNoun && kind != .company
      guard !actor.isDateline else { return false }
      return asSource
        ? [.company, .organization, .unknown].contains(kind) && !isCommon : kind != .treaty
    case "CITIZEN_OF": return kind == (asSource ? .person : .country)
    case "MEMBER_OF" where !asSource && frame.name == "accede" && kind == .treaty: return false
    case "MEMBER_OF" where frame.needsChamber:
      return asSource ? kind == .person : isChamber(actor)
    // "a university that both governments founded".
    case "MEMBER_OF"
    where !asSource && ["found", "form"].contains(frame.name)
      && actor.key.contains(where: {
        [
          "university", "college", "school", "hospital", "museum", "academy", "airport", "office",
          "embassy", "consulate", "mission",
        ].contains($0)
      }):
      return false
    case "MEMBER_OF" where frame.name == "found" || frame.needsStates:
      return asSource
        ? kind == .country : kind == .organization || kind == .unknown && isLikeBody(actor)
    // "A member of the House" does not say of which.
    case "MEMBER_OF":
      return asSource
        ? kind != .treaty && kind != .unknown
        : [.organization, .publicBody, .treaty].contains(kind)
          || kind == .unknown
            && (actor.key.count > 1 || actor.isAcronym || isMembers(actor) && actor.name != "House")
    case "AT_WAR_WITH":
      // Forces within a state fight wars too.
      return kind == .country
        || kind == .organization && !actor.isOfLexicon
          && (!frame.nouns.isEmpty || frame.name == "fight")
    case "PART_OF":
      let isBody = kind == .publicBody || kind == .organization
      // "M23 belongs to the alliance": a member; "the bureau belongs to the ministry": a part.
      if frame.name == "belong" { return asSource ? isBody : kind == .publicBody }
      return isBody || kind == .unknown && isLikeBody(actor)
    case "INVADED", "DESIGNATED_UNFRIENDLY_BY": return kind == .country
    case "DIPLOMATIC_RELATIONS_WITH": return kind == .country
    case "SENT_TROOPS_TO": return kind == .country || asSource && kind == .organization
    // "put his name to it", "acceded to it": to what is known as a treaty.
    // "ratified by the National Assembly": for the state.
    case "SIGNED"
    where asSource && kind == .publicBody
      && isChamber(actor):
      return false
    case "SIGNED" where !asSource && ["name", "accede"].contains(frame.name):
      return kind == .treaty
    case "SIGNED":
      return asSource || kind == .treaty
        || kind == .unknown && actor.key.count > 1
          && !["bill", "law", "decree", "order", "budget"].contains(actor.key.last)
    case "MET_WITH": return kind == .person
    // Treaties and bodies take the places of others too, but not by the chairs of persons.
    case "SUCCESSOR_OF":
      return kind == .person
        || [.treaty, .organization, .publicBody].contains(kind)
          && ["replace", "succeed", "successor"].contains(frame.name)
    case "MEDIATES":
      return asSource
        ? kind != .treaty && kind != .unknown
        : kind == .country || kind == .organization && !actor.isOfLexicon
          || kind == .unknown && isLikeBody(actor)
    case "OPERATES_IN", "BASED_IN":
      return asSource
        ? [.company, .organization, .unknown, .publicBody].contains(kind) : kind == .country
    case "PARTNERSHIP_WITH", "ALLIED_WITH":
      return [.country, .organization, .company, .unknown, .publicBody].contains(kind)
    default: return true
    }
  }

  func emitPairs(_ group: [Int], _ facts: inout DocumentFacts) {
    guard (2...8).contains(group.count) else { return }
    for index in group.indices.dropLast() {
      emit([group[index]], Array(group[(index + 1)...]), &facts)
    }
  }

  func emit(_ sources: [Int], _ targets: [Int], _ facts: inout DocumentFacts) {
    let view = arguments.outline.view
    // "has not met", "no longer leaves".
    if arguments.isOver, frame.effect == .event || frame.effect == .end { return }
    if isPlanned, frame.effect == .end, !["OWNED_BY", "MEMBER_OF"].contains(frame.type) { return }
    let shared = time
    for source in sources {
      for target in targets where source != target {
        let (since, until, status) = targets.count > 1 ? time(of: target) ?? shared : shared
        // A person who joins the United Nations works there.
        if frame.type == "MEMBER_OF", frame.nouns.isEmpty, !frame.needsChamber,
          facts.actors[source].kind == .person,
          !MembershipRule.hasMembers(facts.actors[target]),
          frame.name != "sit" || !isPanel(facts.actors[target])
        {
          continue
        }
        // A company that is part of another is its subsidiary.
        if frame.type == "PART_OF",
          [source, target].contains(where: { facts.actors[$0].kind == .company })
        {
          continue
        }
        // A company belongs to its owner.
        if frame.type == "MEMBER_OF", frame.name == "belong",
          isCompany(facts.actors[source]),
          isCompany(facts.actors[target])
            || ["group", "holding", "holdings"].contains(facts.actors[target].key.last)
        {
          continue
        }
        // A treaty follows a treaty, a body a body.
        if frame.type == "SUCCESSOR_OF", !isAlike(facts.actors[source], facts.actors[target]) {
          continue
        }
        if frame.needsCompany,
          ![source, target].contains(where: { isCompany(facts.actors[$0]) })
        {
          continue
        }
        let isPart = frame.type == "SUBSIDIARY_OF" && facts.isPart(source, of: target)
        if !isPart { settle(source, target, &facts) }
        facts.add(
          Claim(
            source: source, type: isPart ? "PART_OF" : frame.type, target: target, title: title,
            since: since ?? (status == nil ? self.shared(target, facts) : nil), until: until,
            status: status, sentence: view.index, trigger: arguments.anchor,
            confidence: 0.84,
            rule: "frame-" + frame.name))
      }
    }
  }

  private func isAlike(_ one: Actor, _ other: Actor) -> Bool {
    one.kind == other.kind
      || [one, other].allSatisfy { $0.kind == .organization || $0.kind == .publicBody }
  }

  /// A name that neither a person nor a place seems to have.
  private func isLikeBody(_ actor: Actor) -> Bool {
    actor.isAcronym
      || actor.key.count > 1 && actor.likeness != .person && actor.likeness != .place
        && !actor.isDateline
  }

  /// Who sits on a committee is a member of it.
  private func isPanel(_ actor: Actor) -> Bool {
    actor.key.contains {
      ["committee", "council", "commission", "board", "panel", "tribunal", "court", "bench"]
        .contains($0)
    }
  }

  /// "a member of SWAPO".
  private func isMembers(_ actor: Actor) -> Bool {
    !frame.nouns.isEmpty && actor.likeness != .person && actor.likeness != .place
  }

  /// Of a parliament or one of its houses, by its name.
  private func isChamber(_ actor: Actor) -> Bool {
    actor.key.contains(where: arguments.outline.words.frames.chambers.contains)
  }

  /// A company, or a name that looks like one's.
  private func isCompany(_ actor: Actor) -> Bool {
    actor.kind == .company
      || actor.kind == .unknown && actor.likeness == .organisation && actor.key.count > 1
  }

  /// Keeps the side that the sentence names for the items of the list that it announces.
  func openList(_ sources: [Int], _ targets: [Int], _ facts: inout DocumentFacts) {
    let (since, until, status) = time
    let index = arguments.outline.view.index
    let claim = Claim(
      source: 0, type: frame.type, target: 0, title: nil,
      since: since ?? targets.first.flatMap { shared($0, facts) }, until: until, status: status,
      sentence: index, confidence: 0.8, rule: "list-" + frame.name)
    let list = OpenList(
      claim: claim, others: sources.isEmpty ? targets : sources, isSource: sources.isEmpty,
      sentence: index)
    if arguments.outline.view.units.last?.is(.colon) ?? false { facts.openList = list }
    let counted = (sources.isEmpty ? frame.source : frame.target).joined().contains {
      arguments.phrase($0)?.isPlural ?? false
    }
    if counted { facts.openGroup = list }
  }

  /// What a name shows itself to be by where it stands.
  private func settle(_ source: Int, _ target: Int, _ facts: inout DocumentFacts) {
    switch frame.type {
    case "OWNED_BY", "SUBSIDIARY_OF":
      facts.actors.settle(source, as: .company)
      facts.actors.settle(target, as: .company)
    case "MEMBER_OF":
      facts.actors.settle(target, as: frame.needsChamber ? .publicBody : .organization)
    case "OPERATES_IN": facts.actors.settle(source, as: .company)
    default: break
    }
  }

  /// The kind of a partnership, as written.
  private var title: String? {
    guard frame.type == "PARTNERSHIP_WITH", let noun = arguments.noun else { return nil }
    let view = arguments.outline.view
    var start = noun
    while start > 0, noun - start < 3, view.units[start - 1].kind == .word,
      !view.units[start - 1].has(WordClass.function.union([.current, .anyVerb, .adverb]))
    { start -= 1 }
    return view.spelling(units: start..<noun + 1)
  }

  /// "a former member of B", "was once owned by B".
  private var isFormer: Bool {
    let view = arguments.outline.view
    let nouns = arguments.noun.map { max(0, $0 - 3)..<$0 } ?? 0..<0
    let verbs = max(0, arguments.anchor - 2)..<arguments.anchor
    return [nouns, verbs].contains { range in
      range.reversed().prefix { view.units[$0].kind != .mark && view.units[$0].kind != .actor }
        .contains { view.units[$0].has(.former) && !view.units[$0].is(.then) }
    }
  }

  /// "was a unit of A", "owned A": over, where it is told until when.
  private var isPast: Bool {
    let view = arguments.outline.view
    if arguments.isPassive {
      // "the sanctions were extended until 2025": they hold until then.
      return frame.type != "SANCTIONED_BY"
        && view.units[max(0, arguments.anchor - 2)..<arguments.anchor].contains {
          $0.isOne(of: .was, .were)
        }
    }
    return view.units[arguments.anchor].isOne(of: .was, .were, .had, .held, .owned)
      || view.is(arguments.anchor, .been) && view.is(arguments.anchor - 1, .had)
      || view.spelling(at: arguments.anchor) == "belonged"
  }

  private var isPlanned: Bool {
    arguments.isPlanned && !(arguments.isDecided && frame.type == "SANCTIONED_BY")
  }

  /// "a member of A since 1963 and of B since 2001": what a later one has for itself; nil where all share one.
  private func time(of target: Int) -> (PartialDate?, PartialDate?, Status?)? {
    let view = arguments.outline.view
    guard frame.type == "MEMBER_OF", ownTime == nil,
      let near = view.time(near: arguments.anchor, until: arguments.end),
      near.units.lowerBound > arguments.anchor,
      let at = view.units.indices[near.units.upperBound...].first(where: {
        view.units[$0].kind == .actor && view.units[$0].actor == target
      })
    else { return nil }
    var own = self
    own.ownTime =
      view.times.first { $0.units.lowerBound > at && $0.units.lowerBound - at <= 2 }
      ?? TimeExpression(kind: .point, units: at..<at)
    return own.time
  }

  /// When what the frame says began.
  var since: PartialDate? { time.0 }

  /// When the sanctions were imposed with which the sentence goes on without saying whose they are.
  private func shared(_ target: Int, _ facts: DocumentFacts) -> PartialDate? {
    guard frame.type == "SANCTIONED_BY", frame.effect == .begin, let sanctions = facts.sanctions,
      sanctions.imposers.contains(target), arguments.outline.view.index - sanctions.sentence <= 2,
      arguments.allowsContext
    else { return nil }
    return facts.sanctionsDate
  }

  /// "X, who is a citizen of A, had been listed in 2022": a date of the clause around that of the frame.
  private func isOutsideClause(_ time: TimeExpression) -> Bool {
    let view = arguments.outline.view
    let anchor = arguments.anchor
    guard time.units.lowerBound > anchor,
      let open = (max(1, anchor - 4)..<max(1, anchor)).last(where: {
        view.is($0, .who) || view.is($0, .which)
      }), view.is(open - 1, .comma)
    else { return false }
    return (anchor + 1..<time.units.lowerBound).contains { close in
      view.is(close, .comma) && (view.has(close + 1, .anyVerb) || view.has(close + 1, .aux))
    }
  }

  /// A date behind "listed", "designated", other than the verb of the frame.
  private func isOfListing(_ time: TimeExpression) -> Bool {
    guard time.units.lowerBound > arguments.anchor + 1 else { return false }
    let view = arguments.outline.view
    return (max(arguments.anchor + 1, time.units.lowerBound - 3)..<time.units.lowerBound).contains {
      ["listed", "designated", "sanctioned", "blacklisted", "added", "imposed"]
        .contains(view.spelling(at: $0))
    }
  }

  private var time: (PartialDate?, PartialDate?, Status?) {
    var near =
      ownTime ?? arguments.outline.view.time(near: arguments.anchor, until: arguments.end)
    if let time = near, isOutsideClause(time) { near = nil }
    // "removed A, who had been listed in 2016": what ended began then.
    if frame.type == "SANCTIONED_BY", frame.effect == .end, let time = near, isOfListing(time) {
      return (time.kind == .until ? nil : time.from, time.to, .former)
    }
    // "joined A in 2023, ten years after it entered B": not then.
    if let time = near, time.units.upperBound <= arguments.anchor,
      arguments.outline.view.units[time.units.upperBound..<arguments.anchor].contains(where: {
        $0.isOne(of: .after, .before)
      })
    {
      near = nil
    }
    // "His predecessor was minister until 2019": when he held the post, not when he was followed.
    if frame.type == "SUCCESSOR_OF", near?.kind == .range || frame.name == "predecessor" {
      return (nil, nil, isPlanned ? .planned : nil)
    }
    // "X, who had led it since 2021, makes way": not then, unless the sentence opens with it.
    if frame.type == "SUCCESSOR_OF", !isPlanned, let near,
      near.units.lowerBound > 2,
      near.units.upperBound < arguments.anchor - 1
        || arguments.outline.view.is(near.units.upperBound, .comma)
          && !arguments.outline.view.isParticiple(arguments.anchor)
          && near.units.upperBound < arguments.anchor
    {
      return (nil, nil, nil)
    }
    // "no longer owns A".
    if arguments.isOver, frame.effect != .end { return (nil, nil, .former) }
    // What is to end still holds.
    if isPlanned, frame.effect == .end { return (nil, nil, nil) }
    if isPlanned {
      // "X, who retires in June, will be succeeded": not then.
      if frame.type == "SUCCESSOR_OF", let near, near.units.lowerBound < arguments.anchor {
        return (nil, nil, .planned)
      }
      // "will take effect on March 1": the day on which it begins.
      let isDated = frame.effect == .begin && near?.kind != .until
      let isEvent = frame.effect == .event && near?.kind == .point
      return (isDated || isEvent ? near?.from : nil, isEvent ? near?.from : nil, .planned)
    }
    switch frame.effect {
    case .begin:
      if near?.kind == .range { return (near?.from, near?.to, .former) }
      return (near?.kind == .point || near?.kind == .since ? near?.from : nil, nil, nil)
    case .end:
      // "ceased the hostilities of 1932-1933".
      if near?.kind == .range { return (near?.from, near?.to, .former) }
      return (nil, near?.kind == .point || near?.kind == .since ? near?.from : nil, .former)
    case .state where isFormer:
      let isEnd = near?.kind == .until || near?.kind == .range
      return (near?.kind == .range ? near?.from : nil, isEnd ? near?.until : nil, .former)
    case .state:
      switch near?.kind {
      case .since: return (near?.from, nil, nil)
      case .range: return (near?.from, near?.to, .former)
      // "was a unit of A until 2019".
      case .until where isPast: return (nil, near?.until, .former)
      default: return (nil, nil, nil)
      }
    case .event:
      let date = near?.kind == .point ? near?.from : nil
      return (date, date, nil)
    }
  }
}
