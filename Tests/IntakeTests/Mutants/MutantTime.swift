import Glibc

/// How long something took, whatever else the machine had to do: a busy machine is no hang.
enum MutantTime {
  /// How long this thread worked at it; in a run of mutants, how long all threads did, or less where less time went by.
  static func taken(_ body: () throws -> Void) rethrows -> Duration {
    let own = worked(CLOCK_THREAD_CPUTIME_ID)
    let (all, start) = (worked(CLOCK_PROCESS_CPUTIME_ID), ContinuousClock.now)
    try body()
    guard MutantRun.isAlone else { return worked(CLOCK_THREAD_CPUTIME_ID) - own }
    return min(ContinuousClock.now - start, worked(CLOCK_PROCESS_CPUTIME_ID) - all)
  }

  private static func worked(_ clock: clockid_t) -> Duration {
    var time = timespec()
    clock_gettime(clock, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
