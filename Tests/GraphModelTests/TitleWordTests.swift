import Testing

@testable import GraphModel

@Suite struct TitleWordTests {
  /// Titles in ASCII are taken apart by their bytes; this is what that must come to.
  private func words(_ title: String) -> [String] {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  @Test(arguments: [
    "", " ", "President", "Vice-President", "  First  Deputy Prime Minister ", "G7/G20 sherpa",
    "a.b.c",
    "Minister (Trade & Industry)", "tánaiste", "Председатель", "MIXED Case", "tab\there",
    "x\u{7F}y",
    "_underscore_", "2nd secretary", "9", "é", "Aé b",
  ])
  func `the words of a title are its letters and digits`(title: String) {
    #expect(TitleMatcher.words(of: title) == words(title))
  }

  @Test func `every declared title is found by its own words`() {
    for role in Ontology.standard.roles {
      for title in role.titles {
        #expect(TitleMatcher.words(of: title) == words(title))
        #expect(Ontology.standard.role(forTitle: title) != nil)
      }
    }
  }
}
