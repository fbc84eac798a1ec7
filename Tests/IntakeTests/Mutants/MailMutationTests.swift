import Foundation
import Testing

@testable import Intake
@testable import Recruitment

/// Mail damaged as mail is damaged, and as whoever means harm writes it: boundaries that never end, parts within parts,
/// encodings that are none, headers within headers.
@Suite struct MailMutationTests {
  static let message = """
    Received: from a by b; Mon, 2 Mar 2026 09:30:05 +0100
    From: =?utf-8?Q?Ann_Cl=C3=ADent?= <ann@client.example>
    To: Me <me@firm.example>, "Bob, B." <bob@client.example>
    Cc: undisclosed-recipients:;
    Date: Mon, 2 Mar 2026 09:30:00 +0100
    Message-ID: <1@client.example>
    In-Reply-To: <0@firm.example>
    References: <00@firm.example> <0@firm.example>
    Subject: =?iso-8859-1?B?Sm9i6Q==?= and more
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="outer"

    --outer
    Content-Type: multipart/alternative; boundary=inner

    --inner
    Content-Type: text/plain; charset=windows-1252; format=flowed
    Content-Transfer-Encoding: quoted-printable

    Can you ring me =E9 to=
    morrow?

    On Mon, 2 Mar 2026, Me wrote:
    > Earlier words
    --inner
    Content-Type: text/html; charset=utf-8

    <html><style>x{}</style><p>Can you ring me&nbsp;tomorrow?<blockquote>Earlier &#119;ords</blockquote>
    --inner--
    --outer
    Content-Type: message/rfc822

    From: bob@client.example
    Subject: within

    Inner words
    --outer
    Content-Type: text/calendar; method=REQUEST
    Content-Transfer-Encoding: base64

    QkVHSU46VkNBTEVOREFSDQpFTkQ6VkNBTEVOREFSDQo=
    --outer--

    """

  static let words = [
    "--outer", "--outer--", "--inner", "--", "Content-Type: multipart/mixed; boundary=outer",
    "Content-Type: multipart/mixed; boundary=\"\"", "Content-Type: message/rfc822", "Content-Type: ;;;==",
    "Content-Type: text/plain; charset=x-nobody-knows", "Content-Type: text/plain; charset*0*=''%FF; charset*1=utf",
    "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: uuencode", "begin 644 x", "====", "=ZZ=",
    "Date: Mon, 99 Foo 99999 99:99:99 +9999", "Date:", "To: <<<>>>,,;:@", "To: \"", "To: (((((((((((", "Cc: a@b, ",
    "Subject: =?utf-8?B?////?=", "Subject: =?x?Q?=?=", "Subject: a\rBcc: everybody@x.example", "\0", "\u{FEFF}",
    "References: " + String(repeating: "<a@b> ", count: 2_000), "Message-ID: <>", "From: ", "From nobody", "",
    "From a@x Mon Mar  2 09:30:00 2026", ">From a@x Mon Mar  2 09:30:00 2026", "<p><p><<<!--", "&#99999999999;",
    String(repeating: ">", count: 5_000), String(repeating: "<div>", count: 2_000), " continued", "\t",
    "List-Id: <all.x.example>", "Auto-Submitted: auto-replied", "X-" + String(repeating: "a", count: 20_000) + ": 1",
  ]

  static func mutant(_ text: String, _ random: inout SmallRandom) -> Data {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0...Int.random(in: 0...5, using: &random) {
      let place = Int.random(in: 0..<lines.count, using: &random)
      let other = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<9, using: &random) {
      case 0: lines.insert(lines[place], at: other)
      case 1: if lines.count > 1 { lines.remove(at: place) }
      case 2: lines.swapAt(place, other)
      case 3: lines.insert(words[Int.random(in: 0..<words.count, using: &random)], at: place)
      case 4: lines[place] += words[Int.random(in: 0..<words.count, using: &random)]
      case 5: lines[place] = String(lines[place].prefix(Int.random(in: 0...lines[place].count, using: &random)))
      case 6: lines[place] = words[Int.random(in: 0..<words.count, using: &random)]
      case 7:
        let depth = Int.random(in: 1...400, using: &random)
        lines.insert(
          contentsOf: (0..<depth).flatMap { ["Content-Type: multipart/mixed; boundary=b\($0)", "", "--b\($0)"] },
          at: place)
      default: lines.insert(contentsOf: Array(lines[min(place, other)...max(place, other)]), at: other)
      }
    }
    let end = ["\n", "\r\n", "\r", "\n"][Int.random(in: 0..<4, using: &random)]
    var data = Data(lines.joined(separator: end).utf8)
    for _ in 0..<Int.random(in: 0...3, using: &random) where !data.isEmpty {
      data[Int.random(in: 0..<data.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
    }
    return data
  }

  @Test(arguments: ["one.eml", "box.mbox"]) func mutatedMailIsReadOrLeftOut(_ name: String) throws {
    let folder = try MailFolder()
    let separator = "From a@x Mon Mar  2 09:30:00 2026\n"
    let text =
      name == "one.eml"
      ? Self.message : separator + Self.message + separator + SampleMail.inbound() + "\n" + separator + Self.message
    try MutantRun.each(of: name, short: 150) { number, random in
      let path = try folder.write(name, Self.mutant(text, &random))
      let rows = try MailRows([path], me: ["me@firm.example"])
      let told = "seed \(MutantRun.seed), mutant \(number) of \(name)"
      // What a header says stays on its own line: nothing in a subject makes another header of it.
      #expect(
        rows.interactions.allSatisfy { $0["subject"]?.utf8.contains(where: { $0 == 10 || $0 == 13 }) != true },
        "\(told)")
      let known = Set(rows.people.compactMap { $0["person_id"] })
      #expect(rows.interactions.allSatisfy { $0["person_id"].map(known.contains) ?? true }, "\(told)")
    }
  }
}
