/// How a firm's pages for clients and candidates look: its name, its logo, one colour, a line at the foot.
package struct BrandKit: Hashable, Sendable {
  package struct Logo: Hashable, Sendable {
    package var type: LogoType
    package var bytes: [UInt8]

    package init(type: LogoType, bytes: [UInt8]) {
      self.type = type
      self.bytes = bytes
    }
  }

  /// `nil` = as the record names the firm.
  package var firmName: String?
  package var accent: BrandColour?
  /// Below each page: who the firm is and where its privacy notice lies, say.
  package var footer: String?
  package var logo: Logo?
  package var changedAt: Instant?

  package init(
    firmName: String? = nil, accent: BrandColour? = nil, footer: String? = nil, logo: Logo? = nil,
    changedAt: Instant? = nil
  ) {
    self.firmName = firmName
    self.accent = accent
    self.footer = footer
    self.logo = logo
    self.changedAt = changedAt
  }

  /// Characters; octets for the logo.
  package static let longestName = 80
  package static let longestFooter = 400
  package static let largestLogo = 48 * 1_024
}

package enum LogoType: UInt8, Code {
  case svg, png, jpeg

  package var word: String {
    switch self {
    case .svg: "image/svg+xml"
    case .png: "image/png"
    case .jpeg: "image/jpeg"
    }
  }
}
