internal import GraphExchange
internal import GraphModel
internal import GraphStore

/// Which relationships some words of the command line mean: `r14`, or ACTOR [TYPE] [ACTOR].
enum RelationshipArgument {
  static func resolve(
    _ words: [String], validity: ValidityFilter?, in reader: ReadTransaction
  ) throws -> [RelationshipID] {
    if words.count == 1, let id = try numbered(words[0], in: reader) { return [id] }
    let actor = try ActorArgument.resolve(words[0], in: reader)
    var types: [TypeToken]?
    var other: NodeID?
    for (index, word) in words.enumerated().dropFirst() {
      // Of two words the second may be either; types win, as actors rarely look like them.
      if index == 1, let named = try TypeArgument.tokens(word, in: reader) {
        types = named
      } else if index == 1, words.count == 3 {
        throw try TypeArgument.unknown(word, in: reader)
      } else {
        other = try ActorArgument.resolve(word, in: reader)
      }
    }
    var expansion = Expansion()
    try reader.expand(
      [actor], ExpandRequest(types: types, validity: validity), into: &expansion)
    return zip(expansion.relationships, expansion.neighbours)
      .filter { other == nil || $0.1 == other }.map(\.0)
  }

  private static func numbered(
    _ text: String, in reader: ReadTransaction
  ) throws(StoreError) -> RelationshipID? {
    let digits = text.first == "r" ? text.dropFirst() : text[...]
    guard let number = Int64(digits), number > 0 else { return nil }
    let id = RelationshipID(number)
    return try reader.exist([id]).first == true ? id : nil
  }
}
