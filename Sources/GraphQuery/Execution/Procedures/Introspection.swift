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
          .init("label", .string, isNullable: false), .init("property", .string, isNullable: false),
        ])
    ) { (_, reader) throws(EvaluationError) in
      do throws(StoreError) {
        var rows: [[Value]] = []
        for index in try reader.indexes() {
          rows.append([
            .string(try reader.name(of: index.label)), .string(try reader.name(of: index.key)),
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
