/// Names in places where only something that is owned can stand: "owns 60% of X", "X, which is 38 per cent
/// owned by A", "X's subsidiaries".
struct OwnedNames {
  let resolver: NameResolver
  let units: [Unit]

  func isOwned(_ index: Int) -> Bool {
    // "took over the Embassy": a word of the language.
    if units[index].end - units[index].nameFirst == 1,
      units[index].has([.orghead, .publichead, .office, .companynoun, .companyhead])
    {
      return false
    }
    return isWholeOfShare(index) || isBought(index) || isSaidToBeOwned(index)
      || isOwnerOfMore(index)
      || isJoined(index)
  }

  private func spelt(_ index: Int) -> String {
    units.indices.contains(index) ? resolver.spelt(units[index]) : ""
  }

  private func isWord(_ index: Int) -> Bool {
    units.indices.contains(index) && units[index].kind == .word
  }

  // MARK: What stands before

  /// Where the name's phrase begins: before "the", "Portugal's", "shipping company", "Noumea-based".
  private func start(of index: Int) -> Int {
    var start = index
    while start > 0, index - start < 8 {
      let before = units[start - 1]
      let isOrigin =
        before.kind == .actor && before.form == .adjective || before.is(.possessive)
        || before.kind == .actor
          && (units[start].is(.possessive) || units[start].is(.hyphen))
        || before.is(.hyphen)
        || before.kind == .word && !before.isCapital
          && (before.has(.companynoun) || before.isOne(of: .the)
            || ["rival", "competitor"].contains(resolver.spelt(before))
            || start > 1 && units[start - 2].is(.hyphen))
        || before.kind == .name && units[start].is(.hyphen)
      guard isOrigin else { break }
      start -= 1
    }
    return start
  }

  private static let shares: Set<String> = [
    "stake", "stakes", "shares", "share", "shareholding", "holding", "holdings", "interest",
    "percent", "cent", "%", "majority", "third", "quarter", "half", "control", "ownership",
    "equity", "capital", "rest",
  ]
  private static let transfers: Set<String> = [
    "acquisition", "takeover", "buyout", "privatisation", "privatization", "nationalisation",
    "nationalization", "subsidiary", "affiliate", "shareholder", "shareholders", "parent",
    "co-owner", "owner", "owners", "purchase", "acquisitions", "takeovers", "purchases", "units",
    "subsidiaries", "affiliates",
  ]

  /// "60% of X", "a stake in X", "the acquisition of X", "the owner of X".
  private func isWholeOfShare(_ index: Int) -> Bool {
    let of = start(of: index) - 1
    guard of > 0, units[of].isOne(of: .of, .in) else { return false }
    let noun = spelt(of - 1)
    if Self.transfers.contains(noun) { return units[of].is(.of) || noun.hasPrefix("shareholder") }
    if noun == "company" || noun == "companies" { return spelt(of - 2) == "parent" }
    guard Self.shares.contains(noun) else { return false }
    return units[of].is(.of) && noun != "half" && noun != "capital" && noun != "control"
      && noun != "majority" && noun != "rest" && noun != "share"
      || holds(before: of)
  }

  /// "has 45 percent in X": a verb of having or of buying goes before.
  private func holds(before index: Int) -> Bool {
    (max(0, index - 9)..<index).contains {
      units[$0].kind == .word
        && (units[$0].has([.own, .acquire, .sell])
          || units[$0].isOne(of: .has, .have, .had, .held, .holds, .hold)
          || ["holding", "retains", "retained", "took", "taken", "raised", "increased"].contains(
            spelt($0)))
    }
  }

  /// "acquired X", "owns X", "Y-owned X", "Cyprus-registered X".
  private func isBought(_ index: Int) -> Bool {
    let start = start(of: index)
    if start < index, isWord(index - 1), index >= 3, units[index - 2].is(.hyphen),
      ["owned", "controlled", "registered", "incorporated", "listed", "headquartered"].contains(
        spelt(index - 1))
    {
      return true
    }
    // "the Rostov holding X".
    if spelt(index - 1) == "holding", index > 1, units[index - 2].isCapital {
      return units[index - 2].kind == .actor || units[index - 2].kind == .name
    }
    let verb = start - 1
    guard isWord(verb), !units[verb].isCapital else { return false }
    if units[verb].has(.acquire) || ["owns", "owned", "own"].contains(spelt(verb)) { return true }
    // "took over X", "sold X to".
    if spelt(verb) == "over", verb > 0 {
      return ["took", "take", "takes", "taken", "taking"].contains(spelt(verb - 1))
    }
    return units[verb].has(.sell) && spelt(index + 1) == "to"
  }

  // MARK: What stands behind

  /// "X, which is 38 per cent owned by", "X was acquired", "X is now wholly owned".
  private func isSaidToBeOwned(_ index: Int) -> Bool {
    var at = index + 1
    if units.indices.contains(at), units[at].is(.openingBracket),
      let close = units[at...].prefix(5).firstIndex(where: { $0.is(.closingBracket) })
    {
      at = close + 1
    }
    if isOpenedAsOwned(index) { return true }
    let limit = min(at + 12, units.count)
    while at < limit {
      let unit = units[at]
      if ["owned", "acquired", "nationalised", "nationalized", "privatised", "privatized"].contains(
        spelt(at))
      {
        // "X acquired Y": only of a passive.
        return spelt(at) == "owned" && at + 1 < units.count
          && (units[at + 1].is(.by) || units[at + 1].has(.adverb))
          || (index + 1..<at).contains { units[$0].has(.aux) && !isHaving($0, before: at) }
      }
      if spelt(at) == "taken", spelt(at + 1) == "over" {
        return (index + 1..<at).contains { units[$0].isOne(of: .is, .was, .are, .been, .be) }
      }
      if spelt(at) == "controlled", units[index + 1].isComma, at == index + 2 {
        return spelt(at + 1) == "by"
      }
      let isStep =
        unit.isComma && at == index + 1 || unit.is(.which) || unit.has([.aux, .adverb])
        || unit.kind == .number || unit.isOne(of: .hyphen, .wholly, .majority, .minority)
        || unit.isOne(of: .per, .cent, .percent) || unit.isOne(of: .now, .both)
        || unit.kind == .mark && spelt(at) == "%" || unit.has(.former)
        || spelt(at).hasSuffix("ly")
      guard isStep else { return false }
      at += 1
    }
    return false
  }

  /// "X (owned by", "X, whose majority owner is", "X became a wholly owned subsidiary", "state-owned X".
  private func isOpenedAsOwned(_ index: Int) -> Bool {
    let next = index + 1
    guard next + 2 < units.count else { return false }
    if units[next].is(.openingBracket) {
      return units[(next + 1)...].prefix(5).contains { $0.is(.owned) }
    }
    if units[next].isComma, units[next + 1].is(.whose) {
      return units[(next + 2)...].prefix(4).contains {
        ["owner", "owners", "shareholder", "shareholders", "parent"].contains(resolver.spelt($0))
      }
    }
    if units[next].has(.become) || units[next].isOne(of: .is, .was) {
      return units[next + 1].isOne(of: .a, .an, .the)
        && units[(next + 2)...].prefix(4).contains {
          ["subsidiary", "affiliate"].contains(resolver.spelt($0))
        }
    }
    return false
  }

  /// "has acquired": active.
  private func isHaving(_ index: Int, before verb: Int) -> Bool {
    units[index].isOne(of: .has, .have, .had)
      && !(index..<verb).contains { units[$0].is(.been) }
  }

  /// "X's subsidiaries", "X's parent company", "X owner A", "X, in which A holds 25%".
  private func isOwnerOfMore(_ index: Int) -> Bool {
    let next = index + 1
    guard units.indices.contains(next) else { return false }
    if units[next].is(.possessive) {
      return (next + 1..<min(next + 4, units.count)).contains {
        ["subsidiaries", "shareholders", "shareholder", "subsidiary", "parent"].contains(spelt($0))
      }
    }
    // "X and its subsidiary Y".
    if units.indices.contains(next + 2), units[next].is(.and), units[next + 1].is(.its) {
      return units[(next + 2)...].prefix(4).contains {
        ["subsidiary", "subsidiaries", "unit", "affiliate", "parent"].contains(resolver.spelt($0))
      }
    }
    // "X said its Singapore subsidiary": no person.
    if units[next].has([.anyVerb, .aux, .saying]),
      let its = units[next...].prefix(8).firstIndex(where: { $0.is(.its) })
    {
      return (its + 1..<min(its + 5, units.count)).contains {
        ["subsidiary", "subsidiaries", "unit", "affiliate", "shareholders"].contains(spelt($0))
      }
    }
    if ["owner", "parent"].contains(spelt(next)) {
      return units.indices.contains(next + 1)
        && (units[next + 1].kind == .name || units[next + 1].kind == .actor)
    }
    if units[next].isComma, units.indices.contains(next + 3), units[next + 1].is(.in),
      units[next + 2].is(.which)
    {
      return units[next...].prefix(12).contains { $0.isOne(of: .stake, .percent, .cent, .shares) }
        || units[next...].prefix(12).contains { resolver.spelt($0) == "%" }
    }
    return isDescribed(next)
  }

  /// ", a Bangui-based company", ", a unit of".
  private func isDescribed(_ comma: Int) -> Bool {
    guard units[comma].isComma, comma + 2 < units.count,
      units[comma + 1].isOne(of: .a, .an, .the)
    else { return false }
    for at in comma + 2..<min(comma + 10, units.count) {
      let unit = units[at]
      if unit.kind == .word, Self.bodies.contains(spelt(at)) || unit.is(.joint) {
        guard at + 1 < units.count else { return true }
        let behind = units[at + 1]
        if behind.has(.companynoun) { continue }
        return behind.kind == .mark && !behind.is(.hyphen) && !behind.is(.possessive)
          || behind.has(.prep) || behind.isOne(of: .that, .which, .whose)
          || behind.is(.venture) || spelt(at + 1).hasSuffix("ed") || spelt(at + 1) == "belonging"
      }
      guard
        unit.is(.hyphen) || unit.kind == .actor && unit.form != .people || unit.kind == .name
          || unit.kind == .number
          || unit.kind == .word && !unit.has([.prep, .conj, .aux, .pronoun])
      else { return false }
    }
    return false
  }

  private static let bodies: Set<String> = [
    "company", "firm", "subsidiary", "affiliate", "unit", "conglomerate", "lender", "insurer",
    "airline", "retailer", "brewer", "brewery", "winery", "bank", "chain", "carmaker", "carrier",
    "refinery", "shipbuilder", "steelmaker", "group", "manufacturer", "consortium",
  ]

  /// "owns A and X", "subsidiaries include A, insurer B and X": in one list with such a name.
  private func isJoined(_ index: Int) -> Bool {
    var at = start(of: index) - 1
    for _ in 0..<6 {
      guard at > 1 else { return false }
      if units[at].is(.and), at > 1, units[at - 1].isComma { at -= 1 }
      guard units[at].is(.and) || units[at].isComma else {
        // "subsidiaries include", "brands are".
        return units[at].isOne(of: .include, .includes, .are)
          && ["subsidiaries", "brands", "units", "affiliates"].contains(spelt(at - 1))
      }
      let joined = at - 1
      guard units[joined].kind == .name || units[joined].kind == .actor else { return false }
      if isWholeOfShare(joined) || isBought(joined) { return true }
      at = start(of: joined) - 1
    }
    return false
  }
}
