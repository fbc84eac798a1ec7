/// What a column of an unknown table may be, in words that people know: the wizard's choices.
package enum ColumnTarget: String, CaseIterable, Sendable {
  case personID = "person id"
  case fullName = "name"
  case firstName = "first name"
  case lastName = "last name"
  case email = "email"
  case phone = "phone"
  case jobTitle = "their job title"
  case city = "city"
  case country = "country"
  case client = "client"
  case job = "job"
  case recruiter = "recruiter"
  case date = "date"
  case time = "time"
  case stage = "status"
  case channel = "how"
  case outcome = "outcome"
  case direction = "direction"
  case duration = "duration"
  case number = "number called"
  case note = "note"
  /// As a custom field.
  case keep = "keep"
  case leaveOut = "leave out"

  /// Names that columns of this kind have, folded; whole names first, then parts of them.
  private var names: [String] {
    switch self {
    case .personID: ["person id", "candidate id", "contact id", "cand id", "record id", "applicant id"]
    case .fullName: ["name", "full name", "candidate", "candidate name", "contact", "contact name", "applicant", "who"]
    case .firstName: ["first name", "firstname", "forename", "given name", "vorname", "prénom"]
    case .lastName: ["last name", "lastname", "surname", "family name", "nachname"]
    case .email: ["email", "e-mail", "email address", "mail"]
    case .phone: ["phone", "mobile", "telephone", "tel", "cell", "phone number", "mobile number"]
    case .jobTitle: ["job title", "current title", "current role", "occupation", "headline"]
    case .city: ["city", "town", "location", "current location"]
    case .country: ["country"]
    case .client: ["client", "client name", "company", "company name", "account", "employer", "customer"]
    case .job: ["job", "role", "vacancy", "position", "job order", "requisition", "opportunity", "posting"]
    case .recruiter: ["recruiter", "owner", "consultant", "user", "agent", "assigned to", "created by"]
    case .date:
      [
        "date", "created", "created at", "date added", "date of interview", "start time", "call date", "timestamp",
        "when",
      ]
    case .time: ["time", "call time"]
    case .stage: ["status", "stage", "state", "attendance", "step"]
    case .channel: ["type", "activity", "activity type", "channel", "action", "how"]
    case .outcome: ["outcome", "result", "disposition", "answered", "what happened"]
    case .direction: ["direction", "call type", "in/out"]
    case .duration: ["duration", "length", "talk time", "call duration", "seconds"]
    case .number: ["number", "number called", "called number", "dialled number", "destination", "to number"]
    case .note: ["note", "notes", "comment", "comments", "remark", "remarks", "description"]
    case .leaveOut:
      [
        "gender", "sex", "marital status", "date of birth", "dob", "age", "ethnicity", "religion", "nationality",
        "disability", "ssn", "national insurance", "tax id", "passport", "password",
      ]
    case .keep: []
    }
  }

  /// What a column is by its name; `nil` where the name says nothing.
  static func guess(_ name: String) -> ColumnTarget? {
    let folded = ValueTable.folded(name).replacing("_", with: " ")
    let order: [ColumnTarget] = [.leaveOut] + allCases.filter { $0 != .leaveOut }
    if let found = order.first(where: { $0.names.contains(folded) }) { return found }
    let words = Set(folded.split(whereSeparator: { !$0.isLetter }).map(String.init))
    return order.first { target in
      target.names.contains { name in
        let parts = name.split(separator: " ").map(String.init)
        return parts.allSatisfy(words.contains) && (parts.count > 1 || words.count <= 2)
      }
    }
  }
}
