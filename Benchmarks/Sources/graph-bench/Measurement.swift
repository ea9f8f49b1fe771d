internal import GraphModel

/// What the kit records of one question's items, run in several passes.
struct Measurement {
  var asked = 0
  var items = 0
  var wrong = 0
  var error: String?
  private var latencies: [Double] = []
  private var totals: [Double] = []
  private var processor = 0.0

  /// The same protocol as that of the other engines: passes over all items within a budget of time,
  /// every answer of the first pass checked outside of the time that counts.
  static func run(
    _ question: Question, _ engine: Engine, _ workload: Workload, passes: Int, budget: Double
  ) throws -> Measurement {
    var result = Measurement()
    let items = try workload.items(question)
    result.items = items.count
    let processorBefore = processorTime()
    let deadline = now() + budget
    passes: for pass in 0..<passes {
      var total = 0.0
      for (index, parameters) in items.enumerated() {
        let begin = now()
        let rows: [[[Value]]]
        do { rows = try engine.ask(question, parameters) } catch {
          result.error = "\(error)"
          break passes
        }
        let elapsed = now() - begin
        total += elapsed
        result.latencies.append(elapsed)
        if pass == 0 {
          result.asked += 1
          if try !workload.accepts(rows, to: question, item: index) {
            result.wrong += 1
            if result.wrong <= 2 { say("WRONG: \(question) of \(parameters): \(rows)") }
          }
        }
        if now() > deadline { break passes }
      }
      result.totals.append(total)
    }
    result.processor = processorTime() - processorBefore
    return result
  }

  private func percentile(_ share: Double) -> Double {
    let sorted = latencies.sorted()
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  var json: JSONObject {
    var object = JSONObject()
    object.add("n", asked)
    object.add("of", items)
    object.add("bad", wrong)
    if let error { object.add("err", error) }
    guard !latencies.isEmpty else { return object }
    object.add("p50", percentile(0.5))
    object.add("p99", percentile(0.99))
    object.add("mean", latencies.reduce(0, +) / Double(latencies.count))
    object.add("passes", totals.count)
    object.add("cpu", processor)
    if let most = totals.max(), let least = totals.min() {
      let total = totals.sorted()[totals.count / 2]
      object.add("total", total)
      object.add("spread", (most - least) / total)
    }
    return object
  }
}
