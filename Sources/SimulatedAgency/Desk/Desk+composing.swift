import Recruitment

/// Subjects and texts, their slots filled from the records of that thread.
extension Desk {
  func compose(_ phrase: Phrase, _ person: Int, job: Int, submission: Int, channel: Channel) {
    let count = phrasebook.count(phrase)
    let wording = count > 1 ? draws.below(count) : 0
    if channel == .email { bundle.subject = subject(phrase, person, job) }
    // E-mail of a recruiter whose mailbox is not connected has no text on record, and some is lost anywhere.
    let isKept = channel == .email ? recruiter.habits.mailIsConnected && draws.chance(850) : draws.chance(930)
    guard isKept else { return }
    var isSigned = channel != .email
    for piece in phrasebook.pieces(phrase, wording) {
      switch piece {
      case .bytes(let bytes): bundle.body.append(contentsOf: bytes)
      case .slot(let slot):
        bundle.body.append(contentsOf: fill(slot, person, job, submission).utf8)
        if slot == .me && phrase.isFromUs { isSigned = true }
      }
    }
    if !isSigned {
      bundle.body.append(10)
      bundle.body.append(contentsOf: (phrase.isFromUs ? recruiter.given : people[person].given).utf8)
    }
  }

  /// A thread keeps its first subject; answers to it say so.
  private func subject(_ phrase: Phrase, _ person: Int, _ job: Int) -> String {
    if phrase == .away || phrase == .clientAway { return "Automatic reply: " + people[person].subject }
    if !people[person].subject.isEmpty { return "Re: " + people[person].subject }
    let subject: String
    switch phrase {
    case .application: subject = "Application: " + people[person].title
    case .applicationReceived: subject = "Your application"
    case .marketNote, .clientNote: subject = "Pay in " + people[person].place.city
    case .businessAsk, .businessPoor: subject = clients[max(0, people[person].client)].name + " and hiring"
    case .interviewConfirm, .interviewAgreed, .moved, .clientMoved:
      subject = "Interview: " + fill(.title, person, job, -1)
    case .cvSend: subject = "CVs for " + fill(.title, person, job, -1)
    case .offerPoor, .offerAsk, .clientOffer: subject = "Offer: " + fill(.title, person, job, -1)
    case .timesheet, .paperReminder: subject = "Timesheet and papers"
    case .documentSend, .documentClient: subject = "Papers: " + fill(.title, person, job, -1)
    case .payQuestion: subject = "My pay"
    case .noticeGiven, .rateQuestion: subject = "My assignment"
    case .assignmentAsk, .assignmentPoor, .extensionAsk, .extensionPoor:
      subject = "The assignment: " + fill(.title, person, job, -1)
    default:
      subject =
        job >= 0
        ? jobs[job].title + ", " + clients[jobs[job].client].name : Desk.opening(phrase, people[person], &draws)
    }
    people[person].subject = subject
    return subject
  }

  private func fill(_ slot: Slot, _ person: Int, _ job: Int, _ submission: Int) -> String {
    switch slot {
    case .first: return people[person].given
    case .me: return recruiter.given
    case .firm: return firm.name
    case .client:
      return job >= 0
        ? clients[jobs[job].client].name
        : people[person].isContact ? clients[people[person].client].name : "the client"
    case .title: return job >= 0 ? jobs[job].title : "the role"
    case .contact: return job >= 0 ? people[jobs[job].contact].given : "the manager"
    case .cand: return submission >= 0 ? people[submissions[submission].person].given : "your candidate"
    case .day: return submission >= 0 ? Desk.weekday(calendar.local(submissions[submission].meeting).day) : "Thursday"
    case .time:
      let minutes = submission >= 0 ? calendar.local(submissions[submission].meeting).minutes : 600
      return "\(minutes / 60):\(ISOTimestamp.padded(minutes % 60, 2))"
    case .slotA: return draws.pick(["8:40", "9:00", "12:15", "12:40", "13:10"])
    case .slotB: return draws.pick(["16:45", "17:15", "17:30", "18:00"])
    case .pay: return job >= 0 ? pay(jobs[job]) : Desk.money(people[person].pay, people[person].place)
    case .city: return people[person].place.city
    case .gap: return draws.pick(sector.gaps)
    case .start:
      let date = CivilDate(
        dayNumber: submission >= 0 ? calendar.local(submissions[submission].startAt).day : calendar.lastDay)
      return "\(date.day) \(Desk.months[date.month - 1])"
    case .count:
      let count = job >= 0 ? jobs[job].submissions.filter { submissions[$0].stage == .submitted }.count : 0
      return count == 1 ? "one CV" : "\(max(2, count)) CVs"
    case .thing: return Desk.lowered(people[person].title)
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private static func weekday(_ day: Int) -> String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][(day + 3) % 7]
  }

  private func pay(_ job: DeskJob) -> String {
    Desk.money(job.pay, clients[job.client].place) + (job.kind == .contract ? " a day" : "")
  }

  private static func money(_ amount: Int, _ place: Place) -> String {
    let sign = place.currencySign
    return amount < 1_000 ? "\(sign)\(amount)" : "\(sign)\(amount / 1_000),\(ISOTimestamp.padded(amount % 1_000, 3))"
  }

  /// The subject of a first message that concerns no job.
  private static func opening(_ phrase: Phrase, _ person: SimulatedPerson, _ draws: inout RandomStream) -> String {
    if person.isContact { return draws.pick(["A few minutes", "Your team", "Hiring this quarter", "Quick question"]) }
    return phrase.givesReason
      ? draws.pick([
        "Ten minutes, \(person.given)?", "\(person.title) in \(person.place.city)", "A brief that may suit you",
      ])
      : draws.pick(["Opportunity", "New roles", "\(person.title) roles", "Catching up"])
  }

  /// `Management Accountant` within a sentence; words in capitals stay.
  private static func lowered(_ title: String) -> String {
    title.split(separator: " ").map { word in
      word.dropFirst().contains(where: \.isUppercase) ? String(word) : word.lowercased()
    }.joined(separator: " ")
  }
}

extension Phrase {
  var isFromUs: Bool { rawValue < Phrase.yesTalk.rawValue }
}
