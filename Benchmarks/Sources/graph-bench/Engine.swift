internal import GraphModel
internal import GraphQuery
internal import GraphStore

/// This project as the kit sees an engine: a graph that is opened, and questions that are asked.
final class Engine {
  let store: Store
  private let engine: QueryEngine
  private var prepared: [Question: [PreparedQuery]] = [:]

  init(opening path: String) throws {
    store = try Store.open(path, access: .readOnly)
    engine = QueryEngine(store: store)
  }

  /// The rows of all queries of a question, one list for each query.
  func ask(_ question: Question, _ parameters: [String: Value]) throws(QueryError) -> [[[Value]]] {
    let queries: [PreparedQuery]
    if let known = prepared[question] {
      queries = known
    } else {
      var made: [PreparedQuery] = []
      for text in question.texts { made.append(try engine.prepare(text)) }
      prepared[question] = made
      queries = made
    }
    var answers: [[[Value]]] = []
    answers.reserveCapacity(queries.count)
    for query in queries { answers.append(try engine.run(query, parameters: parameters).rows) }
    return answers
  }
}
