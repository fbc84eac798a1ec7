import Chronicle
import Recruitment

/// Everything that can be read from a chronicle about ids 0 to 90, as values.
struct Picture: Hashable {
  struct OfID: Hashable {
    var personVersions: [PersonVersion] = []
    var jobVersions: [JobVersion] = []
    var jobEvents: [JobEventRow] = []
    var stageEvents: [StageEventRow] = []
    var submissions: [SubmissionRow] = []
    var submission: SubmissionRow?
    var submissionIDs: [UInt32] = []
    var jobIDs: [UInt32] = []
    var submissionDates: [DateRow] = []
    var jobDates: [DateRow] = []
    var personFacts: [FactRow] = []
    var clientFacts: [FactRow] = []
    var submissionFacts: [FactRow] = []
    var jobFacts: [FactRow] = []
    var preferences: [PreferenceRow] = []
    var interactions: [Contact] = []
  }

  static let ids: ClosedRange<UInt32> = 0...90
  static let moments: [UInt64] = [0, 1, 1 << 60, 2 << 60, 3 << 60, .max]

  var sequence: Int64 = 0
  var settings = FirmSettings()
  var names: [[String]] = []
  var personIDs: [UInt32] = []
  var jobIDs: [UInt32] = []
  var interactionCount = 0
  var people: [PersonVersion] = []
  var jobs: [JobVersion] = []
  var jobEvents: [JobEventRow] = []
  var submissions: [SubmissionRow] = []
  var stageEvents: [StageEventRow] = []
  var dates: [DateRow] = []
  var facts: [FactRow] = []
  var preferences: [PreferenceRow] = []
  var actions: [MomentActionRow] = []
  var sources: [SourceRow] = []
  var byID: [OfID] = []
  var byMoment: [[MomentActionRow]] = []
}

extension Picture {
  init(_ chronicle: Chronicle) {
    sequence = chronicle.sequence
    settings = chronicle.settings
    names = [chronicle.zoneNames, chronicle.factNames, chronicle.sourceNames]
    personIDs = Array(chronicle.personIDs)
    jobIDs = Array(chronicle.jobIDs)
    interactionCount = chronicle.interactionCount
    people = Array(chronicle.people)
    jobs = Array(chronicle.jobs)
    jobEvents = Array(chronicle.jobEvents)
    submissions = Array(chronicle.submissions)
    stageEvents = Array(chronicle.stageEvents)
    dates = Array(chronicle.dates)
    facts = Array(chronicle.facts)
    preferences = Array(chronicle.preferences)
    actions = Array(chronicle.actions)
    sources = Array(chronicle.sources)
    byID = Self.ids.map { OfID(chronicle, $0) }
    byMoment = Self.moments.map { Array(chronicle.actions(on: $0)) }
    withExtendedLifetime(chronicle) {}
  }
}

extension Picture.OfID {
  init(_ chronicle: Chronicle, _ id: UInt32) {
    personVersions = Array(chronicle.versions(ofPerson: id))
    jobVersions = Array(chronicle.versions(ofJob: id))
    jobEvents = Array(chronicle.events(ofJob: id))
    stageEvents = Array(chronicle.events(ofSubmission: id))
    submissions = Array(chronicle.submissions(ofPerson: id))
    submission = chronicle.submission(id)
    submissionIDs = Array(chronicle.submissionIDs(ofJob: id))
    jobIDs = Array(chronicle.jobIDs(withContact: id))
    submissionDates = Array(chronicle.dates(ofSubmission: id))
    jobDates = Array(chronicle.dates(ofJob: id))
    personFacts = Array(chronicle.facts(ofPerson: id))
    clientFacts = Array(chronicle.facts(ofClient: id))
    submissionFacts = Array(chronicle.facts(ofSubmission: id))
    jobFacts = Array(chronicle.facts(ofJob: id))
    preferences = Array(chronicle.preferences(ofPerson: id))
    let history = chronicle.interactions(ofPerson: id)
    interactions = (0..<history.count).map { index in
      var contact = Contact(
        id: history.id(index), person: id, at: history.at(index), knownAt: history.knownAt(index),
        recruiter: history.recruiter(index), traits: history.traits(index).bits)
      contact.duration = history.duration(index)
      contact.origin = history.origin(index).bits
      return contact
    }
    withExtendedLifetime(chronicle) {}
  }
}
