internal import GraphModel
internal import GraphStore

/// The procedures that say what a store holds.
enum Introspection {
  static let procedures: [Procedure] = [
    Procedure(
      ProcedureSignature(
        "db.labels", results: [.init("label", .string, isNullable: false)])
    ) { (_, reader) throws(EvaluationError) in
      try names { () throws(StoreError) in
        try reader.labels().map { (token) throws(StoreError) in try reader.name(of: token) }
      }
    },
    Procedure(
      ProcedureSignature(
        "db.relationshipTypes", results: [.init("relationshipType", .string, isNullable: false)])
    ) { (_, reader) throws(EvaluationError) in
      try names { () throws(StoreError) in
        try reader.relationshipTypes().map { (token) throws(StoreError) in
          try reader.name(of: token)
        }
      }
    },
    Procedure(
      ProcedureSignature(
        "db.propertyKeys", results: [.init("propertyKey", .string, isNullable: false)])
    ) { (_, reader) throws(EvaluationError) in
      try names { () throws(StoreError) in
        try reader.propertyKeys().map { (token) throws(StoreError) in try reader.name(of: token) }
      }
    },
    Procedure(
      ProcedureSignature(
        "db.indexes",
        results: [
          .init("name", .string, isNullable: true), .init("entity", .string, isNullable: false),
          .init("label", .string, isNullable: false), .init("property", .string, isNullable: false),
        ])
    ) { (_, reader) throws(EvaluationError) in
      do throws(StoreError) {
        var rows: [[Value]] = []
        for index in try reader.indexes() {
          let (entity, label) =
            switch index.subject {
            case .nodes(let label): ("node", try reader.name(of: label))
            case .relationships(let type): ("relationship", try reader.name(of: type))
            }
          rows.append([
            index.name.map(Value.string) ?? .null, .string(entity), .string(label),
            .string(try reader.name(of: index.key)),
          ])
        }
        return rows
      } catch {
        throw EvaluationError(error)
      }
    },
  ]

  private static func names(_ read: () throws(StoreError) -> [String])
    throws(EvaluationError) -> [[Value]]
  {
    do throws(StoreError) { return try read().map { [.string($0)] } } catch {
      throw EvaluationError(error)
    }
  }
}
