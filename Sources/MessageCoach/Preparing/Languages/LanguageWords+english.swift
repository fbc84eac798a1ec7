extension LanguageWords {
  /// Words that are written in at least two of the sentences that the coach is trained on, short forms, and small words.
  static let english = """
    & 2day 2moro 2morrow 2night 2nite a able about above absence absolutely abt accept acceptable acceptance
    accepted accepting accepts accordingly account accounts acknowledge acquaintance across act active actual
    actually actuary add added address advance advantage advert advertise advertised advertisement advise
    advised affected afford afraid aft after afternoon afty again against age agencies agency agenda ago agree
    agreed agreement ah ahead ai alarm alive all allow allowance almost alone along aloud already also alter
    altered although always am amazing amended among amount an analyst and announced announcement annual another
    answer answers any anybody anymore anyone anything anytime anyway anywhere apologies app appear appendix
    appetite applicants application applications applies applying appoint appointed appointment appointments
    appreciate appreciated approach approached approval approved approver apr april are aren't around arrange
    arrangement arrive arrives arriving art article arvo as asap aside ask asked asking asks assessment
    assignment assist assistant association assume astray at ate attach attached attachment attachments attempt
    attend audit auditors aug august authority automated automatically autumn availability available averages
    avoidance await awaiting award awards away awesome awkward aye b b4 back background bad badge badly balance
    ball ballot band bank bar bare barrier base based basis bc be bear bears because become becos becuase been
    before beforehand begging begin beginning begins begun behalf behind being believe believes bell below ben
    bench beneath benefit benefits bent beside best better betw between beyond bid big bigger bill billing birth
    birthday biscuits bit bite bk blacklist blink block blower blue bluntly board boardroom boards bond bonus
    book booked booking bookings boots borrow boss both bother bottom bought bound bout box brain bravo break
    breaker breakfast breaks brief brilliant bring bringing brings bro broken brought brutal btw btw. budget
    building bump buried bursar bus business bust busy but button buy buyout buzz by c cab cal calendar calendly
    calibre call called calling calls came can can't cancelled cand candiate candid candidate candidate's
    candidates candidature candidly cannot cant canteen car card care career careers careful carrier carry
    carrying case casting catch caught cause caused ceiling cent centre certain certificate chair chairman
    chance change changed changes channel chap charge charity chart chartered chartership chase chasing chat
    chatt chatting check checking cheers chef chief children choice choices choose choosing chop chosen cilent
    circling circumstances claim clash class clause clean clear clearance clearer clerk client client's clients
    cliff clinic clock close closed closer closes closing closure clt co coach coast code coffee cold colleague
    colleagues column come comes comfort comfortable coming comment comments commissioning commit committed
    committee committee's common commute comp companies company compare comparison compensation competition
    competitor competitors complaint complete completed completely compliance component compulsion concern
    concerns concluded conference confidence confidential confirm confirmed confirming congrats connect
    connecting connection conscious consequence consider consultancy consultant consultants consultation contact
    contacted content contingent continue contract contract's contractor contractors contradicts control
    controller convenience convenient conversation cool cooled copies copy correct correctly cos cost costing
    costs could couldn't couldnt council count counter counter-offer counter-offers counter-signed county
    courier course court courtesy courting covenant cover covered covering covers coz crazy credit crew crickets
    crossed crowd cud cultural curious current currently cut cuz cv cv's cvs dan dare data date dated dates day
    days dead deadline deal dealing dear debrief dec december decide decided decides deciding decision declare
    decline declined declining defined degree deirdre delay delete delight delighted department depot deputy
    description deserve deserved design desk details determination development dial diaries diary dice dictated
    did didn't didnt die diff difference different difficult difficulty digit dinner direct directly director
    discuss discussed discussion disposal disregard dither do docs document documents docusign does doesn't
    doesnt doing domestic don't done dont door double doubt doubts down download draft dragging drama dress
    drive drivers driving drop dropped dropping drops drug due duplicate during each ear earlier earliest early
    ears earth easier easy effect effective effort eight eighty either elected election eleven else else's
    elsewhere email emailed emails embarrassed embarrassing employer employment empty enclosed end ended ending
    ends engagement engineer engineering engineers enjoy enjoyed enough enquire entered entertain entirely
    entitlement entrance envelope environment equally equity error est even evening evenings event ever every
    everyone everything exactly example excellent exclusive exclusivity executive exercise existing exit expect
    expectation expectations expected expecting expenses experience expires expiry explain explains explanation
    extend extended extending extension extra eye face fact facts failing fair fall falling falls family fan
    fancy far fast favour fb fear feb february fee feed-back feedback feedbk feel feeling feelings fees feet
    fella felt few field fifteen fifth fight figure figures file filed fill filled filter final finalist
    finalists finally finance financial find finding finds fine fingers finish finished finishes fire firm
    firm's firms first first-year fit five fix fixed flat floating flooded floor flying folder follow follow-up
    followed following foolish foot for forget forgive form formal formally format formed forms fortnight forty
    forward forwarded fought found founder four four-day fourteen fourth frame framework frankly free freeze fri
    friday friend from front frozen full fully funding funny further future fy gap gaps garden gate gather gave
    gd gentle gentleman get gets getting gift gig gimme gina gis give given gives giving glad gladly go go-live
    god goes goin going gone gonna good google got gotta gr8 grab grade grand grateful gratuity great green
    ground group group-level guarantee guaranteed guess guessing guest guide gut guy had haha half half-term
    hall hand handed handier handle handled handover hands hands-on hanging hangs hank's happen happened happily
    happy hard hardest harm has hasn't hasnt hassle hat hate hats have haven't havent having he he'd he'll he's
    head headcount heads health hear heard hearing hears heart held hello help helped helps hence her here
    here's hes hesitation hey hi high higher hike him hire hired hires hiring his history hit hiya hmm hol hold
    holding holds holiday holidays hols home honest honestly hop hope hoped hoping hospital hot hotel hour hours
    house housing how how'd how's hows hr hrs huddle huge hybrid i i'm i've ice id idea identical if ignore iii
    ill im imagine immediately impertinent impressions in in-hand inbox include included including income indeed
    indication individual induction inform informed inherited innit inside insist inspection installed instead
    institution's instructions insurance int. intake intend intended intends intercom interest interested
    interim internal interveiw interview interviewed interviewer interviewing interviews interviw intervw into
    introduce intvw invitation invite invoice iphone is ish isn't isnt issue issued issues it it'd it's its
    itself iv ive jan january jess job job's jobs join joined joiner joiners joining joke joy judge jul july
    jump jun june junk just k keen keep keeping keeps kept kicking kids kim kind kindly kitchen kk knew kno
    knock know knowing known knows l8r lab labour labourers lad lads lady lakh lakhs land landed landing lapses
    laptop last late later latterly launch lawyers lead leadership leading leads leaning learn learned least
    leave leaves leaving led left legal length less let let's lets letter letter's letting level licence lie
    lies life lift light lighter like liked likely likes limb line lines link list listed listening lists little
    live lobby location locked locks log logged login logistics lol lonely long longer look looked looking looks
    lose lost lot love loved lovely low lower lowest ltr luck lucky luis's lunch lunchtime ly m mad madam made
    mail mailed mails main maintenance make makes making male man manage managed management manager manager's
    managers managing mandatory many map mapping mar march margin mark market married match matched matching
    mate matron matter matters may maybe me mean meaning means meant medical meet meeting meets meetup member
    members men mention mentioned mentor merger mesage message messages met mgr mic middle might mile miles
    million min mind minded mine minimum ministry minit mins minute minutes minuts miss missed missing mo mobile
    moment mon monday money monitoring month month-end monthly months more morn mornin morning mornings moro
    mortgage most mouths move moved movement moves moving msg msgs mtg much music must must-haves my myself n
    nae nag nah name named namely names natter nd near nearly neck need needed needful needn't needs neither
    nervous never new news newsletter next nice night nights nine nine-month nineteen ninety nite no no-brainer
    nobody non non-compete noncompete none noon nope nor northway not note noted notes nothing notice noticed
    nov november now nudge nuisance number numbers nurse nurses o'clock objection obligation obliged occasion
    occupational oct october odds of ofer off offence offer offer's offered offering offers office often ok okay
    oki old on on-call on-hold onboarding once one one-word online only onsite onto open opened opening openings
    opens opinion opportunities opportunity opposed opposite ops opt opted options or order org original other
    others otherwise ought our ours out outcome outside outstanding over overdue overseas overtime owe own owner
    owners p pack package page pages paid pain pan panel panel's panels paper papers paperwork par paragraph
    paragraphs park parked parking part particular partner partners partnership party pass passcode passed
    passing passport past patience pattern pause paused pay payable paying payment payroll pays payslip pdf
    peace pen penalty pencilled pending pension people per percent perfect perfectly perhaps period perm
    permanent permanently permission permit person personal phone photo photos pick picking picture pigeon pile
    pin pinegate pint pipped place placed placement plain plan planned planners planning plans plant platform
    play pleas please pleased pleasure pls plse plus plz pm pm-ish pocket point points policy polite pool
    popping port portal porter position positions positive posn possible post postcode posted posting pot pounds
    ppe ppl practical practice pre-employment precisely prefer preferred prepared present presentation press
    pressed pressing pressure previous price print printed printers printing priority private privileged
    probably probation problem probs procedure proceed process procurement product profession profile profiles
    project promise promised promotion properly proposal propose proposing protects provided provider's public
    published pull pulled purchase purely purpose purposes push pushed put puts putting q qk qualification
    quantity quarter queries query question questionnaire questions queue quick quicker quid quiet quik quite
    quoted r radio rail raining raise raised ran rang range rank ranking rarely rat rate rate's rates rather
    rcvd rd re re-advertising reach reached reaction read reading reads ready real really realy reason reasons
    rebate recd receipt receipts receive received reception recess recieved reckon recognise recognition
    recorded records recruiter recruiting recruitment reduced redundancies redundancy ref referee referees
    reference references referral refund refusal refuse refused reg regard regarding regards register registered
    regraded regret regulator's rehearse reject rejected rejection relationship release released releasing
    relieving relocation remain remaining remember remind reminder remote remove remuneration renewal renewing
    reopen reorg reorganisation replacement replied reply replying report reporting reports represent reputation
    req request requested required requirement requisition resend resending reserve reserved resign resignation
    resigned respect respond response rest restrictive restructure restructuring result resume resumes
    resurfacing retained retainer retention return returned returning revert review reviewed revised right ring
    ringing rings rise risen rises risk rite rival rly rm road role role's roles roll room roster rota roughly
    round route rules ruling run rung running runs rush s safe safety said sake sal salaried salaries salary
    sales salry sam same sat saturday save saved saves saw say saying says scaffolders scale schedule scheme
    school scope scores scoring screen search searches season seat seats sec second sector security sedan see
    seeing seems seen sees selected selection seminar send sending sends senior seniority sense sensible sent
    sep sept september serious seriously serve served service set sets setting settle settled settling seven
    several shall share shared sharp she she'll she's sheet shift shifts shoot shop short shortlist shortlisted
    should shout show showed showing shown shows shut shutdown shuts shy side sight sign sign-on signature
    signed signing signs silence simpler simply since sir sit site site's sits sitting six six-month sixteen
    size skip sleep slept slides slip slipped slips slot slots slow small smart smoke smth snap snapped snooze
    snowed so social sole solicitor solicitors solid some somebody someone somethin something sometimes somewhat
    somewhere son soon sooner sorry sort sound soundings soz spare speak speaking speaks spec specifically
    specification spell spend spending spent split spoke spoken sponsor sponsorship spot spring st staff stage
    stakeholder stand standard standing stands start started starter starting starts state statement station
    status stay staying stays steal step steps sth stick still stock stood stop stopped stops story straight
    street strength stress stretch strike strong stronger strongly struck structural structure stuck study stuff
    style sub subject submit submitted substantive successful such sue sufficient suggest suit suits summary
    summer sums sunday super supervisor supplier supply suppose sure surely surname surprised survey surveyor
    surveyors survive suspended swamped swap swapped switchboard switched system ta table tag take take-home
    taken takes taking talent talk talked talking talks target tax tbh tea team team's technical telephone
    telephoned telephonic tell telling tells temp temp's temperature temps tempt ten ten-minute tenth term terms
    test text th than thank thanks thanx that that's thats the theatre their theirs them then there there'll
    there's therefore theres these they they'd they'll they're they've theyll theyre theyve thing things think
    thinking thinks third thirteen thirty this thnx tho those though thought thoughts thousand thread three
    through throw thrown thru thu thumbs thumbs-down thur thurs thursday thx tick ticket tickets ticking ticks
    til till time times timesheet timesheets timing tinkle title tks tmr tmrw tmw tnx to today todo together
    told tommorow tommorrow tomo tomorow tomorro tomorrow tomorrow's tomoz tonic tonight tonite too took top
    totally touch touches touching tour town tracked trade traffic trailing train trained training transfer
    travel treat trial tribunal tried trip trouble true truly trust trust's trustees truth try tryed trying tue
    tues tuesday tumbleweed turn turned turns twelve twelve-month twenty twice two txt type typing u u'd ud ugly
    ull um umbrella unable under understand uniform union unit unless unpaid unprofessional unsuccessful unsure
    until unto up updat update updated updt uplift uploaded upon upshot upstairs ur urgent us use used useful
    using usual utility uve vacancies vacancy vacant vacation value variable vendor version versions very vests
    vet vetoed vetting video view virtual visa visit visitor viva voice voicemail volume vote w w/ wage wait
    waiting walk walked walking wanna want wanted wants war ward warehouse warm warn warts was wash-up wasn't
    wasted water wats wave way wd we we're we've weather webinar website wed wednesday weds wee week week's
    weekend weekends weekly weeks weigh welcome well went were weren't west weve what what's whatever whats
    whatsapp when whenever where whereas whether which whichever while white whiteboard who who'd who's whole
    whom whose why wife wifi will willing wind window wish wishes wishing with withdraw withdrawal withdrawing
    withdrawn withheld within without wk wkend wkends wknd wks wobble woman women won't wonder wondered
    wondering wont word wording words work worked working works worried worries worry worse worst worth would
    wouldn't wouldnt wow wrecked write writes writing written wrong wrongly wrote wud x xmas y ya yarn ye yeah
    year year's years yep yes yesterday yesterday's yet yh yikes yo you you'd you'll you're you've your your're
    youre yours yourself yourselves yous yr yrs yu yup zero zoom
    """
}
