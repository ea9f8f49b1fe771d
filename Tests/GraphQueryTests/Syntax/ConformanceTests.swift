import Testing

@testable import GraphQuery

@Suite("The compatibility kit's queries", .enabled(if: FeatureFiles.areThere))
struct ConformanceSyntaxTests {
  /// Details that the parser alone decides.
  private static let lexical: Set<String> = [
    "UnexpectedSyntax", "InvalidNumberLiteral", "IntegerOverflow", "FloatingPointOverflow",
    "InvalidUnicodeLiteral", "InvalidUnicodeCharacter", "InvalidRelationshipPattern",
  ]

  @Test("Every query that is right is read, and none is refused for another reason than the kit's")
  func readsEveryQuery() throws {
    let queries = try FeatureFiles.queries()
    #expect(queries.count > 3_000)
    for query in queries {
      do {
        _ = try Parser.parse(query.text)
      } catch {
        #expect(
          query.error?.detail == error.detail.rawValue
            && Self.lexical.contains(error.detail.rawValue),
          "\(query.scenario): \(error) in \(query.text)")
      }
    }
  }
}
