import Testing

@testable import GraphExtract

/// The models on input that is not prose.
@Suite struct SyntaxRobustnessTests {
  private func analyse(_ words: [[UInt8]]) throws -> (
    tags: [GraphExtract.Tag], tree: DependencyTree, [NameSpan]
  ) {
    let model = try #require(SyntaxModel.standard)
    var sequence = WordSequence()
    for word in words { word.withUnsafeBufferPointer { sequence.append($0) } }
    let tags = Tagger(model).tags(of: sequence)
    return (
      tags, DependencyParser(model).parse(sequence, tags: tags),
      NameTagger(model).names(in: sequence, tags: tags)
    )
  }

  @Test func anyBytesAreWords() throws {
    let seed = UInt64.random(in: 0..<1 << 32)
    var state = seed
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    for _ in 0..<40 {
      let words = (0..<Int(next() % 30)).map { _ in
        (0..<Int(next() % 12)).map { _ in UInt8(truncatingIfNeeded: next()) }
      }
      let (tags, tree, names) = try analyse(words)
      #expect(tags.count == words.count, "seed \(seed)")
      #expect(tree.heads.count { $0 < 0 } == (words.isEmpty ? 0 : 1), "seed \(seed)")
      #expect(tree.heads.enumerated().allSatisfy { $0 != $1 && $1 < words.count }, "seed \(seed)")
      #expect(names.allSatisfy { $0.words.upperBound <= words.count }, "seed \(seed)")
    }
  }

  @Test func aSentenceOfThousandsOfWordsIsATree() throws {
    for word in ["Of", ",", "the", "Xi", "\u{FFFD}"] {
      let (tags, tree, _) = try analyse(Array(repeating: Array(word.utf8), count: 2_000))
      #expect(tags.count == 2_000)
      #expect(tree.heads.count { $0 < 0 } == 1)
    }
    let (tags, _, _) = try analyse([Array(repeating: UInt8(ascii: "A"), count: 1 << 20)])
    #expect(tags.count == 1)
  }

  @Test func aFileThatIsNoModelIsNone() {
    for bytes in [[], Array("GRAPHSYN".utf8), Array(repeating: UInt8(0xFF), count: 400)] {
      bytes.withUnsafeBytes { #expect(SyntaxModel($0) == nil) }
    }
  }

  @Test func noSetOfTemplatesIsLargerThanItsBuffer() throws {
    let buffer = FeatureBuffer()
    var folded: [UInt8] = []
    let form = "U.S.-based".utf8.withContiguousStorageIfAvailable {
      WordForm($0, folded: &folded)
    }
    let word = try #require(form)
    let tag = GraphExtract.Tag(.noun, .nn)
    let tagged = [TagFeatures.Word](
      repeating: .init(form: word, ambiguity: 1, name: 0xFFFF), count: 5)
    let named = [NameFeatures.Word](
      repeating: .init(form: word, tag: tag.number, name: 0xFFFF), count: 5)
    let parsed = [ParserFeatures.Word](repeating: .init(word: word.word, tag: tag.number), count: 5)
    var state = ParserState(count: 5)
    for _ in 0..<3 { state.apply(.shift) }
    for count in [
      tagged.withUnsafeBufferPointer {
        TagFeatures.write($0, at: 2, tag1: 1, tag2: 1, into: buffer)
      },
      named.withUnsafeBufferPointer { NameFeatures.write($0, at: 2, into: buffer) },
      parsed.withUnsafeBufferPointer { ParserFeatures.write(state, $0, into: buffer) },
    ] {
      #expect(count > 30 && count <= FeatureWriter.capacity)
    }
  }
}
