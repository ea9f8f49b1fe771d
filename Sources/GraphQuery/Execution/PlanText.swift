/// What an operator works on, as a plan shows it. Made when it is shown, which most plans never are.
struct PlanText: CustomStringConvertible, Sendable {
  private let make: @Sendable () -> String

  init(_ make: @autoclosure @escaping @Sendable () -> String) { self.make = make }

  static let none = PlanText("")

  var description: String { make() }
}
