import CryptoExtras
import Desk
import Foundation
import Recruitment
import Testing

@testable import Web

/// Signing in through a provider, from our page to it and back, over loopback.
@Suite(.timeLimit(.minutes(10))) struct ProviderSignInTests {
  static let secret = "s3cret: with a colon"

  /// - Parameters:
  ///   - patience: long, since whoever answers may have to wait for a machine with much else to do.
  ///   - body: gets the firm, its provider, and a browser that has signed in nowhere.
  private func withFirm(
    rule: FirstLink = .verifiedEmail, secret: String? = Self.secret, passwords: PasswordDoor = .everybody,
    patience: Duration = .seconds(300),
    _ body: @escaping @Sendable (SmallFirm, SmallProvider, Browser) async throws -> Void
  ) async throws {
    let firm = try SmallFirm()
    try firm.staff()
    try firm.desk.setFirstLink(rule, now: SmallFirm.now)
    try await SmallProvider.run(by: firm) { provider in
      let ours = try SignInProvider(
        .init(
          issuer: provider.issuer, clientID: "right call", secret: secret, name: "Firm Log-in", allowsPrivate: true),
        call: OutwardCall(patience: patience))
      try await body(firm, provider, Browser(site: firm.site(provider: ours, passwords: passwords)))
    }
  }

  private func signIn(_ browser: inout Browser, _ provider: SmallProvider, back: String = "") async throws
    -> WebResponse
  {
    let away = await browser.get("/sign-in/provider" + back)
    let location = try #require(away.header("Location"))
    return await browser.get(try provider.authorize(location))
  }

  @Test func somebodyIsLinkedByVerifiedAddressOnceAndFoundBySubjectFromThenOn() async throws {
    try await withFirm { firm, provider, browser in
      var browser = browser
      #expect(await browser.get("/sign-in").text.contains("Sign in with Firm Log-in"))
      let first = try await signIn(&browser, provider, back: "?back=%2Fpeople%2FP1")
      #expect(first.status == 303 && first.header("Location") == "/people/P1")
      #expect(await browser.get("/today").text.contains("Ruth Adler"))
      #expect(browser.cookies["rightcall-way-8080"] == nil)
      // The provider calls her by another address now; whoever has hers there is somebody else.
      provider.state.withLock { $0.email = "other@firm.example" }
      var again = Browser(site: browser.site)
      #expect(try await signIn(&again, provider).header("Location") == "/")
      #expect(await again.get("/today").text.contains("Ruth Adler"))
      provider.state.withLock { ($0.email, $0.subject) = ("ruth@firm.example", "person-2") }
      var heir = Browser(site: browser.site)
      #expect(try await signIn(&heir, provider).status == 422)
      let deeds = try firm.desk.auditLog().map(\.deed)
      #expect(deeds.filter { $0 == .linkedIdentity }.count == 1 && deeds.filter { $0 == .signedIn }.count == 2)
      #expect(deeds.first == .signInRefused)
    }
  }

  @Test func whatWasAskedForIsWhatTheStandardSays() async throws {
    try await withFirm { _, provider, browser in
      var browser = browser
      let away = await browser.get("/sign-in/provider")
      let location = try #require(away.header("Location"))
      #expect(location.hasPrefix("\(provider.issuer)/authorize?tenant=1&response_type=code&client_id=right%20call&"))
      #expect(location.contains("&redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fsign-in%2Freturn&"))
      #expect(location.contains("&code_challenge_method=S256"))
      let cookie = try #require(away.header("Set-Cookie"))
      #expect(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax") && cookie.contains("; Max-Age=600"))
      // Neither the secret nor what is derived from it for the exchange goes by the browser's address.
      let kept = try #require(WayIn(cookie: browser.cookies["rightcall-way-8080"] ?? ""))
      #expect(!location.contains(kept.verifier) && Set([kept.state, kept.nonce, kept.verifier]).count == 3)
      _ = await browser.get(try provider.authorize(location))
      let sent = try #require(provider.firstRequest)
      #expect(sent.form["code_verifier"] == kept.verifier && sent.form["client_secret"] == nil)
      let pair = Data("right%20call:s3cret%3A%20with%20a%20colon".utf8).base64EncodedString()
      #expect(sent.authorization == "Basic \(pair)")
    }
  }

  @Test func theSecretGoesWhereTheProviderTakesIt() async throws {
    try await withFirm { _, provider, browser in
      provider.state.withLock { $0.takesSecretInForm = true }
      var browser = browser
      #expect(try await signIn(&browser, provider).status == 303)
      let sent = try #require(provider.firstRequest)
      #expect(sent.authorization == nil && sent.form["client_secret"] == Self.secret)
    }
    try await withFirm(secret: nil) { _, provider, browser in
      var browser = browser
      #expect(try await signIn(&browser, provider).status == 303)
      let sent = try #require(provider.firstRequest)
      #expect(sent.authorization == nil && sent.form["client_secret"] == nil && sent.form["client_id"] == "right call")
    }
  }

  @Test(arguments: [
    (SmallProvider.Mischief.wrongNonce, ProviderFault.nonce), (.wrongAudience, .otherAudience),
    (.severalAudiences, .otherParty), (.otherParty, .otherParty), (.expired, .expired), (.old, .tooOld),
    (.early, .notYet), (.unsigned, .algorithm), (.sharedSecret, .algorithm), (.otherIssuer, .otherIssuer),
    (.forged, .signature), (.oversizeToken, .oversize), (.noToken, .noToken), (.critical, .malformed),
  ])
  func aTokenThatDoesNotFitLetsNobodyIn(_ mischief: SmallProvider.Mischief, _ fault: ProviderFault) async throws {
    try await withFirm { firm, provider, browser in
      provider.state.withLock { $0.mischief = mischief }
      var browser = browser
      let answer = try await signIn(&browser, provider)
      #expect(answer.status == 422 || answer.status == 502)
      #expect(firm.log.lines == ["sign-in through the provider failed: \(fault.rawValue)"])
      #expect(browser.cookies["rightcall-account-8080"] == nil)
      #expect(await browser.get("/today").status == 303)
      #expect(try firm.desk.auditLog().first?.deed == .signInRefused)
      #expect(try !firm.desk.auditLog().contains { $0.deed == .linkedIdentity })
    }
  }

  @Test(arguments: [
    (SmallProvider.Mischief.oversizeDocument, ProviderFault.oversize), (.slow, .unreachable),
    (.otherDocument, .otherProvider), (.noPKCE, .withoutPKCE),
  ])
  func aProviderThatDoesNotDescribeItselfIsNotAsked(
    _ mischief: SmallProvider.Mischief, _ fault: ProviderFault
  ) async throws {
    try await withFirm(patience: .seconds(mischief == .slow ? 1 : 300)) { firm, provider, browser in
      provider.state.withLock { $0.mischief = mischief }
      var browser = browser
      let answer = await browser.get("/sign-in/provider")
      #expect(answer.status == 502 && answer.header("Set-Cookie") == nil)
      #expect(firm.log.lines == ["sign-in through the provider failed: \(fault.rawValue)"])
      // With a password one still comes in.
      #expect(answer.text.contains("name=\"password\""))
    }
  }

  @Test func anAnswerIsGoodOnceAndInTheBrowserThatAsked() async throws {
    try await withFirm { firm, provider, browser in
      var browser = browser
      let location = try #require(await browser.get("/sign-in/provider").header("Location"))
      let back = try provider.authorize(location)
      let way = try #require(browser.cookies["rightcall-way-8080"])
      // Another browser, without and with a way of its own.
      var thief = Browser(site: browser.site)
      #expect(await thief.get(back).status == 400)
      _ = await thief.get("/sign-in/provider")
      #expect(await thief.get(back).status == 400)
      #expect(await browser.get(back).status == 303)
      #expect(await browser.get(back).status == 400)
      // Even with the cookie kept: the provider does not take a code twice.
      browser.cookies["rightcall-way-8080"] = way
      #expect(await browser.get(back).status == 422)
      #expect(firm.log.lines.last == "sign-in through the provider failed: codeRefused")
      // What comes too late is not taken, nor what names another issuer or none.
      for change in ["late", "&iss=x", "none"] {
        var other = Browser(site: browser.site)
        let location = try #require(await other.get("/sign-in/provider").header("Location"))
        var path = try provider.authorize(location)
        if change == "late" { firm.wait(WayIn.lasts + 1) }
        if change != "late" { path = path.replacing(/&iss=.*/, with: change == "none" ? "" : change) }
        #expect(await other.get(path).status == (change == "late" ? 400 : 502), "\(change)")
      }
    }
  }

  @Test func keysChangeAndAreAskedForAnewButNotAtEveryStrangersWord() async throws {
    try await withFirm { firm, provider, browser in
      var browser = browser
      #expect(try await signIn(&browser, provider).status == 303)
      #expect(provider.keyFetches == 1)
      #expect(try await signIn(&browser, provider).status == 303)
      #expect(provider.keyFetches == 1)
      let rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
      provider.state.withLock { ($0.signer, $0.kid) = (.rsa(rsa), "second") }
      // Too soon after the last time.
      #expect(try await signIn(&browser, provider).status == 422)
      #expect(provider.keyFetches == 1)
      firm.wait(SignInProvider.quiet)
      #expect(try await signIn(&browser, provider).status == 303)
      #expect(provider.keyFetches == 2)
      let weak = try _RSA.Signing.PrivateKey(unsafeKeySize: .init(bitCount: 1_024))
      provider.state.withLock { ($0.signer, $0.kid) = (.rsa(weak), "third") }
      firm.wait(SignInProvider.quiet)
      #expect(try await signIn(&browser, provider).status == 422)
      #expect(firm.log.lines.last == "sign-in through the provider failed: weakKey")
    }
  }

  @Test func onlyAVerifiedAddressLinksAndOnlyWhereAdministratorsSaySo() async throws {
    for mischief in [SmallProvider.Mischief.unverified, .noEmail] {
      try await withFirm { _, provider, browser in
        provider.state.withLock { $0.mischief = mischief }
        var browser = browser
        let answer = try await signIn(&browser, provider)
        #expect(answer.status == 422)
      }
    }
    try await withFirm(rule: .off) { firm, provider, browser in
      var browser = browser
      #expect(try await signIn(&browser, provider).text.contains("No account here goes with that sign-in."))
      var administrator = browser
      #expect(await administrator.signIn("admin@firm.example").status == 303)
      #expect(await administrator.get("/accounts").text.contains("The first sign-in with Firm Log-in"))
      #expect(await administrator.post("/accounts/first-link", ["first_link": "verified-email"]).status == 303)
      #expect(try await signIn(&browser, provider).status == 303)
      // Taken back: signed out, and, with the rule off again, kept out.
      let ruth = try firm.desk.account("ruth@firm.example").id.value
      #expect(await administrator.get("/accounts/\(ruth)").text.contains("Take the link back"))
      #expect(await administrator.post("/accounts/first-link", ["first_link": "off"]).status == 303)
      #expect(await administrator.post("/accounts/\(ruth)/unlink").status == 303)
      #expect(await browser.get("/today").status == 303)
      #expect(try await signIn(&browser, provider).status == 422)
    }
  }

  @Test func rolesAreTheAccountsAndADisabledOneStaysOut() async throws {
    try await withFirm { firm, provider, browser in
      provider.state.withLock { ($0.email, $0.subject) = ("words@firm.example", "writer") }
      var browser = browser
      #expect(try await signIn(&browser, provider).status == 303)
      #expect(await browser.get("/today").status == 403)
      #expect(await browser.get("/accounts").status == 403)
      let account = try firm.desk.account("words@firm.example")
      try firm.desk.disableAccount(account.id, now: firm.clock)
      #expect(try await signIn(&browser, provider).status == 422)
      // Somebody whom nobody here has added is not made an account.
      provider.state.withLock { ($0.email, $0.subject) = ("stranger@firm.example", "stranger") }
      #expect(try await signIn(&browser, provider).status == 422)
      #expect(try firm.desk.accounts().count == 4)
    }
  }

  @Test func whoeverKnocksOnHasToWait() async throws {
    try await withFirm { _, provider, browser in
      provider.state.withLock { $0.mischief = .wrongNonce }
      var browser = browser
      for _ in 0..<51 { #expect(try await signIn(&browser, provider).status == 422) }
      let answer = try await signIn(&browser, provider)
      #expect(answer.status == 429 && answer.header("Retry-After") == "2")
    }
  }

  @Test func theSessionIsANewOneAndTheEarlierEnds() async throws {
    try await withFirm { _, provider, browser in
      var browser = browser
      #expect(await browser.signIn("ruth@firm.example").status == 303)
      let before = browser
      let answer = try await signIn(&browser, provider)
      #expect(answer.status == 303)
      #expect(browser.cookies["rightcall-account-8080"] != before.cookies["rightcall-account-8080"])
      var old = before
      #expect(await old.get("/today").status == 303)
    }
  }

  @Test(arguments: ["https://evil.example", "//evil.example", "/\\evil.example", "/today#x", "javascript:alert(1)"])
  func oneIsNeverSentElsewhereAfterwards(_ back: String) async throws {
    try await withFirm { _, provider, browser in
      var browser = browser
      let answer = try await signIn(&browser, provider, back: "?back=\(PercentEncoding.encode(back))")
      #expect(answer.status == 303 && answer.header("Location") == "/today")
    }
  }

  @Test func passwordsCanBeOffButForOneAdministrator() async throws {
    try await withFirm(passwords: .emergency("admin@firm.example")) { _, provider, browser in
      var browser = browser
      let page = await browser.get("/sign-in").text
      #expect(page.contains("Emergency sign-in") && page.contains("<details"))
      let refused = await browser.signIn("ruth@firm.example")
      #expect(refused.status == 422 && refused.text.contains("do not go together"))
      let answer = try await signIn(&browser, provider)
      #expect(answer.status == 303)
      let own = await browser.get("/account").text
      #expect(!own.contains("name=\"old\"") && own.contains("your firm’s own sign-in"))
      #expect(await browser.post("/account/password", ["old": SmallFirm.password]).status == 404)
      var administrator = Browser(site: browser.site)
      #expect(await administrator.signIn("admin@firm.example").status == 303)
    }
  }

  /// Whoever has the database, or a backup of it, has nothing to sign in with.
  @Test func nothingSecretIsInTheDatabase() async throws {
    try await withFirm { firm, provider, browser in
      var browser = browser
      let away = try #require(await browser.get("/sign-in/provider").header("Location"))
      let way = try #require(WayIn(cookie: browser.cookies["rightcall-way-8080"] ?? ""))
      let secrets = [Self.secret, way.verifier, way.nonce, String(way.cookie.prefix(64))]
      _ = await browser.get(try provider.authorize(away))
      let session = try #require(browser.cookies["rightcall-account-8080"])
      var found = 0
      for name in try FileManager.default.contentsOfDirectory(atPath: firm.folder) where name.hasPrefix("firm.sqlite") {
        guard !name.hasSuffix(".key"), let data = FileManager.default.contents(atPath: "\(firm.folder)/\(name)") else {
          continue
        }
        found += 1
        for secret in secrets + [session] { #expect(data.range(of: Data(secret.utf8)) == nil, "\(name)") }
      }
      #expect(found > 0)
    }
  }

  @Test func anIssuerInAPrivateRangeOrWithoutTLSIsRefusedUnlessTheFirmSaysSo() async throws {
    func settings(_ issuer: String) -> SignInProvider.Settings {
      .init(issuer: issuer, clientID: "x", secret: nil, name: "x")
    }
    #expect(throws: WebError.providerAddress("http://login.example")) {
      try SignInProvider(settings("http://login.example"))
    }
    let inside = try SignInProvider(settings("https://127.0.0.1:9"))
    await #expect(throws: ProviderFault.privateRange) {
      try await inside.authorization(WayIn(back: "/", now: SmallFirm.now), back: "x", now: SmallFirm.now)
    }
  }
}
