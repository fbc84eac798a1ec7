import Recruitment
import Testing

@testable import Campaigns

struct CampaignLotTests {
  @Test func aFifthIsHeldOutAndTheSameKeyDrawsTheSame() throws {
    let lot = CampaignLot(try #require(KeyedLot(key: Array(repeating: 7, count: 32))), heldOut: 200)
    let shown = (0..<10_000).count { lot.shows(UInt64($0)) }
    #expect((7_850...8_150).contains(shown))
    let again = CampaignLot(try #require(KeyedLot(key: Array(repeating: 7, count: 32))), heldOut: 200)
    #expect((0..<100).allSatisfy { lot.shows($0) == again.shows($0) })
    let other = CampaignLot(try #require(KeyedLot(key: Array(repeating: 8, count: 32))), heldOut: 200)
    #expect((0..<100).contains { lot.shows($0) != other.shows($0) })
    let nobody = CampaignLot(try #require(KeyedLot(key: Array(repeating: 7, count: 32))), heldOut: 0)
    #expect((0..<1_000).allSatisfy { nobody.shows($0) })
  }

  @Test func aForecastSaysWhatSoManyCouldTell() {
    let places = (0..<1_500).map { Audience.Place(person: PersonID(Int64($0 + 1)), unit: UInt64($0)) }
    var audience = Audience()
    audience.places = places
    let forecast = CampaignForecast(audience, share: 200, baseRate: 0.5)
    #expect(forecast.units == 1_500 && forecast.heldOut == 300 && !forecast.isTooSmall)
    let effect = forecast.smallestEffect ?? 0
    #expect((8...16).contains(effect))
    let half = CampaignForecast(audience, share: 500, baseRate: 0.5)
    #expect((half.smallestEffect ?? 99) < effect)
    audience.places = Array(places.prefix(200))
    let small = CampaignForecast(audience, share: 200, baseRate: 0.5)
    #expect(small.isTooSmall && small.smallestEffect == nil)
  }
}
