internal import ArgumentParser
internal import GraphExchange

/// How the files of `import` are written.
struct ImportFormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Between the fields: one character, or tab. (default: ,)", valueName: "character"))
  var delimiter: String?

  @Option(
    help: ArgumentHelp("Between the elements of a list. (default: ;)", valueName: "character"))
  var arrayDelimiter: String?

  @Option(
    help: ArgumentHelp("Around fields with anything in them. (default: \")", valueName: "character")
  )
  var quote: String?

  @Option(
    help: ArgumentHelp(
      """
      What the column :ID holds: texts, whole numbers, or whole numbers that become the nodes' own \
      ids and ascend.
      """, valueName: "string|integer|actual"))
  var idType: ImportOptions.IDKind = .string

  @Option(
    help: ArgumentHelp(
      "The header of the node files, in place of their first line.", valueName: "header"))
  var nodeColumns: String?

  @Option(
    help: ArgumentHelp(
      "The header of the relationship files, in place of their first line.", valueName: "header"))
  var relationshipColumns: String?

  @Flag(help: "Take white space around fields without quotes away.")
  var trim = false

  @Flag(help: "Pass over fields beyond those of the header.")
  var ignoreExtraColumns = false

  func options() throws -> ImportOptions {
    var options = ImportOptions()
    if let delimiter { options.delimiter = try character(delimiter, "--delimiter") }
    if let arrayDelimiter {
      options.arrayDelimiter = try character(arrayDelimiter, "--array-delimiter")
    }
    if let quote { options.quote = try character(quote, "--quote") }
    guard Set([options.delimiter, options.arrayDelimiter, options.quote]).count == 3 else {
      throw ValidationError("--delimiter, --array-delimiter and --quote are three characters")
    }
    options.idKind = idType
    options.nodeColumns = nodeColumns
    options.relationshipColumns = relationshipColumns
    options.trimsFields = trim
    options.ignoresExtraColumns = ignoreExtraColumns
    return options
  }

  private func character(_ text: String, _ name: String) throws -> UInt8 {
    switch text.lowercased() {
    case "tab", "\\t", "\t": return UInt8(ascii: "\t")
    default: break
    }
    guard let byte = text.utf8.first, text.utf8.count == 1, (0x20..<0x7F).contains(byte) else {
      throw ValidationError("\(name) is one character of ASCII, or tab")
    }
    return byte
  }
}
