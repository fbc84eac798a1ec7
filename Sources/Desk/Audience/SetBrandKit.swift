import Recruitment
import Storage

extension Desk {
  package func brandKit() throws -> BrandKit { try store.brandKit() }

  package func setBrandKit(_ entry: BrandEntry, now: Instant) throws { try setBrandKit(entry, by: .none, now: now) }

  /// - Throws: `DeskError.audience`: nothing is changed then.
  func setBrandKit(_ entry: BrandEntry, by author: AccountID, now: Instant) throws {
    var kit = try store.brandKit()
    guard (entry.firmName ?? "").count <= BrandKit.longestName else { throw DeskError.audience(.nameTooLong) }
    guard (entry.footer ?? "").count <= BrandKit.longestFooter else { throw DeskError.audience(.footerTooLong) }
    kit.firmName = entry.firmName
    kit.footer = entry.footer
    kit.accent = try entry.accent.map { text in
      guard let colour = BrandColour(hexadecimal: text) else { throw DeskError.audience(.notAColour) }
      guard colour.canBeRead else { throw DeskError.audience(.tooPale(colour.readable)) }
      return colour
    }
    switch entry.logo {
    case .keep: break
    case .remove: kit.logo = nil
    case .replace(let bytes):
      do throws(LogoFault) {
        kit.logo = BrandKit.Logo(type: try LogoCheck.type(of: bytes), bytes: bytes)
      } catch {
        throw DeskError.audience(.logo(error))
      }
    }
    try store.setBrandKit(kit, now: now)
    try store.audit(AuditEntry(at: now, account: author, deed: .changedBrandKit))
  }
}
