import Chronicle
import Recruitment

extension MomentFinder {
  package var chronicle: Chronicle { record.chronicle }

  /// The rules that can find nothing because the firm does not record what they rest on, with what is missing. A rule
  /// of several triggers waits only while all of them do.
  package func unmetNeeds() -> [(rule: Int, needs: [DataNeed])] {
    var met: [DataNeed: Bool] = [:]
    var unmet: [(rule: Int, needs: [DataNeed])] = []
    for (index, rule) in playbook.rules.enumerated() where !rule.isOff {
      let missing = rule.triggers.map { trigger in
        trigger.needs.filter { need in
          let isMet = met[need] ?? self.isMet(need)
          met[need] = isMet
          return !isMet
        }
      }
      guard missing.allSatisfy({ !$0.isEmpty }) else { continue }
      var needs: [DataNeed] = []
      for need in missing.joined() where !needs.contains(need) { needs.append(need) }
      unmet.append((index, needs))
    }
    return unmet
  }

  private func isMet(_ need: DataNeed) -> Bool {
    switch need {
    case .candidates:
      chronicle.people.contains {
        $0.kind != UInt32(PersonKind.contact.rawValue) && $0.createdAt != HistoryRow.unknownTime
      }
    case .stages: !chronicle.stageEvents.isEmpty
    case .interviewTimes:
      chronicle.dates.contains { $0.what == UInt32(DateKind.interview.rawValue) }
        || chronicle.stageEvents.contains { row in
          (row.stage == UInt32(Stage.interview.rawValue) || row.stage == UInt32(Stage.finalInterview.rawValue))
            && row.scheduledFor != HistoryRow.unknownTime
        }
    case .interviewDiary: chronicle.dates.contains { $0.what == UInt32(DateKind.interview.rawValue) }
    case .holds: chronicle.jobEvents.contains { $0.status == UInt32(JobStatus.onHold.rawValue) }
    case .offers: has(.offer)
    case .acceptances: has(.accepted)
    case .rejections: has(.rejected)
    case .jobContacts: chronicle.jobs.contains { $0.contact != 0 }
    case .outboundMessages: anyInteraction { $0.isOutboundMessage }
    case .inboundMessages: anyInteraction { $0.isInbound && $0.asks }
    case .callRequests: anyInteraction { $0.asksForCall }
    case .talks: anyInteraction(\.isConversation)
    case .starts: has(.started)
    case .searches: chronicle.jobs.contains { $0.kind == UInt32(JobKind.search.rawValue) }
    case .fees: chronicle.jobs.contains { $0.fee != HistoryRow.unknownAmount }
    case .holdReasons(let reasons):
      chronicle.jobEvents.contains { row in
        row.status == UInt32(JobStatus.onHold.rawValue) && reasons.contains { UInt32($0.rawValue) == row.reason }
      }
    case .amounts(let name):
      chronicle.facts.contains {
        chronicle.factNames[Int($0.name)] == name && $0.amount != HistoryRow.unknownAmount && $0.at <= record.asOf
      }
    case .facts(let names):
      record.places(ofFacts: names).contains { record.records(factAt: $0, by: record.asOf.seconds) }
    case .anyStage(let stages): stages.contains { has($0) }
    case .dates(let kinds): kinds.contains { isPlanned($0) }
    }
  }

  private func isPlanned(_ kind: DateKind) -> Bool {
    if chronicle.dates.contains(where: { $0.what == UInt32(kind.rawValue) }) { return true }
    let announcers = Set(kind.announcers.map { UInt32($0.rawValue) })
    return chronicle.stageEvents.contains { row in
      row.scheduledFor != HistoryRow.unknownTime && announcers.contains(row.stage)
    }
  }

  private func has(_ stage: Stage) -> Bool { chronicle.stageEvents.contains { $0.stage == UInt32(stage.rawValue) } }

  private func anyInteraction(_ matches: (InteractionTraits) -> Bool) -> Bool {
    for person in chronicle.personIDs {
      let history = chronicle.interactions(ofPerson: person)
      for index in 0..<history.count where matches(history.traits(index)) { return true }
    }
    return false
  }
}
