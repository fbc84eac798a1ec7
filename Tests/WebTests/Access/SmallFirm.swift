import Desk
import Foundation
import Recruitment
import Synchronization
import Testing

@testable import Web

/// A site with a real desk and a small store behind it, where everybody signs in. Passwords cost nothing here.
final class SmallFirm: Sendable {
  static let now = Instant(1_772_724_600)  // 5 March 2026, 15:30 UTC.
  static let password = "teal lantern orchard"
  static let hasher = PasswordHasher(cost: .none)
  static let mailBody = "a word between Omar and his own"

  let desk: Desk
  let folder: String
  let log = Log()
  private let time: Mutex<Instant>

  /// - Parameter bundle: another firm's files, which stand in that folder; the clock stands at the end of its record.
  init(bundle: String) throws {
    folder = NSTemporaryDirectory() + "rightcall-w\(UInt64.random(in: .min ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let desk = try Desk.open(database: "sqlite:\(folder)/firm.sqlite").keepingMoments()
    _ = try desk.importFiles(ImportRequest(paths: [bundle]), now: Self.now) { _ in }
    time = Mutex(try desk.endOfRecord() ?? Self.now)
    self.desk = desk
  }

  /// - Parameter write: writes another bundle than this small one into a folder.
  init(_ write: ((String) throws -> Void)? = nil) throws {
    time = Mutex(Self.now)
    folder = NSTemporaryDirectory() + "rightcall-w\(UInt64.random(in: .min ... .max))"
    let bundle = folder + "/bundle"
    try FileManager.default.createDirectory(atPath: bundle, withIntermediateDirectories: true)
    if let write {
      try write(bundle)
    } else {
      for (name, text) in Self.files { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(bundle)/\(name)")) }
    }
    desk = try Desk.open(database: "sqlite:\(folder)/firm.sqlite").keepingMoments()
    _ = try desk.importFiles(ImportRequest(paths: [bundle]), now: Self.now) { _ in }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static let files = [
    "firm.csv": "key,value\nname,Harbour Desk\ntimezone,Europe/London\n",
    "recruiters.csv": """
    recruiter_id,name,email,team
    R1,Ruth Adler,ruth@firm.example,Finance
    R2,Omar Reed,omar@firm.example,Legal
    R3,Iris Poe,iris@firm.example,Finance
    R4,Noah Ash,noah@firm.example,Legal
    R5,Mina Fry,mina@firm.example,Legal

    """,
    "people.csv": """
    person_id,kind,name,emails,owner_recruiter_id,created_at
    P1,candidate,Anna Berg,anna@mail.example,R1,2026-03-02T09:00:00Z
    P8,candidate,Hidden Hale,hidden@mail.example,R2,2026-03-02T09:00:00Z

    """,
    "clients.csv": "client_id,name,owner_recruiter_id\nC1,Harbour Ltd,R1\nC8,Hidden Hale Ltd,R2\n",
    "jobs.csv": """
    job_id,client_id,recruiter_id,title,kind,opened_at
    J1,C1,R1,Finance Manager,perm,2026-03-02T09:00:00Z
    J8,C8,R2,Solicitor,perm,2026-03-02T09:00:00Z

    """,
    "interactions.csv": """
    interaction_id,at,recruiter_id,person_id,channel,direction,outcome,subject,body
    I1,2026-03-02T09:30:00Z,R1,P1,email,outbound,sent,Thursday,Shall we talk?
    I2,2026-03-03T09:30:00Z,R2,P8,email,inbound,,Secret,\(mailBody)

    """,
  ]

  var clock: Instant { time.withLock { $0 } }

  func wait(_ seconds: Int64) { time.withLock { $0 = $0 + seconds } }

  @discardableResult
  func add(_ email: String, _ roles: Role..., isFirst: Bool = false) throws -> Account {
    try desk.addAccount(
      AccountEntry(email: email, name: "Somebody Here", roles: Set(roles)), password: Self.password, isFirst: isFirst,
      hasher: Self.hasher, now: Self.now)
  }

  /// An administrator, and one account for each other role.
  func staff() throws {
    try add("admin@firm.example", .administrator, isFirst: true)
    try add("ruth@firm.example", .recruiter)
    try add("boss@firm.example", .manager)
    try add("words@firm.example", .marketing)
  }

  func site(
    publicURL: String? = nil, provider: SignInProvider? = nil, passwords: PasswordDoor = .everybody
  ) throws -> Site {
    let gate = Gatekeeper(
      address: try LoopbackAddress(host: "127.0.0.1", port: 8_080), secrets: Visitor.secrets,
      publicAddress: try publicURL.map { try PublicAddress($0) })
    return Site(
      desk: desk, gate: gate, now: { [self] in time.withLock { $0 } }, recruiter: nil, provider: provider,
      report: { [log] in log.take($0) }, reception: desk.reception(hasher: Self.hasher, passwords: passwords))
  }

  /// A browser that has signed in; `nil` = one that has not.
  func browser(_ email: String? = nil) async throws -> Browser {
    var browser = Browser(site: try site())
    if let email { #expect(await browser.signIn(email).status == 303) }
    return browser
  }
}

/// A browser at a site: keeps cookies and sends forms with the token of the page they stand on.
struct Browser {
  let site: Site
  var host = "127.0.0.1:8080"
  var origin = "http://127.0.0.1:8080"
  var peer = "127.0.0.1"
  var agent: String?
  var forwardedFor: String?
  var cookies: [String: String] = [:]
  var formToken = ""

  mutating func get(_ target: String) async -> WebResponse { await send("GET", target, "") }

  mutating func post(_ target: String, _ fields: [String: String] = [:], from: String? = nil) async -> WebResponse {
    var fields = fields
    if fields["form"] == nil { fields["form"] = formToken }
    let body = fields.map { "\(PercentEncoding.encode($0))=\(PercentEncoding.encode($1))" }.joined(separator: "&")
    return await send("POST", target, body, from: from ?? origin)
  }

  mutating func signIn(_ email: String, _ password: String = SmallFirm.password) async -> WebResponse {
    let answer = await post("/sign-in", ["email": email, "password": password])
    if answer.status == 303 { _ = await get("/account") }
    return answer
  }

  private mutating func send(
    _ method: String, _ target: String, _ body: String, from origin: String? = nil
  ) async -> WebResponse {
    var headers = ["host": host]
    if !cookies.isEmpty { headers["cookie"] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ") }
    headers["user-agent"] = agent
    headers["x-forwarded-for"] = forwardedFor
    if method == "POST" {
      headers["origin"] = origin
      headers["content-type"] = "application/x-www-form-urlencoded"
    }
    var request = WebRequest(method: method, target: target, headers: headers, body: .bytes(Array(body.utf8)))
    request.peer = peer
    let response = await site.respond(to: request)
    for (name, line) in response.headers where name == "Set-Cookie" {
      let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      cookies[String(pair[0])] = line.contains("Max-Age=0") ? nil : String(pair[1])
    }
    if let token = response.text.firstMatch(of: /name="form" value="([0-9a-f]{64})"/)?.1 { formToken = String(token) }
    return response
  }
}
