/// Whether a unit goes on with a noun phrase or is a verb: what the lexicon, the word's form and its
/// neighbours say of it.
struct WordReader {
  let view: SentenceView
  let frames: FrameLexicon

  private var units: [Unit] { view.units }

  func isWord(_ index: Int) -> Bool {
    units.indices.contains(index) && units[index].kind == .word
  }

  func forms(_ index: Int) -> [FrameLexicon.VerbForm] {
    guard isWord(index), !units[index].isCapital || index == 0 else { return [] }
    return frames.verbForms[units[index].word] ?? []
  }

  func ends(_ index: Int, in suffix: StaticString) -> Bool {
    let unit = units[index]
    let token = view.tokens[unit.end - 1]
    let length = suffix.utf8CodeUnitCount
    guard Int(token.end - token.start) > length + 2 else { return false }
    let bytes = view.text.bytes[Int(token.end) - length..<Int(token.end)]
    return bytes.elementsEqual(
      UnsafeBufferPointer(start: suffix.utf8Start, count: length))
  }

  private static let closed: WordClass = [
    .det, .conj, .prep, .pronoun, .aux, .modal, .negation,
  ]

  /// A word of a closed class, with which no noun phrase goes on.
  func isClosed(_ index: Int) -> Bool {
    units[index].has(Self.closed)
      || units[index].isOne(of: .which, .who, .that, .whose, .where, .when, .because)
      || units[index].isOne(of: .although, .though, .as, .if, .unless, .whether, .then, .up, .off)
      || units[index].isOne(of: .while, .whereas)
  }

  /// Whether a word may stand in a noun phrase as noun or adjective.
  func isNounLike(_ index: Int) -> Bool {
    guard isWord(index), !isClosed(index), view.time(covering: index) == nil else { return false }
    return true
  }

  /// "quietly acquired": how it is done, though "supply", "family" and "ally" end so too.
  func isManner(_ index: Int) -> Bool {
    isWord(index) && ends(index, in: "ly") && !units[index].isCapital
      && (isPastForm(index + 1) || isVerbal(index + 1) && !isAlsoNoun(index + 1))
  }

  /// Whether the form of a word is a verb's, whatever else it is.
  func isVerbal(_ index: Int) -> Bool {
    guard isWord(index), !units[index].isCapital || index == 0 else { return false }
    return !forms(index).isEmpty || units[index].has(WordClass.anyVerb)
  }

  /// A past tense or a participle: "-ed", or one of the irregular.
  func isPastForm(_ index: Int) -> Bool {
    guard isWord(index), !isClosed(index), !units[index].isCapital || index == 0 else {
      return false
    }
    if forms(index).contains(where: {
      $0.form == .past || $0.form == .participle || $0.form == .pastOrParticiple
    }) {
      return true
    }
    return ends(index, in: "ed") && !units[index].has([.adverb, .former])
  }

  /// The participle to which a share leads that begins here: "majority-owned by", "49%-owned since 2017 by",
  /// "50 percent owned by".
  func heldShare(from index: Int) -> Int? {
    var at = index
    while units.indices.contains(at), at - index < 4, isPartOfShare(at) { at += 1 }
    guard at > index, isWord(at), ["owned", "controlled", "held"].contains(view.spelling(at: at))
    else { return nil }
    var by = at + 1
    while units.indices.contains(by), by - at < 6,
      view.time(covering: by) != nil || isWord(by) && units[by].has(.adverb)
        || isWord(by) && ends(by, in: "ly")
    { by += 1 }
    return view.is(by, .by) ? at : nil
  }

  /// Behind "in turn", "in effect": what says nothing of the clause in which it stands.
  func adverbialEnd(from index: Int) -> Int? {
    // "A, since taken over by B".
    if view.is(index, .since), isPastForm(index + 1), view.is(index - 1, .comma) {
      return index + 1
    }
    // "sanctions in respect of A", "with respect to A": on A.
    if isWord(index), view.is(index, .in) || view.is(index, .with),
      ["respect", "relation", "regard"].contains(view.spelling(at: index + 1)),
      view.is(index + 2, .of) || view.is(index + 2, .to)
    {
      return index + 2
    }
    guard isWord(index), view.is(index, .in) || view.is(index, .of) || view.is(index, .at) else {
      return nil
    }
    let phrase = view.spelling(units: index..<min(index + 2, units.count)).lowercased()
    return ["in turn", "in fact", "in effect", "of late", "at present"].contains(phrase)
      ? index + 2 : nil
  }

  private func isPartOfShare(_ index: Int) -> Bool {
    let unit = units[index]
    if unit.kind == .number || unit.is(.hyphen) || unit.isOne(of: .majority, .minority) {
      return true
    }
    if unit.isOne(of: .percent, .per, .cent, .wholly) || view.spelling(at: index) == "%" {
      return true
    }
    return ["half", "fully", "partly", "privately", "family"].contains(view.spelling(at: index))
  }

  /// Can be a noun as it stands: "sanctions", "talks", "stake", "unit", "head".
  func isAlsoNoun(_ index: Int) -> Bool {
    let unit = units[index]
    return frames.nounForms[unit.word] != nil || frames.unreal.contains(unit.word)
      || frames.measures.contains(unit.word)
      || unit.has([.companynoun, .government, .rank, .portfolio, .business])
      || unit.isOne(of: .stake, .share, .shares, .unit, .head, .visit, .list, .work, .holding)
  }

  /// Whether a noun phrase may begin here.
  func beginsPhrase(_ index: Int) -> Bool {
    guard units.indices.contains(index) else { return false }
    let unit = units[index]
    switch unit.kind {
    case .actor, .name, .title, .number: return true
    case .word:
      return unit.has(.det) || unit.isOne(of: .both, .him, .them)
        || (unit.has(.pronoun) && !unit.isOne(of: .which, .who, .that, .whose))
    case .mark: return false
    }
  }

  /// Whether the word at `index` is the verb of a clause, where what stands before it is the end of a
  /// noun phrase whose last unit is `before`.
  func isVerb(_ index: Int, after before: Int?) -> Bool {
    guard isWord(index), !isClosed(index) else { return false }
    let unit = units[index]
    guard !unit.isCapital || index == 0 else { return false }
    // "two companies he controls".
    if index > 0, units[index - 1].isOne(of: .he, .she, .it, .they) { return isVerbal(index) }
    guard let before else { return isVerbal(index) && !isNounAlone(index) }
    let previous = units[before]
    // "those sanctioned by A".
    if previous.isOne(of: .those), isPastForm(index) { return true }
    // "The three signed the charter".
    if previous.isOne(of: .two, .three, .four, .both, .all), isPastForm(index),
      units.indices.contains(index + 1),
      beginsPhrase(index + 1) && units[index + 1].form != .adjective || units[index + 1].has(.prep)
    {
      return true
    }
    // "All four belong to".
    if before > 0, units[before - 1].isOne(of: .all, .the), NounPhraseReader.count(previous) != nil,
      forms(index).contains(where: { $0.form == .base }), !isAlsoNoun(index)
    {
      return true
    }
    if units[index].isOne(of: .include) { return true }
    // "its wholly owned unit".
    if previous.kind == .word,
      previous.has([.det, .adverb]) || previous.is(.hyphen) || ends(before, in: "ly")
    {
      return false
    }
    if previous.kind == .actor, previous.form == .adjective, !previous.shape.contains(.allCapitals)
    {
      return false
    }
    // "the remaining 30% continues to be held".
    let isShare = view.spelling(at: before) == "%" && isVerbal(index)
    if previous.kind == .number || previous.kind == .mark, !isShare { return false }
    if isPastForm(index) { return true }
    guard isVerbal(index) else { return false }
    // "with A holding the rest".
    if ends(index, in: "ing") {
      return !isAlsoNoun(index) || units.indices.contains(index + 1) && units[index + 1].has(.det)
    }
    if !isAlsoNoun(index) {
      // "a work permit", "the show": forms that the lexicon has as verbs alone.
      return previous.kind != .word || !isBase(index) || ends(before, in: "s")
    }
    // "logistics group A": a noun before its name.
    if unit.has(.companynoun), isBase(index), units.indices.contains(index + 1),
      units[index + 1].kind == .actor || units[index + 1].kind == .name
    {
      return false
    }
    return beginsPhrase(index + 1)
  }

  private func isBase(_ index: Int) -> Bool { !ends(index, in: "s") && !ends(index, in: "ed") }

  /// "Sanctions on …", "talks with …": a noun that could be a verb, where no subject stands before it.
  private func isNounAlone(_ index: Int) -> Bool {
    isAlsoNoun(index) && !isPastForm(index) && !beginsPhrase(index + 1)
  }
}
