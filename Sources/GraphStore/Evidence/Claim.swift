internal import GraphModel

/// An assertion in force, as far as merging looks at it.
struct Claim {
  var id: Int64
  var document: String
  var published: PartialDate?
  var counterpart: Int64?
  var title: String?
  var role: String?
  var status: String?
  var since: PartialDate?
  var until: PartialDate?
  var period: Period
  var confidence: Double
  /// The relationship that it is merged into; nil while it is new.
  var relationship: Int64?
  /// The one that it was merged into first.
  var firstRelationship: Int64?

  /// What it says, whoever says it and however surely.
  struct Content: Hashable {
    var counterpart: Int64?
    var title: String?
    var role: String?
    var status: String?
    var since: PartialDate?
    var until: PartialDate?
    var period: Period
  }

  var content: Content {
    Content(
      counterpart: counterpart, title: title, role: role, status: status, since: since,
      until: until, period: period)
  }
}

/// The claims of one holding: one relationship.
struct ClaimCluster {
  /// In canonical order.
  var claims: [Claim]
  /// What they say together.
  var period: Period

  /// Nil where no claim says it; of several, the first in canonical order.
  var role: String? { claims.lazy.compactMap(\.role).first }
  var title: String? { claims.lazy.compactMap(\.title).first }
  var counterpart: Int64? { claims.lazy.compactMap(\.counterpart).first }
  var confidence: Double { claims.lazy.map(\.confidence).max() ?? 0 }

  /// What the document published last says.
  var status: String? {
    claims.max { a, b in
      switch (a.published, b.published) {
      case (let x?, let y?): x < y
      case (nil, _?): true
      default: false
      }
    }?.status
  }

  /// The most precise date that was stated and agrees with the rest.
  var since: PartialDate? {
    ClaimCluster.mostPrecise(claims.compactMap(\.since))
  }

  var until: PartialDate? {
    ClaimCluster.mostPrecise(claims.compactMap(\.until))
  }

  /// The one with the most parts known; of several, the first.
  private static func mostPrecise(_ dates: [PartialDate]) -> PartialDate? {
    func parts(_ date: PartialDate) -> Int { date.day != nil ? 3 : date.month != nil ? 2 : 1 }
    var best: PartialDate?
    for date in dates where best.map({ parts($0) < parts(date) }) ?? true { best = date }
    return best
  }
}
