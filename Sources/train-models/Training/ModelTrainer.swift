internal import GraphExtract

/// Trains the three models one after another and puts them into one file.
struct ModelTrainer {
  let corpora: Corpora
  let gazetteer: Gazetteer

  /// Bytes of slots and entries together.
  private static let taggerSize = 3_000_000
  private static let nameSize = 1_500_000
  private static let parserSize = 7_000_000

  func train() throws(TrainingError) -> [UInt8] {
    let tags = TagSet(corpora.treeTrain)
    var file = ModelFile()
    let ambiguity = WordNumbers.ambiguity(corpora.treeTrain, tags)
    file.set(.tags, tags.tags.flatMap { [$0.partOfSpeech.rawValue, $0.penn.rawValue] })
    file.set(.words, ambiguity.slots)
    file.set(.names, gazetteer.words.slots)

    Files.complain("training the tagger")
    let tagger = self.tagger(corpora.treeTrain, tags)
    set(tagger, .taggerSlots, .taggerEntries, ModelTrainer.taggerSize, in: &file)
    // What the other models see are tags that the tagger gives to text it does not know.
    let empty = WeightTableBuilder([], unit: 1, maximum: 1_000)
    for (slots, entries) in [
      (SyntaxModel.Section.nameSlots, SyntaxModel.Section.nameEntries),
      (.parserSlots, .parserEntries),
    ] {
      file.set(slots, empty.slots)
      file.set(entries, empty.entries)
    }
    file.set(.nameTransitions, [Int32](repeating: 0, count: NameLabel.count * NameLabel.count))
    let tagging = try LoadedModel(file.bytes)

    Files.complain("training the name tagger")
    names(tagging.model, &file)

    Files.complain("training the parser")
    let examples = try parserExamples(tags)
    let parser = ParserTrainer()
    parser.train(examples, epochs: 12, seed: 3)
    set(parser.table, .parserSlots, .parserEntries, ModelTrainer.parserSize, in: &file)
    return file.bytes
  }

  private func tagger(_ sentences: [TreebankSentence], _ tags: TagSet) -> PerceptronTable {
    let trainer = TaggerTrainer(
      tags: tags, ambiguity: WordNumbers.ambiguity(sentences, tags), names: gazetteer.words)
    trainer.train(sentences, epochs: 8, seed: 1)
    return trainer.table
  }

  private func set(
    _ table: PerceptronTable, _ slots: SyntaxModel.Section, _ entries: SyntaxModel.Section,
    _ size: Int, in file: inout ModelFile
  ) {
    let rows = table.averaged(leastUpdates: 2)
    let built = WeightTableBuilder(rows, unit: ModelTrainer.unit(rows), maximum: size)
    Files.complain(
      "  \(rows.count) features, kept in \(built.slots.count * 4 + built.entries.count * 2) bytes")
    file.set(slots, built.slots)
    file.set(entries, built.entries)
  }

  /// The weight of one step: of ten thousand weights one is cut off at 127 steps.
  static func unit(_ rows: [WeightRow]) -> Double {
    let weights = rows.flatMap { $0.weights.map { abs($0.value) } }.sorted()
    guard let largest = weights.last else { return 1 }
    let high = weights[max(0, weights.count - 1 - weights.count / 10_000)]
    return max(high, largest / 2) / 127
  }

  private func names(_ model: SyntaxModel, _ file: inout ModelFile) {
    let tagger = Tagger(model)
    let examples = corpora.nameTrain.map { sentence in
      let sequence = sentence.sequence
      let words = zip(sequence.forms, tagger.tags(of: sequence)).map { form, tag in
        NameFeatures.Word(
          form: form, tag: tag.number, name: UInt64(gazetteer.words[form.word]))
      }
      return NameTrainer.Example(
        words: words, gold: NameLabel.labels(of: sentence.names, count: words.count))
    }
    let trainer = NameTrainer()
    trainer.train(examples, epochs: 12, seed: 2)
    let rows = trainer.table.averaged()
    let unit = ModelTrainer.unit(rows)
    let built = WeightTableBuilder(rows, unit: unit, maximum: ModelTrainer.nameSize)
    file.set(.nameSlots, built.slots)
    file.set(.nameEntries, built.entries)
    file.set(.nameTransitions, trainer.transitions(rows, unit: unit))
  }

  /// The training sentences with the tags of taggers that have not seen them (jackknifing).
  private func parserExamples(_ tags: TagSet) throws(TrainingError) -> [ParserTrainer.Example] {
    let folds = 5
    var examples: [ParserTrainer.Example?] = Array(repeating: nil, count: corpora.treeTrain.count)
    for fold in 0..<folds {
      let others = corpora.treeTrain.indices.filter { $0 * folds / corpora.treeTrain.count != fold }
      let sentences = others.map { corpora.treeTrain[$0] }
      let trainer = TaggerTrainer(
        tags: tags, ambiguity: WordNumbers.ambiguity(sentences, tags), names: gazetteer.words)
      trainer.train(sentences, epochs: 6, seed: UInt64(10 + fold))
      var file = ModelFile()
      file.set(.tags, tags.tags.flatMap { [$0.partOfSpeech.rawValue, $0.penn.rawValue] })
      file.set(.words, trainer.ambiguity.slots)
      file.set(.names, gazetteer.words.slots)
      set(trainer.table, .taggerSlots, .taggerEntries, ModelTrainer.taggerSize, in: &file)
      let empty = WeightTableBuilder([], unit: 1, maximum: 1_000)
      file.set(.nameSlots, empty.slots)
      file.set(.nameEntries, empty.entries)
      file.set(.parserSlots, empty.slots)
      file.set(.parserEntries, empty.entries)
      file.set(.nameTransitions, [Int32](repeating: 0, count: NameLabel.count * NameLabel.count))
      let loaded = try LoadedModel(file.bytes)
      let tagger = Tagger(loaded.model)
      for index in corpora.treeTrain.indices where index * folds / corpora.treeTrain.count == fold {
        let sentence = corpora.treeTrain[index]
        let sequence = sentence.sequence
        let words = zip(sequence.forms, tagger.tags(of: sequence)).map {
          ParserFeatures.Word(word: $0.word, tag: $1.number)
        }
        examples[index] = ParserTrainer.Example(
          words: words,
          oracle: DynamicOracle(heads: sentence.heads, dependencies: sentence.dependencies))
      }
    }
    return examples.compactMap { $0 }
  }
}
