internal import Glibc

/// One TCP connection, with a deadline for all that is done on it.
final class HTTPConnection {
  private let descriptor: Int32
  private let deadline: Deadline

  init(_ address: HTTPAddress, deadline: Deadline) throws(HTTPFailure) {
    self.deadline = deadline
    descriptor = try Self.connect(address, deadline)
  }

  deinit { close(descriptor) }

  // MARK: Connecting

  private static func connect(
    _ address: HTTPAddress, _ deadline: Deadline
  ) throws(HTTPFailure) -> Int32 {
    let candidates = try resolve(address)
    defer { freeaddrinfo(candidates) }
    var candidate: UnsafeMutablePointer<addrinfo>? = candidates
    var failure = HTTPFailure(.unreachable, "has no address")
    while let one = candidate?.pointee {
      candidate = one.ai_next
      let descriptor = socket(
        one.ai_family,
        one.ai_socktype | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue),
        one.ai_protocol)
      guard descriptor >= 0 else {
        failure = HTTPFailure(.unreachable, "cannot be reached: \(reason(errno))")
        continue
      }
      do throws(HTTPFailure) {
        if Glibc.connect(descriptor, one.ai_addr, one.ai_addrlen) != 0 {
          guard errno == EINPROGRESS || errno == EINTR else {
            throw HTTPFailure(.unreachable, "cannot be reached: \(reason(errno))")
          }
          try wait(for: Int16(POLLOUT), descriptor, deadline)
          var status: Int32 = 0
          var size = socklen_t(MemoryLayout<Int32>.size)
          getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &status, &size)
          guard status == 0 else {
            throw HTTPFailure(.unreachable, "cannot be reached: \(reason(status))")
          }
        }
        return descriptor
      } catch {
        close(descriptor)
        guard error.kind == .unreachable else { throw error }
        failure = error
      }
    }
    throw failure
  }

  /// Numbers and "localhost" need no name service, which a static program can do without.
  private static func resolve(
    _ address: HTTPAddress
  ) throws(HTTPFailure) -> UnsafeMutablePointer<addrinfo> {
    let host = address.host == "localhost" ? "127.0.0.1" : address.host
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
    var result: UnsafeMutablePointer<addrinfo>?
    if getaddrinfo(host, "\(address.port)", &hints, &result) != 0 {
      hints.ai_flags = AI_NUMERICSERV
      let status = getaddrinfo(host, "\(address.port)", &hints, &result)
      guard status == 0 else {
        throw HTTPFailure(.unreachable, "is not known: \(String(cString: gai_strerror(status)))")
      }
    }
    guard let result else { throw HTTPFailure(.unreachable, "has no address") }
    return result
  }

  private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }

  // MARK: Sending and receiving

  func send(_ bytes: [UInt8]) throws(HTTPFailure) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        // `start` is less than the count, so that the buffer has a base address.
        Glibc.send(
          descriptor, buffer.baseAddress! + start, buffer.count - start,
          Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        start += count
      } else if errno == EAGAIN || errno == EINTR {
        try Self.wait(for: Int16(POLLOUT), descriptor, deadline)
      } else {
        throw HTTPFailure(.truncated, "closed the connection before it was asked")
      }
    }
  }

  /// - Returns: some bytes; none where the other side has closed the connection.
  func receive() throws(HTTPFailure) -> ArraySlice<UInt8> {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count >= 0 { return buffer[..<count] }
      guard errno == EAGAIN || errno == EINTR else {
        throw HTTPFailure(.truncated, "broke the connection: \(Self.reason(errno))")
      }
      try Self.wait(for: Int16(POLLIN), descriptor, deadline)
    }
  }

  private static func wait(
    for events: Int16, _ descriptor: Int32, _ deadline: Deadline
  ) throws(HTTPFailure) {
    while true {
      let left = try deadline.millisecondsLeft()
      var request = pollfd(fd: descriptor, events: events, revents: 0)
      // A signal may come between the look at it and the wait, and must not be waited for long.
      let count = poll(&request, 1, min(left, 100))
      if count > 0 { return }
      if count < 0, errno != EINTR {
        throw HTTPFailure(.unreachable, "cannot be waited for: \(reason(errno))")
      }
    }
  }
}

/// When to give up.
struct Deadline: Sendable {
  private let end: Int64
  private let seconds: Int
  private let isInterrupted: @Sendable () -> Bool

  init(seconds: Int, isInterrupted: @escaping @Sendable () -> Bool) {
    self.seconds = seconds
    self.isInterrupted = isInterrupted
    end = Self.now() + Int64(min(max(seconds, 0), 1_000_000)) * 1_000
  }

  func millisecondsLeft() throws(HTTPFailure) -> Int32 {
    if isInterrupted() { throw HTTPFailure(.interrupted, "was interrupted") }
    let left = end - Self.now()
    guard left > 0 else { throw HTTPFailure(.timeOut, "did not answer within \(seconds) s") }
    return Int32(clamping: left)
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
