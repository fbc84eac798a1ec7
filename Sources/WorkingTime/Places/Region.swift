/// A part of a country that has a clock or holidays of its own: a state, a province, a group of islands, a nation.
struct Region: Hashable, Sendable {
  let zoneName: String?
  /// The zone is that of most people there, but not of all.
  let isSplit: Bool
  /// Whose public holidays hold, beside the country: `SCT`; empty for the country's own.
  let holidays: String

  /// - Parameter country: ISO 3166 code.
  /// - Returns: `nil` for a region that makes no difference, or none that is known.
  static func named(_ word: String, in country: String) -> Region? {
    byCountry[country]?[PlaceName.folded(word)]
  }

  /// Whether the country's regions make a difference.
  static func areKnown(in country: String) -> Bool { byCountry[country] != nil }

  static func countryCode(ofZone name: String) -> String? { codeOfZone[name] }

  private static let byCountry: [String: [String: Region]] = {
    var regions: [String: [String: Region]] = [:]
    var country = ""
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2 else {
        country = String(line)
        continue
      }
      let isNation = country == "GB"
      let region = Region(
        zoneName: isNation ? nil : String(parts[0].drop { $0 == "~" }), isSplit: parts[0].first == "~",
        holidays: isNation ? String(parts[0]) : "")
      for name in parts[1].split(separator: ";") {
        regions[country, default: [:]][PlaceName.folded(String(name))] = region
      }
    }
    return regions
  }()

  private static let codeOfZone: [String: String] = {
    var codes: [String: String] = [:]
    for (code, regions) in byCountry {
      for region in regions.values { if let zone = region.zoneName { codes[zone] = code } }
    }
    return codes
  }()
}

extension Region {
  /// Below each country's code: a zone, then the codes and names of the regions that keep it. `~` before the zone says
  /// that a part of the region keeps another. Below GB: whose bank holidays hold there.
  ///
  /// Sources: IANA time zone database, `zone.tab` and the comments of `northamerica` and `australasia`; ISO 3166-2.
  static let table = """
    US
    America/New_York CT;Connecticut;DE;Delaware;DC;District of Columbia;Washington DC;GA;Georgia;ME
    America/New_York Maine;MD;Maryland;MA;Massachusetts;NH;New Hampshire;NJ;New Jersey;NY;New York
    America/New_York New York State;NC;North Carolina;OH;Ohio;PA;Pennsylvania;RI;Rhode Island;SC;South Carolina
    America/New_York VT;Vermont;VA;Virginia;WV;West Virginia
    ~America/New_York FL;Florida
    ~America/Detroit MI;Michigan
    ~America/Indiana/Indianapolis IN;Indiana
    ~America/Kentucky/Louisville KY;Kentucky
    America/Chicago AL;Alabama;AR;Arkansas;IL;Illinois;IA;Iowa;LA;Louisiana;MN;Minnesota;MS;Mississippi
    America/Chicago MO;Missouri;OK;Oklahoma;WI;Wisconsin
    ~America/Chicago KS;Kansas;NE;Nebraska;ND;North Dakota;SD;South Dakota;TN;Tennessee;TX;Texas
    America/Denver CO;Colorado;MT;Montana;NM;New Mexico;UT;Utah;WY;Wyoming
    ~America/Boise ID;Idaho
    America/Phoenix AZ;Arizona
    America/Los_Angeles CA;California;NV;Nevada;WA;Washington;Washington State
    ~America/Los_Angeles OR;Oregon
    ~America/Anchorage AK;Alaska
    Pacific/Honolulu HI;Hawaii
    America/Puerto_Rico PR;Puerto Rico
    CA
    ~America/St_Johns NL;Newfoundland;Newfoundland and Labrador
    America/Halifax NS;Nova Scotia;PE;PEI;Prince Edward Island
    America/Moncton NB;New Brunswick
    ~America/Toronto ON;Ontario;QC;Quebec;Québec
    America/Winnipeg MB;Manitoba
    America/Regina SK;Saskatchewan
    America/Edmonton AB;Alberta;NT;Northwest Territories
    ~America/Vancouver BC;British Columbia
    America/Whitehorse YT;Yukon
    ~America/Iqaluit NU;Nunavut
    AU
    Australia/Sydney ACT;Australian Capital Territory
    ~Australia/Sydney NSW;New South Wales
    Australia/Melbourne VIC;Victoria
    Australia/Brisbane QLD;Queensland
    Australia/Adelaide SA;South Australia
    Australia/Perth WA;Western Australia
    Australia/Hobart TAS;Tasmania
    Australia/Darwin NT;Northern Territory
    ES
    Atlantic/Canary CN;Canarias;Canary Islands;Las Palmas;Santa Cruz de Tenerife;Tenerife;Gran Canaria
    Africa/Ceuta CE;Ceuta;ML;Melilla
    Europe/Madrid MD;Madrid;CT;Catalonia;Cataluña;Catalunya;Barcelona;AN;Andalusia;Andalucía;VC;Valencia
    Europe/Madrid PV;Basque Country;GA;Galicia
    PT
    Atlantic/Madeira 30;Madeira;Funchal
    Atlantic/Azores 20;Azores;Açores
    Europe/Lisbon 11;Lisbon;Lisboa;13;Porto
    NZ
    Pacific/Chatham CIT;Chatham Islands
    Pacific/Auckland AUK;Auckland;WGN;Wellington;CAN;Canterbury
    CL
    Pacific/Easter Easter Island;Isla de Pascua
    America/Punta_Arenas MA;Magallanes
    America/Santiago RM;Santiago
    EC
    Pacific/Galapagos W;Galapagos;Galápagos
    GB
    ENG ENG;England
    SCT SCT;Scotland
    WLS WLS;Wales;Cymru
    NIR NIR;Northern Ireland
    """
}
