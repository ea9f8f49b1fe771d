internal import Glibc

extension Store {
  /// Whether the graph at `path` is not there yet, or is as `init` made it: nothing was ever kept in
  /// it, so that one that is made elsewhere may take its place.
  public static func isUntouched(
    _ path: String, access: Access = .readWrite
  ) throws(StoreError) -> Bool {
    switch try StoreFile.presence(of: path) {
    case .missing: return true
    case .directory: return false
    case .file: break
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_size == 0 { return true }
    let store = try Store.open(path, access: access)
    defer { store.close() }
    let reader = try store.beginRead()
    defer { reader.end() }
    return try reader.isUntouched()
  }
}

extension ReadTransaction {
  func isUntouched() throws(StoreError) -> Bool {
    try connection.integer(
      """
      SELECT (SELECT next_node = 1 AND next_relationship = 1 FROM state)
        AND NOT EXISTS (SELECT 1 FROM label) AND NOT EXISTS (SELECT 1 FROM relationship_type)
        AND NOT EXISTS (SELECT 1 FROM property_key) AND NOT EXISTS (SELECT 1 FROM document)
      """) == 1
  }
}
