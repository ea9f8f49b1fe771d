internal import GraphModel

/// The names of labels, types and keys of a file that is being made, and its label sets.
struct BulkTokens {
  struct Names {
    private(set) var names: [String] = []
    private var numbers: [String: Int32] = [:]

    /// Counted from 1.
    mutating func number(of name: String) -> Int32 {
      if let known = numbers[name] { return known }
      names.append(name)
      let number = Int32(names.count)
      numbers[name] = number
      return number
    }

    func name(of number: Int32) -> String? {
      names.indices.contains(Int(number) - 1) ? names[Int(number) - 1] : nil
    }
  }

  var labels = Names()
  var types = Names()
  var keys = Names()
  private var labelSets: [[LabelToken]] = [[]]
  private var labelSetNumbers: [[LabelToken]: Int64] = [[]: 0]
  private var lastLabels: [LabelToken] = []
  private var lastLabelSet: Int64 = 0

  /// - Precondition: `labels` ascend, each once.
  mutating func labelSet(of labels: [LabelToken]) -> Int64 {
    if labels == lastLabels { return lastLabelSet }
    let number: Int64
    if let known = labelSetNumbers[labels] {
      number = known
    } else {
      number = Int64(labelSets.count)
      labelSets.append(labels)
      labelSetNumbers[labels] = number
    }
    lastLabels = labels
    lastLabelSet = number
    return number
  }

  /// What a relationship does with a property.
  enum Role { case since, until, confidence, other }

  private var roles: [Role?] = []

  mutating func role(of key: KeyToken) -> Role {
    let index = Int(key.rawValue)
    if roles.indices.contains(index), let role = roles[index] { return role }
    let role: Role =
      switch keys.name(of: key.rawValue) {
      case RelationshipRow.since: .since
      case RelationshipRow.until: .until
      case RelationshipRow.confidence: .confidence
      default: .other
      }
    while roles.count <= index { roles.append(nil) }
    roles[index] = role
    return role
  }

  // MARK: Writing

  /// - Parameter nodeCounts: by the numbers of the labels, from 0; likewise `relationshipCounts`.
  func write(
    in pages: PageSpace, _ draft: GraphDraft, nodeCounts: [Int], relationshipCounts: [Int]
  ) throws(StoreError) {
    try write(labels.names, "label", counts: nodeCounts, in: pages, draft)
    try write(types.names, "relationship_type", counts: relationshipCounts, in: pages, draft)
    try write(keys.names, "property_key", counts: nil, in: pages, draft)
    let sets = TreeBuilder(table: try draft.root(of: "label_set"), in: pages)
    let setMembers = TreeBuilder(index: try draft.root(of: "label_set_member"), in: pages)
    var record = RecordWriter()
    let texts = labelSets.map { $0.map { String($0.rawValue) }.joined(separator: ",") }
    for (number, labels) in labelSets.enumerated() {
      record.clear()
      record.appendNull()
      record.append(texts[number])
      try sets.add(row: Int64(number), record)
      for label in labels {
        record.clear()
        record.append(Int64(number))
        record.append(Int64(label.rawValue))
        try setMembers.add(record)
      }
    }
    try sets.finish()
    try setMembers.finish()
    try writeUnique(texts, first: 0, "label_set", in: pages, draft)
  }

  private func write(
    _ names: [String], _ table: String, counts: [Int]?, in pages: PageSpace, _ draft: GraphDraft
  ) throws(StoreError) {
    let tree = TreeBuilder(table: try draft.root(of: table), in: pages)
    var record = RecordWriter()
    for (index, name) in names.enumerated() {
      record.clear()
      record.appendNull()
      record.append(name)
      if let counts { record.append(Int64(index + 1 < counts.count ? counts[index + 1] : 0)) }
      try tree.add(row: Int64(index) + 1, record)
    }
    try tree.finish()
    try writeUnique(names, first: 1, table, in: pages, draft)
  }

  /// The index that keeps names from being there twice.
  private func writeUnique(
    _ names: [String], first: Int64, _ table: String, in pages: PageSpace, _ draft: GraphDraft
  ) throws(StoreError) {
    let tree = TreeBuilder(index: try draft.root(of: "sqlite_autoindex_\(table)_1"), in: pages)
    var record = RecordWriter()
    let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    for index in order {
      record.clear()
      record.append(names[index])
      record.append(first + Int64(index))
      try tree.add(record)
    }
    try tree.finish()
  }
}
