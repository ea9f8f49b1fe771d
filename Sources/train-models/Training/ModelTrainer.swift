internal import GraphExtract

/// Trains the four models one after another and puts them into one file.
struct ModelTrainer {
  let corpora: Corpora
  /// For each word the bits of ``NameWord``.
  let gazetteer: WordNumbers
  var listedNames: [ListedName] = []
  var log: (String) -> Void = { _ in }

  /// Bytes of slots and entries together.
  private static let taggerSize = 3_000_000
  /// Slots for four features of the taggers that tag sentences for the parser, so that all fit.
  private static let heldOutSpacing = 5
  private static let nameSize = 1_500_000
  private static let parserSize = 7_400_000
  private static let nameKindSize = 600_000
  private static let nameKindEpochs = 10
  /// Of the names whose kind is taken for certain so many are to be right.
  private static let nameKindCertainty = 0.995
  private static let nameEpochs = 12
  private static let parserEpochs = 8
  private static let parserMembers = 4
  private static let folds = 5

  func train() throws(TrainingError) -> [UInt8] {
    let tags = TagSet(corpora.treeTrain)
    log("training the tagger")
    let tagger = self.tagger(corpora.treeTrain, tags, seed: 1)
    var file = self.file(tagger)
    let tagging = try LoadedModel(file.bytes)

    log("training the name tagger")
    try tagging.use { model throws(TrainingError) in trainNames(model, &file) }

    log("training the kinds of names")
    try trainNameKinds(&file)

    log("training the parser")
    let examples = try parserExamples(tags) + heldOutExamples(tagger)
    let rows = parser(examples)
    set(
      rows, .parserSlots, .parserEntries, ModelTrainer.parserSize, least: 2, spacing: 6, in: &file)
    file.set(.parserTemperature, [temperature(rows)])
    return file.bytes
  }

  /// In hundredths of a step. The scores of one parser tell best how likely its steps are when divided by
  /// 17.6: found with the treebank's dev part, by parsers that had not seen it.
  private func temperature(_ rows: [WeightRow]) -> Int32 {
    let steps = 17.6 * Double(ModelTrainer.parserMembers) / ModelTrainer.unit(rows)
    return Int32(min(max(1, (steps * 100).rounded()), 1e9))
  }

  /// The sum of parsers that saw the sentences in different orders. Each errs in its own way, and the
  /// sum of linear models over the same features is one linear model: it costs nothing to use.
  private func parser(_ examples: [ParserTrainer.Example]) -> [WeightRow] {
    WeightRow.sum(
      (0..<ModelTrainer.parserMembers).map { member in
        let parser = ParserTrainer()
        parser.train(examples, epochs: ModelTrainer.parserEpochs, seed: UInt64(3 + member))
        log("parser \(member + 1) of \(ModelTrainer.parserMembers)")
        return parser.table.averaged(leastUpdates: rareUpdates)
      })
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
  private func file(_ tagger: TaggerTrainer, spacing: Int? = nil) -> ModelFile {
    var file = ModelFile()
    file.set(.tags, tagger.tags.tags.flatMap { [$0.partOfSpeech.rawValue, $0.penn.rawValue] })
    file.set(.words, tagger.ambiguity.slots)
    file.set(.names, gazetteer.slots)
    set(
      tagger.table.averaged(leastUpdates: rareUpdates), .taggerSlots, .taggerEntries,
      ModelTrainer.taggerSize, spacing: spacing, in: &file)
    set([], .nameSlots, .nameEntries, 0, in: &file)
    set([], .parserSlots, .parserEntries, 0, in: &file)
    file.set(.nameTransitions, [Int32](repeating: 0, count: NameLabel.count * NameLabel.count))
    file.set(.parserTemperature, [100 as Int32])
    set([], .nameKindSlots, .nameKindEntries, 0, in: &file)
    file.set(.nameKindBounds, [1, 1] as [Int32])
    return file
  }

  private func set(
    _ rows: [WeightRow], _ slots: SyntaxModel.Section, _ entries: SyntaxModel.Section,
    _ size: Int, least: Double = 1, spacing: Int? = nil, in file: inout ModelFile
  ) {
    let built = WeightTableBuilder(
      rows, unit: ModelTrainer.unit(rows), least: least, spacing: spacing, maximum: size)
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

  /// Every tenth name is kept back, to see from which score on kinds are right.
  private func trainNameKinds(_ file: inout ModelFile) throws(TrainingError) {
    let trainer = NameKindTrainer(gazetteer: gazetteer)
    let kept = listedNames.indices.filter { $0.isMultiple(of: 10) }.map { listedNames[$0] }
    let learnt = listedNames.indices.filter { !$0.isMultiple(of: 10) }.map { listedNames[$0] }
    trainer.train(learnt, epochs: ModelTrainer.nameKindEpochs, seed: 20)
    set(
      trainer.table.averaged(), .nameKindSlots, .nameKindEntries,
      ModelTrainer.nameKindSize, spacing: 6, in: &file)
    let bounds = try LoadedModel(file.bytes).use { model throws(TrainingError) in
      [1, -1].map { (sign: Int32) in
        Scores.bound(NameKindClassifier(model), kept, sign, ModelTrainer.nameKindCertainty)
      }
    }
    log("certain from \(bounds[0]), \(-bounds[1]) on")
    file.set(.nameKindBounds, bounds)
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
        file(
          tagger(others.isEmpty ? sentences : others, tags, epochs: 6, seed: UInt64(10 + fold)),
          spacing: ModelTrainer.heldOutSpacing
        ).bytes)
      examples += try loaded.use { model throws(TrainingError) in
        let tagger = Tagger(model)
        return sentences[held].map { example($0, tagger) }
      }
    }
    return examples
  }

  /// The sentences of the treebank that the tagger has not seen: the parser may learn from them too.
  private func heldOutExamples(
    _ trainer: TaggerTrainer
  ) throws(TrainingError) -> [ParserTrainer.Example] {
    let loaded = try LoadedModel(file(trainer, spacing: ModelTrainer.heldOutSpacing).bytes)
    return try loaded.use { model throws(TrainingError) in
      let tagger = Tagger(model)
      return corpora.treeDev.map { example($0, tagger) }
    }
  }

  private func example(_ sentence: TreebankSentence, _ tagger: Tagger) -> ParserTrainer.Example {
    let sequence = sentence.sequence
    return ParserTrainer.Example(
      words: zip(sequence.forms, tagger.tags(of: sequence)).map {
        ParserFeatures.Word(word: $0.word, tag: $1.number)
      },
      oracle: DynamicOracle(heads: sentence.heads, dependencies: sentence.dependencies))
  }
}
