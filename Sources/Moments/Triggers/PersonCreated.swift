import Recruitment

extension PersonScan {
  /// Opens when a candidate came on record and nobody in the firm has ever spoken to them.
  func personCreated(_ emit: (MomentDraft) -> Void) {
    guard let created = personVersions.first?.createdAt, created != HistoryRow.unknownTime,
      let version = version(at: created),
      version.kind == UInt32(PersonKind.candidate.rawValue) || version.kind == UInt32(PersonKind.both.rawValue)
    else { return }
    var evidence = [Self.evidence("created", at: created)]
    if let call = shortCalls.last(by: Arrivals.latest) { evidence.append(Self.evidence("short_call", at: call)) }
    emit(draft(ordinal: 0, openedAt: created, answeredAt: talks.knownFrom(0), evidence: evidence))
  }
}
