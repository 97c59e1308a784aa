// Swift's C library marks fork as unavailable, since few programs can use it well: one that has a single thread can.

#ifndef LEASH_CPROCESS_SHIM_H
#define LEASH_CPROCESS_SHIM_H

#include <unistd.h>

/// 0 in the copy; in the original the copy's number, or -1.
static inline int leash_fork(void) {
    return (int)fork();
}

#endif
