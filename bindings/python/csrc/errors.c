/* SPDX-License-Identifier: Apache-2.0 */
/* Faults of the library as exceptions of replylint._errors. */
#include "core.h"

static PyObject *fault_of(const replylint_error *error, size_t i)
{
    const char *file = replylint_error_file(error, i);
    replylint_status status = replylint_error_status(error, i);
    return Py_BuildValue("(isssziI)", (int)status, replylint_status_text(status), replylint_error_text(error, i),
                         replylint_error_message(error, i), file, (int)replylint_error_line(error, i),
                         (unsigned)replylint_error_column(error, i));
}

PyObject *core_exception(core_state *state, const replylint_error *error)
{
    size_t count = replylint_error_count(error);
    if (count == 0 || replylint_error_status(error, 0) == REPLYLINT_ERROR_MEMORY)
        return PyErr_NoMemory();
    PyObject *faults = PyTuple_New((Py_ssize_t)count), *exception = NULL;
    for (size_t i = 0; faults && i < count; i++) {
        PyObject *fault = fault_of(error, i);
        if (!fault || PyTuple_SetItem(faults, (Py_ssize_t)i, fault) < 0)
            Py_CLEAR(faults);
    }
    if (faults)
        exception = PyObject_CallFunctionObjArgs(state->error_of, faults, NULL);
    Py_XDECREF(faults);
    return exception;
}

PyObject *core_raise(core_state *state, const replylint_error *error)
{
    PyObject *exception = core_exception(state, error);
    if (exception)
        PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
    Py_XDECREF(exception);
    return NULL;
}

/* Say which character is half of a pair instead of what Python says of its codec. */
static void explain_surrogate(core_state *state, const char *name)
{
    PyObject *type, *value, *traceback, *exception = NULL;
    Py_ssize_t index = 0;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    if (PyUnicodeEncodeError_GetStart(value, &index) == 0)
        exception = PyObject_CallFunction(state->encoding_error, "snO", name, index, value);
    if (exception)
        PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
    Py_XDECREF(exception);
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(traceback);
}

PyObject *core_utf8(core_state *state, PyObject *text, const char *name)
{
    if (!PyUnicode_Check(text)) {
        PyObject *type = PyObject_GetAttrString((PyObject *)Py_TYPE(text), "__name__");
        if (type)
            PyErr_Format(PyExc_TypeError, "%s must be str, not %U", name, type);
        Py_XDECREF(type);
        return NULL;
    }
    PyObject *bytes = PyUnicode_AsUTF8String(text);
    if (!bytes && PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
        explain_surrogate(state, name);
    return bytes;
}
