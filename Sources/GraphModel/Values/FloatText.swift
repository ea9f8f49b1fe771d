/// Floats as the language writes them, and as Java's `Double.toString` does: always with a point or
/// an exponent, `1.0`, `0.001`, `1.0E7`, `1.0E-4`; the shortest digits that read back as the same.
public enum FloatText {
  public static func text(of value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
    let (digits, exponent) = decimal(value.magnitude)
    let sign = value < 0 ? "-" : ""
    switch exponent {
    case -3..<0:
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
    case 0..<7:
      let whole = digits.prefix(exponent + 1)
      let padded = whole + String(repeating: "0", count: exponent + 1 - whole.count)
      let fraction = digits.dropFirst(exponent + 1)
      return sign + padded + "." + (fraction.isEmpty ? "0" : fraction)
    default:
      let fraction = digits.dropFirst()
      return sign + digits.prefix(1) + "." + (fraction.isEmpty ? "0" : fraction) + "E\(exponent)"
    }
  }

  /// The shortest significant digits, and the power of ten of the first of them.
  private static func decimal(_ value: Double) -> (digits: String, exponent: Int) {
    // Swift writes the shortest digits too, but lays them out otherwise: `1e-05`, `12345.0`.
    let text = value.description
    var exponent = 0
    var mantissa = Substring(text)
    if let mark = text.firstIndex(of: "e") {
      exponent = Int(text[text.index(after: mark)...]) ?? 0
      mantissa = text[..<mark]
    }
    let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(parts[0])
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let all = whole + fraction
    let leading = all.prefix { $0 == "0" }.count
    var digits = all.dropFirst(leading)
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    return (String(digits), exponent + whole.count - 1 - leading)
  }
}
