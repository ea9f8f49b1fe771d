/// How the bytes of a document stand for text.
///
/// An encoding is never guessed: it is UTF-8, or what a byte order mark, the document itself or the
/// user says.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LE = "utf-16le"
  case utf16BE = "utf-16be"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1257 = "windows-1257"
  case isoLatin2 = "iso-8859-2"
  case isoCyrillic = "iso-8859-5"
  case isoGreek = "iso-8859-7"
  case isoLatin9 = "iso-8859-15"
  case koi8R = "koi8-r"
  case koi8U = "koi8-u"

  /// The encoding that a label means, as browsers take it: Latin-1 is the windows-1252 that pages
  /// so labelled are written in.
  public init?(label: String) {
    let folded = label.lowercased().filter { !$0.isWhitespace }
    switch folded {
    case "utf8", "unicode-1-1-utf-8": self = .utf8
    case "us-ascii", "ascii", "latin1", "latin-1", "iso-8859-1", "iso8859-1", "iso_8859-1", "l1",
      "cp1252",
      "x-cp1252", "ansi_x3.4-1968":
      self = .windows1252
    case "cp1250", "x-cp1250": self = .windows1250
    case "cp1251", "x-cp1251": self = .windows1251
    case "cp1253", "x-cp1253": self = .windows1253
    case "cp1254", "x-cp1254", "iso-8859-9", "latin5", "l5": self = .windows1254
    case "cp1257", "x-cp1257": self = .windows1257
    case "latin2", "l2", "iso8859-2": self = .isoLatin2
    case "cyrillic", "iso8859-5": self = .isoCyrillic
    case "greek", "iso8859-7": self = .isoGreek
    case "latin9", "l9", "iso8859-15": self = .isoLatin9
    case "koi", "koi8": self = .koi8R
    case "utf-16", "utf16": self = .utf16LE
    default:
      guard let encoding = TextEncoding(rawValue: folded) else { return nil }
      self = encoding
    }
  }

  /// What a byte order mark at the front says, and how long the mark is.
  static func marked(_ bytes: [UInt8]) -> (encoding: TextEncoding, mark: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
    return nil
  }

  /// - Returns: nil where the bytes are not of this encoding. A byte of a one-byte encoding that
  ///   stands for nothing becomes U+FFFD.
  func decode(_ bytes: ArraySlice<UInt8>) -> String? {
    switch self {
    case .utf8: return String(validating: bytes, as: UTF8.self)
    case .utf16LE, .utf16BE:
      guard bytes.count.isMultiple(of: 2) else { return nil }
      let (high, low) = self == .utf16BE ? (0, 1) : (1, 0)
      let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map {
        UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + low])
      }
      return String(validating: units, as: UTF16.self)
    default:
      guard let table else { return nil }
      var text = String.UnicodeScalarView()
      for byte in bytes {
        text.append(byte < 0x80 ? Unicode.Scalar(byte) : table[Int(byte) - 0x80])
      }
      return String(text)
    }
  }

  private var table: [Unicode.Scalar]? {
    switch self {
    case .utf8, .utf16LE, .utf16BE: nil
    case .windows1250: EncodingTables.windows1250
    case .windows1251: EncodingTables.windows1251
    case .windows1252: EncodingTables.windows1252
    case .windows1253: EncodingTables.windows1253
    case .windows1254: EncodingTables.windows1254
    case .windows1257: EncodingTables.windows1257
    case .isoLatin2: EncodingTables.isoLatin2
    case .isoCyrillic: EncodingTables.isoCyrillic
    case .isoGreek: EncodingTables.isoGreek
    case .isoLatin9: EncodingTables.isoLatin9
    case .koi8R: EncodingTables.koi8R
    case .koi8U: EncodingTables.koi8U
    }
  }
}
