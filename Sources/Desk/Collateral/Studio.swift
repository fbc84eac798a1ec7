import Collateral
import Crypto
import Drawing
import Foundation
import Recruitment
import Storage
import WorkingTime

/// All that pieces are made of, as it is now.
struct Studio {
  let desk: Desk
  let now: Instant
  let today: CivilDate
  let settings: FirmSettings
  let library: Library

  init(_ desk: Desk, now: Instant) throws {
    (self.desk, self.now) = (desk, now)
    settings = try desk.settings()
    let zone = Zone.named(settings.timezone) ?? Zone.utc
    today = CivilDate(dayNumber: Span.dayAndRest(of: now.seconds + zone.offset(at: now.seconds)).day)
    do throws(CollateralError) { library = try Library.standard() } catch { throw DeskError.studio(.drawing(error)) }
  }

  // MARK: Pieces

  /// Ours, as the firm has changed them, and its own, by address.
  func pieces() throws -> [(piece: Piece, isChanged: Bool)] {
    let starters: [Piece]
    do throws(CollateralError) { starters = try StarterSet.pieces() } catch { throw DeskError.studio(.drawing(error)) }
    var own: [String: Piece] = [:]
    for stored in try desk.store.collateralPieces() {
      own[stored.slug] = try? JSONDecoder().decode(Piece.self, from: Data(stored.body.utf8))
    }
    let known = starters.map { (own[$0.slug] ?? $0, own[$0.slug] != nil) }
    let slugs = Set(starters.map(\.slug))
    return known + own.values.filter { !slugs.contains($0.slug) }.sorted { $0.slug < $1.slug }.map { ($0, true) }
  }

  func piece(_ slug: String) throws -> Piece {
    guard let found = try pieces().first(where: { $0.piece.slug == slug }) else {
      throw DeskError.studio(.noSuchPiece(slug))
    }
    return found.piece
  }

  static func body(_ piece: Piece) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(piece), as: UTF8.self)
  }

  static func digest(_ piece: Piece) throws -> String {
    SHA256.hash(data: Data(try body(piece).utf8)).map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
  }

  func steps() throws -> [String: [Approval]] {
    var steps: [String: [Approval]] = [:]
    for step in try desk.store.collateralSteps() {
      guard let state = PieceState(rawValue: step.state) else { continue }
      steps[step.slug, default: []].append(
        Approval(
          state: state, at: step.at, name: step.name, digest: step.digest,
          until: step.until.flatMap { CivilDate(iso: $0) }))
    }
    return steps
  }

  // MARK: Claims

  func entries() throws -> [(entry: Publication, expires: CivilDate)] {
    try desk.store.collateralEntries().compactMap { stored in
      guard let entry = try? JSONDecoder().decode(Publication.self, from: Data(stored.body.utf8)),
        let expires = CivilDate(iso: stored.expires)
      else { return nil }
      return (entry, expires)
    }
  }

  /// - Parameter findings: whether the firm's own findings are asked for; they are worked out beside, where a door keeps
  ///   them, and in a command at once.
  func book(findings: Bool) throws -> (book: ClaimBook, isWaiting: Bool) {
    var claims = library.entries.map { Claim($0, origin: .library, expires: library.again) }
    claims += try entries().map { Claim($0.entry, origin: .firm, expires: $0.expires) }
    let firm = try desk.store.brandKit().firmName ?? settings.name
    claims += FirmMedians(chronicle: try desk.chronicle(), now: now).values().map {
      Claim($0, firm: firm, known: today)
    }
    claims += try desk.store.collateralStories().map(Self.claim)
    guard findings else { return (ClaimBook(claims), false) }
    switch try desk.awaitedEvidence() {
    case .working: return (ClaimBook(claims), true)
    case .here(let answer):
      claims += answer.findings.map { Claim($0, firm: firm, known: today) }
      return (ClaimBook(claims), false)
    }
  }

  static func claim(_ story: StoredStory) -> Claim {
    Claim(
      story: story.id, body: story.body, saidBy: story.saidBy,
      until: CivilDate(iso: story.until) ?? CivilDate(year: 1970, month: 1, day: 1),
      isWithdrawn: story.withdrawnAt != nil)
  }

  /// Whether a piece speaks of the firm's own findings.
  static func asksFindings(_ piece: Piece) -> Bool {
    (piece.claims + piece.points.compactMap(\.needs)).contains { $0.hasPrefix("own:C") || $0.hasPrefix("own:L") }
  }

  // MARK: Drawing

  func set(
    _ piece: Piece, _ book: ClaimBook, _ wish: PieceWish, for rendering: Rendering?, isDraft: Bool
  ) throws -> SetPiece {
    let look = try desk.store.studioLook()
    let brand: PieceBrand
    do throws(CollateralError) {
      brand = try PieceBrand(try kit(), record: settings.name, family: look.family)
    } catch { throw DeskError.studio(.drawing(error)) }
    var consultant: Consultant?
    if let id = wish.recruiter {
      guard let recruiter = try desk.store.recruiter(id) else { throw DeskError.noSuchRecruiter(id) }
      consultant = Consultant(name: recruiter.name, email: recruiter.email)
    }
    let source = wish.source ?? Self.source(rendering)
    let link = look.booking.map {
      TrackedLink.made($0, source: source, campaign: wish.campaign, content: piece.slug)
    }
    return SetPiece(
      piece, book: book, brand: brand, dated: now, consultant: consultant, reader: wish.reader, link: link,
      isDraft: isDraft)
  }

  private func kit() throws(CollateralError) -> BrandKit {
    do { return try desk.store.brandKit() } catch { throw .unreadable("brand kit") }
  }

  private static func source(_ rendering: Rendering?) -> TrackedLink.Source {
    switch rendering {
    case .a4, .letter: .print
    case .email, .emailText: .newsletter
    case .banner: .signature
    case .talk, .slides: .talk
    default: .linkedin
    }
  }
}
