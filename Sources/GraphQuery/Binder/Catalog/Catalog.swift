/// The functions and procedures that queries can call.
struct Catalog: Sendable {
  let functions: FunctionRegistry
  private let procedures: [ProcedureSignature]

  init(functions: FunctionRegistry = .standard, procedures: [ProcedureSignature] = []) {
    self.functions = functions
    self.procedures = procedures
  }

  /// Names of procedures ignore case.
  func procedure(named name: String) -> ProcedureSignature? {
    procedures.last { FunctionRegistry.isSame($0.name, name) }
  }

  /// As they are written in documents, sorted.
  var procedureNames: [String] { procedures.map(\.name).sorted() }
}
