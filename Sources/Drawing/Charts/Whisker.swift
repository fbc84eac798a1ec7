/// Drawing of a figure with its interval along a line.
extension Sheet {
  /// Across, at height `y`. Ends beyond the scale and unbounded ones are arrows. A hollow sign stays empty.
  mutating func whisker(_ reading: Reading, _ scale: Scale, y: Double, _ look: Look) {
    let along = { (place: Double) in Point(place, y) }
    draw(reading, scale, look, along: along) { place, sign in
      [Point(place - sign * 5, y - 4), Point(place, y), Point(place - sign * 5, y + 4)]
    }
  }

  /// Upward, at `x`.
  mutating func whisker(_ reading: Reading, upward scale: Scale, x: Double, _ look: Look) {
    let along = { (place: Double) in Point(x, place) }
    draw(reading, scale, look, along: along) { place, sign in
      [Point(x - 4, place - sign * 5), Point(x, place), Point(x + 4, place - sign * 5)]
    }
  }

  private mutating func draw(
    _ reading: Reading, _ scale: Scale, _ look: Look, along: (Double) -> Point,
    arrow: (_ place: Double, _ sign: Double) -> [Point]
  ) {
    let stroke = Stroke(look.ink, width: 1.5)
    let middle = scale.place(reading.value)
    let isOff = !reading.value.isNaN && !scale.contains(reading.value)
    if reading.hasInterval {
      let from = min(scale.place(reading.low), scale.place(reading.high))
      let to = max(scale.place(reading.low), scale.place(reading.high))
      // A hollow sign is left open: the line ends at its rim.
      let rim = middle.isNaN || look.isFilled || isOff ? 0 : Look.reach
      if rim > 0 {
        if middle - rim > from { add(.line(from: along(from), to: along(middle - rim), stroke)) }
        if to > middle + rim { add(.line(from: along(middle + rim), to: along(to), stroke)) }
      } else if to > from {
        add(.line(from: along(from), to: along(to), stroke))
      }
      let forward = scale.end > scale.start ? 1.0 : -1.0
      if reading.low < scale.low { add(.path(arrow(scale.start, -forward), closed: false, fill: nil, stroke: stroke)) }
      if reading.high > scale.high { add(.path(arrow(scale.end, forward), closed: false, fill: nil, stroke: stroke)) }
    }
    if isOff {
      let forward = scale.end > scale.start ? 1.0 : -1.0
      let sign = reading.value > scale.high ? forward : -forward
      add(.path(arrow(middle, sign), closed: false, fill: nil, stroke: stroke))
    } else if !middle.isNaN {
      add(look.mark(at: along(middle)))
    }
  }
}
