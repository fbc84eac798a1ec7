import CKernels

/// One tree of a boosted sum.
struct BoostedTree: Sendable {
  struct Node: Sendable {
    var column = -1
    /// At or below goes left.
    var edge = 0.0
    var missingLeft = true
    var left = 0
    var right = 0
    /// Of a leaf, in log-odds.
    var value = 0.0
  }

  var nodes: [Node] = []

  func value(_ matrix: Matrix, _ row: Int) -> Double {
    var node = nodes[0]
    while node.column >= 0 {
      let value = matrix[row, node.column]
      node = nodes[(value.isFinite ? value <= node.edge : node.missingLeft) ? node.left : node.right]
    }
    return node.value
  }
}

/// Grows one tree, the leaf that gains most first (as LightGBM does; Ke et al. 2017), from histograms of gradient and
/// curvature; a child's histogram is its parent's less its sibling's.
struct TreeGrower {
  private let bins: ColumnBins
  private let options: GradientBoostedTrees.Options
  private let gradients: [Double]
  private let curvatures: [Double]
  private(set) var tree = BoostedTree()
  /// By row, what its leaf says.
  private(set) var steps: [Double]
  private var leaves: [Leaf] = []

  private struct Leaf {
    var node: Int
    var depth: Int
    var rows: [Int32]
    /// Column × 256 bins × (gradient, curvature, rows).
    var histogram: [Double]
    var gradient: Double
    var curvature: Double
    var best: Split?
  }

  private struct Split {
    var place: Int
    var bin: Int
    var missingLeft: Bool
    var gain: Double
  }

  init(
    _ bins: ColumnBins, _ gradients: [Double], _ curvatures: [Double], rows: [Int32],
    _ options: GradientBoostedTrees.Options
  ) {
    self.bins = bins
    self.options = options
    self.gradients = gradients
    self.curvatures = curvatures
    steps = Array(repeating: 0, count: bins.rows)
    tree.nodes = [BoostedTree.Node()]
    leaves = [leaf(0, 0, rows, histogram(rows))]
    while leaves.count < options.leaves, let place = richest() { split(place) }
    for leaf in leaves {
      let value = -options.learningRate * leaf.gradient / (leaf.curvature + options.penalty + 1e-300)
      tree.nodes[leaf.node].value = value
      for row in leaf.rows { steps[Int(row)] = value }
    }
  }

  /// The first of those that gain most.
  private func richest() -> Int? {
    var result: (place: Int, gain: Double)?
    for (place, leaf) in leaves.enumerated() {
      if let best = leaf.best, best.gain > result?.gain ?? 0 { result = (place, best.gain) }
    }
    return result?.place
  }

  private mutating func split(_ place: Int) {
    let parent = leaves[place]
    guard let best = parent.best else { return }
    var (left, right): ([Int32], [Int32]) = ([], [])
    let from = best.place * bins.rows
    for row in parent.rows {
      let code = Int(bins.codes[from + Int(row)])
      let goesLeft = code == ColumnBins.missing ? best.missingLeft : code <= best.bin
      if goesLeft { left.append(row) } else { right.append(row) }
    }
    let leftIsSmaller = left.count <= right.count
    let small = histogram(leftIsSmaller ? left : right)
    var large = parent.histogram
    for index in large.indices { large[index] -= small[index] }
    let count = tree.nodes.count
    tree.nodes += [BoostedTree.Node(), BoostedTree.Node()]
    let edges = bins.edges[best.place]
    tree.nodes[parent.node].column = bins.columns[best.place]
    tree.nodes[parent.node].edge = best.bin < edges.count ? edges[best.bin] : .infinity
    tree.nodes[parent.node].missingLeft = best.missingLeft
    (tree.nodes[parent.node].left, tree.nodes[parent.node].right) = (count, count + 1)
    leaves[place] = leaf(count, parent.depth + 1, left, leftIsSmaller ? small : large)
    leaves.append(leaf(count + 1, parent.depth + 1, right, leftIsSmaller ? large : small))
  }

  private func leaf(_ node: Int, _ depth: Int, _ rows: [Int32], _ histogram: [Double]) -> Leaf {
    var (gradient, curvature) = (0.0, 0.0)
    for row in rows {
      gradient += gradients[Int(row)]
      curvature += curvatures[Int(row)]
    }
    var result = Leaf(
      node: node, depth: depth, rows: rows, histogram: histogram, gradient: gradient, curvature: curvature)
    if depth < options.depth, rows.count >= 2 * options.leafRows { result.best = best(result) }
    return result
  }

  private func histogram(_ rows: [Int32]) -> [Double] {
    var result = Array(repeating: 0.0, count: bins.columns.count * 256 * 3)
    result.withUnsafeMutableBufferPointer { result in
      bins.codes.withUnsafeBufferPointer { codes in
        guard let from = codes.baseAddress, let to = result.baseAddress else { return }
        for place in bins.columns.indices {
          ckernels_histogram(
            from + place * bins.rows, rows, rows.count, gradients, curvatures, to + place * 768)
        }
      }
    }
    return result
  }

  private func best(_ leaf: Leaf) -> Split? {
    var result: Split?
    let whole = score(leaf.gradient, leaf.curvature)
    leaf.histogram.withUnsafeBufferPointer { histogram in
      for place in bins.columns.indices {
        let gone = place * 768 + 3 * ColumnBins.missing
        let missing = SIMD4(histogram[gone], histogram[gone + 1], histogram[gone + 2], 0)
        for missingLeft in missing[2] > 0.5 ? [true, false] : [true] {
          var left = missingLeft ? missing : SIMD4(repeating: 0)
          // The last bin against what is missing alone is a split too.
          let last = bins.edges[place].count - (missing[2] > 0.5 && !missingLeft ? 0 : 1)
          for bin in 0..<max(0, last + 1) {
            let cell = place * 768 + 3 * bin
            left += SIMD4(histogram[cell], histogram[cell + 1], histogram[cell + 2], 0)
            let rows = Double(leaf.rows.count) - left[2]
            if left[2] + 0.5 < Double(options.leafRows) || rows + 0.5 < Double(options.leafRows) { continue }
            let curvature = leaf.curvature - left[1]
            if left[1] < 1e-3 || curvature < 1e-3 { continue }
            let gain = score(left[0], left[1]) + score(leaf.gradient - left[0], curvature) - whole
            if gain > (result?.gain ?? 1e-9) * (1 + 1e-12) {
              result = Split(place: place, bin: bin, missingLeft: missingLeft, gain: gain)
            }
          }
        }
      }
    }
    return result
  }

  private func score(_ gradient: Double, _ curvature: Double) -> Double {
    gradient * gradient / (curvature + options.penalty)
  }
}
