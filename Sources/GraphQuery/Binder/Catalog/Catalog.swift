/// The functions and procedures that queries can call.
struct Catalog: Sendable {
  let functions: FunctionRegistry
  private var procedures: [String: ProcedureSignature] = [:]

  init(functions: FunctionRegistry = .standard, procedures: [ProcedureSignature] = []) {
    self.functions = functions
    for procedure in procedures { self.procedures[procedure.name.lowercased()] = procedure }
  }

  /// Names of procedures ignore case.
  func procedure(named name: String) -> ProcedureSignature? { procedures[name.lowercased()] }

  /// As they are written in documents, sorted.
  var procedureNames: [String] { procedures.values.map(\.name).sorted() }
}
