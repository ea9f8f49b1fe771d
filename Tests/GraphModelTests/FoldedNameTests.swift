import TestSupport
import Testing

@testable import GraphModel

@Suite struct FoldedNameTests {
  @Test(arguments: [
    ["Kim Jong-un", "Kim Jong Un", "KIM  JONG\u{2010}UN", " kim\tjong un. "],
    ["Côte d’Ivoire", "Cote d'Ivoire", "COTE D IVOIRE", "Co\u{302}te d\u{2BC}Ivoire"],
    ["Søren Łukasz Đặng", "soren lukasz dang"],
    ["Straße", "STRASSE"],
    ["Ἀθῆναι", "αθηναι", "ΑΘΗΝΑΙ"],
    ["ＡＢＣ Ｃｏ．", "abc co"],
    ["ﬁnance", "Finance"],
    ["İstanbul", "Istanbul", "istanbul"],
    ["Фёдор", "федор"],
    ["مُحَمَّد", "محمد"],
  ]) func `spellings of one name fold to the same`(spellings: [String]) {
    #expect(Set(spellings.map(foldedName)).count == 1)
  }

  @Test(arguments: [
    ["C++", "C"], ["が", "か"], ["कि", "का"], ["Lee", "Li"], ["!!!", "???"], ["김", "박"], ["AB", "A B"],
  ]) func `different names stay different`(names: [String]) {
    #expect(Set(names.map(foldedName)).count == names.count)
  }

  @Test func `what is folded reads as one would write it`() {
    #expect(foldedName("") == "")
    #expect(foldedName("O'Brien & Sons, Ltd.") == "o brien sons ltd")
    #expect(foldedName("대한민국") == "대한민국")
    #expect(foldedName("a\u{0}b") == "a b")
    #expect(foldedName("👩‍🚀 X") == foldedName("👩‍🚀 x"))
  }

  @Test func `what a beginning promises, every name that begins so keeps`() {
    var random = SeededGenerator(seed: randomSeed())
    let pieces = Array(
      "aBz9 -.'éÉe\u{301}\u{327}\u{345}か\u{3099}\u{309A}ハ\u{1100}\u{1161}\u{11A8}가ﬁßİıΣσς王\u{93F}\u{93C}कم\u{64B}$\u{200D}👩…\u{338}<"
        .unicodeScalars)
    for _ in 0..<4_000 {
      var name = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        name.append(pieces[Int.random(in: 0..<pieces.count, using: &random)])
      }
      let folded = Array(foldedName(String(name)).utf8)
      for count in 0...name.count {
        let prefix = String(String.UnicodeScalarView(name.prefix(count)))
        let promise = Array(foldedNamePrefix(prefix).utf8)
        #expect(
          folded.starts(with: promise),
          "\(String(name).debugDescription) from \(prefix.debugDescription)")
      }
    }
    #expect(foldedNamePrefix("Lee S") == "lee s")
    #expect(foldedNamePrefix("Łukas") == "lukas")
    #expect(foldedNamePrefix("김정") == "김")
    #expect(foldedNamePrefix("--") == "")
  }

  @Test func `folding twice changes nothing more`() {
    for name in [
      "Kim Jong-un", "Ærøskøbing", "İ", "ß", "ŉ", "ΐ", "…", "«»", "a\u{301}\u{327}", "ﷺ",
    ] {
      #expect(foldedName(foldedName(name)) == foldedName(name), "\(name)")
    }
  }
}

@Suite struct LatinFoldingTests {
  /// Random names of letters that the table has and of some that it lacks, against the folding that
  /// Unicode's tables make.
  @Test func `names in Latin letters are folded as by Unicode`() {
    var random = SeededGenerator(seed: randomSeed())
    let scalars =
      (Array(UInt32(0x20)..<0x180) + Array(UInt32(0x2010)..<0x2028) + [
        0x301, 0x180, 0x391, 0xAC00, 0x200D,
      ])
      .compactMap(Unicode.Scalar.init)
    for scalar in scalars { check(String(Character(scalar))) }
    for scalar in scalars { check("a" + String(Character(scalar)) + "B") }
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        if let scalar = scalars.randomElement(using: &random) { text.append(scalar) }
      }
      check(String(text))
    }
    #expect(LatinFolding.fold("Côte d’Ivoire") == "cote d ivoire")
    #expect(LatinFolding.fold("Œuvre “Straße”") == "oeuvre strasse")
    #expect(LatinFolding.fold("Αθήνα") == nil)
  }

  private func check(_ name: String) {
    if let folded = LatinFolding.fold(name) {
      #expect(folded == foldedUnicode(name), "\(name.debugDescription)")
    }
  }
}
