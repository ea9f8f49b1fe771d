extension QueryError {
  /// openCypher's word for what exactly is wrong.
  ///
  /// Not an enumeration: functions and procedures may bring words of their own.
  public struct Detail: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
  }
}

extension QueryError.Detail {
  private init(_ name: StaticString) { self.init(rawValue: name.description) }

  // Found while reading the text.
  public static let unexpectedSyntax = Self("UnexpectedSyntax")
  public static let invalidNumberLiteral = Self("InvalidNumberLiteral")
  public static let invalidUnicodeLiteral = Self("InvalidUnicodeLiteral")
  public static let invalidUnicodeCharacter = Self("InvalidUnicodeCharacter")
  public static let integerOverflow = Self("IntegerOverflow")
  public static let floatingPointOverflow = Self("FloatingPointOverflow")
  public static let invalidParameterUse = Self("InvalidParameterUse")
  /// Too long, too deeply nested, or of too many parts.
  public static let queryTooLarge = Self("QueryTooLarge")

  // Found while resolving names.
  public static let undefinedVariable = Self("UndefinedVariable")
  public static let variableAlreadyBound = Self("VariableAlreadyBound")
  public static let variableTypeConflict = Self("VariableTypeConflict")
  public static let noVariablesInScope = Self("NoVariablesInScope")
  public static let columnNameConflict = Self("ColumnNameConflict")
  public static let noExpressionAlias = Self("NoExpressionAlias")
  public static let differentColumnsInUnion = Self("DifferentColumnsInUnion")
  public static let invalidClauseComposition = Self("InvalidClauseComposition")
  public static let unknownFunction = Self("UnknownFunction")
  public static let procedureNotFound = Self("ProcedureNotFound")
  public static let invalidNumberOfArguments = Self("InvalidNumberOfArguments")
  public static let invalidArgumentPassingMode = Self("InvalidArgumentPassingMode")
  public static let missingParameter = Self("MissingParameter")

  // Found while checking types and forms.
  public static let invalidArgumentType = Self("InvalidArgumentType")
  public static let invalidArgumentValue = Self("InvalidArgumentValue")
  public static let invalidAggregation = Self("InvalidAggregation")
  public static let ambiguousAggregationExpression = Self("AmbiguousAggregationExpression")
  public static let nestedAggregation = Self("NestedAggregation")
  public static let nonConstantExpression = Self("NonConstantExpression")
  public static let negativeIntegerArgument = Self("NegativeIntegerArgument")
  public static let requiresDirectedRelationship = Self("RequiresDirectedRelationship")
  public static let noSingleRelationshipType = Self("NoSingleRelationshipType")
  public static let creatingVarLength = Self("CreatingVarLength")
  public static let invalidRelationshipPattern = Self("InvalidRelationshipPattern")
  public static let relationshipUniquenessViolation = Self("RelationshipUniquenessViolation")
  public static let invalidDelete = Self("InvalidDelete")

  // Found while running.
  public static let invalidPropertyType = Self("InvalidPropertyType")
  public static let mapElementAccessByNonString = Self("MapElementAccessByNonString")
  public static let listElementAccessByNonInteger = Self("ListElementAccessByNonInteger")
  public static let numberOutOfRange = Self("NumberOutOfRange")
  public static let divisionByZero = Self("DivisionByZero")
  public static let deletedEntityAccess = Self("DeletedEntityAccess")
  public static let deleteConnectedNode = Self("DeleteConnectedNode")
  public static let mergeReadOwnWrites = Self("MergeReadOwnWrites")
  public static let timeLimit = Self("TimeLimit")
  public static let rowLimit = Self("RowLimit")
  public static let memoryLimit = Self("MemoryLimit")
  public static let interruptedByUser = Self("InterruptedByUser")
}
