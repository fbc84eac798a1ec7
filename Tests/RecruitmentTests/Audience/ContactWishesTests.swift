import Recruitment
import Testing

@Suite struct ContactWishesTests {
  private static let all = Set(Channel.allCases)

  /// Whatever somebody wishes, its rows say it again.
  @Test func rowsReadBackAreTheSameWishes() {
    let sets: [Set<Channel>] = [[], [.call], [.email, .sms], [.call, .video, .meeting], Self.all]
    for process in sets {
      for marketing in sets {
        for hours in [[], [ContactWishes.Hours(weekdays: 0b11, from: 1_020, to: 1_140)]] {
          let wishes = ContactWishes(
            process: .only(process), marketing: .only(marketing), hours: hours, safePlace: "mobile only")
          #expect(ContactWishes(reading: wishes.rows) == wishes, "\(process) \(marketing)")
          #expect(ContactWishes(reading: wishes.inWriting.rows) == wishes.inWriting)
        }
      }
    }
    #expect(ContactWishes().rows.isEmpty && ContactWishes(reading: []) == ContactWishes())
  }

  @Test func stoppingIsOneObjectionToEverything() {
    let rows = ContactWishes().stopped.rows
    #expect(rows == [StatedPreference(purpose: .any, channel: nil, allowed: .no, basis: .objection)])
    #expect(ContactWishes(reading: rows).isStopped)
  }

  /// Nobody agrees to advertising by asking not to be rung, and whoever did agree still does in writing.
  @Test func inWritingRefusesTalksAndConsentsToNothing() {
    let plain = ContactWishes().inWriting
    #expect(plain.process.refused == ContactWishes.spoken && plain.process.welcome.isEmpty)
    #expect(plain.marketing.refused == ContactWishes.spoken && plain.marketing.welcome.isEmpty)
    #expect(!plain.rows.contains { $0.basis == .consent })
    let agreed = ContactWishes(marketing: .only([.call, .email])).inWriting
    #expect(agreed.marketing.welcome == [.email])
    #expect(ContactWishes().stopped.inWriting.isStopped)
  }

  @Test func whatIsTickedForMarketingIsConsentAndTheRestAnObjection() {
    let rows = ContactWishes(process: .only([.email]), marketing: .only([.email])).rows
    let marketing = rows.filter { $0.purpose == .marketing }
    #expect(marketing.filter { $0.allowed == .yes }.map(\.basis) == [.consent])
    #expect(marketing.filter { $0.allowed == .no }.allSatisfy { $0.basis == .objection })
    #expect(rows.filter { $0.purpose == .process && $0.allowed == .no }.allSatisfy { $0.basis == .preference })
  }

  /// Screening lists are not what somebody says of themselves, and stated hours refuse nothing outside a day's ways.
  @Test func theStrictestOfSeveralRowsStands() {
    let rows = [
      StatedPreference(purpose: .any, channel: .call, allowed: .yes, basis: .preference),
      StatedPreference(purpose: .marketing, channel: nil, allowed: .no, basis: .objection),
      StatedPreference(purpose: .any, channel: nil, allowed: nil, basis: .screening),
      StatedPreference(
        purpose: .any, channel: .sms, allowed: .no, basis: .preference,
        hours: .init(weekdays: nil, from: 0, to: 480)),
    ]
    let wishes = ContactWishes(reading: rows)
    #expect(wishes.marketing.areNone && wishes.process == ContactWishes.Ways(welcome: [.call]))
    #expect(wishes.hours.count == 1)
  }
}

@Suite struct BrandColourTests {
  @Test func contrastIsThatOfTheGuidelines() throws {
    let grey = try #require(BrandColour(hexadecimal: "#767676"))
    // WCAG's own example: #767676 is the lightest grey that passes on white.
    #expect(abs(grey.contrast(with: .white) - 4.54) < 0.01)
    #expect(abs(BrandColour(red: 0, green: 0, blue: 0).contrast(with: .white) - 21) < 0.001)
    #expect(BrandColour(hexadecimal: "#0b5f51")?.canBeRead == true)
    #expect(BrandColour(hexadecimal: "ffcc00")?.canBeRead == false)
    for text in ["#fff", "#gggggg", "", "#12345", "+12345", "#1234567"] {
      #expect(BrandColour(hexadecimal: text) == nil, "\(text)")
    }
    #expect(BrandColour(hexadecimal: "#0b5f51")?.hexadecimal == "#0b5f51")
  }

  @Test func everyColourHasAShadeThatCanBeRead() {
    for red in stride(from: 0, through: 255, by: 51) {
      for green in stride(from: 0, through: 255, by: 51) {
        for blue in stride(from: 0, through: 255, by: 51) {
          let colour = BrandColour(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
          #expect(colour.readable.canBeRead)
          #expect(colour.readableByNight.contrast(with: .nightPaper) >= BrandColour.least)
          if colour.canBeRead { #expect(colour.readable == colour) }
        }
      }
    }
  }
}
