import CCairo

/// Sets text with Pango: breaks lines, finds stand-ins for letters that a font lacks, writes from right to left where the
/// script does. Measures exactly as it draws. One for each thread and task: Pango's fonts belong to a thread.
package final class TypeSetter {
  package static let usualFamily = "Inter"
  /// What stands in where the firm's font lacks a letter or is not there.
  private static let standIns = "Inter, DejaVu Sans, Noto Sans, sans-serif"

  private struct Measured: Hashable {
    var runs: [TextRun]
    var style: TypeStyle
    var width: Double
  }

  private let context: OpaquePointer?
  /// Layouts ask for the same text again and again until it fits.
  private var measured: [Measured: Int] = [:]
  let family: String

  package init(family: String = TypeSetter.usualFamily, language: String = "en-GB") {
    self.family = family
    context = rightcall_text_context(language)
  }

  deinit { rightcall_object_release(context.map { UnsafeMutableRawPointer($0) }) }

  package static func isInstalled(_ family: String) -> Bool {
    !family.contains(",") && !family.isEmpty && rightcall_has_family(family) != 0
  }

  /// Height in points of a text set in a width.
  package func height(_ runs: [TextRun], _ style: TypeStyle, width: Double) -> Double {
    (Double(lines(runs, style, width: width)) * style.size * style.leading * 100).rounded(.up) / 100
  }

  package func lines(_ runs: [TextRun], _ style: TypeStyle, width: Double) -> Int {
    let asked = Measured(runs: runs, style: style, width: width)
    if let known = measured[asked] { return known }
    let count = with(runs, style, width) { Int(pango_layout_get_line_count($0)) }
    measured[asked] = count
    return count
  }

  /// Width of the longest line.
  package func width(_ runs: [TextRun], _ style: TypeStyle) -> Double {
    with(runs, style, 100_000) { layout in
      var (width, height): (Int32, Int32) = (0, 0)
      pango_layout_get_size(layout, &width, &height)
      return Double(width) / 1_024
    }
  }

  /// The largest of some sizes in which a text stays within a height and so many lines; `nil` where none does.
  package func fitting(
    _ runs: [TextRun], _ style: TypeStyle, sizes: [Double], width: Double, height: Double, lines: Int = .max
  ) -> TypeStyle? {
    sizes.lazy.map { style.sized($0) }.first {
      self.height(runs, $0, width: width) <= height && self.lines(runs, $0, width: width) <= lines
    }
  }

  /// Code points that no font here can show.
  func unknownLetters(_ text: PageText) -> [UInt32] {
    let whole = text.runs.map(\.text).joined()
    let unknown = with(text.runs, text.style, text.width) { pango_layout_get_unknown_glyphs_count($0) }
    guard unknown > 0 else { return [] }
    var found: [UInt32] = []
    for character in Set(whole).sorted() where found.count < 8 {
      let alone = with([TextRun(String(character))], text.style, 10_000) { pango_layout_get_unknown_glyphs_count($0) }
      if alone > 0, let scalar = character.unicodeScalars.first { found.append(scalar.value) }
    }
    return found.isEmpty ? [0] : found
  }

  func draw(_ text: PageText, on cairo: OpaquePointer) {
    with(text.runs, text.style, text.width) { layout in
      let (red, green, blue) = text.style.colour.parts
      cairo_set_source_rgb(cairo, red, green, blue)
      // The layout's own lines are as far apart as the font says; ours are as the style says.
      let pitch = text.style.size * text.style.leading
      guard let lines = pango_layout_get_iter(layout) else { return }
      var index = 0.0
      repeat {
        guard let line = pango_layout_iter_get_line_readonly(lines) else { continue }
        var (ink, logical) = (PangoRectangle(), PangoRectangle())
        pango_layout_iter_get_line_extents(lines, &ink, &logical)
        let baseline = text.top + index * pitch + pitch * 0.5 + text.style.size * 0.36
        cairo_move_to(cairo, text.left + Double(logical.x) / 1_024, baseline)
        pango_cairo_show_layout_line(cairo, line)
        index += 1
      } while pango_layout_iter_next_line(lines) != 0
      pango_layout_iter_free(lines)
    }
  }

  private func with<Result>(
    _ runs: [TextRun], _ style: TypeStyle, _ width: Double, _ use: (OpaquePointer?) -> Result
  ) -> Result {
    let layout = pango_layout_new(context)
    defer { rightcall_object_release(layout.map { UnsafeMutableRawPointer($0) }) }
    let font = pango_font_description_from_string("\(family), \(Self.standIns)")
    pango_font_description_set_absolute_size(font, style.size * 1_024)
    pango_font_description_set_weight(font, Self.weight(style.weight))
    pango_layout_set_font_description(layout, font)
    pango_font_description_free(font)
    pango_layout_set_width(layout, Int32(min(width, 200_000) * 1_024))
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_alignment(layout, Self.alignment(style.side))
    pango_layout_set_auto_dir(layout, 1)
    pango_layout_set_markup(layout, runs.map { Self.markup($0, size: style.size) }.joined(), -1)
    return use(layout)
  }

  private static func weight(_ weight: TypeStyle.Weight) -> PangoWeight {
    switch weight {
    case .regular: PANGO_WEIGHT_NORMAL
    case .medium: PANGO_WEIGHT_MEDIUM
    case .semibold: PANGO_WEIGHT_SEMIBOLD
    case .bold: PANGO_WEIGHT_BOLD
    }
  }

  private static func alignment(_ side: TypeStyle.Side) -> PangoAlignment {
    switch side {
    case .start: PANGO_ALIGN_LEFT
    case .centre: PANGO_ALIGN_CENTER
    case .end: PANGO_ALIGN_RIGHT
    }
  }

  private static func markup(_ run: TextRun, size: Double) -> String {
    let text = escaped(run.text)
    switch run.kind {
    case .plain: return text
    case .strong: return "<span weight=\"600\">\(text)</span>"
    case .raised:
      return
        "<span size=\"\(Int(size * 0.62 * 1_024))\" rise=\"\(Int(size * 0.34 * 1_024))\" weight=\"500\">\(text)</span>"
    }
  }

  /// Without characters that have no place in a text: controls, and marks that turn the reading of whole lines round.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\n", "\t": out.unicodeScalars.append(scalar)
      case "\u{202A}"..."\u{202E}": continue
      default: if scalar.properties.generalCategory != .control { out.unicodeScalars.append(scalar) }
      }
    }
    return out
  }
}
