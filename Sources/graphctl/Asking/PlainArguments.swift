internal import GraphExchange
internal import GraphModel

/// Arguments in their plainest form: words, and `--name value` with a value that does not look like an
/// option.
///
/// Whatever else is given (another option, `--name=value`, `--`, an option twice, a value that is wrong)
/// is left to the parser of arguments, which alone judges and says what is wrong: nothing is read here
/// that it would refuse, and nothing in another way.
struct PlainArguments {
  private(set) var words: [String] = []
  private(set) var settings = CommonSettings()
  private var given: [(option: String, value: String)] = []
  private var flags: [String] = []

  /// Nil where the parser is needed.
  ///
  /// - Parameters:
  ///   - arguments: those after the verb.
  ///   - options: the verb's own options that take a value, `--file`.
  ///   - repeatable: those of them that may be given often.
  ///   - known: the verb's own options that take no value.
  init?(
    _ arguments: ArraySlice<String>, options: [String] = [], repeatable: [String] = [],
    flags known: [String] = []
  ) {
    guard !ReadingChoice.isUnknown else { return nil }
    var rest = arguments
    while let argument = rest.popFirst() {
      if !PlainArguments.looksLikeOption(argument) {
        words.append(argument)
      } else if argument == "--no-color" || known.contains(argument) {
        guard !flags.contains(argument) else { return nil }
        flags.append(argument)
      } else {
        guard let value = rest.popFirst(), !value.isEmpty,
          !PlainArguments.looksLikeOption(value),
          values(argument).isEmpty || repeatable.contains(argument)
        else { return nil }
        given.append((argument, value))
        switch argument {
        case "--db": settings.db = value
        case "--as-of":
          guard let day = try? DateArgument.day(value) else { return nil }
          settings.asOf = day
        case "--format":
          guard let format = ResultFormat(rawValue: value) else { return nil }
          settings.format = format
        default:
          guard options.contains(argument) || repeatable.contains(argument) else { return nil }
        }
      }
    }
    settings.noColor = has("--no-color")
  }

  func values(_ option: String) -> [String] {
    given.compactMap { $0.option == option ? $0.value : nil }
  }

  func has(_ flag: String) -> Bool { flags.contains(flag) }

  private static func looksLikeOption(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "-")
  }
}
