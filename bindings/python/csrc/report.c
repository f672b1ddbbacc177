/* SPDX-License-Identifier: Apache-2.0 */
/* Reports: what everybody wants at once, the rest when it is asked for. */
#include "core.h"

PyObject *core_report_new(core_linter *linter, core_slot *slot, PyObject *text, PyObject *context)
{
    core_report *self = PyObject_New(core_report, linter->state->report_type);
    if (!self) {
        core_give_back(linter, slot);
        return NULL;
    }
    Py_INCREF(linter);
    Py_INCREF(text);
    Py_INCREF(context);
    self->linter = linter;
    self->text = text;
    self->context = context;
    for (size_t i = 0; i < CORE_PARTS; i++)
        self->parts[i] = NULL;
    self->score = replylint_report_score(slot->report);
    self->passed = replylint_report_passed(slot->report);
    self->judged = replylint_report_judged(slot->report);
    self->language = PyUnicode_FromString(replylint_report_language(slot->report));
    self->slot = slot;
    slot->owner = self;
    slot->pins = 0;
    if (!self->language)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static void report_dealloc(core_report *self)
{
    PyTypeObject *type = Py_TYPE(self);
    if (self->slot)
        core_give_back(self->linter, self->slot);
    for (size_t i = 0; i < CORE_PARTS; i++)
        Py_XDECREF(self->parts[i]);
    Py_XDECREF(self->language);
    Py_XDECREF(self->text);
    Py_XDECREF(self->context);
    Py_XDECREF((PyObject *)self->linter);
    PyObject_Free(self);
    Py_DECREF(type);
}

PyObject *core_part_of(core_report *report, core_part part)
{
    if (!report->parts[part]) {
        core_slot *slot = core_pin(report);
        PyObject *built = slot ? core_build(report->linter, slot, part) : NULL;
        if (slot)
            slot->pins--;
        if (!built)
            return NULL;
        Py_XDECREF(report->parts[part]); /* what it ran may have been faster */
        report->parts[part] = built;
    }
    Py_INCREF(report->parts[part]);
    return report->parts[part];
}

static PyObject *get_part(core_report *self, void *part)
{
    return core_part_of(self, (core_part)(size_t)part);
}

static PyObject *get_score(core_report *self, void *unused)
{
    (void)unused;
    return PyLong_FromLong(self->score);
}

static PyObject *get_passed(core_report *self, void *unused)
{
    (void)unused;
    return PyBool_FromLong(self->passed);
}

static PyObject *get_judged(core_report *self, void *unused)
{
    (void)unused;
    return PyFloat_FromDouble(self->judged);
}

static PyObject *get_language(core_report *self, void *unused)
{
    (void)unused;
    Py_INCREF(self->language);
    return self->language;
}

static PyObject *get_text(core_report *self, void *unused)
{
    (void)unused;
    Py_INCREF(self->text);
    return self->text;
}

static PyObject *report_json(core_report *self, PyObject *unused)
{
    const char *json = NULL;
    size_t size = 0;
    PyObject *result = NULL;
    core_slot *slot = core_pin(self);
    (void)unused;
    if (!slot)
        return NULL;
    if (replylint_report_json(slot->report, &json, &size) == REPLYLINT_OK)
        result = PyUnicode_FromStringAndSize(json, (Py_ssize_t)size);
    else
        PyErr_NoMemory();
    slot->pins--;
    return result;
}

static PyObject *report_repr(core_report *self)
{
    PyObject *findings = core_part_of(self, CORE_FINDINGS);
    if (!findings)
        return NULL;
    PyObject *text = PyUnicode_FromFormat("<replylint.Report: score %d, %s, %zd findings>", self->score,
                                          self->passed ? "passed" : "failed", PyTuple_Size(findings));
    Py_DECREF(findings);
    return text;
}

static PyObject *no_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    (void)type, (void)args, (void)keywords;
    PyErr_SetString(PyExc_TypeError, "reports are made by lint()");
    return NULL;
}

#define PART(name, part, about)                                     \
    {                                                               \
        name, (getter)get_part, NULL, about, (void *)(size_t)(part) \
    }
static PyGetSetDef getters[] = {
    {"score", (getter)get_score, NULL, "The score, 0 to 100.", NULL},
    {"passed", (getter)get_passed, NULL, "The score reaches the pass mark, and no critical rule failed.", NULL},
    {"judged", (getter)get_judged, NULL, "Which share of the points could be judged, 0 to 1.", NULL},
    {"language", (getter)get_language, NULL, "The language of the reply; \"\" when it says too little.", NULL},
    {"text", (getter)get_text, NULL, "The reply that was judged.", NULL},
    PART("findings", CORE_FINDINGS, "Findings, by place; those of the whole text come first."),
    PART("signals", CORE_SIGNALS, "Signals, by name."),
    PART("private", CORE_PRIVATES, "Private data of the reply, then of the customer's last message."),
    PART("measures", CORE_MEASURES, "How long the reply is, once for each limit of its channel."),
    PART("verdicts", CORE_VERDICTS, "A verdict for each rule that is switched on, in the order of their ids."),
    PART("checklist", CORE_CHECKLIST, "What a good reply to this message has, and what this one lacks."),
    {NULL, NULL, NULL, NULL, NULL},
};
static PyMethodDef methods[] = {
    {"json", (PyCFunction)report_json, METH_NOARGS, "The whole report as JSON, positions as indices of the str."},
    {NULL, NULL, 0, NULL},
};
static PyType_Slot slots[] = {
    {Py_tp_doc, (void *)"What was found in a reply. Made by lint(); it cannot be changed."},
    {Py_tp_dealloc, report_dealloc},
    {Py_tp_repr, report_repr},
    {Py_tp_getset, getters},
    {Py_tp_methods, methods},
    {Py_tp_new, no_new},
    {0, NULL},
};
PyType_Spec core_report_spec = {
    .name = "replylint.Report",
    .basicsize = sizeof(core_report),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = slots,
};
