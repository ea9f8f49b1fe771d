/// A statement whose names are resolved and whose rules are checked: what the planner starts from.
///
/// What holds of every bound tree:
/// - every slot that an expression mentions is bound where the expression is evaluated;
/// - aggregates stand in ``BoundProjection/aggregates`` alone, never inside an expression;
/// - every expression is at most ``Limits/depth`` levels deep, so that recursion over it is safe;
/// - functions are resolved and called with a number of arguments that they take.
struct BoundStatement: Sendable {
  /// Whether to run it, to show its plan, or to do both.
  var mode: Mode
  var body: Body
  /// By slot.
  var variables: [Variable]
  /// Every parameter used, once, in order of first use. A run without one of them fails with
  /// `ParameterMissing` before it starts.
  var parameters: [ParameterUse]
  /// Names of the graph that the statement looks for, for warnings about those it does not have.
  var mentions: [NameMention]
  var warnings: [QueryWarning]

  enum Mode: Hashable, Sendable {
    case run, explain, profile
  }

  enum Body: Sendable {
    case query(BoundQuery)
    case createIndex(BoundIndex, ifNotExists: Bool)
    case dropIndex(BoundIndex, ifExists: Bool)
    /// `DROP INDEX name`: an index known by the name it was created with.
    case dropNamedIndex(name: String, ifExists: Bool, range: SourceRange)

    var isWriting: Bool { if case .query(let query) = self { query.isWriting } else { true } }
  }
}

struct ParameterUse: Hashable, Sendable {
  let name: String
  /// Where it is used first.
  let range: SourceRange
}

/// A label, type or key that is looked for, not created.
struct NameMention: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case label, relationshipType, propertyKey
  }
  let kind: Kind
  let name: String
  let range: SourceRange
}

/// An index of nodes of a label, or relationships of a type, by the value of one key.
struct BoundIndex: Hashable, Sendable {
  enum Subject: Hashable, Sendable {
    case nodes(label: String)
    case relationships(type: String)
  }
  let name: String?
  let subject: Subject
  let key: String
  let range: SourceRange
}
