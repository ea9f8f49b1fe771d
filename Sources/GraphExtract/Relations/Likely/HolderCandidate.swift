internal import GraphModel

/// Somebody of a sentence who could hold a post that no rule has given to anyone.
struct HolderCandidate {
  /// The unit of the name, or of the pronoun.
  let unit: Int
  let actor: Int
  let isPronoun: Bool

  /// Whom a sentence names, or means by "he" or "she", within reach of a post.
  static func all(of post: Post, _ view: SentenceView, _ facts: DocumentFacts) -> [HolderCandidate]
  {
    let low = max(0, post.units.lowerBound - reach)
    let high = min(view.units.count, post.units.upperBound + reach)
    var found: [HolderCandidate] = []
    for index in low..<high where !post.units.contains(index) {
      if let person = view.person(at: index, facts) {
        // "X's brother": whose something is, is not who. "The minister and his counterpart, X": nor is the other.
        guard !view.is(index + 1, .possessive),
          !view.units[max(0, index - 3)..<index].contains(where: { $0.is(.counterpart) }),
          !isPredecessor(index, view)
        else { continue }
        found.append(HolderCandidate(unit: index, actor: person, isPronoun: false))
      } else if view.units[index].isOne(of: .he, .she),
        let person = facts.antecedent(of: view.units[index])
      {
        found.append(HolderCandidate(unit: index, actor: person, isPronoun: true))
      }
    }
    return found
  }

  /// "The post goes to the member for A, who succeeds X".
  private static func isPredecessor(_ index: Int, _ view: SentenceView) -> Bool {
    view.units[max(0, index - 2)..<index].contains { $0.kind == .word && $0.has(.succeed) }
  }

  /// Units to either side.
  private static let reach = 30
}
