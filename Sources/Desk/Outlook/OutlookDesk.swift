import Outlook
import Recruitment

/// What the pages may ask of the market and of the income to come.
package protocol OutlookDesk: Sendable {
  /// The market as the firm's own record shows it; never waits for it.
  func awaitedMarket() throws -> Awaited<MarketAnswer>
  /// Fees to come, and what they hang on; never waits for them.
  func awaitedOutlook() throws -> Awaited<OutlookAnswer>
}

/// The market with the names of its parts.
package struct MarketAnswer: Sendable {
  package var asOf: Instant
  package var firm: String
  package var picture: MarketPicture
  /// Names of clients by number.
  package var clients: [UInt32: String]
  /// Whether no record has come in yet: then no day and no figure of it means anything.
  package var isEmpty = false

  package init(asOf: Instant, firm: String, picture: MarketPicture, clients: [UInt32: String]) {
    self.asOf = asOf
    self.firm = firm
    self.picture = picture
    self.clients = clients
  }

  /// What a part is called: a client's name, or the sector's or seniority's word.
  package func name(of part: MarketPicture.Part) -> String {
    part.kind == .client ? clients[part.client] ?? "A client that is not on record any more" : part.name
  }
}

/// The outlook with the names of clients, and what a finding allows to be said of the conversations now due.
package struct OutlookAnswer: Sendable {
  /// What trying to talk goes with, of the conversations of one kind that are due now. Two of these may share what comes of
  /// them: they are never added up.
  package struct Due: Hashable, Sendable {
    package var rule: String
    package var title: String
    package var open: Int
    /// Moments that the finding compares.
    package var compared: Int
    /// The outcome's name, such as `started_150d`.
    package var outcome: String
    /// Of the outcome's chance, for each.
    package var points: Interval
    /// Of all that are open together, in the firm's currency.
    package var money: Interval

    package struct Interval: Hashable, Sendable {
      package var middle: Double
      package var low: Double
      package var high: Double
    }
  }

  package var firm: String
  package var picture: OutlookPicture
  package var clients: [UInt32: String]
  /// Empty where no finding allows a figure; `nil` while findings are being worked out.
  package var due: [Due]?
  /// How many findings there are, whatever they allow.
  package var findings = 0
  /// Whether no record has come in yet: then no day and no figure of it means anything.
  package var isEmpty = false

  package init(firm: String, picture: OutlookPicture, clients: [UInt32: String], due: [Due]?, findings: Int = 0) {
    self.firm = firm
    self.picture = picture
    self.clients = clients
    self.due = due
    self.findings = findings
  }

  package func name(of share: Concentration.Share) -> String {
    share.id == 0 ? share.name : clients[share.id] ?? "A client that is not on record any more"
  }
}
