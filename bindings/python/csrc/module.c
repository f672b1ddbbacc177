/* SPDX-License-Identifier: Apache-2.0 */
/* The module: its state, and its table of keywords, which comes from the library's table of keys. */
#include "core.h"

#include <string.h>

static core_kind kind_of(const char *type)
{
    if (strcmp(type, "flag") == 0)
        return CORE_FLAG;
    if (strcmp(type, "time") == 0)
        return CORE_TIME;
    return strcmp(type, "list") == 0 ? CORE_LIST : CORE_TEXT;
}

/* A keyword is the name of a key with _ for a dot. The text is no keyword, and the unit is always that of str. */
static bool is_keyword(const char *name, const char *scope)
{
    return strcmp(scope, "message") != 0 && strcmp(name, "text") != 0 && strcmp(name, "unit") != 0;
}

static bool add_keyword(core_state *state, size_t i)
{
    const char *name = replylint_key_get(i, "name");
    state->keys[i] = (core_key){name, kind_of(replylint_key_get(i, "type"))};
    if (!is_keyword(name, replylint_key_get(i, "scope")))
        return true;
    PyObject *index = PyLong_FromSize_t(i), *dotted = PyUnicode_FromString(name);
    PyObject *keyword = dotted ? PyObject_CallMethod(dotted, "replace", "ss", ".", "_") : NULL;
    bool done = index && keyword && PyDict_SetItem(state->keywords, keyword, index) == 0;
    Py_XDECREF(index);
    Py_XDECREF(dotted);
    Py_XDECREF(keyword);
    return done;
}

static bool make_keywords(core_state *state)
{
    size_t count = replylint_key_count();
    state->keywords = PyDict_New();
    state->keys = PyMem_Calloc(count, sizeof *state->keys);
    for (size_t i = 0; state->keywords && state->keys && i < count; i++)
        if (!add_keyword(state, i))
            return false;
    return state->keywords && state->keys;
}

static bool import_helpers(core_state *state)
{
    static const char *const names[CORE_CLASSES] = {"Finding", "Fix",     "Span",    "Signal",       "Place",
                                                    "Private", "Measure", "Verdict", "ChecklistItem"};
    PyObject *types = PyImport_ImportModule("replylint._types");
    PyObject *errors = types ? PyImport_ImportModule("replylint._errors") : NULL;
    bool done = errors != NULL;
    for (size_t i = 0; done && i < CORE_CLASSES; i++)
        done = (state->classes[i] = PyObject_GetAttrString(types, names[i])) != NULL;
    done = done && (state->error_of = PyObject_GetAttrString(errors, "error_of")) != NULL &&
           (state->encoding_error = PyObject_GetAttrString(errors, "encoding_error")) != NULL;
    Py_XDECREF(types);
    Py_XDECREF(errors);
    return done;
}

static int core_exec(PyObject *module)
{
    core_state *state = PyModule_GetState(module);
    if (replylint_version_number() < REPLYLINT_VERSION_NUMBER) {
        PyErr_Format(PyExc_ImportError, "replylint was built for libreplylint %s, and %s is loaded", REPLYLINT_VERSION,
                     replylint_version());
        return -1;
    }
    state->linter_type = (PyTypeObject *)PyType_FromSpec(&core_linter_spec);
    state->report_type = (PyTypeObject *)PyType_FromSpec(&core_report_spec);
    if (!state->linter_type || !state->report_type || !make_keywords(state) || !import_helpers(state))
        return -1;
    if (replylint_rules_new(&state->rules, NULL) != REPLYLINT_OK || replylint_rules_seal(state->rules, NULL)) {
        PyErr_NoMemory();
        return -1;
    }
    Py_INCREF((PyObject *)state->report_type);
    if (PyModule_AddObject(module, "Report", (PyObject *)state->report_type) < 0)
        return -1;
    Py_INCREF(state->keywords);
    if (PyModule_AddObject(module, "keywords", state->keywords) < 0)
        return -1;
    return PyModule_AddStringConstant(module, "library_version", replylint_version());
}

static int core_traverse(PyObject *module, visitproc visit, void *arg)
{
    core_state *state = PyModule_GetState(module);
    Py_VISIT(state->linter_type);
    Py_VISIT(state->report_type);
    for (size_t i = 0; i < CORE_CLASSES; i++)
        Py_VISIT(state->classes[i]);
    Py_VISIT(state->error_of);
    Py_VISIT(state->encoding_error);
    Py_VISIT(state->keywords);
    return 0;
}

static int core_clear(PyObject *module)
{
    core_state *state = PyModule_GetState(module);
    Py_CLEAR(state->linter_type);
    Py_CLEAR(state->report_type);
    for (size_t i = 0; i < CORE_CLASSES; i++)
        Py_CLEAR(state->classes[i]);
    Py_CLEAR(state->error_of);
    Py_CLEAR(state->encoding_error);
    Py_CLEAR(state->keywords);
    return 0;
}

static void core_free(void *module)
{
    core_state *state = PyModule_GetState(module);
    (void)core_clear(module);
    PyMem_Free(state->keys);
    replylint_rules_free(state->rules);
}

static PyMethodDef functions[] = {
    {"linter", core_linter_new, METH_VARARGS, "linter(settings, name, profile, files)"},
    {"lint", core_lint, METH_VARARGS, "lint(linter, text, context) -> Report"},
    {"lint_batch", core_lint_batch, METH_VARARGS, "lint_batch(linter, [(text, context), ...]) -> list"},
    {"redact", core_redact, METH_VARARGS, "redact(linter, text, context) -> str"},
    {NULL, NULL, 0, NULL},
};
static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, core_exec}, {0, NULL}};
static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,   .m_name = "replylint._core", .m_size = sizeof(core_state), .m_methods = functions,
    .m_slots = module_slots, .m_traverse = core_traverse, .m_clear = core_clear,        .m_free = core_free,
};

PyMODINIT_FUNC PyInit__core(void)
{
    return PyModuleDef_Init(&definition);
}
