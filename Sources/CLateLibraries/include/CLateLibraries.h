#ifndef RIGHTCALL_LATE_LIBRARIES_H
#define RIGHTCALL_LATE_LIBRARIES_H

// A program that is linked with a library opens it before its first line runs, and with it all that the library needs
// itself: for drawing, mail, calendars, numbers and PostgreSQL more than a hundred, forty milliseconds of every command.
// Most commands call none of them. So their functions are stood in for (functions.inc, functions.S): the first call to
// one opens its library. The headers, and every call to them, are the libraries' own.

/// With what the program ends where a library is not there when it is needed.
#define RIGHTCALL_LIBRARY_MISSING 70

#endif
