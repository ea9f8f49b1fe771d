import Glibc

/// Logistic regression with a quadratic penalty, fitted by Newton's method (iteratively reweighted
/// least squares; Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, 4.4.1).
///
/// The result depends on nothing but the cases and their order.
struct LogisticRegression {
  struct Case {
    /// The numbers of the features that are not zero, and their values.
    var features: [(index: Int, value: Double)]
    var isTrue: Bool
  }

  private(set) var weights: [Double]

  /// - Parameters:
  ///   - centres: towards which a weight is drawn, as far as the cases do not speak against it.
  ///   - penalties: how strongly, for each weight; of a normal prior, one over its variance.
  init(_ cases: [Case], centres: [Double], penalties: [Double]) {
    weights = centres
    let count = centres.count
    for _ in 0..<50 {
      var gradient = (0..<count).map { penalties[$0] * (centres[$0] - weights[$0]) }
      var curvature = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
      for index in 0..<count { curvature[index][index] = penalties[index] }
      for one in cases {
        let expected = probability(one.features)
        let error = (one.isTrue ? 1 : 0) - expected
        let weight = expected * (1 - expected)
        for (row, left) in one.features {
          gradient[row] += error * left
          for (column, right) in one.features { curvature[row][column] += weight * left * right }
        }
      }
      let step = Self.solve(curvature, gradient)
      for index in 0..<count { weights[index] += step[index] }
      if step.allSatisfy({ abs($0) < 1e-9 }) { break }
    }
  }

  func probability(_ features: [(index: Int, value: Double)]) -> Double {
    1 / (1 + exp(-features.reduce(0) { $0 + weights[$1.index] * $1.value }))
  }

  /// Solves a system whose matrix is symmetric and positive definite, by Cholesky's method.
  static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    let count = right.count
    var lower = matrix
    for row in 0..<count {
      for column in 0...row {
        var sum = matrix[row][column]
        for index in 0..<column { sum -= lower[row][index] * lower[column][index] }
        lower[row][column] =
          row == column ? max(sum, 1e-12).squareRoot() : sum / lower[column][column]
      }
    }
    var solution = right
    for row in 0..<count {
      for index in 0..<row { solution[row] -= lower[row][index] * solution[index] }
      solution[row] /= lower[row][row]
    }
    for row in (0..<count).reversed() {
      for index in row + 1..<count { solution[row] -= lower[index][row] * solution[index] }
      solution[row] /= lower[row][row]
    }
    return solution
  }
}
