/// The columns of one file of interactions, 24 bytes an interaction: whole people one after another, each person's by
/// time. Which rows are whose is written in the frame.
package struct SegmentColumns {
  package let at: UnsafePointer<UInt32>
  package let delay: UnsafePointer<UInt32>
  package let id: UnsafePointer<UInt32>
  package let recruiter: UnsafePointer<UInt32>
  package let traits: UnsafePointer<UInt16>
  package let duration: UnsafePointer<UInt16>
  package let origin: UnsafePointer<UInt32>

  @inlinable
  package init(
    at: UnsafePointer<UInt32>, delay: UnsafePointer<UInt32>, id: UnsafePointer<UInt32>,
    recruiter: UnsafePointer<UInt32>, traits: UnsafePointer<UInt16>, duration: UnsafePointer<UInt16>,
    origin: UnsafePointer<UInt32>
  ) {
    self.at = at
    self.delay = delay
    self.id = id
    self.recruiter = recruiter
    self.traits = traits
    self.duration = duration
    self.origin = origin
  }

  @inlinable
  package func advanced(by rows: Int) -> SegmentColumns {
    SegmentColumns(
      at: at + rows, delay: delay + rows, id: id + rows, recruiter: recruiter + rows, traits: traits + rows,
      duration: duration + rows, origin: origin + rows)
  }
}
