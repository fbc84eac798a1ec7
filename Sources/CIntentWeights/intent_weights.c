#include "CIntentWeights.h"

// The compiler takes the file as it is. As a resource embedded in Swift code it would be an array of half a million
// numbers, which takes minutes and gigabytes to compile.
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char bytes[] = {
#embed "intents.txt"
};

const unsigned char *intent_weights(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
