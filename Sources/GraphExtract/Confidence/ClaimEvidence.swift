/// Where a claim stands in its sentence, and what of the sentence speaks for or against it.
///
/// Rules say what they read; this looks at how plainly it was said. All of it is counted from the
/// units of the sentence, alike for every rule, so that a rule needs to know nothing of it.
struct ClaimEvidence {
  /// Where the sentence names the source, in tokens of the document; nil where it only refers to it.
  var source: Range<Int>?
  var target: Range<Int>?
  /// The verb or noun that the rule went by.
  var trigger: Range<Int>?
  /// Units between the two ends, or between the one that is named and the trigger.
  var distance = 0
  /// Other actors of the sentence that could have been the source, being of its kind.
  var sourceRivals = 0
  var targetRivals = 0
  /// A word of doubt, wish, denial or possibility stands in the sentence.
  var isHedged = false
  /// The trigger stands within quotation marks.
  var isQuoted = false
  var isKnownSource = false
  var isKnownTarget = false
  /// Units of the sentence.
  var length = 0
  var kind = Block.Kind.body
}

extension ClaimEvidence {
  init(_ claim: Claim, _ view: SentenceView, _ facts: DocumentFacts) {
    let units = view.units
    trigger = claim.trigger.flatMap {
      units.indices.contains($0) ? units[$0].first..<units[$0].end : nil
    }
    kind = view.kind
    length = units.count
    let anchor = claim.trigger ?? 0
    let source = Self.nearest(claim.source, to: anchor, units)
    let target = Self.nearest(claim.target, to: source ?? anchor, units)
    self.source = source.map { units[$0].nameFirst..<units[$0].end }
    self.target = target.map { units[$0].nameFirst..<units[$0].end }
    if let source, let target {
      distance = abs(source - target)
    } else if let one = source ?? target, claim.trigger != nil {
      distance = abs(one - anchor)
    }
    var sources: Set<Int> = []
    var targets: Set<Int> = []
    let (sourceKind, targetKind) = (
      facts.actors[claim.source].kind, facts.actors[claim.target].kind
    )
    for unit in units {
      if unit.kind == .actor, unit.actor != claim.source, unit.actor != claim.target {
        let kind = facts.actors[unit.actor].kind
        if kind == sourceKind { sources.insert(unit.actor) }
        if kind == targetKind { targets.insert(unit.actor) }
      }
      if unit.kind == .word, unit.has([.doubt, .desire, .negation, .modal]) { isHedged = true }
    }
    sourceRivals = sources.count
    targetRivals = targets.count
    isQuoted = claim.trigger.map(view.isQuoted) ?? false
    isKnownSource = facts.actors[claim.source].isKnown
    isKnownTarget = facts.actors[claim.target].isKnown
  }

  /// The unit that names an actor and stands nearest to `anchor`.
  private static func nearest(_ actor: Int, to anchor: Int, _ units: [Unit]) -> Int? {
    var best: Int?
    for index in units.indices where units[index].kind == .actor && units[index].actor == actor {
      if best.map({ abs($0 - anchor) > abs(index - anchor) }) ?? true { best = index }
    }
    return best
  }
}

extension Actor {
  /// Whether the lexicon, and not only the form of its name, says what it is.
  fileprivate var isKnown: Bool { isOfLexicon || country != nil }
}
