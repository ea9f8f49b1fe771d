internal import CUTF8Proc

/// The form under which a name is looked for: without case, accents, punctuation and superfluous
/// white space, so that `Kim Jong-un`, `KIM JONG UN` and `Kim  Jong Un` are one.
///
/// Compatibility decomposition and case folding as Unicode defines them (UAX #15, CaseFolding);
/// then accents and vowel points of the European and Semitic scripts are dropped (marks of other
/// scripts carry meaning and stay), letters with strokes become their plain ones, every run of
/// punctuation, white space and control characters becomes one space, none at either end; what is
/// left is composed again. A name of nothing but punctuation keeps it.
///
/// Complexity: linear in the length; a name in ASCII is folded in one pass over its bytes.
public func foldedName(_ name: String) -> String {
  if let folded = foldedASCII(name) { return folded }
  return LatinFolding.fold(name) ?? foldedUnicode(name)
}

/// What the folded form of every name begins with that begins with `prefix`; as much of it as is
/// certain.
///
/// The last letter of the prefix may be composed with what follows it, and a prefix of nothing but
/// punctuation says nothing of a name that has letters.
public func foldedNamePrefix(_ prefix: String) -> String {
  if let folded = foldedASCII(prefix, elseItself: false) { return folded }
  let folded = foldedUnicode(prefix, elseItself: false)
  let scalars = folded.unicodeScalars
  var end = scalars.endIndex
  while end > scalars.startIndex {
    let place = scalars.index(before: end)
    let last = scalars[place]
    if last.isASCII { break }
    end = place
    // Marks belong to the letter before them.
    switch utf8proc_category(Int32(bitPattern: last.value)) {
    case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME: continue
    default: return String(folded[..<end])
    }
  }
  return String(folded[..<end])
}

/// Nil where the name has a byte beyond ASCII.
///
/// - Parameter elseItself: whether a name of nothing but punctuation keeps it.
private func foldedASCII(_ name: String, elseItself: Bool = true) -> String? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(name.utf8.count)
  var pendingSpace = false
  for byte in name.utf8 {
    guard byte < 0x80 else { return nil }
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      appendSpace(&pendingSpace, &bytes)
      bytes.append(byte | 0x20)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="),
      UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      appendSpace(&pendingSpace, &bytes)
      bytes.append(byte)
    default:
      pendingSpace = true
    }
  }
  if bytes.isEmpty { return elseItself ? name.lowercased() : "" }
  return String(decoding: bytes, as: UTF8.self)
}

private func appendSpace(_ pending: inout Bool, _ bytes: inout [UInt8]) {
  if pending && !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
  pending = false
}

func foldedUnicode(_ name: String, elseItself: Bool = true) -> String {
  var scalars = decomposed(name)
  var kept = 0
  var pendingSpace = false
  // Every letter grows to at most two, which the array has room for.
  var folded: [Int32] = []
  folded.reserveCapacity(scalars.count + 8)
  for scalar in scalars {
    if isAccent(scalar) { continue }
    if separates(scalar) {
      pendingSpace = kept > 0
      continue
    }
    if pendingSpace {
      folded.append(0x20)
      pendingSpace = false
    }
    kept += 1
    if let plain = plainLetters[scalar] {
      folded.append(contentsOf: plain)
    } else {
      folded.append(scalar)
    }
  }
  if folded.isEmpty && elseItself { folded = scalars }
  scalars = folded
  let count = scalars.withUnsafeMutableBufferPointer { buffer in
    utf8proc_normalize_utf32(
      buffer.baseAddress, utf8proc_ssize_t(buffer.count),
      utf8proc_option_t(UTF8PROC_COMPOSE.rawValue | UTF8PROC_STABLE.rawValue))
  }
  var text = String.UnicodeScalarView()
  for scalar in scalars.prefix(max(0, count)) {
    if let scalar = Unicode.Scalar(UInt32(bitPattern: scalar)) { text.append(scalar) }
  }
  return String(text)
}

/// Decomposed for compatibility and with case folded.
func decomposed(_ name: String) -> [Int32] {
  var name = name
  let options = utf8proc_option_t(
    UTF8PROC_STABLE.rawValue | UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue
      | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_IGNORE.rawValue)
  return name.withUTF8 { utf8 in
    // Usually enough; where it is not, the call says how many there are.
    var buffer = [Int32](repeating: 0, count: utf8.count * 2 + 8)
    while true {
      let count = utf8proc_decompose(
        utf8.baseAddress, utf8proc_ssize_t(utf8.count), &buffer, utf8proc_ssize_t(buffer.count),
        options)
      // A Swift string is valid UTF-8, so that only memory can fail.
      guard count >= 0 else { return [] }
      if count <= buffer.count {
        buffer.removeLast(buffer.count - count)
        return buffer
      }
      buffer = [Int32](repeating: 0, count: count)
    }
  }
}

/// Combining marks that are accents or vowel points, and not letters of their own.
func isAccent(_ scalar: Int32) -> Bool {
  switch scalar {
  case 0x0300...0x036F, 0x0483...0x0489, 0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2,
    0x05C4...0x05C5, 0x05C7, 0x0610...0x061A, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC,
    0x06DF...0x06E4, 0x06E7...0x06E8, 0x06EA...0x06ED, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF,
    0x20D0...0x20FF, 0xFE20...0xFE2F:
    true
  default: false
  }
}

/// Punctuation, white space and control characters.
func separates(_ scalar: Int32) -> Bool {
  switch utf8proc_category(scalar) {
  case UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_PD, UTF8PROC_CATEGORY_PS, UTF8PROC_CATEGORY_PE,
    UTF8PROC_CATEGORY_PI, UTF8PROC_CATEGORY_PF, UTF8PROC_CATEGORY_PO, UTF8PROC_CATEGORY_ZS,
    UTF8PROC_CATEGORY_ZL, UTF8PROC_CATEGORY_ZP, UTF8PROC_CATEGORY_CC, UTF8PROC_CATEGORY_CF:
    true
  default:
    // Accents that stand by themselves serve as apostrophes: ` ´ ʹ ʻ ʼ ʾ ʿ.
    scalar == 0x60 || scalar == 0xB4 || (0x02B9...0x02BF).contains(scalar)
  }
}

/// Letters with strokes and ligatures that Unicode does not decompose, as they are typed without.
let plainLetters: [Int32: [Int32]] = [
  0x00F8: [0x6F],  // ø o
  0x0142: [0x6C],  // ł l
  0x0111: [0x64],  // đ d
  0x00F0: [0x64],  // ð d
  0x0127: [0x68],  // ħ h
  0x0131: [0x69],  // ı i
  0x00E6: [0x61, 0x65],  // æ ae
  0x0153: [0x6F, 0x65],  // œ oe
  0x00FE: [0x74, 0x68],  // þ th
  0x0167: [0x74],  // ŧ t
]
