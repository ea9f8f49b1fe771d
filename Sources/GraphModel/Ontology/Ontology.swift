internal import CSchema

/// What the labels, relationship types and roles of the world of actors mean.
///
/// The store holds any property graph; the ontology describes the part that it knows. It is data
/// (`Schema/ontology`, whose files are compiled in) and is read on first use; labels and roles, which
/// few questions need of it, when they are first asked for.
public struct Ontology: Sendable {
  /// The ontology that ships with the program.
  public static let standard = Ontology()

  /// In the order in which they are declared.
  public var labels: [LabelDefinition] { LabelTable.standard.labels }
  /// In the order in which they are declared.
  public let types: [RelationshipTypeDefinition]
  /// In the order in which they are declared.
  public var roles: [RoleDefinition] { RoleTable.standard.roles }

  private init() {
    types = SchemaTable(schema_ontology_relationship_types).rows
      .compactMap(RelationshipTypeDefinition.init(fields:))
  }

  public func label(_ name: String) -> LabelDefinition? {
    labels.first { $0.name == name }
  }

  /// - Parameter name: as in the file, `AMBASSADOR_OF`.
  public func type(_ name: String) -> RelationshipTypeDefinition? {
    types.first { $0.name == name }
  }

  /// The declared type that a person means by `ambassador-of`, `ambassador_of` or `AMBASSADOR_OF`.
  public func type(typed name: String) -> RelationshipTypeDefinition? {
    type(Ontology.screamingSnake(name))
  }

  /// The type itself and all that are declared below it. A type not declared has only itself.
  public func subtypes(of name: String) -> [String] {
    var subtypes: [String] = []
    for type in types where isType(type, within: name) { subtypes.append(type.name) }
    return subtypes.isEmpty ? [name] : subtypes
  }

  private func isType(_ type: RelationshipTypeDefinition, within ancestor: String) -> Bool {
    var current: RelationshipTypeDefinition? = type
    while let type = current {
      if type.name == ancestor { return true }
      current = type.supertype.flatMap { self.type($0) }
    }
    return false
  }

  public func isSymmetric(_ type: String) -> Bool {
    types.first { $0.name == type }?.isSymmetric ?? false
  }

  /// Whether `label` is `ancestor` or declared below it.
  public func isLabel(_ label: String, within ancestor: String) -> Bool {
    var current: String? = label
    while let name = current {
      if name == ancestor { return true }
      current = labels.first { $0.name == name }?.superlabel
    }
    return false
  }

  /// The canonical role that a title stands for, at a body with the label `label` where that is
  /// known: "Vice Minister for the Ministry of Fisheries" is a `deputy-minister`. Nil where the
  /// title names no role that is declared.
  public func role(forTitle title: String, at label: String? = nil) -> String? {
    RoleTable.standard.titles.role(forTitle: title, at: label)
  }

  /// `ambassador-of` as `AMBASSADOR_OF`.
  public static func screamingSnake(_ name: String) -> String {
    String(name.map { $0 == "-" || $0 == " " ? "_" : $0 }).uppercased()
  }

  /// `AMBASSADOR_OF` as `ambassador-of`.
  public static func kebabCase(_ name: String) -> String {
    String(name.map { $0 == "_" ? "-" : $0 }).lowercased()
  }
}

/// The labels, which are read apart.
private struct LabelTable: Sendable {
  static let standard = LabelTable()

  let labels = SchemaTable(schema_ontology_labels).rows
    .compactMap(LabelDefinition.init(fields:))
}

/// The roles, and the titles by which they are found.
private struct RoleTable: Sendable {
  static let standard = RoleTable()

  let roles: [RoleDefinition]
  let titles: TitleMatcher

  private init() {
    roles = SchemaTable(schema_ontology_roles).rows.compactMap(RoleDefinition.init(fields:))
    titles = TitleMatcher(roles: roles)
  }
}
