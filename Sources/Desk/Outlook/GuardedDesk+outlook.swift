import Recruitment

/// The market is for whoever works with findings; the income to come, for managers.
extension GuardedDesk {
  package func awaitedMarket() throws -> Awaited<MarketAnswer> {
    try require(.market, at: .all)
    let awaited = try desk.awaitedMarket()
    guard case .here(var answer) = awaited, reach(.outlook) != .all else { return awaited }
    // Which clients there are is for those who have to do with them, and for managers.
    for index in answer.picture.figures.indices { answer.picture.figures[index].parts.removeAll { $0.kind == .client } }
    answer.clients = [:]
    return .here(answer)
  }

  package func awaitedOutlook() throws -> Awaited<OutlookAnswer> {
    try require(.outlook, at: .all)
    return try desk.awaitedOutlook()
  }
}
