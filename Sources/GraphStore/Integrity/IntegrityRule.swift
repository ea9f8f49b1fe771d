/// An invariant of the file as a query that gives a message for each violation.
struct IntegrityRule {
  let rule: IntegrityFinding.Rule
  let violations: String

  static let all: [IntegrityRule] = [
    IntegrityRule(
      rule: .ends,
      violations: """
        SELECT 'relationship ' || id || ' begins or ends at a node that is not there'
        FROM relationship
        WHERE NOT EXISTS (SELECT 1 FROM node WHERE node.id = source)
          OR NOT EXISTS (SELECT 1 FROM node WHERE node.id = target)
        """),
    IntegrityRule(
      rule: .period,
      violations: """
        SELECT 'the period of relationship ' || id || ' is inverted' FROM relationship
        WHERE since_earliest > since_latest OR until_earliest > until_latest
          OR since_earliest >= until_latest
        UNION ALL
        SELECT 'the period of assertion ' || id || ' is inverted' FROM assertion
        WHERE since_earliest > since_latest OR until_earliest > until_latest
          OR since_earliest >= until_latest
        """),
    IntegrityRule(
      rule: .count,
      violations: """
        SELECT 'label ' || name || ' counts ' || nodes || ' nodes' FROM label
        WHERE nodes <> (SELECT count(*) FROM node_label WHERE node_label.label = label.id)
        UNION ALL
        SELECT 'type ' || name || ' counts ' || relationships || ' relationships'
        FROM relationship_type LEFT JOIN
          (SELECT type, count(*) AS actual FROM relationship GROUP BY type) ON type = id
        WHERE relationships <> coalesce(actual, 0)
        UNION ALL
        SELECT 'the file counts ' || nodes || ' nodes' FROM state
        WHERE nodes <> (SELECT count(*) FROM node)
        UNION ALL
        SELECT 'the file counts ' || relationships || ' relationships' FROM state
        WHERE relationships <> (SELECT count(*) FROM relationship)
        UNION ALL
        SELECT 'the file has ' || count(*) || ' rows of state' FROM state HAVING count(*) <> 1
        """),
    IntegrityRule(
      rule: .labels,
      violations: """
        SELECT 'node ' || node || ' is listed under label ' || label || ', which it lacks'
        FROM node_label WHERE NOT EXISTS (
          SELECT 1 FROM node JOIN label_set_member AS m ON m.label_set = node.label_set
          WHERE node.id = node_label.node AND m.label = node_label.label)
        UNION ALL
        SELECT 'node ' || node.id || ' is not listed under its label ' || m.label
        FROM node JOIN label_set_member AS m ON m.label_set = node.label_set
        WHERE NOT EXISTS (
          SELECT 1 FROM node_label WHERE node_label.label = m.label AND node_label.node = node.id)
        """),
    IntegrityRule(
      rule: .identity,
      violations: """
        SELECT 'node ' || max(id) || ' has an id that is still to be given' FROM node
        HAVING max(id) >= (SELECT next_node FROM state)
        UNION ALL
        SELECT 'relationship ' || max(id) || ' has an id that is still to be given'
        FROM relationship HAVING max(id) >= (SELECT next_relationship FROM state)
        """),
    IntegrityRule(
      rule: .assertion,
      violations: """
        SELECT 'assertion ' || id || ' is merged into relationship ' || relationship
          || ', which is not there or another one'
        FROM assertion WHERE relationship IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM relationship AS r WHERE r.id = assertion.relationship
            AND r.type = assertion.type AND r.source = assertion.source
            AND r.target = assertion.target)
        UNION ALL
        SELECT 'assertion ' || id || ' is in force and in no relationship' FROM assertion
        WHERE withdrawn IS NULL AND relationship IS NULL
        UNION ALL
        SELECT 'assertion ' || id || ' is withdrawn and still in a relationship' FROM assertion
        WHERE withdrawn IS NOT NULL AND relationship IS NOT NULL
        UNION ALL
        SELECT 'assertion ' || assertion.id || ' is in force, its document is not'
        FROM assertion JOIN document ON document.id = assertion.document
        WHERE assertion.withdrawn IS NULL AND document.withdrawn IS NOT NULL
        """),
  ]
}
