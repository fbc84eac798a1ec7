import Recruitment
import Testing

struct InteractionOriginTests {
  @Test func saysWhoWroteItDownAndWhetherItWasArranged() {
    let system = InteractionOrigin(logged: .system, at: 10_000, recordedAt: 10_050, bookedAt: 4_000)
    #expect(system.saysHowLogged && !system.isLoggedByHand && system.saysWhenRecorded)
    #expect(system.bookedAt(10_000) == 4_000)
    let hand = InteractionOrigin(logged: .hand)
    #expect(hand.saysHowLogged && hand.isLoggedByHand && !hand.saysWhenRecorded && hand.bookedAt(5) == nil)
    let unknown = InteractionOrigin()
    #expect(!unknown.saysHowLogged && !unknown.isLoggedByHand && unknown.bits == 0)
  }

  @Test func arrangedIsKeptToTheMinuteAndNeverLaterThanItHappened() {
    #expect(InteractionOrigin(at: 1_000, bookedAt: 845).bookedAt(1_000) == 880)
    #expect(InteractionOrigin(at: 1_000, bookedAt: 5_000).bookedAt(1_000) == 1_000)
    #expect(InteractionOrigin(at: 0, bookedAt: .min).isBooked)
  }
}
