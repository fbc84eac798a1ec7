import Desk

/// What pages of the market ask; they are tested with a desk that is none.
extension FakeDesk {
  func awaitedMarket() throws -> Awaited<MarketAnswer> { .working(share: 0) }
  func awaitedOutlook() throws -> Awaited<OutlookAnswer> { .working(share: 0) }
}
