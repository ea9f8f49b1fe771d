/// A random number generator whose run can be repeated: SplitMix64 (Steele, Lea and Flood, "Fast
/// splittable pseudorandom number generators", OOPSLA 2014).
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

#if canImport(Glibc)
  internal import Glibc
#endif

/// The seed of this run's random tests: `GRAPHCTL_SEED`, or a new one each time.
///
/// Prints it, so that a failure can be repeated.
public func randomSeed(for test: String = #function) -> UInt64 {
  let given = getenv("GRAPHCTL_SEED").flatMap { UInt64(String(cString: $0)) }
  let seed = given ?? UInt64.random(in: 0...UInt64.max)
  print("\(test): GRAPHCTL_SEED=\(seed)")
  return seed
}
