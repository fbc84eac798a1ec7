import Desk
import Foundation
import Recruitment
import Synchronization

@testable import Web

/// A browser at a site with a fake desk behind it: keeps cookies, knows how to send a form.
struct Visitor {
  static let secrets = LaunchSecrets(
    token: Array(repeating: 1, count: 32), session: Array(repeating: 2, count: 32),
    formKey: Array(repeating: 3, count: 32))

  let site: Site
  var cookies: [String: String] = [:]

  init(site: Site, cookies: [String: String]) {
    self.site = site
    self.cookies = cookies
  }

  /// - Parameter isInside: whether the session cookie is there already.
  init(
    _ desk: FakeDesk = FakeDesk(), isInside: Bool = true, recruiter: String? = nil, addonKey: String? = nil,
    model: (any LanguageModel)? = nil, log: Log = Log()
  )
    throws
  {
    let gate = Gatekeeper(address: try LoopbackAddress(host: "127.0.0.1", port: 8_080), secrets: Self.secrets)
    var site = Site(
      desk: desk, gate: gate, now: { FakeDesk.now }, recruiter: recruiter, addonKey: addonKey,
      report: { log.take($0) })
    site.model = model
    self.site = site
    if isInside { cookies[gate.sessionCookie] = Self.secrets.session }
  }

  func request(_ method: String, _ target: String, _ more: [String: String] = [:], body: String = "") -> WebRequest {
    var headers = ["host": "127.0.0.1:8080"]
    if !cookies.isEmpty { headers["cookie"] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ") }
    headers.merge(more) { $1 }
    return WebRequest(method: method, target: target, headers: headers, body: .bytes(Array(body.utf8)))
  }

  func get(_ target: String, _ headers: [String: String] = [:]) async -> WebResponse {
    await site.respond(to: request("GET", target, headers))
  }

  /// Sends a form as a browser does; the form token is added unless one is given.
  func post(_ target: String, _ fields: [String: String], _ headers: [String: String] = [:]) async -> WebResponse {
    var fields = fields
    if fields["form"] == nil { fields["form"] = Self.secrets.formToken }
    let body = fields.map { "\(PercentEncoding.encode($0))=\(PercentEncoding.encode($1))" }.joined(separator: "&")
    var sent = ["content-type": "application/x-www-form-urlencoded", "origin": "http://127.0.0.1:8080"]
    sent.merge(headers) { $1 }
    return await site.respond(to: request("POST", target, sent, body: body))
  }
}

/// The lines that went to the log.
final class Log: Sendable {
  private let kept = Mutex<[String]>([])
  func take(_ line: String) { kept.withLock { $0.append(line) } }
  var lines: [String] { kept.withLock { $0 } }
}

extension WebResponse {
  var text: String { String(decoding: body, as: UTF8.self) }

  func count(of part: String) -> Int { text.components(separatedBy: part).count - 1 }
}

extension HTML {
  /// What a browser would be sent.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
