import Testing

@testable import Practice

@Suite struct AnonymiserTests {
  private let anonymiser = Anonymiser(names: ["Priya Nair", "Northgate & Sons Ltd", "Tom O'Neill", "José Núñez"])

  @Test(arguments: [
    ("Hi Priya, it's Tom here.", "Hi [name], it's [name] here."),
    ("PRIYA NAIR'S offer", "[name]’s offer"), ("Northgate and sons called", "[name] and [name] called"),
    ("Ask O'Neill or josé núñez", "Ask [name] or [name]"),
    ("ring 07700 900 461 or +44 (0)20 7946-0018 by 4.30", "ring [number] or [number] by 4.30"),
    ("62,000 from 3 March at 10.30", "62,000 from 3 March at 10.30"),
    ("see https://book.example/tom?x=1 or www.firm.example.", "see [link] or [link]"),
    ("mail priya.nair@mail.example, please", "mail [address] please"),
    ("Thomas and Priyanka stay", "Thomas and Priyanka stay"),
    ("two\nlines for Priya", "two\nlines for [name]"), ("", ""),
  ]) func namesAddressesLinksAndNumbersGo(_ text: String, _ expected: String) {
    #expect(anonymiser.anonymised(text) == expected)
  }

  @Test func doneTwiceItIsTheSame() {
    let once = anonymiser.anonymised("Priya Nair, 07700 900461, priya@mail.example: any news from Northgate?")
    #expect(anonymiser.anonymised(once) == once && !once.lowercased().contains("priya") && !once.contains("0770"))
  }
}
