/// A request as a plain value: all that the site's logic reads of one.
struct WebRequest: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// An upload, too large for memory: a file of ours, to be deleted by whoever takes it.
    case file(String)
    /// Longer than `limit`; not read to its end.
    case tooLarge
    /// Not read yet: whoever takes such bodies reads them as they come.
    case stream(BodyStream)
  }

  /// Octets; a form of ours holds a note of 2,000 characters at most.
  static let bodyLimit = 64 * 1024

  /// The one page that takes more: a calendar.
  static let calendarLimit = 2 * 1024 * 1024 + 4096

  /// - Parameter path: still encoded.
  static func limit(_ path: String) -> Int { path == "/calendar" ? calendarLimit : bodyLimit }

  /// Whether the body is handed on unread, and read by whoever was let in.
  var takesStream: Bool {
    method == "POST" && path == PrivacyRoutes.uploadPath
      && (headers["content-type"] ?? "").lowercased().hasPrefix("multipart/form-data")
  }

  var method: String
  /// Still percent-encoded, without the query.
  var path: String
  var query: String
  /// Names in lower case.
  var headers: [String: String]
  var body: Body
  /// The network address that the connection comes from, without a port.
  var peer = "127.0.0.1"

  init(
    method: String, target: String, headers: [String: String] = [:], body: Body = .bytes([])
  ) {
    self.method = method
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(parts.first ?? "")
    query = parts.count == 2 ? String(parts[1]) : ""
    self.headers = headers
    self.body = body
  }

  /// Octets that a form may hold here.
  var longestBody: Int {
    PlaybookRoute.takesLong(path) || path == "/import/mappings" ? PlaybookRoute.longestForm : Self.limit(path)
  }

  /// Path and query, as they were asked for.
  var target: String { query.isEmpty ? path : "\(path)?\(query)" }

  /// The path's segments, decoded; `nil` where the encoding is broken.
  var segments: [String]? {
    var segments: [String] = []
    for part in path.split(separator: "/") {
      guard let segment = PercentEncoding.decode(part.utf8, form: false) else { return nil }
      segments.append(segment)
    }
    return segments
  }

  func cookie(_ name: String) -> String? {
    guard let header = headers["cookie"] else { return nil }
    for pair in header.split(separator: ";") {
      let trimmed = pair.drop(while: { $0 == " " })
      guard let equals = trimmed.firstIndex(of: "="), trimmed[..<equals] == name else { continue }
      return String(trimmed[trimmed.index(after: equals)...])
    }
    return nil
  }
}
