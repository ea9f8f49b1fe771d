import Glibc
import GraphExtract
import GraphModel
import Testing

@Suite("Any text")
struct RobustnessTests {
  private func read(_ text: DocumentText) -> Reading {
    Extractor.standard.read(text, published: PartialDate(year: 2024))
  }

  @Test(
    "text that is not prose is read without harm",
    arguments: [
      "", "\0", "\n\n\n", "…", "'", "\u{FEFF}", "(", "[REUTERS]", "President", "the of and",
      "'s's's",
      "– – –", "Mr.", "1234567890123456789012345678901234567890", "U.S.", "Ambassador of", "-elect",
      "ex-", "King of Spain", "\u{1F600}\u{200D}", "in 9999999", "on Jan. 99", "A-B-C-D", "U.",
      ", who has been acting governor of the Bank of Ghana since March,",
      "visit to Ann Hadley of Kenya, the director of Tarmen Corporation.",
      "Ana Solis was succeeded by", "Succeeding Ann Hadley, Ana Solis spoke.", "preceded by",
      "the regional", "this bloc", "HE", "HE the", "Gulf of", "Board of", "the law firm and",
      "Th. J",
      "Public Joint Stock Company", "Doctors for", "the mother of three", "seat on the board",
      "the shoes of", "US-sanctioned", "sanctions targeting", "easyTrain", "Mail.ru",
    ])
  func survives(text: String) {
    let reading = read(DocumentText(text))
    #expect(reading.assertions.allSatisfy { !$0.evidence.isEmpty })
  }

  @Test("bytes that are not UTF-8 are replaced, and offsets count in the decoded text")
  func replacesInvalidBytes() {
    let bytes: [UInt8] =
      [0xFF, 0xC0, 0x80, 0xE2, 0x82] + Array(" Russia's President Vladimir Putin spoke.".utf8)
    let text = DocumentText(decoding: bytes)
    let reading = read(text)
    let decoded = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    #expect(reading.assertions.count == 1)
    for evidence in reading.assertions.flatMap(\.evidence) {
      var slice = ""
      slice.unicodeScalars.append(contentsOf: decoded[evidence.span])
      #expect(slice == evidence.quote)
    }
  }

  @Test("random tokens of the grammar never trap")
  func survivesRandomText() {
    let parts = [
      "President", "the", "of", "Russia", "'s", ",", "and", "Kim Jong Un", "ambassador", "to", "(",
      ")", "was", "appointed", "as", "2019", "from", "Jan. 5", "-", "–", "“", "”", ".", "\n",
      "\n\n",
      "Ministry", "for", "Foreign Affairs", "Bank", "U.S.", "who", "sanctions", "on", "met", "with",
      "signed", "treaty", "stake", "in", "Acme Corp", "acquired", "is", "member", "former", "will",
      "invasion", "war", "man", "Tokyo", "his", "he", "-elect", "ex-", "credentials", ":", ";", "?",
      "successor", "parent", "unit", "joined", "between", "partnership", "its", "alliance", "pose",
      "visit", "counterpart", "colleague", "re-election", "given up", "PM", "H E", "followed by",
      "51%-owned by", "daughters", "among", "members", "confirmed", "recalled", "charge",
      "regional bloc", "this", "ruling party", "HE", "Sultan", "bin", "Board", "Supervisory",
      "Gulf of", "easyTrain", "Booking.com", "Th.", "Doctors for", "US-sanctioned", "targeting",
      "the mother of three", "state-owned company", "the shoes of", "seat on", "law firm", "only",
      "Joint Stock Company", "House of", "unit of", "Status of",
    ]
    var state: UInt64 = 20_240_601
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for round in 0..<400 {
      var text = ""
      for _ in 0..<next(80) { text += parts[next(parts.count)] + (next(5) == 0 ? "" : " ") }
      let reading = read(DocumentText(text))
      for assertion in reading.assertions {
        #expect(assertion.source != assertion.target, "seed 20240601, round \(round)")
      }
    }
  }

  @Test("sentences may begin and end with any of their words")
  func survivesCutSentences() {
    // Rules look at what stands before and behind: every cut is the edge of a sentence to one of them.
    for file in PostConstructionFile.all {
      for passage in file.passages {
        let words = passage.text.split(whereSeparator: \.isWhitespace).prefix(30)
        let cuts = words.indices.flatMap { [words[$0...], words[...$0]] }
        let text = cuts.map { $0.joined(separator: " ") }.joined(separator: "\n\n")
        #expect(read(DocumentText(text)).assertions.allSatisfy { !$0.evidence.isEmpty })
      }
    }
  }

  /// The time of this thread, which other work on the machine does not change.
  private func seconds(_ work: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    work()
    return now() - start
  }

  /// Four times the text takes four times as long, and not the sixteen of a loop within a loop.
  @Test(
    "text without sentences is read in time that grows with its length",
    arguments: [
      ",", "A", "Ab ", "of the ", "President ", "Russia, ", "(", "’s ", "\n", "1999 ", "and A ",
      "\"",
      "“", "X met Y. ", "- \n", ", the ambassador of ", "Inc ", "U.S. ", "1. ", "—", "\u{301}",
      "President X said Kenya. ", "La# van Fi# Ko. ", "Gulf of ", "HE Abu ", "Th. ",
      "Lake Union met the small union ", "Orlan, a unit of Orlan Foods, ", "the mother of three ",
    ])
  func isLinear(piece: String) {
    // "#" is another word each time.
    func text(_ bytes: Int) -> DocumentText {
      let pieces = (0..<bytes / piece.utf8.count).map { number in
        let digits = String(number).unicodeScalars.map { UnicodeScalar($0.value + 0x31) ?? "x" }
        return piece.split(separator: "#", omittingEmptySubsequences: false)
          .joined(separator: String(String.UnicodeScalarView(digits)))
      }
      return DocumentText("Text. " + pieces.joined())
    }
    let (short, long) = (text(6_000), text(24_000))
    _ = read(short)
    var least = Double.infinity
    for _ in 0..<4 where least > 7 {
      let unit = seconds { _ = read(short) }
      let whole = seconds {
        for assertion in read(long).assertions { #expect(assertion.source != assertion.target) }
      }
      least = min(least, whole / max(unit, 1e-4))
    }
    #expect(least < 9, "4 times the text took \(least) times as long")
  }
}
