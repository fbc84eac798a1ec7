import Desk
import Recruitment

/// `POST /facts`: the answer to what a card asked.
struct FactRoute {
  let site: Site
  let form: FormValues

  func respond() async throws -> WebResponse {
    guard let name = form["fact"], name.utf8.count <= 60, name.utf8.allSatisfy({ $0 == 95 || (97...122).contains($0) })
    else { throw WebError.unusable(field: "fact") }
    guard let value = form["value"] else { throw WebError.unusable(field: "value") }
    guard let person = form["person"] else { throw WebError.unusable(field: "person") }
    guard let recruiter = form["recruiter"] else { throw WebError.unusable(field: "recruiter") }
    let entry = FactEntry(
      name: name, value: value, personID: person, recruiterID: recruiter, jobID: form["job"],
      submissionID: form["submission"])
    let (desk, now) = (site.desk, site.now())
    try await site.queue.run { try desk.recordFact(entry, now: now) }
    return site.done(.factRecorded, form)
  }
}
