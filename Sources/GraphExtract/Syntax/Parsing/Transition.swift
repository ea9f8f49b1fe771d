/// A step of the parser: arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta 2011).
package enum Transition: Hashable, Sendable {
  /// Moves the first word of the buffer onto the stack.
  case shift
  /// Makes the top of the stack a dependent of the first word of the buffer, and takes it off.
  case left(Dependency)
  /// Makes the top of the stack a dependent of the word beneath it, and takes it off.
  case right(Dependency)

  /// A number below ``count``, by which the weights know the step.
  package var number: Int {
    switch self {
    case .shift: 0
    case .left(let dependency): 1 + 2 * Int(dependency.rawValue)
    case .right(let dependency): 2 + 2 * Int(dependency.rawValue)
    }
  }

  package init(number: Int) {
    let dependency = Dependency(rawValue: UInt8(truncatingIfNeeded: (number - 1) / 2)) ?? .other
    self = number == 0 ? .shift : number.isMultiple(of: 2) ? .right(dependency) : .left(dependency)
  }

  package static let count = 1 + 2 * Dependency.allCases.count
}
