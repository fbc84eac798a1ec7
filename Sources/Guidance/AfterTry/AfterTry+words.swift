import Recruitment

extension AfterTry {
  /// What a card says of it: what was tried, what would make it a fair test, and what comes next. Facts, no verdict.
  /// - Parameters:
  ///   - reasons: the talking points; each try deserves one of its own.
  ///   - reach: where neither calls nor messages reach them, no next try is named.
  package func lines(_ wording: Wording, reasons: [String], reach: Reach? = nil) -> [String] {
    var lines = ["Tried: \(tries.suffix(4).map { Self.told($0, wording) }.joined(separator: "; "))."]
    if closePolitely {
      lines.append(
        "\(Self.most) tries in \(Self.workingDays) working days: send one message that closes it politely, then stop.")
      return lines
    }
    if !missing.isEmpty {
      lines.append("What would make it a fair test: \(missing.map(\.words).joined(separator: "; ")).")
    }
    if let next, reach?.move != .bookedSlotOrMeeting {
      var line = "Next try: \(wording.short(next.from)) to \(wording.clock(next.to))"
      let fair = tries.filter(\.isFair).count
      if !reasons.isEmpty { line += ", with another reason: \(Self.lowered(reasons[fair % reasons.count]))" }
      lines.append(line.last.map { ".?!".contains($0) } ?? false ? line : line + ".")
    }
    return lines
  }

  private static func told(_ made: Try, _ wording: Wording) -> String {
    let what = made.channel == .video ? "video, " : ""
    return "\(wording.short(made.at)) (\(what)\(words(made.outcome)))"
  }

  private static func words(_ outcome: Outcome?) -> String {
    switch outcome {
    case .voicemail: "voicemail"
    case .noAnswer: "no answer"
    case .busy: "busy"
    case .failed: "the call failed"
    case .wrongNumber: "wrong number"
    case .connectedUnverified: "perhaps answered"
    case .cancelled: "cancelled"
    case .noShow: "did not come"
    case .connected, .held, .sent, .bounced, nil: "outcome not recorded"
    }
  }

  private static func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
}

extension AfterTry.Missing {
  package var words: String {
    switch self {
    case .rightNumber: "the right number, this one does not reach them"
    case .textWithReason: "a text with the reason first"
    case .anotherDayPart: "another time of day"
    }
  }
}
