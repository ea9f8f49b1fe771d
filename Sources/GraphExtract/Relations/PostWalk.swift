internal import GraphModel

/// The way back from a post to the verb that gives it to somebody, a step at a time: over what tells only where,
/// when and by whom ("X was named on Monday by the board as"), past the one to whom the verb is done.
///
/// Every step is of the unit the walk stands on. It is tried what that may be, in the order of
/// ``step(_:_:)``: what is more than one unit before single names, names before words.
struct PostWalk {
  enum Step {
    /// The walk goes on with this unit.
    case to(Int)
    /// The post is given to somebody, or nobody can be told to hold it.
    case end
  }

  let linker: PostLinker
  /// Of the post, among those of the sentence.
  let index: Int
  let post: Post
  /// The unit that is looked at.
  var at: Int
  /// Whom the verb that is still to come is done to: "named X as".
  var object: Int?
  /// Further ones, from the last: "named X and Y as".
  var others: [Int] = []
  /// "as" stands before the post.
  var hasAs = false
  /// "the post of" stands before it.
  var hasOffice = false
  /// "to be" stands before it.
  var isToBe = false
  /// "to Rome" stands before it.
  var hasDestination = false
  /// One of several, or over: "posts including", "until recently".
  var isPast = false
  /// "his brother as" stands before it.
  var isOfKin = false

  /// As far as a verb is from its post.
  private static let reach = 14

  init(_ linker: PostLinker, _ index: Int, _ post: Post) {
    self.linker = linker
    self.index = index
    self.post = post
    at = post.units.lowerBound - 1
  }

  var units: [Unit] { linker.units }

  mutating func run(_ posts: inout [Post], _ facts: inout DocumentFacts) {
    for _ in 0..<Self.reach where at >= 0 {
      guard case .to(let next) = step(&posts, &facts) else { return }
      at = next
    }
  }

  private mutating func step(_ posts: inout [Post], _ facts: inout DocumentFacts) -> Step {
    if let step = stepOverAside(posts, &facts) { return step }
    if let step = stepOverPlace(&posts, &facts) { return step }
    if let step = stepOverPerson(posts, &facts) { return step }
    if let step = stepInList(&posts) { return step }
    if let step = stepToOffice(&posts, &facts) { return step }
    if let step = stepToVerb(&posts, &facts) { return step }
    return stepOverWord() ?? .end
  }

  /// Gives the post to somebody, and ends the walk.
  func give(
    to holder: Int, by manner: Post.Link.Manner, at verb: Int, isPast: Bool = false,
    _ posts: inout [Post]
  ) -> Step {
    posts[index].holders = [holder]
    posts[index].link = Post.Link(manner: manner, verb: verb, isPast: isPast)
    return .end
  }
}
