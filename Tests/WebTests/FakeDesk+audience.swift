import Desk
import Guidance
import Recruitment

@testable import Web

extension FakeDesk {
  func bookingLinks(for cards: [Card], with recruiter: String, now: Instant) throws -> [PersonID: LinkToken] {
    state.withLock { $0.links }
  }
  func makeLink(_ entry: LinkEntry, now: Instant) throws -> MadeLink { throw DeskError.noSuchPerson(entry.person) }
  func openLinks(of person: String?, now: Instant) throws -> [OpenLink] { [] }
  func linksOut(of person: String?, now: Instant) throws -> LinksOut { LinksOut(links: [], inAll: 0) }
  func revokeLink(_ id: Int64, now: Instant) throws { throw DeskError.audience(.noSuchLink) }
  func attachment(_ booking: BookingID, of recruiter: String) throws -> CalendarAttachment {
    throw DeskError.audience(.noBooking)
  }
  func bookedTalk(_ booking: BookingID, of recruiter: String, now: Instant) throws -> BookedTalkPage {
    throw DeskError.audience(.noBooking)
  }
  func callOff(_ booking: BookingID, of recruiter: String, now: Instant) throws {
    throw DeskError.audience(.noBooking)
  }
  func calendar(of recruiter: String) throws -> BusyCalendar? { nil }
  func readCalendar(_ bytes: [UInt8], of recruiter: String, now: Instant) throws -> CalendarReport {
    throw DeskError.audience(.notACalendar)
  }
  func forgetCalendar(of recruiter: String, now: Instant) throws {}
  func brandKit() throws -> BrandKit { BrandKit() }
  func setBrandKit(_ entry: BrandEntry, now: Instant) throws {}
}
