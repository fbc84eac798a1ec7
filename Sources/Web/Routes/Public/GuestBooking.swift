import Desk
import Recruitment
import WorkingTime

/// `/for/TOKEN/book`: a time for a talk, chosen, moved, called off.
struct GuestBooking {
  private let visit: GuestVisit

  init(_ visit: GuestVisit) { self.visit = visit }

  private var path: String { "\(visit.path)/book" }

  func show(_ query: FormValues, fault: AudienceFault? = nil, status: Int = 200) async throws -> WebResponse {
    let (door, guest, now) = (visit.door, visit.guest, visit.now)
    let isMoving = query["move"] != nil
    let (ahead, off, times, wishes) = try await visit.site.queue.run {
      () -> (Booking?, Booking?, [Instant], ContactWishes) in
      let ahead = try door.booking(of: guest, now: now)
      let times = ahead == nil || isMoving ? try door.freeTimes(of: guest, now: now) : []
      return (ahead, try door.calledOff(of: guest, now: now), times, try door.wishes(of: guest, now: now).wishes)
    }
    let zone = query["zone"].flatMap { Zone.named($0) == nil ? nil : $0 } ?? (ahead ?? off)?.zone ?? guest.zone
    let words = words(zone)
    if let ahead, !isMoving {
      let view = BookedView(
        guest: guest, booking: ahead, words: words, zone: zone, path: path, formToken: visit.token.formToken,
        isException: wishes.process.refused.contains(ahead.channel))
      return visit.page("You are booked", view.content, status: status)
    }
    let view = BookingView(
      guest: guest, times: times, ahead: ahead, off: off, words: words, zone: zone, path: path,
      formToken: visit.token.formToken, fault: fault.map(AudienceWords.sentence),
      typed: fault == nil
        ? nil : (query["how"].flatMap { Channel(word: $0) }, query["note"].map { String($0.prefix(300)) }),
      wishes: wishes, asksForException: fault == .refused, isException: query["exception"] != nil)
    return visit.page("Book \(guest.link.minutes) minutes", view.content, status: status)
  }

  private func words(_ zone: String) -> DateWords { visit.words(zone: zone) }

  func take(_ form: FormValues) async throws -> WebResponse {
    do {
      if form["do"] == "cancel" {
        try await cancel()
        return .seeOther("\(path)/off")
      }
      let entry = try Self.entry(form)
      let (door, guest, now) = (visit.door, visit.guest, visit.now)
      _ = try await visit.site.queue.run {
        form["move"] == nil ? try door.book(entry, by: guest, now: now) : try door.move(to: entry, by: guest, now: now)
      }
      return .seeOther(path)
    } catch DeskError.audience(.hasOne) {
      return .seeOther(path)
    } catch DeskError.audience(let fault) {
      return try await show(form, fault: fault, status: fault == .taken ? 409 : 400)
    }
  }

  /// Called off once, it stays so: a second press is no fault.
  private func cancel() async throws {
    let (door, guest, now) = (visit.door, visit.guest, visit.now)
    try await visit.site.queue.run {
      guard try door.booking(of: guest, now: now) != nil || door.calledOffByThem(guest, now: now) == nil else { return }
      _ = try door.cancel(by: guest, now: now)
    }
  }

  /// `/for/TOKEN/book/off`: that it is off, where it is.
  func off() async throws -> WebResponse {
    let (door, guest, now) = (visit.door, visit.guest, visit.now)
    let found = try await visit.site.queue.run { try door.calledOffByThem(guest, now: now) }
    guard let cancelled = found else { return .seeOther(path) }
    let words = words(cancelled.zone)
    let content: HTML = """
      <section class="empty"><h1>Called off</h1>
      <p>The talk on \(words.longDay(cancelled.startsAt)) at \(words.time(cancelled.startsAt)) is off, and \
      \(guest.recruiterName ?? guest.firmName) sees it at once.</p>
      <p class="ways"><a class="way" href="\(path)/talk.ics">Take it out of your calendar</a> \
      <a class="way" href="\(path)">Choose another time</a></p></section>
      """
    return visit.page("Called off", content)
  }

  func file() async throws -> WebResponse {
    let (door, guest) = (visit.door, visit.guest)
    guard let file = try await visit.site.queue.run({ try door.attachment(of: guest) }) else {
      return try await show(FormValues(), status: 404)
    }
    return .calendar(file)
  }

  private static func entry(_ form: FormValues) throws -> BookingEntry {
    guard let seconds = form["at"].flatMap({ Int64($0) }), (0...9_999_999_999).contains(seconds) else {
      throw DeskError.audience(.taken)
    }
    guard let channel = form["how"].flatMap({ Channel(word: $0) }) else { throw DeskError.audience(.channel) }
    let note = form["note"].map { String($0.prefix(300)) }
    return BookingEntry(
      startsAt: Instant(seconds), channel: channel, zone: form["zone"] ?? "UTC", note: note,
      isException: form["exception"] == "yes")
  }
}

extension WebResponse {
  /// A file that a calendar program takes.
  static func calendar(_ file: CalendarAttachment) -> WebResponse {
    .download(Array(file.text.utf8), file.mediaType, named: "talk.ics")
  }
}
