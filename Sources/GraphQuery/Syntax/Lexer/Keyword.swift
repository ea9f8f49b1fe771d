/// The words with a meaning of their own in some place.
///
/// None is reserved: each is also a good name for a variable, a label, a type, a key or a function,
/// wherever the grammar leaves no doubt.
enum Keyword: String, CaseIterable, Sendable {
  case all = "ALL"
  case allShortestPaths = "ALLSHORTESTPATHS"
  case and = "AND"
  case any = "ANY"
  case `as` = "AS"
  case asc = "ASC"
  case ascending = "ASCENDING"
  case by = "BY"
  case call = "CALL"
  case `case` = "CASE"
  case collect = "COLLECT"
  case contains = "CONTAINS"
  case count = "COUNT"
  case create = "CREATE"
  case delete = "DELETE"
  case desc = "DESC"
  case descending = "DESCENDING"
  case detach = "DETACH"
  case distinct = "DISTINCT"
  case drop = "DROP"
  case `else` = "ELSE"
  case end = "END"
  case ends = "ENDS"
  case exists = "EXISTS"
  case explain = "EXPLAIN"
  case `false` = "FALSE"
  case `for` = "FOR"
  case from = "FROM"
  case group = "GROUP"
  case groups = "GROUPS"
  case `if` = "IF"
  case `in` = "IN"
  case index = "INDEX"
  case `is` = "IS"
  case limit = "LIMIT"
  case match = "MATCH"
  case merge = "MERGE"
  case none = "NONE"
  case not = "NOT"
  case null = "NULL"
  case of = "OF"
  case offset = "OFFSET"
  case on = "ON"
  case optional = "OPTIONAL"
  case or = "OR"
  case order = "ORDER"
  case path = "PATH"
  case paths = "PATHS"
  case profile = "PROFILE"
  case reduce = "REDUCE"
  case remove = "REMOVE"
  case `return` = "RETURN"
  case set = "SET"
  case shortest = "SHORTEST"
  case shortestPath = "SHORTESTPATH"
  case single = "SINGLE"
  case skip = "SKIP"
  case starts = "STARTS"
  case then = "THEN"
  case to = "TO"
  case `true` = "TRUE"
  case union = "UNION"
  case unwind = "UNWIND"
  case validTime = "VALID_TIME"
  case when = "WHEN"
  case `where` = "WHERE"
  case with = "WITH"
  case xor = "XOR"
  case yield = "YIELD"

  private static let longest = 16
  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The keyword that `bytes` spell in whatever case.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count <= Keyword.longest, bytes.count >= 2 else { return nil }
    let upper = String(
      decoding: bytes.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }, as: UTF8.self)
    guard let keyword = Keyword.byName[upper] else { return nil }
    self = keyword
  }
}
