import Chronicle
import Recruitment

/// What a person said of being contacted, or a list says of them, as it stands now for one channel and purpose.
struct StandingPreferences {
  /// Those that hold now.
  private(set) var rows: [PreferenceRow] = []
  /// When the latest refusal whose end has passed was made.
  private var lastRefusal: Int64?
  /// When the latest of those was made that was an objection, and not a wish for a while.
  private var lastObjection: Int64?

  init(_ question: Question) {
    for row in question.chronicle.preferences(ofPerson: question.person) {
      guard row.at == HistoryRow.always || row.at <= question.now, Self.concerns(row, question) else { continue }
      if row.until == HistoryRow.unknownTime || row.until > question.now {
        rows.append(row)
      } else if row.refuses, row.at != HistoryRow.always {
        lastRefusal = max(lastRefusal ?? row.at, row.at)
        if row.basis == UInt32(PreferenceBasis.objection.rawValue) {
          lastObjection = max(lastObjection ?? row.at, row.at)
        }
      }
    }
  }

  private static func concerns(_ row: PreferenceRow, _ question: Question) -> Bool {
    let any = UInt32(ContactPurpose.any.rawValue)
    let purpose = UInt32(question.purpose.rawValue)
    return (row.purpose == any || purpose == any || row.purpose == purpose)
      && (row.channel == HistoryRow.unknownCode || row.channel == UInt32(question.channel.rawValue))
  }

  /// They consented to contact for that purpose, by this channel or any, and have not objected since: an objection ends
  /// what was agreed before it, and its own end does not bring that back.
  func haveConsent(to purpose: ContactPurpose) -> Bool { haveConsent(to: purpose, after: lastObjection) }

  private func haveConsent(to purpose: ContactPurpose, after time: Int64?) -> Bool {
    rows.contains { row in
      guard row.allowed == UInt32(YesNo.yes.rawValue), row.basis == UInt32(PreferenceBasis.consent.rawValue),
        row.purpose == UInt32(ContactPurpose.any.rawValue) || row.purpose == UInt32(purpose.rawValue)
      else { return false }
      return time.map { row.at != HistoryRow.always && row.at > $0 } ?? true
    }
  }

  /// Whether they have said since that they may be contacted after all.
  private func isTakenBack(_ refusal: PreferenceRow, _ question: Question) -> Bool {
    rows.contains { $0.takesBack(refusal, for: question.purpose) }
  }

  // MARK: A no

  /// A no that holds at every hour. A screening list is about calls nobody asked for: it does not end a thread.
  func addRefusals(to reasons: inout [Reason], _ question: Question, isThread: Bool) {
    for row in rows where !row.statesHours {
      let until = row.until == HistoryRow.unknownTime ? nil : row.until
      let day = row.at == HistoryRow.always ? nil : question.day(row.at)
      if row.isListed {
        guard question.isMarketing || !isThread else { continue }
        let since = day.map { " (since \($0))" } ?? ""
        reasons.append(
          Reason(.screeningList, .notNow, "on a screening list\(since): do not contact", until: until))
      } else if row.refuses, !isTakenBack(row, question) {
        let what = row.channel == HistoryRow.unknownCode ? "not to be contacted" : Self.refused(question.channel)
        let about = row.purpose == UInt32(ContactPurpose.marketing.rawValue) ? " for marketing" : ""
        // "Not to be called on 20 November" would be of that day alone.
        let said = day.map { " (said on \($0))" } ?? ""
        reasons.append(Reason(.objection, .notNow, "this person asked \(what)\(about)\(said)", until: until))
      }
    }
    if question.isMarketing || !isThread {
      for list in question.gate.screening.hits(question) {
        let loaded = question.day(list.loadedAt.seconds)
        reasons.append(
          Reason(.screeningList, .notNow, "on the screening list \(list.name), loaded on \(loaded): do not contact"))
      }
    }
    // Who has consented since has changed their mind.
    guard question.isMarketing, let lastRefusal, !haveConsent(to: .marketing, after: lastRefusal) else { return }
    for place in question.profiles {
      let refusal = question.profile(place).refusal
      let until = lastRefusal + Int64(refusal.days) * Span.day
      if until > question.now {
        reasons.append(
          Reason(
            .refusal, .notNow, "this person refused on \(question.day(lastRefusal)): \(refusal.ground.why)",
            until: until))
      }
    }
  }

  /// Whether `addRefusals` would find any about a process.
  func refuse(_ question: Question, isThread: (Question) -> Bool) -> Bool {
    let said = rows.contains { row in
      guard !row.statesHours else { return false }
      return row.isListed ? !isThread(question) : row.refuses && !isTakenBack(row, question)
    }
    return said || !question.gate.screening.hits(question).isEmpty && !isThread(question)
  }

  private static func refused(_ channel: Channel) -> String {
    switch channel {
    case .call: "not to be called"
    case .video: "for no video calls"
    case .meeting: "for no meetings"
    case .email: "for no e-mail"
    case .sms: "for no texts"
    case .whatsapp, .linkedin, .chat: "not to be messaged there"
    }
  }

  // MARK: What marketing takes

  func addConsent(to reasons: inout [Reason], _ question: Question, _ dealings: Dealings) {
    if question.profiles.isEmpty {
      reasons.append(Reason(.consent, .notNow, "no country's rules for marketing are at hand"))
    }
    guard !haveConsent(to: .marketing) else { return }
    let isContact = question.version?.kind == UInt32(PersonKind.contact.rawValue)
    for place in question.profiles {
      let consent = question.profile(place).marketing[question.means.rawValue]
      switch isContact ? consent.contact : consent.candidate {
      case .allowed: break
      case .optIn:
        reasons.append(Reason(.consent, .notNow, "no consent to this is on record: \(consent.ground.why)"))
      case .presumed:
        reasons.append(
          Reason(
            .consent, .ask, "is there a concrete reason to think that they would welcome this? \(consent.ground.why)"))
      case .soft:
        guard dealings.lastHeard(within: consent.days, question) == nil else { break }
        reasons.append(
          Reason(
            .consent, .notNow,
            "neither consent nor dealings with us in the last \(consent.days) days: \(consent.ground.why)"))
      case .screened: addScreening(to: &reasons, question, consent)
      }
    }
  }

  private func addScreening(to reasons: inout [Reason], _ question: Question, _ consent: RegionProfile.Consent) {
    var clear = rows.filter {
      $0.basis == UInt32(PreferenceBasis.screening.rawValue) && $0.allowed == UInt32(YesNo.yes.rawValue)
    }.map(\.at).max()
    // A list that was loaded says the same of everybody who is not on it.
    if case .clear(let at) = question.gate.screening.clearance(consent.lists, question) { clear = max(clear ?? at, at) }
    guard let clear, clear != HistoryRow.always else {
      let known = clear == nil ? "not screened yet" : "nobody knows when it was screened"
      reasons.append(Reason(.screeningAge, .ask, "\(known): screen the number against \(consent.lists) first"))
      return
    }
    guard question.now - clear > Int64(consent.days) * Span.day else { return }
    reasons.append(
      Reason(
        .screeningAge, .ask,
        "last screened on \(question.day(clear)), more than \(consent.days) days ago: "
          + "screen the number again, against \(consent.lists)"))
  }
}
