internal import GraphModel

/// MET_WITH between a head of state and the envoys whose credentials the document says that he or she
/// received, where its sentences name them one by one, and between whoever welcomes envoys there and those
/// whom the same sentence names: "Three more were welcomed by Dame X: Y, Ambassador of A; …".
struct CeremonyRule {
  let sentences: [Sentence]
  /// The expressions of time of each sentence.
  let times: [[TimeExpression]]

  func read(_ facts: inout DocumentFacts) {
    let papers = sentences.indices.filter(speaksOfPapers)
    guard !papers.isEmpty else { return }
    readWelcomes(&facts)
    guard let state = facts.receivingState, let ceremony = ceremony(of: state, papers, facts) else {
      return
    }
    let met = Set(facts.claims.filter { $0.type == "MET_WITH" }.flatMap { [$0.source, $0.target] })
    let day = day(of: ceremony.sentence)
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

  /// Who received the credentials, and where the document says so: the one head of the receiving state
  /// in a sentence that speaks of them, or in one close by.
  private func ceremony(
    of state: Int, _ papers: [Int], _ facts: DocumentFacts
  ) -> (host: Int, sentence: Int)? {
    let heads = Set(
      facts.claims.lazy.filter {
        $0.type == "HOLDS_POST" && $0.target == state && $0.status != .former
          && $0.status != .planned && isHead($0.title ?? "")
      }.map(\.source))
    for distance in 0...2 {
      for index in papers {
        for near in Set([index - distance, index + distance]).sorted()
        where sentences.indices.contains(near) {
          let present = Set(
            sentences[near].units.lazy.filter { $0.kind == .actor && heads.contains($0.actor) }
              .map(\.actor))
          if present.count == 1, let host = present.first { return (host, index) }
        }
      }
    }
    return nil
  }

  /// "presented her credentials", "were accredited on Thursday by the President".
  private func speaksOfPapers(_ index: Int) -> Bool {
    let units = sentences[index].units
    return units.indices.contains { at in
      units[at].isOne(of: .credentials, .credential, .credence, .accrediting)
        || units[at].is(.accredited) && units[at...].prefix(6).contains { $0.is(.by) }
    }
  }

  /// "Three more were welcomed by Dame X: Y, Ambassador of A; …", "President X received Y, the
  /// Ambassador of A".
  private func readWelcomes(_ facts: inout DocumentFacts) {
    var envoys: [Int: [Claim]] = [:]
    var met: [Int: Set<Int>] = [:]
    for claim in facts.claims {
      if claim.type == "AMBASSADOR_OF", claim.status == nil, claim.since == nil {
        envoys[claim.sentence, default: []].append(claim)
      } else if claim.type == "MET_WITH" {
        met[claim.sentence, default: []].formUnion([claim.source, claim.target])
      }
    }
    for (sentence, claims) in envoys.sorted(by: { $0.key < $1.key }) where met[sentence] == nil {
      guard let host = welcomer(sentence, facts), !claims.contains(where: { $0.source == host })
      else { continue }
      let day = day(of: sentence)
      for claim in claims.prefix(60) {
        facts.add(
          Claim(
            source: host, type: "MET_WITH", target: claim.source, since: day, until: day,
            sentence: sentence, trigger: claim.trigger, confidence: 0.75, rule: "welcome"))
      }
    }
  }

  /// Who welcomes others in a sentence: "were welcomed at the palace by X".
  private func welcomer(_ sentence: Int, _ facts: DocumentFacts) -> Int? {
    let units = sentences[sentence].units
    for index in units.indices
    where index > 0 && units[index].kind == .word && units[index].has(.meet)
      && units[index - 1].isOne(of: .was, .were, .been, .are, .is)
    {
      guard
        let by = units[index...].prefix(8).firstIndex(where: { $0.is(.by) || $0.kind == .mark }),
        units[by].is(.by),
        let host = units[by...].prefix(8).prefix(while: { !$0.isOne(of: .colon, .semicolon) })
          .first(where: { $0.kind == .actor && facts.actors[$0.actor].kind == .person })
      else { continue }
      return host.actor
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

  private func day(of sentence: Int) -> PartialDate? {
    for index in (max(0, sentence - 1)...sentence).reversed() {
      if let time = times[index].first(where: {
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
