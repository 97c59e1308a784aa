#include "lessons.h"

// A lesson more: its text here, and its row below. `#embed` is of C23, and of this compiler in every C.

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char readme[] = {
#embed "../../Scripts/lessons/README.md"
};
static const unsigned char leak[] = {
#embed "../../Scripts/lessons/leak.md"
};
static const unsigned char weakmap[] = {
#embed "../../Scripts/lessons/weakmap.md"
};

#define ROW(name, text) {name, text, sizeof text}

static const struct leash_lesson lessons[] = {
    ROW("README", readme), ROW("leak", leak), ROW("weakmap", weakmap),
};

size_t leash_lesson_count(void) { return sizeof lessons / sizeof *lessons; }
struct leash_lesson leash_lesson_at(size_t index) { return lessons[index]; }
