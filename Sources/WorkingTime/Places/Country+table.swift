extension Country {
  /// Code, zone and names of every peopled country of ISO 3166-1: the zone of its one clock; after `~` that of all but
  /// outlying islands or a thinly peopled part; `-` where it has several and only a region tells. Names are those that
  /// records in English use, and a few of a country's own.
  ///
  /// Source: IANA time zone database, `zone.tab` and `iso3166.tab`. Zones of one country that show the same time since
  /// 2024 count as one.
  static let table = """
    AD Europe/Andorra Andorra
    AE Asia/Dubai United Arab Emirates;UAE
    AF Asia/Kabul Afghanistan
    AG America/Antigua Antigua and Barbuda
    AI America/Anguilla Anguilla
    AL Europe/Tirane Albania
    AM Asia/Yerevan Armenia
    AO Africa/Luanda Angola
    AQ - Antarctica
    AR America/Argentina/Buenos_Aires Argentina
    AS Pacific/Pago_Pago American Samoa
    AT Europe/Vienna Austria;Österreich
    AU - Australia
    AW America/Aruba Aruba
    AX Europe/Mariehamn Åland Islands
    AZ Asia/Baku Azerbaijan
    BA Europe/Sarajevo Bosnia and Herzegovina
    BB America/Barbados Barbados
    BD Asia/Dhaka Bangladesh
    BE Europe/Brussels Belgium;België;Belgique
    BF Africa/Ouagadougou Burkina Faso
    BG Europe/Sofia Bulgaria
    BH Asia/Bahrain Bahrain
    BI Africa/Bujumbura Burundi
    BJ Africa/Porto-Novo Benin
    BL America/St_Barthelemy St Barthelemy;Saint Barthélemy
    BM Atlantic/Bermuda Bermuda
    BN Asia/Brunei Brunei
    BO America/La_Paz Bolivia
    BQ America/Kralendijk Caribbean NL
    BR - Brazil;Brasil
    BS America/Nassau Bahamas
    BT Asia/Thimphu Bhutan
    BW Africa/Gaborone Botswana
    BY Europe/Minsk Belarus
    BZ America/Belize Belize
    CA - Canada
    CC Indian/Cocos Cocos Islands
    CD - Democratic Republic of the Congo;DR Congo
    CF Africa/Bangui Central African Rep.
    CG Africa/Brazzaville Congo;Republic of the Congo
    CH Europe/Zurich Switzerland;Schweiz;Suisse
    CI Africa/Abidjan Ivory Coast;Cote d'Ivoire;Côte d'Ivoire
    CK Pacific/Rarotonga Cook Islands
    CL ~America/Santiago Chile
    CM Africa/Douala Cameroon
    CN Asia/Shanghai China
    CO America/Bogota Colombia
    CR America/Costa_Rica Costa Rica
    CU America/Havana Cuba
    CV Atlantic/Cape_Verde Cape Verde;Cabo Verde
    CW America/Curacao Curaçao;Curacao
    CX Indian/Christmas Christmas Island
    CY Asia/Nicosia Cyprus
    CZ Europe/Prague Czech Republic;Czechia
    DE Europe/Berlin Germany;Deutschland
    DJ Africa/Djibouti Djibouti
    DK Europe/Copenhagen Denmark;Danmark
    DM America/Dominica Dominica
    DO America/Santo_Domingo Dominican Republic
    DZ Africa/Algiers Algeria
    EC ~America/Guayaquil Ecuador
    EE Europe/Tallinn Estonia
    EG Africa/Cairo Egypt
    EH Africa/El_Aaiun Western Sahara
    ER Africa/Asmara Eritrea
    ES ~Europe/Madrid Spain;España
    ET Africa/Addis_Ababa Ethiopia
    FI Europe/Helsinki Finland;Suomi
    FJ Pacific/Fiji Fiji
    FK Atlantic/Stanley Falkland Islands
    FM - Micronesia
    FO Atlantic/Faroe Faroe Islands
    FR Europe/Paris France
    GA Africa/Libreville Gabon
    GB Europe/London United Kingdom;UK;Great Britain;Britain
    GD America/Grenada Grenada
    GE Asia/Tbilisi Georgia
    GF America/Cayenne French Guiana
    GG Europe/Guernsey Guernsey
    GH Africa/Accra Ghana
    GI Europe/Gibraltar Gibraltar
    GL - Greenland
    GM Africa/Banjul Gambia;The Gambia
    GN Africa/Conakry Guinea
    GP America/Guadeloupe Guadeloupe
    GQ Africa/Malabo Equatorial Guinea
    GR Europe/Athens Greece;Hellas
    GS Atlantic/South_Georgia South Georgia and the South Sandwich Islands
    GT America/Guatemala Guatemala
    GU Pacific/Guam Guam
    GW Africa/Bissau Guinea-Bissau
    GY America/Guyana Guyana
    HK Asia/Hong_Kong Hong Kong;Hong Kong SAR
    HN America/Tegucigalpa Honduras
    HR Europe/Zagreb Croatia
    HT America/Port-au-Prince Haiti
    HU Europe/Budapest Hungary
    ID - Indonesia
    IE Europe/Dublin Ireland;Republic of Ireland;Eire;Éire
    IL Asia/Jerusalem Israel
    IM Europe/Isle_of_Man Isle of Man
    IN Asia/Kolkata India
    IO Indian/Chagos British Indian Ocean Territory
    IQ Asia/Baghdad Iraq
    IR Asia/Tehran Iran
    IS Atlantic/Reykjavik Iceland
    IT Europe/Rome Italy;Italia
    JE Europe/Jersey Jersey
    JM America/Jamaica Jamaica
    JO Asia/Amman Jordan
    JP Asia/Tokyo Japan
    KE Africa/Nairobi Kenya
    KG Asia/Bishkek Kyrgyzstan
    KH Asia/Phnom_Penh Cambodia
    KI - Kiribati
    KM Indian/Comoro Comoros
    KN America/St_Kitts St Kitts and Nevis;Saint Kitts and Nevis
    KP Asia/Pyongyang North Korea
    KR Asia/Seoul South Korea;Republic of Korea;Korea
    KW Asia/Kuwait Kuwait
    KY America/Cayman Cayman Islands
    KZ Asia/Almaty Kazakhstan
    LA Asia/Vientiane Laos
    LB Asia/Beirut Lebanon
    LC America/St_Lucia St Lucia
    LI Europe/Vaduz Liechtenstein
    LK Asia/Colombo Sri Lanka
    LR Africa/Monrovia Liberia
    LS Africa/Maseru Lesotho
    LT Europe/Vilnius Lithuania
    LU Europe/Luxembourg Luxembourg
    LV Europe/Riga Latvia
    LY Africa/Tripoli Libya
    MA Africa/Casablanca Morocco
    MC Europe/Monaco Monaco
    MD Europe/Chisinau Moldova
    ME Europe/Podgorica Montenegro
    MF America/Marigot Saint Martin
    MG Indian/Antananarivo Madagascar
    MH - Marshall Islands
    MK Europe/Skopje North Macedonia;Macedonia
    ML Africa/Bamako Mali
    MM Asia/Yangon Myanmar;Burma
    MN - Mongolia
    MO Asia/Macau Macau;Macao
    MP Pacific/Saipan Northern Mariana Islands
    MQ America/Martinique Martinique
    MR Africa/Nouakchott Mauritania
    MS America/Montserrat Montserrat
    MT Europe/Malta Malta
    MU Indian/Mauritius Mauritius
    MV Indian/Maldives Maldives
    MW Africa/Blantyre Malawi
    MX - Mexico;México
    MY Asia/Kuala_Lumpur Malaysia
    MZ Africa/Maputo Mozambique
    NA Africa/Windhoek Namibia
    NC Pacific/Noumea New Caledonia
    NE Africa/Niamey Niger
    NF Pacific/Norfolk Norfolk Island
    NG Africa/Lagos Nigeria
    NI America/Managua Nicaragua
    NL Europe/Amsterdam Netherlands;Holland;Nederland
    NO Europe/Oslo Norway;Norge
    NP Asia/Kathmandu Nepal
    NR Pacific/Nauru Nauru
    NU Pacific/Niue Niue
    NZ ~Pacific/Auckland New Zealand
    OM Asia/Muscat Oman
    PA America/Panama Panama
    PE America/Lima Peru
    PF - French Polynesia
    PG - Papua New Guinea
    PH Asia/Manila Philippines
    PK Asia/Karachi Pakistan
    PL Europe/Warsaw Poland;Polska
    PM America/Miquelon St Pierre and Miquelon
    PN Pacific/Pitcairn Pitcairn
    PR America/Puerto_Rico Puerto Rico
    PS Asia/Hebron Palestine
    PT ~Europe/Lisbon Portugal
    PW Pacific/Palau Palau
    PY America/Asuncion Paraguay
    QA Asia/Qatar Qatar
    RE Indian/Reunion Réunion;Reunion
    RO Europe/Bucharest Romania
    RS Europe/Belgrade Serbia
    RU - Russia;Russian Federation
    RW Africa/Kigali Rwanda
    SA Asia/Riyadh Saudi Arabia
    SB Pacific/Guadalcanal Solomon Islands
    SC Indian/Mahe Seychelles
    SD Africa/Khartoum Sudan
    SE Europe/Stockholm Sweden;Sverige
    SG Asia/Singapore Singapore
    SH Atlantic/St_Helena St Helena
    SI Europe/Ljubljana Slovenia
    SJ Arctic/Longyearbyen Svalbard and Jan Mayen
    SK Europe/Bratislava Slovakia
    SL Africa/Freetown Sierra Leone
    SM Europe/San_Marino San Marino
    SN Africa/Dakar Senegal
    SO Africa/Mogadishu Somalia
    SR America/Paramaribo Suriname
    SS Africa/Juba South Sudan
    ST Africa/Sao_Tome Sao Tome and Principe
    SV America/El_Salvador El Salvador
    SX America/Lower_Princes Sint Maarten
    SY Asia/Damascus Syria
    SZ Africa/Mbabane Eswatini;Swaziland
    TC America/Grand_Turk Turks and Caicos Is
    TD Africa/Ndjamena Chad
    TF Indian/Kerguelen French S. Terr.
    TG Africa/Lome Togo
    TH Asia/Bangkok Thailand
    TJ Asia/Dushanbe Tajikistan
    TK Pacific/Fakaofo Tokelau
    TL Asia/Dili East Timor;Timor-Leste
    TM Asia/Ashgabat Turkmenistan
    TN Africa/Tunis Tunisia
    TO Pacific/Tongatapu Tonga
    TR Europe/Istanbul Turkey;Türkiye
    TT America/Port_of_Spain Trinidad and Tobago
    TV Pacific/Funafuti Tuvalu
    TW Asia/Taipei Taiwan
    TZ Africa/Dar_es_Salaam Tanzania
    UA Europe/Kyiv Ukraine
    UG Africa/Kampala Uganda
    UM - US minor outlying islands
    US - United States;United States of America;USA;America
    UY America/Montevideo Uruguay
    UZ Asia/Tashkent Uzbekistan
    VA Europe/Vatican Vatican City;Holy See
    VC America/St_Vincent St Vincent
    VE America/Caracas Venezuela
    VG America/Tortola British Virgin Islands
    VI America/St_Thomas US Virgin Islands
    VN Asia/Ho_Chi_Minh Vietnam;Viet Nam
    VU Pacific/Efate Vanuatu
    WF Pacific/Wallis Wallis and Futuna
    WS Pacific/Apia Samoa;Western Samoa
    YE Asia/Aden Yemen
    YT Indian/Mayotte Mayotte
    ZA Africa/Johannesburg South Africa
    ZM Africa/Lusaka Zambia
    ZW Africa/Harare Zimbabwe
    """
}
