/* SPDX-License-Identifier: Apache-2.0 */
/* Linters, and what they do with drafts. The classes of Python wrap these functions. */
#include "core.h"

static core_state *state_of(PyObject *module)
{
    return PyModule_GetState(module);
}

static void linter_dealloc(core_linter *self)
{
    PyTypeObject *type = Py_TYPE(self);
    core_free_slots(self);
    replylint_linter_free(self->linter);
    replylint_rules_free(self->rules);
    Py_XDECREF(self->module);
    PyObject_Free(self);
    Py_DECREF(type);
}

static PyObject *no_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    (void)type, (void)args, (void)keywords;
    PyErr_SetString(PyExc_TypeError, "make a replylint.Linter instead");
    return NULL;
}

static PyType_Slot linter_slots[] = {
    {Py_tp_dealloc, linter_dealloc},
    {Py_tp_new, no_new},
    {0, NULL},
};
PyType_Spec core_linter_spec = {
    .name = "replylint._core.Linter",
    .basicsize = sizeof(core_linter),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = linter_slots,
};

/* Add (path in the pack, name for messages, bytes) to rules; faults gather in `error`. */
static bool add_file(replylint_rules *rules, PyObject *file, replylint_error *error)
{
    const char *path, *name, *text;
    Py_ssize_t size;
    if (!PyArg_ParseTuple(file, "ssy#", &path, &name, &text, &size))
        return false;
    replylint_rules_add(rules, path, name, text, (size_t)size, error);
    return true;
}

/* Rules with the files of packs; NULL with an exception set. */
static replylint_rules *rules_with(core_state *state, PyObject *files, replylint_error *error)
{
    replylint_rules *rules = NULL;
    bool done = replylint_rules_new(&rules, error) == REPLYLINT_OK;
    for (Py_ssize_t i = 0; done && i < PyList_Size(files); i++)
        done = add_file(rules, PyList_GetItem(files, i), error);
    if (done && replylint_error_count(error) == 0)
        return rules;
    if (!PyErr_Occurred())
        core_raise(state, error);
    replylint_rules_free(rules);
    return NULL;
}

/* linter(settings: bytes | None, name: str | None, profile: str | None, files: list) */
PyObject *core_linter_new(PyObject *module, PyObject *args)
{
    core_state *state = state_of(module);
    const char *settings, *name, *profile;
    Py_ssize_t size;
    PyObject *files;
    if (!PyArg_ParseTuple(args, "z#zzO!", &settings, &size, &name, &profile, &PyList_Type, &files))
        return NULL;
    core_linter *self = PyObject_New(core_linter, state->linter_type);
    replylint_error *error = replylint_error_new();
    if (!self || !error) {
        replylint_error_free(error);
        Py_XDECREF(self);
        return PyErr_NoMemory();
    }
    Py_INCREF(module);
    self->module = module;
    self->state = state;
    self->rules = NULL;
    self->linter = NULL;
    self->slots = NULL;
    self->count = self->hand = 0;
    self->free = NULL;
    if (PyList_Size(files) > 0)
        self->rules = rules_with(state, files, error);
    if (!PyErr_Occurred() && replylint_linter_new_with(&self->linter, self->rules ? self->rules : state->rules, NULL,
                                                       profile, settings, (size_t)size, name, error) != REPLYLINT_OK)
        core_raise(state, error);
    replylint_error_free(error);
    if (PyErr_Occurred())
        Py_CLEAR(self);
    return (PyObject *)self;
}

/* A slot filled with a draft; NULL with an exception set. */
static core_slot *filled_slot(core_linter *linter, PyObject *text, PyObject *context)
{
    core_slot *slot = core_take(linter);
    if (slot && !core_fill(linter->state, slot, text, context)) {
        core_give_back(linter, slot);
        slot = NULL;
    }
    return slot;
}

/* What lint() and redact() are called with, and a slot that is filled with it. */
typedef struct call {
    core_linter *linter;
    PyObject *text, *context; /* borrowed */
    core_slot *slot;
} call;

static bool read_call(PyObject *module, PyObject *args, call *c)
{
    if (!PyArg_ParseTuple(args, "O!OO!", state_of(module)->linter_type, &c->linter, &c->text, &PyDict_Type,
                          &c->context))
        return false;
    c->slot = filled_slot(c->linter, c->text, c->context);
    return c->slot != NULL;
}

/* lint(linter, text, context: dict) -> Report */
PyObject *core_lint(PyObject *module, PyObject *args)
{
    call c;
    if (!read_call(module, args, &c))
        return NULL;
    PyThreadState *thread = PyEval_SaveThread();
    replylint_status status = replylint_lint(c.linter->linter, c.slot->draft, c.slot->report, c.slot->error);
    PyEval_RestoreThread(thread);
    if (status == REPLYLINT_OK)
        return core_report_new(c.linter, c.slot, c.text, c.context);
    core_raise(c.linter->state, c.slot->error);
    core_give_back(c.linter, c.slot);
    return NULL;
}

/* One draft of a batch. */
typedef struct job {
    PyObject *text, *context; /* borrowed */
    core_slot *slot;          /* NULL when there was no draft to be had: then `failure` is set */
    PyObject *failure;
    replylint_status status;
} job;

/* The exception that is set, as an object, if it is one of ours or of the values; others are left set. */
static PyObject *caught(void)
{
    PyObject *type, *value, *traceback;
    if (!PyErr_ExceptionMatches(PyExc_ValueError) && !PyErr_ExceptionMatches(PyExc_TypeError))
        return NULL;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    Py_XDECREF(type);
    Py_XDECREF(traceback);
    return value;
}

static bool fill_job(core_linter *linter, job *j, PyObject *item)
{
    if (!PyArg_ParseTuple(item, "OO!", &j->text, &PyDict_Type, &j->context))
        return false;
    j->slot = filled_slot(linter, j->text, j->context);
    if (!j->slot)
        j->failure = caught();
    return j->slot || j->failure;
}

/* What came of a job, a new reference; NULL with an exception set. The slot is the report's, or given back. */
static PyObject *result_of(core_linter *linter, job *j)
{
    PyObject *result = NULL;
    if (!j->slot) {
        Py_INCREF(j->failure);
        return j->failure;
    }
    if (j->status == REPLYLINT_OK) {
        result = core_report_new(linter, j->slot, j->text, j->context);
    } else {
        result = core_exception(linter->state, j->slot->error);
        core_give_back(linter, j->slot);
    }
    j->slot = NULL;
    return result;
}

static PyObject *run_batch(core_linter *linter, PyObject *items, job *jobs, Py_ssize_t count)
{
    for (Py_ssize_t i = 0; i < count; i++)
        if (!fill_job(linter, &jobs[i], PyList_GetItem(items, i)))
            return NULL;
    PyThreadState *thread = PyEval_SaveThread();
    for (Py_ssize_t i = 0; i < count; i++)
        if (jobs[i].slot)
            jobs[i].status =
                replylint_lint(linter->linter, jobs[i].slot->draft, jobs[i].slot->report, jobs[i].slot->error);
    PyEval_RestoreThread(thread);
    PyObject *results = PyList_New(count);
    for (Py_ssize_t i = 0; results && i < count; i++) {
        PyObject *result = result_of(linter, &jobs[i]);
        if (!result || PyList_SetItem(results, i, result) < 0)
            Py_CLEAR(results);
    }
    return results;
}

/* lint_batch(linter, [(text, context: dict), ...]) -> [Report or exception, ...], giving up the lock once */
PyObject *core_lint_batch(PyObject *module, PyObject *args)
{
    core_linter *linter;
    PyObject *items;
    if (!PyArg_ParseTuple(args, "O!O!", state_of(module)->linter_type, &linter, &PyList_Type, &items))
        return NULL;
    Py_ssize_t count = PyList_Size(items);
    job *jobs = PyMem_Calloc((size_t)count + 1, sizeof *jobs);
    if (!jobs)
        return PyErr_NoMemory();
    PyObject *results = run_batch(linter, items, jobs, count);
    for (Py_ssize_t i = 0; i < count; i++) {
        if (jobs[i].slot)
            core_give_back(linter, jobs[i].slot);
        Py_XDECREF(jobs[i].failure);
    }
    PyMem_Free(jobs);
    return results;
}

/* redact(linter, text, context: dict) -> str */
PyObject *core_redact(PyObject *module, PyObject *args)
{
    call c;
    const char *redacted = NULL;
    size_t size = 0;
    PyObject *result = NULL;
    if (!read_call(module, args, &c))
        return NULL;
    PyThreadState *thread = PyEval_SaveThread();
    replylint_status status =
        replylint_redact(c.linter->linter, c.slot->draft, c.slot->report, &redacted, &size, c.slot->error);
    PyEval_RestoreThread(thread);
    if (status == REPLYLINT_OK)
        result = PyUnicode_FromStringAndSize(redacted, (Py_ssize_t)size);
    else
        core_raise(c.linter->state, c.slot->error);
    core_give_back(c.linter, c.slot);
    return result;
}
