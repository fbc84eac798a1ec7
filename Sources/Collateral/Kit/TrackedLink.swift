/// An address with words that tell where somebody came from, out of a list of ours: nothing in it is about a person.
package enum TrackedLink {
  package enum Source: String, CaseIterable, Sendable { case linkedin, newsletter, website, print, signature, talk }
  package enum Medium: String, CaseIterable, Sendable {
    case social, email, pdf, qr, web

    static func usual(_ source: Source) -> Medium {
      switch source {
      case .linkedin: .social
      case .newsletter, .signature: .email
      case .print: .pdf
      case .website, .talk: .web
      }
    }
  }

  /// - Parameters:
  ///   - address: of the web; anything else is given back as it is.
  ///   - campaign: small letters, digits and hyphens; whatever else is in it is left out.
  ///   - content: the piece's slug.
  package static func made(_ address: String, source: Source, campaign: String, content: String) -> String {
    guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return address }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let words =
      "utm_source=\(source.rawValue)&utm_medium=\(Medium.usual(source).rawValue)&utm_campaign=\(word(campaign))&utm_content=\(word(content))"
    let base = parts[0] + (parts[0].contains("?") ? "&" : "?") + words
    return parts.count == 2 ? "\(base)#\(parts[1])" : String(base)
  }

  static func word(_ text: String) -> String {
    let kept = text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return String(kept.prefix(60)).split(separator: "-").joined(separator: "-")
  }
}
