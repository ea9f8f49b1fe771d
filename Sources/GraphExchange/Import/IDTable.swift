/// A node's id in a file.
enum ImportID {
  /// A number, or a text that is the only way to write one.
  case number(UInt64)
  case text(String)

  /// Nil where the bytes are no id of the kind.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ kind: ImportOptions.IDKind) {
    if let number = ImportID.digits(bytes) {
      self = .number(number)
    } else if kind != .string {
      guard let number = FieldType.integer(bytes) else { return nil }
      self = .number(UInt64(bitPattern: number))
    } else {
      guard !bytes.isEmpty, let text = String(validating: bytes, as: UTF8.self) else { return nil }
      self = .text(text)
    }
  }

  /// The number that the text is the only way to write; nil where there is none.
  @inline(__always)
  private static func digits(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard (1...18).contains(bytes.count), bytes[0] != 0x30 || bytes.count == 1 else { return nil }
    var number: UInt64 = 0
    for byte in bytes {
      let digit = UInt64(byte) &- 0x30
      guard digit < 10 else { return nil }
      number = number &* 10 &+ digit
    }
    return number
  }
}

/// The nodes of the ids in one space: open addressing, numbers apart from texts.
///
/// Most ids are decimal numbers; these are found by one look at one place of memory.
struct IDTable {
  private struct Slot {
    var key: UInt64
    /// -1 where the slot is empty.
    var node: Int64
  }

  private var slots: [Slot] = []
  private var numbers = 0
  private var texts: [String: Int64] = [:]

  /// - Precondition: the id is not there.
  mutating func insert(_ id: ImportID, _ node: Int64) {
    switch id {
    case .text(let text): texts[text] = node
    case .number(let key):
      if (numbers + 1) * 2 > slots.count { grow() }
      slots[IDTable.find(key, in: slots)] = Slot(key: key, node: node)
      numbers += 1
    }
  }

  @inline(__always)
  func node(of id: ImportID) -> Int64? {
    switch id {
    case .text(let text): return texts[text]
    case .number(let key):
      guard !slots.isEmpty else { return nil }
      let node = slots[IDTable.find(key, in: slots)].node
      return node < 0 ? nil : node
    }
  }

  /// The place of the key, or the empty one where it belongs.
  @inline(__always)
  private static func find(_ key: UInt64, in slots: [Slot]) -> Int {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
      // At most half of the slots are taken.
      while slots[index].node >= 0, slots[index].key != key { index = (index + 1) & mask }
      return index
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(key: 0, node: -1), count: max(64, old.count * 2))
    for slot in old where slot.node >= 0 { slots[IDTable.find(slot.key, in: slots)] = slot }
  }
}
