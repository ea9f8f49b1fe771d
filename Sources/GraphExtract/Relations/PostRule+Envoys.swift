internal import GraphModel

/// Who sends an envoy and where, where the phrase itself does not say.
extension PostRule {
  /// "The Latvian president sent X to Japan as ambassador", "The Pope named X nuncio to A": who appoints sends.
  func sender(
    of post: Post, _ title: String, _ receiving: [Int], _ view: SentenceView,
    _ facts: inout DocumentFacts
  ) -> Int? {
    if title.lowercased().contains("nuncio"), post.reference == nil,
      let index = lexicon.countries.firstIndex(where: { $0.name == "Holy See" })
    {
      return facts.actors.country(index, lexicon)
    }
    guard let link = post.link, link.manner == .appointment, post.reference == nil else {
      return nil
    }
    let start = view.units[..<link.verb].lastIndex { $0.isOne(of: .semicolon) } ?? 0
    // "had handled A for years before being named ambassador to B": A does not name him.
    let isPassive = view.units[max(0, link.verb - 2)..<link.verb].contains {
      $0.isOne(of: .was, .were, .been, .being, .be)
    }
    let named = Set(
      (start..<link.verb).compactMap { at in
        view.post(covering: at).map { $0.kind == .envoy } ?? false
          || isPassive && view.units[at].form != .adjective && view.post(covering: at) == nil
          ? nil : view.country(at: at, facts)
      }
    ).subtracting(receiving)
    return named.count == 1 ? named.first : nil
  }

  /// "Oslo declared Ambassador X of A persona non grata", "Norway expelled Ambassador X of A": where he is.
  func placeOfExpulsion(_ post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    let verb = post.units.lowerBound - 1
    guard verb > 0,
      ["declared", "declares", "expelled", "expels", "summoned", "summons"].contains(
        view.spelling(at: verb)),
      !view.spelling(at: verb).hasPrefix("decl")
        || view.units[post.units.upperBound...].prefix(6).contains(where: {
          view.spelling($0.first..<$0.end).lowercased().hasPrefix("persona")
        })
    else { return nil }
    return view.units[..<verb].last {
      $0.kind == .actor && facts.actors[$0.actor].kind == .country
    }?.actor
  }

  /// "U.S. Ambassador to A X and EU Ambassador Y": where the one is with whom he is named.
  func placeOfCompanion(_ post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    guard post.isPrenominal, !post.bodies.isEmpty, !post.hasArticle, post.status == nil,
      let before = view.posts.last(where: {
        $0.kind == .envoy && $0.isPrenominal && $0.receiving.count == 1
          && $0.units.upperBound + 2 == post.units.lowerBound
      }), view.units[before.units.upperBound + 1].isOne(of: .and, .comma),
      !post.bodies.contains(before.receiving[0])
    else { return nil }
    return before.receiving[0]
  }

  /// "replaces Ambassador X in Nairobi": where he was sent.
  func placeOfSuccession(_ post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    let behind = post.units.upperBound + 1
    guard post.isPrenominal, view.is(behind, .in),
      view.units[..<post.units.lowerBound].suffix(4).contains(where: {
        $0.kind == .word && $0.has(.succeed)
      })
    else { return nil }
    return view.country(at: behind + 1, facts)
  }

  /// "Deputy Foreign Minister Ambassador X", "the head of the delegation, Ambassador X": an envoy by rank, beside what
  /// X is.
  func isDiplomaticRank(_ post: Post, _ view: SentenceView) -> Bool {
    guard post.kind == .envoy, post.isPrenominal, !post.hasArticle, !post.isRanked,
      post.bodies.isEmpty, post.receiving.isEmpty, post.reference == nil, post.possessor == nil,
      lexicon.titleName(post.head) == "ambassador"
    else { return false }
    let behind = post.units.upperBound + 1
    return view.posts.contains { other in
      other.units != post.units && other.holders == post.holders && !other.isPrenominal
        && (other.link?.manner == .apposition || other.link == nil) && other.kind != .rank
        && (other.units.upperBound == post.units.lowerBound
          || other.units.upperBound == post.units.lowerBound - 1
            && view.is(other.units.upperBound, .comma)
          || other.units.lowerBound == behind + 1 && view.is(behind, .comma) && other.hasArticle)
    }
  }

  /// "The new Latvian ambassador, X, arrived in Tokyo on Monday": where he is sent.
  func placeOfArrival(_ post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> Int? {
    guard post.holders.count == 1,
      let verb = view.units.indices.first(where: {
        $0 >= post.units.upperBound
          && ["arrived", "arrives"].contains(view.spelling(at: $0))
      }), view.is(verb + 1, .in) || view.is(verb + 1, .at),
      view.subjects(of: verb, facts) == post.holders
    else { return nil }
    return view.country(at: view.is(verb + 2, .the) ? verb + 3 : verb + 2, facts)
  }
}
