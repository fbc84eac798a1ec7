import Dispatch
import Outlook
import Recruitment
import Storage

/// Reading a large firm's jobs takes a second or more; a page should not.
final class OutlookShelf: Sendable {
  private static let queue = DispatchQueue(label: "rightcall.desk.outlook", qos: .utility)
  let market = SlowAnswer<MarketAnswer>(on: queue)
  let outlook = SlowAnswer<OutlookAnswer>(on: queue)
}

extension Desk {
  /// Worked out while whoever asks waits: for a command.
  /// - Parameter asOf: nothing later is used; `nil` = the record's end.
  package func market(asOf: Instant? = nil) throws -> MarketAnswer {
    let record = try studied()
    return try market(record, asOf: min(asOf ?? record.ends, record.ends))
  }

  package func awaitedMarket() throws -> Awaited<MarketAnswer> {
    let record = try studied()
    // Nothing is kept of an empty store: what comes in is seen at once.
    guard let keptOutlook, !record.isEmpty else { return .here(try market(record, asOf: record.ends)) }
    let desk = self
    return try keptOutlook.market.answer(of: record.mark) { progress in
      progress(0)
      return try desk.market(record, asOf: record.ends)
    }
  }

  private func market(_ record: StudiedRecord, asOf: Instant) throws -> MarketAnswer {
    let pipeline = PipelineRecord(record.chronicle, labels: try jobLabels(), asOf: asOf)
    let picture = MarketPicture(MarketRows(pipeline))
    var answer = MarketAnswer(
      asOf: asOf, firm: record.chronicle.settings.name, picture: picture,
      clients: try clientNames(Set(pipeline.jobs.map(\.client))))
    answer.isEmpty = record.isEmpty
    return answer
  }

  func jobLabels() throws -> [UInt32: JobLabels] {
    Dictionary(
      try store.jobLabels().map { label in
        (
          UInt32(truncatingIfNeeded: label.id),
          JobLabels(
            sector: label.sector, seniority: label.seniority, openings: label.openings, rebateDays: label.rebateDays)
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  func clientNames(_ ids: Set<UInt32>) throws -> [UInt32: String] {
    let clients = try store.clients(ids.sorted().map { ClientID(Int64($0)) })
    return Dictionary(
      clients.map { (UInt32(truncatingIfNeeded: $0.key.value), $0.value.name) }, uniquingKeysWith: { first, _ in first }
    )
  }
}
