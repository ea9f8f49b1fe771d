/// The verbs that ask, without the parser of arguments where these are plain.
///
/// To set the parser up takes two thirds of what a small question takes of the processor: see
/// Documentation/decisions/plain-arguments.md.
enum PlainCommand {
  /// What to run; nil where the parser is needed.
  static func find(_ arguments: [String]) -> (() throws -> Void)? {
    let rest = arguments.dropFirst()
    switch arguments.first {
    case "query": return query(rest).map { command in { try command.run() } }
    case "who": return who(rest).map { command in { try command.run() } }
    case "path": return path(rest).map { command in { try command.run() } }
    default: return nil
    }
  }

  private static func query(_ arguments: ArraySlice<String>) -> QueryCommand? {
    guard let plain = PlainArguments(arguments, repeatable: ["--param"]), plain.words.count == 1
    else { return nil }
    var command = QueryCommand(settings: plain.settings, source: .text(plain.words[0]))
    for text in plain.values("--param") {
      guard let parameter = try? ParameterArgument.parse(text) else { return nil }
      command.parameters.append(parameter)
    }
    return command
  }

  private static func who(_ arguments: ArraySlice<String>) -> HolderCommand? {
    guard let plain = PlainArguments(arguments, options: ["--of", "--to"]) else { return nil }
    let command = HolderCommand(
      settings: plain.settings, post: plain.words.joined(separator: " "),
      body: plain.values("--of").first, accreditedTo: plain.values("--to").first)
    return command.post.isEmpty && command.body == nil && command.accreditedTo == nil
      ? nil : command
  }

  private static func path(_ arguments: ArraySlice<String>) -> ConnectionCommand? {
    guard
      let plain = PlainArguments(
        arguments, repeatable: ["--via", "--avoid"], flags: ["--all"]), plain.words.count == 2
    else { return nil }
    var command = ConnectionCommand(
      settings: plain.settings, from: plain.words[0], to: plain.words[1])
    command.wantsAll = plain.has("--all")
    command.via = plain.values("--via")
    command.avoid = plain.values("--avoid")
    return command
  }
}
