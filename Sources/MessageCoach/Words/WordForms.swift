/// How words of short messages are spelled when they are spelled out. Both sides of every pair are in small letters; what
/// begins with "<" is a kind of token rather than a word.
enum WordForms {
  static let normal: HashTable<[UInt8]> = HashTable(
    list.split(separator: "\n").flatMap { line -> [(UInt64, [UInt8])] in
      let parts = line.split(separator: ":")
      guard parts.count == 2 else { return [] }
      return parts[1].split(separator: " ").map { (Hash.of($0.utf8), Array(parts[0].utf8)) }
    })

  /// A day of the week or a month, spelled out or short.
  static func isOfTheCalendar(_ word: String) -> Bool {
    normal[Hash.of(word.utf8)].map { kinds[String(decoding: $0, as: UTF8.self)] != nil } ?? false
  }

  static let kinds: [String: Token.Kind] = ["<day>": .day, "<month>": .month]

  private static let list = """
    you:u yu ya yous
    your:ur yr
    are:r
    you're:youre your're
    don't:dont
    can't:cant
    won't:wont
    didn't:didnt
    doesn't:doesnt
    isn't:isnt
    haven't:havent
    hasn't:hasnt
    couldn't:couldnt
    wouldn't:wouldnt
    i'm:im
    i've:ive
    that's:thats
    what's:whats wats
    how's:hows
    let's:lets
    they're:theyre
    they've:theyve
    we've:weve
    there's:theres
    it's:its
    tomorrow:tmrw tmw tmr tomo tomoz tomorow tommorow tommorrow tomorro 2moro 2morrow
    tonight:2nite 2night tonite
    today:2day
    message:msg mesage
    messages:msgs
    please:pls plz plse pleas
    thanks:thx tks thnx thanx tnx
    because:cuz cos coz bc becuase becos
    about:abt bout
    with:w/
    before:b4
    great:gr8
    later:l8r ltr
    something:sth smth
    people:ppl
    between:btw. betw
    weekend:wkend wknd
    week:wk
    weeks:wks
    minutes:mins min minute minuts
    minute:minit
    hours:hrs
    really:rly realy
    right:rite
    know:kno
    want:wanna
    going:goin gonna
    got:gotta
    interview:intvw iv interveiw intervw interviw int.
    feedback:fb feedbk feed-back
    salary:sal salry
    update:updt updat
    offer:ofer
    client:clt cilent
    candidate:cand candiate
    manager:mgr
    position:posn
    though:tho
    through:thru
    tried:tryed
    received:recd recieved rcvd
    quick:qk quik
    call:cal
    chat:chatt
    afternoon:arvo afty aft pm-ish
    morning:morn mornin
    and:n &
    okay:ok k kk oki
    yes:yep yeah yup yh
    no:nope nah
    resume:résumé cv cvs resumes
    <day>:monday tuesday wednesday thursday friday saturday sunday mon tue tues weds wed thur thurs thu fri sat
    <month>:january february march april june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
    """
}
