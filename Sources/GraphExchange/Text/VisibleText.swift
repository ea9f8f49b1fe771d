/// Text in which nothing can act on a terminal or be illegal in XML: every control character
/// becomes the picture of it.
///
/// C0 controls become their Unicode control pictures (`ESC` is `␛`); DEL is `␡`; C1 controls,
/// noncharacters and the marks that reorder a line (bidirectional embeddings and isolates) become
/// U+FFFD.
public enum VisibleText {
  public static func of(_ text: String) -> String {
    var text = text
    return text.withUTF8 { utf8 in isPlain(utf8) } ? text : String(of(text.unicodeScalars))
  }

  /// As ``of(_:)``, but line ends and tabs stay.
  public static func keepingLines(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(scalar == "\n" || scalar == "\t" ? scalar : visible(scalar))
    }
    return String(scalars)
  }

  /// What stands for `scalar`; the scalar itself where it is harmless.
  static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    // U+2400 + n names the control character n; both ranges hold scalars only.
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: scalar
    }
  }

  private static func of(_ scalars: String.UnicodeScalarView) -> String.UnicodeScalarView {
    var result = String.UnicodeScalarView()
    for scalar in scalars { result.append(visible(scalar)) }
    return result
  }

  /// Whether nothing needs to be replaced. Looks at bytes only, and may say no where it need not.
  private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in utf8 {
      // 0xC2 begins C1, 0xE2 the reordering marks, 0xEF the noncharacters.
      if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF {
        return false
      }
    }
    return true
  }
}
