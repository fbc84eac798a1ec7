import Foundation
import Testing

@testable import MessageCoach

/// The probabilities are those of the trainer's own arithmetic (scikit-learn's matrices, numpy), sentence by sentence.
struct ParityTests {
  @Test func probabilitiesAreTheTrainers() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/probabilities/fifty.tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count == 50)
    for line in lines {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      let side = try #require(MessageSide(rawValue: String(fields[0])))
      let channel = try #require(MessageChannel(rawValue: String(fields[1])))
      let expected = fields[3...].compactMap { Double($0) }
      #expect(expected.count == Intent.allCases.count)
      let said = FeatureDump().line(
        "probabilities", MessageDraft(text: String(fields[2]), channel: channel, side: side))
      for (one, other) in zip(said.split(separator: "\t").compactMap { Double($0) }, expected) {
        #expect(abs(one - other) < 2e-4, "\(fields[2])")
      }
    }
  }

  @Test func theWeightsAreAllRead() throws {
    let model = IntentModel.standard
    #expect(model.verdicts.count == Verdict.allCases.count)
    #expect(model.verdicts.allSatisfy { $0.count == MessageEvidence.names.count + 1 })
    #expect(model.starts.count > 5_000)
    #expect(model.lines.allSatisfy { $0.threshold > 0.1 && $0.threshold < 0.9 })
  }
}
