/// The features by which the parser chooses a step: words, tags and arcs around the top of the stack
/// and the front of the buffer (after Zhang and Nivre 2011, without the features of arc-eager).
package struct ParserFeatures: Sendable {
  /// A word as the parser sees it.
  package struct Word: Sendable {
    package var word: UInt64
    package var tag: UInt64

    package init(word: UInt64, tag: UInt64) {
      self.word = word
      self.tag = tag
    }

    /// Stands where there is no word, and for the root.
    static let none = Word(word: 3, tag: 3)
    static let root = Word(word: 4, tag: 4)
  }

  /// - Returns: how many features were written.
  package static func write(
    _ state: borrowing ParserState, _ words: UnsafeBufferPointer<Word>, into buffer: FeatureBuffer
  ) -> Int {
    var out = FeatureWriter(buffer)
    let count = Int32(state.count)
    let depth = state.stack.count
    let i0 = depth > 0 ? state.stack[depth - 1] : -1
    let i1 = depth > 1 ? state.stack[depth - 2] : -1
    let i2 = depth > 2 ? state.stack[depth - 3] : -1
    let j0 = Int32(state.front)

    func word(_ index: Int32) -> Word {
      index < 0 || index > count ? .none : index == count ? .root : words[Int(index)]
    }
    func label(_ index: Int32) -> UInt64 {
      index < 0 || index >= count ? 99 : UInt64(state.dependencies[Int(index)].rawValue)
    }
    let s0 = word(i0)
    let s1 = word(i1)
    let s2 = word(i2)
    let b0 = word(j0)
    let b1 = word(j0 + 1)
    let b2 = word(j0 + 2)
    let none = ParserState.Children()
    let c0 = i0 >= 0 ? state.children[Int(i0)] : none
    let c1 = i1 >= 0 ? state.children[Int(i1)] : none
    let d0 = j0 < count ? state.children[Int(j0)] : none
    let s0l = word(c0.left)
    let s0r = word(c0.right)
    let s1l = word(c1.left)
    let s1r = word(c1.right)
    let b0l = word(d0.left)

    // Single words.
    out.add(1, s0.word, s0.tag)
    out.add(2, s0.word)
    out.add(3, s0.tag)
    out.add(4, s1.word, s1.tag)
    out.add(5, s1.word)
    out.add(6, s1.tag)
    out.add(7, b0.word, b0.tag)
    out.add(8, b0.word)
    out.add(9, b0.tag)
    out.add(10, b1.word, b1.tag)
    out.add(11, b1.tag)
    out.add(12, b2.tag)
    out.add(13, s2.tag)
    out.add(14, b1.word)
    // Pairs of words.
    out.add(15, s0.word ^ s0.tag, b0.word ^ b0.tag)
    out.add(16, s0.word ^ s0.tag, b0.tag)
    out.add(17, s0.tag, b0.word ^ b0.tag)
    out.add(18, s0.word, b0.word)
    out.add(19, s0.tag, b0.tag)
    out.add(20, b0.tag, b1.tag)
    out.add(21, s1.word ^ s1.tag, s0.word ^ s0.tag)
    out.add(22, s1.word ^ s1.tag, s0.tag)
    out.add(23, s1.tag, s0.word ^ s0.tag)
    out.add(24, s1.word, s0.word)
    out.add(25, s1.tag, s0.tag)
    out.add(26, s1.tag, b0.tag)
    out.add(27, s1.word, b0.word)
    out.add(28, s1.word, b0.tag)
    // Triples of tags.
    out.add(29, b0.tag, b1.tag, b2.tag)
    out.add(30, s0.tag, b0.tag, b1.tag)
    out.add(31, s1.tag, s0.tag, b0.tag)
    out.add(32, s2.tag, s1.tag, s0.tag)
    out.add(33, s1.tag << 20 | s0.tag, b0.tag, b1.tag)
    out.add(34, s0.word, b0.tag, b1.tag)
    out.add(35, s1.tag, s0.word, b0.tag)
    out.add(36, s1.word, s0.tag, b0.tag)
    out.add(37, s1.tag, s0.tag, b0.word)
    // Dependents.
    out.add(38, s0.tag, s0l.tag, b0.tag)
    out.add(39, s0.tag, s0r.tag, b0.tag)
    out.add(40, s0.tag, b0.tag, b0l.tag)
    out.add(41, s1.tag, s0.tag, s0l.tag)
    out.add(42, s1.tag, s0.tag, s0r.tag)
    out.add(43, s1.tag, s1r.tag, s0.tag)
    out.add(44, s1.tag, s1l.tag, s0.tag)
    out.add(45, s0.tag, word(c0.right2).tag, b0.tag)
    out.add(46, s1.tag << 20 | s1r.tag, s0.tag, b0.tag)
    out.add(47, s0l.word, s0.tag)
    out.add(48, s0r.word, s0.tag)
    out.add(49, s1r.word, s1.tag)
    out.add(50, b0l.word, b0.tag)
    out.add(51, s0.tag << 20 | label(c0.right), s1.tag, b0.tag)
    // Labels of dependents.
    out.add(52, s0.word, label(c0.left), label(c0.right))
    out.add(53, s0.tag, label(c0.left), label(c0.left2))
    out.add(54, s0.tag, label(c0.right), label(c0.right2))
    out.add(55, s1.tag, label(c1.right), label(c1.right2))
    out.add(56, b0.tag, label(d0.left), label(d0.left2))
    out.add(57, s1.word, label(c1.right), s0.tag)
    out.add(58, s0.tag, c0.leftSet)
    out.add(59, s0.tag, c0.rightSet)
    out.add(60, s1.tag, c1.rightSet)
    out.add(61, b0.tag, d0.leftSet)
    out.add(62, s0.word, c0.leftSet)
    out.add(63, s0.word, c0.rightSet)
    out.add(64, s1.word, c1.rightSet)
    out.add(65, b0.word, d0.leftSet)
    out.add(66, s0.tag << 20 | b0.tag, c0.leftSet, d0.leftSet)
    out.add(67, s1.tag << 20 | s0.tag, c1.rightSet, c0.leftSet)
    // Distance and number of dependents.
    let near = distance(i0, j0)
    let far = distance(i1, i0)
    out.add(68, s0.word, near)
    out.add(69, s0.tag << 20 | b0.tag, near)
    out.add(70, s1.tag << 20 | s0.tag, far)
    out.add(71, s1.word, far)
    out.add(72, b0.word, near)
    out.add(73, s0.word, far)
    out.add(74, s0.tag << 8 | UInt64(c0.leftCount) << 4 | UInt64(c0.rightCount), b0.tag)
    out.add(75, s1.tag << 8 | UInt64(c1.leftCount) << 4 | UInt64(c1.rightCount), s0.tag)
    out.add(76, b0.tag << 4 | UInt64(d0.leftCount), s0.tag)
    out.add(77, s2.word, s1.tag, s0.tag)
    out.add(78, s2.tag << 20 | s1.tag, s0.tag, b0.tag)
    out.add(79, UInt64(min(depth, 3)), b0.tag)
    out.add(80, s0.tag, b1.word)
    out.add(81, b0.word, b1.tag)
    out.add(82, b0.word, b1.word)
    return out.count
  }

  @inline(__always)
  private static func distance(_ left: Int32, _ right: Int32) -> UInt64 {
    guard left >= 0, right >= 0 else { return 0 }
    switch right - left {
    case ...4: return UInt64(max(0, right - left))
    case ...6: return 5
    case ...10: return 6
    default: return 7
    }
  }
}
