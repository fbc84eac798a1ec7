import Recruitment

/// Puts one person's record into facts: what shows the pattern first, then the rest worth saying.
struct PatternFacts {
  private let record: PatternRecord
  private let parts: DayParts

  init(_ record: PatternRecord, _ parts: DayParts) {
    self.record = record
    self.parts = parts
  }

  func facts(for kind: PickUpPattern.Kind) -> [PickUpFact] {
    let facts =
      switch kind {
      case .talks: [calls(.pickedUp)] + [rangBack()]
      case .busyThen: partedDay() + [rangBack(), quickAnswers()]
      case .messageFirst: [calls(.missed), quickAnswers(), rangBack()]
      case .quiet: [calls(.missed), unanswered(), rangBack()]
      case .unknown: [calls(.pickedUp) ?? calls(.missed), rangBack(), quickAnswers()]
      }
    return (facts + [unverified()]).compactMap(\.self)
  }

  /// The day's parts one by one, those with three tries or more; the whole where it does not fall in two.
  private func partedDay() -> [PickUpFact?] {
    guard let split = parts.split else { return [calls(.missed)] }
    return split.low.map { part($0, .missed) } + split.high.map { part($0, .pickedUp) }
  }

  private func part(_ part: Int, _ kind: PickUpFact.Kind) -> PickUpFact? {
    fact(kind, among: parts.tries[part], hours: DayPart.all[part])
  }

  private func calls(_ kind: PickUpFact.Kind) -> PickUpFact? { fact(kind, among: record.tries, hours: nil) }

  /// - Returns: `nil` where there is nothing to count.
  private func fact(_ kind: PickUpFact.Kind, among tries: [CountedTry], hours: Range<Int>?) -> PickUpFact? {
    let result: TryResult = kind == .missed ? .missed : .pickedUp
    let when = tries.filter { $0.result == result }.map(\.at)
    guard !when.isEmpty else { return nil }
    return PickUpFact(kind: kind, count: when.count, of: tries.count, hours: hours, withinSeconds: nil, when: when)
  }

  /// Within two hours where all were, else within a day.
  private func rangBack() -> PickUpFact? {
    guard !record.ringBacks.isEmpty else { return nil }
    let isSoon = record.ringBacks.allSatisfy { $0.rang - $0.missed <= PatternReader.soon }
    return PickUpFact(
      kind: .rangBack, count: record.ringBacks.count, of: record.missed, hours: nil,
      withinSeconds: isSoon ? PatternReader.soon : PatternRecord.ringBackSeconds,
      when: record.ringBacks.map { Instant($0.rang) })
  }

  private func quickAnswers() -> PickUpFact? {
    let when = record.messages.filter { $0.isAnswered(within: PatternReader.quick) }.compactMap(\.answeredAt)
    guard !when.isEmpty else { return nil }
    return PickUpFact(
      kind: .answeredMessages, count: when.count, of: record.messages.count, hours: nil,
      withinSeconds: PatternReader.quick, when: when.map { Instant($0) })
  }

  private func unanswered() -> PickUpFact? {
    let when = record.messages.filter { !$0.isAnswered(within: PatternReader.answered) }.map(\.at)
    guard !when.isEmpty else { return nil }
    return PickUpFact(
      kind: .unansweredMessages, count: when.count, of: record.messages.count, hours: nil,
      withinSeconds: PatternReader.answered, when: when.map { Instant($0) })
  }

  private func unverified() -> PickUpFact? {
    let when = record.calls.filter { !$0.result.isVerified }.map(\.at)
    guard !when.isEmpty else { return nil }
    return PickUpFact(
      kind: .unverified, count: when.count, of: record.calls.count, hours: nil, withinSeconds: nil, when: when)
  }
}
