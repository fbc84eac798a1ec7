#include "CLateLibraries.h"

#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>

// As functions.S lays them out.
struct library {
  void *handle;
  const char *name;
  const char *other;
};

struct function {
  // What its calls jump to.
  void *place;
  const char *name;
  struct library *library;
};

__attribute__((visibility("hidden"))) void *rightcall_late_find(struct function *function);

static void *opened(struct library *library) {
  void *handle = __atomic_load_n(&library->handle, __ATOMIC_ACQUIRE);
  if (handle) return handle;
  // Two threads may both be first: the system opens a library once, and gives both the same.
  handle = dlopen(library->name, RTLD_LAZY | RTLD_GLOBAL);
  if (!handle) handle = dlopen(library->other, RTLD_LAZY | RTLD_GLOBAL);
  if (!handle) {
    // Nobody who calls one of its functions can go on, as no program could that is linked with it.
    fprintf(stderr, "rightcall: %s cannot be opened; bin/setup says what must be installed\n", library->name);
    _exit(RIGHTCALL_LIBRARY_MISSING);
  }
  __atomic_store_n(&library->handle, handle, __ATOMIC_RELEASE);
  return handle;
}

void *rightcall_late_find(struct function *function) {
  void *found = dlsym(opened(function->library), function->name);
  if (!found) {
    fprintf(stderr, "rightcall: %s has no function %s: it is not the version that was built for\n",
            function->library->name, function->name);
    _exit(RIGHTCALL_LIBRARY_MISSING);
  }
  __atomic_store_n(&function->place, found, __ATOMIC_RELEASE);
  return found;
}
