// zlib and zstd: what reads compressed files. Their functions have plain C types, so Swift calls them as they are; only what zlib has
// as a macro is a function here.

#ifndef LEASH_COMPRESSION_SHIM_H
#define LEASH_COMPRESSION_SHIM_H

#include <zlib.h>
#include <zstd.h>

/// Begins to read gzip or zlib, whichever the first bytes are.
static inline int leash_inflate_init(z_stream *stream) { return inflateInit2(stream, 15 + 32); }

#endif
