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
  /// By the first letter.
  private static let byLetter: [[Keyword]] = {
    var lists = [[Keyword]](repeating: [], count: 26)
    for keyword in allCases {
      if let letter = keyword.rawValue.utf8.first { lists[Int(letter & 0x1F) - 1].append(keyword) }
    }
    return lists
  }()

  /// The keyword that `bytes` spell in whatever case.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count <= Keyword.longest, bytes.count >= 2 else { return nil }
    guard let first = bytes.first, (0x41...0x5A).contains(first & 0xDF) else { return nil }
    let keyword = Keyword.byLetter[Int(first & 0x1F) - 1].first { keyword in
      let name = keyword.rawValue.utf8
      return name.count == bytes.count
        && zip(name, bytes).allSatisfy { letter, byte in
          letter == byte || ((0x61...0x7A).contains(byte) && letter == byte - 0x20)
        }
    }
    guard let keyword else { return nil }
    self = keyword
  }
}
