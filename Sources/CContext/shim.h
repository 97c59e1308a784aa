// Swift cannot call makecontext, whose function's parameters vary.

#ifndef LEASH_CCONTEXT_SHIM_H
#define LEASH_CCONTEXT_SHIM_H

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

#endif
