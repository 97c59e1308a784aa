// Swift cannot call makecontext, whose function's parameters vary.

#ifndef LEASH_CCONTEXT_SHIM_H
#define LEASH_CCONTEXT_SHIM_H

#if defined(__APPLE__)
// Without it the header has nothing to offer there.
#define _XOPEN_SOURCE 700
#endif
// It says which C library this is.
#include <stdlib.h>

#if defined(__GLIBC__) || defined(__APPLE__)
#include <ucontext.h>

/// Runs `body` on the stack that begins at `stack`, and comes back when it returns. Not 0: it did not run.
static inline int leash_run_on_stack(void *stack, size_t size, void (*body)(void)) {
    ucontext_t caller, callee;
    if (getcontext(&callee) != 0) return -1;
    callee.uc_stack.ss_sp = stack;
    callee.uc_stack.ss_size = size;
    callee.uc_link = &caller;
    makecontext(&callee, body, 0);
    return swapcontext(&caller, &callee);
}
#else
/// musl has no such functions.
static inline int leash_run_on_stack(void *stack, size_t size, void (*body)(void)) {
    (void)stack, (void)size, (void)body;
    return -1;
}
#endif

#endif
