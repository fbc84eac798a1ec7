/// Small tables of texts: what stands beside an export's records. RFC 4180, UTF-8; whatever is in a cell comes back as it was.
package enum PlainTable {
  package static func write(_ rows: [[String]]) -> String {
    var text = ""
    for row in rows {
      text += row.map(quoted).joined(separator: ",")
      text += "\n"
    }
    return text
  }

  private static func quoted(_ cell: String) -> String {
    if cell.utf8.allSatisfy({ $0 != 44 && $0 != 34 && $0 != 10 && $0 != 13 }) { return cell }
    let parts = cell.utf8.split(separator: 34, omittingEmptySubsequences: false).map { String(Substring($0)) }
    return "\"\(parts.joined(separator: "\"\""))\""
  }

  /// - Returns: `nil` where a quote is not closed.
  package static func read(_ text: String) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var hasRow = false
    var bytes = Array(text.utf8)[...]
    func end() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
    }
    while let byte = bytes.popFirst() {
      hasRow = true
      if isQuoted {
        if byte != 34 {
          cell.append(byte)
        } else if bytes.first == 34 {
          bytes.removeFirst()
          cell.append(34)
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case 34 where cell.isEmpty: isQuoted = true
      case 44: end()
      case 13 where bytes.first == 10: break
      case 10:
        end()
        rows.append(row)
        (row, hasRow) = ([], false)
      default: cell.append(byte)
      }
    }
    if isQuoted { return nil }
    if hasRow {
      end()
      rows.append(row)
    }
    return rows
  }
}
