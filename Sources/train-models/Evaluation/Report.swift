internal import GraphExtract

/// Prints the figures that `Documentation/extraction.md` quotes.
struct Report {
  let corpora: Corpora

  func print(_ model: SyntaxModel) {
    // Not of the dev part: the parser has learnt from it.
    let tags = Scores.tagging(model, corpora.treeTest)
    let trees = Scores.parsing(model, corpora.treeTest)
    let gold = Scores.parsing(model, corpora.treeTest, goldTags: true)
    Swift.print(
      "EWT test: UPOS \(percent(tags.universal, tags.words)), UPOS and XPOS",
      "\(percent(tags.whole, tags.words)); with these tags UAS \(percent(trees.heads, trees.words)),",
      "LAS \(percent(trees.labels, trees.words)), with subtypes",
      "\(percent(trees.subtypes, trees.words)); with the treebank's tags LAS",
      "\(percent(gold.labels, gold.words))")
    for (name, sentences) in corpora.nameTests {
      let scores = Scores.names(model, sentences)
      let parts = ([nil] + NameKind.allCases.map(Optional.some)).map { kind in
        let score = scores[kind] ?? Scores.Names()
        return "\(kind.map { "\($0)" } ?? "names") F1 \(percent(score.f1))"
          + " (P \(percent(score.precision)), R \(percent(score.recall)))"
      }
      Swift.print("\(name): " + parts.joined(separator: ", "))
    }
    let kinds = Scores.nameKinds(model, NameLists.marked(corpora.nameTests.flatMap(\.sentences)))
    Swift.print(
      "persons or bodies, by names of several words of these sets:",
      "\(percent(kinds.right, kinds.names)) of \(kinds.names); of the",
      "\(percent(kinds.certain, kinds.names)) that are certain",
      percent(kinds.certainlyRight, kinds.certain))
  }

  private func percent(_ part: Int, _ whole: Int) -> String {
    percent(whole == 0 ? 0 : Double(part) / Double(whole))
  }

  private func percent(_ share: Double) -> String {
    let hundredths = Int((share * 10_000).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
