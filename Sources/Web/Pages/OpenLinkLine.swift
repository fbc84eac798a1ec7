import Desk

/// One link that is open, with the way to take it back.
struct OpenLinkLine {
  let open: OpenLink
  let words: DateWords
  /// What its form sends along.
  let hidden: HTML
  /// Whose it is, where the page is not theirs: there may be many then, and each bears its number.
  var person: HTML?

  var markup: HTML {
    """
    <li class="row"><span>\(person.map { "\($0) · " as HTML })\(LinksView.purpose(open.link.purpose)) <span class="origin">made \
    \(DateWords.element(open.link.madeAt, words.day(open.link.madeAt))), good until \
    \(DateWords.element(open.link.expiresAt, words.day(open.link.expiresAt)))\
    \(open.recruiterName.map { ", books with \($0)" as HTML })\(number)</span></span>\
    <form method="post" action="/links/\(open.link.id)/revoke">\(hidden)\
    <button class="quiet">Take it back\(number.map { "<span class=\"unseen\">\($0)</span>" as HTML })</button></form></li>

    """
  }

  private var number: HTML? { person.map { _ in ", number \(open.link.id)" } }
}
