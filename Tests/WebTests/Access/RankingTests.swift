import Desk
import Foundation
import Recruitment
import Testing

@testable import Web

/// Somebody tries to put recruiters in order by what the pages say. Two firms are alike but for one thing: what one
/// recruiter did, another did, and the reverse. Whoever could tell which of the two did better could tell the firms apart.
/// So a manager, somebody in marketing and an administrator go to every page, file and interface that they come upon, and
/// must find the two firms the same to the byte.
@Suite struct RankingTests {
  /// What a manager needs names for, and says so: a list of people and promises to hand over, without a figure.
  private static let exceptions = ["/hand-over/"]
  /// What no page links to.
  private static let unlinked =
    [
      "/market.json", "/outlook.json", "/market.pdf", "/outlook.pdf", "/playbook/changes.json", "/habits/team",
      "/practice/team", "/evidence", "/coach/sent", "/trial", "/search?q=a", "/people", "/api/openapi.json",
    ] + tables
  /// The compared moments, row by row: a small firm's page has no link to them.
  private static let tables = ["C06", "C11", "C13", "C18", "L04", "L07"].map { "/evidence/\($0)/moments.csv" }

  /// Six recruiters in one team, so that figures of a team are there to be looked at.
  private static func bundle(swapping: Bool, in folder: String) throws -> String {
    let path = folder + (swapping ? "/swapped" : "/plain")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try Desk.simulate(seed: 41, recruiters: 6, months: 5, out: path) { _, _ in }
    var staff = "recruiter_id,name,email,team\n"
    for number in 1...6 { staff += "r0\(number),Recruiter No\(number),r\(number)@firm.example,One\n" }
    try Data(staff.utf8).write(to: URL(fileURLWithPath: path + "/recruiters.csv"))
    guard swapping else { return path }
    for name in try FileManager.default.contentsOfDirectory(atPath: path)
    where name.hasSuffix(".csv") && name != "recruiters.csv" {
      let file = URL(fileURLWithPath: "\(path)/\(name)")
      let text = try String(contentsOf: file, encoding: .utf8)
      let swapped = text.replacing(",r01,", with: ",r0x,").replacing(",r02,", with: ",r01,")
        .replacing(",r0x,", with: ",r02,")
      try Data(swapped.utf8).write(to: file)
    }
    return path
  }

  private static func firm(swapping: Bool) throws -> SmallFirm {
    let folder = NSTemporaryDirectory() + "rightcall-rank-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let firm = try SmallFirm(bundle: try bundle(swapping: swapping, in: folder))
    try firm.add("admin@firm.example", .administrator, isFirst: true)
    try firm.add("r1@firm.example", .recruiter)
    let boss = try firm.add("boss@firm.example", .manager)
    try firm.desk.changeAccount(
      boss.id, AccountEntry(email: boss.email, name: "Bo Ess", roles: [.manager], teams: ["One"]), now: firm.clock)
    try firm.add("words@firm.example", .marketing)
    return firm
  }

  /// Waits for what is being worked out.
  private static func settled(_ browser: inout Browser, _ path: String) async throws -> WebResponse {
    for _ in 0..<3_000 {
      let answer = await browser.get(path)
      // Some pages are there before all that they show is.
      if answer.status != 202, !answer.text.contains("reload in a moment") { return answer }
      try await Task.sleep(for: .milliseconds(30))
    }
    return await browser.get(path)
  }

  /// Of pages of one kind, such as people's, a dozen will do: each costs as much as the first.
  private static func isWanted(_ path: String, _ seen: inout [Substring: Int]) -> Bool {
    if unlinked.contains(path) { return true }
    let kind = path.split(separator: "/").first?.prefix { $0 != "?" } ?? ""
    seen[kind, default: 0] += 1
    return seen[kind, default: 0] <= 12
  }

  /// Every page that can be come upon, by its address; what belongs to the session alone is taken out.
  private static func everything(_ email: String, in firm: SmallFirm) async throws -> [String: String] {
    var browser = try await firm.browser(email)
    var pages: [String: String] = [:]
    var waiting = ["/", "/account"] + unlinked
    var seen: [Substring: Int] = [:]
    while let path = waiting.popLast() {
      guard pages[path] == nil, isWanted(path, &seen) else { continue }
      let answer = try await settled(&browser, path)
      let text = answer.text
      pages[path] = "\(answer.status) " + text.replacing(/[0-9a-f]{64}/, with: "…")
      if let next = answer.header("Location") { waiting.append(next) }
      guard answer.header("Content-Type")?.hasPrefix("text/html") ?? false else { continue }
      for match in text.matches(of: /(?:href|src)="(\/[^"#]*)[^"]*"/) {
        let link = String(match.1).replacing("&amp;", with: "&")
        if !exceptions.contains(where: link.hasPrefix) { waiting.append(link) }
      }
    }
    return pages
  }

  @Test(.timeLimit(.minutes(10))) func noPageTellsWhichOfTwoRecruitersDidBetter() async throws {
    let (plain, swapped) = (try Self.firm(swapping: false), try Self.firm(swapping: true))
    var seen = 0
    for email in ["boss@firm.example", "words@firm.example", "admin@firm.example"] {
      let (one, other) = (
        try await Self.everything(email, in: plain), try await Self.everything(email, in: swapped)
      )
      #expect(Set(one.keys) == Set(other.keys), "\(email)")
      for (path, text) in one.sorted(by: { $0.key < $1.key }) {
        // In the log a page is as often as it was waited for.
        if path.hasPrefix("/audit") { continue }
        #expect(text == other[path], "\(email) at \(path): \(Self.difference(text, other[path] ?? ""))")
        seen += text.hasPrefix("200 ") ? 1 : 0
      }
      if email.hasPrefix("boss") {
        for path in Self.unlinked.prefix(7) + Self.tables {
          #expect(one[path]?.hasPrefix("200 ") == true, "\(path)")
        }
        #expect(Self.tables.contains { (one[$0]?.count(where: \.isNewline) ?? 0) > 5 })
        #expect(one["/habits/team"]?.contains("Something came of it") == true)
      }
    }
    #expect(seen > 60)
    // It is a test only if there is something to be told apart: the recruiter's own pages, which nobody else sees.
    var (mine, theirs) = (try await plain.browser("r1@firm.example"), try await swapped.browser("r1@firm.example"))
    let own = try await Self.settled(&mine, "/habits").text
    #expect(own != (try await Self.settled(&theirs, "/habits").text))
    #expect(own.contains("Held in time"))
  }

  private static func difference(_ left: String, _ right: String) -> String {
    let place = zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
    func piece(_ text: String) -> String {
      String(decoding: Array(text.utf8.dropFirst(max(0, place - 80)).prefix(200)), as: UTF8.self)
    }
    return "…\(piece(left))… against …\(piece(right))…"
  }
}
