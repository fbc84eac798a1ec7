import Recruitment

/// What one reading of mail did.
package struct MailSummary: Sendable {
  package struct File: Hashable, Sendable {
    /// The index of the path in the import's list of files.
    package var index: Int
    /// Messages seen, whatever came of them.
    package var messages = 0
    /// Messages that gave rows.
    package var kept = 0
    package var rejected = 0

    package init(index: Int) { self.index = index }
  }

  package var files: [File] = []
  /// At most `Reject.listed`; `line` is the message's ordinal in its file or folder, from 1.
  package var rejects: [Reject] = []
  package var warnings: [ImportWarning] = []

  package init() {}
}

/// Somebody with whom mail was exchanged, for the question "client, candidate, neither?".
package struct MailCorrespondent: Hashable, Sendable {
  /// Folded.
  package var address: String
  /// Their display name; empty where mail gives none.
  package var name: String
  /// Messages from this address: to oneself, where it is known who that is, else any.
  package var from: Int
  /// Messages to this address: from oneself, where it is known who that is, else any.
  package var to: Int
}

/// What is counted rather than repeated for each message.
enum MailRemark: Int, CaseIterable {
  case notYours, toNobody, toYourself, again, cutBody, cutMessage, notMail, notConfirmed, tooDeep, amongUs,
    manyAddressees

  var words: String {
    switch self {
    case .notYours: "not from, to or in reply to you: left out"
    case .toNobody: "from you, to nobody known: left out"
    case .toYourself: "from you to yourself only: left out"
    case .amongUs: "between colleagues only: left out"
    case .again: "the same message again: taken once"
    case .cutBody: "texts cut at 64 KB"
    case .cutMessage: "messages longer than 16 MB: only their beginning was read"
    case .tooDeep: "parts within parts, deeper than mail is: their words were left out"
    case .manyAddressees: "to more than \(AddressHeader.most) addressees: those beyond were not looked at"
    case .notConfirmed: "with nobody you confirmed: left out"
    case .notMail: "files that hold no mail: left out"
    }
  }
}
