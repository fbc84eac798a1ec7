import Recruitment

/// What people let fall beside what a talk was about: an interest, another route to the job, whether they know our number.
extension Desk {
  /// Most who ask for notes agreed to have them; some say so in passing and never did.
  func likesNotes(_ person: Int, _ own: inout RandomStream) {
    guard !people[person].refusesMarketing, own.chance(people[person].hasMarketingConsent ? 110 : 6) else { return }
    let notes =
      people[person].isContact
      ? ["what others pay", "how long hiring takes elsewhere", "notice periods", "pay in " + people[person].place.city]
      : ["the salary guide", "who is growing in " + people[person].place.city, "contract rates", "interview practice"]
    fact("interest", of: person, value: own.pick(notes))
    guard own.chance(620) else { return }
    plan(
      DeskTask(
        at: calendar.later(now, workingMinutes: own.between(60, 2_400)), kind: .send, person: person,
        about: (people[person].isContact ? Phrase.clientNote : .marketNote).rawValue, since: -1, channel: .email))
  }

  /// Another agency, somebody of their own, or somebody who wrote to them: told of a job that has not been filled.
  func rivals(_ job: Int, _ chance: Int, _ own: inout RandomStream) {
    guard job >= 0, !jobs[job].isOver, own.chance(chance) else { return }
    fact("competing_route", job: job, value: own.pick(Desk.routes))
  }

  static let routes = [
    "another agency is on it", "an internal candidate", "somebody applied to them directly", "a referral from the team",
  ]

  /// Whether they had our number; noted where it came up.
  func notesNumber(_ person: Int, _ own: inout RandomStream) {
    guard people[person].knowsNumber != true, own.chance(150) else { return }
    people[person].knowsNumber = true
    fact("caller_number_known", of: person, value: "yes")
  }

  /// A talk is agreed for `at`: whether they will know who rings, and a text that goes before it.
  func announce(_ at: Int64, to task: DeskTask) {
    let person = task.person
    var own = people[person].draws
    defer { people[person].draws = own }
    if people[person].knowsNumber == nil, own.chance(260) {
      people[person].knowsNumber = own.chance(people[person].hasSpoken ? 620 : 250)
      fact("caller_number_known", of: person, value: people[person].knowsNumber == true ? "yes" : "no")
    }
    let chance = recruiter.habits.textsAfterMiss / 2 + (people[person].knowsNumber == false ? 350 : 0)
    let ahead = at - Int64(own.between(12, 55)) * 60
    guard own.chance(chance), ahead > now else { return }
    plan(
      DeskTask(
        at: ahead, kind: .send, person: person, job: task.job, submission: task.submission,
        about: (people[person].isContact ? Phrase.clientTextAhead : .textAhead).rawValue, since: now, channel: .sms))
  }
}
