import Desk
import Recruitment

/// How somebody who signs in through the provider for the first time is matched to an account.
struct FirstLinkView {
  let provider: String
  let rule: FirstLink
  let formToken: String

  var content: HTML {
    """
    <section aria-labelledby="first-link-title">
    <h2 id="first-link-title">The first sign-in with \(provider)</h2>
    <p>From the second time on, an account is found by what \(provider) calls its holder, whatever their address. Accounts \
    are never made by \(provider), and what they are for is said here alone.</p>
    <form class="sheet" method="post" action="/accounts/first-link">
    <input type="hidden" name="form" value="\(formToken)">
    <fieldset><legend>Somebody new</legend>
    \(choice(.verifiedEmail, "is matched to the account with their address, where \(provider) has verified it"))
    \(choice(.off, "is not let in"))
    </fieldset>
    <p><button>Set</button></p>
    </form>
    </section>
    """
  }

  private func choice(_ value: FirstLink, _ words: String) -> HTML {
    """
    <p><label class="check"><input type="radio" name="first_link" value="\(value.rawValue)"\
    \(value == rule ? " checked" : .empty)><span>\(words)</span></label></p>

    """
  }
}

/// That an account's holder comes in through the provider.
struct LinkedView {
  let account: AccountID
  let since: Instant
  let words: DateWords
  let formToken: String

  var content: HTML {
    """
    <section aria-labelledby="link-title">
    <h2 id="link-title">Sign-in through the provider</h2>
    <p>Linked since \(DateWords.element(since, words.near(since))). Take the link back when somebody else has the address now, \
    or has another account there.</p>
    <form class="sheet" method="post" action="/accounts/\(account.value)/unlink">
    <input type="hidden" name="form" value="\(formToken)">
    <p><button>Take the link back and end its sessions</button></p></form>
    </section>
    """
  }
}
