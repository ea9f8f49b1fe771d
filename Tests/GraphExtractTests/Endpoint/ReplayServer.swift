import Glibc

/// A server on the loopback that answers every request alike, in a way of the test's own.
final class ReplayServer: Sendable {
  let port: UInt16
  private let listener: Int32
  private let received: Received

  /// Requests as they came, shared with the thread that serves.
  private final class Received: @unchecked Sendable {
    private var mutex = pthread_mutex_t()
    private var all: [[UInt8]] = []

    init() { pthread_mutex_init(&mutex, nil) }

    func append(_ request: [UInt8]) {
      pthread_mutex_lock(&mutex)
      all.append(request)
      pthread_mutex_unlock(&mutex)
    }

    var requests: [[UInt8]] {
      pthread_mutex_lock(&mutex)
      defer { pthread_mutex_unlock(&mutex) }
      return all
    }
  }

  private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// - Parameter answer: is given the connection when the request has been read, and writes to it.
  init(_ answer: @escaping @Sendable (Connection) -> Void) {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, size)
        listen(listener, 16)
        getsockname(listener, address, &size)
      }
      return UInt16(bigEndian: pointer.pointee.sin_port)
    }
    let received = Received()
    self.received = received
    let work = Work {
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        let connection = Connection(descriptor: descriptor)
        received.append(connection.readRequest())
        answer(connection)
        close(descriptor)
      }
    }
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(work).toOpaque())
    pthread_detach(thread)
  }

  /// Answers with these bytes and closes the connection.
  convenience init(raw: String) {
    self.init { $0.write(raw) }
  }

  /// Answers as a chat endpoint does, with this as what the model says.
  convenience init(content: String, status: String = "200 OK") {
    let body = Self.completion(content)
    self.init(
      raw: "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  static func completion(_ content: String) -> String {
    var escaped = ""
    for scalar in content.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return
      "{\"choices\": [{\"index\": 0, \"finish_reason\": \"stop\", \"message\": {\"role\": \"assistant\", \"content\": \"\(escaped)\"}}]}"
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  var address: String { "http://127.0.0.1:\(port)" }

  var requests: [String] { received.requests.map { String(decoding: $0, as: UTF8.self) } }

  struct Connection: Sendable {
    let descriptor: Int32

    /// - Returns: whether the other side still listens.
    @discardableResult func write(_ text: String) -> Bool {
      let bytes = Array(text.utf8)
      var start = 0
      while start < bytes.count {
        let count = bytes.withUnsafeBytes {
          send(
            descriptor, $0.baseAddress! + start, bytes.count - start, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return false }
        start += count
      }
      return true
    }

    /// Waits until the other side has gone.
    func waitForEnd() {
      var byte: UInt8 = 0
      while recv(descriptor, &byte, 1, 0) > 0 {}
    }

    fileprivate func readRequest() -> [UInt8] {
      var request: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        if let end = request.firstRange(of: "\r\n\r\n".utf8) {
          let head = String(decoding: request[..<end.lowerBound], as: UTF8.self).lowercased()
          let length =
            head.split(separator: "\r\n").first { $0.hasPrefix("content-length: ") }
            .flatMap { Int($0.dropFirst(16)) } ?? 0
          if request.count - end.upperBound >= length { return request }
        }
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return request }
        request += buffer[..<count]
      }
    }
  }
}
