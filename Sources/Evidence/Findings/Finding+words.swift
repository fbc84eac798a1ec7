import Recruitment

extension Study {
  /// The moment in a few words, as a sentence about many of them needs it.
  var whenWords: String {
    switch rule {
    case "C06": "after an interview"
    case "C08": "when a candidate goes quiet"
    case "C11": "when a job goes on hold and the candidate must hear it"
    case "C13": "when an offer is to be delivered"
    case "C14": "when an offer lies open"
    case "C16": "before a resignation"
    case "C18": "while a counter-offer is likely"
    case "C19": "during notice"
    case "C22": "in the first month"
    case "C23": "before the rebate period ends"
    case "L03": "when a shortlist has been sent"
    case "L04": "when a client owes feedback on an interview"
    case "L05": "when a job is put on hold"
    case "L07": "when a client has gone silent"
    default: "after three rejections in a row"
    }
  }
}

extension StudyOutcome {
  /// As what a share of moments did: "started within 150 days".
  package var words: String {
    let span = "within \(days) days"
    return switch event {
    case .laterStage: "got to a later stage \(span)"
    case .notWithdrawn: "did not withdraw or decline \(span)"
    case .started: "started \(span)"
    case .accepted: "accepted \(span)"
    case .boughtBack: "were bought back \(span)"
    case .rebateCleared: "cleared the rebate period \(span)"
    case .interview: "led to an interview on the job \(span)"
    case .decisionKnown: "had a decision we knew \(span)"
    case .reopened: "saw the job reopened \(span)"
    case .filled: "saw the job filled by us \(span)"
    }
  }
}

extension Finding {
  package var question: String {
    "\(study.whenWords.capitalisedFirst): do more \(study.side == .candidate ? "candidates" : "cases") end well where "
      + "somebody tries to talk than where somebody writes? Counted: those that \(study.primary.words)."
  }

  package var population: String {
    var words = "Moments \(study.whenWords) in which a recruiter was about to make contact"
    if dropped > 0 {
      words +=
        ", without \(Money.grouped(dropped)) of \(Money.grouped(compared)) in which only one of the two was ever likely"
    }
    return words + "."
  }

  /// What may be said aloud: it "goes with", and is never "because of".
  package var sentence: String {
    let place = study.whenWords.capitalisedFirst
    guard let adjusted, let low = adjusted.low, let high = adjusted.high else {
      return
        "\(place), your record is too small to say whether trying to talk helps (\(Money.grouped(compared)) moments to compare)."
    }
    let range = "between \(Self.points(low)) and \(Self.points(high)) in a hundred"
    switch verdict {
    case .helps:
      return
        "\(place), trying to talk goes with \(Self.more(adjusted.estimate)) in a hundred that \(study.primary.words) "
        + "(\(range)), among \(Money.grouped(compared)) moments otherwise alike."
    case .probablyHelps:
      return "\(place), trying to talk probably helps: it goes with \(Self.more(adjusted.estimate)) in a hundred that "
        + "\(study.primary.words) (\(range)), among \(Money.grouped(compared)) moments."
    case .noBetter:
      return "\(place), trying to talk and writing go with the same: the difference is smaller than "
        + "\(Self.number(marginPoints)) in a hundred (\(range)), among \(Money.grouped(compared)) moments."
    case .worse:
      return "\(place), trying to talk goes with \(Self.more(adjusted.estimate)) in a hundred that "
        + "\(study.primary.words) (\(range)), among \(Money.grouped(compared)) moments: writing first did better here."
    case .cannotTell:
      return "\(place), this record cannot tell whether trying to talk helps: the difference may lie \(range), "
        + "among \(Money.grouped(compared)) moments. \(reason(low, high))"
    }
  }

  /// What keeps it from an answer: what forbids any, or else how the range lies.
  private func reason(_ low: Double, _ high: Double) -> String {
    if let forbidding { return forbidding.words }
    if low > 0 { return "Beside what the other kinds of moment show, that is not clear enough." }
    if high < 0 { return "Among so many kinds of moment, one looks like that by luck now and then." }
    return "It may be either: more moments are needed."
  }

  static func more(_ difference: Double) -> String {
    "\(number(abs(difference) * 100)) \(difference < 0 ? "fewer" : "more")"
  }

  /// "6 more", "2 fewer", "no more".
  static func points(_ difference: Double) -> String {
    number(abs(difference) * 100) == "0" ? "none" : more(difference)
  }

  /// Without decimals from one on: more would be a show of exactness.
  private static func number(_ value: Double) -> String {
    guard value.isFinite else { return "any number" }
    let rounded = value.rounded()
    if rounded >= 1 || value < 0.05 { return String(Int(rounded)) }
    return "0.\(Int((value * 10).rounded()))"
  }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
