import Foundation
import GraphModel
import GraphQuery
import GraphStore
import Testing

@Suite struct ScenarioTests {
  @Test(arguments: try Scenario.all())
  func `a scenario gives what it says`(_ scenario: Scenario) throws {
    for reading in [Store.Reading.index, .image] { try check(scenario, reading) }
  }

  private func check(_ scenario: Scenario, _ reading: Store.Reading) throws {
    let engine = QueryEngine(store: try Store.inMemory(options: Store.Options(reading: reading)))
    for statement in scenario.graph.components(separatedBy: ";\n") where !statement.isEmpty {
      _ = try engine.run(statement)
    }
    var options = QueryOptions()
    options.asOf = scenario.asOf.flatMap { PartialDate($0)?.exact }
    switch scenario.expectation {
    case .rows(let header, let expected, let isOrdered):
      let result = try engine.run(scenario.query, options: options)
      #expect(result.columns == header)
      var rows = result.rows.map { $0.map { $0.rendered(in: result.entities) } }
      var wanted = expected
      if !isOrdered {
        rows.sort { $0.lexicographicallyPrecedes($1) }
        wanted.sort { $0.lexicographicallyPrecedes($1) }
      }
      #expect(rows == wanted)
    case .error(let kind, let detail):
      let error = #expect(throws: QueryError.self) {
        try engine.run(scenario.query, options: options)
      }
      #expect(error?.kind.rawValue == kind)
      #expect(error?.detail.rawValue == detail)
      if let mark = scenario.mark { #expect(error?.range.map { Int($0.start) } == mark) }
    case .plan(let lines):
      let plan = try engine.prepare(scenario.query, options: options).plan
      var rest = plan.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }[...]
      for line in lines {
        let place = rest.firstIndex(of: line)
        #expect(place != nil, "\(line) is missing in\n\(plan)")
        if let place { rest = rest[(place + 1)...] }
      }
    }
  }
}
