/// What words mean in this trade, roughly: the many ways to say "talk", "panel", "reject". A sentence in words that were
/// never trained on is still known by its senses. Endings (-s, -d, -ed, -ing, -ly) are taken off for the look-up.
struct WordSenses: Sendable {
  static let standard = WordSenses()

  /// Names of the senses, by number.
  let names: [[UInt8]]
  private let table: HashTable<UInt8>

  init() {
    var names: [[UInt8]] = []
    var entries: [(UInt64, UInt8)] = []
    for line in Self.list.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let sense = UInt8(names.count)
      names.append(Array(parts[0].utf8))
      for word in parts[1].split(separator: " ") { entries.append((Hash.of(word.utf8), sense)) }
    }
    self.names = names
    table = HashTable(entries)
  }

  /// The sense of a word in its normal form, or nil.
  func sense(of word: ArraySlice<UInt8>) -> UInt8? {
    if let sense = table[Hash.of(word)] { return sense }
    guard word.count > 3 else { return nil }
    for ending in Self.endings where word.count > ending.count + 2 && word.suffix(ending.count).elementsEqual(ending) {
      var stem = word.dropLast(ending.count)
      let hash = Hash.of(stem)
      if let sense = table[hash] ?? table[Hash.adding(101, to: hash)] { return sense }
      // "dropped", "cutting".
      if stem.count > 3, stem[stem.endIndex - 1] == stem[stem.endIndex - 2] {
        stem = stem.dropLast()
        if let sense = table[Hash.of(stem)] { return sense }
      }
    }
    return nil
  }

  private static let endings = ["s", "es", "d", "ed", "ing", "ly", "'s", "ment", "ation", "ion", "er", "ies"]
    .map { Array($0.utf8) }

  private static let list = """
    i:i me my i'm i'd i'll i've we us our we're we'd we'll we've myself
    you:you your you're you'd you'll you've yours yourself u
    they:they them their he she him her his they've they're they'd they'll he's she's
    may:can could may might shall would should will must
    not:not no never don't can't won't didn't isn't wasn't haven't hasn't couldn't wouldn't doesn't shouldn't nothing none neither nor unable without cannot
    if:if whether unless provided assuming
    ask:? what which who how where what's how's
    why:why reason reasons motive motivation behind cause driver
    when:<time> <day> <date> today tomorrow tonight morning afternoon evening lunch lunchtime noon midday week weekend later <month>
    talk:speak talk ring call phone chat telephone dial conversation discuss discussion natter coffee zoom teams video meet word bell buzz shout tinkle facetime telephonic dialogue catch-up voice aloud verbally connect converse earful line yarn gab blether tea pint lunch huddle person
    minutes:minutes hour quarter moment sec second five ten fifteen twenty half window
    write:write email text message type note mail letter whatsapp writing written
    party:panel client board manager committee director chair hr governors trust partner employer company interviewer vp cto ceo cfo coo head headteacher matron boss council sponsor stakeholder firm hospital school ward team owner founder principal chief leadership
    candidate:candidate applicant finalist nominee shortlist longlist
    interview:interview meeting stage round assessment trial onsite screening presentation l1 l2 r1 r2 panel superday
    role:role job post position vacancy appointment brief requirement assignment contract opening gig opportunity seat headcount req project shift placement
    decide:decide decision verdict outcome choose chose chosen opt appoint resolve select conclude pick preferred determine plump
    other:someone somebody another other else internal elsewhere different rival competing
    glad:pleased delighted glad great happy loved liked strong warm impressed excellent brilliant fantastic thrilled
    regret:unfortunately sadly regret sorry afraid bad disappointing shame gutted alas unlucky apologies
    reject:reject decline unsuccessful passed pass rescind withdraw withdrawn withdrew pull drop no-show lost missed turned refuse knock unsuitable pipped ruled bin
    stop:hold pause freeze frozen froze shelve cancel park halt suspend delay postpone scrap stall mothball ice pulled
    offer:offer propose package terms
    pay:salary pay money rate base bonus budget compensation ctc comp fee wage remuneration number figure range expectation margin lpa <money> <percent> pension stipend earn hourly overtime commission equity rebate
    change:change move raise increase reduce cut extend shift adjust revise alter lower swap rise uplift amend
    leave:leave left resign notice quit resignation exit depart leaver
    stay:stay retain counter counter-offer counteroffer match buy-back keep persuade
    feel:feel think thought opinion view feeling concern doubt worry hesitation reservation misgiving interest interested keen tempted unsure nervous mind impression reckon honest honestly candid frank gut lean appetite enthusiasm
    accept:accept acceptance commit yes sign intend intention
    tell:tell say share describe explain indicate outline advise clarify spell reveal disclose know
    send:send attach enclose forward upload submit return complete fill bring provide pop print scan register
    document:resume form document passport invoice timesheet jd spec dossier copy link file certificate visa badge id agenda pdf attachment attached payslip p45 licence dbs card photo template
    place:reception floor building office address station parking site entrance door room desk street train bus tram car park gate postcode lift platform campus
    confirm:confirm booked received arrange schedule scheduled invite calendar acknowledge log
    thank:thanks thank cheers appreciate grateful ta
    wish:hope birthday christmas diwali eid congrats congratulations wishing luck enjoy safe
    wait:wait heard hear silence quiet silent update news response reply progress latest status movement joy radio tumbleweed crickets
    again:again still yet follow following chase nudge bump chaser check checking reminder circle touch touching base ping prod resend resurface hello
    urgent:urgent urgently asap immediately quickly fast hurry deadline lapse expire now soon clock ticking tight
    threat:otherwise lose miss gone regret forget finish
    guilt:everyone everybody disappointed embarrassed embarrassing neck owe favour trust faith loyalty let stupid mad crazy silly fool
    easy:fine worries pressure obligation rather prefer instead free convenient suit suits ignore problem hassle oblige decline welcome freely either whichever happier
    understand:understand learn find grasp appreciate see
    before:before so that until ahead because since as
    gain:save cost gain risk worth benefit matter protect means choice choose affect advantage leverage cheaper
    start:start begin join induction onboard onboarding
    end:end finish terminate last expire
    recap:agreed recap summary discussed summarise recapping
    answer:answer question asked query
    process:process processes agency agencies competing interviewing applications pipeline
    arrive:arrive arrival come wear dress arriving sign-in
    """
}
