// Swift cannot call C functions with `...`, and libedit sets everything through five of them (el_set, el_get, el_wset,
// el_wget, history_w). Each operation that Leash needs stands here under a name of its own, with its true types.

#ifndef LEASH_CEDITLINE_SHIM_H
#define LEASH_CEDITLINE_SHIM_H

#include <histedit.h>
#include <stdio.h>
#include <wchar.h>

typedef wchar_t *(*leash_prompt_function)(EditLine *);
typedef unsigned char (*leash_key_function)(EditLine *, int);

// ---- The editor ----

/// An editor on the three standard streams that draws nothing: what it writes goes nowhere. NULL: no memory.
static inline EditLine *leash_edit_open(const char *program) {
    FILE *nowhere = fopen("/dev/null", "we");
    if (nowhere == NULL) return NULL;
    return el_init_fd(program, stdin, nowhere, nowhere, 0, 1, 2);
}

static inline int leash_edit_set_reader(EditLine *edit, el_rfunc_t read) {
    return el_wset(edit, EL_GETCFN, read);
}

static inline int leash_edit_set_history(EditLine *edit, HistoryW *history) {
    return el_wset(edit, EL_HIST, history_w, history);
}

static inline int leash_edit_set_owner(EditLine *edit, void *owner) {
    return el_wset(edit, EL_CLIENTDATA, owner);
}

static inline void *leash_edit_owner(EditLine *edit) {
    void *owner = NULL;
    el_wget(edit, EL_CLIENTDATA, &owner);
    return owner;
}

/// `L"emacs"` or `L"vi"`. Forgets every binding made before.
static inline int leash_edit_set_editor(EditLine *edit, const wchar_t *name) {
    return el_wset(edit, EL_EDITOR, name);
}

static inline _Bool leash_edit_is_vi(EditLine *edit) {
    const wchar_t *name = NULL;
    return el_wget(edit, EL_EDITOR, &name) == 0 && name != NULL && name[0] == L'v';
}

static inline int leash_edit_add_function(EditLine *edit, const wchar_t *name, const wchar_t *help,
                                          leash_key_function function) {
    return el_wset(edit, EL_ADDFN, name, help, function);
}

/// `keys` in libedit's notation: `^R`, `\e[3~`, `\204`.
static inline int leash_edit_bind(EditLine *edit, const wchar_t *keys, const wchar_t *command) {
    return el_wset(edit, EL_BIND, keys, command, (wchar_t *)NULL);
}

/// The same in vi's command mode.
static inline int leash_edit_bind_command_mode(EditLine *edit, const wchar_t *keys, const wchar_t *command) {
    return el_wset(edit, EL_BIND, L"-a", keys, command, (wchar_t *)NULL);
}

/// The terminal as the editor needs it (1) or as the program was given it (0).
static inline void leash_edit_set_raw(EditLine *edit, int raw) {
    el_wset(edit, EL_PREP_TERM, raw);
}

/// Changes a setting of the terminal for as long as a line is edited: `-ixon`, in stty's notation.
static inline void leash_edit_set_terminal(EditLine *edit, const wchar_t *setting) {
    el_wset(edit, EL_SETTY, L"-d", setting, (wchar_t *)NULL);
}

/// Takes characters out of the text without keeping them for `yank`, as libedit's own functions for that do. What el_wline shows is the
/// editor's own record of the line.
static inline void leash_edit_remove(EditLine *edit, int start, int count) {
    LineInfoW *line = (LineInfoW *)el_wline(edit);
    wchar_t *text = (wchar_t *)line->buffer;
    int length = (int)(line->lastchar - line->buffer), cursor = (int)(line->cursor - line->buffer);
    if (start < 0 || count <= 0 || start + count > length) return;
    wmemmove(text + start, text + start + count, (size_t)(length - start - count));
    text[length - count] = 0;
    line->lastchar = text + length - count;
    line->cursor = text + (cursor >= start + count ? cursor - count : cursor > start ? start : cursor);
}

// ---- History ----

static inline void leash_history_set_size(HistoryW *history, int size) {
    HistEventW event;
    history_w(history, &event, H_SETSIZE, size);
}

/// An entry equal to the one before it is not kept.
static inline void leash_history_set_unique(HistoryW *history) {
    HistEventW event;
    history_w(history, &event, H_SETUNIQUE, 1);
}

/// The first of the entries is the newest; `back` counts from 1. NULL where there is none.
static inline const wchar_t *leash_history_at(HistoryW *history, int back) {
    HistEventW event;
    int found = history_w(history, &event, H_FIRST);
    while (found != -1 && --back > 0) found = history_w(history, &event, H_NEXT);
    return found == -1 || back < 0 ? NULL : event.str;
}

static inline int leash_history_enter(HistoryW *history, const wchar_t *line) {
    HistEventW event;
    return history_w(history, &event, H_ENTER, line);
}

/// The newest entry, or NULL.
static inline const wchar_t *leash_history_newest(HistoryW *history) {
    HistEventW event;
    return history_w(history, &event, H_FIRST) == -1 ? NULL : event.str;
}

/// The next older entry than the one asked for last, or NULL.
static inline const wchar_t *leash_history_older(HistoryW *history) {
    HistEventW event;
    return history_w(history, &event, H_NEXT) == -1 ? NULL : event.str;
}

/// The number of lines read, -1: no such file, or not a history.
static inline int leash_history_load(HistoryW *history, const char *path) {
    HistEventW event;
    return history_w(history, &event, H_LOAD, path);
}

#endif
