import Recruitment

/// What would have become of each decision's moment either way.
extension Desk {
  /// Whether the outcome came about, by what was written.
  func cameTrue(_ decision: PlantedDesk.Decision) -> Bool {
    guard let planted else { return false }
    let watch = decision.watch
    let span = (decision.decidedAt + 1)...(decision.decidedAt + watch.kind.horizon)
    func reached(_ submission: Int, _ isOne: (Stage) -> Bool) -> Bool {
      planted.stages[submission].contains { span.contains($0.at) && isOne($0.stage) }
    }
    func became(_ status: JobStatus) -> Bool {
      planted.statuses[watch.job].contains { span.contains($0.at) && $0.status == status }
    }
    switch watch.kind {
    case .c06, .c08, .l04, .l07:
      return reached(watch.submission) { $0.rawValue < Stage.rejected.rawValue && $0.rawValue > decision.stage }
    case .c11: return !reached(watch.submission) { $0 == .withdrew || $0 == .declined }
    case .c13, .c14, .c16, .c18, .c19: return reached(watch.submission) { $0 == .started }
    case .c22, .c23: return reached(watch.submission) { $0 == .rebateCleared }
    case .l03: return jobs[watch.job].submissions.contains { reached($0) { $0 == .interview } }
    case .l05: return became(.reopened)
    case .l24: return became(.filled)
    }
  }

  /// The same, had they decided the other way: the same draws against the chance with this decision turned round.
  func wouldHaveComeTrue(_ decision: PlantedDesk.Decision, _ came: Bool) -> Bool {
    guard let planted else { return came }
    let (watch, action) = (decision.watch, decision.action)
    let until = decision.decidedAt + watch.kind.horizon
    if watch.kind == .l03 {
      let gates = planted.cvGates[watch.job].map { planted.gates[$0] }
        .filter { $0.isSettled && $0.settledAt > decision.decidedAt && $0.settledAt <= until }
      guard gates.contains(where: { $0.holds() != $0.holds(flipping: action) }) else { return came }
      return gates.contains { $0.holds(flipping: action) }
    }
    guard decision.gate >= 0, planted.gates[decision.gate].isSettled else { return came }
    let gate = planted.gates[decision.gate]
    guard gate.holds() != gate.holds(flipping: action) else { return came }
    guard gate.settledAt <= until else { return came }
    // What a gate lets through may still come to nothing, and what it stops may come about by another way: as often as
    // with the others of this desk for whom it said so.
    let holds = gate.holds(flipping: action)
    guard let share = planted.shareComingTrue(watch.kind, holds) else { return holds }
    var own = RandomStream(seed: firm.plan.seed, .otherwise, number, Int(action) * 32 + watch.kind.number)
    return own.chance(share)
  }

  /// How often the outcome came about behind gates that held and behind those that did not.
  func tally() {
    guard let planted else { return }
    for decision in planted.decisions where decision.gate >= 0 && planted.gates[decision.gate].isSettled {
      let until = decision.decidedAt + decision.watch.kind.horizon
      guard planted.gates[decision.gate].settledAt <= until, until <= calendar.end else { continue }
      let place = decision.watch.kind.number * 2 + (planted.gates[decision.gate].holds() ? 1 : 0)
      planted.tallies[place].n += 1
      if cameTrue(decision) { planted.tallies[place].came += 1 }
    }
  }

  /// Writes down the calls that hands remembered: more of those that came to something.
  func logByHand() {
    guard let planted, planted.logsByHand else { return }
    var isLogged = [Bool](repeating: true, count: Int(planted.actions))
    var done = Int32(-1)
    for decision in planted.decisions where decision.action != done {
      done = decision.action
      var own = RandomStream(seed: firm.plan.seed, .logging, number, Int(done))
      isLogged[Int(done)] = own.chance(cameTrue(decision) ? 900 : 700)
    }
    for index in planted.decisions.indices {
      planted.decisions[index].isLogged = isLogged[Int(planted.decisions[index].action)]
    }
    for call in planted.held where isLogged[Int(call.row.action)] { bundle.interaction(call.id, call.row) }
    planted.held.removeAll()
  }

  /// One line of `decision_points`, as documented at `TruthFile`.
  func truth(of decision: PlantedDesk.Decision) -> String {
    let watch = decision.watch
    let came = cameTrue(decision)
    let other = wouldHaveComeTrue(decision, came)
    let isOver = decision.decidedAt + watch.kind.horizon <= calendar.end
    func outcome(_ rang: Bool) -> String { isOver ? (decision.rang == rang ? came : other) ? "1" : "0" : "null" }
    let submission = watch.kind.isOfJob ? "null" : "\"\(submissions[watch.submission].id)\""
    var text = "{\"rule\":\"\(watch.kind.rawValue)\",\"submission_id\":\(submission),"
    text += "\"job_id\":\"\(jobs[watch.job].id)\","
    text += "\"person_id\":\"\(people[watch.person].id)\",\"recruiter_id\":\"\(recruiter.id)\","
    text += "\"opened_at\":\"\(ISOTimestamp.utc(Instant(watch.openedAt)))\","
    text += "\"decided_at\":\"\(ISOTimestamp.utc(Instant(decision.decidedAt)))\",\"rang\":\(decision.rang ? 1 : 0),"
    text += "\"y0\":\(outcome(false)),\"y1\":\(outcome(true)),\"propensity\":\(decision.propensity)"
    if planted?.logsByHand == true { text += ",\"logged\":\(decision.isLogged ? 1 : 0)" }
    let later = laterShares(decision)
    if !later.isEmpty { text += ",\"later\":[" + later.joined(separator: ",") + "]" }
    return text + "}"
  }

  /// The exposures after it that bear on the same outcome.
  private func laterShares(_ decision: PlantedDesk.Decision) -> [String] {
    guard let planted, decision.gate >= 0 else { return [] }
    return planted.gates[decision.gate].shares.filter { $0.action > decision.action }
      .map { "\"\($0.kind.rawValue):\($0.rang ? 1 : 0)\"" }
  }
}
