extension AIPWEstimate {
  /// Percentile interval of the adjusted figure from drawing whole clusters (of the kind that the error rests on):
  /// θ̂ of a replicate = Σ ψ / rows over the clusters drawn.
  ///
  /// ψ is weighed anew and the nuisances are not fitted again: ψ is orthogonal to them, so that their share in the
  /// spread is of second order (Chernozhukov et al. 2018). A replicate costs as much as there are clusters, and 1,000
  /// of 50,000 rows less than one fit.
  /// - Returns: `nil` with fewer than two clusters.
  package func bootstrapInterval(replicates: Int = 1_000, seed: UInt64, level: Double = 0.95) -> Interval? {
    let named = clusterings.first { $0.name == clusteredBy }
    let dense = named.map(DenseClusters.init) ?? DenseClusters(rows: psi.count)
    let sums = dense.sums(psi)
    let counts = dense.sums(Array(repeating: 1, count: psi.count))
    var bootstrap = ClusterBootstrap()
    for cluster in sums.indices { bootstrap.add(sum: sums[cluster], count: Int(counts[cluster])) }
    return bootstrap.mean(replicates: replicates, seed: seed, level: level)?.interval
  }
}
