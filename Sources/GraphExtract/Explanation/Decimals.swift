/// Numbers with two decimals.
package enum Decimals {
  /// With its sign, as `+1.25` and `−0.40`.
  package static func signed(_ number: Double) -> String {
    let hundredths = Int((min(max(number, -1_000), 1_000) * 100).rounded())
    let digits = abs(hundredths) % 100
    return (hundredths < 0 ? "−" : "+") + "\(abs(hundredths) / 100)."
      + (digits < 10 ? "0\(digits)" : "\(digits)")
  }
}
