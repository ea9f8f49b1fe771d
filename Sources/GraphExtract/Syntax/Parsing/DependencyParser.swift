internal import Glibc

/// Finds how the words of a sentence depend on each other.
///
/// An arc-hybrid parser trained with a dynamic oracle (Goldberg and Nivre 2013). Where the best step is
/// hardly better than the second, both are followed, and the course of steps that is likelier as a whole
/// wins: a beam of two, which mostly holds one (after Choi and McCallum 2013, *Transition-based Dependency
/// Parsing with Selectional Branching*). How likely a step is, its score tells by a softmax.
///
/// Linear in the number of words.
package struct DependencyParser {
  let model: SyntaxModel
  let buffer: FeatureBuffer
  private let margin: Double

  /// - Parameter margin: how much less likely than the best a course may be, as a logarithm, and still be
  ///   followed; negative to follow one alone.
  package init(
    _ model: SyntaxModel, buffer: FeatureBuffer = FeatureBuffer(), margin: Double = 1
  ) {
    self.model = model
    self.buffer = buffer
    self.margin = margin
  }

  /// - Parameter tags: one for each word.
  package func parse(_ sequence: WordSequence, tags: [Tag]) -> DependencyTree {
    precondition(tags.count == sequence.count)
    let words = zip(sequence.forms, tags).map {
      ParserFeatures.Word(word: $0.word, tag: $1.number)
    }
    var first = Course(state: ParserState(count: words.count))
    words.withUnsafeBufferPointer { words in
      var second: Course?
      while !first.state.isFinished {
        guard var rival = second else {
          let choice = choice(first.state, words)
          if choice.loss <= margin {
            second = Course(state: first.state, loss: choice.loss)
            second?.state.apply(choice.second)
          }
          first.state.apply(choice.first)
          continue
        }
        // Both have taken the same number of steps, so that both end together.
        second = nil
        let (own, other) = (
          choice(first.state, words, isNormalized: true),
          choice(rival.state, words, isNormalized: true)
        )
        let (firstLoss, rivalLoss) = (first.loss + own.firstLoss, rival.loss + other.firstLoss)
        if rivalLoss < firstLoss {
          follow(&rival, rivalLoss, other, against: first, firstLoss, own, &second)
          first = rival
        } else {
          follow(&first, firstLoss, own, against: rival, rivalLoss, other, &second)
        }
      }
    }
    return DependencyTree(
      heads: first.state.heads.map { Int($0) == words.count ? -1 : Int($0) },
      dependencies: first.state.dependencies)
  }

  /// What was done so far in one way.
  private struct Course {
    var state: ParserState
    /// The negated logarithm of how likely its steps are, less that of the likelier course.
    var loss = 0.0
  }

  /// Takes the likeliest step, and in `second` the one that is the likeliest but for it: the second step
  /// from the same state, or the first from the other, unless it is beyond the margin.
  private func follow(
    _ course: inout Course, _ loss: Double, _ choice: Choice, against rival: Course,
    _ rivalLoss: Double, _ rivalChoice: Choice, _ second: inout Course?
  ) {
    let least = min(rivalLoss - loss, choice.loss)
    if least <= margin {
      if rivalLoss - loss <= choice.loss {
        second = Course(state: rival.state, loss: least)
        second?.state.apply(rivalChoice.first)
      } else {
        second = Course(state: course.state, loss: least)
        second?.state.apply(choice.second)
      }
    }
    course.loss = 0
    course.state.apply(choice.first)
  }

  // MARK: Steps

  /// The two best steps from a state.
  private struct Choice {
    var first: Transition
    var second: Transition
    /// How much less likely the second is, as a logarithm; infinite where there is no second.
    var loss: Double
    /// The negated logarithm of how likely the first is; 0 unless it was asked for.
    var firstLoss: Double
  }

  private func choice(
    _ state: borrowing ParserState, _ words: UnsafeBufferPointer<ParserFeatures.Word>,
    isNormalized: Bool = false
  ) -> Choice {
    if state.isFinished || state.isAtRoot {
      return Choice(
        first: .left(.root), second: .left(.root), loss: .infinity, firstLoss: 0)
    }
    let count = ParserFeatures.write(state, words, into: buffer)
    let scores = buffer.scores
    for index in 0..<WeightTable.classes { scores[index] = 0 }
    model.parser.score(buffer.keys, count, scores)

    var (first, second) = (-1, -1)
    var (firstScore, secondScore) = (Int32.min, Int32.min)
    DependencyParser.forEachPermitted(state) { number in
      let score = scores[number]
      guard score > secondScore else { return }
      if score > firstScore {
        (second, secondScore) = (first, firstScore)
        (first, firstScore) = (number, score)
      } else {
        (second, secondScore) = (number, score)
      }
    }
    // Some step is always permitted before the end, and scores of all classes are far above the least
    // number.
    let scale = -1 / model.parserTemperature
    var sum = 1.0
    if isNormalized {
      sum = 0
      let least = firstScore - Int32(8 * model.parserTemperature)
      DependencyParser.forEachPermitted(state) { number in
        let score = scores[number]
        if score > least { sum += exp(scale * Double(firstScore - score)) }
      }
    }
    return Choice(
      first: Transition(number: max(first, 0)), second: Transition(number: max(second, 0)),
      loss: second < 0 ? .infinity : -scale * Double(firstScore - secondScore),
      firstLoss: isNormalized ? log(sum) : 0)
  }

  /// The permitted step of the best score: what a parser does that follows one course, and what training
  /// corrects.
  @inline(__always)
  package static func best(
    _ scores: UnsafePointer<Int32>, _ state: borrowing ParserState
  ) -> Transition {
    if state.isAtRoot { return .left(.root) }
    var best = -1
    var bestScore = Int32.min
    forEachPermitted(state) { number in
      if scores[number] > bestScore {
        best = number
        bestScore = scores[number]
      }
    }
    return Transition(number: max(best, 0))
  }

  /// The numbers of the steps that may be taken from a state where more than one word is left: with words
  /// in the buffer, to shift among them.
  @inline(__always)
  private static func forEachPermitted(
    _ state: borrowing ParserState, _ body: (_ number: Int) -> Void
  ) {
    if state.canShift { body(0) }
    if state.canAttachLeft {
      for number in stride(from: 3, to: Transition.count, by: 2) { body(number) }
    }
    if state.canAttachRight {
      for number in stride(from: 4, to: Transition.count, by: 2) { body(number) }
    }
  }
}

/// For each word of a sentence its head, and how it depends on it.
package struct DependencyTree: Sendable {
  /// −1 for the one word that depends on nothing.
  package let heads: [Int]
  package let dependencies: [Dependency]

  package init(heads: [Int], dependencies: [Dependency]) {
    self.heads = heads
    self.dependencies = dependencies
  }
}
