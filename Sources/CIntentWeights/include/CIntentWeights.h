#ifndef C_INTENT_WEIGHTS_H
#define C_INTENT_WEIGHTS_H

#include <stddef.h>

/// The weights of the message coach's sentence model: the file intents.txt, byte for byte, without a 0 at its end;
/// `count` becomes their number. They stay where they are as long as the program runs.
const unsigned char *intent_weights(size_t *count);

#endif
