/// Names of several words that are the end of a longer one: "Mr. van Houten".
extension NameResolver {
  /// The long names of a document by the words in which they end, where one alone ends so: "Mr. van Houten" is Jeroen
  /// van Houten, "Latu Fifita" Viliami Latu Fifita.
  func fullerNames(_ sentences: [Sentence]) -> [[String]: String] {
    var fuller: [[String]: String] = [:]
    var seen: Set<[String]> = []
    var shared: Set<[String]> = []
    for unit in sentences.lazy.flatMap(\.units)
    where unit.kind == .name && unit.end - unit.nameFirst > 2 {
      let first = lexicon.classes(of: tokens[unit.nameFirst].word)
      let key = ActorTable.key(spelling(unit))
      // "the Assembly X Y", "Count X Y": not of the name.
      guard first.isEmpty || first.contains(.given), seen.insert(key).inserted else { continue }
      for length in 2..<max(2, min(key.count, Self.longestShortName + 1)) {
        let ending = Array(key.suffix(length))
        if fuller.updateValue(spelling(unit), forKey: ending) != nil { shared.insert(ending) }
      }
    }
    return fuller.filter { !shared.contains($0.key) }
  }

  /// Words of a name that may be a part of a longer one.
  private static let longestShortName = 3

  /// The longer name that a person goes by whom a name of two words or three means. Who is called by a given name is
  /// called by all that is needed.
  func fullerName(_ unit: Unit, _ fuller: [[String]: String]) -> String? {
    guard (2...Self.longestShortName).contains(unit.end - unit.nameFirst),
      !lexicon.classes(of: tokens[unit.nameFirst].word).contains(.given)
    else { return nil }
    return fuller[ActorTable.key(spelling(unit))]
  }
}
