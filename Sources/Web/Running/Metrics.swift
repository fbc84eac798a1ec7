import Recruitment
import Synchronization

/// What the server counts of itself, in Prometheus' text format. Routes stand there as classes: no path, id or name.
package final class Metrics: Sendable {
  /// Upper bounds of the latency classes, in seconds.
  static let bounds: [Double] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private struct Answer: Hashable, Sendable {
    var route: String
    var method: String
    var status: Int
  }

  private struct Latency: Sendable {
    var counts = Array(repeating: 0, count: Metrics.bounds.count + 1)
    var sum = 0.0
  }

  private struct State: Sendable {
    var answers: [Answer: Int] = [:]
    var latencies: [String: Latency] = [:]
    var open = 0
  }

  private let state = Mutex(State())

  package init() {}

  func began() { state.withLock { $0.open += 1 } }

  /// - Parameter seconds: from the request's head to the answer's.
  func ended(route: String, method: String, status: Int, seconds: Double) {
    state.withLock { state in
      state.open -= 1
      let method = ["GET", "HEAD", "POST", "OPTIONS"].contains(method) ? method : "other"
      state.answers[Answer(route: route, method: method, status: status), default: 0] += 1
      var latency = state.latencies[route] ?? Latency()
      latency.counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
      latency.sum += seconds
      state.latencies[route] = latency
    }
  }

  /// How many requests are open.
  var open: Int { state.withLock { $0.open } }

  /// - Parameter gauges: names without a prefix, and what they are now.
  func text(_ gauges: [Gauge]) -> String {
    let state = state.withLock { $0 }
    var lines = [
      "# HELP rightcall_requests_total Requests answered, by class of route, method and status.",
      "# TYPE rightcall_requests_total counter",
    ]
    let answers = state.answers.sorted {
      ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
    }
    for (answer, count) in answers {
      lines.append(
        "rightcall_requests_total{route=\"\(answer.route)\",method=\"\(answer.method)\",status=\"\(answer.status)\"} \(count)"
      )
    }
    lines += [
      "# HELP rightcall_request_seconds From a request to its answer.", "# TYPE rightcall_request_seconds histogram",
    ]
    for (route, latency) in state.latencies.sorted(by: { $0.key < $1.key }) {
      var sum = 0
      for (place, count) in latency.counts.enumerated() {
        sum += count
        let bound = place < Self.bounds.count ? "\(Self.bounds[place])" : "+Inf"
        lines.append("rightcall_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(sum)")
      }
      lines.append("rightcall_request_seconds_sum{route=\"\(route)\"} \(latency.sum)")
      lines.append("rightcall_request_seconds_count{route=\"\(route)\"} \(sum)")
    }
    let own = [Gauge(name: "requests_open", says: "Requests being answered.", value: Double(state.open))]
    for gauge in own + gauges {
      lines += [
        "# HELP rightcall_\(gauge.name) \(gauge.says)", "# TYPE rightcall_\(gauge.name) gauge",
        "rightcall_\(gauge.name) \(gauge.value)",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Something that is as it is now.
  package struct Gauge: Hashable, Sendable {
    package var name: String
    package var says: String
    package var value: Double

    package init(name: String, says: String, value: Double) {
      self.name = name
      self.says = says
      self.value = value
    }
  }
}

/// The class of a route, for figures and logs: fixed words, whatever was asked for.
enum RouteClass {
  private static let known: Set<String> = [
    "today", "people", "log", "moments", "facts", "evidence", "coach", "trial", "account", "accounts", "audit",
    "sign-in", "sign-out", "setup", "privacy", "healthz", "readyz", "search", "jobs", "clients", "pipeline",
    "hand-over",
    "habits", "practice", "market", "outlook", "playbook", "import", "collateral", "campaigns", "calendar", "brand",
    "undo", "finish", "for", "read", "to", "hooks",
  ]

  static func of(path: String) -> String {
    let parts = path.split(separator: "/")
    guard let first = parts.first else { return "/" }
    if Asset.all.contains(where: { $0.path == path }) { return "/assets" }
    guard known.contains(String(first)) else { return "/other" }
    return parts.count == 1 ? "/\(first)" : "/\(first)/*"
  }
}
