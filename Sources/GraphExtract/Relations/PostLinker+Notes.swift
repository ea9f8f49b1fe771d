internal import GraphModel

/// Careers in notes: "Third Secretary, Suva, 1974–76; High Commissioner to Vanuatu, 1990–93; Ambassador to the
/// Philippines, 1997–2000".
extension PostLinker {
  /// Gives the posts that open the items of such notes to whom they are of. Notes are items between semicolons
  /// of which at least two are a post and its years, without a verb.
  func linkNotes(_ posts: inout [Post], _ facts: inout DocumentFacts) {
    guard times.count >= 2, units.contains(where: { $0.is(.semicolon) }) else { return }
    let lead = units.firstIndex { $0.is(.colon) }
    let openers = posts.indices.filter { opensNote(posts[$0], isBehind: lead) }
    guard openers.count >= 2, let holder = personOfNotes(lead, posts, &facts) else { return }
    for index in posts.indices where posts[index].isOpen && !posts[index].isPlural {
      if openers.contains(index) {
        posts[index].holders = [holder]
        posts[index].isPrenominal = false
        posts[index].link = Post.Link(manner: .service, verb: posts[index].units.lowerBound)
      } else if index > 0, posts[index - 1].holders == [holder] {
        linkChain(index, &posts)
      }
    }
  }

  /// Whether a post stands at the begin of an item, and its years behind it.
  private func opensNote(_ post: Post, isBehind lead: Int?) -> Bool {
    let start = post.units.lowerBound
    var before = start - 1
    while before >= 0,
      units[before].isOne(of: .and, .also, .as, .then, .later) || units[before].has(.adverb)
        || units[before].kind == .mark && !units[before].isOne(of: .semicolon, .colon, .comma)
    {
      // "〔Gazette, 1957〕" between two items.
      if units[before].isOne(of: .closingBracket, .closingSquare),
        let open = units[..<before].lastIndex(where: {
          $0.isOne(of: .openingBracket, .openingSquare)
        })
      {
        before = open
      }
      before -= 1
    }
    guard before < 0 || units[before].isOne(of: .semicolon, .colon, .stop),
      before > (lead ?? -1) || before == lead
    else { return false }
    let end = units[start...].firstIndex { $0.is(.semicolon) } ?? units.count
    return times.contains {
      $0.units.lowerBound >= post.units.upperBound && $0.units.upperBound <= end
    }
      && !units[post.units.upperBound..<end].contains {
        $0.kind == .word && !$0.isCapital && $0.has(.saying)
      }
  }

  /// Whose the notes are: whom the words before the colon or the first item name, else whom the line before did.
  private func personOfNotes(
    _ lead: Int?, _ posts: [Post], _ facts: inout DocumentFacts
  ) -> Int? {
    if let linked = posts.first(where: { $0.holders.count == 1 && !$0.isPrenominal }) {
      return linked.holders[0]
    }
    if let lead {
      if let own = units[..<lead].last(where: { $0.isOne(of: .his, .her) }),
        !units[..<lead].contains(where: {
          $0.kind == .actor && facts.actors[$0.actor].kind == .person
        })
      {
        return facts.antecedent(of: own)
      }
      let named = Set(
        units[..<lead].filter { $0.kind == .actor && facts.actors[$0.actor].kind == .person }
          .map(\.actor))
      return named.count == 1 ? named.first : nil
    }
    if let opening = units.first, opening.isOne(of: .he, .she) {
      return facts.antecedent(of: opening)
    }
    if units[0].kind == .actor, let person = person(at: 0, &facts) { return person }
    return facts.labelled ?? facts.topic ?? facts.lastPerson
  }
}
