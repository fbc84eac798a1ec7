import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// The harbour's office with five recruiters, somebody whom only Omar knows, and an account of every kind. Passwords cost
/// nothing here.
final class Staff {
  let office: SmallOffice
  let reception: Reception
  /// A moment that is open at first, by whom it is with.
  private(set) var moments: [String: MomentID] = [:]
  static let now = SmallOffice.now
  static let hasher = PasswordHasher(cost: .none)
  static let caller = Caller(address: "192.0.2.1", browser: "Firefox, Linux")
  static let password = "teal lantern orchard"

  var desk: Desk { office.desk }

  init(_ engine: Engine, recruiters: Int = 5) throws {
    office = try SmallOffice(engine)
    try office.importHarbour()
    var rows =
      "recruiter_id,name,email,team\nR1,Ruth Adler,ruth@firm.example,Finance\nR2,Omar Reed,omar@firm.example,Legal\n"
    for number in 3..<(max(recruiters, 2) + 1) { rows += "R\(number),Nobody Else,r\(number)@firm.example,Finance\n" }
    try office.importFiles(
      office.bundle([
        "recruiters.csv": rows,
        "people.csv": """
        person_id,kind,name,emails,owner_recruiter_id,created_at
        P8,candidate,Omars Own,own@mail.example,R2,2026-03-02T09:00:00Z
        P9,candidate,Nobodys Own,free@mail.example,,2026-03-02T09:00:00Z

        """,
        "clients.csv": "client_id,name,owner_recruiter_id\nC8,Omars Client,R2\n",
        "jobs.csv": """
        job_id,client_id,recruiter_id,title,kind,opened_at
        J9,C8,R2,Barrister,perm,2026-03-02T09:00:00Z
        J8,C1,R2,Solicitor,perm,2026-03-02T09:00:00Z

        """,
        "submissions.csv": """
        submission_id,job_id,person_id,recruiter_id,created_at
        S8,J8,P8,R2,2026-03-02T10:00:00Z

        """,
        "submission_events.csv": """
        submission_id,at,stage,reason,scheduled_for
        S8,2026-03-02T11:00:00Z,submitted,,
        S8,2026-03-03T09:00:00Z,interview,,2026-03-05T14:00:00Z

        """,
      ]))
    reception = office.desk.reception(hasher: Self.hasher)
    for recruiter in ["R1", "R2"] {
      let day = try office.desk.today(recruiter: recruiter, asOf: Self.now, minutes: nil)
      for card in day.conversations + day.messages { moments[card.person.printedID] = card.moment }
    }
  }

  @discardableResult
  func add(_ email: String, _ roles: Role..., teams: [String] = [], isFirst: Bool = false) throws -> Account {
    try desk.addAccount(
      AccountEntry(email: email, name: "Somebody", roles: Set(roles), teams: teams), password: Self.password,
      isFirst: isFirst, hasher: Self.hasher, now: Self.now)
  }

  func acting(_ account: Account, at time: Instant = now) -> GuardedDesk { desk.acting(as: account, now: time) }

  func signIn(
    _ email: String, _ password: String = password, from address: String = "192.0.2.1", at time: Instant = now
  ) throws -> SignInAnswer {
    try reception.signIn(email: email, password: password, from: Caller(address: address), now: time)
  }

  func token(_ email: String, at time: Instant = now) throws -> SessionToken {
    guard case .welcome(let token) = try signIn(email, at: time) else { throw DeskError.account(.wrongPassword) }
    return token
  }
}

extension SignInAnswer {
  var word: String {
    switch self {
    case .welcome: "welcome"
    case .refused: "refused"
    case .wait(let seconds): "wait \(seconds)"
    }
  }
}
