internal import GraphModel

/// What a walk goes past: what is said by the way, and words that tell nothing of who holds the post.
extension PostWalk {
  mutating func stepOverAside(_ posts: [Post], _ facts: inout DocumentFacts) -> Step? {
    let unit = units[at]
    if let time = linker.times.first(where: { $0.units.contains(at) }) {
      return .to(time.units.lowerBound - 1)
    }
    // "promoted X from deputy minister to": what is left behind.
    if object == nil, !hasAs, units[at + 1].is(.to), index > 0,
      posts[index - 1].units.contains(at), linker.isLeftBehind(posts[index - 1])
    {
      return .to(posts[index - 1].units.lowerBound - 1)
    }
    if object == nil, hasAs || isToBe, let verb = verbOfDescribed(&facts) { return .to(verb) }
    if object == nil, hasAs || hasOffice || isToBe || unit.isComma,
      let aside = linker.startOfAside(endingAt: at, &facts)
    {
      return .to(aside - 1)
    }
    // "assigned the former minister, X, to the post of": the name of whom the title is.
    if object == nil, hasOffice || hasAs, unit.isComma, at > 0,
      let apposed = posts[..<index].last(where: {
        $0.units.upperBound == at - 2 && units[at - 2].isComma && $0.holders.count == 1
          && $0.holders[0] == units[at - 1].actor
      })
    {
      object = apposed.holders[0]
      return .to(apposed.units.lowerBound - 1)
    }
    if let first = object, post.isPlural, unit.isOne(of: .and, .comma), at > 0,
      let other = linker.person(at: at - 1, &facts), other != first
    {
      others.append(other)
      return .to(startOfName(at - 1, posts) - 1)
    }
    return nil
  }

  /// The verb of "named a senior bank official, X, to be": whom it is done to stands behind what describes the
  /// person, between commas.
  private mutating func verbOfDescribed(_ facts: inout DocumentFacts) -> Int? {
    guard units[at].isComma, at > 4, units[at - 1].kind == .actor else { return nil }
    // ", Ambassador X,".
    var open = at - 2
    while open > 2, units[open].kind == .title { open -= 1 }
    guard units[open].isComma,
      let verb = units[..<open].suffix(12).lastIndex(where: {
        $0.isComma || $0.is(.semicolon) || $0.kind == .word && !$0.isCapital && $0.has(.appoint)
      }), units[verb].kind == .word,
      units[verb + 1].has(.det) && !units[verb + 1].is(.the)
        || units[verb + 1].kind == .actor && units[verb + 2].is(.possessive),
      let described = linker.person(at: at - 1, isCertain: true, &facts)
    else { return nil }
    object = described
    return verb
  }

  /// What is left when the unit is no verb.
  mutating func stepOverWord() -> Step? {
    let unit = units[at]
    if unit.kind == .word,
      unit.has([.det, .adverb, .former, .current, .acting, .planned])
        || unit.isOne(of: .to, .of, .from) || hasOffice && unit.is(.for)
        || at == post.units.lowerBound - 1 && !unit.isCapital && unit.classes.isOrdinary && at > 0
          && (units[at - 1].has(.det) || units[at - 1].isOne(of: .to, .as) && !linker.isVerb(at))
        || hasOffice && !unit.isCapital && (unit.classes.isOrdinary || unit.has(.rank))
    {
      return .to(at - 1)
    }
    // "was sent abroad as ambassador", "is presently a director of".
    if object == nil, hasAs || at > 0 && units[at - 1].has(.aux), unit.kind == .word,
      !unit.isCapital, unit.classes.isOrdinary,
      linker.bare.syntax.tag(unit.end - 1).partOfSpeech == .adverb
    {
      return .to(at - 1)
    }
    // "is in addition a director of", "is at present head of".
    if object == nil, at > 1, units[at - 1].isOne(of: .in, .at), units[at - 2].has(.aux),
      ["addition", "present", "turn"].contains(linker.spelling(at: at))
    {
      return .to(at - 2)
    }
    if unit.isOne(of: .openingQuote, .quote) { return .to(at - 1) }
    // "worked at A, lastly as".
    if hasAs, object == nil, unit.isComma, units[at + 1].kind == .word,
      units[at + 1].has([.adverb, .distinction])
    {
      return .to(at - 1)
    }
    // "succeeded his half-brother as emir".
    if hasAs, object == nil, unit.has(.kin), at > 0, units[at - 1].has(.det) {
      isOfKin = true
      return .to(at - 2)
    }
    // "moves to the bank's evaluation department as its head".
    if hasAs, object == nil, unit.kind == .word && unit.has(.orghead) || unit.is(.possessive) {
      return .to(at - 1)
    }
    return nil
  }
}
