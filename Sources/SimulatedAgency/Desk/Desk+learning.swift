import Recruitment

/// What a conversation changes on the record: the facts that only talking brings out, and what the recruiter does next.
extension Desk {
  func learned(
    _ person: Int, _ purpose: Purpose, job: Int, submission: Int, ends: Int64, _ own: inout RandomStream
  ) {
    let before = now
    now = ends
    defer { now = before }
    guard now <= calendar.end else { return }
    switch purpose {
    case .firstTalk, .nurture:
      aboutThem(person, &own)
      likesNotes(person, &own)
    case .restart: aboutThem(person, &own)
    case .consent:
      aboutThem(person, &own)
      if submission >= 0 { consents(submission) }
    case .debrief:
      if own.chance(220) {
        fact(
          "concern", submission: submission, value: own.pick(Desk.concerns), share: own.chance(300) ? .client : .nobody)
      }
      if own.chance(180) { fact("other_process", of: person, value: "second stage elsewhere", share: .client) }
    case .offer: if submission >= 0 { deliverOffer(submission, byMessage: false) }
    case .offerOpen, .counter:
      if own.chance(300) { fact("concern", submission: submission, value: own.pick(Desk.concerns)) }
    case .warm, .month, .rebate:
      if own.chance(90) { fact("concern", submission: submission, value: own.pick(Desk.concerns)) }
    case .intake:
      // It would open the moment of goalposts by another door.
      if planted == nil && job >= 0 && own.chance(200) {
        fact("must_have_added", job: job, value: own.pick(sector.gaps), share: .candidate)
      }
    case .walk:
      if own.chance(120) { fact("brief_changed", job: job, value: "less travel, more " + own.pick(sector.gaps)) }
    case .feedback:
      if submission >= 0 && own.chance(160) { fact("offer_signal", submission: submission, value: "leaning to yes") }
      rivals(job, 70, &own)
    case .silence, .goalposts: rivals(job, 140, &own)
    case .clientHold:
      if own.chance(600) { reviewHold(job) }
      rivals(job, 50, &own)
    case .answer, .callBack: notesNumber(person, &own)
    case .business:
      likesNotes(person, &own)
      if own.chance(60) {
        fact(
          "account_news", client: people[person].client,
          value: own.pick(["new budget in the spring", "a team is moving", "a new head of department"]))
      }
      if own.chance(35) { fact("terms_request", client: people[person].client, value: "asks about the fee") }
      if own.chance(12), people[person].isContact, !people[person].hasLeft {
        plan(
          DeskTask(
            at: calendar.later(now, workingMinutes: own.between(30, 900)), kind: .jobOpens, person: person,
            count: people[person].client))
      }
    default: break
    }
    if own.chance(110) {
      plan(
        DeskTask(
          at: now + Int64(own.between(300, 5_400)), kind: .send, person: person, job: job, submission: submission,
          about: (people[person].isContact ? Phrase.clientRecap : Phrase.recap).rawValue, since: -1))
    }
  }

  private func aboutThem(_ person: Int, _ own: inout RandomStream) {
    guard !people[person].isContact else { return }
    if own.chance(520) { fact("motivation", of: person, value: own.pick(Desk.motives)) }
    if own.chance(480) {
      let wish = people[person].pay * own.between(102, 122) / 100 / 500 * 500
      fact(
        "salary_expectation", of: person, value: String(wish),
        currency: people[person].place.currency, share: .client)
    }
    if own.chance(60) { fact("other_offer", of: person, value: "expects one within the fortnight") }
  }

  func consents(_ submission: Int) {
    guard !submissions[submission].hasConsent else { return }
    submissions[submission].hasConsent = true
    fact("consent_to_submit", submission: submission, value: "yes", share: .both)
  }

  static let motives = [
    "no way up where they are", "the commute", "a new manager", "wants to lead people", "redundancy talk", "money",
    "hours do not fit family", "wants to see a project through", "firm was taken over",
  ]
  static let concerns = [
    "the commute", "notice period", "the manager's style", "whether the budget is real", "office days",
    "probation length",
    "loses a bonus if they leave before March",
  ]
}
