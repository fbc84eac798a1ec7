/// So many of a hundred: a field of a hundred dots for each group, by which people judge shares better than by per cent
/// (M. Galesic, R. Garcia-Retamero and G. Gigerenzer, Health Psychology 28, 2009).
package struct IconArray: Chart {
  package struct Group: Hashable, Sendable {
    package var label: String
    /// 0 to 1; rounded to whole dots. NaN where there is none.
    package var share: Double
    /// Such as "n 412".
    package var note: String

    package init(_ label: String, share: Double, note: String = "") {
      self.label = label
      self.share = share
      self.note = note
    }

    var dots: Int? { share.isFinite ? Int((min(max(share, 0), 1) * 100).rounded()) : nil }
  }

  package var heading: Heading
  package var groups: [Group]

  package init(_ heading: Heading, groups: [Group]) {
    self.heading = heading
    self.groups = groups
  }

  package var isEmpty: Bool { !groups.contains { $0.dots != nil } }

  private func words(_ group: Group) -> String { group.dots.map { "\($0) of 100" } ?? "no figure" }

  package var sentence: String {
    Sentences.listed(groups.map { "\($0.label): \(words($0))\($0.note.isEmpty ? "" : " (\($0.note))")." })
  }

  package var table: DataTable {
    DataTable(columns: ["Group", "Of 100", "Note"], rows: groups.map { [$0.label, words($0), $0.note] })
  }

  package func draw(on sheet: inout Sheet) {
    let gap = 36.0
    let columns = max(1, min(groups.count, Int((sheet.width + gap) / (sheet.isWide ? 196 : 150))))
    let room = (sheet.width - gap * Double(columns - 1)) / Double(columns)
    let size = min(room, 180)
    var index = 0
    while index < groups.count {
      let row = groups[index..<min(groups.count, index + columns)]
      let top = sheet.y
      var lowest = top
      for (place, group) in row.enumerated() {
        lowest = max(
          lowest, draw(group, left: Double(place) * (room + gap), top: top, room: room, size: size, on: &sheet))
      }
      index += columns
      sheet.y = lowest + (index < groups.count ? 24 : 0)
    }
  }

  /// - Returns: where it ends.
  private func draw(
    _ group: Group, left: Double, top: Double, room: Double, size: Double, on sheet: inout Sheet
  ) -> Double {
    let pitch = size / 10
    if group.dots == nil {
      let field = Box(left: left + 1, top: top + 1, right: left + size - 1, bottom: top + size - 1)
      sheet.add(.rect(field, radius: 4, fill: nil, stroke: Stroke(.edge, dash: .dashed)))
    }
    for dot in 0..<(group.dots == nil ? 0 : 100) {
      let centre = Point(left + (Double(dot % 10) + 0.5) * pitch, top + (Double(dot / 10) + 0.5) * pitch)
      let isCounted = dot < (group.dots ?? 0)
      sheet.add(
        .circle(
          centre: centre, radius: pitch * (isCounted ? 0.36 : 0.31), fill: isCounted ? Fill(.accent) : nil,
          stroke: isCounted ? nil : Stroke(.edge)))
    }
    var y = top + size + 8
    let texts: [(String, Lettering, Ink, Int)] = [
      (words(group), .title, group.dots == nil ? .soft : .accent, 1), (group.label, .label, .ink, 3),
      (group.note, .small, .soft, 2),
    ]
    for (text, lettering, ink, lines) in texts {
      let set = lettering.set(text, width: room, lines: lines)
      y = sheet.write(set, x: left, top: y, lettering, ink, whole: text)
    }
    return y
  }
}
