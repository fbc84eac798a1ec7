import Desk
import Foundation
import Moments
import Recruitment
import Testing

@testable import Web

@Suite struct PlaybookPageTests {
  @Test func recruitersReadAndManagersChange() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var ruth = try await firm.browser("ruth@firm.example")
    let list = await ruth.get("/playbook")
    #expect(list.status == 200 && list.text.contains("/playbook/rules/C06"))
    #expect(list.text.contains("are due on <a href=\"/today\">Today</a>."))
    #expect(await ruth.get("/playbook?q=counter-offer").text.components(separatedBy: "/playbook/rules/").count < 20)
    #expect(await ruth.get("/playbook?q=zzzz").text.contains("No rule has these words."))
    let rule = await ruth.get("/playbook/rules/C06").text
    #expect(rule.contains("Opens when") && !rule.contains("Make it the firm’s"))
    #expect(await ruth.get("/playbook/whole").text.contains("readonly"))
    #expect(await ruth.post("/playbook/rules/C06", ["do": "adopt", "why": "x"]).status == 403)
    #expect(await ruth.get("/playbook/rules/C77").status == 404)
    #expect(await ruth.get("/playbook/versions/7").status == 404)
    var words = try await firm.browser("words@firm.example")
    #expect(await words.get("/playbook").status == 403)
  }

  /// What a browser would send of the form on a page.
  private func fields(_ page: WebResponse) -> [String: String] {
    var fields: [String: String] = [:]
    for match in page.text.matches(of: /<input id="(f-[^"]*)" name="[^"]*" type="text"[^>]* value="([^"]*)"/) {
      fields[String(match.1)] = plain(match.2)
    }
    for match in page.text.matches(of: /<textarea id="(f-[^"]*)"[^>]*>([^<]*)<\/textarea>/) {
      fields[String(match.1)] = plain(match.2)
    }
    for match in page.text.matches(of: /<select id="(f-[^"]*)".*?<\/select>/.dotMatchesNewlines()) {
      if let chosen = match.0.firstMatch(of: /<option value="([^"]*)" selected>/) {
        fields[String(match.1)] = plain(chosen.1)
      }
    }
    for match in page.text.matches(of: /<input type="checkbox" id="(f-[^"]*)" name="[^"]*" value="true" checked/) {
      fields[String(match.1)] = "true"
    }
    return fields
  }

  private func plain(_ text: Substring) -> String {
    String(text).replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }

  @Test func aFormThatIsSentBackUnchangedChangesNothing() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var boss = try await firm.browser("boss@firm.example")
    for code in ["C01", "C06", "C03", "L04"] {
      let page = await boss.get("/playbook/rules/\(code)")
      let sent = fields(page).merging(["do": "try", "version": "0"]) { $1 }
      #expect(sent.count > 10)
      let answer = await boss.post("/playbook/rules/\(code)", sent)
      #expect(answer.text.contains("This would have opened the same"), "\(code)")
    }
  }

  @Test func anEditIsTriedThenAdoptedAndTakenBack() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var boss = try await firm.browser("boss@firm.example")
    let page = await boss.get("/playbook/rules/C01")
    var sent = fields(page).merging(["version": "0", "f-off": "true", "do": "try"]) { $1 }
    let tried = await boss.post("/playbook/rules/C01", sent)
    #expect(tried.status == 200 && tried.text.contains("This would have opened"))
    #expect(!tried.text.contains("Anna Berg") && !tried.text.contains("Hidden Hale"))
    // Whoever sees nobody's page is told of days, not of one nameless person after another; nor is led where nothing is.
    #expect(tried.text.contains("Opened no longer") && !tried.text.contains("not yours to see"))
    #expect(await !boss.get("/playbook").text.contains("href=\"/today\""))
    sent["do"] = "adopt"
    let unsaid = await boss.post("/playbook/rules/C01", sent)
    #expect(unsaid.status == 422 && unsaid.text.contains("Say why"))
    #expect(try firm.desk.playbookVersions().isEmpty)
    sent["why"] = "We ring <everybody> the first day anyway"
    let adopted = await boss.post("/playbook/rules/C01", sent)
    #expect(adopted.status == 303 && adopted.header("Location") == "/playbook/versions")
    let versions = await boss.get("/playbook/versions").text
    #expect(versions.contains("We ring &lt;everybody&gt;") && versions.contains("in force"))
    #expect(try firm.desk.inForce().playbook().rules.first { $0.code == "C01" }?.isOff == true)
    // Somebody who still has the page of before.
    #expect(await boss.post("/playbook/rules/C01", sent).status == 409)
    #expect(
      await boss.post("/playbook/roll-back", ["to": "0", "version": "1", "why": "As it was"]).status == 303)
    #expect(try firm.desk.inForce().playbook().rules.first { $0.code == "C01" }?.isOff == false)
    var administrator = try await firm.browser("admin@firm.example")
    #expect(await administrator.get("/audit").text.contains("went back to an earlier playbook"))
  }

  @Test func faultsStandAtTheirFieldAndWithTheirLine() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var boss = try await firm.browser("boss@firm.example")
    let page = await boss.get("/playbook/rules/C06")
    let sent = fields(page).merging(["version": "0", "f-limit_hours": "soon", "why": "x", "do": "adopt"]) { $1 }
    let answer = await boss.post("/playbook/rules/C06", sent)
    #expect(answer.status == 422 && answer.text.contains("id=\"f-limit_hours-fault\""))
    #expect(answer.text.contains("value=\"soon\"") && !answer.text.contains("Line "))
    #expect(answer.text.contains("<a href=\"#f-limit_hours\">Limit, in working hours</a>: must be a number"))
    #expect(try firm.desk.playbookVersions().isEmpty)
  }

  @Test func theWholeTextIsTakenThoughItIsLong() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var boss = try await firm.browser("boss@firm.example")
    let text = Playbook.standardText.replacing("\n", with: "\r\n")
    #expect(text.utf8.count > WebRequest.bodyLimit)
    let fields = ["text": text, "version": "0", "why": "Looked through it", "do": "adopt"]
    #expect(await boss.post("/playbook/whole", fields).status == 303)
    #expect(
      try firm.desk.playbookText(version: 1) + "\n" == Playbook.standardText
        || firm.desk.playbookText(version: 1) == Playbook.standardText)
    var broken = fields
    (broken["text"], broken["version"]) = ("version: 1\nrules: {", "1")
    let answer = await boss.post("/playbook/whole", broken)
    #expect(answer.status == 422 && answer.text.contains("not YAML"))
    broken["text"] = String(repeating: "a", count: PlaybookRoute.longestForm)
    #expect(await boss.post("/playbook/whole", broken).status == 413)
    // Other forms stay short.
    #expect(await boss.post("/coach", ["text": String(repeating: "a", count: WebRequest.bodyLimit)]).status == 413)
  }

  @Test func aRuleIsReadWithoutTheNamesOfFilesAndColumns() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var boss = try await firm.browser("boss@firm.example")
    for code in ["C05", "C06", "L05", "C03", "L10"] {
      let text = await boss.get("/playbook/rules/\(code)").text
      for word in ["submission_events", "scheduled_for", "job_events", ">message then talk<", ": with<"] {
        #expect(!text.contains(word), "\(word) in \(code)")
      }
    }
    let text = await boss.get("/playbook/rules/L10").text
    #expect(text.contains("Candidates at: declined or bought back; the client’s contact for each job."))
    #expect(text.contains("within 1 working hour,") && text.contains("may be a reason nobody has named"))
    // What is ticked and unticked is what stands; what has no box stays.
    let rule = try #require(try? PlaybookText(Playbook.standardText).rule("C01"))
    let fields = RuleFields(rule)
    #expect(fields.shown.contains { $0.path == "weighs" && $0.value == "decision\nhidden_reason" })
  }
}
