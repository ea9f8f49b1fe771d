/// The functions and procedures that queries can call.
struct Catalog: Sendable {
  private var functions: [String: FunctionSignature] = [:]
  private var procedures: [String: ProcedureSignature] = [:]

  init(functions: [FunctionSignature] = [], procedures: [ProcedureSignature] = []) {
    for function in functions { self.functions[function.name.lowercased()] = function }
    for procedure in procedures { self.procedures[procedure.name.lowercased()] = procedure }
  }

  /// Names of functions ignore case.
  func function(named name: String) -> FunctionSignature? { functions[name.lowercased()] }

  /// Names of procedures ignore case.
  func procedure(named name: String) -> ProcedureSignature? { procedures[name.lowercased()] }

  /// As they are written in documents, sorted.
  var functionNames: [String] { functions.values.map(\.name).sorted() }
  var procedureNames: [String] { procedures.values.map(\.name).sorted() }
}
