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
}
