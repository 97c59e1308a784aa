#define _GNU_SOURCE
#include <stddef.h>
#if defined(__linux__)
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#endif

// What libraries do at each start of the program, and nobody here needs. The linker leads their calls here.

// Nobody writes to C++'s streams (std::cout and its kin), but some of ICU's files include their header, which sets them up: a locale with
// all its parts, a dozen pages of memory.
void __wrap__ZNSt8ios_base4InitC1Ev(void *init) { (void)init; }

// Swift's runtime looks in eight places for the program that writes backtraces. It is not shipped with a static one.
char *__wrap_swift_copyAuxiliaryExecutablePath(const char *name) { (void)name; return NULL; }

// Dispatch sets itself up, and Foundation does it once more: each time it reads files of the system.
__attribute__((weak)) extern void __real_libdispatch_init(void);
void __wrap_libdispatch_init(void) {
    static int done;
    if (done) return;
    done = 1;
    __real_libdispatch_init();
}

#if defined(__linux__)

// Swift's runtime looks for the program's arguments below the environment, and reads the process' map of memory first, so as not to run
// off the stack: 40 microseconds. They are surely there. It gets a map of one line. It is the first to ask: whoever asks later gets the
// true one.
__attribute__((weak)) extern FILE *__real_fopen(const char *path, const char *mode);
FILE *__wrap_fopen(const char *path, const char *mode) {
    static char map[] = "1-ffffffffffffffff\n";
    static int done;
    if (done || strcmp(path, "/proc/self/maps") != 0) return __real_fopen(path, mode);
    done = 1;
    return fmemopen(map, sizeof map - 1, "r");
}

// Dispatch asks how many processors there are, twice; the library reads that from a file each time. How many the program may use is the
// kernel's to say at once.
__attribute__((weak)) extern long __real_sysconf(int name);
long __wrap_sysconf(int name) {
    cpu_set_t set;
    if (name != _SC_NPROCESSORS_CONF || sched_getaffinity(0, sizeof set, &set) != 0) return __real_sysconf(name);
    return CPU_COUNT(&set);
}

#endif
