/// A label that the ontology declares.
public struct LabelDefinition: Sendable {
  public let name: String
  /// The more general label, as `Organization` of `Company`.
  public let superlabel: String?
  /// The schema of FollowTheMoney that says the same.
  public let followTheMoney: String?
  /// The class of Wikidata that says the same, as `Q5`.
  public let wikidata: String?

  init?(fields: [SchemaField]) {
    guard fields.count == 4 else { return nil }
    name = fields[0].text
    superlabel = fields[1].declared
    followTheMoney = fields[2].declared
    wikidata = fields[3].declared
  }
}

/// A relationship type that the ontology declares.
public struct RelationshipTypeDefinition: Sendable {
  /// As in the file, `AMBASSADOR_OF`.
  public let name: String
  /// The more general type, whose queries find this one too.
  public let supertype: String?
  /// Whether it reads the same from both ends. Symmetric relationships are stored once.
  public let isSymmetric: Bool
  /// Whether a target is expected to have one such source at a time.
  public let isSingle: Bool
  /// What is seldom asked for is taken from the fields when it is: each process reads all types.
  private let fields: [SchemaField]

  /// The labels that a source may have; likewise targets.
  public var sources: [String] { fields[2].texts(between: UInt8(ascii: "|")) }
  public var targets: [String] { fields[3].texts(between: UInt8(ascii: "|")) }
  /// From source to target: "is ambassador to".
  public var reading: String { fields[5].text }
  /// From target to source: "receives as ambassador".
  public var inverseReading: String { fields[6].text }
  /// The schema of FollowTheMoney that says the same.
  public var followTheMoney: String? { fields[7].declared }
  /// The property of Wikidata that says the same, as `P39`.
  public var wikidata: String? { fields[8].declared }

  init?(fields: [SchemaField]) {
    guard fields.count == 9 else { return nil }
    self.fields = fields
    name = fields[0].text
    supertype = fields[1].declared
    let properties = fields[4].split(by: UInt8(ascii: "|"))
    isSymmetric = properties.contains { $0 == "symmetric" }
    isSingle = properties.contains { $0 == "single" }
  }
}

/// A canonical role, under which the many titles of one kind of post are found.
public struct RoleDefinition: Sendable {
  /// As in the file, `foreign-minister`.
  public let name: String
  /// Whether a body is expected to have one holder at a time.
  public let isSingle: Bool
  /// Titles that mean this role, in lower case.
  public let titles: [String]

  init?(fields: [SchemaField]) {
    guard fields.count == 3 else { return nil }
    name = fields[0].text
    isSingle = fields[1].text == "single"
    titles = fields[2].split(by: UInt8(ascii: ";")).map { title in
      title.texts(between: UInt8(ascii: " ")).joined(separator: " ")
    }
  }
}
