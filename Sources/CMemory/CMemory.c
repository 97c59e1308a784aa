#include "CMemory.h"

static leash_memory_account account = { 0, INT64_MAX, NULL, 0 };

leash_memory_account *_Nonnull leash_memory(void) { return &account; }

#if defined(__linux__)

#include <errno.h>
#include <malloc.h>
#include <sys/single_threaded.h>
#include <unistd.h>

void leash_memory_set_up(void) {
    // Without these the library keeps up to 64 MiB of what was freed, and more with each large block that comes and goes.
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
}

void leash_memory_give_back(void) { malloc_trim(0); }

// The library's own functions. Weak: where the program is linked without `--wrap` nobody calls what needs them.
#define REAL __attribute__((weak)) extern
REAL void *__real_malloc(size_t size);
REAL void *__real_calloc(size_t count, size_t size);
REAL void *__real_realloc(void *old, size_t size);
REAL void *__real_aligned_alloc(size_t alignment, size_t size);
REAL int __real_posix_memalign(void **result, size_t alignment, size_t size);
REAL void __real_free(void *memory);

// Swift cannot go on without memory that it asked for: it would end by SIGABRT, without a word.
static void end_without_memory(void) {
    static const char text[] = "leash: out of memory\n";
    ssize_t ignored = write(2, text, sizeof text - 1);
    (void)ignored;
    _exit(1);
}

static inline void add(int64_t bytes) {
    // A program that starts others has threads for a while.
    if (__libc_single_threaded) account.held += bytes;
    else __atomic_fetch_add(&account.held, bytes, __ATOMIC_RELAXED);
}

static inline void *count_in(void *memory, size_t bytes) {
    add((int64_t)bytes);
    if (account.held > account.limit && account.request) __atomic_fetch_or(account.request, account.bits, __ATOMIC_RELAXED);
    return memory;
}

static inline void *take(void *memory) {
    if (!memory) end_without_memory();
    return count_in(memory, malloc_usable_size(memory));
}

// Small pieces that were freed, by size, for the next who wants such. A parser and a compiler make and drop hundreds of them for a few
// lines, and the library, which keeps seven of a size at hand, puts them together and takes them apart each time. At most 640 KiB.
// Only as long as there is one thread.
#define LARGEST_KEPT 1032
#define MOST_KEPT(class) ((class) < 16 ? 64 : 16)
typedef struct piece { struct piece *next; } piece;
static piece *kept[LARGEST_KEPT / 16 + 1];
static uint8_t kept_count[LARGEST_KEPT / 16 + 1];

// The library's sizes are 24, 40, 56 and so on.
static inline size_t class_of(size_t size) { return size <= 24 ? 1 : (size + 7) / 16; }

void *__wrap_malloc(size_t size) {
    if (size > LARGEST_KEPT || !__libc_single_threaded) return take(__real_malloc(size));
    size_t class = class_of(size);
    piece *memory = kept[class];
    if (!memory) return take(__real_malloc(size));
    kept[class] = memory->next;
    kept_count[class] -= 1;
    return count_in(memory, class * 16 + 8);
}

void *__wrap_calloc(size_t count, size_t size) { return take(__real_calloc(count, size)); }

void *__wrap_aligned_alloc(size_t alignment, size_t size) { return take(__real_aligned_alloc(alignment, size)); }

int __wrap_posix_memalign(void **result, size_t alignment, size_t size) {
    int status = __real_posix_memalign(result, alignment, size);
    if (status == ENOMEM) end_without_memory();
    if (status == 0) take(*result);
    return status;
}

void *__wrap_realloc(void *old, size_t size) {
    int64_t before = old ? (int64_t)malloc_usable_size(old) : 0;
    void *memory = __real_realloc(old, size);
    add(-before);
    return !memory && size == 0 ? memory : take(memory);
}

void __wrap_free(void *memory) {
    if (!memory) return;
    size_t size = malloc_usable_size(memory);
    add(-(int64_t)size);
    size_t class = class_of(size);
    if (size > LARGEST_KEPT || size % 16 != 8 || !__libc_single_threaded || kept_count[class] == MOST_KEPT(class)) {
        __real_free(memory);
        return;
    }
    piece *freed = memory;
    freed->next = kept[class];
    kept[class] = freed;
    kept_count[class] += 1;
}

#else

void leash_memory_set_up(void) {}
void leash_memory_give_back(void) {}

#endif
