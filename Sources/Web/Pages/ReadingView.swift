import Desk
import MessageCoach

/// What the coach makes of a message: the verdict and why, what is there and what is missing, what to mend, and the same
/// in the writer's own words as an opener.
struct ReadingView {
  let answer: CoachAnswer

  private var reading: MessageReading { answer.reading }

  var markup: HTML {
    """
    <p class="verdict \(reading.verdict.rawValue.replacing("_", with: "-"))">\(reading.verdict.words)</p>
    <p class="because">\(reading.because)</p>
    \(reading.note.map { "<p class=\"note\">\($0)</p>" as HTML })
    \(parts)
    \(flags)
    \(suggestion)
    """
  }

  private var parts: HTML? {
    guard reading.verdict != .messageIsFine, reading.isRead else { return nil }
    let items: [HTML] = CoachWords.parts(reading.parts).map { words, isThere in
      "<li class=\"\(isThere ? "there" : "missing")\"><span class=\"unseen\">\(isThere ? "There: " : "Missing: ")</span>\(words)</li>"
    }
    return "<ul class=\"parts\" aria-label=\"Parts of a good opener\">\(items)</ul>"
  }

  private var flags: HTML? {
    guard !reading.flags.isEmpty else { return nil }
    let items: [HTML] = reading.flags.map { flag in
      let words: HTML? = flag.text.isEmpty ? nil : "<q>\(flag.text)</q>"
      return """
        <li><p class="flag"><strong>\(flag.rule.words)</strong>\(words.map { " \($0)" as HTML })</p>
        <p>\(flag.why)</p><p class="fix"><strong>To mend it:</strong> \(flag.fix)</p></li>

        """
    }
    return "<h2>What to mend</h2>\n<ul class=\"flags\">\n\(items)</ul>"
  }

  private var suggestion: HTML? {
    answer.suggestion.map { suggestion in
      """
      <h2>In your words, as an opener</h2>
      <div class="opener"><blockquote><p class="kept">\(suggestion)</p></blockquote>\
      <button type="button" class="copy quiet" hidden>Copy<span class="unseen"> the suggestion</span></button></div>
      """
    }
  }
}
