/// Small words, and words of the trade, by which a language is known. Written for this; a word may be of several languages,
/// and then tells little. Words with accents are also known without.
enum LanguageWords {
  static func of(_ language: Language) -> String {
    switch language {
    case .english: english
    case .spanish: spanish
    case .french: french
    case .german: german
    case .italian: italian
    case .portuguese: portuguese
    case .dutch: dutch
    case .polish: polish
    case .swedish: swedish
    case .hindi: hindi
    case .turkish: turkish
    case .romanian: romanian
    }
  }

  private static let spanish = """
    el la los las un una unos unas lo al del de a en con por para sin sobre entre hasta desde hacia según contra
    durante tras ante bajo y e o u ni pero sino aunque porque pues si que qué quien quién quienes cual cuál
    cuales cuando cuándo donde dónde como cómo cuanto cuánto cuánta yo tú él ella ello nosotros nosotras
    vosotros ellos ellas usted ustedes me te se nos os le les mi mis tu tus su sus nuestro nuestra nuestros
    vuestro mí ti conmigo contigo consigo este esta estos estas ese esa esos esas eso esto aquel aquella aquí
    ahí allí ahora luego después antes ayer hoy mañana tarde noche siempre nunca ya aún todavía también tampoco
    muy más menos mucho mucha muchos muchas poco poca nada nadie algo alguien alguno alguna algún ningún ninguno
    ninguna todo toda todos todas otro otra otros otras mismo cada tan tanto solo sólo casi quizás es son era
    eran fue fueron ser soy eres somos está están estoy estás estamos estaba estado hay había han ha he has
    hemos haber tener tengo tienes tiene tienen tenemos tenía hacer hago hace hacen hecho poder puedo puedes
    puede pueden podemos podría podrías quiero quieres quiere quieren querer querría gustaría gusta ir voy vas
    va van vamos ver veo ves decir digo dice dicho di dime dar doy da dan saber sé sabes sabe venir viene llegar
    llega pasar pasa llamar llamo llamas llama llámame llamarte llamada hablar hablo hablas habla hablamos
    enviar envío envía enviado mandar manda escribir escribe firmar firma esperar espero esperamos esperando
    seguir sigue sigues siguen necesito necesitas necesita necesitamos buscar busco busca buscamos elegir
    elegido ofrecer ofrecen ofrecido aceptar acepta aceptado rechazar rechazado descartado parado congelado
    cambiado confirmar confirmado recordar quedar queda quedamos interesa interesado interesada perdona perdón
    disculpa disculpe siento hola buenos buenas días tardes noches gracias saludo saludos abrazo favor vale bien
    mal bueno buena mejor lamentablemente desgraciadamente felicidades enhorabuena claro señor señora estimado
    estimada puesto trabajo empleo vacante oferta entrevista empresa cliente candidato candidata candidatura
    contrato sueldo salario dinero proceso respuesta noticia noticias novedad novedades reunión equipo correo
    mensaje teléfono número cuenta oficina persona personas gente jefe hora horas minuto minutos momento semana
    mes año lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre uno dos tres cuatro cinco seis siete ocho nueve diez once doce
    próxima próximo pasado nuevo nueva adjunto documento documentos duda pregunta problema porfa cayó
    contratación avísame avisa firmes directora proyecto arranca semanas perfil encaja perfectamente ando liado
    marco piden referencias última prefieren inglés fluido dale quedo atento atenta subieron subir mil contratar
    contratado contrataron empezar empieza experiencia requisitos detalles disponible disponibilidad renuncia
    renuncié renunciaste aviso vacaciones enfermo retraso llego llegué entendido entiendo
    """

  private static let french = """
    le la les l' un une des du de d' au aux à en dans par pour sur sous avec sans chez entre vers depuis pendant
    avant après jusque jusqu' contre selon malgré et ou où mais donc or ni car que qu' qui quoi quand comme
    comment combien pourquoi lequel laquelle quel quelle quels quelles si puisque parce lorsque je j' tu il elle
    on nous vous ils elles me m' te t' se s' lui leur leurs mon ma mes ton ta tes son sa ses notre nos votre vos
    moi toi eux soi ce cet cette ces c' cela ça ceci celui celle ceux ici là voici voilà ne n' pas plus jamais
    rien personne aucun aucune toujours souvent encore déjà bientôt maintenant aujourd'hui hier demain soir
    matin midi après-midi très trop peu beaucoup moins assez aussi ainsi alors bien mal mieux même tout toute
    tous toutes autre autres quelqu' quelque quelques chaque plusieurs certains vraiment seulement
    malheureusement est sont était étaient être suis es sommes êtes sera serait serais seriez a ai as avons avez
    ont avait avoir aurez aurait auriez eu été fait faire fais faites font peux peut pouvez pouvons peuvent
    pourrait pourriez pouvoir veux veut voulez voudrais voudrait vouloir dois doit devez devrait faut faudrait
    va vais vas allez vont aller viens vient venir venez dit dire dites dis sais sait savez savoir vois voir
    voyez donner donne donnez prendre prend prenez pris mettre met mis parler parle parlez parlons appeler
    appelle appelez rappelle rappeler rappelez envoyer envoie envoyez envoyé recevoir reçu attendre attend
    attends attendons rester reste restent restons signer signé chercher cherche cherchons retenu retenue refusé
    accepté accepte confirmer confirme confirmé convenir convient convenait souhaite souhaitez souhaitons
    intéresse intéressé intéressée préfère bloque gelé reporté bonjour bonsoir salut merci cordialement madame
    monsieur cher chère félicitations désolé désolée excusez svp stp d'accord bonne bon chance journée soirée
    week-end dispo disponible disponibilités poste emploi travail offre entretien entreprise société client
    cliente candidat candidate candidature contrat salaire prétentions préavis démission démissionné processus
    réponse retour nouvelle nouvelles réunion équipe courriel message téléphone numéro adresse bureau gens chef
    heure heures minute minutes moment jour jours semaine mois an année lundi mardi mercredi jeudi vendredi
    samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre deux
    trois quatre cinq six sept huit neuf dix onze douze prochain prochaine dernier dernière nouveau jointe
    ci-joint pièce papiers question problème besoin tarif congé employeur actuel rendez-vous anniversaire budget
    coupé navré navrée passez passé hésitent hésite profils envoyez-moi file débute débuter tkt souci pensez
    patron augmentée augmenté augmentation part partir références embauche embauché essai congés malade retard
    arrive arrivé compris entendu volontiers détails exigences expérience
    """

  private static let german = """
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem in im an am auf aus bei
    beim mit nach seit von vom zu zum zur für durch gegen ohne um über unter vor zwischen neben hinter während
    wegen trotz bis ab und oder aber denn sondern doch weil dass wenn als ob damit obwohl sobald bevor nachdem
    wie was wer wen wem wo wann warum wieso weshalb wohin woher welche welcher welches welchen ich du er sie es
    wir ihr mich dich sich uns euch mir dir ihm ihn ihnen mein meine meinen meinem meiner dein deine deinen
    deiner sein seine seinen seinem seiner ihre ihren ihrem ihrer unser unsere unseren euer eure dieser diese
    dieses diesen diesem jener jede jeder jedes alle alles allem andere anderen anderer anderes jemand jemanden
    niemand etwas nichts viel viele mehr weniger wenig einige mancher man selbst hier da dort dann nun jetzt
    heute gestern morgen abend früh später bald noch schon immer nie wieder auch nur sehr so ganz gern gerne
    lieber leider vielleicht bitte eben mal kurz nicht nein ja ist sind war waren bin bist seid wird werden
    wurde wurden würde würden worden hat habe haben hast habt hatte hatten gehabt kann kannst können könnt
    könnte könnten muss musst müssen müsst soll sollst sollen sollte sollten will willst wollen wollte darf
    dürfen mag möchte möchten möchtest macht machen gemacht geht gehen ging gegangen gelaufen kommt komme kommen
    gekommen sagt sagen gesagt weiß wissen gibt geben gegeben nimmt nehmen genommen findet finden sieht sehen
    gesehen steht stehen bleibt bleiben geblieben liegt liegen passt passen braucht brauche brauchen sucht suche
    suchen ruft rufe anrufen angerufen telefonieren sprechen gesprochen reden melden melde schicken schicke
    geschickt senden erhalten bekommen bekommst gehört hören warten warte entschieden entscheiden abgesagt
    abgelehnt angenommen gekündigt kündigen unterschreiben gestoppt verschoben freuen freue freut klären
    besprechen hallo guten tag danke dank vielen herzlichen glückwunsch grüße grüßen gruß freundlichen liebe
    geehrte geehrter herr frau entschuldigung schönen schönes schöne erfolg interessiert interesse neues gut
    gute besser bescheid problem stelle arbeit angebot gespräch vorstellungsgespräch firma kunde kunden kandidat
    kandidatin bewerbung bewerber vertrag gehalt geld antwort nachricht nachrichten rückmeldung termin treffen
    team unterlagen ausweis telefon nummer büro chef arbeitgeber kollegen stunde stunden uhr minute minuten zeit
    tage woche wochen monat jahr wochenende montag dienstag mittwoch donnerstag freitag samstag sonntag januar
    februar märz april mai juni juli august september oktober november dezember eins zwei drei vier fünf sechs
    sieben acht neun zehn elf zwölf nächste nächsten letzte letzten anbei frage unterschrift absage zusage
    budget gestrichen tut leid zweites zweiter zweite aktuellen aktuelle lebenslauf schick schickt schwanken
    bewerbern gleich meeting beginnt beginnen ersten erste profil hervorragend denken denk zeugnisse überredet
    gehaltserhöhung verdient erhöht verlängert absagen zusagen rückruf rückfrage erreichbar erreichen telefonat
    vorstellung kennenlernen einarbeitung probezeit kündigungsfrist schicht arbeitsbeginn lohn abrechnung urlaub
    krank krankmeldung verspätung unterwegs angekommen verstanden einverstanden natürlich selbstverständlich
    """

  private static let italian = """
    il lo la i gli le un uno una un' l' del dello della dell' dei degli delle al allo alla all' ai agli alle dal
    dalla dall' dai nel nello nella nell' nei nelle sul sulla sull' sui col di a da in con su per tra fra senza
    verso dopo prima durante fino entro presso e ed o oppure ma però perché poiché quando mentre se che chi cui
    quale quali quanto quanta quanti come dove cosa cos' com' dov' qual io tu lui lei noi voi loro mi ti si ci
    vi ne me te sé li glielo suo sua suoi sue mio mia miei mie tuo tua tuoi nostro nostra nostri vostro vostra
    questo questa questi queste quest' quello quella quelli quelle quel qui qua là lì ora adesso poi oggi ieri
    domani stamattina stasera sera mattina mattino sempre mai ancora già anche neanche molto molta molti poco
    troppo tanto più meno bene male meglio solo soltanto appena quasi forse purtroppo non no sì nulla niente
    nessuno nessuna qualcuno qualcosa qualche ogni tutto tutta tutti tutte altro altra altri altre un'altra
    stesso è sono sei siamo siete era erano essere stato stata stati sarà sarebbe sia ho hai ha abbiamo avete
    hanno aveva avere avuto avrebbe fa faccio fai fate fanno fare fatto posso puoi può possiamo potete possono
    potrebbe potrei potere voglio vuoi vuole vogliono vorrei vorresti vorrebbe volere devo devi deve dobbiamo
    dovete devono vado vai va andiamo vanno andare andata andato andrebbe vengo viene venire dico dici dice dire
    detto sai so sapere fammi vedo vede vedere vediamo visto do dare dato chiamo chiami chiama chiamare
    chiamarti richiamare richiamami parlo parla parlare parlarne parliamo sentire sentiamo sentirci scrivo
    scrivere mando manda mandare mandato invio inviare ricevuto aspetto aspettiamo attendo attesa resta resto
    restiamo rimane scelto scegliere accettato rifiutato cerco cerca cerchiamo serve servono firmare firmato
    confermato confermare spostato bloccato preferirei preferisce piacere piace interessa interessato
    interessata contatto pensi penso pensa ciao buongiorno buonasera buona buono salve grazie mille prego scusa
    scusi saluti cordiali complimenti congratulazioni gentile egregio signor signora dottor dottoressa posto
    nessun lavoro posizione ruolo offerta colloquio azienda società cliente candidato candidata candidatura
    contratto stipendio tariffa soldi processo risposta risposte novità notizia notizie riunione incontro
    squadra messaggio telefono numero codice ufficio persona persone capo ore minuto minuti momento giorno
    giorni settimana mese anno lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo
    aprile maggio giugno luglio agosto settembre ottobre novembre dicembre due tre quattro cinque sette otto
    nove dieci undici dodici prossima prossimo scorso nuovo nuova allegato documento documenti domanda problema
    dimissioni preavviso controfferta profilo profili opportunità budget tagliato tagliati spiace dispiace
    secondo terzo mandami aggiornato curriculum indecisi indeciso entrando richiamo parte primo perfetto
    perfetta dopodomani ricordi ricordati carta identità aumentato aumento referenze inizio comincia cominci
    assunto assunta assunzione prova ferie malattia ritardo arrivo arrivato capito certo certamente volentieri
    dettagli requisiti esperienza
    """

  private static let portuguese = """
    o a os as um uma uns umas do da dos das no na nos nas ao à aos às pelo pela pelos pelas num numa de em com
    por para pra sem sobre entre até desde após antes durante contra sob perante e ou mas porém porque pois se
    que quê quem qual quais quando onde como quanto quanta quantos embora enquanto eu tu ele ela nós vós eles
    elas você vocês me te lhe lhes mim ti si comigo contigo consigo conosco meu minha meus minhas teu tua seu
    sua seus suas nosso nossa nossos dele dela deles este esta estes estas esse essa esses isso isto aquele
    aquela aquilo aqui aí ali lá agora logo depois hoje ontem amanhã sempre nunca já ainda também muito muita
    muitos pouco mais menos bem mal melhor só apenas quase talvez infelizmente não sim nada ninguém nenhum
    nenhuma algo alguém algum alguma todo toda todos todas tudo outro outra outros outras mesmo cada tão tanto
    daqui é são era eram foi foram ser sou somos está estão estou estamos estava estado estar há havia tem têm
    tenho temos tinha ter teve faz faço fazer feito fazem pode posso podem podemos poderia poder puder quer
    quero querem queria gostaria gosta ir vou vai vão vamos ver vejo vê dizer digo diz disse dar dá deu saber
    sei sabe vem vir chegar chegando ligo liga ligar ligue falar falo fala falamos conversar conversa enviar
    envio envia enviado mandar manda escrever assinar assinado esperar espero espera aguardo aguardamos seguir
    segue ficar fica ficou ficamos preciso precisa precisamos procuro procura procuramos escolheram escolhido
    aceitou aceitar recusou recusado parou mudaram mudar marcar marcada marcado confirmar confirmado recebeu
    receber avisa achou acha acho correu pediu interessado interessada interesse prefiro preocupe explicar
    desculpe desculpa olá oi bom boa dia tarde noite obrigado obrigada abraço cumprimentos atenciosamente
    parabéns feliz senhor senhora caro cara prezado prezada claro certo sorte favor vaga emprego trabalho oferta
    proposta entrevista empresa cliente candidato candidata candidatura contrato salário pretensão salarial
    dinheiro valor processo resposta retorno notícia notícias novidade novidades reunião equipa equipe mensagem
    telefone número escritório pessoa pessoas gente chefe hora horas minuto minutos momento semana mês ano
    segunda terça quarta quinta sexta sábado domingo janeiro fevereiro março abril maio junho julho agosto
    setembro outubro novembro dezembro dois duas três quatro cinco seis sete oito nove dez onze doze próxima
    próximo passado novo nova anexo documento documentos dúvida pergunta problema demissão contraproposta
    suspensa aniversário andar perfil perfis cortaram orçamento lamento currículo atualizado divididos dividido
    entrar começa começar primeiro combina beleza traga bilhete identidade aumentou aumento referências
    contratado contratação experiência férias doente atraso chego cheguei entendi entendido detalhes requisitos
    disponível disponibilidade
    """

  private static let dutch = """
    de het een 't der des in op aan bij met naar van voor door over onder tegen tot uit zonder tussen na sinds
    tijdens per om langs binnen buiten achter ter ten en of maar want dus omdat als dat die wie wat waar wanneer
    waarom hoe welke welk hoewel terwijl zodat zodra ik jij je u hij zij ze wij we jullie hen hun hem haar mij
    me jou jouw uw mijn zijn ons onze zich deze dit daar hier er nu dan toen straks vandaag gisteren morgen
    overmorgen avond ochtend middag vanavond vroeg laat later al nog altijd nooit weer ook slechts heel erg zeer
    te zo even graag liever helaas misschien alstublieft alsjeblieft niet geen nee ja wel toch iets niets iemand
    niemand anders veel meer minder weinig alle alles elke ieder enkele andere ander zelf samen ervan hierover
    daarover ergens is was waren ben bent wordt worden werd werden geworden heeft heb hebt hebben had hadden
    gehad kan kun kunt kunnen kon moet moeten mag mogen wil wilt willen wou zal zult zullen zou zouden doet doe
    doen gedaan gaat ga gaan ging gegaan komt kom komen kwam zegt zeg zeggen gezegd weet weten geeft geven
    gegeven neemt nemen genomen ziet zie zien gezien staat sta staan blijft blijf blijven ligt past passen zoekt
    zoek zoeken bel belt bellen gebeld terugbellen spreken spreek gesproken praten stuur stuurt sturen gestuurd
    krijgen krijgt gekregen gehoord hoor horen hoort wacht wachten gekozen kiezen afgewezen afgezegd aangenomen
    ontslag tekenen getekend gestopt verzet verschoven bespreken bespreek laten vond vind vindt vinden verdienen
    betalen betaalt maak maken maakt gemaakt nodig geregeld bevestigd hallo hoi goedemorgen goedemiddag
    goedendag dag dank bedankt dankjewel groet groeten vriendelijke beste geachte heer mevrouw sorry
    gefeliciteerd succes geïnteresseerd interesse nieuws nieuwe goed goede beter leuk prettig weekend probleem
    verjaardag harte baan vacature functie werk aanbod bod gesprek sollicitatie bedrijf klant kandidaat
    kandidaten contract salaris geld antwoord bericht reactie afspraak vergadering team document documenten
    kopie paspoort ondertekening telefonisch telefoon nummer kantoor baas werkgever collega uur uren minuut
    minuten tijd dagen week weken maand jaar maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari
    februari maart april mei juni juli augustus september oktober november december twee drie vier vijf zes
    zeven acht negen tien elf twaalf volgende vorige laatste bijlage bijgevoegd vraag opzegtermijn zoektocht
    huidige stil verdieping kennis budget geschrapt spijt tweede derde nieuwste cv twijfelen twijfelt mensen zit
    rond zessen ingaat eerste profiel precies prima vergeet legitimatie gaf opslag referenties beginnen begint
    proeftijd vakantie ziek vertraging aangekomen begrepen natuurlijk details eisen ervaring beschikbaar
    """

  private static let polish = """
    w we z ze na do od po przy za przez dla o u pod nad przed między bez ku wśród podczas poza około oprócz i a
    oraz lub albo ale lecz więc bo ponieważ że żeby aby jeśli jeżeli gdy kiedy gdzie skąd dokąd jak jaki jaka
    jakie kto kogo komu co czego czemu dlaczego który która które ile czy chociaż ja ty on ona ono my wy oni one
    mnie mi mną ciebie cię ci tobą jego jej jemu niego niej go nas nam wam was ich im nimi się siebie sobie mój
    moja moje moją twój twoja twoje nasz nasza nasze wasz pan pani pana panu państwo państwa ten ta to te tego
    tej temu tym tych tę tą tamten tam tu tutaj teraz potem dziś dzisiaj wczoraj jutro pojutrze rano wieczorem
    zawsze nigdy już jeszcze też także tylko bardzo więcej mniej dużo mało dobrze źle lepiej może niestety nie
    tak nic nikt nikogo ktoś kogoś coś każdy wszyscy wszystko wszystkiego inny inna inne innego innej sam jakieś
    jakiś nadal wciąż znów bardziej prawie jest są był była było byli być jestem jesteś jesteśmy będzie będę
    będą ma mam masz mamy mają miał mieć mogę możesz możemy możecie mogą mógłby mogłaby chce chcę chcesz chcemy
    chciałbym chciałabym musi muszę musisz musimy wiem wie wiesz wiedzieć robi robić zrobić idzie iść pójść
    poszło przyjść daj dać dał dostał dostałeś dostałaś dostać mówi mówić powiedzieć powiedział rozmawiać
    porozmawiać dzwonić zadzwonić zadzwoń oddzwonię zadzwonię pisać piszę napisać wysyłam wysłać przesyłam
    przesłać czekam czekamy czekać zostaje zostać został została szukam szukamy szukać wybrali wybrać przyjął
    przyjęła odrzucił odrzucona odrzucony złożyłeś złożyli podpisać wstrzymana zatrzymany przesunięto
    potwierdzam potwierdzić potrzebuję potrzebujemy wolę sądzisz myślisz pasuje odbędzie brak trzeba cześć dzień
    dobry dziękuję dzięki proszę przepraszam pozdrawiam pozdrowienia witam szanowny szanowna gratulacje
    powodzenia najlepszego miłego porządku problemu zainteresowany zainteresowana praca pracy pracę stanowisko
    oferta ofertę ofercie rozmowa rozmowę rozmowy firma firmy klient klienta kandydat kandydata kandydatów
    kandydatura umowa umowę pensja wynagrodzenie pieniądze stawkę proces rekrutacja rekrutacji odpowiedź
    odpowiedzi wiadomość wiadomości wieści spotkanie zespół telefon numer biuro osoba osoby ludzie szef
    pracodawcy godzina godziny minut minuty czas dnia tydzień tygodniu miesiąc rok poniedziałek wtorek środa
    środę czwartek piątek piątku sobota niedziela stycznia lutego marca kwietnia maja czerwca lipca sierpnia
    września października listopada grudnia jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć
    następny ostatni nowy nowa załączniku dokument dokumenty dowodu kopii pytanie sprawie wypowiedzenie
    oczekiwania finansowe budżet obcięli obcięto przykro druga drugi trzecia wypadła wypadło podeślij prześlij
    aktualne aktualny cv życiorys wahają wahamy dwiema dwoma osobami zaraz zebranie odezwę odezwiemy koło
    szóstej ósmej piątej siódmej umowy zaczyna zaczynamy profil świetnie pasujesz usłyszenia zobaczenia zabrać
    dowód podwyżkę podwyżka kiedyś zgłoszenie zgłoszenia aplikacja aplikację odrzuciła odrzucili przyjęli
    przyjmą zatrudnić zatrudnimy zatrudnienie dostępny dostępna termin terminie adres jakby gdyby żebyśmy
    państwu chętnie niezwłocznie najszybciej szczegóły wymagania doświadczenie lata rozumiem wiadomo zgoda
    zgadzam oczywiście
    """

  private static let swedish = """
    en ett den det de dom dem i på av för till med om från hos vid under över efter före utan mellan mot genom
    sedan innan åt enligt kring trots och eller men så att som när där vad vem vilken vilket vilka varför hur
    eftersom medan fast jag du han hon vi ni man mig dig honom henne oss er sig min mitt mina din ditt dina sin
    sitt sina hans hennes vår vårt våra ert era deras denna detta dessa här nu då sen igår idag imorgon ikväll
    kväll morgon alltid aldrig redan än ännu också bara mycket mer mindre lite väl bra bättre kanske tyvärr inte
    nej ja jo något någon några ingen inget inga allt alla andra annan annat själv samma gärna hellre snart
    fortfarande helt ganska är var varit vara blir blev bli blivit har hade haft ha kan kunde kunna ska skulle
    vill ville måste får fick få fått gör gjorde göra gjort går gick gå gått kommer kom komma säger sa säga sagt
    vet visste veta ger gav ge tar tog ta tagit ser såg se står stod stå stannar stanna ligger låg finns söker
    söka passar passa ringer ringa ring ringde prata pratar talar tala skickar skicka skickat hör höra hört
    väntar vänta valde valt välja avslagits tackat skriva skriver underskrift stoppats flyttat flyttad pausad
    behöver behövde hinner tyckte tycker tänker tror hoppas sänka lagt bifogar bifogat bekräftat bekräfta hej
    hejsan tack grattis ursäkta förlåt hälsning hälsningar vänlig vänliga lycka trevlig helg god välkommen bästa
    snälla gratulerar klart problem intresserad intresse jobb jobbet tjänst tjänsten arbete erbjudande
    erbjudandet bud intervju intervjun företag företaget kund kunden kandidat kandidater ansökan avtal avtalet
    lön löneanspråk pengar pris priset svar svaret besked nyheter nyhet möte mötet samtal samtalet meddelande
    telefon nummer kontor kontoret chef arbetsgivare kollega person personer människor klockan timme timmar
    minut minuter tid dag dagar vecka veckan månad år måndag tisdag onsdag torsdag fredag lördag söndag januari
    februari mars april maj juni juli augusti september oktober november december två tre fyra fem sex sju åtta
    nio tio elva tolv nästa förra sista ny nytt nya kopia pass fråga rekryteringen våningen uppsägning
    födelsedagen nuvarande budgeten strukit strukits beklagar senaste cv tvekar börjar början första profil
    profilen perfekt okej hörs glöm glömma legitimation legitimationen chefen högre höjt referens referenser
    ansökningar tjänster uppdrag uppdraget återkommer återkoppling jobba jobbar arbeta arbetar anställd
    anställning provanställning sjuk semester
    """

  private static let hindi = """
    ka ki ke ko se mein mai par pe tak aur ya lekin magar kyunki kyonki agar toh to hi bhi na jo jab tab tabhi
    phir fir jaise waise isliye wala wali wale main mujhe mujhko mera meri mere hum hume humein hamein humko
    hamara hamari hamare tum tumhe tumhara tumhari tu tera teri aap aapko aapka aapki aapke aapse yeh ye woh wo
    voh vo uska uski uske usne unka unki unke unhone unhe inka inki iska iski iske isne kisi kisko kisne koi
    kuch kuchh sab sabhi apna apni apne khud log logon kya kyu kyun kyon kab kahan kaha kaise kaisa kaisi kaun
    kitna kitni kitne kidhar idhar udhar yahan yaha wahan waha ab abhi aaj kal parso subah dopahar shaam sham
    raat baad pehle pahle phirse dobara jaldi der thoda thodi bahut bohot bahot zyada jyada kam sirf bas bilkul
    zaroor jarur shayad hamesha kabhi nahi nahin nai mat haan han ha ji jee hai hain hu hoon hun ho tha thi the
    thhe hoga hogi honge hua hui hue hota hoti hote hona raha rahi rahe rehna kar karo karna karta karti karte
    kiya kiye karke karenge karunga karungi karein karu karwana kijiye do dena deta dete diya di dijiye dunga
    dekh dekho dekhna dekha lo lena leta liya li lijiye le aa aao aana aata aaya aayi aaye aayenge ja jao jaana
    jana jata jati gaya gayi gaye jayega milna mil mila mili milenge milte milega bol bolo bolna bola bata batao
    batana bataya batata bataiye pata poochna puch pucho puchna sun suno bhej bhejo bhejna bheja bhejiye
    bhejiyega chahiye chahte chahta chahti chaha chahenge sakta sakti sakte saku paa rakha rakho rakhna rakhte
    ruk ruko ruka rukna samajh samjha samjho lag laga lagta lagi lagega chal chalo chala chalega baat baatein
    karni soch socha sochna maan mana mango de namaste namaskar shukriya dhanyavad dhanyawad kripya maaf accha
    acha achha theek thik thek sahi galat badhiya badhai mubarak yaar bhai bhaiya didi arre arey oye matlab
    naukri kaam paisa paise tankhwah vetan aadmi ghar din hafte hafta mahine mahina saal baje ghante minute waqt
    samay dost sawaal jawab zaroori jaruri purani purana naya nayi naye pakki khushi mushkil taiyaar tayyar
    jaankari ek teen char chaar paanch panch chhe saat aath nau das gyarah barah somwar mangalwar budhwar
    guruwar shukrawar shanivar ravivar agle agla pichle saath liye kehna kehte keh unko inko unse mujhse humse
    kahin wahi yahi itna utna kat doosra dusra pehla teesra round doston confuse tareekh tarikh pasand pehchan
    patra laana lana badha badhi samajhna bataiyega dijiyega aaiye aaiyega jaiye rahiye hoye waale sakenge
    payenge rukiye intezaar intezar umeed anubhav chhutti beemar bimar pahunch pahuncha samjh zarur tayari
    """

  private static let turkish = """
    ve veya ya da de ama fakat ancak çünkü ki eğer ise ile için gibi kadar göre karşı doğru sonra önce beri
    üzere rağmen hem ne ben sen o biz siz onlar bana sana ona bize size onlara beni seni onu bizi sizi onları
    bende sende onda bizde sizde benim senim senin onun bizim sizin onların kendi kendisi bu şu bunu şunu bunun
    buna burada orada şurada şimdi bugün dün yarın akşam sabah öğlen gece her hep hiç hiçbir bazı bütün tüm çok
    az daha en biraz pek belki evet hayır değil henüz hâlâ hala artık yine tekrar sadece yalnız hemen zaten
    böyle öyle şöyle başka başkası birisi birini biri kimse kim kime kimin nasıl neden niçin niye nerede nereye
    kaç hangi zaman bir var yok mı mi mu mü mısın misin musun müsün mısınız misiniz musunuz müsünüz miyim mıyım
    miyiz mıyız dır dir olarak olan oldu olur olmaz olsun olacak olmak olabilir ediyor etti ettim eder ederim
    ederiz etmek edin istiyor istiyorum istiyoruz istedi istemek geldi gelmedi gelir gelmek gitti gider yaptı
    yapar yaparız yapmak verdi verdiler ver verir vermek aldı aldım aldınız alır almak dedi söyledi konuşmak
    konuşalım konuşabilir konuşmamız arar ararım ara arıyor arıyorum arıyoruz aradım aramak bekliyor bekliyorum
    bekliyoruz gönderdi gönderiyorum gönder yazıyorum yazdı düşünüyor düşünüyorsun düşünüyorsunuz biliyor
    bilmiyorum seçti seçtiler seçildi karar kalmaya kaldı kabul reddetti reddedildi durdu durduruldu imzaladı
    gerekiyor gerek lazım geçti ihtiyacımız ihtiyacım ilgileniyor bulabilirsiniz tercih alındı sonuçlandı
    merhaba selam günaydın iyi günler akşamlar teşekkür teşekkürler lütfen tebrikler kusura bakmayın özür sayın
    bey hanım maalesef sağ olun saygılar başarılar tamam sorun hayırlı kutlu bol şans iş işi işin işe pozisyon
    teklif görüşme görüşmeniz mülakat şirket müşteri müşteriden aday adayı adaylar başvuru başvurunuz sözleşme
    sözleşmeyi maaş ücret ücreti para süreç cevap cevabınızı haber gelişme toplantı ekip mesaj mesajımı telefon
    telefonda numara ofis kişi kişiler insan patron saat saatte dakika dakikan gün günü hafta haftaya ay ayına
    yıl pazartesi salı çarşamba perşembe cuma cumaya cumartesi pazar ocak şubat mart nisan mayıs haziran temmuz
    ağustos eylül ekim kasım aralık iki üç dört beş altı yedi sekiz dokuz on sonraki geçen yeni ekte belge
    belgeler soru beklentiniz nedir müsait uygun istifa hakkında kimlik katta bütçe bütçesi kesildi üzgünüm
    üzgünüz ikinci birinci üçüncü mülakatın mülakatınız mülakatı güncel özgeçmiş özgeçmişini özgeçmişinizi cv
    yolla yolladım yollayın arasında kararsız kararsızlar toplantıya toplantım giriyorum giriyor başlıyor
    başladı başlayacak başlangıç profil profilin profiliniz tamamdır görüşürüz görüşelim görüşmek görüştük
    kimliğinizi kimliğiniz unutmayın unutma unuttum patronu maaşına maaşı zam yapıyor yapacak bugünkü yarınki
    dönüş geri bildirim iletişim ulaşın ulaştım buyurun nasılsınız nasılsın iyiyim memnun oldum kolay gelsin
    hoşça kalın elinize sağlık kaydı kayıt adres adresi tarih tarihi deneyim deneyiminiz yıllık çalışmak
    çalışıyor çalışıyorum çalışıyorsunuz işten ayrıldı ayrıldım kazandı beğendi beğendiler istiyorsanız
    isterseniz olursa varsa yoksa lazımsa detay detaylar konuşuruz anlaştık onaylandı onay reddettiler geldiler
    gidiyor bakıyorum bakıyoruz inceledik inceliyoruz paylaştı paylaşabilir
    """

  private static let romanian = """
    un o unui unei niște al a ai ale cel cea cei cele de la în pe cu din pentru prin fără despre între până după
    înainte lângă spre sub peste contra când dintre într-un într-o dintr și sau ori dar însă iar deci că să dacă
    deși fiindcă căci ce cine care cui unde cum cât câtă câți câte eu tu el ea noi voi ei ele mă te îl îi se ne
    vă le mi ți își îmi îți lui lor mine tine meu mea mei mele tău ta tăi tale său sa săi nostru noastră noștri
    vostru dumneavoastră dumneata acest această acesta aceasta aceste acestea acel acea aici acolo acum apoi azi
    astăzi ieri mâine seara dimineața diseară mereu niciodată deja încă mai doar numai foarte mult multă mulți
    multe puțin bine rău poate păcate nu da nimic nimeni ceva cineva oricine alt altă alții altceva altcineva
    fiecare tot toată toți toate același aproape nicio niciun vreo vreun este e sunt ești suntem sunteți era
    erau fi fost fie va vom vor ar aș am are avem aveți au avea avut fac face faci făcut pot poți putem puteți
    putea vreau vrei vrea vrem doresc dorești dorește doriți trebuie știu știi știe merg merge mergem vin vine
    veni spun spune spui spus dau dă dat iau ia luat văd vezi vede vedem sun sună suna sunați vorbi vorbim
    vorbesc vorbește discuta discutăm trimit trimite trimis trimiteți scriu scrie scrieți aștept așteptăm
    așteaptă rămâne rămân caut caută căutăm ales alege acceptat accepta respinsă respins refuzat semna semnat
    oprit suspendat mutat confirmat confirm primit primi prefer convine cer întârzii interesat interesată bună
    ziua salut mulțumesc mulțumim mersi rog scuze scuzați felicitări stimate stimată domnule doamnă domnul
    doamna stimă respect succes regulă frumos ani post postul loc locul muncă oferta ofertă ofertei interviu
    interviul firmă compania client clientul candidat candidați candidatura contract contractul salariu salariul
    bani tariful proces procesul răspuns răspunsul veste vești noutăți întâlnire întâlnirea echipă mesaj mesajul
    telefon număr numărul birou biroul persoană persoane oameni șef ora oră ore minut minute timp zi zile
    săptămână săptămâna lună luni an marți miercuri joi vineri sâmbătă duminică ianuarie februarie martie
    aprilie iunie iulie august septembrie octombrie noiembrie decembrie unu doi două trei patru cinci șase șapte
    opt nouă zece următor viitoare trecut nou atașat document documente copie întrebare problemă părere demisia
    contraoferta explic discuția buget bugetul tăiat tăiate părea pare trimite-mi trimiteți-mi actualizat cv-ul
    ezită ezit ședință ședința intru intră începe începem început întâi prima profil profilul potrivește
    potrivit perfect curând uitați uita buletinul buletin acte actele șeful mărit mărire salariului angajat
    angajator angajare locuri muncii companiei firma firmei spunem spuneți anunța anunț anunțați așteptați
    telefonic sunați-mă sun-o vorbit vorbiți discutat părerea decizia decis hotărât renunțat renunță rămas
    plecat pleacă veniți ajuns ajung întârziere scuzele sărbători fericite weekend plăcut seară frumoasă
    dimineață detalii cerințe experiență vechime disponibil disponibilă câteva oricând oriunde deocamdată oferit
    oferim propunere propune propunem
    """
}
