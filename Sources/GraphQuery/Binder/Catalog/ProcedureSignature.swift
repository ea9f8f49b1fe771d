/// The name of a procedure, what it takes and what it yields.
public struct ProcedureSignature: Sendable {
  /// With its namespace, as in `db.labels`.
  public let name: String
  public let parameters: [Field]
  public let results: [Field]
  /// Whether it changes the graph.
  public let isWriting: Bool

  public struct Field: Hashable, Sendable {
    public let name: String
    public let type: FieldType
    public let isNullable: Bool

    public init(_ name: String, _ type: FieldType, isNullable: Bool = true) {
      self.name = name
      self.type = type
      self.isNullable = isNullable
    }
  }

  /// A type as signatures write it. A ``float`` also takes integers, as does ``number``.
  public enum FieldType: String, Hashable, Sendable, CaseIterable {
    case any = "ANY"
    case boolean = "BOOLEAN"
    case integer = "INTEGER"
    case float = "FLOAT"
    case number = "NUMBER"
    case string = "STRING"
    case list = "LIST"
    case map = "MAP"
    case node = "NODE"
    case relationship = "RELATIONSHIP"
    case path = "PATH"
    case date = "DATE"
    case localTime = "LOCAL TIME"
    case time = "TIME"
    case localDateTime = "LOCAL DATETIME"
    case dateTime = "DATETIME"
    case duration = "DURATION"
  }

  public init(
    _ name: String, parameters: [Field] = [], results: [Field] = [], isWriting: Bool = false
  ) {
    self.name = name
    self.parameters = parameters
    self.results = results
    self.isWriting = isWriting
  }
}
