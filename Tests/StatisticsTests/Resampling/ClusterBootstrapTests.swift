import Testing

@testable import Statistics

@Suite struct ClusterBootstrapTests {
  @Test func theMeanIsThatOfAllValues() throws {
    var bootstrap = ClusterBootstrap()
    bootstrap.add(sum: 6, count: 3)
    bootstrap.add(sum: 0, count: 1)
    bootstrap.add(sum: 9, count: 0)
    #expect(bootstrap.clusterCount == 2)
    #expect(bootstrap.valueCount == 4)
    #expect(try #require(bootstrap.mean(seed: 1)).value == 1.5)
  }

  @Test func theSameSeedGivesTheSameInterval() {
    var bootstrap = ClusterBootstrap()
    for value in 0..<30 { bootstrap.add(sum: Double(value * value) / 7.3, count: 2) }
    #expect(bootstrap.mean(seed: 5) == bootstrap.mean(seed: 5))
    #expect(bootstrap.mean(seed: 5)?.interval != bootstrap.mean(seed: 6)?.interval)
  }

  @Test func clustersOfOneCoverTheTruthAsOftenAsTheySay() throws {
    var random = SeededRandom(seed: 77)
    var covered = 0
    for trial in 0..<200 {
      var bootstrap = ClusterBootstrap()
      for _ in 0..<60 { bootstrap.add(sum: random.unit(), count: 1) }
      if try #require(bootstrap.mean(replicates: 400, seed: UInt64(trial))).interval.contains(0.5) { covered += 1 }
    }
    #expect((180...199).contains(covered), "\(covered) of 200")
  }

  @Test func valuesThatGoTogetherWidenTheInterval() throws {
    var (apart, together) = (ClusterBootstrap(), ClusterBootstrap())
    for cluster in 0..<40 {
      let value = Double(cluster % 2)
      for _ in 0..<5 { apart.add(sum: value, count: 1) }
      together.add(sum: 5 * value, count: 5)
    }
    let narrow = try #require(apart.mean(seed: 1)).interval
    let wide = try #require(together.mean(seed: 1)).interval
    #expect(wide.high - wide.low > 1.8 * (narrow.high - narrow.low))
  }

  @Test func oneClusterIsNoSample() {
    var bootstrap = ClusterBootstrap()
    bootstrap.add(sum: 3, count: 9)
    #expect(bootstrap.mean(seed: 1) == nil)
  }
}
