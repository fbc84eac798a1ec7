import Recruitment

/// What colleagues see of one's messages.
struct MailPrivacyView {
  let level: MailPrivacy
  let formToken: String

  var markup: HTML {
    """
    <section aria-labelledby="mail-title">
    <h2 id="mail-title">What colleagues see of your messages</h2>
    <form class="sheet" method="post" action="/account/mail">
    <input type="hidden" name="form" value="\(formToken)">
    <fieldset><legend>E-mail, texts, WhatsApp, LinkedIn and chat</legend>
    \(MailPrivacy.allCases.map(choice))
    </fieldset>
    <p><button>Save</button></p>
    </form>
    <p class="rest">Talks, and what you note of them, are the firm’s. What is due is worked out from everything.</p>
    </section>

    """
  }

  private func choice(_ other: MailPrivacy) -> HTML {
    """
    <p><label class="check"><input type="radio" name="level" value="\(other.word)"\
    \(other == level ? " checked" : .empty)> <span><strong>\(Self.name(other))</strong>: \(Self.says(other))</span>\
    </label></p>

    """
  }

  private static func name(_ level: MailPrivacy) -> String {
    switch level {
    case .hidden: "Hidden"
    case .metadata: "That there was one"
    case .shared: "Shared"
    }
  }

  private static func says(_ level: MailPrivacy) -> String {
    switch level {
    case .hidden: "nothing, not in counts either"
    case .metadata: "with whom, when and which way; neither subject nor words, and no search finds it"
    case .shared: "all of it, if they have to do with the person"
    }
  }
}
