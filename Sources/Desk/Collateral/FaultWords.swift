import Collateral

/// Faults of a piece in plain words, alike at both doors. What is quoted is the piece's own.
package enum FaultWords {
  package static func sentence(_ fault: PieceFault) -> String { "In the \(fault.field.word): \(what(fault.what))" }

  package static func what(_ what: PieceFault.What) -> String {
    switch what {
    case .unbound(let figure):
      "“\(figure)” has no source. Put the entry it is from behind the sentence, such as [cipd-2023-counter-offers-common], "
        + "or [own] if it is a promise or a count of yours."
    case .notInSource(let figure, let claims):
      "“\(figure)” is not among the figures of \(claims.joined(separator: ", "))."
    case .ratioOfOurOwn(let figure):
      "“\(figure)” is a share or a multiple: it needs an entry of the library or a finding, not [own]."
    case .noSuchClaim(let id): "there is no entry “\(id)”."
    case .expired(let id, let day): "“\(id)” was to be looked at again by \(day.words)."
    case .barred(let id, let bar): "“\(id)” may not be placed. \(why(bar))"
    case .sponsorUnnamed(let id, let sponsor):
      "name \(sponsor) in the sentence: \(id) is theirs, and they have an interest."
    case .overclaims(let word): "“\(word)” says more than anybody has shown. Say that research suggests it, and whose."
    case .researchWithoutSource: "it speaks of research without a source behind the sentence."
    case .missing: "this is empty."
    case .tooLong(let count, let most): "\(count) characters, of \(most) at most."
    case .hookTooLong(let count): "the first line has \(count) characters; \(PostText.hook) are seen before “more”."
    case .pages(let count): "a carousel has 5 to 12 pages, and this one would have \(count)."
    case .doesNotFit: "there are more words than the page can hold at a size that can be read."
    case .letters(let letters):
      "no font here has these letters: \(letters.map { "U+" + String($0, radix: 16, uppercase: true) }.joined(separator: ", "))."
    case .cannotBeDrawn: "it cannot be drawn: the logo or a colour stands in the way."
    }
  }

  package static func why(_ bar: Claim.Bar) -> String {
    switch bar {
    case .notForPlacing(let why): why
    case .verdict: "The record cannot tell."
    case .tooFew(let count): "There are \(count) on the smaller side; 30 are needed."
    case .recognisable: "So few clients or people are behind it that one could be recognised."
    case .noConsent: "Whoever said it has taken their consent back."
    }
  }

  package static func sentence(_ fault: StudioFault) -> String {
    switch fault {
    case .noSuchPiece(let slug): "There is no piece “\(slug)” here."
    case .noSuchStory(let id): "There is no story \(id) that could be taken back."
    case .slug: "A piece’s address has small letters, digits and hyphens, 60 at most."
    case .faults(let slug, let count):
      "\(slug) cannot be approved: \(count == 1 ? "1 fault stands" : "\(count) faults stand") in the way."
    case .notChecked(let slug): "\(slug) has not been looked through since its words changed."
    case .notApproved(let slug): "\(slug) is not approved, so it is not for publishing."
    case .entry(let field): "The entry lacks what must stand beside a figure: \(field)."
    case .story(let field): "The story lacks something, or it does not fit: \(field)."
    case .family: "That font is not installed here."
    case .booking: "The booking address has to be of the web: https://…"
    case .drawing(.doesNotFit(let field)): "In the \(field.word): \(what(.doesNotFit))"
    case .drawing(.pages(let count)): "As a carousel: \(what(.pages(count)))"
    case .drawing(.page(.letters(let letters))): "It cannot be set: \(what(.letters(letters)))"
    case .drawing: "It cannot be drawn: the logo or a colour stands in the way."
    }
  }
}
