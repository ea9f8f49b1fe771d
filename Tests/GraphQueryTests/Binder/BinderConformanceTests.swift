import GraphModel
import Testing

@testable import GraphQuery

@Suite("The compatibility kit's queries, bound", .enabled(if: FeatureFiles.areThere))
struct BinderConformanceTests {
  @Test("Every query that is right is bound, and every compile-time error is the kit's")
  func bindsEveryQuery() throws {
    for query in try FeatureFiles.queries() {
      let catalog = Catalog(procedures: query.procedures.compactMap(signature))
      var raised: QueryError?
      var bound: BoundStatement?
      do {
        bound = try Binder.bind(query.text, catalog: catalog) { .standard }
      } catch {
        raised = error
      }
      guard let expected = query.error else {
        #expect(raised == nil, "\(query.scenario): \(query.text)")
        continue
      }
      if let raised {
        #expect(
          raised.kind.rawValue == expected.kind
            && (expected.detail == "*" || raised.detail.rawValue == expected.detail)
            && expected.phase != "runtime",
          "\(query.scenario): \(expected) but \(raised.detail.rawValue) \(raised) in \(query.text)")
      } else if expected.phase == "compile time" {
        if expected.detail == "MissingParameter" {
          let missing = bound?.parameters.filter { !query.parameters.contains($0.name) }
          #expect(missing?.isEmpty == false, "\(query.scenario)")
        } else {
          Issue.record("\(query.scenario): no \(expected) in \(query.text)")
        }
      }
    }
  }

  /// Reads `name(a :: INTEGER?, …) :: (b :: STRING?, …)`.
  private func signature(_ text: String) -> ProcedureSignature? {
    guard let open = text.firstIndex(of: "("), let close = text.firstIndex(of: ")") else {
      return nil
    }
    let parameters = fields(text[text.index(after: open)..<close])
    let rest = text[text.index(after: close)...]
    guard let second = rest.firstIndex(of: "("), let last = rest.lastIndex(of: ")") else {
      return nil
    }
    let results = fields(rest[rest.index(after: second)..<last])
    return ProcedureSignature(
      String(text[..<open]), parameters: parameters, results: results)
  }

  private func fields(_ text: Substring) -> [ProcedureSignature.Field] {
    text.split(separator: ",").compactMap { field in
      let parts = field.split(separator: " ").filter { $0 != "::" }
      guard parts.count == 2 else { return nil }
      let name = parts[1].last == "?" ? parts[1].dropLast() : parts[1]
      guard let type = ProcedureSignature.FieldType(rawValue: String(name)) else { return nil }
      return ProcedureSignature.Field(String(parts[0]), type, isNullable: parts[1].last == "?")
    }
  }
}
