import Chronicle
import Recruitment
import Testing

@testable import Moments

struct AddresseeTests {
  private func addressee(_ person: UInt32, _ firm: SmallFirm) throws -> Addressee {
    Addressee(PersonID(Int64(person)), in: try Chronicle.inMemory(frame: firm.frame, interactions: [firm.interactions]))
  }

  private static let later = Instant(at("2026-03-20T09:00:00Z"))

  @Test func whatWaitsIsCountedFromTheirLastWord() throws {
    var firm = SmallFirm()
    firm.write(1, "2026-03-01T09:00:00Z")
    firm.reply(1, "2026-03-02T09:00:00Z")
    firm.write(1, "2026-03-03T09:00:00Z", .asks)
    firm.write(1, "2026-03-03T09:05:00Z")
    firm.write(1, "2026-03-05T09:00:00Z")
    firm.voicemail(1, "2026-03-06T09:00:00Z")
    let addressee = try addressee(1, firm)
    #expect(addressee.unanswered(before: Self.later) == 3, "each counts, a voicemail not at all")
    #expect(addressee.unanswered(before: Instant(at("2026-03-05T09:00:00Z"))) == 2, "the message itself is not before")
    #expect(addressee.unanswered(before: Instant(at("2026-03-02T10:00:00Z"))) == 0)
  }

  @Test func aTalkAnswersAndABouncedOrAutomaticMessageIsNothing() throws {
    var firm = SmallFirm()
    firm.write(1, "2026-03-03T09:00:00Z")
    firm.talk(1, "2026-03-04T09:00:00Z")
    firm.write(1, "2026-03-06T09:00:00Z", outcome: .bounced)
    firm.write(1, "2026-03-08T09:00:00Z")
    firm.reply(1, "2026-03-09T09:00:00Z", automatic: true)
    #expect(try addressee(1, firm).unanswered(before: Self.later) == 1)
  }

  @Test func anAnswerThatAsksNothingDoesNotWait() throws {
    var firm = SmallFirm()
    firm.reply(1, "2026-03-03T09:00:00Z", asks: true)
    firm.write(1, "2026-03-03T10:00:00Z", .answers)
    #expect(try addressee(1, firm).unanswered(before: Self.later) == 0)
  }

  @Test func whatTheyWroteSinceIsTheLatestFromThemselves() throws {
    var firm = SmallFirm()
    firm.reply(1, "2026-03-03T09:00:00Z")
    firm.reply(1, "2026-03-05T09:00:00Z")
    firm.reply(1, "2026-03-06T09:00:00Z", automatic: true)
    firm.talk(1, "2026-03-07T09:00:00Z")
    let addressee = try addressee(1, firm)
    func wrote(after opened: String, asOf: String = "2026-03-20T09:00:00Z") -> Instant? {
      addressee.lastWrote(after: Instant(at(opened)), asOf: Instant(at(asOf)))
    }
    #expect(wrote(after: "2026-03-04T09:00:00Z") == Instant(at("2026-03-05T09:00:00Z")))
    #expect(wrote(after: "2026-03-05T09:00:00Z") == nil, "the message itself is not since")
    #expect(wrote(after: "2026-03-01T09:00:00Z", asOf: "2026-03-04T09:00:00Z") == Instant(at("2026-03-03T09:00:00Z")))
  }

  @Test func theRecordsWordForThemDecidesWhoseSideTheyAreOn() throws {
    let firm = SmallFirm()
    let playbook = try Playbook.standard()
    let clientRule = try #require(playbook.rules.first { $0.side == .client })
    #expect(try !addressee(1, firm).isClient(at: Self.later, of: clientRule))
    #expect(try addressee(2, firm).isClient(at: Self.later))
    #expect(try !addressee(99, firm).isClient(at: Self.later), "nobody knows")
  }

  @Test(arguments: [PersonKind.both, .unknown]) func whoMayBeEitherIsWhatTheyAreToThatJob(_ kind: PersonKind) throws {
    var firm = SmallFirm()
    firm.frame.people = firm.frame.people.map { person in
      var person = person
      person.kind = UInt32(kind.rawValue)
      return person
    }
    func moment(_ person: Int64, submission: Int64) -> Moment {
      Moment(
        rule: 0, anchor: 1, ordinal: 0, person: PersonID(person), job: JobID(1), submission: SubmissionID(submission),
        openedAt: Self.later, dueAt: Self.later, evidence: [])
    }
    let (candidate, contact) = (try addressee(1, firm), try addressee(2, firm))
    #expect(!candidate.isClient(at: Self.later, in: moment(1, submission: 1)))
    #expect(contact.isClient(at: Self.later, in: moment(2, submission: 1)))
    #expect(!candidate.isClient(at: Self.later, in: moment(1, submission: 0)))
    #expect(contact.isClient(at: Self.later, in: moment(2, submission: 0)))
    let playbook = try Playbook.standard()
    #expect(!contact.isClient(at: Self.later, of: playbook.rules.first { $0.side == .candidate }))
    #expect(contact.isClient(at: Self.later) && !candidate.isClient(at: Self.later))
  }
}
