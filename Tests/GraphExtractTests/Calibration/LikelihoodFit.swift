import GraphExtract
import GraphModel

/// The weights of who holds a post that no rule gives to anyone, or of whose post it is, fitted to annotated texts, and
/// how well such weights choose in texts that they were not fitted to.
struct LikelihoodFit {
  private struct Judged {
    var text: Int
    /// The number of its post, and of who could hold it.
    var post: Int
    var name: String
    var isOpen: Bool
    var isTrue: Bool
    var features: [Int]
  }

  private let judged: [Judged]
  private let names: [String]
  let texts: Int

  /// A feature that fewer cases have says nothing.
  private static let least = 4
  /// How often an open post counts against one that a rule gives: the model is asked of the open ones.
  private static let weightOfOpen = 3.0
  private static let rate = 0.2
  private static let penalty = 4.0

  /// The posts of each text, with all who could hold them and all whose they could be.
  static func cases(in texts: [AnnotatedText]) -> [[LikelyCase]] {
    texts.map {
      Extractor.standard.likelyCases(in: DocumentText($0.text), published: $0.published)
    }
  }

  /// - Parameter found: ``cases(in:)`` of the texts.
  init(_ texts: [AnnotatedText], _ found: [[LikelyCase]], _ question: LikelyCase.Question) {
    self.texts = texts.count
    var cases: [(text: Int, post: Int, one: LikelyCase, isTrue: Bool)] = []
    var posts: [[String]: Int] = [:]
    for (number, text) in texts.enumerated() {
      for one in found[number] where one.question == question {
        let key = ["\(number)", one.sentence, "\(one.post)", question == .holder ? "" : one.holder]
        let post = posts[key] ?? posts.count
        posts[key] = post
        cases.append((number, post, one, Self.isStated(one, by: text)))
      }
    }
    var counts: [String: Int] = [:]
    for one in cases { for name in one.one.features { counts[name, default: 0] += 1 } }
    let names = counts.filter { $0.value >= Self.least }.keys.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    self.names = names
    judged = cases.map {
      Judged(
        text: $0.text, post: $0.post, name: $0.one.body ?? $0.one.holder, isOpen: $0.one.isOpen,
        isTrue: $0.isTrue, features: $0.one.features.compactMap { numbers[$0] })
    }
  }

  /// Whether the annotation gives somebody a post of such a title by words of this sentence.
  private static func isStated(_ one: LikelyCase, by text: AnnotatedText) -> Bool {
    let holder = comparableName(one.holder)
    let body = one.body.map(comparableName)
    let sentence = plain(one.sentence)
    return text.edges.contains { edge in
      guard edge.mark != "!", edge.sources.contains(holder),
        body.map(edge.targets.contains) ?? true,
        !edge.types.isDisjoint(with: ["HOLDS_POST", "AMBASSADOR_OF", "AMBASSADOR_TO"])
      else { return false }
      // Whose office it is, another sentence says.
      if one.question == .country { return Comparison.titleLikeness(edge, one.title) >= 0.5 }
      guard let evidence = edge.evidence.map(plain),
        sentence.contains(evidence.prefix(40)) || evidence.contains(sentence)
      else { return false }
      return Comparison.titleLikeness(edge, one.title) >= 0.5
    }
  }

  private static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  var weights: [(name: String, weight: Double)] {
    let weights = fit { _ in true }
    return zip(names, weights).map { ($0, $1) }.filter { abs($0.weight) >= 0.0005 }
  }

  var count: Int { Set(judged.map(\.post)).count }

  /// Of the open posts for which weights that were fitted without their text choose somebody, how many they give to
  /// whom the annotation does; and how many have somebody to be chosen.
  func crossValidated(from threshold: Double) -> (chosen: Int, right: Int, open: Int) {
    var (chosen, right) = (0, 0)
    var open: Set<Int> = []
    for part in 0..<10 {
      let weights = fit { $0 % 10 != part }
      var best: [Int: (probability: Double, name: String)] = [:]
      var stated: [Int: Set<String>] = [:]
      for one in judged where one.isOpen && one.text % 10 == part {
        let probability = Self.probability(one.features, weights)
        if probability >= threshold, probability > best[one.post]?.probability ?? 0 {
          best[one.post] = (probability, one.name)
        }
        if one.isTrue { stated[one.post, default: []].insert(one.name) }
      }
      chosen += best.count
      right += best.count { stated[$0.key]?.contains($0.value.name) ?? false }
      open.formUnion(stated.keys)
    }
    return (chosen, right, open.count)
  }

  private static func probability(_ features: [Int], _ weights: [Double]) -> Double {
    logistic(features.reduce(0) { $0 + weights[$1] })
  }

  /// Logistic regression with a quadratic penalty by adaptive gradients (Duchi, Hazan and Singer, 2011), in the order
  /// of the cases: the same cases give the same weights.
  private func fit(_ includes: (Int) -> Bool) -> [Double] {
    var weights = [Double](repeating: 0, count: names.count)
    var squares = [Double](repeating: 1e-6, count: names.count)
    let cases = judged.filter { includes($0.text) }
    for _ in 0..<60 {
      for one in cases {
        let error = (one.isTrue ? 1 : 0) - Self.probability(one.features, weights)
        let gradient = error * (one.isOpen ? Self.weightOfOpen : 1)
        for index in one.features {
          squares[index] += gradient * gradient
          weights[index] += Self.rate * gradient / squares[index].squareRoot()
        }
      }
      for index in weights.indices {
        weights[index] /= 1 + Self.penalty * Self.rate / squares[index].squareRoot()
      }
    }
    return weights
  }
}
