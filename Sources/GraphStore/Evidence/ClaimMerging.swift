internal import GraphModel

/// Which claims of one type between the same two actors are of one holding.
///
/// The result depends on the claims alone, not on the order in which documents came: they are put
/// in a canonical order, whole terms before open ones before mere attestations, and each joins the
/// holding that it fits best, or starts one. A claim fits a holding when the posts agree and the
/// periods do not contradict each other. What several documents say in the same words counts once, so
/// that one more of them changes nothing.
enum ClaimMerging {
  static func clusters(of claims: [Claim]) -> [ClaimCluster] {
    var clusters: [ClaimCluster] = []
    var clusterOfContent: [Claim.Content: Int] = [:]
    for claim in claims.sorted(by: precedes) {
      if let known = clusterOfContent[claim.content] {
        clusters[known].claims.append(claim)
        continue
      }
      var best: (index: Int, period: Period, fit: Fit)?
      for (index, cluster) in clusters.enumerated() where agree(claim, cluster) {
        guard let period = cluster.period.tightened(by: claim.period) else { continue }
        let fit = Fit(claim.period, in: cluster.period)
        if best.map({ fit < $0.fit }) ?? true { best = (index, period, fit) }
      }
      clusterOfContent[claim.content] = best?.index ?? clusters.count
      if let best {
        clusters[best.index].claims.append(claim)
        clusters[best.index].period = best.period
      } else {
        clusters.append(ClaimCluster(claims: [claim], period: claim.period))
      }
    }
    return clusters
  }

  // MARK: Order

  /// Total. By nothing that depends on the order in which documents came: of one document the ids
  /// ascend in the order of its reading.
  private static func precedes(_ a: Claim, _ b: Claim) -> Bool {
    let (x, y) = (openEnds(a.period), openEnds(b.period))
    if x != y { return x < y }
    let (p, q) = (DayBounds(a.period), DayBounds(b.period))
    for path in [\DayBounds.sinceLatest, \.untilEarliest, \.sinceEarliest, \.untilLatest] {
      if p[keyPath: path] != q[keyPath: path] { return p[keyPath: path] < q[keyPath: path] }
    }
    // A claim that names the post before one that does not.
    for path in [\Claim.role, \.title, \.status] {
      let (s, t) = (a[keyPath: path], b[keyPath: path])
      if s != t { return known(s, before: t) }
    }
    return (a.document, a.id) < (b.document, b.id)
  }

  private static func known(_ a: String?, before b: String?) -> Bool {
    guard let a else { return false }
    guard let b else { return true }
    return a < b
  }

  /// How many ends have no outer bound: 0 for a whole term, 2 for an attestation.
  private static func openEnds(_ period: Period) -> Int {
    (period.sinceEarliest == nil ? 1 : 0) + (period.untilLatest == nil ? 1 : 0)
  }

  // MARK: Agreement

  /// Whether both can be of one post.
  private static func agree(_ claim: Claim, _ cluster: ClaimCluster) -> Bool {
    if let a = claim.counterpart, let b = cluster.counterpart, a != b { return false }
    return postsAgree((claim.role, claim.title), (cluster.role, cluster.title))
  }

  /// A post is known by its role; roles under which there are several posts in one body, and posts
  /// without a role, by their titles.
  static func postsAgree(
    _ a: (role: String?, title: String?), _ b: (role: String?, title: String?)
  ) -> Bool {
    if let x = a.role, let y = b.role {
      return x == y && (!manifold.contains(x) || titlesAgree(a.title, b.title))
    }
    return titlesAgree(a.title, b.title)
  }

  /// Whether one of the titles is unknown, or has all words of the other.
  private static func titlesAgree(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return true }
    let x = Set(foldedName(a).split(separator: " "))
    let y = Set(foldedName(b).split(separator: " "))
    return x.isSubset(of: y) || y.isSubset(of: x)
  }

  /// Roles that say less than which post it is.
  private static let manifold: Set<String> = [
    "minister", "deputy-minister", "director", "chief-officer", "adviser", "special-envoy",
    "commissioner", "military-commander", "judge", "governor", "researcher",
  ]

  /// How well a claim fits a holding: whole terms first, then the nearest, then the shortest.
  private struct Fit: Comparable {
    let openEnds: Int
    let gap: Int64
    let length: Int64

    init(_ claim: Period, in holding: Period) {
      openEnds = ClaimMerging.openEnds(holding)
      let (a, b) = (Fit.extent(claim), Fit.extent(holding))
      if let a, let b {
        gap = max(0, b.lowerBound - a.upperBound, a.lowerBound - b.upperBound)
      } else {
        gap = 0
      }
      length = b.map { $0.upperBound - $0.lowerBound } ?? .max
    }

    /// The days that the known bounds span.
    private static func extent(_ period: Period) -> ClosedRange<Int64>? {
      let days = [
        period.sinceEarliest, period.sinceLatest, period.untilEarliest, period.untilLatest,
      ].compactMap { $0?.daysSinceEpoch }
      guard let low = days.min(), let high = days.max() else { return nil }
      return low...high
    }

    static func < (a: Fit, b: Fit) -> Bool {
      (a.openEnds, a.gap, a.length) < (b.openEnds, b.gap, b.length)
    }
  }
}
