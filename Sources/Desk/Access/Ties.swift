import Chronicle
import Recruitment

/// Whom a recruiter has to do with, from the firm's history: the people whose pages they may see.
///
/// Whoever they own or owned; whoever they were in touch with; candidates on a submission or a job of theirs; contacts of
/// a job that is theirs or for which they have put somebody forward. And whom nobody has to do with: somebody must be
/// able to begin. `docs/roles.md` says the same.
struct Ties: Sendable {
  let chronicle: Chronicle

  func sees(_ recruiter: RecruiterID, _ person: PersonID) -> Bool {
    let (recruiter, person) = (UInt32(truncatingIfNeeded: recruiter.value), UInt32(truncatingIfNeeded: person.value))
    guard recruiter != 0, person != 0 else { return false }
    return withExtendedLifetime(chronicle) {
      var isAnybodys = false
      return has(recruiter, person, &isAnybodys) || !isAnybodys
    }
  }

  /// The recruiters of everything that ties somebody to a person, with repeats; 0 = nobody.
  private func forEach(_ person: UInt32, _ body: (UInt32) -> Void) {
    for version in chronicle.versions(ofPerson: person) { body(version.owner) }
    for row in chronicle.submissions(ofPerson: person) {
      body(row.recruiter)
      for version in chronicle.versions(ofJob: row.job) { body(version.recruiter) }
    }
    for job in chronicle.jobIDs(withContact: person) {
      for version in chronicle.versions(ofJob: job) { body(version.recruiter) }
      for id in chronicle.submissionIDs(ofJob: job) {
        if let row = chronicle.submission(id) { body(row.recruiter) }
      }
    }
    let history = chronicle.interactions(ofPerson: person)
    for index in 0..<history.count { body(history.recruiter(index)) }
  }

  /// - Parameter isAnybodys: set where any recruiter at all has to do with that person.
  private func has(_ recruiter: UInt32, _ person: UInt32, _ isAnybodys: inout Bool) -> Bool {
    func counts(_ other: UInt32) -> Bool {
      if other != 0 { isAnybodys = true }
      return other == recruiter
    }
    for version in chronicle.versions(ofPerson: person) where counts(version.owner) { return true }
    for row in chronicle.submissions(ofPerson: person) {
      if counts(row.recruiter) { return true }
      for version in chronicle.versions(ofJob: row.job) where counts(version.recruiter) { return true }
    }
    for job in chronicle.jobIDs(withContact: person) {
      for version in chronicle.versions(ofJob: job) where counts(version.recruiter) { return true }
      for id in chronicle.submissionIDs(ofJob: job) {
        if let row = chronicle.submission(id), counts(row.recruiter) { return true }
      }
    }
    let history = chronicle.interactions(ofPerson: person)
    for index in 0..<history.count where counts(history.recruiter(index)) { return true }
    return false
  }

  /// Everybody of ours who has to do with that person, ascending.
  func recruiters(of person: UInt32) -> [UInt32] {
    withExtendedLifetime(chronicle) {
      var found: Set<UInt32> = []
      forEach(person) { found.insert($0) }
      found.remove(0)
      return found.sorted()
    }
  }

  /// Whether an interaction of that recruiter's with them is on record.
  func hasSpoken(_ recruiter: UInt32, _ person: UInt32) -> Bool {
    withExtendedLifetime(chronicle) {
      let history = chronicle.interactions(ofPerson: person)
      return (0..<history.count).contains { history.recruiter($0) == recruiter }
    }
  }

  /// Everybody whose a client's page is to see: they own it, have or had a job of its, put somebody forward for one, or
  /// own or have dealt with somebody there. Empty where nobody has anything to do with it.
  /// - Parameter contacts: who is there now.
  func recruiters(ofClient client: ClientID, owner: RecruiterID, contacts: [UInt32]) -> [UInt32] {
    withExtendedLifetime(chronicle) {
      var found: Set<UInt32> = [UInt32(truncatingIfNeeded: owner.value)]
      for job in chronicle.jobIDs(ofClient: UInt32(truncatingIfNeeded: client.value)) {
        for version in chronicle.versions(ofJob: job) where Int64(version.client) == client.value {
          found.insert(version.recruiter)
        }
        for id in chronicle.submissionIDs(ofJob: job) {
          if let row = chronicle.submission(id) { found.insert(row.recruiter) }
        }
      }
      for person in contacts {
        for version in chronicle.versions(ofPerson: person) { found.insert(version.owner) }
        let history = chronicle.interactions(ofPerson: person)
        for index in 0..<history.count { found.insert(history.recruiter(index)) }
      }
      found.remove(0)
      return found.sorted()
    }
  }

  /// Whether a client's page is theirs to see. So is one with which nobody has anything to do.
  func sees(_ recruiter: RecruiterID, client: ClientID, owner: RecruiterID, contacts: [UInt32]) -> Bool {
    guard !recruiter.isNone else { return false }
    let found = recruiters(ofClient: client, owner: owner, contacts: contacts)
    return found.isEmpty || found.contains(UInt32(truncatingIfNeeded: recruiter.value))
  }

  /// Whether a job has to do with that person, or is this recruiter's: nothing may be written about another's under the
  /// name of somebody one knows.
  func concerns(_ person: PersonID, job: JobID, of recruiter: RecruiterID) -> Bool {
    let (person, job) = (UInt32(truncatingIfNeeded: person.value), UInt32(truncatingIfNeeded: job.value))
    let recruiter = UInt32(truncatingIfNeeded: recruiter.value)
    return withExtendedLifetime(chronicle) {
      chronicle.submissions(ofPerson: person).contains { $0.job == job }
        || chronicle.jobIDs(withContact: person).contains(job)
        || chronicle.versions(ofJob: job).contains { $0.recruiter == recruiter }
    }
  }

  func concerns(_ person: PersonID, submission: SubmissionID, of recruiter: RecruiterID) -> Bool {
    let id = UInt32(truncatingIfNeeded: submission.value)
    return withExtendedLifetime(chronicle) {
      guard let row = chronicle.submission(id) else { return false }
      return row.recruiter == UInt32(truncatingIfNeeded: recruiter.value)
        || row.person == UInt32(truncatingIfNeeded: person.value)
        || concerns(person, job: JobID(Int64(row.job)), of: recruiter)
    }
  }
}
