import Drawing
import Recruitment

/// How a firm's pieces look: its brand kit as pages need it.
package struct PieceBrand: Hashable, Sendable {
  package var firm: String
  package var accent: PageColour
  package var family: String
  package var footer: String?
  package var logo: PageImage?

  package init(
    firm: String, accent: PageColour = .green, family: String = TypeSetter.usualFamily, footer: String? = nil,
    logo: PageImage? = nil
  ) {
    (self.firm, self.accent, self.family, self.footer, self.logo) = (firm, accent, family, footer, logo)
  }

  /// - Parameters:
  ///   - record: the firm's name as the record has it.
  ///   - family: an installed family; ours where it is not there.
  /// - Throws: `CollateralError.page(.picture)` for a logo that cannot be drawn.
  package init(_ kit: BrandKit, record: String, family: String?) throws(CollateralError) {
    let accent = kit.accent?.readable ?? BrandColour(red: 0x0b, green: 0x5f, blue: 0x51)
    var logo: PageImage?
    if let known = kit.logo {
      let kind: PageImage.Kind =
        switch known.type {
        case .svg: .svg
        case .png: .png
        case .jpeg: .jpeg
        }
      do throws(PageError) { logo = try PageImage(kind, known.bytes) } catch { throw .page(error) }
    }
    let named = family.flatMap { TypeSetter.isInstalled($0) ? $0 : nil }
    self.init(
      firm: kit.firmName ?? record, accent: PageColour(accent.red, accent.green, accent.blue),
      family: named ?? TypeSetter.usualFamily, footer: kit.footer, logo: logo)
  }

  var wash: PageColour { accent.mixed(with: .white, share: 0.91) }
  /// What is written on the accent.
  var onAccent: PageColour { PageColour.white.contrast(with: accent) >= 4.5 ? .white : .ink }
}

/// Whose name, number and address stand on a piece.
package struct Consultant: Hashable, Sendable {
  package var name: String
  package var phone: String?
  package var email: String?

  package init(name: String, phone: String? = nil, email: String? = nil) {
    (self.name, self.phone, self.email) = (name, phone, email)
  }
}
