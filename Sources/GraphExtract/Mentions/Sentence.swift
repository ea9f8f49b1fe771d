/// A sentence, heading, caption or list item, as units whose names are resolved to actors.
struct Sentence {
  var block: Int
  var kind: Block.Kind
  var isRepeated: Bool
  /// Indices into the document's tokens.
  var tokens: Range<Int>
  var units: [Unit]
  /// Its tags, names and grammar, worked out when a rule asks.
  var syntax: SentenceSyntax
}
