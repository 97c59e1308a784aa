// What the process holds of the C library's memory, counted where it is given out.
//
// Everything that Swift allocates, a syntax tree, a queue, a list, a text, comes from malloc in the end. So one count there
// knows of all native memory, whoever made it grow. The program is linked so that calls of malloc arrive at these
// functions first (`--wrap`, see Package.swift); where it is not, as in the tests of single modules, the count stays 0.

#ifndef LEASH_CMEMORY_H
#define LEASH_CMEMORY_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    /// Bytes given out and not given back.
    int64_t held;
    /// Above this many, `bits` are set in the word at `request`.
    int64_t limit;
    int32_t *_Nullable request;
    int32_t bits;
} leash_memory_account;

/// The one account of this process. A script runs on one thread, which may read and set all of it.
leash_memory_account *_Nonnull leash_memory(void);

/// Lets the C library give large blocks back to the system as soon as they are freed.
void leash_memory_set_up(void);

/// Gives the pages back of which everything was freed: what little is left among small pieces keeps the library from doing so.
void leash_memory_give_back(void);

#endif
