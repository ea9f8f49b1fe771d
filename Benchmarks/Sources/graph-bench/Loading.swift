internal import GraphModel
internal import GraphStore

/// Makes a graph of the generator's two files.
enum Loading {
  static func load(folder: String, into path: String) throws {
    for suffix in ["", "-wal", "-shm", "-lock"] { removeFile(path + suffix) }
    let store = try Store.open(path, access: .create)
    defer { store.close() }
    let nodes = try readFile(folder + "/nodes.csv")
    let edges = try readFile(folder + "/edges.csv")
    try store.write { writer throws(StoreError) in
      let name = try writer.intern(propertyKey: "name")
      let cc = try writer.intern(propertyKey: "cc")
      let since = try writer.intern(propertyKey: "since")
      let until = try writer.intern(propertyKey: "until")
      let confidence = try writer.intern(propertyKey: "confidence")
      var ids: [NodeID] = []
      for row in rows(nodes) {
        let node = try writer.createNode(labels: [writer.intern(label: row[1])])
        ids.append(node)
        try writer.set(name, to: .string(row[2]), of: node)
        if !row[3].isEmpty { try writer.set(cc, to: .string(row[3]), of: node) }
        if let day = PartialDate(row[4])?.exact { try writer.set(since, to: .date(day), of: node) }
      }
      for row in rows(edges) {
        guard let source = Int(row[1]), let target = Int(row[2]) else { continue }
        let edge = try writer.createRelationship(
          type: writer.intern(relationshipType: row[3]), from: ids[source], to: ids[target])
        if let day = PartialDate(row[4])?.exact { try writer.set(since, to: .date(day), of: edge) }
        if let day = PartialDate(row[5])?.exact { try writer.set(until, to: .date(day), of: edge) }
        if let number = Double(row[6]) { try writer.set(confidence, to: .float(number), of: edge) }
      }
    }
  }

  private static func rows(_ bytes: [UInt8]) -> some Sequence<[String]> {
    bytes.split(separator: UInt8(ascii: "\n")).dropFirst().lazy.map { line in
      var fields: [String] = []
      var field: [UInt8] = []
      var quoted = false
      var previous: UInt8 = 0
      for byte in line {
        if byte == UInt8(ascii: "\"") {
          if !quoted && previous == byte { field.append(byte) }
          quoted.toggle()
        } else if byte == UInt8(ascii: ","), !quoted {
          fields.append(String(decoding: field, as: UTF8.self))
          field.removeAll()
        } else {
          field.append(byte)
        }
        previous = byte
      }
      fields.append(String(decoding: field, as: UTF8.self))
      return fields
    }
  }
}
