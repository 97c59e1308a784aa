// libcmark: CommonMark text to a tree of blocks. Its functions have plain C types, so Swift calls them as they are.

#ifndef LEASH_CMARK_SHIM_H
#define LEASH_CMARK_SHIM_H

#include <cmark.h>

#endif
