import Recruitment

/// A recruiter with habits: what they do without thinking.
struct SimulatedRecruiter: Sendable {
  let id: String
  let given: String
  let family: String
  let email: String
  let phone: String
  let team: String
  let office: String
  let sector: Int
  let startDay: Int
  let habits: RecruiterHabits
  /// The telephone system of this office cannot tell a person from a machine.
  let callsAreUnverified: Bool

  var name: String { "\(given) \(family)" }

  var truth: String { "{\"recruiter_id\":\"\(id)\",\(habits.truth)}" }
}

/// All shares and chances per thousand.
struct RecruiterHabits: Sendable {
  /// Approaches a day beside the work on live jobs.
  let pace: Int
  /// How often they ring where they could write.
  let rings: Int
  /// How often something that happened gets no reaction at all.
  let forgets: Int
  /// Per thousand of the usual delay before they react.
  let slowness: Int
  /// Tries before they give up.
  let persistence: Int
  /// How often a missed call is followed by a text that says why.
  let textsAfterMiss: Int
  /// How often a message carries a reason and asks to talk, instead of "just checking in".
  let goodOpeners: Int
  let answersQuestions: Int
  /// How often a call is logged by hand, in the evening.
  let logsByHand: Int
  /// Whether the text of their e-mail is on record.
  let mailIsConnected: Bool
  /// Weights of e-mail, text, WhatsApp and LinkedIn.
  let messageChannels: [Int]
  /// Weights of the half hours from 08:30 to 18:30.
  let halfHours: [Int]

  init(_ draws: inout RandomStream) {
    pace = draws.around(31, 6)
    rings = max(150, min(800, draws.around(460, 160)))
    forgets = max(30, min(320, draws.around(150, 70)))
    slowness = max(400, min(2_200, draws.around(1_000, 350)))
    persistence = draws.between(1, 4)
    textsAfterMiss = draws.between(100, 700)
    goodOpeners = max(40, min(850, draws.around(380, 210)))
    answersQuestions = draws.between(720, 950)
    logsByHand = draws.chance(700) ? draws.between(10, 90) : draws.between(120, 320)
    mailIsConnected = draws.chance(850)
    messageChannels = [draws.between(40, 70), draws.between(6, 18), draws.between(5, 24), draws.between(8, 30)]
    let first = draws.below(20)
    let second = draws.below(20)
    halfHours = (0..<20).map { index in
      let lunch = index == 8 || index == 9 ? 5 : 0
      let late = index >= 18 ? 6 : 0
      return max(2, 12 - lunch - late + (abs(index - first) < 3 ? 12 : 0) + (abs(index - second) < 2 ? 8 : 0))
    }
  }

  var truth: String {
    "\"pace\":\(pace),\"rings\":\(rings),\"forgets\":\(forgets),\"slowness\":\(slowness),\"persistence\":\(persistence),"
      + "\"texts_after_miss\":\(textsAfterMiss),\"good_openers\":\(goodOpeners),\"answers_questions\":\(answersQuestions),"
      + "\"logs_by_hand\":\(logsByHand)"
  }
}
