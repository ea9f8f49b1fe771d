/// How the files of an import are written.
public struct ImportOptions: Sendable {
  /// What the column `:ID` holds.
  public enum IDKind: String, CaseIterable, Sendable {
    /// Texts; kept as such where the column has a property's name.
    case string
    /// Whole numbers; kept as such where the column has a property's name.
    case integer
    /// Whole numbers that become the nodes' own ids.
    case actual
  }

  /// What to do with a line that cannot be taken.
  public enum BadLines: String, CaseIterable, Sendable {
    case stop
    case skip
  }

  /// Between fields: one byte of ASCII.
  public var delimiter = UInt8(ascii: ",")
  /// Between the elements of a list.
  public var arrayDelimiter = UInt8(ascii: ";")
  /// Around fields that contain a delimiter, a line end or itself, which is then doubled.
  public var quote = UInt8(ascii: "\"")
  public var idKind = IDKind.string
  public var badLines = BadLines.stop
  /// The columns of node files, for files whose first line is not such a header; it is then passed
  /// over. Likewise for relationship files.
  public var nodeColumns: String?
  public var relationshipColumns: String?
  /// White space around fields without quotes does not count.
  public var trimsFields = false
  /// Fields beyond those of the header do not matter.
  public var ignoresExtraColumns = false

  public init() {}
}

/// Files that are read as one: the first line of the first is the header of all.
public struct ImportFiles: Hashable, Sendable {
  /// Labels that every node of the files gets, or the type of relationships that have none.
  public var names: [String]
  public var paths: [String]

  public init(names: [String] = [], paths: [String]) {
    self.names = names
    self.paths = paths
  }
}
