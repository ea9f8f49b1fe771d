public import GraphModel
public import GraphStore

/// A procedure that queries can call: rows from arguments.
public struct Procedure: Sendable {
  /// - Parameters:
  ///   - arguments: as many as the signature has parameters, of their types.
  ///   - reader: the graph as the query sees it.
  /// - Returns: rows with a value for each result of the signature. For a procedure without results
  ///   nothing is made of the rows.
  public typealias Body =
    @Sendable (_ arguments: [Value], _ reader: any GraphReader) throws(EvaluationError) -> [[Value]]

  public let signature: ProcedureSignature
  let body: Body

  public init(_ signature: ProcedureSignature, _ body: @escaping Body) {
    self.signature = signature
    self.body = body
  }
}

/// The procedures that an engine knows, by name.
public struct ProcedureRegistry: Sendable {
  /// By name.
  private var procedures: [Procedure] = []

  /// The procedures that look into the store: `db.labels()`, `db.relationshipTypes()`,
  /// `db.propertyKeys()`, `db.indexes()`; and the one that searches it,
  /// `db.index.fulltext.queryNodes()`.
  public static let standard = ProcedureRegistry(
    Introspection.procedures + NameSearch.procedures)

  /// Of several procedures of one name the last counts.
  public init(_ procedures: [Procedure] = []) {
    for procedure in procedures { register(procedure) }
  }

  public mutating func register(_ procedure: Procedure) {
    procedures.removeAll {
      FunctionRegistry.isSame($0.signature.name, procedure.signature.name)
    }
    let place = procedures.firstIndex { $0.signature.name > procedure.signature.name }
    procedures.insert(procedure, at: place ?? procedures.count)
  }

  /// Ignores case.
  public func procedure(named name: String) -> Procedure? {
    procedures.first { FunctionRegistry.isSame($0.signature.name, name) }
  }

  /// All signatures, by name.
  public var signatures: [ProcedureSignature] { procedures.map(\.signature) }
}
