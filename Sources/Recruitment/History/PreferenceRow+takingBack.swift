// What counts as a no to contact, and what takes it back: one reading, for whoever asks whether a moment is still due and
// for whoever asks whether somebody may be contacted.
extension PreferenceRow {
  /// On a list of those who want no calls; screened and clear is a yes.
  package var isListed: Bool {
    basis == UInt32(PreferenceBasis.screening.rawValue) && allowed != UInt32(YesNo.yes.rawValue)
  }

  /// A no that holds at every hour, said by the person: an objection need not say no to be one.
  package var refuses: Bool {
    !statesHours && basis != UInt32(PreferenceBasis.screening.rawValue)
      && (allowed == UInt32(YesNo.no.rawValue)
        || (basis == UInt32(PreferenceBasis.objection.rawValue) && allowed != UInt32(YesNo.yes.rawValue)))
  }

  /// A yes that they gave themselves and whose day is known.
  package var isConsent: Bool {
    allowed == UInt32(YesNo.yes.rawValue) && basis == UInt32(PreferenceBasis.consent.rawValue)
      && at != HistoryRow.always
  }

  /// Whether it takes back that refusal, as far as contact for `purpose` goes. An objection stands until it is taken back
  /// (GDPR, art. 21): by a yes that says so and is later. A consent takes back what it is about; the word of a preference
  /// alone, nothing less than all that was refused. What has no day is never later.
  package func takesBack(_ refusal: PreferenceRow, for purpose: ContactPurpose) -> Bool {
    guard allowed == UInt32(YesNo.yes.rawValue), !statesHours, at != HistoryRow.always,
      refusal.at != HistoryRow.always, at > refusal.at
    else { return false }
    let any = UInt32(ContactPurpose.any.rawValue)
    switch PreferenceBasis(rawValue: UInt8(truncatingIfNeeded: basis)) {
    case .consent:
      return self.purpose == any || self.purpose == refusal.purpose || self.purpose == UInt32(purpose.rawValue)
    case .preference:
      return (channel == HistoryRow.unknownCode || channel == refusal.channel)
        && (self.purpose == any || self.purpose == refusal.purpose)
    case .objection, .screening, nil: return false
    }
  }
}
