/* SPDX-License-Identifier: Apache-2.0 */
/* Who may use which draft and report of a linter. */
#include "core.h"

/* How many slots a linter keeps for reports; each holds some 100 kB. Threads that lint at once may make it more. */
enum { KEPT_SLOTS = 64 };

static void free_slot(core_slot *slot)
{
    replylint_draft_free(slot->draft);
    replylint_report_free(slot->report);
    replylint_error_free(slot->error);
    PyMem_Free(slot);
}

static core_slot *new_slot(core_linter *linter)
{
    core_slot **slots = PyMem_Realloc(linter->slots, (linter->count + 1) * sizeof(core_slot *));
    core_slot *slot = slots ? PyMem_Calloc(1, sizeof *slot) : NULL;
    linter->slots = slots ? slots : linter->slots;
    if (slot) {
        slot->error = replylint_error_new();
        if (slot->error && replylint_draft_new(&slot->draft) == REPLYLINT_OK &&
            replylint_report_new(&slot->report) == REPLYLINT_OK) {
            linter->slots[linter->count++] = slot;
            return slot;
        }
        free_slot(slot);
    }
    PyErr_NoMemory();
    return NULL;
}

/*
 * Part a slot from its report. The findings stay with the report, since they are what most want; the rest can be had
 * again by a lint. 1 when the slot is nobody's now, 0 when making the findings ran something that took it first, -1
 * with an exception set.
 */
static int take_from_owner(core_slot *slot)
{
    core_report *owner = slot->owner;
    Py_INCREF(owner);
    PyObject *findings = core_part_of(owner, CORE_FINDINGS);
    int taken = findings ? slot->pins == 0 && slot->owner == owner : -1;
    if (taken == 1) {
        owner->slot = NULL;
        slot->owner = NULL;
        slot->pins = 1;
    }
    Py_XDECREF(findings);
    Py_DECREF(owner);
    return taken;
}

core_slot *core_take(core_linter *linter)
{
    core_slot *slot = linter->free;
    if (slot)
        linter->free = slot->next_free;
    for (size_t i = 0; !slot && linter->count >= KEPT_SLOTS && i < linter->count; i++) {
        core_slot *oldest = linter->slots[linter->hand++ % linter->count];
        if (oldest->pins || !oldest->owner)
            continue;
        int taken = take_from_owner(oldest);
        if (taken < 0)
            return NULL;
        slot = taken ? oldest : NULL;
    }
    if (!slot)
        slot = new_slot(linter);
    if (slot)
        slot->pins = 1;
    return slot;
}

void core_give_back(core_linter *linter, core_slot *slot)
{
    slot->pins = 0;
    slot->owner = NULL;
    slot->next_free = linter->free;
    linter->free = slot;
}

void core_free_slots(core_linter *linter)
{
    for (size_t i = 0; i < linter->count; i++)
        free_slot(linter->slots[i]);
    PyMem_Free(linter->slots);
}

static core_slot *lint_again(core_report *report)
{
    core_linter *linter = report->linter;
    core_slot *slot = core_take(linter);
    replylint_status status = REPLYLINT_OK;
    if (!slot)
        return NULL;
    bool filled = core_fill(linter->state, slot, report->text, report->context);
    if (filled) {
        PyThreadState *thread = PyEval_SaveThread();
        status = replylint_lint(linter->linter, slot->draft, slot->report, slot->error);
        PyEval_RestoreThread(thread);
        if (status != REPLYLINT_OK)
            core_raise(linter->state, slot->error);
    }
    if (!filled || status != REPLYLINT_OK) {
        core_give_back(linter, slot);
        return NULL;
    }
    if (report->slot) { /* another thread was faster */
        core_give_back(linter, slot);
        report->slot->pins++;
    } else {
        report->slot = slot;
        slot->owner = report;
    }
    return report->slot;
}

core_slot *core_pin(core_report *report)
{
    if (!report->slot)
        return lint_again(report);
    report->slot->pins++;
    return report->slot;
}
