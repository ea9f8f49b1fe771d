internal import GraphModel

/// Applies the rules to every sentence of a document, in order.
struct RelationReader {
  let text: DocumentText
  let tokens: [Token]
  let lexicon: Lexicon
  let published: PartialDate?

  func read(_ sentences: [Sentence], _ actors: ActorTable) -> DocumentFacts {
    var facts = DocumentFacts(actors: actors)
    let dates = DateReader(text: text, tokens: tokens, lexicon: lexicon, published: published)
    var parsed: [[Post]] = []
    parsed.reserveCapacity(sentences.count)
    for sentence in sentences {
      parsed.append(PostParser.posts(in: sentence.units, lexicon: lexicon, actors))
    }
    let context = ContextReader(sentences: sentences, posts: parsed, lexicon: lexicon)
    facts.home = context.home(facts.actors)
    facts.receivingState = context.receivingState(facts.actors)

    let postRule = PostRule(lexicon: lexicon)
    for (index, sentence) in sentences.enumerated() where !sentence.isRepeated {
      let times = dates.expressions(in: sentence.units)
      let view = { (posts: [Post]) in
        SentenceView(
          index: index, kind: sentence.kind, units: sentence.units, times: times, posts: posts,
          text: text, tokens: tokens)
      }
      let linker = PostLinker(units: sentence.units, times: times, lexicon: lexicon, view: view)
      let posts = linker.link(parsed[index], &facts)
      let linked = view(posts)
      postRule.read(linked, &facts)
      ConflictRule().read(linked, &facts)
      SanctionRule().read(linked, &facts)
      TreatyRule().read(linked, &facts)
      MeetingRule().read(linked, &facts)
      MembershipRule().read(linked, &facts)
      OwnershipRule().read(linked, &facts)
      SuccessionRule().read(linked, &facts)
      remember(sentence, &facts)
    }
    return facts
  }

  /// Notes whom the next sentence's pronouns mean: the first person, where it opens the sentence or
  /// is the only one.
  private func remember(_ sentence: Sentence, _ facts: inout DocumentFacts) {
    guard sentence.kind == .body || sentence.kind == .heading else { return }
    var persons: [Int] = []
    var organised: Int?
    for unit in sentence.units where unit.kind == .actor {
      switch facts.actors[unit.actor].kind {
      case .person: if !persons.contains(unit.actor) { persons.append(unit.actor) }
      case .company, .organization, .unknown, .country, .publicBody:
        if organised == nil, unit.form == .plain { organised = unit.actor }
      case .treaty: break
      }
    }
    if let first = persons.first { facts.lastPerson = first }
    if let organised { facts.lastOrganised = organised }
  }
}
