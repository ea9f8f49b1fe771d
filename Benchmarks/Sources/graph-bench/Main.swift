internal import GraphExchange
internal import GraphModel
internal import GraphStore

/// The driver of this project for the benchmark kit, with the commands of the other engines':
///
///     graph-bench load  DATA GRAPH              makes the graph of nodes.csv and edges.csv
///     graph-bench query DATA GRAPH [QUESTION…]  asks and checks every answer
///     graph-bench dot   DATA GRAPH FILE         writes the whole graph as DOT
///     graph-bench cold  DATA GRAPH              opens the graph and asks the first question once
///     graph-bench repeat DATA GRAPH QUESTION N  asks N items of a question, and measures nothing:
///                                               for counting instructions
///
/// Each prints one line of JSON, but for the last two.
@main
enum Main {
  static func main() {
    do { try run(Array(CommandLine.arguments.dropFirst())) } catch {
      say("graph-bench: \(error)")
      exitProcess(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    guard arguments.count >= 3 else {
      throw BenchmarkError("usage: graph-bench load|query|dot|cold|repeat DATA GRAPH …")
    }
    let (folder, graph, rest) = (arguments[1], arguments[2], Array(arguments.dropFirst(3)))
    switch arguments[0] {
    case "load": try load(folder, graph)
    case "query": try query(folder, graph, rest)
    case "dot": try dot(graph, rest.first ?? "/dev/null")
    case "cold": try cold(folder, graph)
    case "repeat": try repeatQuestion(folder, graph, rest)
    default: throw BenchmarkError("there is no command \(arguments[0])")
    }
  }

  /// `$GRAPHCTL_READ`, `index` or `image`; as of a process that stays, the image.
  private static var reading: Store.Reading {
    environment("GRAPHCTL_READ").flatMap { Store.Reading(rawValue: $0) } ?? .image
  }

  private static func load(_ folder: String, _ graph: String) throws {
    let (begin, processor) = (now(), processorTime())
    try Loading.load(folder: folder, into: graph)
    var object = JSONObject()
    object.add("load_s", now() - begin)
    object.add("cpu_s", processorTime() - processor)
    object.add("rss_mb", residentMemory())
    object.add("size_mb", Double(size(ofGraph: graph)) / 1e6)
    print(object.text)
  }

  private static func query(_ folder: String, _ graph: String, _ names: [String]) throws {
    let begin = now()
    let engine = try Engine(opening: graph, reading: reading)
    let opened = now() - begin
    let workload = try Workload(folder: folder)
    let passes = environment("PASSES").flatMap { Int($0) } ?? 3
    let budget = environment("BUDGET").flatMap { Double($0) } ?? 60
    var results = JSONObject()
    for question in Question.allCases where names.isEmpty || names.contains(question.rawValue) {
      let measurement = try Measurement.run(
        question, engine, workload, passes: passes, budget: budget)
      say("\(question) \(measurement.json.text)")
      results.add(question.rawValue, measurement.json)
    }
    var object = JSONObject()
    object.add("open_s", opened)
    object.add("q", results)
    object.add("rss_mb", residentMemory())
    object.add("notes", JSONObject())
    print(object.text)
  }

  private static func dot(_ graph: String, _ path: String) throws {
    let engine = try Engine(opening: graph)
    let begin = now()
    let reader = try engine.store.beginRead()
    defer { reader.end() }
    let file = try OutputFile(path)
    var writer = DOTWriter(reader, drawing: .everything())
    var output = OutputBuffer(capacity: 1 << 20)
    while try writer.writePart(into: &output) {
      if output.count >= 1 << 19 { try file.write(&output) }
    }
    try file.write(&output)
    let seconds = now() - begin
    var object = JSONObject()
    object.add("dot_s", seconds)
    object.add("dot_mb", Double(file.count) / 1e6)
    object.add("rss_mb", residentMemory())
    print(object.text)
  }

  private static func cold(_ folder: String, _ graph: String) throws {
    let workload = try Workload(folder: folder)
    let engine = try Engine(opening: graph)
    guard let first = try workload.items(.q1).first else { return }
    for row in try engine.ask(.q1, first).joined() { print(row) }
  }

  private static func repeatQuestion(
    _ folder: String, _ graph: String, _ arguments: [String]
  ) throws {
    guard arguments.count == 2, let question = Question(rawValue: arguments[0]),
      let count = Int(arguments[1])
    else { throw BenchmarkError("usage: graph-bench repeat DATA GRAPH QUESTION N") }
    let engine = try Engine(opening: graph, reading: reading)
    let items = try Workload(folder: folder).items(question)
    for index in 0..<count { _ = try engine.ask(question, items[index % items.count]) }
  }
}
