import Recruitment

/// Which of one's browsers are told when a conversation falls due.
struct PushView {
  let subscriptions: [PushSubscription]
  /// The key under which a browser asks.
  let key: String
  let words: DateWords
  let formToken: String

  var markup: HTML {
    """
    <section aria-labelledby="push-title">
    <h2 id="push-title">Tell me in this browser</h2>
    <p class="rest">When conversations fall due while the page is closed: how many, and nothing else; once an hour at most, \
    in working hours. The browser’s maker carries the message and cannot read it.</p>
    <form class="rest" method="post" action="/account/push" data-push="\(key)" hidden>\(hidden)\
    <input type="hidden" name="endpoint"><input type="hidden" name="p256dh"><input type="hidden" name="auth">\
    <button>Tell me here</button> <span role="status"></span></form>
    <noscript><p class="rest">A browser can only ask for this with JavaScript.</p></noscript>
    \(list)
    </section>
    """
  }

  private var hidden: HTML { "<input type=\"hidden\" name=\"form\" value=\"\(formToken)\">" }

  private var list: HTML? {
    guard !subscriptions.isEmpty else { return nil }
    let lines: [HTML] = subscriptions.map { subscription in
      let browser = subscription.browser ?? "A browser"
      return """
        <li class="row"><span>\(browser), since \
        \(DateWords.element(subscription.createdAt, words.near(subscription.createdAt)))</span> \
        <form method="post" action="/account/push/\(subscription.id)/end">\(hidden)<button class="quiet">Stop\
        <span class="unseen"> telling \(browser)</span></button></form></li>

        """
    }
    return "<ul class=\"lines\">\n\(lines)</ul>"
  }
}
