import Moments
import Recruitment
import Storage

/// The moments of a span.
package struct MomentsAnswer: Sendable {
  package struct Entry: Sendable {
    package var id: MomentID
    package var moment: Moment
    package var rule: String
    package var kind: String
    package var personID: String
    package var clientID: String?
    package var recruiterID: String?
    package var jobID: String?
    package var submissionID: String?
  }

  package struct Kind: Sendable {
    package var rule: String
    package var title: String
    package var opened = 0
    /// Ended by a conversation.
    package var held = 0
    package var open = 0
  }

  package struct Need: Hashable, Sendable {
    package var rule: String
    package var data: String
  }

  package var asOf: Instant
  /// In order of opening.
  package var entries: [Entry]
  package var kinds: [Kind]
  /// Rules whose data this firm does not record.
  package var waitingFor: [Need]
}

extension Desk {
  /// - Parameters:
  ///   - from: the span's beginning; `nil` for the record's.
  ///   - to: its end; nothing known later is used.
  ///   - kind: a rule's code or slug; `nil` for all.
  package func moments(from: Instant?, to: Instant, kind: String?) throws -> MomentsAnswer {
    let finder = try finder(asOf: to)
    let playbook = finder.playbook
    let wanted = try kind.map { name -> Int in
      guard let index = playbook.index(of: name) else { throw DeskError.noSuchRule(name) }
      return index
    }
    let moments = finder.all().filter { moment in
      (from.map { moment.openedAt >= $0 } ?? true) && (wanted.map { moment.rule == $0 } ?? true)
    }
    let names = try PrintedIDs(store)
    var kinds = playbook.rules.map { MomentsAnswer.Kind(rule: $0.code, title: $0.title) }
    let entries = moments.map { moment -> MomentsAnswer.Entry in
      let rule = playbook.rules[moment.rule]
      kinds[moment.rule].opened += 1
      if moment.endedBy == .conversation { kinds[moment.rule].held += 1 }
      if moment.endedAt == nil { kinds[moment.rule].open += 1 }
      return MomentsAnswer.Entry(
        id: finder.id(of: moment), moment: moment, rule: rule.code, kind: rule.slug,
        personID: names.people[moment.person.value] ?? "#\(moment.person.value)",
        clientID: names.clients[moment.client.value], recruiterID: names.recruiters[moment.recruiter.value],
        jobID: names.jobs[moment.job.value], submissionID: names.submissions[moment.submission.value])
    }
    return MomentsAnswer(
      asOf: to, entries: entries, kinds: wanted.map { [kinds[$0]] } ?? kinds,
      waitingFor: finder.unmetNeeds().flatMap { index, needs in
        needs.map { MomentsAnswer.Need(rule: playbook.rules[index].code, data: $0.words) }
      })
  }

  /// Every printed id of the kinds that moments name.
  private struct PrintedIDs {
    let people, clients, recruiters, jobs, submissions: [Int64: String]

    init(_ store: Store) throws {
      people = try store.allPrintedIDs(.people)
      clients = try store.allPrintedIDs(.clients)
      recruiters = try store.allPrintedIDs(.recruiters)
      jobs = try store.allPrintedIDs(.jobs)
      submissions = try store.allPrintedIDs(.submissions)
    }
  }
}
