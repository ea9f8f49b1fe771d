internal import GraphExtract

/// How well a model does on sentences whose right analysis is known.
enum Scores {
  struct Tagging {
    var words = 0
    var universal = 0
    var whole = 0
  }

  struct Parsing {
    var words = 0
    /// With the right head.
    var heads = 0
    /// With the right head and the right relation without its subtype, as shared tasks count.
    var labels = 0
    /// With the right head and the right relation with its subtype.
    var subtypes = 0
  }

  struct Names {
    var found = 0
    var given = 0
    var right = 0

    var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
    var recall: Double { given == 0 ? 0 : Double(right) / Double(given) }
    var f1: Double { found + given == 0 ? 0 : 2 * Double(right) / Double(found + given) }
  }

  static func tagging(_ model: SyntaxModel, _ sentences: [TreebankSentence]) -> Tagging {
    var score = Tagging()
    let tagger = Tagger(model)
    for sentence in sentences {
      for (tag, gold) in zip(tagger.tags(of: sentence.sequence), sentence.tags) {
        score.words += 1
        if tag.partOfSpeech == gold.partOfSpeech { score.universal += 1 }
        if tag == gold { score.whole += 1 }
      }
    }
    return score
  }

  static func parsing(
    _ model: SyntaxModel, _ sentences: [TreebankSentence], goldTags: Bool = false,
    by parser: DependencyParser? = nil
  ) -> Parsing {
    var score = Parsing()
    let tagger = Tagger(model)
    let parser = parser ?? DependencyParser(model)
    for sentence in sentences {
      let sequence = sentence.sequence
      let tree = parser.parse(sequence, tags: goldTags ? sentence.tags : tagger.tags(of: sequence))
      for word in sentence.words.indices {
        score.words += 1
        guard tree.heads[word] == sentence.heads[word] else { continue }
        score.heads += 1
        let (guess, gold) = (tree.dependencies[word].code, sentence.dependencies[word].code)
        if guess.prefix(while: { $0 != ":" }) == gold.prefix(while: { $0 != ":" }) {
          score.labels += 1
        }
        if guess == gold { score.subtypes += 1 }
      }
    }
    return score
  }

  /// By whole names: the first and last word and the kind must be right (CoNLL-2003).
  static func names(
    _ model: SyntaxModel, _ sentences: [NamedSentence]
  ) -> [NameKind?: Names] {
    var scores: [NameKind?: Names] = [:]
    let tagger = Tagger(model)
    let finder = NameTagger(model)
    for sentence in sentences {
      let sequence = sentence.sequence
      let found = Set(finder.names(in: sequence, tags: tagger.tags(of: sequence)))
      let gold = Set(sentence.names)
      for kind in NameKind.allCases {
        let isOfKind = { (span: NameSpan) in span.kind == kind }
        let right = found.intersection(gold).count(where: isOfKind)
        for key in [nil, kind] {
          scores[key, default: Names()].found += found.count(where: isOfKind)
          scores[key, default: Names()].given += gold.count(where: isOfKind)
          scores[key, default: Names()].right += right
        }
      }
    }
    return scores
  }

  struct NameKinds {
    var names = 0
    var right = 0
    var certain = 0
    var certainlyRight = 0
  }

  /// Of names of several words, whose they are told to be by the names alone.
  static func nameKinds(_ model: SyntaxModel, _ names: [ListedName]) -> NameKinds {
    var score = NameKinds()
    let classifier = NameKindClassifier(model)
    for name in names {
      let verdict = classifier.verdict(on: name.sequence)
      score.names += 1
      if verdict.isOfPerson == name.isPerson { score.right += 1 }
      guard verdict.isCertain else { continue }
      score.certain += 1
      if verdict.isOfPerson == name.isPerson { score.certainlyRight += 1 }
    }
    return score
  }

  /// The least score from which on the given share of names is right.
  /// - Parameter sign: 1 for persons' names, whose scores are above zero; -1 for bodies'.
  static func bound(
    _ classifier: NameKindClassifier, _ names: [ListedName], _ sign: Int32, _ share: Double
  ) -> Int32 {
    let judged = names.map { name in
      (score: classifier.score(of: name.sequence) * sign, isRight: name.isPerson == (sign > 0))
    }.filter { $0.score > 0 }.sorted { $0.score > $1.score }
    var bound = judged.first?.score ?? 1
    var right = 0
    for (index, one) in judged.enumerated() {
      if one.isRight { right += 1 }
      let isLastOfScore = index + 1 == judged.count || judged[index + 1].score != one.score
      if isLastOfScore, Double(right) >= share * Double(index + 1) { bound = one.score }
    }
    return max(1, bound)
  }
}
