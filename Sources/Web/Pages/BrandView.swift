import Desk
import Recruitment

/// How the pages for clients and candidates look, as marketing or an administrator sets it.
struct BrandView {
  let kit: BrandKit
  /// What was filled in and not taken.
  let entry: BrandEntry?
  let recordName: String
  let formToken: String
  let fault: AudienceFault?

  private var field: String? {
    switch fault {
    case .notAColour, .tooPale: "accent"
    case .nameTooLong: "name"
    case .footerTooLong: "footer"
    case .logo: "logo"
    default: nil
    }
  }

  private func fault(of name: String) -> String? { field == name ? fault.map(AudienceWords.sentence) : nil }

  var content: HTML {
    """
    <h1>Brand kit</h1>
    <p class="lead">What clients and candidates see on their pages: \
    <a href="/for/-/why/candidates">for candidates</a>, <a href="/for/-/why/clients">for clients</a>.</p>
    \(Field.summary(fault.map(AudienceWords.sentence), field: field))
    <form class="sheet" method="post" action="/brand" enctype="multipart/form-data">
    <input type="hidden" name="form" value="\(formToken)">
    \(Field(id: "name", label: "Firm’s name", value: entry == nil ? kit.firmName ?? "" : entry?.firmName ?? "", hint: "Without one: \(recordName).", fault: fault(of: "name"), isRequired: false).markup)
    \(logo)
    \(Field(id: "accent", label: "Colour of links and buttons", value: entry?.accent ?? kit.accent?.hexadecimal ?? "", hint: "Six digits, such as #0b5f51; empty for ours. It has to be dark enough to read (4.5 to 1); at night a lighter shade of it is taken.", fault: fault(of: "accent"), isRequired: false).markup)
    \(swatch)
    \(Field(id: "footer", label: "Line at the foot", value: entry == nil ? kit.footer ?? "" : entry?.footer ?? "", hint: "Who you are and where your privacy notice is, say.", fault: fault(of: "footer"), isRequired: false).markup)
    <p><button class="main">Save</button></p>
    </form>
    """
  }

  private var logo: HTML {
    let now: HTML? = BrandAssets(kit).logoAddress.map {
      """
      <img class="logo" src="\($0)" alt="The logo now">\
      <label class="check"><input type="checkbox" name="remove_logo" value="yes"> Take it away</label>
      """
    }
    return """
      <p><label for="logo">Logo</label><span class="hint" id="logo-hint">SVG, PNG or JPEG, 48 KB at most. An SVG with anything \
      but shapes and text in it is refused.</span>\
      \(fault(of: "logo").map { "<span class=\"fault\" id=\"logo-fault\">\($0)</span>" as HTML })\(now)\
      <input id="logo" name="logo" type="file" accept=".svg,.png,.jpg,.jpeg" aria-describedby="logo-hint"></p>
      """
  }

  private var swatch: HTML? {
    guard let accent = kit.accent else { return nil }
    let ratio = (accent.contrast(with: .paper) * 10).rounded(.down) / 10
    return "<p class=\"hint\">\(accent.hexadecimal) stands out \(String(ratio)) to 1 from the paper.</p>"
  }
}
