import Drawing

/// Makes the files of a piece. The same piece, brand and date make the same bytes.
package struct PieceRenderer {
  package let set: SetPiece

  package init(_ set: SetPiece) { self.set = set }

  package func file(_ rendering: Rendering) throws(CollateralError) -> [UInt8] {
    switch rendering {
    case .a4, .letter, .carousel:
      let book = try book(rendering)
      do throws(PageError) { return try book.pdf() } catch { throw .page(error) }
    case .landscape, .square, .portrait, .openGraph, .banner:
      let book = try book(rendering)
      do throws(PageError) { return try book.png(scale: rendering == .banner ? 2 : 1) } catch { throw .page(error) }
    case .post: return Array(PostText(set).file.utf8)
    case .email: return Array(EmailSection(set).html.utf8)
    case .emailText: return Array(EmailSection(set).text.utf8)
    case .talk: return Array(TalkTrack(set).text.utf8)
    case .slides: return try SlideDeck(set).file()
    }
  }

  /// The pages of what is drawn.
  package func book(_ rendering: Rendering) throws(CollateralError) -> LeafBook {
    let setter = TypeSetter(family: set.brand.family)
    switch rendering {
    case .letter: return set.leafBook([try OnePagerLayout(set, setter: setter, empty: .letter()).leaf()])
    case .carousel: return set.leafBook(try CarouselLayout(set, setter: setter).leaves())
    case .banner: return set.leafBook([try BannerLayout(set: set, setter: setter).leaf()])
    default:
      guard let (width, height) = rendering.size else {
        return set.leafBook([try OnePagerLayout(set, setter: setter, empty: .a4()).leaf()])
      }
      return set.leafBook([try ImageLayout(set: set, setter: setter, width: width, height: height).leaf()])
    }
  }

  /// One page of it as a picture, for looking at.
  package func preview(_ rendering: Rendering, page: Int) throws(CollateralError) -> [UInt8]? {
    let drawn: Rendering =
      switch rendering {
      case .a4, .letter, .carousel, .landscape, .square, .portrait, .openGraph, .banner: rendering
      default: .landscape
      }
    let book = try book(drawn)
    guard book.leaves.indices.contains(page) else { return nil }
    do throws(PageError) {
      return try book.png(page: page, scale: drawn == .a4 || drawn == .letter ? 1.6 : drawn == .carousel ? 0.6 : 1)
    } catch { throw .page(error) }
  }

  /// Faults that only drawing brings to light.
  package func faults() -> [PieceFault] {
    set.piece.kind.renderings.filter { $0.size != nil || [.a4, .letter, .carousel, .banner].contains($0) }.compactMap {
      rendering -> PieceFault? in
      do throws(CollateralError) {
        let book = try book(rendering)
        do throws(PageError) { _ = try book.checkedAgain() } catch { throw .page(error) }
        return nil
      } catch {
        return Self.fault(error)
      }
    }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  static func fault(_ error: CollateralError) -> PieceFault {
    switch error {
    case .doesNotFit(let field): PieceFault(field, .doesNotFit)
    case .pages(let count): PieceFault(.title, .pages(count))
    case .page(.letters(let letters)): PieceFault(.title, .letters(letters))
    default: PieceFault(.title, .cannotBeDrawn)
    }
  }
}
