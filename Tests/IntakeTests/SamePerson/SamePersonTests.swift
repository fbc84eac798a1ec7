import Testing

@testable import Intake

@Suite struct SamePersonTests {
  private func sketch(
    _ id: Int64, _ source: Int64, _ name: String, _ emails: [String] = [], _ phones: [String] = [],
    at employer: String = "", byFirm: Bool = true
  ) -> PersonSketch {
    PersonSketch(
      id: id, sources: [source], isNamedByFirm: byFirm, name: name, emails: emails, phones: phones, employer: employer)
  }

  private func certain(_ sketches: [PersonSketch]) -> [Bool] {
    SamePerson.matches(among: sketches, region: "GB").map(\.isCertain)
  }

  @Test(arguments: [
    ("Anna.Smith@Example.com", "anna.smith@example.com"), ("a.n.n.a@gmail.com", "anna+work@googlemail.com"),
    ("anna+cv@outlook.com", "ANNA@outlook.com"),
  ]) func oneMailboxIsOneAddress(_ one: String, _ other: String) {
    #expect(AddressKey.of(one) == AddressKey.of(other))
  }

  @Test func dotsAndTagsStayWhereTheProviderTellsThemApart() {
    #expect(AddressKey.of("j.smith@firm.example") != AddressKey.of("jsmith@firm.example"))
    #expect(AddressKey.of("jo+x@firm.example") != AddressKey.of("jo@firm.example"))
    #expect(AddressKey.of("+x@gmail.com") == "+x@gmail.com")
    #expect(AddressKey.of("no address") == nil && AddressKey.of("a@b@c") == nil)
  }

  @Test func oneAddressAndOneNameOfTwoSourcesAreOnePerson() {
    #expect(
      certain([sketch(1, 1, "Anna Smith", ["anna@x.example"]), sketch(2, 2, "Smith, Anna", ["ANNA@x.example"])]) == [
        true
      ])
    #expect(
      certain([sketch(1, 1, "Anna Smith", ["anna@x.example"]), sketch(2, 2, "anna", ["anna@x.example"])]) == [true])
  }

  @Test func oneSourceThatHasThemTwiceIsAsked() {
    let matches = SamePerson.matches(
      among: [sketch(1, 1, "Anna Smith", ["anna@x.example"]), sketch(2, 1, "Anna Smith", ["anna@x.example"])],
      region: "GB")
    #expect(matches.map(\.isCertain) == [false] && matches[0].evidence.last == .twoInOneSource)
  }

  @Test func aHouseholdIsNotOnePerson() {
    // One address and another first name: asked. One number and another first name: not even that.
    #expect(
      certain([sketch(1, 1, "Anna Smith", ["smiths@x.example"]), sketch(2, 2, "Tom Smith", ["smiths@x.example"])]) == [
        false
      ])
    #expect(
      certain([sketch(1, 1, "Anna Smith", [], ["020 7946 0018"]), sketch(2, 2, "Tom Smith", [], ["+442079460018"])])
        == [])
  }

  @Test func oneNumberNeedsTheNameInFull() {
    let number = ["07700 900123"]
    #expect(
      certain([sketch(1, 1, "Anna Smith", [], number), sketch(2, 2, "Anna Smith", [], ["+447700900123"])]) == [true])
    #expect(certain([sketch(1, 1, "Anna Smith", [], number), sketch(2, 2, "Anna", [], number)]) == [false])
  }

  @Test func anOfficesAddressIsNobodys() {
    #expect(
      certain([sketch(1, 1, "Anna Smith", ["info@x.example"]), sketch(2, 2, "Tom Reid", ["info@x.example"])]) == [])
    #expect(
      certain([sketch(1, 1, "Anna Smith", ["info@x.example"]), sketch(2, 2, "Anna Smith", ["info@x.example"])]) == [
        false
      ])
  }

  @Test func aNameAloneSaysNothingAndAtOneEmployerIsAsked() {
    #expect(certain([sketch(1, 1, "Anna Smith"), sketch(2, 2, "Anna Smith")]) == [])
    #expect(certain([sketch(1, 1, "Anna Smith", at: "Harbour"), sketch(2, 2, "Anna Smith", at: "harbour")]) == [false])
  }

  @Test func aSwitchboardSaysNothing() {
    let many = (1...10).map { sketch(Int64($0), Int64($0), "Anna Smith", [], ["020 7946 0018"]) }
    #expect(certain(many) == [])
  }

  @Test func whoeverTheFirmNamesStaysAndTheRestBecomeThem() {
    let sketches = [
      sketch(1, 1, "Anna", ["anna@x.example"], byFirm: false), sketch(2, 2, "Anna Smith", ["anna@x.example"]),
      sketch(3, 3, "Anna Smith", ["anna@x.example"]),
    ]
    let matches = SamePerson.matches(among: sketches, region: "GB")
    let merges = SamePerson.merges(of: matches, among: sketches)
    #expect(merges.map(\.person) == [1, 3] && merges.allSatisfy { $0.into == 2 })
    #expect(SamePerson.merges(of: matches, among: sketches) { Set([$0, $1]) == [1, 3] }.isEmpty)
  }

  @Test func aGroupInWhichTwoDifferIsLeftToPeople() {
    let sketches = [
      sketch(1, 1, "A", ["anna@x.example"]), sketch(2, 2, "Anna Smith", ["anna@x.example"]),
      sketch(3, 3, "Alan Smith", ["anna@x.example"]),
    ]
    let matches = SamePerson.matches(among: sketches, region: "GB")
    #expect(SamePerson.merges(of: matches, among: sketches).isEmpty)
  }

  @Test func whatSomebodySaidIsApartIsNotAskedAgain() {
    let sketches = [sketch(1, 1, "Anna Smith", ["a@x.example"]), sketch(2, 2, "Anna Smith", ["a@x.example"])]
    #expect(SamePerson.matches(among: sketches, region: "GB") { _, _ in true }.isEmpty)
  }

  /// Looking at some people and whoever they lead to finds of them what looking at everybody does.
  @Test(arguments: 1...30) func whoeverIsAskedAboutIsFoundAsAmongEverybody(_ seed: UInt32) {
    var random = SmallRandom(state: seed)
    func pick<Element>(_ list: [Element]) -> Element { list[Int.random(in: 0..<list.count, using: &random)] }
    let phones = [
      "07700 900123", "+44 7700 900123", "00447700900123", "07700 900123 ext 12", "+44 (0)7700 900124", "7700900124",
      "030 123456", "+49 30 123456", "12345678", "+45 12345678", "x", "0800 FLOWERS", "+1 650 253 0000",
      "(650) 253-0000", "020 7946 0018 #3", "020 7946 0018",
    ]
    let names = ["Anna Smith", "Smith, Anna", "anna", "Ann Smith", "Bob Day", "Dr. Bob Day", "Zoë Lund", "Zoe Lund"]
    let employers = ["", "Harbour", "HARBOUR", "Quay"]
    let people = (0..<60).map { number in
      PersonSketch(
        id: Int64(number), sources: [Int64.random(in: 1...3, using: &random)], name: pick(names),
        emails: Bool.random(using: &random) ? ["p\(Int.random(in: 0..<40, using: &random))@X.example"] : [],
        phones: Bool.random(using: &random) ? [pick(phones)] : [], employer: pick(employers),
        country: pick([nil, nil, "US", "DE", "DK"]))
    }
    let wanted = Set((0..<4).map { _ in Int64.random(in: 0..<60, using: &random) })
    func isApart(_ one: Int64, _ other: Int64) -> Bool { (one + other) % 11 == 0 }
    let all = SamePerson.matches(among: people, region: "GB", isApart: isApart)
    let some = SamePerson.matches(among: people, region: "GB", concerning: wanted, isApart: isApart)
    func concerns(_ match: PersonMatch) -> Bool { wanted.contains(match.first) || wanted.contains(match.second) }
    #expect(Set(some).isSubset(of: all))
    #expect(some.filter(concerns) == all.filter(concerns))
    func merges(_ matches: [PersonMatch]) -> Set<[Int64]> {
      Set(
        SamePerson.merges(of: matches, among: people, isApart: isApart)
          .filter { wanted.contains($0.person) || wanted.contains($0.into) }.map { [$0.person, $0.into] })
    }
    #expect(merges(some) == merges(all))
  }
}
