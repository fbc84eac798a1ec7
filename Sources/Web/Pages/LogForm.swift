import Guidance
import Recruitment

/// What a try or a talk came to: one press; minutes and a note only for those who want to add them.
struct LogForm {
  let personID: String
  /// The live channel to begin with, or the channel of a message that is due.
  let channel: Channel
  let jobID: String?
  let submissionID: String?
  /// Sets the fields' ids apart from those of other forms on the page.
  let name: String
  let context: CardContext
  let next: MomentID?

  init(card: Card, context: CardContext, next: MomentID?) {
    personID = card.person.printedID
    channel = Channel(word: card.channel) ?? .call
    jobID = card.jobID
    submissionID = card.submissionID
    name = card.moment.description
    self.context = context
    self.next = next
  }

  /// A talk that no card asked for.
  init(personID: String, context: CardContext) {
    self.personID = personID
    channel = .call
    jobID = nil
    submissionID = nil
    name = "any"
    self.context = context
    next = nil
  }

  private static let live: [Channel] = [.call, .video, .meeting]

  var markup: HTML {
    """
    <form method="post" action="/log" class="log" data-once>\(context.hiddenFields(next: next))\
    <input type="hidden" name="person" value="\(personID)">\
    \(hidden("job", jobID))\(hidden("submission", submissionID))
    <div class="outcomes" role="group" aria-label="What came of it">
    \(buttons)
    </div>
    \(Self.live.contains(channel) ? others : hidden("channel", channel.word))
    \(Self.live.contains(channel) ? extras : nil)
    </form>
    """
  }

  private var buttons: HTML {
    switch channel {
    case .call, .video:
      """
      \(button("reached", "Reached", key: "r"))
      \(button("voicemail", "Voicemail", key: "v"))
      \(button("no_answer", "No answer", key: "n"))
      """
    case .meeting:
      """
      \(button("reached", "We met", key: "r t"))
      \(button("no_answer", "They did not come", key: "n"))
      """
    default: button("sent", "Message sent", key: "r m")
    }
  }

  private func button(_ outcome: String, _ label: String, key: String, isQuiet: Bool = false) -> HTML {
    let quiet: HTML = isQuiet ? " class=\"quiet\"" : .empty
    return """
      <button name="outcome" value="\(outcome)"\(quiet) data-key="\(key)" aria-keyshortcuts="\(key)">\(label)</button>
      """
  }

  /// The ways in which a talk is held, or asked for, that are none of the three first ones.
  private var others: HTML {
    let messages: [HTML] = Self.written.map { option in
      """
      <button name="outcome" value="sent.\(option.word)" class="quiet">\(TradeWords.channel(option))</button>
      """
    }
    return """
      <div class="others" role="group" aria-label="Or otherwise">
      \(button("mobile", "Rang from my mobile", key: "o", isQuiet: true))
      \(channel == .meeting ? nil : button("met", "We met", key: "t", isQuiet: true))
      <details class="drop"><summary data-key="m">Messaged</summary>
      <p class="hint">A message does not end a talk that is due.</p>
      \(messages)</details>
      </div>
      """
  }

  private static let written: [Channel] = [.sms, .whatsapp, .email, .linkedin]

  private var extras: HTML {
    let options: [HTML] = Self.live.map { option in
      """
      <option value="\(option.word)"\(option == channel ? " selected" as HTML : .empty)>\
      \(TradeWords.channel(option))</option>
      """
    }
    return """
      <details class="extras"><summary>Add minutes or a note first</summary>
      <div class="fields">
      <p><label for="channel-\(name)">How</label><select id="channel-\(name)" name="channel">\(options)</select></p>
      <p><label for="minutes-\(name)">Minutes</label>\
      <input id="minutes-\(name)" name="minutes" inputmode="numeric" pattern="[0-9]{1,3}" size="4" \
      autocomplete="off"></p>
      <p class="wide"><label for="note-\(name)">Note</label>\
      <textarea id="note-\(name)" name="note" rows="2" maxlength="2000"></textarea></p>
      <p class="wide others"><button name="outcome" value="busy" class="quiet">Busy</button>\
      <button name="outcome" value="wrong_number" class="quiet">Wrong number</button></p>
      </div>
      </details>
      """
  }

  private func hidden(_ name: String, _ value: String?) -> HTML? {
    value.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" }
  }
}
