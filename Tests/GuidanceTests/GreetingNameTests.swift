import Moments
import Recruitment
import Testing

@testable import Guidance

struct GreetingNameTests {
  @Test(arguments: [
    ("Anna Berg", "Anna"), ("Bos, Roger", "Roger"), ("Dr Anna Berg", "Anna"), ("Prof. Dr. Jan Lund", "Jan"),
    ("Pfaff, Bernhard Dr.", "Bernhard"), ("Anna Berg, PhD", "Anna"), ("anna berg", "anna"), ("Zoë", "Zoë"),
    ("Jean-Luc O'Neill", "Jean-Luc"), ("Ms Anna Berg", "Anna"), ("Li Wei", "Li"), ("van der Berg, Jan", "Jan"),
  ])
  func `a name gives a first name`(name: String, first: String) { #expect(GreetingName.of(name) == first) }

  @Test(arguments: [
    "J. Smith", "J", "", "jsmith", "anna.berg", "anna77", "Mr Smith", "Dr", "No Reply", "noreply",
    "Mail Delivery Noreply",
    "anna@mail.example", "unknown", "MAILER-DAEMON",
  ])
  func `a letter, a title, an address or a machine gives none`(name: String) { #expect(GreetingName.of(name) == nil) }

  @Test func `without a first name the opener does without one`() throws {
    var desk = try SmallDesk()
    let moment = desk.moment("E04")
    let named = try #require(desk.card(moment).opener)
    #expect(named.hasPrefix("Anna, you asked me "))
    desk.directory.people[PersonID(1)]?.name = "jsmith"
    let unnamed = try #require(desk.card(moment).opener)
    #expect(unnamed.hasPrefix("You asked me ") && unnamed.dropFirst(3) == named.dropFirst(9))
    #expect(desk.directory.people[PersonID(1)]?.firstName == "jsmith")
  }

  @Test func `the channel they asked by is no fact on the card`() throws {
    let desk = try SmallDesk()
    var moment = desk.moment("E01")
    moment.evidence = [
      .init("asked", at: SmallDesk.time("2026-03-04T09:00:00Z")),
      .init("asked_by", at: SmallDesk.time("2026-03-04T09:00:00Z"), number: Int(Channel.sms.rawValue)),
    ]
    #expect(desk.card(moment).facts.map(\.what) == ["their question"])
  }
}
