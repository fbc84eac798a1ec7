import Dispatch
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Recruitment

/// What whoever runs a server can ask of it.
package struct Watching: Sendable {
  /// Throws where requests cannot be answered now.
  package var ready: @Sendable () throws -> Void
  /// What is as it is now, for figures.
  package var gauges: @Sendable () -> [Metrics.Gauge]
  /// A port on this machine alone for figures; `nil` = none.
  package var metricsPort: Int?
  package var level: String
  /// How long open requests are waited for when the process is told to stop.
  package var patience: Duration

  package init(
    ready: @escaping @Sendable () throws -> Void = {}, gauges: @escaping @Sendable () -> [Metrics.Gauge] = { [] },
    metricsPort: Int? = nil, level: String = "warning", patience: Duration = .seconds(10)
  ) {
    self.ready = ready
    self.gauges = gauges
    self.metricsPort = metricsPort
    self.level = level
    self.patience = patience
  }
}

/// Answers Prometheus, and nobody else: `GET /metrics`.
struct MetricsResponder: HTTPResponder {
  typealias Context = SiteResponder.Context
  let metrics: Metrics
  let gauges: @Sendable () -> [Metrics.Gauge]
  let queue = DeskQueue()

  func respond(to request: Request, context: Context) async throws -> Response {
    guard request.method == .get, request.uri.path == "/metrics" else { return Response(status: .notFound) }
    let gauges = gauges
    let text = metrics.text(try await queue.run { gauges() })
    return Response(
      status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}

/// What is counted and written down of each request: its class, its status and how long it took, under an id that the
/// answer bears too.
struct RequestWatch: Sendable {
  let metrics: Metrics
  let logger: Logger

  func watch(_ request: WebRequest, _ answer: (String) async -> WebResponse) async -> WebResponse {
    let id = Self.newID()
    let start = DispatchTime.now().uptimeNanoseconds
    metrics.began()
    let response = await answer(id)
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    let route = RouteClass.of(path: request.path)
    metrics.ended(route: route, method: request.method, status: response.status, seconds: seconds)
    let isDull = route == "/assets" || route == "/healthz" || route == "/readyz"
    logger.log(
      level: isDull ? .debug : .info, "request",
      metadata: [
        "id": "\(id)", "method": "\(request.method.prefix(8).filter { $0.isASCII && $0.isLetter })",
        "route": "\(route)",
        "status": "\(response.status)", "ms": "\(Int(seconds * 1_000))",
      ])
    return response.adding("X-Request-Id", id)
  }

  private static func newID() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
