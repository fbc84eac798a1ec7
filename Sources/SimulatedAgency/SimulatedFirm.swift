import Recruitment

/// A believable recruitment firm whose truth is known: a bundle of the interchange, and beside its files `truth.json`.
///
/// The plan alone decides every byte, on every machine.
package struct SimulatedFirm: Sendable {
  /// Which hidden world the firm lives in.
  package enum World: String, Sendable, CaseIterable {
    /// Nothing that a recruiter does changes what becomes of a submission.
    case plain
    /// Ringing changes outcomes by planted points, and who is rung depends on what is on record.
    case planted
    /// The same, and a liking that is nowhere recorded raises both the ringing and the outcome.
    case hidden
    /// The same as planted, with calls that are on record only where somebody wrote them down afterwards.
    case byHand = "by-hand"
  }

  package struct Plan: Sendable {
    package var seed: UInt64
    /// 1 to 999.
    package var recruiters: Int
    /// 1 to 120.
    package var months: Int
    /// The last day on record, `2026-11-20`; fixed by the plan, never the clock.
    package var endsOn: String
    package var world: World
    /// Of no account in the plain world.
    package var effects: PlantedEffects
    /// Hundredths of the strength of the strongest covariate on record, 0 to 200; of account in the hidden world alone.
    package var liking: Int
    /// A campaign that took place; `nil` for none.
    package var education: PlantedEducation?

    package init(
      seed: UInt64, recruiters: Int, months: Int, endsOn: String = "2026-11-20", world: World = .plain,
      effects: PlantedEffects = .usual, liking: Int = 100, education: PlantedEducation? = nil
    ) {
      self.education = education
      self.seed = seed
      self.recruiters = recruiters
      self.months = months
      self.endsOn = endsOn
      self.world = world
      self.effects = effects
      self.liking = liking
    }
  }

  package let plan: Plan

  package init(_ plan: Plan) { self.plan = plan }

  /// Writes the bundle and `truth.json` into `directory`, which is created (0700) where it does not exist.
  /// A folder that holds anything but an earlier simulated firm is refused, so that nobody's records are replaced.
  /// - Parameter progress: called with the share done, 0…1, and the month being written.
  package func write(
    to directory: String, progress: (Double, String) -> Void = { _, _ in }
  ) throws -> SimulatedCounts {
    let calendar = try plan.calendar()
    try SimulatedFolder.prepare(directory)
    let bundle = try BundleOutput(directory: directory)
    let truth = try TruthFile(directory: directory)
    let firm = FirmFrame(plan: plan, calendar: calendar)
    try bundle.write(firm)
    let desks = firm.recruiters.indices.map { Desk(number: $0, firm: firm, bundle: bundle) }
    let span = calendar.lastDay - calendar.firstDay + 1
    for day in calendar.firstDay...calendar.lastDay {
      for desk in desks { desk.live(through: day) }
      try bundle.check()
      if day % 7 == 0 {
        let date = CivilDate(dayNumber: day)
        progress(
          Double(day - calendar.firstDay) / Double(span),
          "\(ISOTimestamp.padded(date.year, 4))-\(ISOTimestamp.padded(date.month, 2))")
      }
    }
    for desk in desks {
      desk.tally()
      desk.logByHand()
    }
    try bundle.close()
    try truth.write(plan, firm: firm, desks: desks, counts: bundle.counts)
    progress(1, "done")
    return bundle.counts
  }
}

extension SimulatedFirm.Plan {
  func calendar() throws -> FirmCalendar {
    guard (1...999).contains(recruiters) else { throw SimulatedAgencyError.recruitersOutOfRange(recruiters) }
    guard (1...120).contains(months) else { throw SimulatedAgencyError.monthsOutOfRange(months) }
    guard (0...200).contains(liking) else { throw SimulatedAgencyError.likingOutOfRange(liking) }
    guard case .wallClock(let seconds)? = ISOTimestamp.read(endsOn), seconds % Span.day == 0 else {
      throw SimulatedAgencyError.notADate(endsOn)
    }
    let last = CivilDate(dayNumber: Int(seconds / Span.day))
    let month = last.year * 12 + last.month - 1 - months
    let first = CivilDate(
      year: month / 12, month: month % 12 + 1,
      day: min(last.day, CivilDate.daysIn(month: month % 12 + 1, of: month / 12)))
    return FirmCalendar(firstDay: first.dayNumber + 1, lastDay: last.dayNumber)
  }
}
