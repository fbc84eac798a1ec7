#ifndef RIGHTCALL_CPHONENUMBERS_H
#define RIGHTCALL_CPHONENUMBERS_H

// Telephone numbers of every country, through Google's libphonenumber, with a plain C name. Nothing throws.

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  RIGHTCALL_PHONE_NONE = 0,      // no number
  RIGHTCALL_PHONE_POSSIBLE = 1,  // of a length that numbers there have, in no block that this library knows
  RIGHTCALL_PHONE_VALID = 2      // one that the country gives out
};

enum {
  RIGHTCALL_PHONE_UNKNOWN = 0,
  RIGHTCALL_PHONE_FIXED = 1,
  RIGHTCALL_PHONE_MOBILE = 2,
  RIGHTCALL_PHONE_FIXED_OR_MOBILE = 3,
  RIGHTCALL_PHONE_OTHER = 4  // freephone, premium, shared cost, pagers, voicemail
};

// Reads `length` bytes of UTF-8. `region` is where a number without a country's code is dialled: ISO 3166, NUL-terminated.
// `out` takes the number as E.164 with its plus and a NUL: 24 bytes or more. `kind` is one of the second list.
// Returns one of the first.
int rightcall_phone_read(
    const char *text, size_t length, const char *region, char *out, size_t capacity, int *kind);

#ifdef __cplusplus
}
#endif

#endif
