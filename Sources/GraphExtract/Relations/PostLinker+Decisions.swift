internal import GraphModel

/// Who holds a post, once the verb that leads to it is found.
extension PostLinker {
  func decide(
    _ index: Int, _ verb: Int, _ object: Int?, hasAs: Bool, hasOffice: Bool, _ posts: inout [Post],
    _ facts: inout DocumentFacts
  ) {
    let view = view(posts)
    let unit = units[verb]
    let isAdopted = isAdoptedProposal(verb)
    guard !view.isUncertain(around: verb) && !isPredicted(verb) || isIntended(verb) || isAdopted
    else { return }
    var holders: [Int] = []
    var link = Post.Link(manner: .service, verb: verb)
    func subjects() -> [Int] {
      view.personalSubjects(of: verb, facts)
    }
    if unit.has(.succeed) {
      guard hasAs else { return }
      if isPassive(verb) {
        // "was replaced as director by Y": whose post it was; "was replaced by Y as director": Y's.
        holders = object.map { [$0] } ?? subjects()
        link.manner = object == nil ? .departure : .succession
      } else {
        guard let object else { return }
        holders = subjects().filter { $0 != object }
        link.manner = .succession
      }
    } else if unit.has(.resign) {
      guard hasAs || hasOffice || units[verb + 1].is(.from) else { return }
      holders = object.map { [$0] } ?? subjects()
      link.manner = .departure
    } else if unit.has(.dismiss) {
      guard hasAs || hasOffice else { return }
      holders = object.map { [$0] } ?? (isPassive(verb) ? subjects() : [])
      link.manner = .departure
    } else if unit.has(.appoint) {
      link.manner = .appointment
      if object == nil, hasOffice, isRetained(verb) {
        // "X retained his post as".
        holders = subjects()
        link.manner = .service
      } else if let object {
        holders = [object]
      } else if isPassive(verb)
        || isReduced(verb) && !unit.is(.made)
          && !lexicon.words.spelling(unit.word).hasSuffix("ing")
      {
        holders = subjects()
        // "A and B, newly appointed as": B.
        if !isPassive(verb), let last = lastOfGroup(before: verb, &facts) {
          holders = [last]
        }
        if holders.isEmpty, isReduced(verb) { holders = view.phrase(endingAt: verb - 1, facts) }
        if holders.isEmpty, isReduced(verb), verb >= 2, units[verb - 1].isComma {
          holders = view.coordinated(endingAt: verb - 2, facts)
        }
      } else if !unit.isCapital, let seen = personSeen(before: verb, posts, &facts) {
        // "The changes saw lawmaker X named", "with X named".
        holders = [seen]
      } else if let named = personNamed(before: verb, &facts) {
        holders = [named]
      }
    } else if unit.has(.become) || unit.has([.move, .travel]) && !unit.has(.hold) {
      guard object == nil else { return }
      link.manner = .becoming
      holders = subjects()
    } else if unit.has(.serve), hasAs || hasOffice || unit.has(.hold) && hasOffice {
      guard object == nil || view.subjects(of: verb, facts).isEmpty else { return }
      holders = subjects()
      if holders.isEmpty, let object { holders = [object] }
      link.isPast = isPastTense(verb)
    } else if unit.has(.hold), hasOffice || hasAs {
      // "takes over from X as": who comes, not who goes.
      guard object == nil || hasAs && isTakeover(verb) else { return }
      holders = subjects().filter { $0 != object }
      link.manner = units[verb].isOne(of: .held) ? .service : .becoming
      link.isPast = units[verb].isOne(of: .held)
    }
    holders = holders.filter { facts.actors.isOrBecomesPerson($0) }
    guard !holders.isEmpty else { return }
    posts[index].holders = posts[index].isPlural ? holders : [holders[0]]
    link.isProposal = isNomination(verb) || isAdopted
    // "will step down as chairman": is chairman until then.
    link.isAhead = link.manner == .departure && view.isPlanned(verb)
    posts[index].link = link
    if link.isAhead { return }
    if isLeftBehind(posts[index]), unit.has([.appoint, .move]) {
      posts[index].status = .former
      posts[index].link?.manner = .departure
      return
    }
    if isDistinction(verb) {
      // "the first woman to become minister": says that she did, and seldom when.
      let end = posts[index].units.upperBound
      let isDated = times.contains { $0.units.lowerBound >= end && $0.units.lowerBound - end <= 1 }
      if link.manner == .becoming, !isDated { posts[index].link?.manner = .service }
      return
    }
    if isLasting(verb) { return }
    if view.isPlanned(verb) || isNomination(verb) || isAdopted || isUnderWay(verb)
      || isDeparture(verb)
      || units[max(0, verb - 1)].is(.to) && link.manner != .service && verb > 0
        && !isInfinitiveOfPast(verb)
    {
      posts[index].status = .planned
    }
  }

  /// X of "X, whom the president has appointed".
  private func personNamed(before verb: Int, _ facts: inout DocumentFacts) -> Int? {
    guard let whom = (max(1, verb - 14)..<max(1, verb)).last(where: { units[$0].is(.whom) }),
      !units[whom..<verb].contains(where: {
        $0.kind == .word && !$0.isCapital && $0.has(.anyVerb) && !$0.has([.aux, .former])
      })
    else { return nil }
    return person(at: units[whom - 1].isComma ? whom - 2 : whom - 1, &facts)
  }

  /// Who is named in "saw lawmaker X named", "with X appointed", "has X promoted".
  private func personSeen(
    before verb: Int, _ posts: [Post], _ facts: inout DocumentFacts
  ) -> Int? {
    guard verb >= 2, let person = person(at: verb - 1, &facts) else { return nil }
    var at = verb - 2
    while at > 0, verb - at < 9,
      units[at].kind == .title || units[at].kind == .actor && units[at].form == .adjective
        || units[at].kind == .word
          && units[at].has([.occupation, .det, .former, .rank, .portfolio])
        || units[at].kind == .word && !units[at].isCapital && units[at].classes.isOrdinary
          && !["saw", "sees", "see", "seen"].contains(view(posts).spelling(at: at))
    { at -= 1 }
    return units[at].is(.with)
      || ["saw", "sees", "see", "seen"].contains(view(posts).spelling(at: at))
      ? person : nil
  }

  /// Whether one is only thought likely to get there: "tipped to become", "seen to be".
  private func isPredicted(_ verb: Int) -> Bool {
    verb >= 2 && units[verb - 1].is(.to) && units[verb - 2].has(.comparison)
      && !units[verb].has(.serve)
  }

  /// "takes over from": someone gives the office up.
  private func isTakeover(_ verb: Int) -> Bool {
    guard units.indices.contains(verb + 2), units[verb + 1].is(.over) else { return false }
    // "took over on 3 February from X".
    let from = times.first { $0.units.lowerBound == verb + 2 }?.units.upperBound ?? verb + 2
    return units.indices.contains(from) && units[from].is(.from)
  }

  /// "the first woman to become", "the youngest person ever to hold".
  private func isDistinction(_ verb: Int) -> Bool {
    guard verb >= 2, units[verb - 1].is(.to) else { return false }
    return units[max(0, verb - 7)..<verb - 1].contains { $0.kind == .word && $0.has(.distinction) }
  }

  private func isRetained(_ verb: Int) -> Bool {
    lexicon.words.spelling(units[verb].word).hasPrefix("retain")
  }

  /// Who is nominated does not yet hold the post.
  func isNomination(_ verb: Int) -> Bool {
    lexicon.words.spelling(units[verb].word).hasPrefix("nominat")
  }

  /// "intends to nominate": as good as done, and planned.
  private func isIntended(_ verb: Int) -> Bool {
    verb >= 2 && units[verb - 1].is(.to) && units[verb].has(.appoint)
      && ["intends", "intend", "intention", "intent", "plans"].contains(
        lexicon.words.spelling(units[verb - 2].word))
  }

  /// "adopted the proposal for X to be appointed", "approved a proposal to appoint X": a nomination.
  private func isAdoptedProposal(_ verb: Int) -> Bool {
    guard units[verb].has(.appoint),
      let proposal = units[max(0, verb - 8)..<verb].lastIndex(where: {
        ["proposal", "proposals"].contains(lexicon.words.spelling($0.word))
      }),
      units[proposal..<verb].contains(where: { $0.is(.to) }),
      !units[proposal..<verb].contains(where: { $0.has(.negation) || $0.kind == .mark })
    else { return false }
    return units[max(0, proposal - 16)..<proposal].contains {
      ["adopted", "adopts", "approved", "approves", "endorsed", "backed", "accepted", "submitted"]
        .contains(lexicon.words.spelling($0.word))
    }
  }

  /// Who stands before the comma of a participle as the last of several: "X and Y, newly appointed".
  private func lastOfGroup(before verb: Int, _ facts: inout DocumentFacts) -> Int? {
    let comma = verb > 0 && units[verb - 1].isOne(of: .newly, .recently) ? verb - 2 : verb - 1
    guard comma > 1, units[comma].isComma, units[comma - 2].is(.and) else { return nil }
    return person(at: comma - 1, &facts)
  }

  /// "is moving on to be": not there yet.
  private func isUnderWay(_ verb: Int) -> Bool {
    units[verb].has([.move, .travel])
      && lexicon.words.spelling(units[verb].word).hasSuffix("ing")
      && verb > 0 && units[verb - 1].isOne(of: .is, .are)
  }

  /// "goes to Rome as ambassador": not there yet.
  private func isDeparture(_ verb: Int) -> Bool {
    guard units[verb].has(.travel), !units[verb].has(.become) else { return false }
    let spelling = lexicon.words.spelling(units[verb].word)
    return spelling.hasSuffix("s")
      || !spelling.hasSuffix("ed") && !spelling.hasSuffix("ing") && spelling != "went"
  }

  /// "was chosen to become", "named X, a lawmaker, to succeed Y as".
  private func isInfinitiveOfPast(_ verb: Int) -> Bool {
    guard verb >= 2 else { return false }
    if units[verb - 2].has(.appoint) || isRise(verb - 2) { return true }
    if let victory = bare.victory(before: verb - 1) { return !bare.isPlanned(victory) }
    guard units[verb].has(.succeed) else { return false }
    let deciding = units[max(0, verb - 12)..<verb - 1].last {
      $0.kind == .word && !$0.isCapital && $0.has(WordClass.anyVerb.union(.future))
    }
    guard let deciding, deciding.has(.appoint) else { return false }
    let spelling = lexicon.words.spelling(deciding.word)
    return (spelling.hasSuffix("ed") || spelling == "chosen") && !spelling.hasPrefix("nominat")
  }

  /// "rose to become", "went on to serve as": what came of it.
  private func isRise(_ index: Int) -> Bool {
    let verb = units[index].is(.on) && index > 0 ? index - 1 : index
    return ["rose", "risen", "went", "gone", "grew"].contains(spelling(at: verb))
      && !bare.isPlanned(verb)
  }

  private func isPastTense(_ verb: Int) -> Bool {
    // "has served", "has since acted": up to now.
    if units.isPerfect(verb) { return false }
    return units[verb].isOne(of: .held) || lexicon.words.spelling(units[verb].word).hasSuffix("ed")
  }

  /// Whether a form of "be" leads to the participle.
  func isPassive(_ verb: Int) -> Bool {
    var at = verb - 1
    while at >= 0, verb - at < 6 {
      let unit = units[at]
      if unit.isOne(of: .was, .were, .been, .is, .are, .be, .being) { return true }
      guard
        unit.has([.adverb, .aux, .negation]) || unit.isOne(of: .sworn)
          || times.contains(where: { $0.units.contains(at) })
      else { return false }
      at -= 1
    }
    return false
  }

  /// "X, (newly) appointed minister in 2020, …"; "Appointed in 2020, …".
  func isReduced(_ verb: Int) -> Bool {
    verb == 0
      || verb >= 2 && units[verb - 1].isOne(of: .newly, .recently) && units[verb - 2].isComma
      || units[verb - 1].isComma || units[verb - 1].is(.sworn)
      || units[verb - 1].isOne(of: .and)
  }
}
