internal import ArgumentParser
internal import GraphExchange
internal import GraphModel
internal import GraphStore

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    _superCommandName: "graphctl", abstract: "Find actors by name.",
    discussion: """
      By the whole name, its beginning or its words; aliases too; case and accents do not matter.

      EXAMPLE:
        graphctl search "lee sok"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Words of a name.", valueName: "text"))
  var text: [String]

  @Option(help: ArgumentHelp("At most so many.", valueName: "n"))
  var limit = 20

  mutating func validate() throws {
    if text.isEmpty { throw ValidationError("give some words of a name") }
    if limit < 1 { throw ValidationError("--limit is a number from 1") }
  }

  func run() throws {
    let store = try global.open(.readOnly)
    let reader = try store.beginRead()
    defer { reader.end() }
    let hits = try reader.search(text.joined(separator: " "), limit: limit)
    let cards = try Cards(of: hits.map(\.node), in: reader)
    // A table shows nothing where programs are to see null.
    let nothing: Value = global.format == .table ? .string("") : .null
    let rows: [[Value]] = hits.map { hit in
      let card = cards[hit.node]
      return [
        .string("n\(hit.node)"), .string(card.name), .string(card.kind),
        hit.name == card.name ? nothing : .string(hit.name),
      ]
    }
    if rows.isEmpty {
      if global.format != .table { try Answer(global).write(columns: Self.columns, rows) }
      throw Failure(.nothing, "no name has these words")
    }
    try Answer(global).write(columns: Self.columns, rows)
  }

  private static let columns = ["actor", "name", "kind", "alias"]
}
