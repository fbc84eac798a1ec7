import Desk
import Recruitment

/// The first page of a link that opens all of them.
struct GuestHomeView {
  let guest: Guest
  let path: String
  /// What is to be told first.
  var news: HTML?

  var content: HTML {
    """
    <div class="day">
    <h1>\(guest.firstName.map { "Hello \($0)" } ?? "Hello")</h1>
    <p class="lead">This page is yours, from \(guest.recruiterName.map { "\($0) at " } ?? "")\(guest.firmName). You need no account.</p>
    </div>
    \(news)
    <ul class="doors">
    \(guest.recruiterName == nil ? nil : book)
    <li><a href="\(path)/preferences">Say how you want to be contacted</a><p>By which ways, when, where it is safe to call; or not at all.</p></li>
    <li><a href="\(path)/why">When a call helps you, and when a message will do</a><p>What we ring about, and what we only write about.</p></li>
    </ul>
    """
  }

  private var book: HTML {
    """
    <li><a href="\(path)/book">Book \(guest.link.minutes) minutes</a>\
    <p>At a time that suits you, by phone, by video or in person.</p></li>
    """
  }
}
