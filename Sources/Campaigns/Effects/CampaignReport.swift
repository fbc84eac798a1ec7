import Recruitment
import Statistics

/// Whether a campaign mattered, as far as can be said by now.
package struct CampaignReport: Hashable, Sendable {
  package enum Verdict: String, Sendable {
    case notStarted = "not_started"
    case tooEarly = "too_early"
    /// The lots that were written down do not look like lots.
    case sampleRatioOff = "sample_ratio_off"
    case more
    /// As `more`, of conversations of which too many were written down by hand.
    case probablyMore = "probably_more"
    case fewer
    /// The whole range lies within what counts as no difference.
    case noDifference = "no_difference"
    case cannotTell = "cannot_tell"
    /// Nothing was drawn by lot: what follows goes with it, and no more is said.
    case goesWith = "goes_with"
    /// Nothing was drawn by lot, and nobody could be compared.
    case noFigure = "no_figure"
  }

  /// One side of the comparison.
  package struct Arm: Hashable, Sendable {
    package var units = 0
    package var talked = 0
    package var tries = 0
    /// Units that were tried, and of those whose first try was picked up.
    package var tried = 0
    package var pickedUp = 0
    /// Units that were written to, and of those who were spoken to within seven days on the first message.
    package var written = 0
    package var replied = 0

    package init() {}
  }

  /// How it reached people.
  package struct Exposure: Hashable, Sendable {
    /// Units, of those who are to get it, to whom somebody says to have sent it; whose own link was opened; either.
    package var sent = 0
    package var opened = 0
    package var reached = 0
    /// Units of the comparison group that came by it all the same.
    package var heldOutReached = 0
    /// Of links for everybody: pages opened, and ways on to the booking page.
    package var publicViews = 0
    package var publicFollows = 0

    package init() {}
  }

  /// Half the band in which a difference does not matter, in points.
  package static let marginPoints = 4.0

  package var campaign: Campaign
  /// The record's end: nothing later has been seen.
  package var asOf: Instant
  /// Drawn; of these shown; whose sixty days are over; of those, nobody of whom is on record any more.
  package var units = 0
  package var shown = 0
  package var matured = 0
  package var gone = 0
  package var people = 0
  package var exposure = Exposure()
  package var shownArm = Arm()
  package var heldArm = Arm()
  /// The running difference in the chance of a conversation.
  package var look: ConfidenceSequence.Look?
  package var looks: [ConfidenceSequence.Look] = []
  package var sampleRatioP = 1.0
  /// Once everybody who was drawn at the start is over: adjusted for what was known before.
  package var adjusted: Estimate?
  package var pickUp: Estimate?
  package var replyToTalk: Estimate?
  /// Of the conversations counted, the share that is on record by hand alone.
  package var byHand = 0.0
  /// Without a lot: what goes with having been reached, per person and thirty days.
  package var withoutLot: WithoutLot?
  package var verdict = Verdict.notStarted

  package init(campaign: Campaign, asOf: Instant) { (self.campaign, self.asOf) = (campaign, asOf) }
}
