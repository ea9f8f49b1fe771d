internal import GraphModel
internal import GraphQuery
internal import GraphStore

/// This project as the kit sees an engine: a graph that is opened, and questions that are asked, all of
/// one snapshot, as the drivers of the other engines do.
final class Engine {
  let store: Store
  private let engine: QueryEngine
  private let snapshot: QuerySnapshot
  private var prepared: [Question: [PreparedQuery]] = [:]

  /// - Parameter reading: with `image`, the image is made now.
  init(opening path: String, reading: Store.Reading = .index) throws {
    store = try Store.open(
      path, access: .readOnly, options: Store.Options(reading: reading, sharesImages: true))
    engine = QueryEngine(store: store)
    snapshot = try engine.snapshot()
    if reading == .image { _ = try snapshot.run(engine.prepare("RETURN 1")) }
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
    for query in queries {
      answers.append(try snapshot.run(query, parameters: parameters).rows)
    }
    return answers
  }
}
