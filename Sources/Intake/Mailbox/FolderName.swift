import Foundation

/// Names of a mailbox's folders as people know them: servers say them in a form of UTF-7 (RFC 3501, 5.1.3).
enum FolderName {
  /// `Entw&APw-rfe` is `Entwürfe`, and `R&-D` is `R&D`; what is no such form stays as it is.
  static func decoded(_ name: String) -> String {
    guard name.contains("&") else { return name }
    var (text, rest) = ("", name[...])
    while let start = rest.firstIndex(of: "&") {
      text += rest[..<start]
      let run = rest[rest.index(after: start)...]
      guard let end = run.firstIndex(of: "-") else { return name }
      if run[..<end].isEmpty {
        text += "&"
      } else if let part = utf16(run[..<end]) {
        text += part
      } else {
        return name
      }
      rest = run[run.index(after: end)...]
    }
    return text + rest
  }

  private static func utf16(_ run: Substring) -> String? {
    let base64 = run.replacing(",", with: "/")
    let padding = String(repeating: "=", count: (4 - base64.count % 4) % 4)
    guard let data = Data(base64Encoded: base64 + padding), data.count % 2 == 0, !data.isEmpty else { return nil }
    let units = stride(from: 0, to: data.count, by: 2).map { UInt16(data[$0]) << 8 | UInt16(data[$0 + 1]) }
    return String(validating: units, as: UTF16.self)
  }

  /// Whether people mean this folder, by either form of its name, in whatever case.
  static func isMeant(_ said: String, _ name: String) -> Bool {
    let said = said.lowercased()
    return said == name.lowercased() || said == decoded(name).lowercased()
  }
}
