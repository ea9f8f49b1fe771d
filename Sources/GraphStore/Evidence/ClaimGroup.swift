/// The type and the two actors between which claims are merged. For symmetric types the source is
/// the actor with the smaller id.
struct ClaimGroup: Hashable, Comparable {
  let type: Int64
  let source: Int64
  let target: Int64

  static func < (a: ClaimGroup, b: ClaimGroup) -> Bool {
    (a.type, a.source, a.target) < (b.type, b.source, b.target)
  }
}
