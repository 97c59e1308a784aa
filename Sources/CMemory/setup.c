#include <stddef.h>

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
