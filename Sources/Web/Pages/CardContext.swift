import Desk
import Guidance
import Recruitment

/// What a card needs besides itself: how dates are said, who is logging, where to come back to.
struct CardContext {
  var words: DateWords
  var formToken: String
  /// Who logs, as the firm prints the id; `nil` where nobody has said: then there are no buttons.
  var recruiterID: String?
  /// The page to come back to, such as `/today?recruiter=R1`.
  var back: String
  /// How fresh each source is; empty where the page does not know.
  var sources: [SourceAge]
  /// Whether the person's name is a link to their page.
  var linksToPerson: Bool
  var drafts = DraftShelf()
  /// What messages offer beside two times.
  var links = BookingLinks()
  /// What a campaign offers people to read, and where its pages can be come by.
  var offers: [PersonID: PieceToSend] = [:]
  var origin: String?
  /// Lets what is sent from this page be written once, and knowingly.
  var stamp: PageStamp?
  /// Where a draft may be sent to be written anew; `nil`: nowhere.
  var model: String?

  /// The fields that every form of a card carries.
  func hiddenFields(next: MomentID?) -> HTML {
    """
    <input type="hidden" name="form" value="\(formToken)">\
    <input type="hidden" name="recruiter" value="\(recruiterID ?? "")">\
    <input type="hidden" name="back" value="\(back)">\
    \(next.map { "<input type=\"hidden\" name=\"next\" value=\"\($0.description)\">" })\(stamp?.fields)
    """
  }

  static func personPath(_ printedID: String) -> String { "/people/\(PercentEncoding.encode(printedID))" }
  static func clientPath(_ printedID: String) -> String { "/clients/\(PercentEncoding.encode(printedID))" }
  static func jobPath(_ printedID: String) -> String { "/jobs/\(PercentEncoding.encode(printedID))" }
}
