/// Says of names that neither the lexicon nor what stands around them decides whether they are
/// persons': by the name tagger, where all that it says of a name in the document agrees.
struct NameClassifier {
  /// How often the tagger took a name for a person's, and how often for something else or for nothing.
  private struct Votes {
    var person = 0
    var other = 0
  }

  private var votes: [[String]: Votes] = [:]

  /// - Parameters:
  ///   - unit: a name of several words.
  ///   - key: its words, folded.
  mutating func note(_ unit: Unit, key: [String], in syntax: SentenceSyntax) {
    let range = unit.nameFirst..<unit.end
    let isPerson = syntax.names.contains { $0.kind == .person && $0.words == range }
    if isPerson {
      votes[key, default: Votes()].person += 1
    } else {
      votes[key, default: Votes()].other += 1
    }
  }

  func isPerson(_ key: [String]) -> Bool {
    guard let votes = votes[key] else { return false }
    return votes.person > 0 && votes.other == 0
  }
}
