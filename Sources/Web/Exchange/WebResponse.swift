/// Pieces of text, as they come.
typealias ResponseStream = any AsyncSequence<String, any Error> & Sendable

/// An answer as a plain value.
struct WebResponse: Sendable {
  var status: Int
  var headers: [(name: String, value: String)]
  var body: [UInt8]
  /// What follows the headers piece by piece, in place of a body that is there at once.
  var stream: (ResponseStream)?
  /// What the body was made of, where it is a few sentences that are yet to be framed for whoever asks.
  var plain: PlainPage?

  init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  static func page(_ page: HTML, status: Int = 200) -> WebResponse {
    WebResponse(
      status: status,
      headers: [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")], body: page.bytes)
  }

  static func text(_ text: String, status: Int = 200) -> WebResponse {
    WebResponse(
      status: status,
      headers: [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")],
      body: Array(text.utf8))
  }

  /// 303: the browser asks for `path` with GET, so that a reload repeats nothing.
  static func seeOther(_ path: String) -> WebResponse {
    WebResponse(status: 303, headers: [("Location", path), ("Cache-Control", "no-store")])
  }

  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  func adding(_ name: String, _ value: String) -> WebResponse {
    var copy = self
    copy.headers.append((name, value))
    return copy
  }

  /// Headers that every answer of ours bears, whatever it is.
  ///
  /// `same-origin` rather than `no-referrer`: neither tells other sites anything, but under `no-referrer` browsers send
  /// `Origin: null` with our own forms, which the origin check could not tell from a stranger's.
  func hardened() -> WebResponse {
    var copy = self
    let usual = [
      (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
          + "frame-ancestors 'none'; base-uri 'none'"
      ),
      ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
      ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    // What an answer says of itself, stricter, stands.
    copy.headers += usual.filter { header($0.0) == nil }
    return copy
  }
}
