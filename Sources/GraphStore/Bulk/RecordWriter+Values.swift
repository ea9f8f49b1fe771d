internal import GraphModel

extension RecordWriter {
  /// The columns kind and value of a property, as ``Statement/bind(_:kindAt:valueAt:)`` binds them.
  ///
  /// - Throws: ``StoreError/Code/unsupportedValue`` for what no property can hold.
  mutating func append(property value: Value) throws(StoreError) {
    switch value {
    case .integer(let number):
      append(PropertyKind.native.rawValue)
      append(number)
    case .float(let number) where !number.isNaN:
      append(PropertyKind.native.rawValue)
      append(number)
    case .float:
      append(PropertyKind.notANumber.rawValue)
      append("NaN")
    case .string(let text) where text.utf8.count <= Statement.longestText:
      append(PropertyKind.native.rawValue)
      append(text)
    case .boolean(let flag):
      append(PropertyKind.boolean.rawValue)
      append(flag ? Int64(1) : 0)
    case .list(let list):
      guard let text = ListText.write(list), text.utf8.count <= Statement.longestText else {
        fallthrough
      }
      append(PropertyKind.list.rawValue)
      append(text)
    default:
      guard let (kind, text) = PropertyKind.temporal(value) else {
        try Statement.requireStorable(value)
        throw StoreError(.unsupportedValue, "the value cannot be kept as a property")
      }
      append(kind.rawValue)
      append(text)
    }
  }
}
