/// What a desk recruits: roles with their pay, and words for the companies that need them.
struct Sector: Sendable {
  struct Role: Sendable {
    let title: String
    let seniority: String
    /// Pounds a year.
    let low: Int
    let high: Int

    init(_ title: String, _ seniority: String, _ low: Int, _ high: Int) {
      self.title = title
      self.seniority = seniority
      self.low = low
      self.high = high
    }
  }

  let name: String
  let roles: [Role]
  /// Titles of those who hire.
  let hirers: [String]
  let companyWords: [String]
  /// What a client may say is missing.
  let gaps: [String]

  static let all: [Sector] = [
    finance, technology, engineering, legal, lifeSciences, construction, marketing, supply, people, data,
  ]

  private static let finance = Sector(
    name: "Accounting and finance",
    roles: [
      Role("Assistant Accountant", "junior", 28_000, 34_000), Role("Payroll Manager", "mid", 38_000, 48_000),
      Role("Management Accountant", "mid", 42_000, 55_000), Role("Finance Business Partner", "senior", 58_000, 72_000),
      Role("Financial Controller", "senior", 68_000, 88_000), Role("Head of FP&A", "lead", 85_000, 110_000),
      Role("Finance Director", "executive", 115_000, 150_000),
    ],
    hirers: ["Financial Controller", "Finance Director", "Chief Financial Officer", "Head of Finance"],
    companyWords: ["Capital", "Assurance", "Foods", "Retail", "Holdings"],
    gaps: ["group consolidation", "a recent audit background", "ERP migration experience", "direct reports"])
  private static let technology = Sector(
    name: "Technology",
    roles: [
      Role("Support Engineer", "junior", 30_000, 38_000), Role("Backend Developer", "mid", 50_000, 65_000),
      Role("DevOps Engineer", "mid", 58_000, 75_000), Role("Senior Software Engineer", "senior", 72_000, 92_000),
      Role("Engineering Manager", "lead", 90_000, 115_000), Role("Head of Platform", "lead", 105_000, 130_000),
      Role("Chief Technology Officer", "executive", 135_000, 180_000),
    ],
    hirers: ["Engineering Manager", "Head of Engineering", "Chief Technology Officer", "Programme Director"],
    companyWords: ["Software", "Systems", "Cloud", "Labs", "Digital"],
    gaps: ["production on-call experience", "event-driven systems", "Kubernetes at scale", "mentoring"])
  private static let engineering = Sector(
    name: "Engineering and manufacturing",
    roles: [
      Role("Quality Technician", "junior", 27_000, 33_000), Role("Maintenance Engineer", "mid", 40_000, 50_000),
      Role("Design Engineer", "mid", 42_000, 54_000), Role("Senior Mechanical Engineer", "senior", 55_000, 68_000),
      Role("Production Manager", "lead", 58_000, 74_000), Role("Operations Director", "executive", 98_000, 130_000),
    ],
    hirers: ["Production Manager", "Engineering Director", "Site Manager", "Operations Director"],
    companyWords: ["Engineering", "Castings", "Motion", "Hydraulics", "Precision"],
    gaps: ["high-volume manufacturing", "lean projects of their own", "SolidWorks", "regulated industry"])
  private static let legal = Sector(
    name: "Legal",
    roles: [
      Role("Paralegal", "junior", 26_000, 33_000), Role("Commercial Solicitor", "mid", 62_000, 80_000),
      Role("Employment Solicitor", "mid", 58_000, 78_000), Role("Senior Associate", "senior", 82_000, 105_000),
      Role("Legal Counsel", "senior", 80_000, 100_000), Role("General Counsel", "executive", 130_000, 175_000),
    ],
    hirers: ["Partner", "Head of Legal", "General Counsel", "Practice Director"],
    companyWords: ["Solicitors", "Law", "Chambers", "Legal", "Partners"],
    gaps: ["in-house experience", "a client following", "contentious work", "technology contracts"])
  private static let lifeSciences = Sector(
    name: "Life sciences",
    roles: [
      Role("Laboratory Analyst", "junior", 26_000, 32_000), Role("Clinical Research Associate", "mid", 40_000, 52_000),
      Role("Regulatory Affairs Manager", "senior", 60_000, 76_000),
      Role("Principal Scientist", "senior", 62_000, 80_000),
      Role("Head of Quality", "lead", 82_000, 105_000), Role("Medical Director", "executive", 130_000, 170_000),
    ],
    hirers: ["Head of Quality", "Research Director", "Clinical Operations Director", "Site Lead"],
    companyWords: ["Biosciences", "Therapeutics", "Diagnostics", "Pharma", "Genomics"],
    gaps: ["GMP release", "first-in-human studies", "MHRA inspections", "team leadership"])
  private static let construction = Sector(
    name: "Construction and property",
    roles: [
      Role("Site Engineer", "junior", 32_000, 40_000), Role("Quantity Surveyor", "mid", 48_000, 62_000),
      Role("Project Manager", "senior", 60_000, 76_000), Role("Contracts Manager", "lead", 70_000, 86_000),
      Role("Commercial Director", "executive", 105_000, 140_000),
    ],
    hirers: ["Contracts Director", "Commercial Director", "Regional Director", "Project Director"],
    companyWords: ["Construction", "Build", "Civils", "Estates", "Homes"],
    gaps: ["frameworks with local authorities", "NEC4 contracts", "high-rise work", "final accounts"])
  private static let marketing = Sector(
    name: "Marketing and creative",
    roles: [
      Role("Marketing Executive", "junior", 27_000, 33_000), Role("CRM Manager", "mid", 40_000, 52_000),
      Role("Brand Manager", "mid", 42_000, 56_000), Role("Head of Growth", "lead", 72_000, 95_000),
      Role("Marketing Director", "executive", 100_000, 135_000),
    ],
    hirers: ["Head of Marketing", "Marketing Director", "Commercial Director", "Chief Executive"],
    companyWords: ["Media", "Studios", "Brands", "Travel", "Leisure"],
    gaps: ["budget ownership", "agency and client side", "subscription products", "paid social"])
  private static let supply = Sector(
    name: "Supply chain",
    roles: [
      Role("Stock Analyst", "junior", 27_000, 34_000), Role("Demand Planner", "mid", 38_000, 48_000),
      Role("Category Buyer", "mid", 42_000, 55_000), Role("Logistics Manager", "senior", 52_000, 66_000),
      Role("Head of Procurement", "lead", 78_000, 98_000), Role("Supply Chain Director", "executive", 105_000, 140_000),
    ],
    hirers: ["Operations Director", "Head of Supply Chain", "Procurement Director", "General Manager"],
    companyWords: ["Logistics", "Freight", "Wholesale", "Packaging", "Trading"],
    gaps: ["cold chain", "SAP", "supplier negotiation at that size", "multi-site responsibility"])
  private static let people = Sector(
    name: "Human resources",
    roles: [
      Role("HR Adviser", "junior", 30_000, 37_000), Role("Reward Analyst", "mid", 42_000, 54_000),
      Role("HR Business Partner", "senior", 54_000, 70_000), Role("Head of Talent", "lead", 72_000, 92_000),
      Role("HR Director", "executive", 100_000, 138_000),
    ],
    hirers: ["HR Director", "Chief People Officer", "Chief Executive", "Managing Director"],
    companyWords: ["Care", "Group", "Services", "Housing", "Academies"],
    gaps: ["employee relations cases", "unionised sites", "restructuring", "reward design"])
  private static let data = Sector(
    name: "Data and analytics",
    roles: [
      Role("Data Analyst", "junior", 33_000, 42_000), Role("Analytics Engineer", "mid", 52_000, 66_000),
      Role("Data Engineer", "mid", 58_000, 74_000), Role("Senior Data Scientist", "senior", 75_000, 95_000),
      Role("Head of Data", "lead", 98_000, 125_000), Role("Chief Data Officer", "executive", 140_000, 185_000),
    ],
    hirers: ["Head of Data", "Chief Data Officer", "Analytics Director", "Chief Operating Officer"],
    companyWords: ["Analytics", "Energy", "Telecom", "Insurance", "Payments"],
    gaps: ["stakeholder work", "streaming pipelines", "regulated data", "experiment design"])

  /// First words of companies, invented.
  static let companyNames = """
    Alderbrook Ashdene Beckwith Brackenmoor Calderstone Carrowmore Copperfield Cranleigh Dunmore Easterby Elmhurst \
    Fennimore Foxglade Glenarrow Greyfriar Halcombe Harrowgate Hazelmere Inverlow Kestrelby Kilbracken Larkhill Lismore \
    Longmead Marlowe Merrifield Netherby Northgate Oakhanger Orchardleigh Pembridge Pinecroft Quarrington Ravensworth \
    Redmarley Rossmere Saltwick Sandhurst Silverdale Stanbury Stonebeck Swanmore Tallowbridge Thornbury Tidewell \
    Underwood Vantry Wainfleet Westerleigh Whitcombe Windrush Woolstone Yarrowby Zennor Ballymore Castlereagh Drumlin \
    Fermoyle Kilrush Mournebank Slievebloom Tullamine
    """.split(separator: " ").map(String.init)
}
