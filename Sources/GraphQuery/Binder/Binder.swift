internal import GraphModel

/// Resolves the names of a statement and checks the rules of the language: from a syntax tree to a
/// bound tree.
///
/// Nothing is looked up in a graph. What depends on values is left to the run: the binder refuses
/// only what must fail for every row.
///
/// Slots are numbered in the order of their declaration. So within a subquery, a slot below the
/// first one declared there is an outer variable; that is how ``captures`` finds its arguments.
struct Binder {
  let catalog: Catalog
  let source: [UInt8]
  /// Asked for only when a statement names a relationship type.
  let ontology: (@Sendable () -> Ontology)?

  var variables: [Variable] = []
  var parameters: [ParameterUse] = []
  private var parameterNames: Set<String> = []
  var mentions: [NameMention] = []
  var mentionedNames = NameSet()
  var warnings: [QueryWarning] = []

  var scope = Scope()
  var captures: [Capture] = []
  /// What an aggregate means where the expression at hand stands.
  var aggregates = AggregatePlace.forbidden("here")
  /// Expressions that stand for a slot, by their text, while a projection that groups is bound.
  var substitutions = Substitutions()
  /// In `SKIP` and `LIMIT`: what to call it. No variable may be mentioned there.
  var constantClause: String?

  /// Names that the statement itself brings into the graph.
  private var created = NameSet()

  /// The outer variables that a subquery mentions.
  struct Capture {
    let firstSlot: Int
    var slots: [Slot] = []
  }

  /// - Parameters:
  ///   - source: the text from which `statement` was read.
  ///   - ontology: where given, types are mapped (`ambassador-of` to `AMBASSADOR_OF`) and patterns
  ///     match subtypes.
  static func bind(
    _ statement: StatementSyntax, source: String, catalog: Catalog,
    ontology: (@Sendable () -> Ontology)? = nil
  ) throws(QueryError) -> BoundStatement {
    var binder = Binder(catalog: catalog, source: Array(source.utf8), ontology: ontology)
    let body = try binder.bind(statement.body)
    binder.dropCreatedMentions(isWriting: body.isWriting)
    return BoundStatement(
      mode: statement.mode, body: body, variables: binder.variables,
      parameters: binder.parameters, mentions: binder.mentions, warnings: binder.warnings)
  }

  /// Reads and binds a text.
  static func bind(
    _ source: String, catalog: Catalog, ontology: (@Sendable () -> Ontology)? = nil
  ) throws(QueryError) -> BoundStatement {
    try bind(Parser.parse(source), source: source, catalog: catalog, ontology: ontology)
  }

  private init(
    catalog: Catalog, source: [UInt8], ontology: (@Sendable () -> Ontology)?
  ) {
    self.catalog = catalog
    self.source = source
    self.ontology = ontology
  }

  private mutating func bind(_ body: StatementSyntax.Body)
    throws(QueryError) -> BoundStatement.Body
  {
    switch body {
    case .query(let query):
      if let call = standaloneCall(query) { return .query(try bindStandaloneCall(call)) }
      return .query(try bindQuery(query))
    case .createIndex(let index, let ifNotExists):
      return .createIndex(bind(index), ifNotExists: ifNotExists)
    case .dropIndex(let index, let ifExists):
      return .dropIndex(bind(index), ifExists: ifExists)
    case .dropNamedIndex(let name, let ifExists):
      return .dropNamedIndex(name: name.text, ifExists: ifExists, range: name.range)
    }
  }

  private mutating func bind(_ index: IndexSyntax) -> BoundIndex {
    let subject: BoundIndex.Subject =
      index.isOfRelationships
      ? .relationships(type: typeName(index.subject)) : .nodes(label: index.subject.text)
    return BoundIndex(
      name: index.name?.text, subject: subject, key: index.key.text, range: index.range)
  }

  // MARK: Variables

  mutating func newSlot(
    _ name: String?, _ kind: VariableKind, _ type: StaticType, _ range: SourceRange
  ) -> Slot {
    variables.append(Variable(name: name, kind: kind, type: type, range: range))
    return Slot(variables.count - 1)
  }

  /// What a name stands for where the expression at hand stands.
  mutating func resolve(_ name: String, _ range: SourceRange) throws(QueryError) -> Slot {
    if let constantClause, !scope.isLocal(name) {
      throw QueryError(
        .syntaxError, .nonConstantExpression,
        "\(constantClause) must not depend on the variable \(name)",
        hint: "use a number or a parameter", at: range)
    }
    guard let slot = scope.slot(name) else { throw undefined(name, range) }
    for index in captures.indices
    where slot.rawValue < captures[index].firstSlot && !captures[index].slots.contains(slot) {
      captures[index].slots.append(slot)
    }
    return slot
  }

  func undefined(_ name: String, _ range: SourceRange) -> QueryError {
    switch scope.hidden[name] {
    case .inComplexKey where aggregates.groups:
      return QueryError(
        .syntaxError, .ambiguousAggregationExpression,
        "it is not clear which row \(name) belongs to beside an aggregate",
        hint: "compute the grouping key and the aggregate in a WITH, then combine them", at: range)
    case .some where aggregates.isProjection:
      return QueryError(
        .syntaxError, .ambiguousAggregationExpression,
        "it is not clear which row \(name) belongs to beside an aggregate",
        hint: "return it as a column of its own, which makes it a grouping key", at: range)
    case .some:
      return QueryError(
        .syntaxError, .undefinedVariable,
        "the variable \(name) cannot be used after an aggregation or DISTINCT",
        hint: "add it to the columns", at: range)
    case nil:
      let suggestion = nearest(to: name, among: scope.names).map { "did you mean \($0)?" }
      return QueryError(
        .syntaxError, .undefinedVariable, "the variable \(name) is not defined",
        hint: suggestion, at: range)
    }
  }

  mutating func declare(
    _ name: NameSyntax, _ kind: VariableKind, _ type: StaticType
  ) throws(QueryError) -> Slot {
    if scope.slot(name.text) != nil { throw alreadyBound(name) }
    let slot = newSlot(name.text, kind, type, name.range)
    scope.declare(name.text, slot)
    return slot
  }

  func alreadyBound(_ name: NameSyntax) -> QueryError {
    QueryError(
      .syntaxError, .variableAlreadyBound, "the variable \(name.text) is already bound",
      hint: "choose another name", at: name.range)
  }

  // MARK: Names

  mutating func use(parameter name: String, _ range: SourceRange) {
    if parameterNames.insert(name).inserted {
      parameters.append(ParameterUse(name: name, range: range))
    }
  }

  mutating func mention(_ kind: NameMention.Kind, _ name: String, _ range: SourceRange) {
    if mentionedNames.insert(kind, name) {
      mentions.append(NameMention(kind: kind, name: name, range: range))
    }
  }

  mutating func create(_ kind: NameMention.Kind, _ name: String) {
    _ = created.insert(kind, name)
  }

  /// A name that the statement brings is no mistake, and which keys it brings is not always known
  /// before it runs.
  private mutating func dropCreatedMentions(isWriting: Bool) {
    mentions.removeAll { mention in
      isWriting && mention.kind == .propertyKey
        || created.contains(mention.kind, mention.name)
    }
  }

  /// The type that a name means: `ambassador-of` is `AMBASSADOR_OF` where the ontology has that.
  func typeName(_ name: NameSyntax) -> String {
    guard name.text.contains("-"), let type = ontology?().type(typed: name.text) else {
      return name.text
    }
    return type.name
  }

  func text(_ range: SourceRange) -> String {
    String(decoding: source[range.offsets], as: UTF8.self)
  }

  // MARK: Subqueries

  /// Runs `body` in the scope of a subquery, and returns the outer variables that it mentions.
  mutating func inSubquery<Result>(
    _ body: (inout Binder) throws(QueryError) -> Result
  ) throws(QueryError) -> (Result, arguments: [Slot]) {
    if let constantClause {
      throw QueryError(
        .syntaxError, .nonConstantExpression, "\(constantClause) must not read the graph",
        hint: "use a number or a parameter")
    }
    let outerScope = scope
    let outerAggregates = aggregates
    let outerSubstitutions = substitutions
    captures.append(Capture(firstSlot: variables.count))
    scope = Scope(inside: outerScope)
    substitutions = Substitutions()
    let result: Result
    do throws(QueryError) {
      result = try body(&self)
    } catch {
      throw error
    }
    scope = outerScope
    aggregates = outerAggregates
    substitutions = outerSubstitutions
    let arguments = captures.removeLast().slots.sorted()
    return (result, arguments)
  }
}

/// What an aggregate means at some place.
enum AggregatePlace {
  /// An error; the words say where one stands.
  case forbidden(String)
  /// An error of its own: an aggregate in an aggregate.
  case nested(String)
  /// A column of a projection: it is computed.
  case projection
  /// `ORDER BY` of a projection that aggregates: it must be one that the projection computes.
  case ordering

  var isProjection: Bool { if case .projection = self { true } else { false } }

  var groups: Bool {
    switch self {
    case .projection, .ordering: true
    case .forbidden, .nested: false
    }
  }
}

/// What stands for what while a projection that groups is bound.
struct Substitutions {
  /// By the normal form of their text.
  var expressions: [String: Slot] = [:]
  /// Whether any expression can be replaced, not only variables and properties.
  var replacesAll = false
  var aggregates: [String: Slot] = [:]
  /// What the projection computes so far.
  var computed: [BoundAggregate] = []
  /// The scope in which arguments of aggregates are bound.
  var inputScope = Scope()
}
