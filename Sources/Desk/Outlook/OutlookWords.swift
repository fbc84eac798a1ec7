import Outlook
import Recruitment

/// The outlook in sentences that are true of the figures, for both doors.
package struct OutlookWords: Sendable {
  package let currency: String

  package init(currency: String) { self.currency = currency }

  private var sign: String {
    switch currency {
    case "GBP": "£"
    case "EUR": "€"
    case "USD": "$"
    default: currency + " "
    }
  }

  /// To the nearest thousand from ten thousand up, to the nearest hundred below: nothing finer is known.
  package func money(_ amount: Double) -> String {
    let step = abs(amount) >= 10_000 ? 1_000.0 : 100.0
    let whole = Int((amount / step).rounded() * step)
    var digits = String(abs(whole))
    var grouped = ""
    while digits.count > 3 {
      grouped = "," + digits.suffix(3) + grouped
      digits.removeLast(3)
    }
    return (whole < 0 ? "−" : "") + sign + digits + grouped
  }

  /// "£60,000 to £120,000, the middle £88,000".
  package func range(_ range: MoneyRange) -> String {
    "\(money(range.low)) to \(money(range.high)), the middle \(money(range.middle))"
  }

  package func head(_ picture: OutlookPicture) -> String {
    "As of \(MarketWords.day(picture.asOfDay)): \(picture.openJobs) jobs open or on hold, \(picture.openSubmissions) candidates "
      + "in process. In the twelve whole months before, \(picture.yearStarts) started, for \(money(picture.yearFees)) less "
      + "what was given back."
  }

  package func basis(_ picture: OutlookPicture) -> String {
    let own =
      picture.isOwn
      ? "How candidates move on is the firm’s own record: at least \(StageHazards.enough) stays ended in every stage."
      : "In some stages fewer than \(StageHazards.enough) stays have ended, so that usual figures of the trade still weigh in: "
        + "take the ranges as rough."
    let fees =
      picture.unknownFees > 0
      ? " \(picture.unknownFees) of \(picture.jobs) jobs have no fee on record in \(currency); theirs are drawn from others of "
        + "their kind." : ""
    return own + fees
      + " A fee counts in the month of the start; what is given back falls in a straight line over the rebate period."
  }

  package func risk(_ line: AtRisk.Line) -> String {
    let fees = money(line.fees)
    switch line.cause {
    case .holds:
      return
        "Holds: \(count(line.count, "job", "jobs")) on hold, with fees of \(fees); \(money(line.expected)) of it is expected."
    case .silence:
      return
        "Silence: \(count(line.count, "open job", "open jobs")) whose client contact has neither talked nor written for "
        + "a fortnight, with fees of \(fees); \(money(line.expected)) of it is expected."
    case .notice:
      return
        "Notice periods: \(count(line.count, "person has", "people have")) accepted and not started, with fees of \(fees)."
    case .rebate:
      return
        "Rebate windows: \(count(line.count, "person", "people")) in theirs; \(fees) would go back if all left today, "
        + "\(money(line.expected)) is expected to."
    }
  }

  package func concentration(_ concentration: Concentration, _ answer: OutlookAnswer) -> String {
    let top = MarketWords.percent(concentration.top)
    let index = "Herfindahl index \(hundredths(concentration.herfindahl))"
    let worth = concentration.isHigh ? " That is worth a talk: a share above 25% or an index above 0.25." : ""
    switch concentration.by {
    case .recruiter:
      return
        "By recruiter: of \(concentration.count) recruiters with fees, one stands behind \(top) of twelve months’ fees and "
        + "five behind \(MarketWords.percent(concentration.topFive)); \(index). Nobody is named, and nobody is put in a row.\(worth)"
    case .client, .sector:
      let name = concentration.largest.first.map(answer.name) ?? "nobody"
      let what = concentration.by == .client ? "clients" : "sectors"
      return
        "By \(concentration.by.rawValue): of \(concentration.count) \(what), \(name) stands behind \(top) of twelve months’ "
        + "fees and the largest five behind \(MarketWords.percent(concentration.topFive)); \(index).\(worth)"
    }
  }

  package func stress(_ stress: OutlookPicture.Stress, _ forecast: Forecast) -> String {
    let what: String =
      switch stress.kind {
      case .fewerJobs: "If a fifth fewer jobs come in"
      case .largestClientPauses: "If the largest client pauses"
      case .buyBacksDouble: "If twice as many are bought back"
      }
    let change = stress.all.mean - forecast.all.mean
    let way = change < 0 ? "\(money(-change)) less" : "no less"
    return "\(what): \(range(stress.all)) over all months shown, on average \(way) than as it is."
  }

  /// One line for each kind; never a sum.
  package func due(_ answer: OutlookAnswer) -> [String] {
    guard let due = answer.due else {
      return [
        "No finding stands beside this figure: findings are of the whole record, and are worked out by themselves."
      ]
    }
    guard !due.isEmpty else {
      return ["No finding of this firm’s allows a figure yet of what the conversations now due would decide."]
    }
    return due.map { due in
      "\(due.title): \(due.open) due now. Trying to talk goes with \(money(due.money.low)) to \(money(due.money.high)) more in fees "
        + "for all of them together, the likeliest \(money(due.money.middle))."
    } + ["These are not added up: they may share what comes of them."]
  }

  package func chasers(_ chasers: Chasers) -> String {
    "In the last \(chasers.days) days \(chasers.messages) messages went to people who had not answered the two before; "
      + "\(chasers.unanswered) of them stayed unanswered for five days. At \(Int(Chasers.minutesEach)) minutes each, which is assumed, "
      + "that is \(Int(chasers.hours.rounded())) hours."
  }

  package func check(_ check: OwnCheck) -> String {
    guard !check.origins.isEmpty else {
      return "The record is too short to make such a forecast as of earlier and see whether it held."
    }
    let held =
      "Made again as of earlier quarters, with nothing known later, \(check.held) of \(check.origins.count) ranges held "
      + "what three months then brought."
    return check.hasShocks
      ? held
        + " That is too few: something has happened to this firm that its past did not show, and these ranges are too sure."
      : held
  }

  private func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }

  private func hundredths(_ value: Double) -> String {
    let whole = Int((value * 100).rounded())
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }
}
