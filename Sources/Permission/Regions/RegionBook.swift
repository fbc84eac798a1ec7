import Recruitment

/// The regions' profiles.
package struct RegionBook: Sendable {
  package var profiles: [RegionProfile]

  package init(profiles: [RegionProfile]) { self.profiles = profiles }

  /// The profiles that come with RightCall, as text.
  package static var standardText: String { String(decoding: PackageResources.regions_yaml, as: UTF8.self) }

  /// Read once. Were the text at fault there would be no profiles, and a gate without profiles refuses all marketing.
  package static let standard = (try? RegionReader.read(standardText)) ?? RegionBook(profiles: [])

  package func place(named code: String) -> Int? { profiles.firstIndex { $0.code == code } }

  func place(ofCountry code: String) -> Int? { profiles.firstIndex { $0.countries.contains(code) } }
}

/// One fault in a text of profiles, and where it is.
package struct RegionFault: Hashable, Sendable {
  /// 1 = the first.
  package var line: Int
  package var column: Int
  package var what: String
}

package enum PermissionError: Error, Equatable {
  case faults([RegionFault])
}
