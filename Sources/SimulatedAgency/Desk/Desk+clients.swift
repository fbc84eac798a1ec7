import Recruitment

/// What befalls clients beside their jobs: people leave, complain, and are promised to be left alone.
extension Desk {
  func complains(_ task: DeskTask) {
    guard jobs[task.job].isLive else { return }
    fact("complaint", job: task.job, value: draws.pick(["CVs off the brief", "no answer for a week", "an invoice"]))
    inbound(.clientCallMe, from: task.person, job: task.job, channel: .email)
    react(.intake, task.person, job: task.job, hurry: 90)
  }

  /// A contact takes another job. Nobody walks out of a search of their own: while one runs they stay.
  func leavesClient(_ task: DeskTask) {
    let person = task.person
    let client = people[person].client
    guard !people[person].hasLeft else { return }
    let isNeeded = jobs.contains { $0.contact == person && !$0.isOver }
    if isNeeded {
      var again = task
      again.at = calendar.inHours(now + Int64(affairs.between(10, 30)) * Span.day)
      return plan(again)
    }
    people[person].hasLeft = true
    people[person].bounces = true
    contacts.removeAll { $0 == person }
    clients[client].contacts.removeAll { $0 == person }
    fact(
      "left_employer", of: person,
      value: affairs.pick([
        "joined another company", "left without a new post", "made redundant", "set up on their own",
      ]))
    react(.business, person)
    guard clients[client].contacts.isEmpty || affairs.chance(650) else { return }
    let successor = addContact(client: client, createdAt: now)
    react(.business, successor)
  }

  /// An agreement not to approach a client's own people for a while.
  func putOffLimits(_ client: Int) {
    guard clients[client].offLimitsUntil < now else { return }
    let day = calendar.local(now).day + affairs.pick([183, 183, 274, 365])
    clients[client].offLimitsUntil = calendar.instant(day + 1, 0)
    fact("off_limits", client: client, value: BundleOutput.date(day))
  }
}
