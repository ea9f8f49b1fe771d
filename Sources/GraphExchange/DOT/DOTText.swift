/// Strings inside double quotes, as Graphviz's scanner and its two passes over escapes read them.
///
/// What was found with Graphviz 2.43:
/// - Any quoted run of 16,383 bytes without a backslash is a syntax error. Texts are therefore
///   shortened: to ``longest`` scalars, of which none takes more than five bytes.
/// - `&` begins an entity in labels and tooltips alike, so it is written `&amp;`.
/// - A label is unescaped once. A tooltip is unescaped twice, so that its backslashes must be
///   doubled twice, or `\N` in a quote would become the name of the node.
/// - Control characters pass through into SVG, where XML forbids them: they become visible.
enum DOTText {
  /// In scalars. 5 × 2,000 bytes stay well below what the scanner takes.
  static let longest = 2_000

  enum Use { case label, tooltip }

  /// Appends `text` in quotes; a line feed starts a new line.
  static func append(_ text: String, as use: Use, to output: inout OutputBuffer) {
    output.append(UInt8(ascii: "\""))
    appendContent(text, as: use, to: &output)
    output.append(UInt8(ascii: "\""))
  }

  private static func appendContent(
    _ text: String, as use: Use, to output: inout OutputBuffer
  ) {
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      guard utf8.count <= longest, utf8.allSatisfy(isHarmless) else { return false }
      output.append(utf8)
      return true
    }
    if isPlain { return }
    var count = 0
    for scalar in text.unicodeScalars {
      count += 1
      if count > longest {
        output.append("…")
        break
      }
      switch scalar {
      case "\"": output.append("\\\"")
      case "\\": output.append(use == .label ? "\\\\" : "\\\\\\\\")
      case "&": output.append("&amp;")
      case "\n": output.append("\\n")
      case "\t": output.append(UInt8(ascii: " "))
      default:
        output.append(UTF8.encode(VisibleText.visible(scalar)) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
      && byte != UInt8(ascii: "&")
  }
}
