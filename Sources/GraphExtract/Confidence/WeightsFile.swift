internal import CSchema

/// The file of weights: one on a line, a number, a tab and the name of its factor. A line that begins
/// with `#` is a comment.
package enum WeightsFile {
  static func weights(of file: SchemaFile) -> [String: Double] {
    let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
    var weights: [String: Double] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let weight = Double(String(decoding: line[..<tab], as: UTF8.self))
      weights[String(decoding: line[(tab + 1)...], as: UTF8.self)] = weight
    }
    return weights
  }

  /// - Parameter comment: lines without their mark.
  package static func text(_ weights: [(name: String, weight: Double)], comment: [String]) -> String
  {
    var text = comment.map { $0.isEmpty ? "#\n" : "# \($0)\n" }.joined()
    for (name, weight) in weights { text += "\(thousandths(weight))\t\(name)\n" }
    return text
  }

  private static func thousandths(_ number: Double) -> String {
    let scaled = Int((number * 1000).rounded())
    let digits = String(abs(scaled) % 1000)
    return (scaled < 0 ? "-" : "") + "\(abs(scaled) / 1000)."
      + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
