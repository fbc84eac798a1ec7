import Desk
import Guidance

/// A piece that a campaign offers somebody to read, with their own link to it and a word that it was sent.
struct OfferView {
  private let person: PersonReference
  private let offer: PieceToSend
  private let recruiter: String
  private let context: CardContext

  /// - Returns: `nil` where nothing is offered, or nobody has said who would send it.
  init?(_ person: PersonReference, _ context: CardContext) { self.init(person, context.offers[person.id], context) }

  init?(_ person: PersonReference, _ offer: PieceToSend?, _ context: CardContext) {
    guard let offer, let recruiter = context.recruiterID else { return nil }
    (self.person, self.offer, self.recruiter, self.context) = (person, offer, recruiter, context)
  }

  var markup: HTML {
    let address: HTML? = context.origin.map {
      """
      <p class="address"><code data-line>\($0)/read/\(offer.slug)?t=\(offer.token.text)</code> \
      <button type="button" class="quiet copy-line" hidden>Copy<span class="unseen"> their link</span></button></p>
      """
    }
    let counts =
      address == nil
      ? "there is no link to it, since your firm’s pages are not public: send the file."
      : "their link counts that it was opened, and nothing more."
    return """
      <div class="offer"><p>For them to read: <a href="/collateral/ready#\(offer.slug)">\(offer.title)</a>. \
      <span class="origin">Here because your firm offers it at registration or after a talk; \(counts)</span></p>\(address)
      <form method="post" action="/campaigns/sent">\(context.hiddenFields(next: nil))\
      <input type="hidden" name="campaign" value="\(offer.campaign)">\
      <input type="hidden" name="person" value="\(person.printedID)">\
      <input type="hidden" name="piece" value="\(offer.slug)">\
      <button class="quiet">I sent it</button></form></div>
      """
  }
}
