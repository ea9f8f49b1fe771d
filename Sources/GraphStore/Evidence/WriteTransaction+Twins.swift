/// Assertions that say what an assertion in force says already.
///
/// News repeats itself: of a thousand reports that name the same president, each would merge all that
/// was said of the two before. A twin needs no merging. It says the same, so that it belongs where the
/// other is; it is no surer and published on the same day, so that it changes neither confidence nor
/// status; and it stands behind the other in canonical order (``ClaimMerging``), so that all others
/// find their places as before.
extension WriteTransaction {
  /// Joins assertions to the relationships of their twins.
  ///
  /// - Returns: false where one of them has none, and the group is to be merged.
  func joinTwins(_ claims: [Int64]) throws(StoreError) -> Bool {
    for claim in claims {
      guard let relationship = try relationshipOfTwin(of: claim) else { return false }
      try join(claim, to: relationship)
    }
    return true
  }

  private func relationshipOfTwin(of claim: Int64) throws(StoreError) -> Int64? {
    let statement = try connection.statement(
      """
      SELECT twin.relationship, twin_document.uri, document.uri
      FROM assertion AS new
        JOIN document ON document.id = new.document
        JOIN assertion AS twin ON twin.source = new.source AND twin.type = new.type
          AND twin.target = new.target AND twin.withdrawn IS NULL
        JOIN document AS twin_document ON twin_document.id = twin.document
      WHERE new.id = ?1 AND twin.id < new.id AND twin.relationship IS NOT NULL
        AND twin.counterpart IS new.counterpart AND twin.title IS new.title
        AND twin.role IS new.role AND twin.status IS new.status
        AND twin.since IS new.since AND twin.until IS new.until
        AND twin.since_earliest IS new.since_earliest AND twin.since_latest IS new.since_latest
        AND twin.until_earliest IS new.until_earliest AND twin.until_latest IS new.until_latest
        AND twin.confidence >= new.confidence
        AND twin_document.published IS document.published
      """)
    statement.bind(claim, at: 1)
    defer { statement.reset() }
    while try statement.step() {
      if statement.text(1) <= statement.text(2) { return statement.integer(0) }
    }
    return nil
  }
}
