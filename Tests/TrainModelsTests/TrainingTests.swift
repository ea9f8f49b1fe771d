import Testing

@testable import GraphExtract
@testable import train_models

/// Training on a small treebank of our own.
@Suite struct TrainingTests {
  /// "word/POS/XPOS/head/relation", the head counted from 1.
  private func sentence(_ line: String) -> TreebankSentence {
    var sentence = TreebankSentence()
    for field in line.split(separator: " ") {
      let parts = field.split(separator: "/").map(String.init)
      sentence.words.append(parts[0])
      sentence.tags.append(
        GraphExtract.Tag(
          PartOfSpeech.allCases.first { $0.code == parts[1] } ?? .other,
          PennTag.allCases.first { $0.code == parts[2] } ?? .nn))
      sentence.heads.append((Int(parts[3]) ?? 0) - 1)
      sentence.dependencies.append(Dependency(code: parts[4]))
    }
    return sentence
  }

  private var treebank: [TreebankSentence] {
    [
      "the/DET/DT/2/det dog/NOUN/NN/3/nsubj saw/VERB/VBD/0/root the/DET/DT/5/det cat/NOUN/NN/3/obj",
      "a/DET/DT/2/det cat/NOUN/NN/3/nsubj slept/VERB/VBD/0/root",
      "the/DET/DT/2/det cat/NOUN/NN/4/nsubj:pass was/AUX/VBD/4/aux:pass seen/VERB/VBN/0/root "
        + "by/ADP/IN/7/case the/DET/DT/7/det dog/NOUN/NN/4/obl:agent",
      "dogs/NOUN/NNS/2/nsubj see/VERB/VBP/0/root big/ADJ/JJ/4/amod cats/NOUN/NNS/2/obj",
      "the/DET/DT/3/det big/ADJ/JJ/3/amod dog/NOUN/NN/4/nsubj slept/VERB/VBD/0/root",
      "a/DET/DT/2/det dog/NOUN/NN/3/nsubj saw/VERB/VBD/0/root a/DET/DT/6/det big/ADJ/JJ/6/amod "
        + "cat/NOUN/NN/3/obj",
    ].map(sentence)
  }

  private var names: [NamedSentence] {
    [
      NamedSentence(
        words: ["Ada", "Voss", "visited", "Lorvale"],
        names: [.init(words: 0..<2, kind: .person), .init(words: 3..<4, kind: .place)]),
      NamedSentence(
        words: ["the", "Marn", "Bank", "hired", "Ada", "Voss"],
        names: [.init(words: 1..<3, kind: .organisation), .init(words: 4..<6, kind: .person)]),
      NamedSentence(words: ["the", "bank", "visited", "nobody"], names: []),
    ]
  }

  private var listed: [ListedName] {
    [
      ("Ada Voss", true), ("Ida Voss", true), ("Ada Marn", true), ("Marn Bank", false),
      ("Lorvale Bank", false), ("Voss Shipping Bank", false),
    ].flatMap { name, isPerson in
      // One of ten is kept back.
      (0..<11).map { _ in
        ListedName(words: name.split(separator: " ").map(String.init), isPerson: isPerson)
      }
    }
  }

  private func train() throws -> [UInt8] {
    // What a corpus shows only once or twice is not kept.
    let corpora = Corpora(
      treeTrain: (0..<8).flatMap { _ in treebank }, nameTrain: (0..<8).flatMap { _ in names })
    var words = WordNumbers()
    words[1] = 1
    return try ModelTrainer(corpora: corpora, gazetteer: words, listedNames: listed).train()
  }

  @Test func whatWasLearntIsReproduced() throws {
    try LoadedModel(train()).use { model throws(TrainingError) in
      let tagger = Tagger(model)
      let parser = DependencyParser(model)
      for sentence in treebank {
        let tags = tagger.tags(of: sentence.sequence)
        #expect(tags == sentence.tags)
        let tree = parser.parse(sentence.sequence, tags: tags)
        #expect(tree.heads == sentence.heads)
        #expect(tree.dependencies == sentence.dependencies)
      }
      let finder = NameTagger(model)
      for sentence in names {
        let sequence = sentence.sequence
        #expect(finder.names(in: sequence, tags: tagger.tags(of: sequence)) == sentence.names)
      }
      for name in listed {
        #expect((NameKindClassifier(model).score(of: name.sequence) > 0) == name.isPerson)
      }
    }
  }

  @Test func trainingTwiceGivesTheSameFile() throws {
    #expect(try train() == train())
  }
}
