/// Reads verbs with their auxiliaries, and what these make of them: "has not been", "will", "agreed to".
struct VerbGroupReader {
  let view: SentenceView
  let words: WordReader
  let frames: FrameLexicon

  private var units: [Unit] { view.units }

  /// The verb group that begins at `start`.
  /// - Parameters:
  ///   - before: the last word of the noun phrase before it, if one stands there.
  ///   - isObject: what stands before it takes a noun phrase.
  func group(at start: Int, after before: Int?, isObject: Bool) -> VerbGroup? {
    if isObject, words.isPastForm(start), words.isNounLike(start + 1),
      !words.beginsPhrase(start + 1)
    {
      // "imposed targeted sanctions".
      return nil
    }
    // "kept lasting sanctions".
    if isObject, words.ends(start, in: "ing"), words.isNounLike(start + 1),
      words.isAlsoNoun(start + 1), start > 0, words.isVerbal(start - 1)
    {
      return nil
    }
    // "Both are members".
    if units[start].isOne(of: .both, .all), units.indices.contains(start + 1),
      units[start + 1].has(.aux), start == 0 || units[start - 1].kind != .actor
    {
      return nil
    }
    var index = start
    var group = VerbGroup(units: start..<start, verb: -1, manner: .finite)
    let limit = start + 16
    var (hasBe, hasAuxiliary) = (false, false)
    var isInfinitive = false
    var governors = 0
    while units.indices.contains(index), index < limit {
      let unit = units[index]
      // "is 49%-owned by".
      if hasBe, group.verb < 0, let participle = words.heldShare(from: index) {
        index = participle
        continue
      }
      // "is 70 percent owned".
      if hasBe, group.verb < 0, let behind = shareEnd(index), words.isPastForm(behind) {
        index = behind
        continue
      }
      // "who'll be".
      if group.verb < 0, ["'ll", "’ll"].contains(view.spelling(at: index)) {
        group.isPlanned = true
        hasAuxiliary = true
        index += 1
        continue
      }
      guard unit.kind == .word else { break }
      if let time = view.time(covering: index), group.verb < 0, hasAuxiliary {
        index = time.units.upperBound
        continue
      }
      if unit.is(.no), view.spelling(at: index + 1) == "longer", group.verb < 0 {
        group.isOver = true
        index += 1
      } else if unit.has(.negation) {
        group.isUncertain = true
      } else if unit.has([.doubt]) && !unit.has(.aux) && (hasAuxiliary || group.verb < 0) {
        guard hasAuxiliary || unit.has(.adverb) else { break }
        group.isUncertain = true
      } else if unit.isOne(of: .will)
        || view.spelling(at: index) == "shall"
      {
        group.isPlanned = true
        hasAuxiliary = true
      } else if view.spelling(at: index) == "would", isAnnouncement(before: index) {
        group.isPlanned = true
        group.isDecided = true
        group.isAnnounced = true
        hasAuxiliary = true
      } else if unit.has(.modal) && unit.has(.aux) {
        group.isUncertain = true
        hasAuxiliary = true
      } else if unit.isOne(of: .is, .are, .was, .were, .be, .been, .being) {
        hasBe = true
        hasAuxiliary = true
      } else if unit.isOne(of: .has, .have, .had), isAuxiliary(index) {
        hasAuxiliary = true
      } else if unit.has(.aux), !unit.is(.possessive), !unit.isOne(of: .has, .have, .had) {
        hasAuxiliary = true
      } else if unit.is(.to), isBaseVerb(behind: index) {
        guard group.verb >= 0 || index == start || hasBe else { break }
        if group.verb >= 0 {
          govern(by: group.verb, &group)
          governors += 1
          guard governors < 3 else { break }
          hasBe = false
          group.verb = -1
        } else if hasBe {
          // "is to buy".
          group.isPlanned = true
          hasBe = false
        } else {
          isInfinitive = true
        }
      } else if group.verb < 0, isAdverb(index) || hasBe && isDistributive(index) {
        // Steps over it: "are both owned".
      } else if group.verb < 0, hasAuxiliary, view.is(index + 1, .hyphen),
        words.isPastForm(index + 2)
      {
        // "is majority-owned".
        group.verb = index + 2
        group.isPassive = hasBe
        index += 3
        break
      } else if group.verb < 0, unit.isOne(of: .has, .have, .had) {
        group.verb = index
        index += 1
        break
      } else if group.verb < 0, isVerb(index, before, hasAuxiliary || isInfinitive, isObject) {
        group.verb = index
        group.isPassive = hasBe && words.isPastForm(index)
        if words.ends(index, in: "ing"), !hasBe { group.manner = .gerund }
        if unit.isOne(of: .be) { break }
        index += 1
        hasAuxiliary = true
        // "set up", "took over".
        if units.indices.contains(index),
          words.forms(group.verb).contains(where: {
            $0.particle >= 0 && $0.particle == units[index].word
          })
        {
          index += 1
          break
        }
        // "agreed to buy": goes on only with "to".
        var next = index
        while isAdverb(next) { next += 1 }
        guard view.is(next, .to), isBaseVerb(behind: next) else { break }
        index = next
        continue
      } else {
        break
      }
      index += 1
    }
    // "is a member": the copula is the verb.
    if group.verb < 0, hasAuxiliary {
      guard let copula = (start..<index).last(where: { units[$0].has(.aux) }) else { return nil }
      group.verb = copula
      group.isCopula = hasBe
      index = copula + 1
    }
    guard group.verb >= 0 else { return nil }
    if isInfinitive { group.manner = .infinitive }
    if group.manner == .gerund, isOfWish(gerundAt: start) { group.isUncertain = true }
    group.units = start..<max(index, group.verb + 1)
    return group
  }

  /// "has no intention of joining", "ruled out the idea of joining".
  private func isOfWish(gerundAt start: Int) -> Bool {
    guard view.is(start - 1, .of), start > 1, units[start - 2].kind == .word else { return false }
    return frames.unreal.contains(units[start - 2].word) || view.is(start - 3, .no)
  }

  /// "A said on Monday that B would be": who speaks decides.
  private func isAnnouncement(before index: Int) -> Bool {
    guard
      let saying = (max(0, index - 20)..<index).last(where: {
        ["said", "announced", "confirmed", "declared", "pledged"].contains(view.spelling(at: $0))
      })
    else { return false }
    return !(saying..<index).contains {
      ["if", "whether", "what", "could", "might"].contains(view.spelling(at: $0))
        || units[$0].has(.doubt) && view.spelling(at: $0) != "would"
    }
  }

  /// Behind "70 percent", "49%".
  private func shareEnd(_ index: Int) -> Int? {
    guard units[index].kind == .number, units.indices.contains(index + 1) else { return nil }
    let next = view.spelling(at: index + 1)
    if next == "%" || next == "percent" { return index + 2 }
    return next == "per" && view.is(index + 2, .cent) ? index + 3 : nil
  }

  /// "has acquired" rather than "has a stake".
  private func isAuxiliary(_ index: Int) -> Bool {
    var next = index + 1
    while isAdverb(next) || units.indices.contains(next) && units[next].has(.negation) { next += 1 }
    guard units.indices.contains(next) else { return false }
    if let time = view.time(covering: next) { next = time.units.upperBound }
    return units.indices.contains(next)
      && (words.isPastForm(next) || units[next].isOne(of: .been) || view.is(next, .to))
  }

  func isAdverb(_ index: Int) -> Bool {
    guard words.isWord(index) else { return false }
    if units[index].has(.adverb) { return true }
    // "was itself designated".
    if ["itself", "himself", "herself", "themselves", "now", "long"].contains(
      view.spelling(at: index))
    {
      return true
    }
    // "A and B each own half".
    if index > 0, units[index - 1].kind == .actor, isDistributive(index) {
      return words.forms(index + 1).contains { $0.form == .base || $0.form == .pastOrParticiple }
    }
    return words.ends(index, in: "ly") && units[index].classes.isDisjoint(with: [.companynoun])
  }

  private func isDistributive(_ index: Int) -> Bool {
    units[index].is(.both) || view.spelling(at: index) == "each"
  }

  private func isBaseVerb(behind to: Int) -> Bool {
    var next = to + 1
    while isAdverb(next) { next += 1 }
    guard words.isWord(next), !units[next].isCapital || view.kind == .heading else { return false }
    if units[next].isOne(of: .be, .have) { return true }
    let forms = frames.verbForms[units[next].word] ?? []
    if forms.contains(where: { $0.form == .base }) {
      return !words.isAlsoNoun(next) || words.beginsPhrase(next + 1)
        || !units[next + 1 < units.count ? next + 1 : next].has(.prep)
    }
    return units[next].has(WordClass.anyVerb) && !words.ends(next, in: "s")
      && !words.ends(next, in: "ed") && !words.ends(next, in: "ing")
  }

  private func isVerb(
    _ index: Int, _ before: Int?, _ isAfterAuxiliary: Bool, _ isObject: Bool
  ) -> Bool {
    guard words.isWord(index), !words.isClosed(index) else { return false }
    // "are founding members".
    if view.spelling(at: index) == "founding" { return false }
    // "has been subject to sanctions".
    if units[index].is(.subject), view.is(index + 1, .to) { return false }
    guard !units[index].isCapital || index == 0 || view.kind == .heading else { return false }
    // "no longer sanctions X".
    if index > 1, view.spelling(at: index - 1) == "longer", view.is(index - 2, .no) {
      return words.isVerbal(index)
    }
    if isAfterAuxiliary {
      return words.isVerbal(index) || words.isPastForm(index) || words.ends(index, in: "ing")
    }
    return words.isVerb(index, after: before) || before == nil && words.isPastForm(index)
  }

  private func govern(by verb: Int, _ group: inout VerbGroup) {
    let known = words.forms(verb).lazy.compactMap { frames.governors[$0.verb] }.first
    switch known {
    case .planned: group.isPlanned = true
    case .decided:
      group.isPlanned = true
      group.isDecided = true
    case .real: break
    case nil:
      // "is believed to have bought", "wants to buy".
      group.isUncertain = true
    }
  }
}
