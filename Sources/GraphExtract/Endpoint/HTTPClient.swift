/// As much of HTTP/1.1 (RFC 9112) as one request to one server needs: no encryption, no redirects,
/// no compression, a connection for each request.
struct HTTPClient {
  /// For connecting, sending and receiving together.
  var seconds = 120
  /// More than an answer about an article takes.
  var longestBody = 8 << 20
  var isInterrupted: @Sendable () -> Bool = { false }

  private static let longestHead = 1 << 16

  struct Response {
    var status: Int
    var body: [UInt8]
  }

  /// - Parameter headers: besides those that every request has; of printable ASCII.
  func post(
    _ body: [UInt8], to address: HTTPAddress, headers: [(name: String, value: String)]
  ) throws(HTTPFailure) -> Response {
    let connection = try HTTPConnection(
      address, deadline: Deadline(seconds: seconds, isInterrupted: isInterrupted))
    var head = "POST \(address.path) HTTP/1.1\r\nHost: \(address.authority)\r\n"
    head += "Connection: close\r\nContent-Length: \(body.count)\r\nAccept: application/json\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    try connection.send(Array((head + "\r\n").utf8) + body)
    var reader = ResponseReader(connection: connection, longestBody: longestBody)
    return try reader.read()
  }

  /// Reads one response.
  private struct ResponseReader {
    let connection: HTTPConnection
    let longestBody: Int
    private var buffer: [UInt8] = []
    private var position = 0

    init(connection: HTTPConnection, longestBody: Int) {
      self.connection = connection
      self.longestBody = longestBody
    }

    mutating func read() throws(HTTPFailure) -> Response {
      // An interim answer, as 100 Continue, comes before the answer.
      for _ in 0..<8 {
        let (status, fields) = try readHead()
        if status >= 200 { return Response(status: status, body: try readBody(status, fields)) }
      }
      throw HTTPFailure(.malformed, "sent interim answers without end")
    }

    private mutating func fill() throws(HTTPFailure) -> Bool {
      let bytes = try connection.receive()
      buffer += bytes
      return !bytes.isEmpty
    }

    /// A line without its end.
    private mutating func line(_ longest: Int) throws(HTTPFailure) -> String {
      var searched = position
      while true {
        if let end = buffer[searched...].firstIndex(of: 0x0A) {
          var line = buffer[position..<end]
          if line.last == 0x0D { line = line.dropLast() }
          position = end + 1
          return String(decoding: line, as: UTF8.self)
        }
        searched = buffer.count
        guard searched - position <= longest else {
          throw HTTPFailure(.malformed, "sent a head of an answer without end")
        }
        guard try fill() else {
          throw HTTPFailure(.truncated, "closed the connection within the head of its answer")
        }
      }
    }

    private mutating func readHead() throws(HTTPFailure) -> (Int, [(name: String, value: String)]) {
      let start = try line(HTTPClient.longestHead)
      let parts = start.split(separator: " ", maxSplits: 2)
      guard parts.count >= 2, parts[0] == "HTTP/1.1" || parts[0] == "HTTP/1.0",
        parts[1].utf8.count == 3,
        let status = Int(parts[1]), (100...599).contains(status)
      else { throw HTTPFailure(.malformed, "does not speak HTTP/1.1") }
      var fields: [(name: String, value: String)] = []
      let limit = position + HTTPClient.longestHead
      while true {
        let line = try line(HTTPClient.longestHead)
        if line.isEmpty { return (status, fields) }
        guard position <= limit else {
          throw HTTPFailure(.malformed, "sent a head of an answer without end")
        }
        guard let colon = line.firstIndex(of: ":") else {
          throw HTTPFailure(.malformed, "sent a header that is none")
        }
        let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        fields.append((line[..<colon].lowercased(), String(value)))
      }
    }

    private mutating func readBody(
      _ status: Int, _ fields: [(name: String, value: String)]
    ) throws(HTTPFailure) -> [UInt8] {
      if status == 204 || status == 304 { return [] }
      let codings = fields.filter { $0.name == "transfer-encoding" }.map { $0.value.lowercased() }
      if !codings.isEmpty {
        guard codings == ["chunked"] else {
          throw HTTPFailure(.malformed, "sent its answer in a coding that is not known here")
        }
        return try readChunks()
      }
      let lengths = Set(fields.filter { $0.name == "content-length" }.map(\.value))
      if let length = lengths.first {
        guard lengths.count == 1, length.utf8.count <= 12, length.utf8.allSatisfy(isDigit),
          let count = Int(length)
        else { throw HTTPFailure(.malformed, "gave its answer a length that is none") }
        return try bytes(count)
      }
      while try fill() { try check(buffer.count - position) }
      return Array(buffer[position...])
    }

    private mutating func bytes(_ count: Int) throws(HTTPFailure) -> [UInt8] {
      try check(count)
      while buffer.count - position < count {
        guard try fill() else {
          throw HTTPFailure(.truncated, "closed the connection within its answer")
        }
      }
      defer { position += count }
      return Array(buffer[position..<position + count])
    }

    private mutating func readChunks() throws(HTTPFailure) -> [UInt8] {
      var body: [UInt8] = []
      while true {
        let size = try line(1_024).prefix { $0 != ";" && $0 != " " }
        guard !size.isEmpty, size.utf8.count <= 8, let count = Int(size, radix: 16), count >= 0,
          size.utf8.first != UInt8(ascii: "+")
        else { throw HTTPFailure(.malformed, "sent a piece of its answer without a length") }
        if count == 0 { break }
        try check(body.count + count)
        body += try bytes(count)
        guard try line(2).isEmpty else {
          throw HTTPFailure(.malformed, "sent a piece of its answer that is longer than it says")
        }
        // What has been taken over need not be kept twice.
        buffer.removeFirst(position)
        position = 0
      }
      let limit = position + HTTPClient.longestHead
      while try !line(HTTPClient.longestHead).isEmpty {
        guard position <= limit else { throw HTTPFailure(.malformed, "sent trailers without end") }
      }
      return body
    }

    private func check(_ count: Int) throws(HTTPFailure) {
      guard count <= longestBody else {
        throw HTTPFailure(.tooLong, "sent an answer of more than \(longestBody >> 20) MiB")
      }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  }
}
