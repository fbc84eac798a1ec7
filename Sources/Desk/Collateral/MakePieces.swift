import Collateral
import Foundation
import Recruitment
import Storage

extension Desk {
  package func pieces(now: Instant) throws -> [PieceLine] {
    let studio = try Studio(self, now: now)
    let steps = try studio.steps()
    return try studio.pieces().map { piece, isChanged in
      let taken = steps[piece.slug] ?? []
      let state = Approval.state(taken, digest: try Studio.digest(piece), today: studio.today)
      let until = state == .approved || state == .expired ? taken.last?.until : nil
      return PieceLine(piece: piece, state: state, until: until, isChanged: isChanged)
    }
  }

  package func pieceSheet(_ slug: String, now: Instant) throws -> PieceSheet {
    try sheet(slug, now: now, findings: true)
  }

  /// - Parameter draws: whether what only drawing brings to light is asked, too: whoever draws next need not.
  private func sheet(_ slug: String, now: Instant, findings: Bool, draws: Bool = true) throws -> PieceSheet {
    let studio = try Studio(self, now: now)
    let piece = try studio.piece(slug)
    let (book, isWaiting) = try studio.book(findings: findings || Studio.asksFindings(piece))
    let fitted = piece.fitted(to: book, today: studio.today)
    let renderer = PieceRenderer(try studio.set(fitted, book, PieceWish(), for: nil, isDraft: true))
    let words = PieceCheck(book: book, today: studio.today).faults(in: fitted)
    let drawn = draws ? renderer.faults().filter { !words.contains($0) } : []
    let steps = try studio.steps()[slug] ?? []
    var state = Approval.state(steps, digest: try Studio.digest(piece), today: studio.today)
    // What it rests on may have changed since: then it is not to go out.
    if state == .approved, !(words + drawn).isEmpty, !isWaiting { state = .expired }
    let pages = draws ? try? renderer.book(fitted.kind.usual).leaves.count : nil
    return PieceSheet(
      piece: piece, fitted: fitted, state: state, steps: steps, faults: words + drawn, claims: book.all,
      isWaiting: isWaiting, pageCount: pages ?? 0)
  }

  /// What stands in the way of a piece, for a command.
  package func checkPiece(_ slug: String, now: Instant) throws -> PieceSheet {
    try sheet(slug, now: now, findings: false)
  }

  package func savePiece(_ piece: Piece, now: Instant) throws { try savePiece(piece, by: .none, now: now) }

  func savePiece(_ piece: Piece, by author: AccountID, now: Instant) throws {
    guard Piece.isSlug(piece.slug) else { throw DeskError.studio(.slug(piece.slug)) }
    try store.keep(
      StoredPiece(slug: piece.slug, body: try Studio.body(piece), changedAt: now, author: author))
    try store.audit(AuditEntry(at: now, account: author, deed: .changedPiece, subject: "piece \(piece.slug)"))
  }

  package func takeStep(_ slug: String, to state: PieceState, now: Instant) throws {
    try takeStep(slug, to: state, by: .none, named: Self.unnamed, now: now)
  }

  /// Who takes a step where nobody signs in.
  static let unnamed = "whoever runs this store"

  /// - Throws: `DeskError.studio`: `.faults` where something stands in the way, `.notChecked` where nobody has looked.
  package func takeStep(
    _ slug: String, to state: PieceState, by author: AccountID, named name: String, now: Instant
  ) throws {
    let studio = try Studio(self, now: now)
    let sheet = try sheet(slug, now: now, findings: false)
    if state == .checked || state == .approved {
      guard sheet.faults.isEmpty else { throw DeskError.studio(.faults(slug, sheet.faults.count)) }
    }
    if state == .approved, sheet.state != .checked { throw DeskError.studio(.notChecked(slug)) }
    var until: CivilDate?
    if state == .approved {
      let (book, _) = try studio.book(findings: Studio.asksFindings(sheet.piece))
      until = Approval.until(sheet.fitted, book: book, today: studio.today)
    }
    try store.keep(
      StoredStep(
        slug: slug, state: state.rawValue, at: now, author: author, name: name, digest: try Studio.digest(sheet.piece),
        until: until?.iso))
    try store.audit(
      AuditEntry(
        at: now, account: author, deed: state == .approved ? .approvedPiece : .changedPiece, subject: "piece \(slug)"))
  }

  // MARK: Files

  /// - Throws: `DeskError.studio(.notApproved)` where it has to be approved and is not.
  private func set(
    _ slug: String, _ rendering: Rendering?, _ wish: PieceWish, now: Instant
  ) throws -> SetPiece {
    let studio = try Studio(self, now: now)
    let sheet = try sheet(slug, now: now, findings: false, draws: false)
    let isApproved = sheet.state == .approved
    guard isApproved || wish.allowsDraft else { throw DeskError.studio(.notApproved(slug)) }
    let (book, _) = try studio.book(findings: Studio.asksFindings(sheet.piece))
    return try studio.set(sheet.fitted, book, wish, for: rendering, isDraft: !isApproved)
  }

  package func pieceFile(
    _ slug: String, _ rendering: Rendering, _ wish: PieceWish, now: Instant
  ) throws -> [UInt8] {
    let set = try set(slug, rendering, wish, now: now)
    do throws(CollateralError) { return try PieceRenderer(set).file(rendering) } catch {
      throw DeskError.studio(.drawing(error))
    }
  }

  /// The same piece for many readers, one after the other: what is looked up is looked up once.
  package func pieceFiles(
    _ slug: String, _ rendering: Rendering, _ wish: PieceWish, readers: [String], now: Instant,
    each: (String, [UInt8]) throws -> Void
  ) throws {
    let first = try set(slug, rendering, wish, now: now)
    for reader in readers {
      let set = first.made(for: reader)
      let file: [UInt8]
      do throws(CollateralError) { file = try PieceRenderer(set).file(rendering) } catch {
        throw DeskError.studio(.drawing(error))
      }
      try each(reader, file)
    }
  }

  package func piecePreview(
    _ slug: String, _ rendering: Rendering, page: Int, now: Instant
  ) throws -> [UInt8]? {
    let studio = try Studio(self, now: now)
    let piece = try studio.piece(slug)
    let (book, _) = try studio.book(findings: Studio.asksFindings(piece))
    let set = try studio.set(
      piece.fitted(to: book, today: studio.today), book, PieceWish(), for: rendering, isDraft: false)
    do throws(CollateralError) { return try PieceRenderer(set).preview(rendering, page: page) } catch {
      throw DeskError.studio(.drawing(error))
    }
  }

  package func pieceKit(_ slug: String, _ wish: PieceWish, now: Instant) throws -> [UInt8] {
    let set = try set(slug, nil, wish, now: now)
    do throws(CollateralError) { return try PieceKit(set).file() } catch { throw DeskError.studio(.drawing(error)) }
  }

  package func approvedPieces(now: Instant) throws -> [ReadyPiece] {
    let studio = try Studio(self, now: now)
    let approved = try pieces(now: now).filter { $0.state == .approved }
    return try approved.compactMap { line in
      guard let set = try approvedSet(line.piece, studio) else { return nil }
      let post = PostText(set)
      return ReadyPiece(
        piece: set.piece, until: line.until, post: post.whole, short: post.brief, talk: TalkTrack(set).text)
    }
  }

  /// An approved piece as it is published; `nil` where something that it rests on no longer holds.
  private func approvedSet(_ piece: Piece, _ studio: Studio) throws -> SetPiece? {
    let (book, isWaiting) = try studio.book(findings: Studio.asksFindings(piece))
    let fitted = piece.fitted(to: book, today: studio.today)
    guard !isWaiting, PieceCheck(book: book, today: studio.today).faults(in: fitted).isEmpty else { return nil }
    return try studio.set(fitted, book, PieceWish(), for: nil, isDraft: false)
  }

  /// A piece for everybody to read; `nil` for any that is not approved, whether it is there or not.
  package func publishedPiece(_ slug: String, now: Instant) throws -> SetPiece? {
    guard let line = try pieces(now: now).first(where: { $0.piece.slug == slug }), line.state == .approved,
      line.piece.audience != .colleagues
    else { return nil }
    return try approvedSet(line.piece, try Studio(self, now: now))
  }
}
