import Recruitment
import Statistics

extension CampaignReport {
  /// What may be said aloud of it now: first on every screen. "Because" only where a lot decided.
  package var sentence: String {
    switch verdict {
    case .notStarted: "Not started: nobody has been drawn."
    case .tooEarly where matured == 0: "Too early to say: nobody’s sixty days are over yet."
    case .tooEarly:
      "Too early to say: each side needs \(CampaignForecast.leastPerSide) whose sixty days are over, and it is "
        + "\(shownArm.units) against \(heldArm.units)."
    case .sampleRatioOff: "The lots in the log do not look like lots: nothing can be said until it is known why."
    case .more: "More conversations, because of it: \(ends)."
    case .probablyMore:
      "Probably more conversations, because of it: \(ends). \(Self.hundredths(byHand)) in a hundred of them are on record "
        + "by hand alone, so it stays at “probably”."
    case .fewer: "Fewer conversations, because of it: \(ends)."
    case .noDifference: "It made no difference that matters: \(ends)."
    case .cannotTell: "It cannot be told whether it mattered: \(ends)."
    case .goesWith: withoutLotSentence
    case .noFigure:
      "Nothing was drawn by lot, and nobody can be compared: there is no figure, and nothing is claimed."
    }
  }

  private var withoutLotSentence: String {
    guard let effect = withoutLot?.effect, effect.isKnown else { return "Nothing can be compared." }
    let range = effect.interval()
    return "Nothing was drawn by lot, so this only goes with it: of a hundred who were reached, "
      + "\(Self.more(effect.value)) a month had a conversation than of those who were not yet (between "
      + "\(Self.more(range.low)) and \(Self.more(range.high)))."
  }

  private var ends: String {
    guard let look, look.estimate.isFinite else { return "" }
    return
      "of a hundred \(noun) who were to get it, \(Self.more(look.estimate)) had a conversation with us within sixty "
      + "days (between \(Self.more(look.interval.low)) and \(Self.more(look.interval.high)))"
  }

  /// What is drawn: "clients", "candidates".
  package var noun: String { campaign.side == .candidates ? "candidates" : "clients" }

  /// "6 more", "2 fewer", "none more".
  package static func more(_ difference: Double) -> String {
    guard difference.isFinite else { return "any number" }
    let points = Int((abs(difference) * 100).rounded())
    return points == 0 ? "none more" : "\(points) \(difference < 0 ? "fewer" : "more")"
  }

  private static func hundredths(_ share: Double) -> String { String(Int((share * 100).rounded())) }

  /// What the figures leave open, in plain sentences; never empty once it has started.
  package var cannotTell: [String] {
    guard campaign.startedAt != nil else { return [] }
    var lines: [String] = []
    if campaign.heldOut == 0 {
      lines.append("Whether it did anything at all: without a lot, whoever is reached may differ from whoever is not.")
      if withoutLot?.differedBefore ?? false {
        lines.append("Anything from the figure below: those who were reached were on another course before they were.")
      }
    } else {
      lines.append(
        "What reading it does: everybody who was to get it counts, read or not. That keeps the comparison fair and makes "
          + "the difference smaller than that of a reader.")
      lines.append(
        "Whether recruiters rang one side more: they see the piece beside a card. Tries on each side are among the figures."
      )
    }
    if exposure.publicViews > 0 {
      lines.append("What public posts did: they reach both sides. Their visits are counted, and no effect is claimed.")
    }
    if exposure.heldOutReached > 0 {
      lines.append(
        "How much larger it would be without those of the comparison group whom it reached all the same: "
          + "\(exposure.heldOutReached) of \(units - shown).")
    }
    lines.append("Whether the conversations were good ones, and what became of them later.")
    lines.append("Who opened a link: programs that check mail open links too.")
    return lines
  }
}
