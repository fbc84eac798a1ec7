import Recruitment

/// What every page for clients and candidates shares: the firm's name or logo, one column, a line at the foot. No script,
/// no navigation into the rest.
struct GuestFrame {
  var title: String
  var firmName: String
  var brand: BrandKit
  /// What is said above the page.
  var notice: String?
  /// Who can see it, and until when.
  var keeping: HTML?

  func page(_ content: HTML) -> HTML {
    """
    <!doctype html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <title>\(title) · \(firmName)</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex, nofollow, noarchive">
    <meta name="referrer" content="no-referrer">
    <meta name="format-detection" content="telephone=no">
    <link rel="stylesheet" href="\(Asset.style.address)">
    <link rel="icon" type="image/svg+xml" href="\(Asset.icon.address)">
    \(BrandAssets(brand).styleAddress.map { "<link rel=\"stylesheet\" href=\"\($0)\">" as HTML })
    </head>
    <body class="guest">
    <a class="skip" href="#content">Skip to content</a>
    <header class="top"><p class="brand">\(name)</p></header>
    <main id="content" tabindex="-1">
    \(notice.map { "<p class=\"notice\" role=\"status\">\($0)</p>" as HTML })
    \(content)
    </main>
    <footer class="bottom">
    \(brand.footer.map { "<p class=\"kept\">\($0)</p>" as HTML })
    \(keeping.map { "<p>\($0)</p>" as HTML })
    </footer>
    </body>
    </html>

    """
  }

  private var name: HTML {
    guard let address = BrandAssets(brand).logoAddress else { return "\(firmName)" }
    return "<img class=\"logo\" src=\"\(address)\" alt=\"\(firmName)\">"
  }

  func response(_ content: HTML, status: Int = 200) -> WebResponse { .page(page(content), status: status) }
}
