internal import CSQLite
internal import Glibc

extension StoreError {
  /// SQLite's error on `handle`, with the file it concerns and what to do.
  init(_ code: ResultCode, handle: OpaquePointer, path: String) {
    let detail = String(cString: sqlite3_errmsg(handle))
    let errno = csqlite_last_errno(handle)
    switch code {
    case .busy, .locked:
      self.init(
        .busy, "\(path) is in use by another program (\(detail)); try again when it has finished")
    case .notADatabase:
      self.init(
        .notAGraph, "\(path) is not a graph file (\(detail)); check the path, or name another file")
    case .corrupt:
      self.init(
        .corrupt,
        "\(path) is damaged (\(detail)); restore a backup, or see what `check --integrity` finds")
    case .full:
      self.init(
        .full, "\(path): the disk is full; nothing was changed, free some space and try again")
    case .inputOutput where errno == EFBIG || errno == ENOSPC || errno == EDQUOT:
      self.init(
        .full,
        "\(path): \(StoreError.words(for: errno)); nothing was changed, make room and try again")
    case .inputOutput:
      let words = errno == 0 ? detail : "\(detail): \(StoreError.words(for: errno))"
      self.init(.input, "\(path): \(words); check the disk and try again")
    case .readOnly:
      self.init(
        .readOnly, "\(path) cannot be written (\(detail)); check the permissions of file and folder"
      )
    case .cannotOpen, .permission:
      let words = errno == 0 ? detail : StoreError.words(for: errno)
      self.init(.input, "\(path) cannot be opened (\(words)); check the path and its permissions")
    case .interrupted:
      self.init(.interrupted, "interrupted; nothing was changed")
    case .constraint:
      self.init(.constraint, "\(path): \(detail)")
    case .tooBig:
      self.init(.unsupportedValue, "\(path): a value is too large to be kept (\(detail))")
    default:
      self.init(.other, "\(path): \(detail)")
    }
  }

  /// The system's words for an error number.
  static func words(for errno: CInt) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(errno, &buffer, buffer.count) == 0 else { return "error \(errno)" }
    return buffer.withUnsafeBufferPointer { text in
      // It fits, so that it is terminated, and the buffer is not empty.
      text.baseAddress.map { String(cString: $0) } ?? "error \(errno)"
    }
  }
}
