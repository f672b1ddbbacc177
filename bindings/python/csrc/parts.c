/* SPDX-License-Identifier: Apache-2.0 */
/* What a slot holds as objects of replylint._types. */
#include "core.h"

#include <stdlib.h>
#include <string.h>

/* Makes object `i` of a list; NULL with an exception set. */
typedef PyObject *maker(core_linter *linter, const core_slot *slot, size_t i);

static PyObject *tuple_of(core_linter *linter, const core_slot *slot, size_t count, maker *make)
{
    PyObject *tuple = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; tuple && i < count; i++) {
        PyObject *item = make(linter, slot, i);
        if (!item || PyTuple_SetItem(tuple, (Py_ssize_t)i, item) < 0)
            Py_CLEAR(tuple);
    }
    return tuple;
}

static PyObject *span_of(core_linter *linter, size_t start, size_t end)
{
    return PyObject_CallFunction(linter->state->classes[CORE_SPAN], "nn", (Py_ssize_t)start, (Py_ssize_t)end);
}

/* A span, or None when there is no place. */
static PyObject *span_or_none(core_linter *linter, int has_place, size_t start, size_t end)
{
    if (has_place)
        return span_of(linter, start, end);
    Py_INCREF(Py_None);
    return Py_None;
}

static PyObject *fixes_of(core_linter *linter, const core_slot *slot, size_t finding)
{
    size_t count = replylint_report_fix_count(slot->report, finding);
    PyObject *fixes = PyTuple_New((Py_ssize_t)count);
    for (size_t n = 0; fixes && n < count; n++) {
        size_t start, end;
        const char *applicability, *text = replylint_report_fix(slot->report, finding, n, &start, &end, &applicability);
        PyObject *span = span_of(linter, start, end);
        PyObject *fix =
            span ? PyObject_CallFunction(linter->state->classes[CORE_FIX], "Nss", span, text, applicability) : NULL;
        if (!fix || PyTuple_SetItem(fixes, (Py_ssize_t)n, fix) < 0)
            Py_CLEAR(fixes);
    }
    return fixes;
}

static PyObject *finding_of(core_linter *linter, const core_slot *slot, size_t i)
{
    const replylint_report *report = slot->report;
    size_t start, end, line, column;
    int has_place = replylint_report_finding_range(report, i, &start, &end);
    (void)replylint_report_finding_place(report, i, &line, &column);
    PyObject *span = span_or_none(linter, has_place, start, end), *fixes = span ? fixes_of(linter, slot, i) : NULL;
    if (!fixes) {
        Py_XDECREF(span);
        return NULL;
    }
    return PyObject_CallFunction(
        linter->state->classes[CORE_FINDING], "sssssNnnN", replylint_report_finding_get(report, i, "rule"),
        replylint_report_finding_get(report, i, "level"), replylint_report_finding_get(report, i, "message"),
        replylint_report_finding_get(report, i, "advice"), replylint_report_finding_get(report, i, "key"), span,
        (Py_ssize_t)(has_place ? line : 0), (Py_ssize_t)(has_place ? column : 0), fixes);
}

/* "text" for the reply, "messages/2" for a message. */
static PyObject *source_of(size_t message)
{
    return message == 0 ? PyUnicode_FromString("text") : PyUnicode_FromFormat("messages/%zu", message);
}

static PyObject *places_of(core_linter *linter, const core_slot *slot, const char *signal)
{
    size_t count = replylint_report_signal_span_count(slot->report, signal), message, start, end;
    PyObject *places = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; places && i < count; i++) {
        const char *value = replylint_report_signal_span(slot->report, signal, i, &message, &start, &end);
        PyObject *source = source_of(message), *span = source ? span_of(linter, start, end) : NULL, *place = NULL;
        if (span)
            place = PyObject_CallFunction(linter->state->classes[CORE_PLACE], "OOs", source, span, value);
        Py_XDECREF(source);
        Py_XDECREF(span);
        if (!place || PyTuple_SetItem(places, (Py_ssize_t)i, place) < 0)
            Py_CLEAR(places);
    }
    return places;
}

/* name -> Signal, of every signal there is; it cannot be changed. */
static PyObject *signals_of(core_linter *linter, const core_slot *slot)
{
    const replylint_rules *rules = linter->rules ? linter->rules : linter->state->rules;
    size_t count = replylint_rules_signal_count(rules);
    PyObject *signals = PyDict_New(), *proxy = NULL;
    for (size_t i = 0; signals && i < count; i++) {
        const char *name = replylint_rules_signal_get(rules, i, "name");
        PyObject *given = PyBool_FromLong(replylint_report_signal_given(slot->report, name));
        PyObject *places = places_of(linter, slot, name), *signal = NULL;
        if (places)
            signal = PyObject_CallFunction(linter->state->classes[CORE_SIGNAL], "zOO",
                                           replylint_report_signal(slot->report, name), given, places);
        if (!signal || PyDict_SetItemString(signals, name, signal) < 0)
            Py_CLEAR(signals);
        Py_XDECREF(given);
        Py_XDECREF(places);
        Py_XDECREF(signal);
    }
    if (signals)
        proxy = PyDictProxy_New(signals);
    Py_XDECREF(signals);
    return proxy;
}

static PyObject *private_of(core_linter *linter, const core_slot *slot, size_t i)
{
    size_t message, start, end;
    (void)replylint_report_private_range(slot->report, i, &message, &start, &end);
    PyObject *source = source_of(message), *span = source ? span_of(linter, start, end) : NULL, *piece = NULL;
    if (span)
        piece = PyObject_CallFunction(linter->state->classes[CORE_PRIVATE], "sssOOs",
                                      replylint_report_private_get(slot->report, i, "type"),
                                      replylint_report_private_get(slot->report, i, "about"),
                                      replylint_report_private_get(slot->report, i, "owner"), source, span,
                                      replylint_report_private_get(slot->report, i, "masked"));
    Py_XDECREF(source);
    Py_XDECREF(span);
    return piece;
}

static PyObject *measure_of(core_linter *linter, const core_slot *slot, size_t i)
{
    const replylint_report *report = slot->report;
    Py_ssize_t numbers[7];
    static const char *const names[] = {"length", "limit", "over", "segments", "segment_left", "start", "end"};
    for (size_t n = 0; n < 7; n++)
        numbers[n] = (Py_ssize_t)replylint_report_measure_number(report, i, names[n]);
    PyObject *cut = span_or_none(linter, numbers[2] > 0, (size_t)numbers[5], (size_t)numbers[6]);
    return cut ? PyObject_CallFunction(linter->state->classes[CORE_MEASURE], "ssnnnNnns",
                                       replylint_report_measure_get(report, i, "channel"),
                                       replylint_report_measure_get(report, i, "unit"), numbers[0], numbers[1],
                                       numbers[2], cut, numbers[3], numbers[4],
                                       replylint_report_measure_get(report, i, "encoding"))
               : NULL;
}

static PyObject *verdict_of(core_linter *linter, const core_slot *slot, size_t i)
{
    const replylint_report *report = slot->report;
    return PyObject_CallFunction(
        linter->state->classes[CORE_VERDICT], "ssssll", replylint_report_verdict_get(report, i, "rule"),
        replylint_report_verdict_get(report, i, "verdict"), replylint_report_verdict_get(report, i, "reason"),
        replylint_report_verdict_get(report, i, "missing"), atol(replylint_report_verdict_get(report, i, "points")),
        atol(replylint_report_verdict_get(report, i, "deduction")));
}

static PyObject *item_of(core_linter *linter, const core_slot *slot, size_t i)
{
    const replylint_report *report = slot->report;
    return PyObject_CallFunction(
        linter->state->classes[CORE_CHECKLIST_ITEM], "ssss", replylint_report_checklist_get(report, i, "item"),
        replylint_report_checklist_get(report, i, "state"), replylint_report_checklist_get(report, i, "has"),
        replylint_report_checklist_get(report, i, "lacks"));
}

PyObject *core_build(core_linter *linter, const core_slot *slot, core_part part)
{
    const replylint_report *report = slot->report;
    switch (part) {
    case CORE_FINDINGS:
        return tuple_of(linter, slot, replylint_report_finding_count(report), finding_of);
    case CORE_SIGNALS:
        return signals_of(linter, slot);
    case CORE_PRIVATES:
        return tuple_of(linter, slot, replylint_report_private_count(report), private_of);
    case CORE_MEASURES:
        return tuple_of(linter, slot, replylint_report_measure_count(report), measure_of);
    case CORE_VERDICTS:
        return tuple_of(linter, slot, replylint_report_verdict_count(report), verdict_of);
    case CORE_CHECKLIST:
        return tuple_of(linter, slot, replylint_report_checklist_count(report), item_of);
    case CORE_PARTS:
        break;
    }
    PyErr_SetString(PyExc_SystemError, "no such part of a report");
    return NULL;
}
