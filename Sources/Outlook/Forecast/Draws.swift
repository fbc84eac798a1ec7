import Glibc

extension CounterStream {
  /// Standard normal (Box and Muller 1958).
  mutating func normal() -> Double {
    let radius = (-2 * log(1 - unit())).squareRoot()
    return radius * cos(2 * .pi * unit())
  }

  /// Mean 1 and that relative standard deviation, never negative: lognormal.
  mutating func factor(_ error: Double) -> Double {
    guard error > 0 else { return 1 }
    let variance = log(1 + error * error)
    return exp(normal() * variance.squareRoot() - variance / 2)
  }

  /// A gamma of that shape and scale 1 (Marsaglia and Tsang 2000).
  mutating func gamma(_ shape: Double) -> Double {
    guard shape > 0 else { return 0 }
    if shape < 1 { return gamma(shape + 1) * pow(1 - unit(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = 1 + c * x
      guard v > 0 else { continue }
      let cube = v * v * v
      if log(1 - unit()) < 0.5 * x * x + d - d * cube + d * log(cube) { return d * cube }
    }
  }

  /// A count with that mean: by multiplication for small means, else by the normal, rounded.
  mutating func poisson(_ mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    guard mean < 40 else { return max(0, Int((mean + mean.squareRoot() * normal()).rounded())) }
    let limit = exp(-mean)
    var (count, product) = (0, 1.0)
    repeat {
      product *= 1 - unit()
      count += 1
    } while product > limit
    return count - 1
  }
}
