#include <libical/ical.h>
#include <stdint.h>

// What the calendar reader needs of libical: how an entry repeats, and the clocks that calendars bring along. Times are wall
// clocks in seconds since 1970-01-01T00:00 there.

static inline struct icaltimetype rightcall_ical_time(int64_t wall, int is_date) {
  int64_t day = wall >= 0 ? wall / 86400 : -((86399 - wall) / 86400);
  int64_t rest = wall - day * 86400;
  // Days to a civil date: Howard Hinnant, chrono-compatible low-level date algorithms.
  int64_t z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
  int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t shifted = (5 * of_year + 2) / 153, month = shifted < 10 ? shifted + 3 : shifted - 9;
  struct icaltimetype time = icaltime_null_time();
  time.year = (int)(year_of_era + era * 400 + (month <= 2));
  time.month = (int)month;
  time.day = (int)(of_year - (153 * shifted + 2) / 5 + 1);
  time.is_date = is_date;
  if (!is_date) {
    time.hour = (int)(rest / 3600);
    time.minute = (int)(rest / 60 % 60);
    time.second = (int)(rest % 60);
  }
  return time;
}

static inline int64_t rightcall_ical_wall(struct icaltimetype time) {
  int64_t year = time.year - (time.month <= 2), era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
  int64_t of_year = (153 * (time.month + (time.month > 2 ? -3 : 9)) + 2) / 5 + time.day - 1;
  int64_t day = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
  return day * 86400 + (time.is_date ? 0 : time.hour * 3600 + time.minute * 60 + time.second);
}

/// The times at which a rule without UNTIL has an entry begin that begins first at `start`, from `from` to `until`, in order.
/// - Returns: how many were written; -1 for a rule that cannot be read; -2 where it has more than `tries` of them before the
///   end, or more than `capacity` within.
static inline int rightcall_ical_expand(
    const char *rule, int64_t start, int is_date, int64_t from, int64_t until, int tries, int64_t *times, int capacity) {
  icalerror_set_errors_are_fatal(0);
  struct icalrecurrencetype recurrence = icalrecurrencetype_from_string(rule);
  if (recurrence.freq == ICAL_NO_RECURRENCE) return -1;
  icalrecur_iterator *iterator = icalrecur_iterator_new(recurrence, rightcall_ical_time(start, is_date));
  if (!iterator) return -1;
  int count = 0;
  for (;;) {
    struct icaltimetype next = icalrecur_iterator_next(iterator);
    if (icaltime_is_null_time(next)) break;
    int64_t wall = rightcall_ical_wall(next);
    if (wall > until) break;
    if (--tries < 0 || count == capacity) {
      count = -2;
      break;
    }
    if (wall >= from) times[count++] = wall;
  }
  icalrecur_iterator_free(iterator);
  return count;
}

/// A clock that a calendar brings along: the lines of a VTIMEZONE. To be given back with `rightcall_ical_release_zone`; NULL
/// where it is none.
static inline icaltimezone *rightcall_ical_zone(const char *text) {
  icalerror_set_errors_are_fatal(0);
  icalcomponent *component = icalparser_parse_string(text);
  if (!component) return 0;
  icaltimezone *zone = 0;
  if (icalcomponent_isa(component) == ICAL_VTIMEZONE_COMPONENT) {
    zone = icaltimezone_new();
    // The zone takes the component over.
    if (zone && icaltimezone_set_component(zone, component)) return zone;
    if (zone) icaltimezone_free(zone, 1);
  }
  icalcomponent_free(component);
  return 0;
}

static inline void rightcall_ical_release_zone(icaltimezone *zone) { icaltimezone_free(zone, 1); }

/// Seconds east of UTC when that clock shows that time.
static inline int rightcall_ical_offset(icaltimezone *zone, int64_t wall) {
  int is_daylight = 0;
  struct icaltimetype time = rightcall_ical_time(wall, 0);
  return icaltimezone_get_utc_offset(zone, &time, &is_daylight);
}
