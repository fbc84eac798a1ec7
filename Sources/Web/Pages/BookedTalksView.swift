import Guidance
import Recruitment

/// Talks that people booked: on Today, on a person's page, and beside one's calendar.
struct BookedTalksView {
  let booked: [BookedTalk]
  let words: DateWords
  /// Whether the person's name is a link to their page.
  var linksToPerson = true

  var markup: HTML? {
    guard !booked.isEmpty else { return nil }
    let heading = booked.allSatisfy { $0.colleague == nil } ? "Booked with you" : "Booked talks"
    return """
      <section aria-labelledby="booked" class="booked"><h2 id="booked">\(heading)</h2>
      <p class="lead">They chose the time. What is due with them waits until then.</p>
      <ul class="not-now">\(booked.map(line))</ul></section>

      """
  }

  private func line(_ talk: BookedTalk) -> HTML {
    let name: HTML =
      linksToPerson
      ? "<a href=\"\(CardContext.personPath(talk.person.printedID))\">\(talk.person.name)</a>" : "\(talk.person.name)"
    let ring: HTML? =
      talk.channel == .call
      ? talk.person.phones.first.flatMap { phone in
        ContactLinks.telephone(phone).map { " · <a href=\"\($0)\">Ring \(ContactLinks.readable(phone))</a>" }
      } : nil
    // A colleague's talk is the colleague's to ring, to keep and to call off.
    let deeds: HTML =
      talk.colleague.map { " with \($0)" }
        ?? """
        \(ring) · <a href="/calendar/\(talk.id.value).ics">Into my calendar</a> · \
        <a href="/calendar/\(talk.id.value)">Call it off<span class="unseen">: \(talk.person.name), \
        \(words.dayAndTime(talk.startsAt))</span></a>
        """
    return """
      <li><p><strong>\(DateWords.element(talk.startsAt, words.dayAndTime(talk.startsAt)))</strong>–\(words.time(talk.endsAt)) · \
      \(name)</p><p class="why">\(TradeWords.sentence(BookedTalk.words(talk.channel)))\(theirTime(talk))\(deeds)</p>\
      \(talk.note.map { "<p class=\"why\">They wrote: “\($0)”</p>" as HTML })\
      \(talk.isException ? Self.exception : nil)</li>

      """
  }

  private static let exception: HTML = """
    <p class="why"><strong>This talk alone.</strong> They are not to be contacted this way otherwise, and chose this time \
    themselves: be there then, and ring or write about nothing else.</p>
    """

  private func theirTime(_ talk: BookedTalk) -> HTML? {
    guard talk.zone != words.clock.settings.timezone, let there = FirmClock.read(talk.startsAt, zoneNamed: talk.zone)
    else {
      return nil
    }
    return ", \(TimeOfDay.write(there.minute)) for them"
  }
}
