import Foundation
import Logging
import Recruitment
import Synchronization
import Testing

@testable import Web

/// What whoever runs a server sees of it.
@Suite struct WatchingTests {
  @Test func figuresAreCountedByClassAlone() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    let lines = Mutex<[String]>([])
    let logger = Logger(
      label: "t", factory: { _ in LogLines(level: .debug) { line in lines.withLock { $0.append(line) } } })
    let metrics = Metrics()
    let site = try firm.site()
    let watch = RequestWatch(metrics: metrics, logger: logger)
    for path in ["/people/P1?who=anna%40mail.example", "/healthz", "/anna%40mail.example", "/sign-in", "/style.css"] {
      let request = WebRequest(
        method: "GET", target: path, headers: ["host": "127.0.0.1:8080", "cookie": "rightcall-account-8080=secret"])
      let answer = await watch.watch(request) { _ in await site.respond(to: request) }
      #expect(answer.header("X-Request-Id")?.count == 16)
    }
    let text = metrics.text([.init(name: "store_up", says: "Up.", value: 1)])
    #expect(text.contains("rightcall_requests_total{route=\"/people/*\",method=\"GET\",status=\"303\"} 1"))
    #expect(text.contains("rightcall_requests_total{route=\"/healthz\",method=\"GET\",status=\"200\"} 1"))
    #expect(text.contains("rightcall_request_seconds_bucket{route=\"/sign-in\",le=\"+Inf\"} 1"))
    #expect(
      text.contains("# TYPE rightcall_store_up gauge\nrightcall_store_up 1.0")
        && text.contains("rightcall_requests_open 0"))
    let log = lines.withLock { $0 }
    #expect(log.count == 5 && log[0].contains(" info request id=") && log[0].contains("route=/people/* status=303"))
    for secret in ["anna", "P1", "secret", "mail"] {
      #expect(!text.contains(secret) && !log.contains { $0.contains(secret) }, "\(secret)")
    }
  }

  /// Buckets hold all that was as fast or faster.
  @Test func latenciesAreCumulative() {
    let metrics = Metrics()
    for seconds in [0.001, 0.03, 0.03, 20] {
      metrics.began()
      metrics.ended(route: "/today", method: "BREW", status: 200, seconds: seconds)
    }
    let text = metrics.text([])
    for line in [
      "_bucket{route=\"/today\",le=\"0.005\"} 1", "_bucket{route=\"/today\",le=\"0.05\"} 3",
      "_bucket{route=\"/today\",le=\"10.0\"} 3", "_bucket{route=\"/today\",le=\"+Inf\"} 4",
      "_count{route=\"/today\"} 4", "method=\"other\"",
    ] { #expect(text.contains(line), "\(line)") }
  }

  @Test func aLineIsOneLine() {
    #expect(LogLines.quoted("plain") == "plain" && LogLines.quoted("") == "\"\"")
    #expect(LogLines.quoted("a \"b\"\nc=d") == "\"a \\\"b\\\" c=d\"")
  }

  @Test func readinessIsTheStores() async throws {
    let firm = try SmallFirm()
    var site = try firm.site()
    struct Gone: Error {}
    func status() async -> Int {
      await site.respond(to: WebRequest(method: "GET", target: "/readyz", headers: ["host": "127.0.0.1:8080"])).status
    }
    site.ready = { [desk = firm.desk] in try desk.ready() }
    #expect(await status() == 200)
    site.ready = { throw Gone() }
    #expect(await status() == 503)
    #expect(firm.log.lines.isEmpty)
  }
}
