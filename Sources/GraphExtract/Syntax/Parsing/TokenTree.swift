/// A sentence's tree over its tokens, made of the tree over its words.
struct TokenTree {
  /// Counted from the sentence's first token; −1 for the root.
  let heads: [Int32]
  let dependencies: [Dependency]
  /// The dependents of all tokens, one token's after another's; token `t`'s are those from `starts[t]`
  /// up to `starts[t + 1]`.
  private let children: [Int32]
  private let starts: [Int32]

  init(_ tree: DependencyTree, _ words: SyntaxWords) {
    let count = words.firstWords.count
    var heads = [Int32](repeating: -1, count: count)
    var dependencies = [Dependency](repeating: .other, count: count)
    let depths = TokenTree.depths(tree.heads)
    for token in 0..<count {
      let own = words.words(of: token)
      guard words.tokens[own.lowerBound] == token else {
        // A mark that only goes on with the one before: "...".
        heads[token] = Int32(token - 1)
        dependencies[token] = .punctuation
        continue
      }
      // The word nearest to the root. The head of it is nearer still, and so is the chief word of
      // that head's token: going from head to head never comes back.
      guard let chief = own.min(by: { depths[$0] < depths[$1] }) else { continue }
      let head = tree.heads[chief]
      heads[token] = head < 0 ? -1 : Int32(words.tokens[head])
      dependencies[token] = tree.dependencies[chief]
    }
    self.heads = heads
    self.dependencies = dependencies
    var starts = [Int32](repeating: 0, count: count + 1)
    for head in heads where head >= 0 { starts[Int(head) + 1] += 1 }
    for token in 0..<count { starts[token + 1] += starts[token] }
    var next = starts
    var children = [Int32](repeating: 0, count: Int(starts[count]))
    for (token, head) in heads.enumerated() where head >= 0 {
      children[Int(next[Int(head)])] = Int32(token)
      next[Int(head)] += 1
    }
    self.starts = starts
    self.children = children
  }

  /// For each word how many heads are above it.
  private static func depths(_ heads: [Int]) -> [Int32] {
    var depths = [Int32](repeating: -1, count: heads.count)
    var path: [Int] = []
    for word in heads.indices {
      var current = word
      while current >= 0, depths[current] < 0 {
        path.append(current)
        current = heads[current]
      }
      var depth = current < 0 ? 0 : depths[current] + 1
      while let next = path.popLast() {
        depths[next] = depth
        depth += 1
      }
    }
    return depths
  }

  func dependents(of token: Int) -> ArraySlice<Int32> {
    children[Int(starts[token])..<Int(starts[token + 1])]
  }
}
