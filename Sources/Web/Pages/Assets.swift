import Crypto
import Drawing

/// The files that pages refer to. Their address carries a digest of their content, so that a browser may keep them for
/// good and still sees every change.
struct Asset: Sendable {
  let path: String
  let type: String
  let bytes: [UInt8]
  /// Eight hexadecimal digits of the content's SHA-256.
  let version: String

  var address: String { "\(path)?v=\(version)" }

  private init(path: String, type: String, bytes: [UInt8]) {
    self.path = path
    self.type = type
    self.bytes = bytes
    let digits = SHA256.hash(data: bytes).prefix(4).map { String(Int($0) + 0x100, radix: 16).dropFirst() }
    version = digits.joined()
  }

  static let style = Asset(
    path: "/style.css", type: "text/css; charset=utf-8",
    bytes: PackageResources.style_css + Array(DrawingStyle.sheet.utf8))
  static let script = Asset(
    path: "/rightcall.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.rightcall_js)
  /// What Today does beyond forms and links.
  static let todayScript = Asset(
    path: "/today.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.today_js)
  /// The browser's own part of being told; at the top, since it may speak for what lies beneath it only.
  static let pushWorker = Asset(
    path: "/push.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.push_js)
  static let accountScript = Asset(
    path: "/account.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.account_js)
  static let icon = Asset(path: "/icon.svg", type: "image/svg+xml", bytes: PackageResources.icon_svg)

  /// What programs may ask, for programs.
  static let description = Asset(
    path: "/api/openapi.json", type: "application/json", bytes: PackageResources.openapi_json)

  static let all = [style, script, todayScript, accountScript, pushWorker, icon, description]

  /// - Parameter query: as it was asked for: only the address with the right version may be kept.
  func response(query: String) -> WebResponse {
    let keep = query == "v=\(version)" ? "max-age=31536000, immutable" : "no-cache"
    return WebResponse(status: 200, headers: [("Content-Type", type), ("Cache-Control", keep)], body: bytes)
  }
}
