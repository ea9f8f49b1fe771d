/// What takes an assertion back from further off than its own verb.
extension SentenceView {
  /// Whether what a verb or noun at `trigger` says is asked, only supposed, or denied, doubted or wished
  /// by the clause that it depends on.
  func isHypothetical(_ trigger: Int) -> Bool {
    if units.last.map({ $0.is(.question) }) ?? false { return true }
    // "Had A bought B, it would".
    if units.count > 1, units[0].is(.had), units[1].kind == .actor, trigger > 1 { return true }
    // "the possibility of signing".
    if self.is(trigger - 1, .of), has(trigger - 2, .doubt) { return true }
    var index = trigger - 1
    var isDependent = false
    var isSameClause = true
    var distance = 0
    while index >= 0, trigger - index < Self.reach {
      let unit = units[index]
      if unit.is(.semicolon) { break }
      if unit.kind == .word {
        if unit.isOne(of: .if, .unless, .whether) { return true }
        if unit.isComma || unit.isOne(of: .when, .after, .because, .but, .although, .though) {
          isSameClause = false
          isDependent = false
        } else if unit.is(.that), !isDependent, isSameClause {
          // "denied that", "no evidence that", "hopes that".
          isDependent = true
          distance = 0
        } else if isDependent, distance <= 5,
          unit.has([.negation, .doubt, .desire]) || unit.isOne(of: .rumours, .rumors, .reports),
          !unit.has(.det)
        {
          return true
        } else if isSameClause, trigger - index <= 5, isDenial(unit) {
          return true
        }
      } else if unit.isComma {
        isSameClause = false
        isDependent = false
      }
      distance += 1
      index -= 1
    }
    return false
  }

  /// Whether what lies ahead depends on a condition behind it: "will sanction A if B attacks".
  func isConditional(_ trigger: Int) -> Bool {
    units[trigger...].contains { $0.isOne(of: .if, .unless) }
  }

  /// "denied", "refused": what denies without "that".
  private func isDenial(_ unit: Unit) -> Bool {
    unit.has(.negation) && unit.has(.desire) == false
      && !unit.isOne(of: .no) && unit.classes.isDisjoint(with: [.adverb, .aux, .det, .conj])
      && spelling(unit.first..<unit.end).count >= 4
  }

  /// Whether more quotation marks have been opened than closed before a unit: it is somebody's opinion.
  func isQuoted(_ index: Int) -> Bool {
    var depth = 0
    var isOpen = false
    for unit in units[..<index] where unit.kind == .mark {
      if unit.is(.openingQuote) { depth += 1 }
      if unit.is(.closingQuote), depth > 0 { depth -= 1 }
      if unit.is(.quote) { isOpen.toggle() }
    }
    return isOpen || depth > 0
  }

  // MARK: Whom "it" means

  /// Behind "Aalborg, Denmark, 1 October 2020 –": where the sentence itself begins.
  var datelineEnd: Int {
    guard let dash = units.prefix(14).firstIndex(where: { $0.isOne(of: .dash, .emDash) }),
      units[..<dash].allSatisfy({
        $0.kind != .word || $0.classes.isDisjoint(with: WordClass.anyVerb.union([.aux, .det]))
      })
    else { return 0 }
    return dash + 1
  }

  /// The first organisation, company or country of the sentence that is the subject of a verb, else the
  /// first that is no mere possessor or place, else whom the sentence before was about.
  func organised(before index: Int, _ facts: DocumentFacts) -> Int? {
    // "It runs ports through a unit, A": goes on about whom the sentence before was.
    if self.is(datelineEnd, .it), datelineEnd < index {
      return facts.isProfile ? facts.homeCompany : facts.lastOrganised
    }
    // "The Treasury said it was": an institution without a name, and no other.
    if sayingInstitution != nil { return nil }
    var first: Int?
    for at in datelineEnd..<max(datelineEnd, index) {
      guard let actor = actor(at: at), units[at].form == .plain || units[at].form == .capital,
        facts.actors[actor].isOrganized || facts.actors[actor].kind == .unknown,
        !self.is(at + 1, .possessive), at == 0 || !units[at - 1].has(.prep),
        !facts.actors[actor].isDateline, !isInformant(at)
      else { continue }
      // "the firm bought A, and in 1983 it": what was bought did not buy.
      if at > 0, has(at - 1, [.acquire, .sell]), !units[at - 1].isCapital { continue }
      if self.has(at + 1, WordClass.anyVerb.union([.aux])) { return actor }
      // "OSLO, Oct 3 -": where it was written.
      if units[at].form != .capital, first == nil { first = actor }
    }
    if first == nil, facts.isProfile { return facts.homeCompany }
    return first ?? facts.lastOrganised
  }

  /// "Treasury" where a sentence opens with "The Treasury said".
  var sayingInstitution: Int? {
    let noun = datelineEnd + 1
    return self.is(noun - 1, .the) && units.indices.contains(noun) && units[noun].kind == .word
      && units[noun].has([.orghead, .publichead]) && has(noun + 1, .saying) ? noun : nil
  }

  /// ", the A news agency said,": who told it, by the way.
  private func isInformant(_ index: Int) -> Bool {
    if ["news", "newspaper", "daily"].contains(spelling(at: index + 1)) { return true }
    return index > 1 && units[index - 1].isComma && has(index + 1, .saying)
      && index + 2 < units.count && units[index + 2].isComma
  }
}
