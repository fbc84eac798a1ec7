import Permission

/// Why somebody of the audience does not come into a campaign.
package enum AudienceExclusion: Hashable, Sendable {
  case barred(MarketingBar)
  /// Nothing could be sent to them.
  case noAddress
  /// Of a campaign that runs already: two at once could not be told apart.
  case otherCampaign
  /// Nobody to be drawn with: a contact without a client, or, where both sides are drawn by client, a candidate who was put
  /// forward to none.
  case noClient

  package static let all: [AudienceExclusion] =
    MarketingBar.allCases.map(Self.barred) + [
      .noAddress, .otherCampaign, .noClient,
    ]

  /// In machine answers.
  package var code: String {
    switch self {
    case .barred(let bar): bar.rawValue
    case .noAddress: "no_address"
    case .otherCampaign: "other_campaign"
    case .noClient: "no_client"
    }
  }

  package var words: String {
    switch self {
    case .barred(.erased): "erased"
    case .barred(.objection): "asked not to be contacted"
    case .barred(.screeningList): "on a screening list"
    case .barred(.noConsent): "no consent to marketing on record, where the law asks for it"
    case .barred(.refusedLately): "refused lately"
    case .barred(.offLimits): "off limits"
    case .barred(.contactedTooOften): "three or more approaches without an answer in a month"
    case .barred(.unsure): "nothing on record says that they would welcome it"
    case .barred(.notScreened): "not screened yet"
    case .noAddress: "no e-mail address on record"
    case .otherCampaign: "in a campaign that runs already"
    case .noClient: "no client to be drawn with"
    }
  }
}
