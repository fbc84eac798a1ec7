/// Whom a recruiter writes to.
package enum MessageSide: String, Sendable, CaseIterable { case candidate, client }
