/// The store's own number for a record. Positive; never reused; means nothing outside one store.
package struct RecordID<Noun>: Hashable, Comparable, Sendable, BitwiseCopyable {
  package var value: Int64

  @inlinable package init(_ value: Int64) { self.value = value }

  /// Stands for "nobody" or "nothing" in columns.
  @inlinable package static var none: RecordID { RecordID(0) }
  @inlinable package var isNone: Bool { value == 0 }
  @inlinable package static func < (left: RecordID, right: RecordID) -> Bool { left.value < right.value }
}

/// The nouns that ids are of.
package enum Recruiter {}
package enum Client {}
package enum Person {}
package enum JobOrder {}
package enum Submission {}
package enum Interaction {}
package enum DatedEvent {}
package enum RecordedFact {}
package enum ImportBatch {}

package typealias RecruiterID = RecordID<Recruiter>
package typealias ClientID = RecordID<Client>
package typealias PersonID = RecordID<Person>
package typealias JobID = RecordID<JobOrder>
package typealias SubmissionID = RecordID<Submission>
package typealias InteractionID = RecordID<Interaction>
package typealias DateID = RecordID<DatedEvent>
package typealias FactID = RecordID<RecordedFact>
package typealias BatchID = RecordID<ImportBatch>
