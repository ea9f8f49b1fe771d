internal import GraphModel

/// A sentence with its dates and posts, and the questions that rules ask of it. A class, because all that reads
/// in a sentence holds it.
final class SentenceView {
  let index: Int
  let kind: Block.Kind
  let units: [Unit]
  let times: [TimeExpression]
  let posts: [Post]
  let text: DocumentText
  let tokens: [Token]
  let syntax: SentenceSyntax
  private let spellings: UnitSpellings

  init(
    index: Int, kind: Block.Kind, units: [Unit], times: [TimeExpression], posts: [Post],
    text: DocumentText, tokens: [Token], syntax: SentenceSyntax, spellings: UnitSpellings
  ) {
    self.index = index
    self.kind = kind
    self.units = units
    self.times = times
    self.posts = posts
    self.text = text
    self.tokens = tokens
    self.syntax = syntax
    self.spellings = spellings
  }

  /// How far rules look to either side.
  static let reach = 60

  // MARK: What stands at a unit

  func person(at index: Int, _ facts: DocumentFacts) -> Int? {
    guard units.indices.contains(index), units[index].kind == .actor,
      facts.actors[units[index].actor].kind == .person
    else { return nil }
    return units[index].actor
  }

  /// "a former member", "formerly owned", but not "the then owner": right before a word.
  func isFormer(before index: Int) -> Bool {
    (max(0, index - 3)..<index).contains { units[$0].has(.former) && !units[$0].is(.then) }
  }

  func actor(at index: Int) -> Int? {
    guard units.indices.contains(index), units[index].kind == .actor else { return nil }
    return units[index].actor
  }

  func country(at index: Int, _ facts: DocumentFacts) -> Int? {
    guard let actor = actor(at: index), facts.actors[actor].kind == .country else { return nil }
    return actor
  }

  /// The expression that covers a unit.
  func time(covering index: Int) -> TimeExpression? {
    times.first { $0.units.contains(index) }
  }

  func post(covering index: Int) -> Post? { posts.first { $0.units.contains(index) } }

  func post(endingAt index: Int) -> Post? { posts.first { $0.units.upperBound == index } }

  /// The title of a post as the text writes it.
  func post(_ post: Post) -> String {
    post.writtenTitle ?? post.title.map { spelling($0) }.joined(separator: " ")
  }

  func `is`(_ index: Int, _ word: Word) -> Bool {
    units.indices.contains(index) && units[index].is(word)
  }

  func has(_ index: Int, _ classes: WordClass) -> Bool {
    units.indices.contains(index) && units[index].has(classes)
  }

  func spelling(_ tokens: Range<Int>) -> String {
    text.slice(tokens: tokens, of: self.tokens)
  }

  /// Of a unit; empty where there is none, as before the first.
  func spelling(at unit: Int) -> String {
    spellings[unit]
  }

  func spelling(units range: Range<Int>) -> String {
    guard let last = range.last else { return "" }
    return spelling(units[range.lowerBound].first..<units[last].end)
  }
}
