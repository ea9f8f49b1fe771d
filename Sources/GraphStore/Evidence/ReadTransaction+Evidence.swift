public import GraphModel

extension ReadTransaction {
  public func evidence(
    of relationships: [RelationshipID]
  ) throws(StoreError) -> [[Evidence]] {
    try settle()
    let statement = try connection.statement(
      """
      SELECT document.uri, document.title, document.published, quotation.quote, quotation.start,
        quotation."end", document.extractor, assertion.confidence
      FROM assertion
      JOIN quotation ON quotation.assertion = assertion.id
      JOIN document ON document.id = assertion.document
      WHERE assertion.relationship = ?1
      ORDER BY document.published IS NULL, document.published, document.uri, quotation.start,
        quotation."end", assertion.id
      """)
    defer { statement.reset() }
    var result: [[Evidence]] = []
    result.reserveCapacity(relationships.count)
    for relationship in relationships {
      statement.bind(relationship.rawValue, at: 1)
      var places: [Evidence] = []
      while try statement.step() {
        let start = Int(statement.integer(4))
        places.append(
          Evidence(
            document: statement.text(0), title: statement.optionalText(1),
            published: statement.optionalText(2).flatMap { PartialDate($0) },
            quote: statement.text(3), span: start..<max(start, Int(statement.integer(5))),
            extractor: statement.text(6), confidence: statement.float(7)))
      }
      statement.reset()
      result.append(places)
    }
    return result
  }
}
