import Foundation
import Recruitment
import Testing

@testable import Desk

/// A store that nothing has come into has no day and no market.
struct EmptyStoreTests {
  @Test(arguments: Engine.tested) func nothingIsSaidOfAnEmptyStoreAndNothingOfItIsKept(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    let desk = try office.desk.keepingMoments()
    let market = try #require(try desk.awaitedMarket().answer)
    let outlook = try #require(try desk.awaitedOutlook().answer)
    #expect(market.isEmpty && outlook.isEmpty)
    #expect(try json { $0.market(market) }["as_of"] is NSNull && json { $0.outlook(outlook) }["as_of"] is NSNull)
    try office.importHarbour()
    // What has come in is not hidden by what was said before.
    if let kept = try desk.awaitedMarket().answer { #expect(!kept.isEmpty) }
    #expect(try !desk.market().isEmpty)
  }
}
