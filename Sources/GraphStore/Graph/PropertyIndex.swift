/// A declared index: nodes with a label, or relationships of a type, are found by the value of a
/// property without a scan.
public struct PropertyIndex: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    case nodes(LabelToken)
    case relationships(TypeToken)
  }

  public let subject: Subject
  public let key: KeyToken
  /// By which it can be dropped. No two indexes have the same.
  public let name: String?

  public init(_ subject: Subject, key: KeyToken, name: String? = nil) {
    self.subject = subject
    self.key = key
    self.name = name
  }
}
