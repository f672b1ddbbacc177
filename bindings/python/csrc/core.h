/* SPDX-License-Identifier: Apache-2.0 */
/*
 * replylint._core: the part of the Python package that is written in C, within the stable ABI of Python 3.9.
 *
 * A linter keeps slots: a draft, a report and an error list each. A lint takes one, gives up Python's lock while the
 * library works, and leaves the slot to the Report that it returns, which reads from it what it is asked for: most
 * reports are asked for little. When many reports are kept, a slot is taken from the oldest; should that be asked for
 * more later, it lints again, which gives the same. All of this happens under Python's lock.
 */
#ifndef CORE_H
#define CORE_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x03090000
#include <Python.h>
#include <replylint.h>
#include <stdbool.h>

/* What a keyword takes, as replylint_key_get() calls it. */
typedef enum core_kind { CORE_TEXT, CORE_FLAG, CORE_TIME, CORE_LIST } core_kind;

typedef struct core_key {
    const char *name; /* of the library: "customer.name" */
    core_kind kind;
} core_key;

/* The classes of replylint._types that reports are made of. */
typedef enum core_class {
    CORE_FINDING,
    CORE_FIX,
    CORE_SPAN,
    CORE_SIGNAL,
    CORE_PLACE,
    CORE_PRIVATE,
    CORE_MEASURE,
    CORE_VERDICT,
    CORE_CHECKLIST_ITEM,
    CORE_CLASSES
} core_class;

typedef struct core_state {
    PyTypeObject *linter_type, *report_type;
    PyObject *classes[CORE_CLASSES];
    PyObject *error_of, *encoding_error; /* functions of replylint._errors, which make exceptions */
    PyObject *keywords;                  /* name of a keyword -> index in keys */
    core_key *keys;
    replylint_rules *rules; /* the built-in ones, shared by all linters without packs of their own */
} core_state;

typedef struct core_report core_report;

typedef struct core_slot {
    replylint_draft *draft;
    replylint_report *report;
    replylint_error *error;
    core_report *owner; /* the Report that may read from it, borrowed; NULL when none */
    unsigned pins;      /* how many are using it just now: not to be given to anybody */
    struct core_slot *next_free;
} core_slot;

typedef struct core_linter {
    PyObject_HEAD PyObject *module; /* keeps the state alive */
    core_state *state;
    replylint_rules *rules; /* its own; NULL when they are those of the state */
    replylint_linter *linter;
    core_slot **slots;
    size_t count, hand; /* hand: where to look for the oldest */
    core_slot *free;
} core_linter;

/* What a Report can be asked for; each is made once. */
typedef enum core_part {
    CORE_FINDINGS,
    CORE_SIGNALS,
    CORE_PRIVATES,
    CORE_MEASURES,
    CORE_VERDICTS,
    CORE_CHECKLIST,
    CORE_PARTS
} core_part;

struct core_report {
    PyObject_HEAD core_linter *linter;
    core_slot *slot;          /* NULL when it was given to another */
    PyObject *text, *context; /* what was linted */
    PyObject *parts[CORE_PARTS];
    PyObject *language;
    double judged;
    int score, passed;
};

/* errors.c: each sets the exception and returns NULL. */
PyObject *core_raise(core_state *state, const replylint_error *error);
/* The exception for a list of faults, not raised; NULL with an exception set when there is none to be had. */
PyObject *core_exception(core_state *state, const replylint_error *error);
/* The UTF-8 of a string, as bytes. `name`: what to call it when it is no string, or holds half of a surrogate pair. */
PyObject *core_utf8(core_state *state, PyObject *text, const char *name);

/* draft.c: put text and keywords into an empty draft. `context`: a dict of our own, whose lists are made unchangeable.
 */
bool core_fill(core_state *state, core_slot *slot, PyObject *text, PyObject *context);

/* slots.c */
core_slot *core_take(core_linter *linter); /* NULL with an exception set */
void core_give_back(core_linter *linter, core_slot *slot);
void core_free_slots(core_linter *linter);
/* The slot of a report, with one more pin: linted again when it was given away. NULL with an exception set. */
core_slot *core_pin(core_report *report);

/* linter.c */
extern PyType_Spec core_linter_spec;
PyObject *core_linter_new(PyObject *module, PyObject *args);
PyObject *core_lint(PyObject *module, PyObject *args);
PyObject *core_lint_batch(PyObject *module, PyObject *args);
PyObject *core_redact(PyObject *module, PyObject *args);

/* report.c */
extern PyType_Spec core_report_spec;
/* A Report that reads from a slot that has just been linted. Steals nothing; with one pin less. */
PyObject *core_report_new(core_linter *linter, core_slot *slot, PyObject *text, PyObject *context);
/* A part of a report, made when it is asked for the first time; a new reference. */
PyObject *core_part_of(core_report *report, core_part part);

/* parts.c: a tuple (of signals: a dict) made from what a slot holds. */
PyObject *core_build(core_linter *linter, const core_slot *slot, core_part part);

#endif
