import Recruitment
import Testing

@testable import SimulatedAgency

/// A firm of six recruiters and six months holds what each of the first moments needs, answered and unanswered.
@Suite struct MomentsOccurTests {
  private struct Firm {
    var conversations: [String: [Int64]] = [:]
    /// Messages of a person in order: when, and whether they wrote.
    var messages: [String: [(at: Int64, inbound: Bool)]] = [:]
    var stages: [String: [(at: Int64, stage: String, scheduled: Int64?)]] = [:]
    var person: [String: String] = [:]
    var contact: [String: String] = [:]
    var job: [String: String] = [:]
    var kind: [String: String] = [:]
    var end: Int64 = 0

    /// Whether they talked in that span.
    func talked(_ person: String, _ from: Int64, _ until: Int64) -> Bool {
      (conversations[person] ?? []).contains { $0 >= from && $0 <= until }
    }

    func count(_ stage: String, where isOne: (String, Int64, Int64?) -> Bool) -> Int {
      stages.reduce(0) { sum, entry in
        sum + entry.value.filter { $0.stage == stage && isOne(entry.key, $0.at, $0.scheduled) }.count
      }
    }
  }

  private static let firm = Result { try read() }

  private static func read() throws -> Firm {
    let bundle = try SimulatedBundle.sixBySix.get()
    var firm = Firm()
    let all = bundle[.interactions]
    let columns = [
      "at", "person_id", "channel", "direction", "outcome", "duration_seconds", "conversation", "automatic",
    ].map(all.column)
    for row in all.rows {
      let cell = columns.map { row[$0] }
      guard let at = seconds(cell[0]) else { continue }
      firm.end = max(firm.end, at)
      let isLong = (Int(cell[5]) ?? 0) >= 120
      if cell[6] == "yes" || (isLong && ["connected", "held", "connected_unverified"].contains(cell[4])) {
        firm.conversations[cell[1], default: []].append(at)
      }
      let isMessage = !["call", "video", "meeting"].contains(cell[2])
      if isMessage && cell[4] == "sent" && cell[7] != "yes" {
        firm.messages[cell[1], default: []].append((at, cell[3] == "inbound"))
      }
    }
    let events = bundle[.submissionEvents]
    for (((id, at), stage), scheduled) in zip(
      zip(zip(events["submission_id"], events["at"]), events["stage"]), events["scheduled_for"])
    {
      firm.stages[id, default: []].append((seconds(at) ?? 0, stage, seconds(scheduled)))
    }
    let submissions = bundle[.submissions]
    firm.person = Dictionary(uniqueKeysWithValues: zip(submissions["submission_id"], submissions["person_id"]))
    firm.job = Dictionary(uniqueKeysWithValues: zip(submissions["submission_id"], submissions["job_id"]))
    firm.contact = Dictionary(uniqueKeysWithValues: zip(bundle[.jobs]["job_id"], bundle[.jobs]["contact_person_id"]))
    firm.kind = Dictionary(uniqueKeysWithValues: zip(bundle[.jobs]["job_id"], bundle[.jobs]["kind"]))
    return firm
  }

  private static let hour: Int64 = 3_600
  private static let day: Int64 = 86_400

  /// Both answers must occur: those that got their conversation in time, and those that did not.
  private func expectBoth(_ rule: String, _ people: [(person: String, at: Int64)], within span: Int64, in firm: Firm) {
    let talked = people.filter { firm.talked($0.person, $0.at, $0.at + span) }.count
    #expect(talked >= 3, "\(rule): \(talked) of \(people.count) talked")
    #expect(people.count - talked >= 3, "\(rule): \(people.count - talked) of \(people.count) did not")
  }

  private func at(_ stage: String, in firm: Firm) -> [(submission: String, at: Int64, scheduled: Int64?)] {
    firm.stages.flatMap { id, path in path.filter { $0.stage == stage }.map { (id, $0.at, $0.scheduled) } }
  }

  @Test func newCandidatesAndNewJobs() throws {
    let firm = try MomentsOccurTests.firm.get()
    let bundle = try SimulatedBundle.sixBySix.get()
    let people = bundle[.people]
    let from = try #require(seconds("2026-05-22T00:00:00Z"))
    let created = zip(zip(people["person_id"], people["kind"]), people["created_at"])
      .compactMap { entry in seconds(entry.1).map { (person: entry.0.0, kind: entry.0.1, at: $0) } }
      .filter { $0.kind == "candidate" && $0.at >= from }
    expectBoth("C01", created.map { ($0.person, $0.at) }, within: MomentsOccurTests.day, in: firm)
    let jobs = bundle[.jobs]
    let opened = zip(jobs["contact_person_id"], jobs["opened_at"]).map { ($0, seconds($1) ?? 0) }
    expectBoth("L01", opened, within: MomentsOccurTests.day, in: firm)
  }

  @Test func interviewsEndWithAndWithoutADebrief() throws {
    let firm = try MomentsOccurTests.firm.get()
    let ends = (at("interview", in: firm) + at("final_interview", in: firm)).compactMap { entry in
      entry.scheduled.map { (submission: entry.submission, at: $0 + MomentsOccurTests.hour) }
    }.filter { $0.at < firm.end - MomentsOccurTests.day }
    expectBoth(
      "C06", ends.map { (firm.person[$0.submission] ?? "", $0.at) }, within: 8 * MomentsOccurTests.hour, in: firm)
    let contacts = ends.map { (firm.contact[firm.job[$0.submission] ?? ""] ?? "", $0.at) }
    expectBoth("L04", contacts, within: MomentsOccurTests.day, in: firm)
  }

  @Test func offersAreDeliveredAndLeftOpen() throws {
    let firm = try MomentsOccurTests.firm.get()
    expectBoth(
      "C13", at("offer", in: firm).map { (firm.person[$0.submission] ?? "", $0.at) },
      within: 2 * MomentsOccurTests.hour, in: firm)
    let open = firm.count("offer_delivered") { id, at, _ in
      firm.stages[id]?.contains { $0.at > at && $0.at <= at + MomentsOccurTests.day } == false
        && at < firm.end - MomentsOccurTests.day
    }
    #expect(open >= 5, "C14: \(open)")
  }

  @Test func acceptancesWithAndWithoutADayToResign() throws {
    let firm = try MomentsOccurTests.firm.get()
    let perm = at("accepted", in: firm).filter { firm.kind[firm.job[$0.submission] ?? ""] != "contract" }
    #expect(perm.contains { $0.scheduled != nil } && perm.contains { $0.scheduled == nil })
    expectBoth(
      "C16", perm.map { (firm.person[$0.submission] ?? "", $0.at) }, within: 3 * MomentsOccurTests.day, in: firm)
    let resigned = at("resigned", in: firm)
    #expect(resigned.allSatisfy { ($0.scheduled ?? 0) > $0.at })
    let gaps = resigned.filter {
      !firm.talked(firm.person[$0.submission] ?? "", $0.at, $0.at + 10 * MomentsOccurTests.day)
    }
    #expect(gaps.count >= 3, "C19: \(gaps.count)")
    let facts = try SimulatedBundle.sixBySix.get()[.facts]
    #expect(zip(facts["fact"], facts["value"]).filter { $0 == "counter_offer" && $1 == "yes" }.count >= 3, "C18")
  }

  @Test func holdsWithAndWithoutAReason() throws {
    let firm = try MomentsOccurTests.firm.get()
    let events = try SimulatedBundle.sixBySix.get()[.jobEvents]
    let holds = zip(zip(events["job_id"], events["at"]), zip(events["status"], events["reason"])).filter {
      $1.0 == "on_hold"
    }
    let reasons = holds.map { $1.1 }
    #expect(reasons.contains("not_told"))
    #expect(
      reasons.contains {
        ["budget", "freeze", "reorganisation", "approval", "internal_candidate", "priority_changed"].contains($0)
      })
    expectBoth(
      "L05", holds.map { (firm.contact[$0.0.0] ?? "", seconds($0.0.1) ?? 0) }, within: 3 * MomentsOccurTests.day,
      in: firm)
    let waiting = holds.flatMap { hold -> [(String, Int64)] in
      let at = seconds(hold.0.1) ?? 0
      return firm.stages.compactMap { id, path in
        guard firm.job[id] == hold.0.0, let last = path.last(where: { $0.at < at }) else { return nil }
        return Stage(word: last.stage).map { $0.rawValue <= Stage.offerDelivered.rawValue } == true
          ? (firm.person[id] ?? "", at) : nil
      }
    }
    expectBoth("C11", waiting, within: 3 * MomentsOccurTests.day, in: firm)
    #expect(Set(events["status"]) == ["open", "on_hold", "reopened", "filled", "cancelled", "lost"])
  }

  @Test func shortlistsWaitAndClientsFallSilent() throws {
    let firm = try MomentsOccurTests.firm.get()
    let sent = at("submitted", in: firm).map { (firm.contact[firm.job[$0.submission] ?? ""] ?? "", $0.at) }
    expectBoth("L03", sent, within: MomentsOccurTests.day, in: firm)
    let silent = at("submitted", in: firm).filter { entry in
      let contact = firm.contact[firm.job[entry.submission] ?? ""] ?? ""
      let until = firm.stages[entry.submission]?.first { $0.at > entry.at }?.at ?? firm.end
      return isSilent(contact, from: entry.at, until: until, in: firm)
    }
    #expect(silent.count >= 3, "L07: \(silent.count)")
  }

  /// Five days without a word or a talk, and two messages of ours in them.
  private func isSilent(_ contact: String, from: Int64, until: Int64, in firm: Firm) -> Bool {
    let messages = (firm.messages[contact] ?? []).filter { $0.at >= from && $0.at <= until }
    let talks = (firm.conversations[contact] ?? []).filter { $0 >= from && $0 <= until }
    let signs = ([from] + talks + messages.filter(\.inbound).map(\.at)).sorted() + [until]
    return zip(signs, signs.dropFirst()).contains { begin, end in
      end - begin > 5 * MomentsOccurTests.day
        && messages.filter { !$0.inbound && $0.at > begin && $0.at < end }.count >= 2
    }
  }

  @Test func goalpostsMove() throws {
    let firm = try MomentsOccurTests.firm.get()
    var decisions: [String: [(at: Int64, isNo: Bool)]] = [:]
    for (id, path) in firm.stages {
      for step in path where ["rejected", "interview", "final_interview", "offer", "accepted"].contains(step.stage) {
        decisions[firm.job[id] ?? "", default: []].append((step.at, step.stage == "rejected"))
      }
    }
    let moved = decisions.values.filter { list in
      let inOrder = list.sorted { $0.at < $1.at }.map(\.isNo)
      return inOrder.indices.contains { $0 >= 2 && inOrder[$0] && inOrder[$0 - 1] && inOrder[$0 - 2] }
    }
    #expect(moved.count >= 5, "L24: \(moved.count)")
  }

  @Test func somePeopleGoQuietAndSomeWaitForUs() throws {
    let firm = try MomentsOccurTests.firm.get()
    let waiting = firm.messages.filter { $0.value.last?.inbound == true }
    #expect(waiting.count >= 20, "unanswered: \(waiting.count)")
    let quiet = firm.messages.filter { $0.value.suffix(2).count == 2 && $0.value.suffix(2).allSatisfy { !$0.inbound } }
    #expect(quiet.count >= 20, "two of ours unanswered: \(quiet.count)")
    // C08: two unanswered messages two days apart while in process.
    let inProcess = firm.stages.filter { id, path in
      let last = path.last
      let to =
        last.map {
          Stage(word: $0.stage) == .offer || Stage(word: $0.stage).map { $0.rawValue < 5 } == true ? firm.end : $0.at
        } ?? 0
      let messages = (firm.messages[firm.person[id] ?? ""] ?? []).filter {
        $0.at >= (path.first?.at ?? 0) && $0.at <= to
      }
      return zip(messages, messages.dropFirst()).contains { first, second in
        !first.inbound && !second.inbound
          && !firm.talked(firm.person[id] ?? "", first.at, second.at + 2 * MomentsOccurTests.day)
      }
    }
    #expect(inProcess.count >= 10, "C08: \(inProcess.count)")
  }

  @Test func pickUpProfilesDriveTheCalls() throws {
    let bundle = try SimulatedBundle.sixBySix.get()
    let text = String(decoding: bundle.truth, as: UTF8.self)
    var patterns: [String: String] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("{\"person_id\"") {
      let parts = line.split(separator: "\"")
      patterns[String(parts[3])] = String(parts[7])
    }
    let table = bundle[.interactions]
    let columns = ["person_id", "channel", "direction", "outcome", "booked_at"].map(table.column)
    var tries: [String: (all: Int, answered: Int)] = [:]
    for row in table.rows where row[columns[1]] == "call" && row[columns[2]] == "outbound" && row[columns[4]].isEmpty {
      let pattern = patterns[row[columns[0]]] ?? ""
      tries[pattern, default: (0, 0)].all += 1
      if row[columns[3]] == "connected" { tries[pattern, default: (0, 0)].answered += 1 }
    }
    func rate(_ pattern: String) -> Double { tries[pattern].map { Double($0.answered) / Double($0.all) } ?? -1 }
    #expect(rate("talks") > 0.35)
    #expect(rate("busy_then") > 0.1 && rate("busy_then") < rate("talks"))
    #expect(rate("quiet") < 0.1 && rate("message_first") < 0.1 && rate("quiet") >= 0)
  }

  @Test func everySortOfDealingOccurs() throws {
    let table = try SimulatedBundle.sixBySix.get()[.interactions]
    #expect(Set(table["channel"]).isSuperset(of: ["call", "video", "meeting", "email", "sms", "whatsapp", "linkedin"]))
    #expect(
      Set(table["outcome"]).isSuperset(of: [
        "connected", "voicemail", "no_answer", "busy", "failed", "wrong_number", "connected_unverified", "held", "sent",
        "bounced",
      ]))
    #expect(Set(table["logged"]) == ["system", "hand"] && table["automatic"].contains("yes"))
    #expect(table["recruiter_id"].contains("") && table["booked_at"].contains { !$0.isEmpty })
    let ids = table["interaction_id"]
    #expect(Set(ids).count < ids.count, "nobody met two people at once")
  }

  /// A text that says a call is coming, and within two hours of it the call, of which most had been agreed.
  @Test func textsGoBeforeCalls() throws {
    let table = try SimulatedBundle.sixBySix.get()[.interactions]
    let columns = ["at", "person_id", "channel", "direction", "booked_at", "body"].map(table.column)
    var calls: [String: [(at: Int64, isBooked: Bool)]] = [:]
    var texts: [(person: String, at: Int64)] = []
    for row in table.rows where row[columns[3]] == "outbound" {
      let at = seconds(row[columns[0]]) ?? 0
      if row[columns[2]] == "call" || row[columns[2]] == "video" {
        calls[row[columns[1]], default: []].append((at, !row[columns[4]].isEmpty))
      } else if row[columns[2]] == "sms", row[columns[5]].contains("within the hour") {
        texts.append((row[columns[1]], at))
      }
    }
    let followed = texts.compactMap { text in
      calls[text.person]?.first { $0.at > text.at && $0.at - text.at < 7_200 }
    }
    #expect(texts.count >= 20 && followed.count * 10 > texts.count * 7, "\(followed.count) of \(texts.count)")
    #expect(followed.contains { $0.isBooked })
  }
}
