import GraphModel
import Testing

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

  @Test func `folding twice changes nothing more`() {
    for name in [
      "Kim Jong-un", "Ærøskøbing", "İ", "ß", "ŉ", "ΐ", "…", "«»", "a\u{301}\u{327}", "ﷺ",
    ] {
      #expect(foldedName(foldedName(name)) == foldedName(name), "\(name)")
    }
  }
}
