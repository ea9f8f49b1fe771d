internal import GraphExtract

/// Trains the three models one after another and puts them into one file.
struct ModelTrainer {
  let corpora: Corpora
  /// For each word the bits of ``NameWord``.
  let gazetteer: WordNumbers
  var log: (String) -> Void = { _ in }

  /// Bytes of slots and entries together.
  private static let taggerSize = 3_000_000
  private static let nameSize = 1_500_000
  private static let parserSize = 7_000_000
  private static let nameEpochs = 12
  private static let parserEpochs = 12
  private static let folds = 5

  func train() throws(TrainingError) -> [UInt8] {
    let tags = TagSet(corpora.treeTrain)
    log("training the tagger")
    let tagger = self.tagger(corpora.treeTrain, tags, seed: 1)
    var file = self.file(tagger)
    let tagging = try LoadedModel(file.bytes)

    log("training the name tagger")
    trainNames(tagging.model, &file)

    log("training the parser")
    let parser = ParserTrainer()
    parser.train(
      try parserExamples(tags), epochs: ModelTrainer.parserEpochs, seed: 3)
    set(
      parser.table.averaged(leastUpdates: rareUpdates), .parserSlots, .parserEntries,
      ModelTrainer.parserSize, in: &file)
    return file.bytes
  }

  /// Of a large treebank, features that changed once are chance.
  private var rareUpdates: Int { corpora.treeTrain.count > 1_000 ? 2 : 1 }

  private func tagger(
    _ sentences: [TreebankSentence], _ tags: TagSet, epochs: Int = 8, seed: UInt64
  ) -> TaggerTrainer {
    let trainer = TaggerTrainer(
      tags: tags, ambiguity: WordNumbers.ambiguity(sentences, tags), names: gazetteer)
    trainer.train(sentences, epochs: epochs, seed: seed)
    return trainer
  }

  /// A file that can tag, and neither finds names nor parses.
  private func file(_ tagger: TaggerTrainer) -> ModelFile {
    var file = ModelFile()
    file.set(.tags, tagger.tags.tags.flatMap { [$0.partOfSpeech.rawValue, $0.penn.rawValue] })
    file.set(.words, tagger.ambiguity.slots)
    file.set(.names, gazetteer.slots)
    set(
      tagger.table.averaged(leastUpdates: rareUpdates), .taggerSlots, .taggerEntries,
      ModelTrainer.taggerSize, in: &file)
    set([], .nameSlots, .nameEntries, 0, in: &file)
    set([], .parserSlots, .parserEntries, 0, in: &file)
    file.set(.nameTransitions, [Int32](repeating: 0, count: NameLabel.count * NameLabel.count))
    return file
  }

  private func set(
    _ rows: [WeightRow], _ slots: SyntaxModel.Section, _ entries: SyntaxModel.Section,
    _ size: Int, in file: inout ModelFile
  ) {
    let built = WeightTableBuilder(rows, unit: ModelTrainer.unit(rows), maximum: size)
    if size > 0 {
      log("\(rows.count) features, \(built.slots.count * 4 + built.entries.count * 2) bytes")
    }
    file.set(slots, built.slots)
    file.set(entries, built.entries)
  }

  /// The weight of one step: of ten thousand weights one is cut off at 127 steps.
  private static func unit(_ rows: [WeightRow]) -> Double {
    let weights = rows.flatMap { $0.weights.map { abs($0.value) } }.sorted()
    guard let largest = weights.last else { return 1 }
    let high = weights[max(0, weights.count - 1 - weights.count / 10_000)]
    return max(high, largest / 2) / 127
  }

  private func trainNames(_ model: SyntaxModel, _ file: inout ModelFile) {
    let tagger = Tagger(model)
    let examples = corpora.nameTrain.map { sentence in
      let sequence = sentence.sequence
      let words = zip(sequence.forms, tagger.tags(of: sequence)).map { form, tag in
        NameFeatures.Word(form: form, tag: tag.number, name: UInt64(gazetteer[form.word]))
      }
      return NameTrainer.Example(
        words: words, gold: NameLabel.labels(of: sentence.names, count: words.count))
    }
    let trainer = NameTrainer()
    trainer.train(examples, epochs: ModelTrainer.nameEpochs, seed: 2)
    let rows = trainer.table.averaged()
    set(rows, .nameSlots, .nameEntries, ModelTrainer.nameSize, in: &file)
    file.set(.nameTransitions, trainer.transitions(rows, unit: ModelTrainer.unit(rows)))
  }

  /// The training sentences with the tags of taggers that have not seen them (jackknifing): with the
  /// tags of one that has, the parser would trust tags more than it may.
  private func parserExamples(_ tags: TagSet) throws(TrainingError) -> [ParserTrainer.Example] {
    let sentences = corpora.treeTrain
    let folds = min(ModelTrainer.folds, sentences.count)
    var examples: [ParserTrainer.Example] = []
    func bound(_ fold: Int) -> Int { (sentences.count * fold + folds - 1) / folds }
    for fold in 0..<folds {
      let held = bound(fold)..<bound(fold + 1)
      let others = Array(sentences[..<held.lowerBound] + sentences[held.upperBound...])
      let loaded = try LoadedModel(
        file(tagger(others.isEmpty ? sentences : others, tags, epochs: 6, seed: UInt64(10 + fold)))
          .bytes)
      let tagger = Tagger(loaded.model)
      for sentence in sentences[held] {
        let sequence = sentence.sequence
        examples.append(
          ParserTrainer.Example(
            words: zip(sequence.forms, tagger.tags(of: sequence)).map {
              ParserFeatures.Word(word: $0.word, tag: $1.number)
            },
            oracle: DynamicOracle(heads: sentence.heads, dependencies: sentence.dependencies)))
      }
    }
    return examples
  }
}
