internal import GraphModel
internal import GraphQuery
internal import GraphStore

/// Runs one scenario on a graph of its own and checks everything that it states.
///
/// Steps are carried out in order. A query's outcome is kept until the next query; each `Then` and
/// `And` is checked against the latest one. A step that the runner does not know fails the scenario,
/// and so does an error that no step asked for.
struct ScenarioRunner {
  let graphs: NamedGraphs
  /// How long one query may take.
  var timeLimit: Swift.Duration = .seconds(20)
  /// From where queries read.
  var reading = Store.Reading.automatic

  /// - Throws: what the scenario states and the engine did not do.
  func run(_ scenario: Scenario) throws(ExpectationError) {
    var run = try Run(runner: self)
    for step in scenario.steps {
      do throws(ExpectationError) {
        try run.carryOut(step)
      } catch {
        throw ExpectationError("line \(step.line): \(error.description)")
      }
    }
    try run.end()
  }

  private enum Outcome {
    case result(QueryResult)
    case failure(QueryError)
  }

  private struct Run {
    let runner: ScenarioRunner
    private let store: Store
    private var procedures: [Procedure] = []
    private var parameters: [String: Value] = [:]
    private var outcome: Outcome?
    /// Whether a step has looked at the latest outcome.
    private var isChecked = true
    private var before: GraphState?

    init(runner: ScenarioRunner) throws(ExpectationError) {
      self.runner = runner
      do throws(StoreError) {
        store = try Store.inMemory(options: Store.Options(reading: runner.reading))
      } catch {
        throw ExpectationError("no graph in memory: \(error)")
      }
    }

    mutating func carryOut(_ step: Step) throws(ExpectationError) {
      guard let kind = StepKind(step.text) else {
        throw ExpectationError("unknown step: \(step.text)")
      }
      switch kind {
      case .emptyGraph: break
      case .namedGraph(let name):
        for script in try runner.graphs.scripts(of: name) { try setUp(script) }
      case .execute: try setUp(try document(of: step))
      case .parameters:
        for row in try table(of: step) {
          guard row.count == 2 else { throw ExpectationError("a parameter is a name and a value") }
          guard let value = try ExpectedValueReader.read(row[1]).parameter else {
            throw ExpectationError("an entity cannot be a parameter")
          }
          parameters[row[0]] = value
        }
      case .procedure(let signature):
        procedures.append(try TableProcedure.make(signature, table: step.table ?? []))
      case .query, .controlQuery:
        try finish()
        before = try state()
        outcome = execute(try document(of: step))
        isChecked = false
      case .expectResult(let isOrdered, let ignoresListOrder):
        let expected = try ExpectedResult(
          try table(of: step), isOrdered: isOrdered, ignoresListOrder: ignoresListOrder)
        try expected.check(try result())
      case .expectEmptyResult:
        let rows = try result().rows.count
        if rows > 0 { throw ExpectationError("\(rows) rows, not an empty result") }
      case .expectError(let expected): try check(expected)
      case .expectSideEffects:
        try checkSideEffects(try ExpectedSideEffects.read(try table(of: step)))
      case .expectNoSideEffects: try checkSideEffects([:])
      }
    }

    /// The scenario is over: it must have asked something.
    func end() throws(ExpectationError) {
      if outcome == nil { throw ExpectationError("the scenario runs no query") }
      try finish()
    }

    /// An outcome that no step looked at must at least be no error.
    func finish() throws(ExpectationError) {
      if !isChecked, case .failure(let error)? = outcome { throw unexpected(error) }
    }

    private func execute(_ text: String) -> Outcome {
      do throws(QueryError) {
        var options = QueryOptions()
        options.limits = QueryLimits(time: runner.timeLimit)
        let engine = QueryEngine(store: store, procedures: ProcedureRegistry(procedures))
        return .result(try engine.run(text, parameters: parameters, options: options))
      } catch {
        return .failure(error)
      }
    }

    private func setUp(_ text: String) throws(ExpectationError) {
      if case .failure(let error) = execute(text) { throw unexpected(error) }
    }

    private func state() throws(ExpectationError) -> GraphState {
      do throws(StoreError) { return try GraphState(of: store) } catch {
        throw ExpectationError("the graph cannot be read: \(error)")
      }
    }

    private mutating func result() throws(ExpectationError) -> QueryResult {
      isChecked = true
      switch outcome {
      case .result(let result)?: return result
      case .failure(let error)?: throw unexpected(error)
      case nil: throw ExpectationError("no query has run")
      }
    }

    private mutating func check(_ expected: ExpectedError) throws(ExpectationError) {
      isChecked = true
      switch outcome {
      case nil: throw ExpectationError("no query has run")
      case .result(let result)?:
        throw ExpectationError(
          "no error was raised, but \(result.rows.count) rows returned; expected "
            + "\(expected.kind) at \(expected.phase ?? "any time"): \(expected.detail ?? "*")")
      case .failure(let error)?:
        if error.kind.rawValue == expected.kind,
          expected.phase == nil || expected.phase == error.phase.rawValue,
          expected.detail == nil || expected.detail == error.detail.rawValue
        {
          return
        }
        throw ExpectationError(
          "raised \(describe(error)); expected \(expected.kind) at "
            + "\(expected.phase ?? "any time"): \(expected.detail ?? "*")")
      }
    }

    private func checkSideEffects(_ expected: [String: Int]) throws(ExpectationError) {
      guard let before else { throw ExpectationError("no query has run") }
      try ExpectedSideEffects.check(before.sideEffects(to: try state()), against: expected)
    }

    private func document(of step: Step) throws(ExpectationError) -> String {
      guard let document = step.document else { throw ExpectationError("a query is missing") }
      return document
    }

    private func table(of step: Step) throws(ExpectationError) -> [[String]] {
      guard let table = step.table else { throw ExpectationError("a table is missing") }
      return table
    }

    private func unexpected(_ error: QueryError) -> ExpectationError {
      ExpectationError("raised \(describe(error))")
    }

    private func describe(_ error: QueryError) -> String {
      "\(error.kind.rawValue) at \(error.phase.rawValue): \(error.detail.rawValue) (\(error))"
    }
  }
}
