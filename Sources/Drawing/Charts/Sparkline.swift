/// A line the size of a word, with its last figure; the message is its text alternative only.
package struct Sparkline: Hashable, Sendable {
  package var heading: Heading
  /// In order of time; NaN where there is none, which leaves a gap.
  package var values: [Double]
  package var style: NumberStyle

  package init(_ heading: Heading, values: [Double], style: NumberStyle = .count) {
    self.heading = heading
    self.values = values
    self.style = style
  }

  package var sentence: String {
    let known = values.filter(\.isFinite)
    guard let first = known.first, let last = known.last, let low = known.min(), let high = known.max() else {
      return "There is nothing on record to draw yet."
    }
    return "From \(style.text(first)) to \(style.text(last)); lowest \(style.text(low)), highest \(style.text(high))."
  }

  /// - Parameter width: pixels, 60 to 400.
  package func picture(width: Double = 120, height: Double = 28) -> Picture {
    let width = width.isFinite ? min(400, max(60, width)) : 120
    let height = height.isFinite ? min(200, max(20, height)) : 28
    let last = values.last { $0.isFinite }
    let text = last.map(style.text) ?? "no figure"
    let figure = Lettering.small.width(of: text) <= width - 20 ? text : Lettering.small.cut(text, width: width - 20)
    let room = Lettering.small.width(of: figure) + 8
    var marks = lines(width: width - room, height: height)
    marks.append(
      .text(
        TextMark(
          figure, at: Point(width, height / 2 + Lettering.small.drop), .small, last == nil ? .soft : .ink, anchor: .end,
          whole: figure == text ? nil : text)))
    return Picture(width: width, height: height, title: heading.message, description: sentence, marks: marks)
  }

  package func svg(id: String, width: Double = 120) -> String { picture(width: width).svg(id: id, role: "sparkline") }

  private func lines(width: Double, height: Double) -> [Mark] {
    guard width > 12, let range = Scale.range(of: values, room: 0) else { return [] }
    let across = Scale(0, Double(max(1, values.count - 1)), from: 3, to: width - 4)
    let up = Scale(range.lowerBound, range.upperBound, from: height - 4, to: 4)
    let points = values.enumerated().map { index, value in
      Point(across.place(Double(index)), value.isFinite ? up.place(value) : .nan)
    }
    var marks: [Mark] = points.split { !$0.isFinite }.map {
      .path(Array($0), closed: false, fill: nil, stroke: Stroke(.soft, width: 1.25))
    }
    if let end = points.last(where: \.isFinite) {
      marks.append(.circle(centre: end, radius: 2.5, fill: Fill(.accent), stroke: nil))
    }
    return marks
  }
}
