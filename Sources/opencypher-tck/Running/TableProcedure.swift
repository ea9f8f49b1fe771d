internal import GraphModel
internal import GraphQuery

/// A procedure that a scenario describes by its signature and a table: it yields the results of
/// those rows whose inputs equal its arguments.
enum TableProcedure {
  static func make(_ text: String, table: [[String]]) throws(ExpectationError) -> Procedure {
    let signature = try SignatureReader.read(text)
    let columns = signature.parameters.map(\.name) + signature.results.map(\.name)
    var rows: [[Value]] = []
    // Without columns, one cell stands for none.
    if let header = table.first, !columns.isEmpty {
      guard header == columns else {
        throw ExpectationError(
          "a table of \(header.joined(separator: ", ")) for the procedure \(text)")
      }
      for row in table.dropFirst() {
        guard row.count == columns.count else {
          throw ExpectationError("rows of different lengths")
        }
        var values: [Value] = []
        for cell in row {
          guard let value = try ExpectedValueReader.read(cell).parameter else {
            throw ExpectationError("a procedure's table holds no entities")
          }
          values.append(value)
        }
        rows.append(values)
      }
    }
    let count = signature.parameters.count
    let content = rows
    return Procedure(signature) { (arguments, _) throws(EvaluationError) -> [[Value]] in
      content.filter { row in zip(row, arguments).allSatisfy { $0 == $1 } }
        .map { Array($0.dropFirst(count)) }
    }
  }
}

/// Reads `test.my.proc(name :: STRING?, id :: INTEGER?) :: (city :: STRING?)`.
enum SignatureReader {
  static func read(_ text: String) throws(ExpectationError) -> ProcedureSignature {
    func failure() -> ExpectationError { ExpectationError("cannot read the signature \(text)") }
    guard let open = text.firstIndex(of: "("), let close = text.firstIndex(of: ")"), open < close
    else { throw failure() }
    let name = String(text[..<open]).filter { !$0.isWhitespace }
    let rest = text[text.index(after: close)...]
    let parameters = try fields(text[text.index(after: open)..<close])
    guard let second = rest.firstIndex(of: "("), let last = rest.lastIndex(of: ")"), second < last,
      rest[..<second].filter({ !$0.isWhitespace }) == "::", !name.isEmpty
    else { throw failure() }
    return ProcedureSignature(
      name, parameters: parameters, results: try fields(rest[rest.index(after: second)..<last]))
  }

  private static func fields(_ text: Substring) throws(ExpectationError) -> [ProcedureSignature
    .Field]
  {
    var fields: [ProcedureSignature.Field] = []
    for part in text.split(separator: ",") {
      let pair = part.split(separator: "::").map { $0.filter { !$0.isWhitespace } }
      guard pair.count == 2 else { throw ExpectationError("no field: \(part)") }
      let isNullable = pair[1].hasSuffix("?")
      guard
        let type = ProcedureSignature.FieldType(
          rawValue: isNullable ? String(pair[1].dropLast()) : pair[1])
      else { throw ExpectationError("no type: \(pair[1])") }
      fields.append(ProcedureSignature.Field(pair[0], type, isNullable: isNullable))
    }
    return fields
  }
}
