import Outlook
import Recruitment

/// The outlook in sentences that are true of the figures, for all doors. Each says of when it is and of how many.
package struct OutlookWords: Sendable {
  package let picture: OutlookPicture

  package init(_ picture: OutlookPicture) { self.picture = picture }

  package var currency: String { picture.currency }
  package var day: String { MarketWords.day(picture.asOfDay) }

  /// To the nearest thousand from ten thousand up, to the nearest hundred below: nothing finer is known.
  package func money(_ amount: Double) -> String {
    let step = abs(amount) >= 10_000 ? 1_000.0 : 100.0
    let whole = Int((amount / step).rounded() * step)
    return (whole < 0 ? "−" : "") + Money.symbol(currency) + Money.grouped(abs(whole))
  }

  /// "£60,000 to £120,000, the middle £88,000".
  package func range(_ range: MoneyRange) -> String {
    "\(money(range.low)) to \(money(range.high)), the middle \(money(range.middle))"
  }

  package var head: String {
    let (first, last) = yearMonths
    return "As of \(day): \(count(picture.openJobs, "job", "jobs")) open or on hold, "
      + "\(count(picture.openSubmissions, "candidate", "candidates")) in process. In the twelve whole months before, "
      + "\(first) to \(last), \(picture.yearStarts) started, for \(money(picture.yearFees)) less what was given back."
  }

  private var yearMonths: (String, String) {
    let this = MonthGrid.Month(day: picture.asOfDay)
    return (MarketWords.month(this.later(by: -12)), MarketWords.month(this.later(by: -1)))
  }

  /// What every range rests on.
  private var drawn: String {
    "\(grouped(picture.draws)) draws from \(count(picture.openJobs, "open job", "open jobs")) and "
      + "\(count(picture.openSubmissions, "candidate", "candidates")), as of \(day)"
  }

  package var nextThree: String {
    let months = picture.forecast.months.map(\.month)
    let (first, last) = (months.dropFirst().first ?? months[0], months.prefix(4).last ?? months[0])
    return "The next three whole months together, \(MarketWords.month(first)) to \(MarketWords.month(last)): "
      + "\(range(picture.forecast.nextThree)), eight times in ten (\(drawn))."
  }

  package var basis: String {
    let fewest = picture.stays.min() ?? 0
    let own =
      picture.isOwn
      ? "How candidates move on is the firm’s own record to \(day): in every stage at least \(fewest) stays have ended."
      : "To \(day) fewer than \(StageHazards.enough) stays have ended in some stages (the fewest: \(fewest)), so that "
        + "usual figures of the trade still weigh in: take the ranges as rough."
    let fees =
      picture.unknownFees > 0
      ? " \(picture.unknownFees) of \(picture.jobs) jobs have no fee on record in \(currency); theirs are drawn from others of "
        + "their kind." : ""
    return own + fees
      + " A fee counts in the month of the start; what is given back falls in a straight line over the rebate period."
  }

  /// Starts whose day is on record, and assignments that end.
  package var planned: [String] {
    let (starts, ends) = (picture.plannedStarts, picture.assignmentEnds)
    var lines: [String] = []
    if starts.open > 0 || starts.passed > 0 {
      let past =
        starts.passed > 0
        ? " Of \(starts.passed) such starts whose day had come or who were lost before it, \(starts.kept) started within "
          + "a week of it." : ""
      lines.append(
        "Planned starts: on \(day) \(count(starts.open, "person has", "people have")) a first day on record; each counts in "
          + "its month, as likely as such starts have been kept.\(past)")
    }
    if ends.ending > 0 || ends.passed > 0 {
      let past =
        ends.passed > 0
        ? " Of \(count(ends.passed, "end", "ends")) of the two years to then, \(grouped(ends.extended)) \(ends.extended == 1 ? "was" : "were") put off to a later day."
        : ""
      lines.append(
        "Renewals: \(count(ends.ending, "assignment ends", "assignments end")) within \(AssignmentEnds.ahead) days of \(day).\(past) "
          + "The record holds one fee for each job and none for an extension, so that no renewal is in these ranges.")
    }
    return lines
  }

  package func risk(_ line: AtRisk.Line) -> String {
    let fees = money(line.fees)
    switch line.cause {
    case .holds:
      return "Holds: on \(day) \(count(line.count, "job was", "jobs were")) on hold, with fees of \(fees); "
        + "\(money(line.expected)) of it is expected within the months shown."
    case .silence:
      return
        "Silence: on \(day) \(count(line.count, "open job had", "open jobs had")) a client contact who had neither talked nor "
        + "written for a fortnight, with fees of \(fees); \(money(line.expected)) of it is expected within the months shown."
    case .notice:
      return
        "Notice periods: on \(day) \(count(line.count, "person had", "people had")) accepted and not started, with "
        + "fees of \(fees)."
    case .rebate:
      return
        "Rebate windows: on \(day) \(count(line.count, "person was", "people were")) in theirs; \(fees) would go back if all "
        + "left then, \(money(line.expected)) is expected to."
    }
  }

  package func concentration(_ concentration: Concentration, _ answer: OutlookAnswer) -> String {
    let top = MarketWords.percent(concentration.top)
    let span = "in the twelve months to \(day), of \(count(concentration.starts, "start", "starts"))"
    let index = "Herfindahl index \(hundredths(concentration.herfindahl))"
    let worth = concentration.isHigh ? " That is worth a talk: a share above 25% or an index above 0.25." : ""
    let five =
      concentration.count > 5 ? ", and the largest five behind \(MarketWords.percent(concentration.topFive))" : ""
    switch concentration.by {
    case .recruiter:
      return "By recruiter: \(span), one of \(concentration.count) recruiters with fees stands behind \(top) of the "
        + "fees\(five); \(index). Nobody is named, and nobody is put in a row.\(worth)"
    case .client, .sector:
      let name = concentration.largest.first.map(answer.name) ?? "nobody"
      let what =
        concentration.by == .client
        ? count(concentration.count, "client", "clients") : count(concentration.count, "sector", "sectors")
      return "By \(concentration.by.rawValue): \(span) for \(what), \(name) stands behind \(top) of the fees\(five); "
        + "\(index).\(worth)"
    }
  }

  /// What the index of the lines above is.
  package var index: String {
    "How the Herfindahl index of \(day) is made: the squares of all shares added up, 1 where one stands behind everything, "
      + "0.25 where four share alike, near 0 where very many do."
  }

  package func stress(_ stress: OutlookPicture.Stress) -> String {
    let what: String =
      switch stress.kind {
      case .fewerJobs: "If a fifth fewer jobs come in"
      case .largestClientPauses: "If the largest client pauses"
      case .buyBacksDouble: "If twice as many are bought back"
      }
    let asItIs = picture.forecast.all.mean
    let change = stress.all.mean - asItIs
    let way = change < 0 ? "\(money(-change)) less than" : "no less than"
    let months = picture.forecast.months.map(\.month)
    let span = "\(MarketWords.month(months[0])) to \(MarketWords.month(months[months.count - 1]))"
    return "\(what): \(range(stress.all)) over \(span), on average \(way) the \(money(asItIs)) as it is (\(drawn))."
  }

  /// One line for each kind; never a sum.
  package func due(_ answer: OutlookAnswer) -> [String] {
    guard let due = answer.due else {
      return [
        "No finding stands beside this figure of \(day): findings are of the whole record, and are worked out by themselves."
      ]
    }
    guard !due.isEmpty else {
      return [
        "As of \(day) no finding of this firm’s (0 of \(answer.findings)) allows a figure of what the conversations now due "
          + "would decide."
      ]
    }
    return due.map { due in
      "\(due.title): \(due.open) due on \(day). Trying to talk goes with \(money(due.money.low)) to "
        + "\(money(due.money.high)) more in fees for all of them together, the likeliest \(money(due.money.middle)) "
        + "(\(grouped(due.compared)) compared)."
    } + ["These \(due.count) of \(day) are not added up: they may share what comes of them."]
  }

  package var chasers: String {
    let chasers = picture.chasers
    return
      "In the \(chasers.days) days to \(day) \(grouped(chasers.messages)) messages went to people who had not answered "
      + "the two before; \(grouped(chasers.unanswered)) of them stayed unanswered for five days. At "
      + "\(Int(Chasers.minutesEach)) minutes each, which is assumed, that is \(Int(chasers.hours.rounded())) hours."
  }

  package var check: String {
    let check = picture.check
    guard let first = check.origins.first, let last = check.origins.last else {
      return
        "To \(day) the record is too short to make such a forecast as of earlier and see whether it held (0 earlier quarters)."
    }
    let held =
      "Made again as of \(count(check.origins.count, "earlier quarter", "earlier quarters")), from "
      + "\(MarketWords.month(first.month)) to \(MarketWords.month(last.month)), with nothing known later, "
      + "\(check.held) of \(check.origins.count) ranges held what three months then brought."
    let beyond = check.origins.filter(\.isBeyond).map { MarketWords.month($0.month) }
    let what =
      check.isTooSure
      ? " That is too few"
      : " What came in the three months from \(beyond.joined(separator: " and from ")) was beyond every "
        + "one of \(grouped(check.draws)) draws"
    return check.hasShocks
      ? held + what
        + ": something has happened to this firm that its past did not show, and these ranges are too sure."
      : held
  }

  private func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(grouped(number)) \(number == 1 ? one : many)"
  }

  /// "4,000".
  package func grouped(_ number: Int) -> String { MarketWords.grouped(number) }

  private func hundredths(_ value: Double) -> String {
    let whole = Int((value * 100).rounded())
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }
}
