import Recruitment
import Testing

/// The interchange's definitions of conversation, attempt and message, line by line.
struct InteractionTraitsTests {
  private func talk(
    _ channel: Channel, _ outcome: Outcome?, _ seconds: Int64?, flag: YesNo? = nil, _ direction: Direction = .outbound
  ) -> Bool {
    InteractionTraits(
      channel: channel, direction: direction, outcome: outcome, durationSeconds: seconds, flag: flag
    ).isConversation
  }

  @Test func `a call or video that is connected, a meeting or video that is held`() {
    #expect(talk(.call, .connected, nil) && talk(.video, .connected, nil))
    #expect(talk(.meeting, .held, nil) && talk(.video, .held, nil))
    #expect(talk(.call, .connected, nil, .inbound))
    #expect(!talk(.call, .held, nil) && !talk(.meeting, .connected, nil))
  }

  @Test func `of at least two minutes where a duration is known`() {
    #expect(talk(.call, .connected, 120) && talk(.meeting, .held, 120))
    #expect(!talk(.call, .connected, 119) && !talk(.call, .connected, 0) && !talk(.meeting, .held, 119))
  }

  @Test func `or flagged by the recruiter; no overrides duration`() {
    #expect(talk(.call, .connected, 30, flag: .yes) && talk(.call, .voicemail, nil, flag: .yes))
    #expect(!talk(.call, .connected, 3_600, flag: .no) && !talk(.meeting, .held, nil, flag: .no))
  }

  @Test func `connected_unverified counts from two minutes on`() {
    #expect(talk(.call, .connectedUnverified, 120) && !talk(.call, .connectedUnverified, 119))
    #expect(!talk(.call, .connectedUnverified, nil))
  }

  @Test(arguments: [Outcome.voicemail, .noAnswer, .busy, .failed, .wrongNumber, .cancelled, .noShow, .sent, .bounced])
  func `nothing else is a conversation`(outcome: Outcome) {
    for channel in Channel.allCases { #expect(!talk(channel, outcome, 600)) }
    for channel in Channel.allCases { #expect(!talk(channel, nil, 600)) }
  }

  @Test(arguments: [Channel.email, .sms, .whatsapp, .linkedin, .chat])
  func `a message is never a conversation unless the recruiter says so`(channel: Channel) {
    for outcome in Outcome.allCases { #expect(!talk(channel, outcome, 600)) }
  }

  @Test func `an attempt is an outbound call or video, whatever came of it`() {
    for channel in Channel.allCases {
      for outcome in Outcome.allCases.map(Optional.some) + [nil] {
        for direction in Direction.allCases {
          let traits = InteractionTraits(
            channel: channel, direction: direction, outcome: outcome, durationSeconds: nil)
          #expect(traits.isAttempt == ((channel == .call || channel == .video) && direction == .outbound))
          #expect(traits.isMessage == ![Channel.call, .video, .meeting].contains(channel))
        }
      }
    }
  }

  @Test func `a message of ours counts unless it bounced, a machine sent it or it went to a list`() {
    func ours(_ outcome: Outcome?, automatic: Bool = false, list: Bool = false) -> Bool {
      InteractionTraits(
        channel: .email, direction: .outbound, outcome: outcome, durationSeconds: nil, automatic: automatic, list: list
      ).isOutboundMessage
    }
    #expect(ours(.sent) && ours(nil))
    #expect(!ours(.bounced) && !ours(.sent, automatic: true) && !ours(.sent, list: true))
  }

  @Test func `every combination reads back from its bits`() {
    for channel in Channel.allCases {
      for direction in Direction.allCases {
        for outcome in Outcome.allCases.map(Optional.some) + [nil] {
          for flag in [nil, YesNo.no, .yes] {
            for mark in MessageMark.allCases {
              for automatic in [false, true] {
                let made = InteractionTraits(
                  channel: channel, direction: direction, outcome: outcome, durationSeconds: 200, flag: flag,
                  automatic: automatic, mark: mark)
                let read = InteractionTraits(bits: made.bits)
                guard read.channel == channel, read.isInbound == (direction == .inbound), read.outcome == outcome,
                  read.isAutomatic == automatic, read.isList == (mark == .list),
                  read.asks == [.asks, .answersAndAsks, .answersLostAndAsks].contains(mark),
                  Int(read.bits >> 8 & 3) == (flag.map { Int($0.rawValue) + 1 } ?? 0),
                  read.isConversation
                    == InteractionTraits.conversation(
                      channel: channel, outcome: outcome, durationSeconds: 200, flag: flag)
                else {
                  Issue.record("\(channel) \(direction) \(String(describing: outcome)) \(mark)")
                  return
                }
              }
            }
          }
        }
      }
    }
  }

  @Test func `what only one side's messages can be is never read of the other's`() {
    func traits(_ direction: Direction, _ mark: MessageMark) -> InteractionTraits {
      InteractionTraits(channel: .email, direction: direction, outcome: nil, durationSeconds: nil, mark: mark)
    }
    #expect(traits(.inbound, .asksForCall).asksForCall && !traits(.inbound, .asksForCall).asks)
    #expect(traits(.inbound, .closes).closes && !traits(.inbound, .closes).isAside)
    #expect(traits(.outbound, .answers).answersThem && !traits(.outbound, .answers).asksForCall)
    #expect(traits(.outbound, .answersLostAndAsks).answersLost && traits(.outbound, .answersLostAndAsks).answersThem)
    #expect(!traits(.outbound, .answers).answersLost && !traits(.outbound, .answersLost).isAside)
    #expect(traits(.outbound, .aside).isAside && traits(.outbound, .aside).isOutboundMessage)
    #expect(!traits(.outbound, .aside).closes && !traits(.outbound, .aside).answersThem)
  }

  @Test(arguments: Direction.allCases) func `two columns keep a mark`(direction: Direction) {
    let theirs: [MessageMark] = [.plain, .asks, .list, .asksForCall, .closes]
    let ours: [MessageMark] = [
      .plain, .asks, .list, .answers, .answersAndAsks, .answersLost, .answersLostAndAsks, .aside,
    ]
    for mark in direction == .inbound ? theirs : ours {
      let columns = mark.columns(direction)
      #expect(MessageMark(direction, asks: columns.asks, list: columns.list) == mark)
    }
    #expect(MessageMark(direction, asks: nil, list: nil) == .plain)
    #expect(
      MessageMark(direction, asks: .yes, list: nil) == .asks && MessageMark(direction, asks: .no, list: nil) == .plain)
  }

  @Test func `to whoever reads it besides, an answer is none`() {
    #expect(MessageMark.answers.toFurtherReader == .plain && MessageMark.answersLost.toFurtherReader == .plain)
    #expect(MessageMark.answersAndAsks.toFurtherReader == .asks && MessageMark.aside.toFurtherReader == .aside)
  }

  @Test func `durations are cut, never wrapped`() {
    #expect(InteractionColumns.duration(seconds: nil) == InteractionColumns.unknownDuration)
    #expect(InteractionColumns.duration(seconds: 0) == 0 && InteractionColumns.duration(seconds: -5) == 0)
    #expect(InteractionColumns.duration(seconds: 65_534) == 65_534)
    #expect(InteractionColumns.duration(seconds: .max) == 65_534)
  }
}
