/// Towns of Britain and Ireland, and those abroad in which clients sit and candidates live.
struct Place: Sendable {
  let city: String
  let country: String
  let region: String
  let zone: TradeZone
  let weight: Int

  static let home: [Place] = [
    Place(city: "London", country: "GB", region: "London", zone: .london, weight: 30),
    Place(city: "Manchester", country: "GB", region: "North West", zone: .london, weight: 14),
    Place(city: "Leeds", country: "GB", region: "Yorkshire", zone: .london, weight: 9),
    Place(city: "Birmingham", country: "GB", region: "West Midlands", zone: .london, weight: 11),
    Place(city: "Bristol", country: "GB", region: "South West", zone: .london, weight: 8),
    Place(city: "Reading", country: "GB", region: "South East", zone: .london, weight: 6),
    Place(city: "Cambridge", country: "GB", region: "East of England", zone: .london, weight: 5),
    Place(city: "Nottingham", country: "GB", region: "East Midlands", zone: .london, weight: 5),
    Place(city: "Sheffield", country: "GB", region: "Yorkshire", zone: .london, weight: 4),
    Place(city: "Liverpool", country: "GB", region: "North West", zone: .london, weight: 5),
    Place(city: "Newcastle upon Tyne", country: "GB", region: "North East", zone: .london, weight: 4),
    Place(city: "Edinburgh", country: "GB", region: "Scotland", zone: .london, weight: 6),
    Place(city: "Glasgow", country: "GB", region: "Scotland", zone: .london, weight: 6),
    Place(city: "Cardiff", country: "GB", region: "Wales", zone: .london, weight: 4),
    Place(city: "Belfast", country: "GB", region: "Northern Ireland", zone: .london, weight: 3),
    Place(city: "Milton Keynes", country: "GB", region: "South East", zone: .london, weight: 3),
    Place(city: "Southampton", country: "GB", region: "South East", zone: .london, weight: 3),
    Place(city: "Dublin", country: "IE", region: "Leinster", zone: .dublin, weight: 10),
    Place(city: "Cork", country: "IE", region: "Munster", zone: .dublin, weight: 4),
    Place(city: "Galway", country: "IE", region: "Connacht", zone: .dublin, weight: 2),
  ]
  /// Where clients abroad are, and people who work there.
  static let overseas: [Place] = [
    Place(city: "Berlin", country: "DE", region: "Berlin", zone: .berlin, weight: 3),
    Place(city: "Munich", country: "DE", region: "Bavaria", zone: .berlin, weight: 2),
    Place(city: "Frankfurt", country: "DE", region: "Hesse", zone: .berlin, weight: 2),
    Place(city: "Paris", country: "FR", region: "Île-de-France", zone: .paris, weight: 4),
    Place(city: "Lyon", country: "FR", region: "Auvergne-Rhône-Alpes", zone: .paris, weight: 2),
    Place(city: "New York", country: "US", region: "New York", zone: .newYork, weight: 4),
    Place(city: "Boston", country: "US", region: "Massachusetts", zone: .newYork, weight: 2),
    Place(city: "Chicago", country: "US", region: "Illinois", zone: .chicago, weight: 2),
  ]
  /// Countries from which candidates alone come.
  private static let farther: [Place] = [
    Place(city: "Kraków", country: "PL", region: "", zone: .warsaw, weight: 4),
    Place(city: "Warsaw", country: "PL", region: "", zone: .warsaw, weight: 3),
    Place(city: "Lagos", country: "NG", region: "", zone: .lagos, weight: 3),
    Place(city: "Bengaluru", country: "IN", region: "", zone: .kolkata, weight: 4),
    Place(city: "Dubai", country: "AE", region: "", zone: .dubai, weight: 4),
  ]
  static let abroad = farther + overseas
  static let clients = home + overseas
  static let homeWeights = home.map(\.weight)
  static let abroadWeights = abroad.map(\.weight)
  static let clientWeights = clients.map(\.weight)
}
