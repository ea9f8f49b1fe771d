/// The questions as a user of the query language would write them. Each text is prepared once and
/// then run with parameters, as the drivers of the other engines do.
///
/// A question may be several queries: the answer is theirs together.
enum Question: String, CaseIterable {
  case q1, q2, q3, q4, q5, q6, q7, q8a, q8b, q8c

  var texts: [String] {
    switch self {
    case .q1:
      [
        """
        MATCH (p)-[:HOLDS_POST]->(o) WHERE id(o) = $a FOR VALID_TIME AS OF $d
        RETURN id(p), p.name
        """
      ]
    case .q2:
      [
        """
        MATCH (a)-[e]->(b) WHERE id(a) = $a
        RETURN 'o' AS way, type(e) AS type, id(b) AS id, b.name AS name
        UNION ALL
        MATCH (a)<-[e]-(b) WHERE id(a) = $a
        RETURN 'i' AS way, type(e) AS type, id(b) AS id, b.name AS name
        """
      ]
    case .q3:
      ["MATCH (a)-[*1..2]-(z) WHERE id(a) = $a AND z <> a RETURN count(DISTINCT z)"]
    case .q4:
      [
        """
        MATCH p = ANY SHORTEST (a)-[*]-(b) WHERE id(a) = $a AND id(b) = $b RETURN length(p)
        """
      ]
    case .q5:
      [
        """
        MATCH p = ALL SHORTEST (a)-[*]-(b) WHERE id(a) = $a AND id(b) = $b
        RETURN [n IN nodes(p) | id(n)]
        """
      ]
    case .q6:
      [
        """
        MATCH (o:Post)-->(c:Country)
        MATCH (p:Person)-[:HOLDS_POST]->(o), (c)<-[:SANCTIONED_BY]-(g:Organization)
          FOR VALID_TIME AS OF $d
        RETURN count(*)
        """
      ]
    case .q7:
      [
        "MATCH (a)-[e]-() RETURN id(a) AS id, count(e) AS k ORDER BY k DESC, id LIMIT 20",
        "MATCH ()-[e]->() RETURN type(e), count(*)",
      ]
    case .q8a: ["MATCH (n) WHERE n.name = $n RETURN id(n)"]
    case .q8b: ["MATCH (n) WHERE n.name STARTS WITH $n RETURN id(n)"]
    case .q8c: ["CALL db.index.fulltext.queryNodes('names', $n) YIELD node RETURN id(node)"]
    }
  }
}
