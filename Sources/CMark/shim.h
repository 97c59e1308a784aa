// libcmark-gfm: Markdown as GitHub reads it to a tree of blocks, tables among them. Its functions have plain C types, so Swift calls
// them as they are. The kinds of node that extensions bring are variables there: what they hold is given by functions here.

#ifndef LEASH_CMARK_SHIM_H
#define LEASH_CMARK_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

/// The tree of a text; tables and strike-through are known. To be freed by `cmark_node_free`. Null where there is no memory.
static inline cmark_node *leash_cmark_parse(const char *text, size_t count) {
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8);
    if (!parser) return 0;
    const char *names[] = {"table", "strikethrough"};
    for (int i = 0; i < 2; i++) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(names[i]);
        if (extension) cmark_parser_attach_syntax_extension(parser, extension);
    }
    cmark_parser_feed(parser, text, count);
    cmark_node *document = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return document;
}

/// `table`, `table_row`, `table_header`, `table_cell`, `strikethrough`; for other kinds the names of CommonMark.
static inline const char *leash_cmark_kind(cmark_node *node) { return cmark_node_get_type_string(node); }

#endif
