import Chronicle
import Recruitment

/// What the firm earned and from whom, looked at every four weeks from its first fee on: a fee is earned when somebody
/// starts. Only fees in the firm's own currency are added up.
///
/// `@unchecked Sendable`: the pointer is compared and never read through.
struct FeeBook: @unchecked Sendable {
  struct Limits: Hashable, Sendable {
    var firmPercent: Double
    var deskPercent: Double
    /// How far a look reaches back.
    var weeks: Int
  }

  /// From one look to another at which a client's share was above a limit.
  struct Stretch: Hashable {
    /// The look that found it, from 0.
    var number: Int
    var from: Int64
    var until: Int64
    /// The largest share it found there at first: of the firm's fees, or of one recruiter's.
    var percent: Int
  }

  private struct Fee {
    var at: Int64
    var client: UInt32
    var recruiter: UInt32
    var amount: Int64
  }

  private static let period = 28 * Span.day

  private let stretches: [UInt32: [Stretch]]
  /// The times for which this book holds: from when it was made up to the next look, or the next start on record.
  private let holds: Range<Int64>
  /// The history's rows of stages that it was made from.
  private let rows: UnsafeRawPointer?

  init(_ chronicle: Chronicle, _ limits: Limits, asOf: Int64) {
    let fees = Self.fees(chronicle, asOf: asOf)
    stretches = Self.stretches(fees, limits, asOf: asOf)
    rows = chronicle.stageEvents.baseAddress.map { UnsafeRawPointer($0) }
    var until = Arrivals.never
    if let first = fees.first { until = first.at + ((asOf - first.at) / Self.period + 1) * Self.period }
    for event in chronicle.stageEvents where event.at > asOf && event.at < until { until = event.at }
    holds = asOf..<max(asOf + 1, until)
  }

  /// Whether it says the same of that history at that time: a history that only gained interactions keeps its stages.
  func isGood(for chronicle: Chronicle, at time: Int64) -> Bool {
    holds.contains(time) && rows == chronicle.stageEvents.baseAddress.map { UnsafeRawPointer($0) }
  }

  /// When the next look is, or the next start on record.
  var standsUntil: Int64 { holds.upperBound }

  func saysTheSame(as other: FeeBook) -> Bool { stretches == other.stretches }

  private static func stretches(_ fees: [Fee], _ limits: Limits, asOf: Int64) -> [UInt32: [Stretch]] {
    var found: [UInt32: [Stretch]] = [:]
    guard let first = fees.first else { return found }
    var window = Window()
    var (entered, left) = (0, 0)
    var above: Set<UInt32> = []
    for number in 0..<max(0, Int((asOf - first.at) / Self.period)) {
      let look = first.at + Int64(number + 1) * Self.period
      while entered < fees.count, fees[entered].at <= look {
        window.add(fees[entered], times: 1)
        entered += 1
      }
      while left < entered, fees[left].at <= look - Int64(limits.weeks) * 7 * Span.day {
        window.add(fees[left], times: -1)
        left += 1
      }
      let now = window.clients(above: limits)
      for (client, percent) in now where !above.contains(client) {
        found[client, default: []].append(
          Stretch(number: number, from: look, until: Arrivals.never, percent: percent))
      }
      for client in above where now[client] == nil {
        if let last = found[client]?.indices.last { found[client]?[last].until = look }
      }
      above = Set(now.keys)
    }
    return found
  }

  /// The stretches in which a client's share of the fees was above a limit, in time order.
  func stretches(of client: UInt32) -> [Stretch] { stretches[client] ?? [] }

  /// By time: one for each submission that started.
  private static func fees(_ chronicle: Chronicle, asOf: Int64) -> [Fee] {
    var fees: [Fee] = []
    var last: UInt32 = 0
    for event in chronicle.stageEvents
    where event.stage == UInt32(Stage.started.rawValue) && event.at <= asOf && event.submission != last {
      last = event.submission
      let versions = chronicle.submission(event.submission).map { chronicle.versions(ofJob: $0.job) }
      guard let row = chronicle.submission(event.submission),
        let job = versions?.last(where: { $0.from <= event.at }) ?? versions?.first, job.fee > 0, job.currency == 0,
        job.client != 0
      else { continue }
      fees.append(
        Fee(
          at: event.at, client: job.client, recruiter: row.recruiter != 0 ? row.recruiter : job.recruiter,
          amount: job.fee))
    }
    return fees.sorted {
      ($0.at, $0.client, $0.recruiter, $0.amount) < ($1.at, $1.client, $1.recruiter, $1.amount)
    }
  }

  /// The fees of the weeks that a look takes in, added up.
  private struct Window {
    private struct Pair: Hashable {
      var recruiter: UInt32
      var client: UInt32
    }

    private struct Sum {
      var amount: Int64 = 0
      var count = 0
    }

    /// Under so many fees a share says nothing.
    private static let least = 10

    private var all = Sum()
    private var clients: [UInt32: Int64] = [:]
    private var desks: [UInt32: Sum] = [:]
    private var pairs: [Pair: Int64] = [:]

    mutating func add(_ fee: Fee, times: Int64) {
      all.amount += fee.amount * times
      all.count += Int(times)
      clients[fee.client, default: 0] += fee.amount * times
      desks[fee.recruiter, default: Sum()].amount += fee.amount * times
      desks[fee.recruiter, default: Sum()].count += Int(times)
      pairs[Pair(recruiter: fee.recruiter, client: fee.client), default: 0] += fee.amount * times
    }

    /// Whose share is above a limit, with the largest of their shares that is, in per cent.
    func clients(above limits: Limits) -> [UInt32: Int] {
      var found: [UInt32: Int] = [:]
      func note(_ client: UInt32, _ part: Int64, of whole: Sum, over limit: Double) {
        guard whole.count >= Self.least, Double(part) * 100 > Double(whole.amount) * limit else { return }
        found[client] = max(found[client] ?? 0, Int((Double(part) * 100 / Double(whole.amount)).rounded()))
      }
      for (client, part) in clients { note(client, part, of: all, over: limits.firmPercent) }
      for (pair, part) in pairs {
        note(pair.client, part, of: desks[pair.recruiter] ?? Sum(), over: limits.deskPercent)
      }
      return found
    }
  }
}
