internal import GraphModel

/// Posts that a sentence gives as examples of somebody's many: "has filled several jobs at the Ministry, among them
/// counsellor in the Treaties Division (1990–94) and head of protocol".
extension PostLinker {
  func linkExamples(_ posts: inout [Post], _ facts: inout DocumentFacts) {
    guard posts.contains(where: \.isOpen), let (offices, lead) = leadOfExamples(),
      let first = posts.indices.first(where: { posts[$0].units.lowerBound > lead }),
      isExamples(lead + 1..<posts[first].units.lowerBound),
      let verb = (max(0, offices - 12)..<offices).last(where: {
        units[$0].kind == .word && !units[$0].isCapital && !units[$0].has(.office)
          && (units[$0].has(WordClass.anyVerb) || isVerb($0))
      }), !view(posts).isUncertain(around: verb),
      let holder = view(posts).personalSubjects(of: verb, facts).first,
      facts.actors.isOrBecomesPerson(holder)
    else { return }
    let body = bodyOfExamples(offices, lead, verb, facts)
    var end = posts[first].units.lowerBound
    for index in posts.indices[first...] {
      guard posts[index].units.lowerBound >= end else { continue }
      guard isExamples(end..<posts[index].units.lowerBound) else { return }
      end = posts[index].units.upperBound
      guard posts[index].isOpen, !posts[index].isPlural, !posts[index].isPrincipal else { continue }
      posts[index].holders = [holder]
      posts[index].isPrenominal = false
      posts[index].link = Post.Link(manner: .service, verb: verb, isPast: true)
      // What the first names, the others share: "including as assistant director in the ministry, then as director".
      if let body = body ?? posts[first].bodies.first, posts[index].receiving.isEmpty {
        place(&posts[index], at: body)
      }
    }
  }

  /// "several jobs at A, among them", "various functions, including": the unit of the noun, and the last of what leads
  /// to the examples.
  private func leadOfExamples() -> (offices: Int, lead: Int)? {
    for index in units.indices.dropFirst(2) {
      let lead: Int
      if units[index].is(.including) || units[index].is(.colon) {
        lead = index
      } else if units[index].is(.among), units.indices.contains(index + 1),
        units[index + 1].isOne(of: .them, .these)
      {
        lead = index + 1
      } else if units[index].is(.such), units.indices.contains(index + 1), units[index + 1].is(.as)
      {
        lead = index + 1
      } else {
        continue
      }
      let start = max(0, index - 12)
      guard
        let noun = (start..<index).last(where: {
          units[$0].kind == .word && !units[$0].isCapital && units[$0].has(.office)
            && spelling(at: $0).hasSuffix("s")
        }),
        units[noun + 1..<index].allSatisfy({
          $0.kind != .word || !$0.has(WordClass.anyVerb.union([.aux, .pronoun]))
        })
      else { continue }
      return (noun, lead)
    }
    return nil
  }

  /// What may stand before an example: "as", "then as", "(1990–94),", "at the Embassy".
  private func isExamples(_ range: Range<Int>) -> Bool {
    guard range.count <= 24 else { return false }
    return range.allSatisfy { index in
      let unit = units[index]
      if times.contains(where: { $0.units.contains(index) }) { return true }
      return unit.kind != .word || unit.isCapital
        || !unit.has(WordClass.anyVerb.union([.aux, .pronoun, .saying])) || unit.has(.office)
    }
  }

  /// Where the posts were: "jobs at A", "joined A and filled several posts".
  private func bodyOfExamples(
    _ offices: Int, _ lead: Int, _ verb: Int, _ facts: DocumentFacts
  ) -> Int? {
    func body(_ index: Int) -> Int? {
      guard units[index].kind == .actor, units[index].form == .plain else { return nil }
      let kind = facts.actors[units[index].actor].kind
      return kind == .company || kind == .organization || kind == .publicBody
        ? units[index].actor : nil
    }
    if let named = (offices..<lead).lazy.compactMap(body).first { return named }
    guard let joined = (0..<verb).last(where: { units[$0].kind == .word && units[$0].has(.join) })
    else { return nil }
    return (joined..<verb).lazy.compactMap(body).first
  }
}
