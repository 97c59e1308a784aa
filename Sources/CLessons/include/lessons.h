// The lessons that come with Leash, as text in the program itself: no file has to be found or read.

#ifndef LEASH_LESSONS_H
#define LEASH_LESSONS_H

#include <stddef.h>

/// A Markdown text.
struct leash_lesson {
    const char *name;
    const unsigned char *text;
    size_t count;
};

/// Sorted by name. README is not a lesson: it tells how lessons are written.
size_t leash_lesson_count(void);
struct leash_lesson leash_lesson_at(size_t index);

#endif
