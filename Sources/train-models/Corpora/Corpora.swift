internal import GraphExtract

/// The texts that the models learn from and are measured on.
struct Corpora {
  let treeTrain: [TreebankSentence]
  var treeDev: [TreebankSentence] = []
  var treeTest: [TreebankSentence] = []
  let nameTrain: [NamedSentence]
  var nameTests: [(name: String, sentences: [NamedSentence])] = []

  init(treeTrain: [TreebankSentence], nameTrain: [NamedSentence]) {
    self.treeTrain = treeTrain
    self.nameTrain = nameTrain
  }

  /// - Parameter directory: with `ud-ewt`, `uner-ewt`, `ner-wikigold` and `ner-crossner-politics`.
  init(_ directory: String) throws(TrainingError) {
    let trees = directory + "/ud-ewt/en_ewt-ud-"
    treeTrain = try Treebank.read(trees + "train.conllu")
    treeDev = try Treebank.read(trees + "dev.conllu")
    treeTest = try Treebank.read(trees + "test.conllu")
    let universal = directory + "/uner-ewt/en_ewt-ud-"
    let politics = directory + "/ner-crossner-politics/politics/"
    let wiki = try NameCorpus.readWikiGold(
      directory + "/ner-wikigold/wikigold/CONLL-format/data/wikigold.conll.txt")
    // WikiGold has no parts of its own: its last fifth is kept back.
    let cut = wiki.count * 4 / 5
    nameTrain =
      try NameCorpus.readUniversal(universal + "dev.iob2")
      + NameCorpus.readCrossNER(politics + "train.txt")
      + NameCorpus.readCrossNER(politics + "dev.txt")
      + Array(wiki[..<cut])
    nameTests = [
      ("UNER EWT test", try NameCorpus.readUniversal(universal + "test.iob2")),
      ("CrossNER politics test", try NameCorpus.readCrossNER(politics + "test.txt")),
      ("WikiGold, last fifth", Array(wiki[cut...])),
    ]
  }
}
