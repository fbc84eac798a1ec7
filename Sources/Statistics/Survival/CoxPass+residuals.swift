extension CoxPass {
  /// By sorted place, `blocks` each: weight · Σ over the row's time at risk of (x − mean x) dM (Therneau and Grambsch
  /// 2000, §7.1). Needs a pass that keeps means.
  func scoreResiduals() -> [SIMD4<Double>] {
    let blocks = design.blocks
    var result = Array(repeating: SIMD4<Double>.zero, count: risk.count * blocks)
    let exposure = exposure()
    var through = Array(repeating: SIMD4<Double>.zero, count: design.groups.count * blocks)
    for stratum in 0..<(design.strata.count - 1) {
      var sum = Array(repeating: SIMD4<Double>.zero, count: blocks)
      for index in (design.strata[stratum]..<design.strata[stratum + 1]).reversed() {
        let group = design.groups[index]
        let events = group.firstEvent..<(group.firstEvent + group.events)
        for block in 0..<blocks {
          let before = sum[block]
          sum[block] += meanHazard[index * blocks + block]
          through[index * blocks + block] = sum[block]
          let own = before + ownMeanHazard[index * blocks + block]
          for place in group.from..<group.end {
            result[place * blocks + block] = risk[place] * (events.contains(place) ? own : sum[block])
          }
          for place in events {
            let distance = design.x[place * blocks + block] - eventMeans[index * blocks + block]
            result[place * blocks + block] += design.weights[place] * distance
          }
        }
      }
    }
    for place in risk.indices {
      let entry = design.entryGroups.isEmpty ? -1 : Int(design.entryGroups[place])
      for block in 0..<blocks {
        result[place * blocks + block] -= risk[place] * exposure[place] * design.x[place * blocks + block]
        if entry >= 0 {
          result[place * blocks + block] -= risk[place] * through[entry * blocks + block]
        }
      }
    }
    return result
  }
}
