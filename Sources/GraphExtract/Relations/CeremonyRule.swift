internal import GraphModel

/// MET_WITH between a head of state and the envoys whose credentials the document says that he or she
/// received, where its sentences name them one by one.
struct CeremonyRule {
  let sentences: [Sentence]

  /// - Parameter dates: the expressions of time of each sentence's units.
  func read(_ dates: ([Unit]) -> [TimeExpression], _ facts: inout DocumentFacts) {
    guard let state = facts.receivingState, let ceremony = ceremony(of: state, facts) else {
      return
    }
    let met = Set(facts.claims.filter { $0.type == "MET_WITH" }.flatMap { [$0.source, $0.target] })
    let day = day(of: ceremony.sentence, dates)
    var seen: Set<Int> = []
    for claim in facts.claims
    where claim.type == "AMBASSADOR_TO" && claim.target == state && claim.status == nil
      && claim.since == nil && claim.until == nil && claim.source != ceremony.host
      && !met.contains(claim.source) && !isAbsent(claim.sentence)
    {
      guard seen.insert(claim.source).inserted, seen.count <= 60 else { continue }
      facts.add(
        Claim(
          source: ceremony.host, type: "MET_WITH", target: claim.source, since: day, until: day,
          sentence: claim.sentence, trigger: claim.trigger, confidence: 0.7, rule: "ceremony"))
    }
  }

  /// Who received the credentials, and where the document first says so: the one head of the
  /// receiving state in a sentence that speaks of them.
  private func ceremony(
    of state: Int, _ facts: DocumentFacts
  ) -> (host: Int, sentence: Int)? {
    let heads = Set(
      facts.claims.lazy.filter {
        $0.type == "HOLDS_POST" && $0.target == state && $0.status != .former
          && $0.status != .planned && isHead($0.title ?? "")
      }.map(\.source))
    for (index, sentence) in sentences.enumerated()
    where sentence.units.contains(where: { $0.isOne(of: .credentials, .credence, .accrediting) }) {
      let present = Set(
        sentence.units.lazy.filter { $0.kind == .actor && heads.contains($0.actor) }.map(\.actor))
      if present.count == 1, let host = present.first { return (host, index) }
    }
    return nil
  }

  private func isHead(_ title: String) -> Bool {
    let folded = title.lowercased()
    return [
      "president", "king", "queen", "governor-general", "governor general", "emperor", "empress",
      "sultan", "emir", "amir", "grand duke", "prince", "pope", "head of state",
    ].contains { folded == $0 || folded.hasSuffix(" " + $0) || folded.hasPrefix($0 + " ") }
  }

  private func day(of sentence: Int, _ dates: ([Unit]) -> [TimeExpression]) -> PartialDate? {
    for index in (max(0, sentence - 1)...sentence).reversed() {
      if let time = dates(sentences[index].units).first(where: {
        $0.kind == .point && $0.from?.day != nil
      }) {
        return time.from
      }
    }
    return nil
  }

  /// "The dean of the diplomatic corps, the ambassador of A, was absent".
  private func isAbsent(_ sentence: Int) -> Bool {
    sentences[sentence].units.contains { $0.isOne(of: .absent, .dean) }
  }
}
