import Desk
import Guidance
import Reachability
import Recruitment

/// How one person usually answers: the facts, what to do, and their week hour by hour where it may be shown.
struct PickUpView {
  let page: PersonPage
  let words: DateWords

  var markup: HTML? {
    guard let reach = page.reach else { return nil }
    return """
      <section aria-labelledby="pick-up"><h2 id="pick-up">How they usually answer</h2>
      \(ReachView(lines: reach.lines(words.wording)).markup)
      \(counted)
      \(week)
      </section>
      """
  }

  /// Said where anything was counted: the timeline below shows every call.
  private var counted: HTML? {
    guard page.tries > 0 else { return nil }
    return "<p class=\"hint\">\(Reach.whatCounts)</p>"
  }

  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri"]

  /// A table of their working week: how likely they pick up at each hour, in a hundred. Under ten calls there is none.
  private var week: HTML? {
    guard let profile = page.pickUp, profile.mayShowPercentages else { return nil }
    let settings = words.clock.settings
    let hours = (settings.dayStart / 60)..<max(settings.dayStart / 60 + 1, (settings.dayEnd + 59) / 60)
    let head: [HTML] = hours.map { "<th scope=\"col\">\($0)</th>" }
    let rows: [HTML] = Self.days.enumerated().map { day, name in
      let cells: [HTML] = hours.map { cell(profile[HourOfWeek(weekday: day, hour: $0)]) }
      return "<tr><th scope=\"row\">\(name)</th>\(cells)</tr>\n"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Their week hour by hour">
      <table class="week"><caption>\(headline(profile)) \
      <span class="origin">Of 100 first tries at that hour, on their own clock; from \(profile.counts.tries) to ring them and \
      what people like them do. The ranges are wide: hover or read the cell.</span></caption>
      <thead><tr><td></td>\(head)</tr></thead><tbody>
      \(rows)</tbody></table></div>
      """
  }

  /// A chart's title says its message.
  private func headline(_ profile: PickUpProfile) -> String {
    let best = profile.hours.indices.filter { $0 < 5 * 24 }.max {
      profile.hours[$0].estimate < profile.hours[$1].estimate
    }
    guard let best else { return "" }
    let hour = HourOfWeek(index: best)
    let first = page.person.firstName
    return "\(first) is likeliest to pick up on \(Self.days[hour.weekday]) from \(hour.hour):00."
  }

  private func cell(_ chance: PickUpChance) -> HTML {
    let hundredths = Int((chance.estimate * 100).rounded())
    let range =
      "between \(Int((chance.low * 100).rounded())) and \(Int((chance.high * 100).rounded())), \(TradeWords.count(chance.calls, "call", "calls")) then"
    return """
      <td class="tint-\(min(4, hundredths / 15))" title="\(range)">\(hundredths)<span class="unseen"> (\(range))</span></td>
      """
  }
}
