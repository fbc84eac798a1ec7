import Recruitment

@testable import Moments

// C01, C08, E01 to E03: what people's messages and talks say by themselves.

extension PlainFirm {
  func newcomer(_ id: UInt32) -> PlainOccasion {
    PlainOccasion(
      times: times(ofPerson: id),
      opens: { time in
        guard let person = person(id, at: time), person.createdAt != HistoryRow.unknownTime else { return .never }
        guard time >= person.createdAt else { return .wait }
        let kinds = [PersonKind.candidate, .both].map { UInt32($0.rawValue) }
        guard kinds.contains(person.kind) else { return .never }
        return .open(.init(at: time, person: id, recruiter: recruiter(ofPerson: id, at: time)))
      },
      ends: { _, time in talked(id, since: .min, at: time) ? .conversation : nil })
  }

  /// The first question that neither a message of ours, a talk nor a word of theirs that settles it has followed.
  private func openQuestion(_ id: UInt32, at time: Int64) -> Int64? {
    let touches = touches(id, at: time)
    return touches.filter { question in
      question.isQuestion
        && !touches.contains { ($0.isOurWord || $0.isTalk || $0.isSettling) && $0.at >= question.at }
    }.min { ($0.known, $0.at) < ($1.known, $1.at) }?.at
  }

  func question(_ id: UInt32) -> PlainOccasion {
    PlainOccasion(
      isRecurring: true, times: times(ofPerson: id),
      opens: { time in
        guard let asked = openQuestion(id, at: time) else { return .wait }
        return .open(.init(at: time, person: id, recruiter: recruiter(ofPerson: id, at: time), key: asked))
      },
      ends: { opening, time in
        let since = touches(id, at: time).filter { $0.at >= opening.key }
        if since.contains(where: \.isTalk) { return .conversation }
        if since.contains(where: \.isOurWord) { return .message }
        return since.contains(where: \.isSettling) ? .withdrawn : nil
      })
  }

  /// When they were heard, or must have been, since ours answers what is not on record.
  private func signs(_ id: UInt32, at time: Int64) -> [Int64] {
    touches(id, at: time).compactMap { touch in
      if touch.isHeard { return touch.at }
      return touch.isOurWord && touch.traits.answersLost ? touch.at - 1 : nil
    }
  }

  /// When so many of ours had waited, one that asks among them.
  private func waiting(_ id: UInt32, _ count: Int, since: Int64, at time: Int64) -> Int64? {
    let ours = touches(id, at: time).filter { $0.isWaiting && $0.at > since }
    guard ours.count >= count, let asked = ours.first(where: \.traits.asks) else { return nil }
    return max(ours[count - 1].at, asked.at)
  }

  func unanswered(_ id: UInt32, messages: Int, hours: Double, days: Double) -> PlainOccasion {
    PlainOccasion(
      delays: [
        { $0 + seconds(hours: hours) }, { $0 + seconds(hours: hours) + seconds(days: days) },
        { $0 + seconds(days: days) },
      ],
      isRecurring: true, times: times(ofPerson: id),
      opens: { time in
        guard !(people[id] ?? []).contains(where: { $0.createdAt != HistoryRow.unknownTime }) else { return .never }
        guard let heard = signs(id, at: time).max(),
          let since = waiting(id, messages, since: heard, at: time), time >= since + seconds(hours: hours)
        else { return .wait }
        return .open(.init(at: time, person: id, recruiter: recruiter(ofPerson: id, at: time), key: heard))
      },
      ends: { opening, time in
        let talks = touches(id, at: time).filter { $0.isTalk && $0.at > opening.key }
        if !talks.isEmpty { return .conversation }
        if signs(id, at: time).contains(where: { $0 > opening.key }) { return .withdrawn }
        return time >= opening.at + seconds(days: days) ? .expired : nil
      })
  }

  func neverTalked(_ id: UInt32, messages count: Int, days: Double, onDays: Int, theirs: Int) -> PlainOccasion {
    PlainOccasion(
      times: times(ofPerson: id),
      opens: { time in
        let letters = touches(id, at: time).filter { $0.isOurWord || ($0.isTheirs && $0.traits.isMessage) }
        let isLively = letters.contains { first in
          let within = letters.filter { $0.at >= first.at && $0.at <= first.at + seconds(days: days) }
          return within.count >= count && within.count(where: \.isTheirs) >= theirs
            && Set(within.map { day(of: $0.at) }).count >= onDays
        }
        guard isLively else { return .wait }
        return .open(.init(at: time, person: id, recruiter: recruiter(ofPerson: id, at: time)))
      },
      ends: { _, time in talked(id, since: .min, at: time) ? .conversation : nil })
  }

  private func inProcessSince(_ submission: UInt32, at time: Int64) -> Int64 {
    rows(submission, at: time).reversed().prefix { $0.stage <= UInt32(Stage.offer.rawValue) }.last?.at ?? .max
  }

  /// The submission in process that is longest so.
  private func inProcess(_ id: UInt32, at time: Int64) -> SubmissionRow? {
    submissions(ofPerson: id).filter { submission in
      stage(submission.id, at: time).map { $0.rawValue <= Stage.offer.rawValue } ?? false
    }.min { (inProcessSince($0.id, at: time), $0.id) < (inProcessSince($1.id, at: time), $1.id) }
  }

  func silentCandidate(_ id: UInt32, messages: Int, hours: Double) -> PlainOccasion {
    let submissions = submissions(ofPerson: id)
    return PlainOccasion(
      delays: [{ $0 + seconds(hours: hours) }], isRecurring: true,
      times: times(ofPerson: id) + submissions.flatMap { times(ofSubmission: $0.id) },
      opens: { time in
        guard let submission = inProcess(id, at: time) else { return .wait }
        let heard = lastHeard(id, at: time)
        let ours = ours(id, after: heard, at: time)
        guard ours.count >= messages, let since = heard ?? ours.first?.at, time >= since + seconds(hours: hours) else {
          return .wait
        }
        // The same silence opens again where they were out of process in between.
        var opening = withCandidate(submission, at: time)
        opening.key = time
        return .open(opening)
      },
      ends: { opening, time in
        // What had been heard when it opened it rests on; anything that is later than that ends it.
        let resting = lastHeard(id, at: opening.at) ?? .min
        let heard = touches(id, at: time).filter { $0.isHeard && $0.at > resting }
        if heard.contains(where: \.isTalk) { return .conversation }
        return !heard.isEmpty || inProcess(id, at: time) == nil ? .withdrawn : nil
      },
      standsFor: { opening, time in
        let live = submissions.filter { submission in
          stage(submission.id, at: time).map { $0.rawValue <= Stage.offer.rawValue } ?? false
        }
        func moved(_ submission: SubmissionRow) -> Int64 { rows(submission.id, at: time).last?.at ?? .min }
        guard !live.contains(where: { $0.id == opening.submission }),
          let last = live.max(by: { (moved($0), $0.id) < (moved($1), $1.id) })
        else { return opening }
        return withCandidate(last, at: opening.at, key: opening.key)
      })
  }
}
