import Desk
import Guidance
import Recruitment

/// The addresses of the booking links that messages on cards may carry; none where the firm serves no public pages.
struct BookingLinks {
  private var addresses: [PersonID: String] = [:]

  init() {}

  init(_ tokens: [PersonID: LinkToken], origin: String) {
    addresses = tokens.mapValues { "\(origin)/for/\($0.text)" }
  }

  func address(_ person: PersonID) -> String? { addresses[person] }
}

extension Site {
  /// Those of a recruiter's cards, where browsers elsewhere can come by them.
  /// - Parameter origin: the public address; `nil` where there is none.
  static func bookingLinks(
    _ cards: [Card], with recruiter: String?, _ desk: any FrontDesk, origin: String?, now: Instant
  ) throws -> BookingLinks {
    guard let origin, let recruiter else { return BookingLinks() }
    return BookingLinks(try desk.bookingLinks(for: cards, with: recruiter, now: now), origin: origin)
  }
}
