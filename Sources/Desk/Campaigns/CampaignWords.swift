import Campaigns
import Recruitment

/// What cannot be done about campaigns in plain words, alike at both doors.
package enum CampaignWords {
  package static func sentence(_ fault: CampaignFault) -> String {
    switch fault {
    case .noSuchCampaign(let id): "There is no campaign \(id)."
    case .noSuchItem(let id): "There is nothing \(id) in the calendar that is still to go out."
    case .name: "A campaign needs a name, of 80 characters at most."
    case .pieces: "Name one piece of the campaign, or twelve at most, each once."
    case .otherAudience(let slug): "\(slug) speaks to somebody else than this campaign."
    case .notApproved(let slug): "\(slug) is not approved, so it cannot go out."
    case .dates: "A campaign ends after today, and within a year of its beginning."
    case .share: "The comparison group is 10 to 90 in a hundred, or 0 for none."
    case .audience(let refusal): sentence(refusal)
    case .nobody: "Nobody comes in: loosen the rule, or look at who is left out and why."
    case .notPlanned(let id): "Campaign \(id) has started already, or was called off."
    case .notRunning(let id): "Campaign \(id) does not run."
    case .notOffered: "This piece is not offered for this person."
    case .barred(let bar): "Not to this person now: \(AudienceExclusion.barred(bar).words)."
    case .day: "Choose a day on which the campaign runs."
    case .source: "Choose where it goes out from the list."
    }
  }

  package static func sentence(_ refusal: AudienceRefusal) -> String {
    switch refusal {
    case .unreadable(let line): "“\(line)” is no condition: write one such as sector=Finance."
    case .unknownField(let name):
      "There is no “\(name)” to choose by: take \(AudienceRule.Field.allCases.map(\.rawValue).joined(separator: ", "))."
    case .pattern(let name):
      "“\(name)” is refused: nobody is chosen by how they answer. Whoever is chosen for silence is spoken to more often "
        + "afterwards whatever is sent, and a piece is never an answer to silence."
    case .personal(let name):
      "“\(name)” is refused: nobody is chosen by what they are, or by what stands for it. Choose by what they have to do "
        + "with the firm."
    case .unusable(let field, let value): "“\(value)” is nothing that \(field) can be."
    case .notOnRecord(let field, let value): "No \(field) on record is “\(value)”."
    case .otherSide(let value): "“\(value)” cannot be asked of the side that this campaign speaks to."
    }
  }

  package static func side(_ side: Campaign.Side) -> String {
    switch side {
    case .clients: "clients"
    case .candidates: "candidates"
    case .both: "clients and candidates"
    }
  }

  /// Where an audience stands with the firm: a word of `AudienceRule.clientStandings` or `.candidateStandings`.
  package static func audienceStanding(_ word: String) -> String {
    switch word {
    case "hiring": "hiring"
    case "on_hold": "with a job on hold"
    case "no_open_job": "without an open job"
    case "in_process": "in process"
    case "placed": "placed"
    case "not_in_process": "not in process"
    default: word
    }
  }

  package static func standing(_ standing: Campaign.Standing) -> String {
    switch standing {
    case .planned: "planned"
    case .running: "running"
    case .ended: "ended"
    }
  }
}
