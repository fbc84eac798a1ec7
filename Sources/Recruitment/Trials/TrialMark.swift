/// Tells one state of the trials from another: how many there are, how many were stopped, and how many lots of the last
/// one have fallen. All three only grow.
package struct TrialMark: Hashable, Sendable {
  package var trials: Int64
  package var stopped: Int64
  package var lots: Int64

  package init(trials: Int64 = 0, stopped: Int64 = 0, lots: Int64 = 0) {
    self.trials = trials
    self.stopped = stopped
    self.lots = lots
  }
}
