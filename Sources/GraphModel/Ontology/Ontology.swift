internal import CSchema

/// What the labels, relationship types and roles of the world of actors mean.
///
/// The store holds any property graph; the ontology describes the part that it knows. It is data
/// (`Schema/ontology`, whose files are compiled in) and is read on first use.
public struct Ontology: Sendable {
  /// The ontology that ships with the program.
  public static let standard = Ontology(
    labels: lines(of: schema_ontology_labels),
    types: lines(of: schema_ontology_relationship_types),
    roles: lines(of: schema_ontology_roles))

  /// In the order in which they are declared.
  public let labels: [LabelDefinition]
  /// In the order in which they are declared.
  public let types: [RelationshipTypeDefinition]
  /// In the order in which they are declared.
  public let roles: [RoleDefinition]

  private let labelsByName: [String: LabelDefinition]
  private let typesByName: [String: RelationshipTypeDefinition]
  private let subtypesByName: [String: [String]]
  private let titles: TitleMatcher

  init(labels: [[String]], types: [[String]], roles: [[String]]) {
    self.labels = labels.compactMap(LabelDefinition.init(fields:))
    self.types = types.compactMap(RelationshipTypeDefinition.init(fields:))
    self.roles = roles.compactMap(RoleDefinition.init(fields:))
    labelsByName = Dictionary(
      self.labels.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    typesByName = Dictionary(
      self.types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var subtypes: [String: [String]] = [:]
    for type in self.types {
      var ancestor: String? = type.name
      while let name = ancestor {
        subtypes[name, default: []].append(type.name)
        ancestor = typesByName[name]?.supertype
      }
    }
    subtypesByName = subtypes
    titles = TitleMatcher(roles: self.roles)
  }

  public func label(_ name: String) -> LabelDefinition? { labelsByName[name] }

  /// - Parameter name: as in the file, `AMBASSADOR_OF`.
  public func type(_ name: String) -> RelationshipTypeDefinition? { typesByName[name] }

  /// The declared type that a person means by `ambassador-of`, `ambassador_of` or `AMBASSADOR_OF`.
  public func type(typed name: String) -> RelationshipTypeDefinition? {
    typesByName[Ontology.screamingSnake(name)]
  }

  /// The type itself and all that are declared below it. A type not declared has only itself.
  public func subtypes(of name: String) -> [String] { subtypesByName[name] ?? [name] }

  public func isSymmetric(_ type: String) -> Bool { typesByName[type]?.isSymmetric ?? false }

  /// Whether `label` is `ancestor` or declared below it.
  public func isLabel(_ label: String, within ancestor: String) -> Bool {
    var current: String? = label
    while let name = current {
      if name == ancestor { return true }
      current = labelsByName[name]?.superlabel
    }
    return false
  }

  /// The canonical role that a title stands for, at a body with the label `label` where that is
  /// known: "Vice Minister for the Ministry of Fisheries" is a `deputy-minister`. Nil where the
  /// title names no role that is declared.
  public func role(forTitle title: String, at label: String? = nil) -> String? {
    titles.role(forTitle: title, at: label)
  }

  /// `ambassador-of` as `AMBASSADOR_OF`.
  public static func screamingSnake(_ name: String) -> String {
    String(name.map { $0 == "-" || $0 == " " ? "_" : $0 }).uppercased()
  }

  /// `AMBASSADOR_OF` as `ambassador-of`.
  public static func kebabCase(_ name: String) -> String {
    String(name.map { $0 == "_" ? "-" : $0 }).lowercased()
  }

  private static func lines(of file: SchemaFile) -> [[String]] {
    let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
    return bytes.split(separator: UInt8(ascii: "\n"))
      .filter { $0.first != UInt8(ascii: "#") }
      .map { line in
        line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
          .map { String(decoding: $0, as: UTF8.self) }
      }
  }
}
