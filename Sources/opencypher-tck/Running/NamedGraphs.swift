/// The graphs that scenarios ask for by name: a folder each, with a description in JSON that lists
/// the scripts that build it.
struct NamedGraphs {
  /// The folder that holds a folder for each graph; nil where there are none.
  let directory: String?

  /// The folder `graphs` in the folder of the features, or in one of those above it.
  init(near features: String) {
    var folder = Files.isDirectory(features) ? features : features + "/.."
    var found: String?
    for _ in 0..<6 where found == nil {
      if Files.isDirectory(folder + "/graphs") { found = folder + "/graphs" }
      folder += "/.."
    }
    directory = found
  }

  init(directory: String?) { self.directory = directory }

  /// The queries that build a graph, in order.
  func scripts(of name: String) throws(ExpectationError) -> [String] {
    guard let directory, let description = Files.text(of: "\(directory)/\(name)/\(name).json")
    else { throw ExpectationError("there is no graph \(name)") }
    var scripts: [String] = []
    for script in try NamedGraphs.scriptNames(in: description) {
      guard let text = Files.text(of: "\(directory)/\(name)/\(script).cypher") else {
        throw ExpectationError("the graph \(name) lacks its script \(script)")
      }
      scripts.append(text)
    }
    return scripts
  }

  /// The strings in the list under `scripts`, all that is needed of the description.
  static func scriptNames(in description: String) throws(ExpectationError) -> [String] {
    let parts = description.split(separator: "\"scripts\"", maxSplits: 1)
    guard parts.count == 2, let start = parts[1].firstIndex(of: "["),
      let end = parts[1][start...].firstIndex(of: "]"),
      parts[1][..<start].allSatisfy({ $0 == ":" || $0.isWhitespace })
    else { throw ExpectationError("the description names no scripts") }
    let list = parts[1][start..<end]
    // Between the first quotation mark and the second, the third and the fourth …
    let pieces = list.split(separator: "\"", omittingEmptySubsequences: false)
    return pieces.indices.filter { $0 % 2 == 1 }.map { String(pieces[$0]) }
  }
}
