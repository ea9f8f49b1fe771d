internal import GraphModel

/// Holders by the verb that leads to a post.
extension PostLinker {
  func linkVerb(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts) {
    let post = posts[index]
    // "appointed her State Secretary".
    if let possessor = post.possessor, possessor == Word.her.id || possessor == Word.his.id,
      post.units.lowerBound > 0, units[post.units.lowerBound - 1].has(.appoint),
      let last = facts.antecedent(of: units[post.units.lowerBound])
    {
      posts[index].holders = [last]
      posts[index].possessor = nil
      posts[index].link = Post.Link(manner: .appointment, verb: post.units.lowerBound - 1)
      return
    }
    if linkInversion(index, &posts, &facts) { return }
    var walk = PostWalk(self, index, post)
    walk.run(&posts, &facts)
    if posts[index].isPlural, posts[index].holders.count == 1 {
      shareWithList(index, &posts, &facts)
    }
  }

  /// "X, Y and Z – now serving as ambassadors": what the last of a list is, in the plural, all are.
  func shareWithList(_ index: Int, _ posts: inout [Post], _ facts: inout DocumentFacts) {
    guard
      let name = units[..<posts[index].units.lowerBound].lastIndex(where: {
        $0.kind == .actor && $0.actor == posts[index].holders[0]
      }), name > 0, units[name - 1].is(.and)
    else { return }
    let list = view(posts).coordinated(endingAt: name, facts)
    guard list.count > 1, list.allSatisfy({ facts.actors.isOrBecomesPerson($0) }) else { return }
    posts[index].holders = list
  }

  /// "will remain", "is to stay on": what will be so is so already.
  func isLasting(_ verb: Int) -> Bool {
    ["remain", "continue", "stay", "keep", "retain"].contains(spelling(at: verb))
  }

  /// By the tags of the sentence.
  func isVerb(_ index: Int) -> Bool {
    bare.syntax.tag(units[index].end - 1).partOfSpeech == .verb
  }

  /// "from deputy minister to", between the verb and the new post.
  func isLeftBehind(_ post: Post) -> Bool {
    post.units.lowerBound > 0 && units[post.units.lowerBound - 1].is(.from)
      && units.indices.contains(post.units.upperBound) && units[post.units.upperBound].is(.to)
  }

  /// Says of which body a post is that does not say so itself.
  /// - Returns: whether it did not.
  @discardableResult
  func place(_ post: inout Post, at body: Int) -> Bool {
    guard post.bodies.isEmpty, post.reference == nil else { return false }
    post.bodies = [body]
    return true
  }
}
