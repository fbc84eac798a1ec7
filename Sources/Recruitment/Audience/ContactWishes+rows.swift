extension ContactWishes {
  /// What rows that stand come to. The strictest wins, as everywhere.
  package init(reading rows: [StatedPreference]) {
    func ways(_ purpose: ContactPurpose) -> Ways {
      let about = { (row: StatedPreference, channel: Channel) in row.concerns(purpose, channel) }
      let refused = Channel.allCases.filter { channel in rows.contains { $0.refuses && about($0, channel) } }
      let welcome = Channel.allCases.filter { channel in
        !refused.contains(channel) && rows.contains { $0.welcomes && about($0, channel) }
      }
      return Ways(welcome: Set(welcome), refused: Set(refused))
    }
    self.init(
      process: ways(.process), marketing: ways(.marketing),
      hours: rows.compactMap(\.hours).reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
      safePlace: rows.last { $0.safePlace != nil }?.safePlace)
  }

  /// The rows that say it: few, so that whoever reads them sees what was meant.
  ///
  /// A way that is welcome for marketing is consent, and one that is not an objection. About what is under way they are
  /// preferences, and no way at all is an objection.
  package var rows: [StatedPreference] {
    var rows: [StatedPreference] = []
    if isStopped {
      rows.append(StatedPreference(purpose: .any, channel: nil, allowed: .no, basis: .objection))
    } else {
      for purpose in [ContactPurpose.process, .marketing] { rows += said(ways(purpose), purpose) }
    }
    for hours in hours {
      for channel in [Channel.call, .video] {
        rows.append(
          StatedPreference(purpose: .any, channel: channel, allowed: .yes, basis: .preference, hours: hours))
      }
    }
    if let safePlace {
      rows.append(
        StatedPreference(purpose: .any, channel: .call, allowed: nil, basis: .preference, safePlace: safePlace))
    }
    return rows
  }

  /// Nothing, by no way, for no purpose.
  package var isStopped: Bool { process.areNone && marketing.areNone }

  private func said(_ ways: Ways, _ purpose: ContactPurpose) -> [StatedPreference] {
    if ways.areNone { return [StatedPreference(purpose: purpose, channel: nil, allowed: .no, basis: .objection)] }
    let isMarketing = purpose == .marketing
    return Channel.allCases.compactMap { channel in
      if ways.welcome.contains(channel) {
        return StatedPreference(
          purpose: purpose, channel: channel, allowed: .yes, basis: isMarketing ? .consent : .preference)
      }
      guard ways.refused.contains(channel) else { return nil }
      return StatedPreference(
        purpose: purpose, channel: channel, allowed: .no, basis: isMarketing ? .objection : .preference)
    }
  }

  /// The same, but that they want to be written to and not to be rung or met. What they refused stays refused, and
  /// nobody consents to advertising by it.
  package var inWriting: ContactWishes {
    var wishes = self
    wishes.process.refuse(Self.spoken)
    wishes.marketing.refuse(Self.spoken)
    return wishes
  }

  /// The same, but that they want nothing at all any more.
  package var stopped: ContactWishes {
    ContactWishes(process: .none, marketing: .none, hours: hours, safePlace: safePlace)
  }
}

extension StatedPreference {
  /// A yes at every hour.
  fileprivate var welcomes: Bool { hours == nil && allowed == .yes && basis != .screening }
}
