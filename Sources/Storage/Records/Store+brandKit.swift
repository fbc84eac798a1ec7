import Foundation
import Recruitment

extension Store {
  /// How the pages for clients and candidates look; empty where nobody has said.
  package func brandKit() throws -> BrandKit {
    try database.read { connection in
      var kit = BrandKit()
      try connection.query(
        "SELECT firm_name, accent, footer, logo_type, logo, changed_at FROM brand_kit WHERE id = 1"
      ) { row in
        kit.firmName = row.text(0)
        kit.accent = row.text(1).flatMap { BrandColour(hexadecimal: $0) }
        kit.footer = row.text(2)
        kit.changedAt = row.integer(5).map(Instant.init)
        if let type = row.integer(3).flatMap({ LogoType(rawValue: UInt8(truncatingIfNeeded: $0)) }),
          let bytes = row.text(4).flatMap({ Data(base64Encoded: $0) })
        {
          kit.logo = BrandKit.Logo(type: type, bytes: Array(bytes))
        }
      }
      return kit
    }
  }

  package func setBrandKit(_ kit: BrandKit, now: Instant) throws {
    _ = try database.write { connection in
      try connection.execute(
        """
        INSERT INTO brand_kit (id, firm_name, accent, footer, logo_type, logo, changed_at)
        VALUES (1, $1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO UPDATE SET firm_name = excluded.firm_name, accent = excluded.accent,
          footer = excluded.footer, logo_type = excluded.logo_type, logo = excluded.logo,
          changed_at = excluded.changed_at
        """,
        [
          SQLValue(kit.firmName), SQLValue(kit.accent?.hexadecimal), SQLValue(kit.footer), SQLValue(kit.logo?.type),
          SQLValue(kit.logo.map { Data($0.bytes).base64EncodedString() }), .integer(now.seconds),
        ])
    }
  }
}
