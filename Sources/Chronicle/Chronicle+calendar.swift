import Recruitment
import WorkingTime

extension Chronicle {
  /// In which hours whom of the firm's people can be expected to talk; made when it is first asked for.
  package var calendar: ContactCalendar {
    calendarSlot.load()
      ?? calendarSlot.storeIfNil(ContactCalendar(firm: settings.hours, zones: zoneNames, words: words))
  }
}

extension ContactCalendar {
  /// Where somebody was by that version; the firm's place where there is none.
  package func place(of version: PersonVersion?) -> Place {
    guard let version else { return firm }
    return place(zone: version.zone, country: version.country, region: version.region)
  }
}

extension FirmSettings {
  package var hours: ContactCalendar.Firm {
    ContactCalendar.Firm(
      zone: timezone, country: country, workingDays: workingDays, dayStart: dayStart, dayEnd: dayEnd,
      holidays: holidays)
  }
}
