/// Tags, names and grammar of one sentence, each worked out when it is first asked for, and once.
///
/// All positions are indices of the document's tokens. Where no model is compiled in, every word is
/// ``PartOfSpeech/other``, nothing depends on anything, and no name is found.
final class SentenceSyntax {
  let range: Range<Int>
  private let tokens: [Token]
  private let text: DocumentText
  private let analyser: SyntaxAnalyser?

  init(_ range: Range<Int>, tokens: [Token], text: DocumentText, analyser: SyntaxAnalyser?) {
    self.range = range
    self.tokens = tokens
    self.text = text
    self.analyser = analyser
  }

  private lazy var words = SyntaxWords(tokens, range, text: text)

  private lazy var wordTags: [Tag] = analyser?.tagger.tags(of: words.sequence) ?? []

  private lazy var tree: TokenTree? = analyser.map { analyser in
    TokenTree(analyser.parser.parse(words.sequence, tags: wordTags), words)
  }

  /// The names in the sentence, as the name tagger sees them.
  private(set) lazy var names: [NameSpan] = {
    guard let analyser else { return [] }
    return analyser.names.names(in: words.sequence, tags: wordTags).compactMap { name in
      let first = words.tokens[name.words.lowerBound] + range.lowerBound
      let last = words.tokens[name.words.upperBound - 1] + range.lowerBound
      return NameSpan(words: first..<last + 1, kind: name.kind)
    }
  }()

  /// Whose a name of several words is by these alone.
  func nameKind(of name: Range<Int>) -> NameKindClassifier.Verdict? {
    guard let analyser, name.count > 1 else { return nil }
    var words = WordSequence()
    text.bytes.withUnsafeBufferPointer { bytes in
      for token in tokens[name].prefix(NameKindFeatures.longest) {
        words.append(UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)]))
      }
    }
    return analyser.nameKinds.verdict(on: words)
  }

  // MARK: Tags

  /// The tag of a token: of a token of several words, that of the last.
  func tag(_ token: Int) -> Tag {
    guard range.contains(token), analyser != nil,
      let last = words.words(of: token - range.lowerBound).last
    else { return Tag(.other, .fw) }
    return wordTags[last]
  }

  func isVerb(_ token: Int) -> Bool {
    let tag = tag(token)
    return tag.partOfSpeech == .verb || tag.partOfSpeech == .auxiliary
  }

  // MARK: The tree

  /// The token that a token depends on; nil for the sentence's chief word.
  func head(of token: Int) -> Int? {
    guard range.contains(token), let head = tree?.heads[token - range.lowerBound], head >= 0
    else { return nil }
    return Int(head) + range.lowerBound
  }

  func dependency(of token: Int) -> Dependency {
    guard range.contains(token), let tree else { return .other }
    return tree.dependencies[token - range.lowerBound]
  }

  /// The tokens that depend on a token, in the order of the text.
  func dependents(of token: Int) -> [Int] {
    guard range.contains(token), let tree else { return [] }
    return tree.dependents(of: token - range.lowerBound).map { Int($0) + range.lowerBound }
  }

  func dependents(of token: Int, as dependencies: Dependency...) -> [Int] {
    self.dependents(of: token).filter { dependencies.contains(dependency(of: $0)) }
  }

  /// The token of a phrase on which its others depend: the one whose head is outside of it.
  func head(ofPhrase phrase: Range<Int>) -> Int? {
    phrase.last { token in
      head(of: token).map { !phrase.contains($0) } ?? true && dependency(of: token) != .punctuation
    }
  }
}

extension SentenceSyntax {
  /// The verb or noun in whose clause a token stands: the nearest word above it that has a subject or
  /// is a verb.
  func predicate(of token: Int) -> Int? {
    var current = token
    for _ in range {
      guard let next = head(of: current) else { return nil }
      if tag(next).partOfSpeech == .verb
        || !dependents(of: next, as: .subject, .passiveSubject).isEmpty
      {
        return next
      }
      current = next
    }
    return nil
  }

  /// A token and what is joined to it by "and", commas, "or".
  func coordinated(with token: Int) -> [Int] {
    [token] + dependents(of: token, as: .conjunct)
  }

  /// The first of the words that a token is joined to: "met" for "signed" in "met X and signed Y".
  func firstConjunct(of token: Int) -> Int {
    dependency(of: token) == .conjunct ? head(of: token) ?? token : token
  }

  /// The subjects of a predicate, its own or those it shares with the predicates before it; in a
  /// relative clause, what the clause describes; in "agreed to buy", who agreed.
  func subjects(of predicate: Int) -> [Int] { subjects(of: predicate, steps: 6) }

  private func subjects(of predicate: Int, steps: Int) -> [Int] {
    let own = dependents(of: predicate, as: .subject, .passiveSubject, .outerSubject)
    if let subject = own.first {
      if isRelativePronoun(subject), dependency(of: predicate) == .relativeClause,
        let described = head(of: predicate)
      {
        return coordinated(with: described)
      }
      return own.flatMap(coordinated(with:))
    }
    guard steps > 0, let head = head(of: predicate) else { return [] }
    switch dependency(of: predicate) {
    case .conjunct, .openComplement, .adverbialClause: return subjects(of: head, steps: steps - 1)
    case .adnominalClause where tag(predicate).penn == .vbg: return coordinated(with: head)
    default: return []
    }
  }

  /// Whom or what the predicate is done to: its objects, or the subjects of a passive.
  func objects(of predicate: Int) -> [Int] {
    if isPassive(predicate) {
      if dependency(of: predicate) == .adnominalClause, let head = head(of: predicate) {
        return coordinated(with: head)
      }
      return subjects(of: predicate)
    }
    return dependents(of: predicate, as: .object).flatMap(coordinated(with:))
  }

  /// Who does it: the subjects, or what stands behind "by" in a passive.
  func agents(of predicate: Int) -> [Int] {
    guard isPassive(predicate) else { return subjects(of: predicate) }
    return dependents(of: predicate, as: .agent, .oblique)
      .filter { noun in
        dependency(of: noun) == .agent
          || dependents(of: noun, as: .caseMarker).contains { spelling($0) == "by" }
      }
      .flatMap(coordinated(with:))
  }

  private func spelling(_ token: Int) -> String {
    text.slice(Int(tokens[token].start)..<Int(tokens[token].end)).lowercased()
  }

  /// "was appointed"; "appointed by X" behind a noun.
  func isPassive(_ predicate: Int) -> Bool {
    if !dependents(of: predicate, as: .passiveSubject, .passiveAuxiliary).isEmpty { return true }
    return tag(predicate).penn == .vbn && dependency(of: predicate) == .adnominalClause
  }

  /// Whether "not", "never", "no" stands with the predicate.
  func isNegated(_ predicate: Int) -> Bool {
    dependents(of: predicate, as: .adverbialModifier, .determiner).contains { token in
      ["not", "never", "no", "n't", "neither"].contains(spelling(token))
    }
      || dependents(of: predicate, as: .auxiliary, .passiveAuxiliary, .copula).contains { token in
        let word = spelling(token)
        return word.hasSuffix("n't") || word.hasSuffix("n’t") || word == "cannot"
      }
  }

  /// What stands beside a noun to say the same of it: "X, the minister", "Minister X".
  func appositions(of token: Int) -> [Int] {
    dependents(of: token, as: .apposition, .flat, .description)
  }

  /// The nouns that a noun or a verb has behind a preposition, each with the preposition.
  func prepositional(of token: Int) -> [(preposition: Int, noun: Int)] {
    dependents(of: token, as: .oblique, .nominalModifier, .agent).flatMap { noun in
      dependents(of: noun, as: .caseMarker).prefix(1).flatMap { preposition in
        coordinated(with: noun).map { (preposition, $0) }
      }
    }
  }

  private func isRelativePronoun(_ token: Int) -> Bool {
    let penn = tag(token).penn
    return penn == .wp || penn == .wdt || penn == .wpS
  }
}

/// The models and their buffers, made when the first sentence asks.
final class SyntaxAnalyser {
  let tagger: Tagger
  let names: NameTagger
  let parser: DependencyParser
  let nameKinds: NameKindClassifier

  init(_ model: SyntaxModel) {
    let buffer = FeatureBuffer()
    tagger = Tagger(model, buffer: buffer)
    names = NameTagger(model, buffer: buffer)
    parser = DependencyParser(model, buffer: buffer)
    nameKinds = NameKindClassifier(model, buffer: buffer)
  }

  static func standard() -> SyntaxAnalyser? { SyntaxModel.standard.map(SyntaxAnalyser.init) }
}
