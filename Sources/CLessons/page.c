#include "lessons.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char style[] = {
#embed "../../Scripts/lessons/page/page.css"
};
static const unsigned char script[] = {
#embed "../../Scripts/lessons/page/page.js"
};

struct leash_lesson leash_page_style(void) { return (struct leash_lesson){"page.css", style, sizeof style}; }
struct leash_lesson leash_page_script(void) { return (struct leash_lesson){"page.js", script, sizeof script}; }
