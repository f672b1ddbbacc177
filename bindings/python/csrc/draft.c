/* SPDX-License-Identifier: Apache-2.0 */
/* Text and keywords of a call into a draft. */
#include "core.h"

#include <string.h>

/* A setter of the library: replylint_draft_set() or replylint_draft_message_set(). */
typedef replylint_status set_function(replylint_draft *, const char *, const char *, size_t, replylint_error *);

static bool set_utf8(core_state *state, core_slot *slot, set_function *set, const char *key, PyObject *bytes)
{
    char *data;
    Py_ssize_t size;
    if (PyBytes_AsStringAndSize(bytes, &data, &size) < 0)
        return false;
    if (set(slot->draft, key, data, (size_t)size, slot->error) == REPLYLINT_OK)
        return true;
    core_raise(state, slot->error);
    return false;
}

static bool set_text(core_state *state, core_slot *slot, set_function *set, const char *key, PyObject *value)
{
    PyObject *bytes = core_utf8(state, value, key);
    bool done = bytes && set_utf8(state, slot, set, key, bytes);
    Py_XDECREF(bytes);
    return done;
}

/* True and False are yes and no; words are left to the library. */
static bool set_flag(core_state *state, core_slot *slot, set_function *set, const char *key, PyObject *value)
{
    if (!PyBool_Check(value))
        return set_text(state, slot, set, key, value);
    const char *word = value == Py_True ? "yes" : "no";
    if (set(slot->draft, key, word, strlen(word), slot->error) == REPLYLINT_OK)
        return true;
    core_raise(state, slot->error);
    return false;
}

/* A datetime says itself how it is written; words are left to the library. */
static bool set_time(core_state *state, core_slot *slot, set_function *set, const char *key, PyObject *value)
{
    if (PyUnicode_Check(value) || !PyObject_HasAttrString(value, "isoformat"))
        return set_text(state, slot, set, key, value);
    PyObject *text = PyObject_CallMethod(value, "isoformat", NULL);
    bool done = text && set_text(state, slot, set, key, text);
    Py_XDECREF(text);
    return done;
}

static bool set_list(core_state *state, core_slot *slot, set_function *set, const char *key, PyObject *value)
{
    if (PyUnicode_Check(value))
        return set_text(state, slot, set, key, value);
    PyObject *comma = PyUnicode_FromString(","), *text = comma ? PyUnicode_Join(comma, value) : NULL;
    bool done = text && set_text(state, slot, set, key, text);
    if (!text && PyErr_ExceptionMatches(PyExc_TypeError))
        PyErr_Format(PyExc_TypeError, "%s must be a list of str", key);
    Py_XDECREF(comma);
    Py_XDECREF(text);
    return done;
}

static bool set_key(core_state *state, core_slot *slot, const core_key *key, PyObject *value)
{
    switch (key->kind) {
    case CORE_FLAG:
        return set_flag(state, slot, replylint_draft_set, key->name, value);
    case CORE_TIME:
        return set_time(state, slot, replylint_draft_set, key->name, value);
    case CORE_LIST:
        return set_list(state, slot, replylint_draft_set, key->name, value);
    case CORE_TEXT:
        break;
    }
    return set_text(state, slot, replylint_draft_set, key->name, value);
}

/* signals={"complaint": True, "redirect": "away"} */
static bool set_signals(core_state *state, core_slot *slot, PyObject *signals)
{
    PyObject *name, *value;
    Py_ssize_t at = 0;
    bool done = true;
    while (done && PyDict_Next(signals, &at, &name, &value)) {
        PyObject *key = PyUnicode_FromFormat("signal.%S", name), *bytes = key ? core_utf8(state, key, "signals") : NULL;
        done = bytes && set_flag(state, slot, replylint_draft_set, PyBytes_AsString(bytes), value);
        Py_XDECREF(key);
        Py_XDECREF(bytes);
    }
    return done;
}

/* One message: a dict with role, text, and maybe at, channel, name and handle. */
static bool add_message(core_state *state, core_slot *slot, PyObject *message)
{
    PyObject *role = PyDict_GetItemString(message, "role"), *text = PyDict_GetItemString(message, "text");
    if (!role || !text) {
        PyErr_Format(PyExc_TypeError, "a message needs role and text: %R", message);
        return false;
    }
    PyObject *who = core_utf8(state, role, "role"), *says = who ? core_utf8(state, text, "text") : NULL, *key, *value;
    char *data;
    Py_ssize_t size, at = 0;
    bool done = says && PyBytes_AsStringAndSize(says, &data, &size) == 0;
    if (done && replylint_draft_message(slot->draft, PyBytes_AsString(who), data, (size_t)size, slot->error)) {
        core_raise(state, slot->error);
        done = false;
    }
    Py_XDECREF(who);
    Py_XDECREF(says);
    while (done && PyDict_Next(message, &at, &key, &value)) {
        if (value == role || value == text || value == Py_None)
            continue;
        PyObject *name = core_utf8(state, key, "the key of a message");
        done = name && set_time(state, slot, replylint_draft_message_set, PyBytes_AsString(name), value);
        Py_XDECREF(name);
    }
    return done;
}

/* Say which keyword takes other values, when Python's own error only says what they lack. */
static void explain_type(const char *message)
{
    if (PyErr_ExceptionMatches(PyExc_TypeError) || PyErr_ExceptionMatches(PyExc_AttributeError) ||
        PyErr_ExceptionMatches(PyExc_ValueError))
        PyErr_SetString(PyExc_TypeError, message);
}

/* A tuple of dicts that nobody else can change. */
static PyObject *frozen_messages(PyObject *messages)
{
    PyObject *list = PySequence_List(messages), *tuple = NULL;
    for (Py_ssize_t i = 0; list && i < PyList_Size(list); i++) {
        PyObject *copy = PyDict_New();
        if (!copy || PyDict_Update(copy, PyList_GetItem(list, i)) < 0) {
            Py_XDECREF(copy);
            Py_CLEAR(list);
        } else {
            PyList_SetItem(list, i, copy);
        }
    }
    if (list)
        tuple = PyList_AsTuple(list);
    else
        explain_type("messages must be a list of mappings with role and text");
    Py_XDECREF(list);
    return tuple;
}

static bool add_messages(core_state *state, core_slot *slot, PyObject *messages)
{
    for (Py_ssize_t i = 0; i < PyTuple_Size(messages); i++)
        if (!add_message(state, slot, PyTuple_GetItem(messages, i)))
            return false;
    return true;
}

/* The library knows which keys are near to the one that does not exist. */
static bool refuse_keyword(core_state *state, core_slot *slot, PyObject *name)
{
    PyObject *bytes = core_utf8(state, name, "a keyword");
    if (bytes && PyUnicode_CompareWithASCIIString(name, "unit") == 0)
        PyErr_SetString(PyExc_TypeError, "there is no keyword unit: positions are indices of the str");
    else if (bytes && replylint_draft_set(slot->draft, PyBytes_AsString(bytes), "", 0, slot->error))
        core_raise(state, slot->error);
    else if (bytes)
        PyErr_Format(PyExc_TypeError, "there is no keyword %R", name);
    Py_XDECREF(bytes);
    return false;
}

/* A value whose later change would change the draft is kept as a copy in the dict. A new reference. */
static PyObject *frozen(PyObject *context, PyObject *name, PyObject *value, PyObject *(*copy)(PyObject *))
{
    PyObject *own = copy(value);
    if (own && PyDict_SetItem(context, name, own) < 0)
        Py_CLEAR(own);
    return own;
}

static PyObject *frozen_dict(PyObject *mapping)
{
    PyObject *copy = PyDict_New();
    if (copy && PyDict_Update(copy, mapping) < 0) {
        Py_CLEAR(copy);
        explain_type("signals must be a mapping of names to values");
    }
    return copy;
}

static bool set_keyword(core_state *state, core_slot *slot, PyObject *context, PyObject *name, PyObject *value)
{
    PyObject *index = PyDict_GetItemWithError(state->keywords, name), *own = NULL;
    bool done = false;
    if (index) {
        const core_key *key = &state->keys[PyLong_AsSize_t(index)];
        if (key->kind != CORE_LIST || PyUnicode_Check(value))
            return set_key(state, slot, key, value);
        own = frozen(context, name, value, PySequence_Tuple);
        done = own && set_key(state, slot, key, own);
    } else if (PyUnicode_CompareWithASCIIString(name, "messages") == 0) {
        own = frozen(context, name, value, frozen_messages);
        done = own && add_messages(state, slot, own);
    } else if (PyUnicode_CompareWithASCIIString(name, "signals") == 0) {
        own = frozen(context, name, value, frozen_dict);
        done = own && set_signals(state, slot, own);
    } else if (!PyErr_Occurred()) {
        done = refuse_keyword(state, slot, name);
    }
    Py_XDECREF(own);
    return done;
}

bool core_fill(core_state *state, core_slot *slot, PyObject *text, PyObject *context)
{
    PyObject *name, *value;
    Py_ssize_t at = 0;
    replylint_draft_clear(slot->draft);
    replylint_error_clear(slot->error);
    if (!set_text(state, slot, replylint_draft_set, "text", text))
        return false;
    while (context && PyDict_Next(context, &at, &name, &value))
        if (value != Py_None && !set_keyword(state, slot, context, name, value))
            return false;
    if (replylint_draft_set(slot->draft, "unit", "utf-32", 6, slot->error) == REPLYLINT_OK)
        return true;
    core_raise(state, slot->error);
    return false;
}
