import Desk
import Recruitment

/// That the recruiter called a talk off: nobody else tells whoever booked it.
struct CalledOffView {
  let guest: Guest
  let booking: Booking
  /// On the clock that they chose the time by.
  let words: DateWords
  /// Of the page that books.
  let path: String

  var markup: HTML {
    let time = "\(words.longDay(booking.startsAt)) at \(words.time(booking.startsAt))"
    return """
      <section class="card off" aria-labelledby="off"><h2 id="off">Your talk is called off</h2>
      <p>\(guest.recruiterName ?? guest.firmName) has called off the talk on \(DateWords.element(booking.startsAt, time)). \
      You need do nothing; another time can be chosen if you want one.</p>
      <p class="ways"><a class="way" href="\(path)/talk.ics">Take it out of your calendar</a></p></section>

      """
  }
}
