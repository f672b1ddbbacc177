/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dictionary-compiler [--packed] OUT COMMON NAME=BASE...: write the words of Hunspell's dictionaries BASE.aff and
 * BASE.dic as a snapshot, or one of them packed; those in the list COMMON are marked. Each form is asked of Hunspell
 * itself, in small letters, with a capital, and in capitals. Runs while the package is built; it is not installed.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include <hunspell/hunspell.h>

#include "spell/expand.h"
#include "spell/form.h"
#include "spell/packed_write.h"

static _Noreturn void stop(const char *path, const char *what)
{
    fprintf(stderr, "dictionary-compiler: %s: %s\n", path, what);
    exit(1);
}

static rly_str read_whole(const char *path)
{
    FILE *file = fopen(path, "rb");
    rly_buf text = {0};
    char part[1 << 16];
    size_t size;
    if (!file)
        stop(path, strerror(errno));
    while ((size = fread(part, 1, sizeof part, file)) > 0)
        rly_buf_add(&text, part, size);
    if (ferror(file) || !rly_buf_text(&text))
        stop(path, "cannot be read");
    fclose(file);
    return (rly_str){text.data, text.size};
}

/* A dictionary that is being asked. */
typedef struct asker {
    rly_snapshot_maker *maker;
    Hunhandle *hunspell;
    unsigned dictionary;
    bool latin1;
    rly_buf asked; /* one byte a form: this dictionary was asked */
} asker;

static bool from_latin1(const char *word, size_t size, char *out, size_t room, size_t *made)
{
    *made = 0;
    for (size_t i = 0; i < size && *made + 2 < room; i++) {
        unsigned char byte = (unsigned char)word[i];
        if (byte >= 0x80)
            out[(*made)++] = (char)(0xC0 | byte >> 6);
        out[(*made)++] = (char)(byte < 0x80 ? byte : 0x80 | (byte & 0x3F));
    }
    return *made + 2 < room;
}

/* Back again; a letter that ISO 8859-1 does not hold ends it, and the word is not known. */
static bool to_latin1(char *word)
{
    char *out = word;
    for (const char *at = word; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte >= 0x80 && (byte & 0xFC) != 0xC0)
            return false;
        *out++ = (char)(byte < 0x80 ? *at : (byte & 3) << 6 | (*++at & 0x3F));
    }
    *out = '\0';
    return true;
}

static unsigned ask(const asker *a, const rly_form *form)
{
    unsigned accepted = 0;
    for (unsigned cases = RLY_IN_SMALL; cases <= RLY_IN_CAPITALS; cases <<= 1) {
        char word[sizeof form->letters + 8];
        word[rly_form_write(form, cases, word)] = '\0';
        if ((!a->latin1 || to_latin1(word)) && Hunspell_spell(a->hunspell, word))
            accepted |= cases;
    }
    return accepted;
}

static bool take(void *context, const char *word, size_t size)
{
    asker *a = context;
    char utf8[RLY_LONGEST_FORM * 2];
    rly_form form;
    bool added;
    if (a->latin1 && !from_latin1(word, size, utf8, sizeof utf8, &size))
        return true;
    if (!rly_form_read(&form, (rly_str){a->latin1 ? utf8 : word, size}))
        return true;
    uint8_t *cases = rly_snapshot_form(a->maker, form.letters, form.size, &added);
    if (!cases)
        return false;
    size_t number = (size_t)(cases - a->maker->cases.items);
    while (a->asked.size <= number)
        rly_buf_byte(&a->asked, 0);
    if (a->asked.failed || a->asked.data[number])
        return !a->asked.failed;
    a->asked.data[number] = 1;
    *cases |= (uint8_t)(ask(a, &form) << (a->dictionary * RLY_CASE_BITS));
    return true;
}

static void add_dictionary(rly_snapshot_maker *maker, const char *name, const char *base)
{
    char affix_path[512], word_path[512];
    snprintf(affix_path, sizeof affix_path, "%s.aff", base);
    snprintf(word_path, sizeof word_path, "%s.dic", base);
    rly_str affixes = read_whole(affix_path), words = read_whole(word_path), encoding = rly_expand_encoding(affixes);
    asker a = {.maker = maker, .dictionary = maker->dictionaries, .latin1 = rly_str_is(encoding, "ISO8859-1")};
    rly_dictionary_record *record = &maker->dictionary[maker->dictionaries++];
    if (strlen(name) >= sizeof record->name || strlen(base) >= sizeof record->base)
        stop(base, "the name is too long");
    if (!a.latin1 && !rly_str_is(encoding, "UTF-8"))
        stop(affix_path, "is neither in UTF-8 nor in ISO8859-1; convert the dictionary, or leave it out");
    if (!(a.hunspell = Hunspell_create(affix_path, word_path)))
        stop(base, "Hunspell cannot open it");
    rly_expansion expansion = rly_expand(affixes, words, take, &a);
    if (expansion.fault)
        stop(affix_path, expansion.fault);
    snprintf(record->name, sizeof record->name, "%s", name);
    snprintf(record->base, sizeof record->base, "%s", base);
    record->complete = expansion.complete;
    for (size_t i = 0; i < maker->cases.count; i++)
        record->forms += maker->cases.items[i] >> (a.dictionary * RLY_CASE_BITS) & RLY_CASES ? 1u : 0u;
    Hunspell_destroy(a.hunspell);
    rly_buf_free(&a.asked);
    free((void *)(uintptr_t)affixes.data);
    free((void *)(uintptr_t)words.data);
}

/* Mark the words of a list. "i" is in it, and in no dictionary in small letters. */
static void mark_common(rly_snapshot_maker *maker, const char *path)
{
    rly_str text = read_whole(path);
    bool comment = false, added;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        while (at < text.size && !strchr(" \n#", text.data[at]))
            at++;
        size_t size = at - start;
        bool little = size > 1 && text.data[at - 1] == '*';
        size -= little;
        uint8_t *cases = size && !comment ? rly_snapshot_form(maker, text.data + start, size, &added) : NULL;
        if (cases)
            *cases |= *cases ? RLY_COMMON | (little ? RLY_LITTLE : 0) : 0;
        comment = at < text.size && text.data[at] != '\n' && (comment || text.data[at] == '#');
        at += at < text.size;
    }
    free((void *)(uintptr_t)text.data);
}

int main(int count, char **arguments)
{
    rly_snapshot_maker maker = {.dictionaries = 0};
    rly_buf out = {0};
    bool packed = count > 1 && strcmp(arguments[1], "--packed") == 0;
    count -= packed;
    arguments += packed;
    if (count < 4 || count > 3 + (packed ? 1 : RLY_DICTIONARIES))
        stop("usage", "dictionary-compiler [--packed] OUT COMMON NAME=BASE...");
    for (int i = 3; i < count; i++) {
        char *base = strchr(arguments[i], '=');
        if (!base)
            stop(arguments[i], "is no NAME=BASE");
        *base = '\0';
        add_dictionary(&maker, arguments[i], base + 1);
    }
    mark_common(&maker, arguments[2]);
    const char *fault = packed ? rly_pack(&maker, &out) : rly_snapshot_write(&maker, &out) ? NULL : "memory ran out";
    if (fault)
        stop(arguments[1], fault);
    FILE *file = fopen(arguments[1], "wb");
    if (!file || fwrite(out.data, 1, out.size, file) != out.size || fclose(file) != 0)
        stop(arguments[1], strerror(errno));
    rly_buf_free(&out);
    rly_snapshot_maker_free(&maker);
    return 0;
}
