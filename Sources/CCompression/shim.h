// zlib, zstd and Brotli: what reads and writes compressed data. Their functions have plain C types, so Swift calls them as they are; only what zlib has
// as a macro is a function here.

#ifndef LEASH_COMPRESSION_SHIM_H
#define LEASH_COMPRESSION_SHIM_H

#include <brotli/decode.h>
#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

/// Begins to read gzip or zlib, whichever the first bytes are.
static inline int leash_inflate_init(z_stream *stream) { return inflateInit2(stream, 15 + 32); }

/// Begins to read what the window's bits say: zlib from 8, gzip from 24, either from 40, below 0 neither's frame.
static inline int leash_inflate_init_bits(z_stream *stream, int bits) { return inflateInit2(stream, bits); }

/// Begins to write, in the frame that the window's bits say.
static inline int leash_deflate_init(z_stream *stream, int level, int bits, int memory, int strategy) {
    return deflateInit2(stream, level, Z_DEFLATED, bits, memory, strategy);
}

#endif
