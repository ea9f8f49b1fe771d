/// How sentences say, by what is taken, that one comes after another: "takes the place of Y", "stepped into the
/// shoes of Y", "took the baton from Y".
extension SentenceView {
  /// The verb before what is taken at a unit, where "of" or "from" leads on to whose it was.
  func takeover(of taken: Int) -> Int? {
    guard `is`(taken + 1, .of) || `is`(taken + 1, .from),
      units[taken].isOne(of: .place, .reins) || Self.taken.contains(spelling(at: taken))
    else { return nil }
    return (max(0, taken - 3)..<taken).last {
      units[$0].isOne(of: .take, .takes, .taking, .took) || Self.taking.contains(spelling(at: $0))
    }
  }

  /// The noun of "in this post", "in that position", "in office", whose preposition is at a unit: what has been told of.
  func officeReferred(toAt preposition: Int) -> Int? {
    guard `is`(preposition, .in) else { return nil }
    let noun = has(preposition + 1, .det) ? preposition + 2 : preposition + 1
    return has(noun, .office) ? noun : nil
  }

  private static let taken: Set<String> = ["shoes", "baton", "helm", "mantle", "torch", "gavel"]
  private static let taking: Set<String> = [
    "taken", "step", "steps", "stepped", "stepping", "fill", "fills", "filled", "filling",
    "assume", "assumes", "assumed", "assuming", "receive", "receives", "received", "receiving",
    "inherit", "inherits", "inherited",
  ]
}
