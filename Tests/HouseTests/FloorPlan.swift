/// The house as `ARCHITECTURE.md` draws it: which room stands on which floor, and who may import which library.
struct FloorPlan {
  /// Floor of each room; C libraries of ours stand on floor 0.
  var floors: [String: Int] = [:]
  /// Rooms that may import a library from outside; `nil` means every room.
  var libraries: [String: Set<String>?] = [:]

  /// Reads the two tables by their header cells, so that the text around them is free.
  init(architecture text: String) {
    for row in Self.rows(ofTable: ["floor", "rooms"], in: text) {
      guard let floor = Int(row[0]) else { continue }
      for room in Self.names(row[1]) { floors[room] = floor }
    }
    for row in Self.rows(ofTable: ["library", "rooms"], in: text) {
      let rooms: Set<String>? = row[1] == "every room" ? nil : Set(Self.names(row[1]))
      for library in Self.names(row[0]) { libraries[library] = .some(rooms) }
    }
  }

  private static func names(_ cell: String) -> [String] {
    cell.split(separator: "·").map { $0.trimmed }
  }

  private static func rows(ofTable header: [String], in text: String) -> [[String]] {
    var rows: [[String]] = []
    var inside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        inside = false
        continue
      }
      let cells = line.split(separator: "|").map { $0.trimmed }
      if cells.starts(with: header) {
        inside = true
      } else if inside, cells.count >= header.count, !cells[0].hasPrefix("---") {
        rows.append(cells)
      }
    }
    return rows
  }
}

extension FloorPlan {
  /// Why `room` may not import `module`, or `nil` when it may.
  func objection(to module: String, in room: String) -> String? {
    guard let floor = floors[room] else { return "room \(room) is in no row of the floor table" }
    if let allowed = libraries[module] {
      guard let allowed, !allowed.contains(room) else { return nil }
      return "\(room) imports \(module), which belongs in \(allowed.sorted().joined(separator: ", "))"
    }
    guard let target = floors[module] else { return "\(room) imports \(module), which is in neither table" }
    if target < floor { return nil }
    let direction = target == floor ? "sideways" : "upward"
    return "\(room) (floor \(floor)) imports \(module) (floor \(target)): an arrow \(direction)"
  }

  /// The same for a test of `room`, which may also import the room itself and the test library.
  func objection(to module: String, inTestsOf room: String) -> String? {
    if module == "Testing" || module == room { return nil }
    return objection(to: module, in: room)
  }
}

extension Substring {
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
