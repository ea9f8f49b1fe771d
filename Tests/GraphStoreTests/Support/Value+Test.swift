import GraphModel

extension Value {
  /// A text that tells apart what the language's equality does not: NaN from null, 1 from 1.0, -0.0
  /// from 0.0, one spelling of a string from another.
  var testText: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .float(let value): value.isNaN ? "nan" : "float \(value.bitPattern)"
    case .string(let value):
      "'"
        + value.unicodeScalars.map { $0.isASCII && $0.value >= 32 ? String($0) : "{\($0.value)}" }
        .joined() + "'"
    case .list(let list): "[" + list.map(\.testText).joined(separator: ", ") + "]"
    default: "\(self)"
    }
  }
}

extension Period {
  /// The four bounds, a dash for an open one.
  var testText: String {
    [sinceEarliest, sinceLatest, untilEarliest, untilLatest]
      .map { $0?.description ?? "-" }.joined(separator: " ")
  }
}
