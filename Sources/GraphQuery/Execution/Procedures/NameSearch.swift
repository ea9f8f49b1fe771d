internal import GraphModel
internal import GraphStore

/// The procedure that finds nodes by words of their names.
enum NameSearch {
  /// The one index of words that every graph has.
  static let index = "names"

  static let procedures: [Procedure] = [
    Procedure(
      ProcedureSignature(
        "db.index.fulltext.queryNodes",
        parameters: [
          .init("indexName", .string, isNullable: false),
          .init("queryString", .string, isNullable: false),
        ],
        results: [.init("node", .node, isNullable: false)])
    ) { (arguments, reader) throws(EvaluationError) in
      guard case .string(let index)? = arguments.first, case .string(let query)? = arguments.last
      else { return [] }
      guard index == NameSearch.index else {
        throw EvaluationError(
          .argumentError, .invalidArgumentValue,
          "there is no full-text index \(Value.string(index).rendered()); the one of all names is "
            + "called '\(NameSearch.index)'")
      }
      // As Lucene and SQLite write the begin of a word.
      let isBegun = query.hasSuffix("*")
      do throws(StoreError) {
        return try reader.nodes(nameWords: query, lastIsBegun: isBegun, limit: .max)
          .map { [.node($0)] }
      } catch {
        throw EvaluationError(error)
      }
    }
  ]
}
