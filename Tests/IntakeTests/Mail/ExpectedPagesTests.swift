import Foundation
import Testing

@testable import Intake

/// KDE's library for mail has, beside many of its test mails, the page that its reader shows for them. What we take of a
/// mail's words is what stands on that page.
///
/// Where we differ, on purpose: of a mail in text and in HTML KDE shows the HTML and we keep the text (`alternative`,
/// `*-apple`, `text+html`); what is encrypted, or packed into its signature, it opens with a key and we leave closed; it shows
/// what a digest packs into one text as mails of their own (`mailinglist+old`); it writes signatures and buttons around.
@Suite struct ExpectedPagesTests {
  private static let folder = "\(Corpora.folder)/mime_kde/data"
  private static let others = ["alternative", "apple", "text+html", "mailinglist+old"]
  private static let closed = ["encrypt", "opaque", "smime-cert"]

  private func words(_ text: String) -> Set<Substring> {
    Set(text.lowercased().split { !$0.isLetter }.filter { $0.count >= 4 })
  }

  private func visible(_ page: String) -> String {
    var text = page
    for (pattern, with) in [
      ("(?s)<(style|script|title)[^>]*>.*?</\\1>", ""), ("<[^>]+>", " "), ("&nbsp;|&#160;", " "), ("&amp;", "&"),
    ] {
      text = text.replacingOccurrences(of: pattern, with: with, options: .regularExpression)
    }
    return text
  }

  @Test(.enabled(if: Corpora.has("mime_kde"), "RIGHTCALL_CORPORA has no mime_kde"))
  func ourWordsStandOnTheExpectedPage() throws {
    var (compared, closed) = (0, 0)
    for mail in Corpora.files("mime_kde/data") where mail.hasSuffix(".mbox") {
      guard let page = try? String(contentsOfFile: mail + ".html", encoding: .utf8) else { continue }
      let name = (mail as NSString).lastPathComponent
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: mail)), as: UTF8.self)
      guard let to = text.firstMatch(of: /(?m)^To:[^\n]*?([\w.+-]+@[\w.-]+)/)?.1 else { continue }
      let rows = try MailRows([mail], me: [String(to)])
      let ours = rows.interactions.map { ($0["body"] ?? "") + " " + ($0["quoted"] ?? "") }.joined(separator: " ")
      if Self.closed.contains(where: { name.contains($0) }) {
        #expect(words(ours).isEmpty, "\(name): read without its key")
        closed += 1
        continue
      }
      if rows.interactions.isEmpty || Self.others.contains(where: { name.contains($0) }) { continue }
      let extra = words(ours).subtracting(words(visible(page)))
      #expect(extra.isEmpty, "\(name): \(extra.sorted().prefix(8))")
      compared += 1
    }
    #expect(compared >= 8 && closed >= 15, "\(compared) compared, \(closed) closed")
  }
}
