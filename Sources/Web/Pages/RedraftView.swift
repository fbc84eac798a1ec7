import Desk

/// What a connected model made of a draft.
struct RedraftView {
  let model: String
  let text: String
  let reading: CoachAnswer

  var markup: HTML {
    """
    <h2>By \(model)</h2>
    <div class="opener"><blockquote><p class="kept">\(text)</p></blockquote>\
    <button type="button" class="copy quiet" hidden>Copy<span class="unseen"> the redraft</span></button></div>
    <p>\(reading.reading.because) It states nothing that is not in your draft or on the card. Change it before you send it.</p>
    """
  }

  static func refused(_ why: String, model: String) -> HTML {
    "<h2>By \(model)</h2><p class=\"note\">\(why)</p>"
  }
}

/// Offered only where a model is connected; says where the draft goes before it goes there.
struct RedraftOffer {
  let model: String

  var markup: HTML {
    """
    <p class="redraft"><button type="button" class="quiet" data-redraft hidden>Have \(model) redraft it</button> \
    <span class="note">This sends the draft, and what the card says of it, to \(model).</span></p>
    <div class="reading" data-redrafted role="status" aria-live="polite"></div>
    """
  }
}
