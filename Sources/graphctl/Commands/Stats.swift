internal import ArgumentParser
internal import GraphModel
internal import GraphStore

struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "How much of what the graph holds.",
    discussion: """
      EXAMPLE:
        graphctl stats --format json
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(help: "List the documents instead.")
  var documents = false

  func run() throws {
    let store = try global.open(.readOnly)
    let reader = try store.beginRead()
    defer { reader.end() }
    if documents { return try list(try reader.documents()) }
    var rows: [[Value]] = [[.string("nodes"), .integer(Int64(try reader.nodeCount(label: nil)))]]
    var labels: [(String, Int)] = []
    for label in try reader.labels() {
      labels.append((try reader.name(of: label), try reader.nodeCount(label: label)))
    }
    for (name, count) in labels.sorted(by: { $0.0 < $1.0 }) where count > 0 {
      rows.append([.string(":\(name)"), .integer(Int64(count))])
    }
    rows.append([
      .string("relationships"), .integer(Int64(try reader.relationshipCount(type: nil))),
    ])
    var types: [(String, Int)] = []
    for type in try reader.relationshipTypes() {
      types.append((try reader.name(of: type), try reader.relationshipCount(type: type)))
    }
    for (name, count) in types.sorted(by: { $0.0 < $1.0 }) where count > 0 {
      rows.append([.string(":\(name)"), .integer(Int64(count))])
    }
    rows.append([.string("documents"), .integer(Int64(try reader.documents().count))])
    try Answer(global).write(columns: ["what", "count"], rows)
  }

  private func list(_ documents: [Document]) throws(Failure) {
    try Answer(global).write(
      columns: ["document", "published", "assertions", "extractor"],
      documents.map { document in
        [
          .string(document.uri), document.published.map { .string($0.description) } ?? .null,
          .integer(Int64(document.assertions)), .string(document.extractor),
        ]
      })
  }
}
