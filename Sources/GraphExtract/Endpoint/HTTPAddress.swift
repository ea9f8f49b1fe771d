/// An address that begins with `http://`.
public struct HTTPAddress: Hashable, Sendable, CustomStringConvertible {
  public let host: String
  public let port: UInt16
  /// Begins with a slash.
  public let path: String

  public init(host: String, port: UInt16, path: String) {
    self.host = host
    self.port = port
    self.path = path
  }

  /// Nil where `text` is no such address, or one with a user, a query or a fragment.
  public init?(_ text: String) {
    guard text.lowercased().hasPrefix("http://"),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    let rest = text.dropFirst(7)
    let authority = rest.prefix { $0 != "/" }
    let path = rest.dropFirst(authority.count)
    guard !authority.isEmpty, !rest.contains(where: { "@?#\"<>".contains($0) }) else { return nil }
    let host: Substring
    var port = authority[authority.endIndex...]
    if authority.first == "[" {
      guard let close = authority.firstIndex(of: "]") else { return nil }
      host = authority[authority.index(after: authority.startIndex)..<close]
      port = authority[authority.index(after: close)...]
    } else {
      host = authority.prefix { $0 != ":" }
      port = authority.dropFirst(host.count)
    }
    guard !host.isEmpty else { return nil }
    if port.isEmpty {
      self.port = 80
    } else {
      guard port.first == ":", let number = UInt16(port.dropFirst()), number > 0 else { return nil }
      self.port = number
    }
    self.host = String(host)
    self.path = path.isEmpty ? "/" : String(path)
  }

  public var description: String { "http://\(authority)\(path)" }

  /// As the header `Host` has it.
  var authority: String {
    let host = host.contains(":") ? "[\(host)]" : host
    return port == 80 ? host : "\(host):\(port)"
  }
}
