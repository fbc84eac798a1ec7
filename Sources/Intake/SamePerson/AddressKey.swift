/// What of a mail address says whose it is: two addresses with one key reach one mailbox.
package enum AddressKey {
  /// Small letters. Where the provider is known to ignore them, without dots and without what follows a plus; elsewhere both
  /// stay, since `j.smith` and `jsmith` may be two people there.
  /// - Returns: `nil` for what is no address.
  package static func of(_ address: String) -> String? {
    let bytes = MailAddress.folded(address)
    guard bytes.withUnsafeBufferPointer({ MailAddress.isPlain($0) }) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let at = text.lastIndex(of: "@") else { return nil }
    var local = String(text[..<at])
    var host = String(text[text.index(after: at)...])
    if host == "googlemail.com" { host = "gmail.com" }
    if ignoresTags.contains(host), let plus = local.firstIndex(of: "+"), plus > local.startIndex {
      local = String(local[..<plus])
    }
    if host == "gmail.com" { local.removeAll { $0 == "." } }
    return local.isEmpty ? nil : "\(local)@\(host)"
  }

  /// Whether it is an office's address rather than one person's.
  package static func isShared(_ address: String) -> Bool {
    guard let local = address.split(separator: "@").first?.lowercased() else { return true }
    let word = local.split { $0 == "." || $0 == "-" || $0 == "_" || $0 == "+" }.first.map(String.init) ?? local
    return offices.contains(word) || offices.contains(local)
  }

  /// Providers that say so in their help pages: Google Mail, Outlook.com, Fastmail, Proton Mail, iCloud.
  private static let ignoresTags: Set<String> = [
    "gmail.com", "outlook.com", "hotmail.com", "live.com", "hotmail.co.uk", "outlook.co.uk", "live.co.uk", "msn.com",
    "fastmail.com", "fastmail.fm", "proton.me", "protonmail.com", "pm.me", "icloud.com", "me.com", "mac.com",
  ]

  private static let offices: Set<String> = [
    "info", "office", "hello", "contact", "enquiries", "enquiry", "inquiries", "admin", "mail", "post", "team", "hr",
    "jobs", "careers", "career", "recruitment", "recruiting", "talent", "people", "personnel", "bewerbung", "kontakt",
    "reception", "sales", "support", "service", "services", "help", "helpdesk", "accounts", "accounting", "finance",
    "billing", "invoices", "marketing", "press", "media", "webmaster", "postmaster", "noreply", "no", "donotreply",
    "notifications", "family", "all", "everyone", "staff", "secretary",
  ]
}
