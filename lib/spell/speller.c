/* SPDX-License-Identifier: Apache-2.0 */
#include "spell/speller.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "spell/hunspell_module.h"
#include "spell/packed.h"

enum { LONGEST_PATH = 4096 };

struct rly_speller {
    rly_snapshot snapshot;
    void *mapped; /* the file; else the snapshot is in `bytes` */
    size_t size;
    rly_buf bytes;
    char *folder;         /* NULL: there is no Hunspell */
    pthread_mutex_t lock; /* over what follows */
    void *library;
    const rly_hunspell_module *module;
    void *hunspell[RLY_DICTIONARIES];
    const char *fault[RLY_DICTIONARIES]; /* why there is none: a static text */
};

/* ---- open */

static replylint_status no_file(const char *path, const char *what, replylint_error *error)
{
    return rly_fail(error, REPLYLINT_ERROR_FILE, (rly_place){path, 0, 0}, "%s", what);
}

static replylint_status map_file(rly_speller *speller, const char *path, replylint_error *error)
{
    struct stat about;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return no_file(path,
                       errno == ENOENT ? "there is no dictionary; build replylint where Hunspell's are installed"
                                       : strerror(errno),
                       error);
    if (fstat(file, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0) {
        speller->size = (size_t)about.st_size;
        speller->mapped = mmap(NULL, speller->size, PROT_READ, MAP_SHARED, file, 0);
        speller->mapped = speller->mapped == MAP_FAILED ? NULL : speller->mapped;
    }
    close(file);
    return speller->mapped ? REPLYLINT_OK : no_file(path, "cannot be mapped: it is empty, or no file", error);
}

static rly_speller *make(void)
{
    rly_speller *speller = rly_allocate(sizeof *speller);
    if (speller && pthread_mutex_init(&speller->lock, NULL) != 0) {
        rly_release(speller);
        return NULL;
    }
    return speller;
}

replylint_status rly_speller_open(rly_speller **out, const char *folder, replylint_error *error)
{
    char path[LONGEST_PATH];
    *out = NULL;
    if (snprintf(path, sizeof path, "%s/en.words", folder) >= (int)sizeof path)
        return no_file(folder, "the name of the folder is too long", error);
    rly_speller *speller = make();
    if (!speller)
        return rly_fail_memory(error);
    replylint_status status = map_file(speller, path, error);
    if (!status)
        status = rly_snapshot_use(&speller->snapshot, speller->mapped, speller->size, path, error);
    if (!status && !(speller->folder = rly_copy(folder, strlen(folder))))
        status = rly_fail_memory(error);
    if (status)
        rly_speller_free(speller);
    else
        *out = speller;
    return status;
}

replylint_status rly_speller_of_bytes(rly_speller **out, const void *bytes, size_t size, const char *name,
                                      replylint_error *error)
{
    *out = NULL;
    rly_speller *speller = make();
    if (!speller)
        return rly_fail_memory(error);
    replylint_status status = REPLYLINT_OK;
    if (rly_is_packed(bytes, size))
        status = rly_unpack(&speller->bytes, bytes, size, name, error);
    else
        rly_buf_add(&speller->bytes, bytes, size);
    if (!status && speller->bytes.failed)
        status = rly_fail_memory(error);
    if (!status)
        status = rly_snapshot_use(&speller->snapshot, speller->bytes.data, speller->bytes.size, name, error);
    if (status)
        rly_speller_free(speller);
    else
        *out = speller;
    return status;
}

void rly_speller_free(rly_speller *speller)
{
    if (!speller)
        return;
    for (unsigned i = 0; i < RLY_DICTIONARIES; i++)
        if (speller->hunspell[i])
            speller->module->close(speller->hunspell[i]);
    if (speller->library)
        dlclose(speller->library);
    rly_snapshot_release(&speller->snapshot);
    if (speller->mapped)
        munmap(speller->mapped, speller->size);
    rly_buf_free(&speller->bytes);
    pthread_mutex_destroy(&speller->lock);
    rly_release(speller->folder);
    rly_release(speller);
}

rly_snapshot *rly_speller_snapshot(rly_speller *speller)
{
    return &speller->snapshot;
}

/* ---- which dictionary */

static bool same_name(const char *name, rly_str other)
{
    if (strlen(name) != other.size)
        return false;
    for (size_t i = 0; i < other.size; i++) {
        char a = name[i] == '_' ? '-' : name[i], b = other.data[i] == '_' ? '-' : other.data[i];
        a = (char)(a >= 'A' && a <= 'Z' ? a + 32 : a);
        b = (char)(b >= 'A' && b <= 'Z' ? b + 32 : b);
        if (a != b)
            return false;
    }
    return true;
}

unsigned rly_speller_dictionary(const rly_speller *speller, rly_str name)
{
    const rly_snapshot_header *header = speller->snapshot.header;
    for (unsigned i = 0; i < header->dictionaries; i++)
        if (same_name(header->dictionary[i].name, name))
            return 1u << i;
    return 0;
}

unsigned rly_speller_dictionaries(const rly_speller *speller)
{
    return (1u << speller->snapshot.header->dictionaries) - 1;
}

/* ---- Hunspell */

const char *rly_speller_damage(const rly_speller *speller)
{
    return atomic_load_explicit(&speller->snapshot.damaged, memory_order_relaxed)
               ? "the snapshot of the dictionary is damaged; install replylint again"
               : NULL;
}

static void load_module(rly_speller *speller)
{
    char path[LONGEST_PATH];
    if (!speller->folder || snprintf(path, sizeof path, "%s/hunspell.so", speller->folder) >= (int)sizeof path)
        return;
    speller->library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    const rly_hunspell_module *module = speller->library ? dlsym(speller->library, RLY_HUNSPELL_SYMBOL) : NULL;
    if (module && module->version == RLY_HUNSPELL_MODULE_VERSION)
        speller->module = module;
}

/* With the lock held: Hunspell with dictionary i; NULL, and why, when it cannot be had. */
static void *hunspell_of(rly_speller *speller, unsigned i)
{
    char affixes[LONGEST_PATH], words[LONGEST_PATH];
    const char *base = speller->snapshot.header->dictionary[i].base;
    if (speller->hunspell[i] || speller->fault[i])
        return speller->hunspell[i];
    if (!speller->module)
        load_module(speller);
    snprintf(affixes, sizeof affixes, "%.232s.aff", base);
    snprintf(words, sizeof words, "%.232s.dic", base);
    speller->fault[i] = "Hunspell cannot be loaded; install libhunspell, or replylint again";
    if (speller->module)
        speller->hunspell[i] = speller->module->open(affixes, words, &speller->fault[i]);
    if (speller->hunspell[i])
        speller->fault[i] = NULL;
    return speller->hunspell[i];
}

static bool ask_hunspell(rly_speller *speller, rly_str word, unsigned i, const char **fault)
{
    if (!speller->folder)
        return true;
    pthread_mutex_lock(&speller->lock);
    void *hunspell = hunspell_of(speller, i);
    int verdict = hunspell ? speller->module->spell(hunspell, word.data, word.size) : RLY_HUNSPELL_FAILED;
    if (verdict == RLY_HUNSPELL_FAILED)
        *fault = hunspell ? "Hunspell failed" : speller->fault[i];
    pthread_mutex_unlock(&speller->lock);
    return verdict == RLY_HUNSPELL_RIGHT;
}

size_t rly_speller_ask(rly_speller *speller, rly_str word, unsigned dictionary, char *out, size_t room, unsigned most)
{
    unsigned i = dictionary == RLY_AMERICAN ? 1 : 0;
    if (i >= speller->snapshot.header->dictionaries)
        return 0;
    pthread_mutex_lock(&speller->lock);
    void *hunspell = hunspell_of(speller, i);
    int count = hunspell ? speller->module->suggest(hunspell, word.data, word.size, out, room, (int)most) : 0;
    pthread_mutex_unlock(&speller->lock);
    return count > 0 ? (size_t)count : 0;
}

/* ---- verdicts */

unsigned rly_speller_accepts(rly_speller *speller, rly_str word, unsigned asked, const char **fault)
{
    const rly_snapshot_header *header = speller->snapshot.header;
    rly_form form;
    bool fits = rly_form_read(&form, word);
    unsigned accepted = 0;
    asked &= rly_speller_dictionaries(speller);
    if (fits && form.cases)
        accepted = asked & rly_accepting(rly_snapshot_find(&speller->snapshot, form.letters, form.size), form.cases);
    for (unsigned i = 0; i < header->dictionaries; i++) {
        bool judged = fits && form.plain && form.cases && header->dictionary[i].complete;
        if (asked & ~accepted & 1u << i && !judged && ask_hunspell(speller, word, i, fault))
            accepted |= 1u << i;
    }
    return accepted;
}
