import GraphExtract
import Testing

@Suite("Encodings") struct EncodingTests {
  private func read(
    _ bytes: [UInt8], _ format: DocumentFormat = .html, _ encoding: TextEncoding? = nil
  ) throws(DocumentError) -> String {
    try ArticleReader(format, encoding: encoding).read(bytes).text
  }

  /// "é’" in windows-1252.
  static let western: [UInt8] = [0xE9, 0x92]

  @Test(
    "a page is read in what it says that it is written in",
    arguments: [
      "<meta charset=windows-1252>", "<meta charset=\"ISO-8859-1\">", "<META CHARSET='latin1'>",
      "<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">",
      "<?xml version=\"1.0\" encoding=\"windows-1252\"?>",
      "<script charset=\"utf-8\"></script><meta charset=cp1252>",
    ])
  func readsDeclared(declaration: String) throws {
    #expect(try read(Array(declaration.utf8) + Self.western) == "é’\n\n")
  }

  @Test("a byte order mark is believed, in pages and in plain text")
  func readsMarked() throws {
    for (text, format) in [("<p>Zażółć 🙂", DocumentFormat.html), ("Zażółć 🙂", .text)] {
      let expected = format == .html ? "Zażółć 🙂\n\n" : "Zażółć 🙂"
      var little: [UInt8] = [0xFF, 0xFE]
      var big: [UInt8] = [0xFE, 0xFF]
      for unit in text.utf16 {
        little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      }
      #expect(try read(little, format) == expected)
      #expect(try read(big, format) == expected)
      #expect(try read([0xEF, 0xBB, 0xBF] + Array(text.utf8), format) == expected)
      // The mark is stronger than what the page says.
      #expect(throws: DocumentError.self) { try read(little + [0], format) }
    }
    #expect(try read([0xFF, 0xFE, 0x3D, 0xD8], .text, .windows1252) == "ÿþ=Ø")
  }

  @Test("an encoding is never guessed")
  func refuses() {
    for (bytes, format) in [
      (Self.western, DocumentFormat.html), (Self.western, .text), (Self.western, .markdown),
      (Array("<meta charset=utf-8>".utf8) + Self.western, .html),
      (Array("<meta charset=shift_jis>".utf8) + [0x83, 0x65], .html),
      ([0xFF, 0xFE, 0x00, 0xD8], .text),
      ([0x41, 0x00], .text),
    ] {
      #expect(throws: DocumentError.self) { try read(bytes, format) }
    }
  }

  @Test("the user's word is stronger than the page's")
  func takesTheUsersWord() throws {
    let page = Array("<meta charset=utf-8>".utf8) + [0xEF, 0xF0, 0xE8]
    #expect(try read(page, .html, .windows1251) == "при\n\n")
    #expect(try read([0xD0, 0xD2, 0xC9], .text, .koi8R) == "при")
    #expect(try read([0xA4], .text, .isoLatin9) == "€")
    #expect(try read([0xB3, 0x9C], .text, .windows1250) == "łś")
    #expect(try read([0x81], .text, .windows1252) == "\u{FFFD}")
  }

  @Test("every label that is known leads somewhere, and others nowhere")
  func knowsLabels() {
    for encoding in TextEncoding.allCases {
      #expect(TextEncoding(label: encoding.rawValue.uppercased()) == encoding)
    }
    #expect(TextEncoding(label: "ascii") == .windows1252)
    #expect(TextEncoding(label: "utf-7") == nil)
    #expect(TextEncoding(label: "") == nil)
  }
}
