#include "CPhoneNumbers.h"

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

namespace {

using i18n::phonenumbers::Logger;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// What the library would print about a number is nobody's business.
class Silence : public Logger {
 public:
  void WriteMessage(const std::string &) override {}
};

PhoneNumberUtil &library() {
  static PhoneNumberUtil *const instance = [] {
    PhoneNumberUtil *made = PhoneNumberUtil::GetInstance();
    made->SetLogger(new Silence());
    return made;
  }();
  return *instance;
}

int kind_of(PhoneNumberUtil::PhoneNumberType type) {
  switch (type) {
    case PhoneNumberUtil::FIXED_LINE: return RIGHTCALL_PHONE_FIXED;
    case PhoneNumberUtil::MOBILE: return RIGHTCALL_PHONE_MOBILE;
    case PhoneNumberUtil::FIXED_LINE_OR_MOBILE: return RIGHTCALL_PHONE_FIXED_OR_MOBILE;
    case PhoneNumberUtil::UNKNOWN: return RIGHTCALL_PHONE_UNKNOWN;
    default: return RIGHTCALL_PHONE_OTHER;
  }
}

int read(const char *text, size_t length, const char *region, char *out, size_t capacity, int *kind) {
  PhoneNumber number;
  PhoneNumberUtil &util = library();
  if (util.Parse(std::string(text, length), region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) {
    return RIGHTCALL_PHONE_NONE;
  }
  // An extension is somebody's desk, not another number.
  number.clear_extension();
  const bool is_valid = util.IsValidNumber(number);
  if (!is_valid && util.IsPossibleNumberWithReason(number) != PhoneNumberUtil::IS_POSSIBLE) {
    return RIGHTCALL_PHONE_NONE;
  }
  std::string written;
  util.Format(number, PhoneNumberUtil::E164, &written);
  if (written.size() + 1 > capacity) return RIGHTCALL_PHONE_NONE;
  std::memcpy(out, written.c_str(), written.size() + 1);
  *kind = is_valid ? kind_of(util.GetNumberType(number)) : RIGHTCALL_PHONE_UNKNOWN;
  return is_valid ? RIGHTCALL_PHONE_VALID : RIGHTCALL_PHONE_POSSIBLE;
}

}  // namespace

extern "C" int rightcall_phone_read(
    const char *text, size_t length, const char *region, char *out, size_t capacity, int *kind) {
  try {
    return read(text, length, region, out, capacity, kind);
  } catch (...) {
    return RIGHTCALL_PHONE_NONE;
  }
}
