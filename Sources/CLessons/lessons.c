#include "lessons.h"

// A lesson more: its text here, and its row below. `#embed` is of C23, and of this compiler in every C.

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char readme[] = {
#embed "../../Scripts/lessons/README.md"
};
static const unsigned char caches[] = {
#embed "../../Scripts/lessons/caches.md"
};
static const unsigned char closures_that_leak[] = {
#embed "../../Scripts/lessons/closures-that-leak.md"
};
static const unsigned char ephemerons[] = {
#embed "../../Scripts/lessons/ephemerons.md"
};
static const unsigned char finalization[] = {
#embed "../../Scripts/lessons/finalization.md"
};
static const unsigned char garbage_collection[] = {
#embed "../../Scripts/lessons/garbage-collection.md"
};
static const unsigned char leak[] = {
#embed "../../Scripts/lessons/leak.md"
};
static const unsigned char listeners[] = {
#embed "../../Scripts/lessons/listeners.md"
};
static const unsigned char map_and_set[] = {
#embed "../../Scripts/lessons/map-and-set.md"
};
static const unsigned char myths[] = {
#embed "../../Scripts/lessons/myths.md"
};
static const unsigned char private_data[] = {
#embed "../../Scripts/lessons/private-data.md"
};
static const unsigned char promises_that_wait[] = {
#embed "../../Scripts/lessons/promises-that-wait.md"
};
static const unsigned char symbols_as_keys[] = {
#embed "../../Scripts/lessons/symbols-as-keys.md"
};
static const unsigned char timers[] = {
#embed "../../Scripts/lessons/timers.md"
};
static const unsigned char weakmap[] = {
#embed "../../Scripts/lessons/weakmap.md"
};
static const unsigned char weakref[] = {
#embed "../../Scripts/lessons/weakref.md"
};
static const unsigned char weakset[] = {
#embed "../../Scripts/lessons/weakset.md"
};

#define ROW(name, text) {name, text, sizeof text}

static const struct leash_lesson lessons[] = {
    ROW("README", readme),
    ROW("caches", caches),
    ROW("closures-that-leak", closures_that_leak),
    ROW("ephemerons", ephemerons),
    ROW("finalization", finalization),
    ROW("garbage-collection", garbage_collection),
    ROW("leak", leak),
    ROW("listeners", listeners),
    ROW("map-and-set", map_and_set),
    ROW("myths", myths),
    ROW("private-data", private_data),
    ROW("promises-that-wait", promises_that_wait),
    ROW("symbols-as-keys", symbols_as_keys),
    ROW("timers", timers),
    ROW("weakmap", weakmap),
    ROW("weakref", weakref),
    ROW("weakset", weakset),
};

size_t leash_lesson_count(void) { return sizeof lessons / sizeof *lessons; }
struct leash_lesson leash_lesson_at(size_t index) { return lessons[index]; }
