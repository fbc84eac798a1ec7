import Recruitment

extension Channel {
  init?(_ channel: Channel8) {
    switch channel {
    case .none: return nil
    case .call: self = .call
    case .video: self = .video
    case .meeting: self = .meeting
    case .email: self = .email
    case .sms: self = .sms
    case .whatsapp: self = .whatsapp
    case .linkedin: self = .linkedin
    }
  }

  var optional: Channel8 {
    switch self {
    case .call: .call
    case .video: .video
    case .meeting: .meeting
    case .email, .chat: .email
    case .sms: .sms
    case .whatsapp: .whatsapp
    case .linkedin: .linkedin
    }
  }
}

extension Desk {
  /// The channel a recruiter would write on: documents and clients by e-mail, strangers by LinkedIn, people in process
  /// also by text.
  func messageChannel(_ person: Int, _ phrase: Phrase) -> Channel {
    if phrase.isFormal { return .email }
    var weights = recruiter.habits.messageChannels
    if people[person].isContact {
      weights[1] /= 3
      weights[2] /= 3
      weights[3] /= 2
    } else if people[person].liveSubmissions > 0 {
      weights[3] /= 4
      weights[1] *= 2
      weights[2] *= 2
    }
    return [.email, .sms, .whatsapp, .linkedin][draws.weighted(weights)]
  }

  /// The thread a message belongs to. E-mail begins a new one with a new job or after a fortnight's silence; the other
  /// channels have one for each person.
  func thread(_ person: Int, _ channel: Channel, job: Int) -> String {
    switch channel {
    case .sms: return "t" + people[person].id + "-s"
    case .whatsapp: return "t" + people[person].id + "-w"
    case .linkedin: return "t" + people[person].id + "-l"
    default: break
    }
    let isNew =
      people[person].mailThreads == 0 || people[person].threadJob != job
      || now - people[person].threadAt > 14 * Span.day
    people[person].threadAt = now
    if isNew {
      people[person].mailThreads += 1
      people[person].thread = numbers.thread
      numbers.thread += 1
      people[person].threadJob = job
      people[person].subject = ""
    }
    return PersonMaker.id("t", number, people[person].thread, 6)
  }
}
