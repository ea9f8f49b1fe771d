/// Lets the global options stand before the verb as well as after it:
/// `graphctl --db a.db who …` is `graphctl who --db a.db …`.
enum ArgumentOrder {
  private static let withValue = ["--db", "--as-of", "--format"]
  private static let flags = ["--no-color"]

  static func normalized(_ arguments: [String]) -> [String] {
    var leading: [String] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      let name = argument.prefix { $0 != "=" }
      if flags.contains(argument) || (argument.contains("=") && withValue.contains(String(name))) {
        leading.append(argument)
        index += 1
      } else if withValue.contains(argument), index + 1 < arguments.count {
        leading += arguments[index...index + 1]
        index += 2
      } else {
        break
      }
    }
    guard index < arguments.count, !leading.isEmpty, !arguments[index].hasPrefix("-") else {
      return arguments
    }
    return [arguments[index]] + leading + arguments[(index + 1)...]
  }
}
