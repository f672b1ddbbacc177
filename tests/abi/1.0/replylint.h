/* SPDX-License-Identifier: Apache-2.0 */
/**
 * replylint: judge the draft of a customer-service reply before it is sent.
 *
 * Six handles, all opaque:
 *
 *   rules    language knowledge: packs of detectors and rules        share between threads and tenants
 *   index    canned texts, to tell what is near to them              share between threads and tenants
 *   linter   one tenant's settings over rules, maybe with an index   share between threads
 *   draft    one reply and its conversation                          one thread at a time, reusable
 *   report   the results and the scratch memory of a lint            one thread at a time, reusable
 *   error    a list of faults                                        the caller's, one thread at a time
 *
 * What goes in goes in by key (see replylint_key_count()); what comes out comes out by getter.
 *
 * Conventions that hold for every function:
 *  - Text is a pointer and a size in bytes of UTF-8; it may hold NUL bytes and need not end in one.
 *    Names (keys, values, rule ids, file names) are NUL-terminated C strings.
 *  - A `const` pointer that is returned is lent: it lives as long as the handle it came from is not changed
 *    or freed. A handle that is returned through an `out` parameter is yours to free.
 *  - `error` may be NULL everywhere; else faults are added to it. A function that fails changes nothing
 *    else, unless it says so. Where there is no `error`, nothing can go wrong but an argument, or memory.
 *  - A handle that is NULL is an ARGUMENT error. A getter has nothing to get of it, and gives 0, NULL or "".
 *  - `_count` tells how many there are; `_get` gives a field as text, `_number` as a number, `_find` the number of what
 *    has a name. Later versions know more fields, keys, values and statuses: pass over what you do not know.
 *  - Every `_free` accepts NULL. Handles may be freed in any order: what one needs of another it keeps.
 *  - Positions are half-open, 0-based, and count in the unit of the draft (`unit`, default utf-8 bytes).
 *  - A process may fork while threads judge. The child may use rules and linters, and those drafts and reports that no
 *    thread was in a call with at that moment; what holds for malloc() there holds here, too. Only rules with
 *    dictionaries hold a lock (Hunspell's): for these the child makes rules of its own.
 *  - No function prints, reads clocks, locale or environment, or ends the process; only replylint_rules_spelling(),
 *    replylint_index_open() and replylint_index_save() touch files.
 *
 *     replylint_rules *rules; replylint_linter *linter; replylint_draft *draft; replylint_report *report;
 *     replylint_error *error = replylint_error_new();
 *     replylint_rules_new(&rules, error);
 *     replylint_linter_new(&linter, rules, NULL, 0, NULL, error);
 *     replylint_draft_new(&draft);
 *     replylint_report_new(&report);
 *     replylint_draft_set(draft, "text", "Sorry you feel that way.", 24, error);
 *     if (replylint_lint(linter, draft, report, error) == REPLYLINT_OK)
 *         printf("%d\n", replylint_report_score(report));
 */
#ifndef REPLYLINT_H
#define REPLYLINT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(REPLYLINT_BUILD) && defined(__GNUC__)
#define REPLYLINT_API __attribute__((visibility("default")))
#else
#define REPLYLINT_API
#endif

/* Stands before a function that has a better successor, which `instead` names. It goes on working: see docs/abi.md. */
#if defined(__GNUC__) && !defined(REPLYLINT_BUILD) && !defined(REPLYLINT_NO_DEPRECATION)
#define REPLYLINT_DEPRECATED(instead) __attribute__((deprecated(instead)))
#else
#define REPLYLINT_DEPRECATED(instead)
#endif

/** ## Version */

#define REPLYLINT_VERSION_MAJOR 1
#define REPLYLINT_VERSION_MINOR 0
#define REPLYLINT_VERSION_PATCH 0
#define REPLYLINT_VERSION "1.0.0"
/** The version as one number, for comparisons: major * 10000 + minor * 100 + patch. */
#define REPLYLINT_VERSION_NUMBER 10000

/**
 * The version of the library that is loaded, such as "1.0.0".
 * Thread-safe. Returns a static string. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_version(void);

/**
 * The version of the library that is loaded, as REPLYLINT_VERSION_NUMBER counts it.
 * Thread-safe. Since 0.1.0.
 */
REPLYLINT_API uint32_t replylint_version_number(void);

/**
 * The version of the JSON that replylint_report_json() writes; it grows when a field changes its meaning.
 * Thread-safe. Since 0.1.0.
 */
REPLYLINT_API uint32_t replylint_schema_version(void);

/**
 * The libraries that this one was built and runs with, one "name version" a line.
 * Thread-safe. Returns a static string. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_build_info(void);

/** ## Handles and statuses */

typedef struct replylint_rules replylint_rules;
typedef struct replylint_index replylint_index;
typedef struct replylint_linter replylint_linter;
typedef struct replylint_draft replylint_draft;
typedef struct replylint_report replylint_report;
typedef struct replylint_error replylint_error;

/** What a function that can fail returns. New statuses may be added; treat an unknown one as a failure. */
typedef enum replylint_status {
    REPLYLINT_OK = 0,
    /** Memory ran out. The handles stay usable. */
    REPLYLINT_ERROR_MEMORY = 1,
    /** An argument is NULL that may not be, or an index or value is outside what is allowed. */
    REPLYLINT_ERROR_ARGUMENT = 2,
    /** A key, value, rule, signal or channel of that name does not exist. */
    REPLYLINT_ERROR_UNKNOWN = 3,
    /** Text that is not valid UTF-8; the message names the byte offset. */
    REPLYLINT_ERROR_ENCODING = 4,
    /** A document (rules, settings, record) that cannot be read; the message names line and column. */
    REPLYLINT_ERROR_SYNTAX = 5,
    /** A limit would be passed: a draft too large, too many rules. */
    REPLYLINT_ERROR_LIMIT = 6,
    /** The call does not fit the state of the handle: rules that are sealed by their first linter. */
    REPLYLINT_ERROR_STATE = 7,
    /** A file cannot be opened, mapped or written, is damaged, or comes from another version; the message says why. */
    REPLYLINT_ERROR_FILE = 8
} replylint_status;

/**
 * A status in words, such as "not valid UTF-8".
 * Thread-safe. Returns a static string, "unknown status" for a number that is none. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_status_text(replylint_status status);

/** ## Errors: a list, since a bad pack has many faults */

/**
 * A new, empty list. Thread-safe. Returns NULL when memory runs out. Free with replylint_error_free(). Since 0.1.0.
 */
REPLYLINT_API replylint_error *replylint_error_new(void);

/** Free a list and what it lent. `error` may be NULL. Since 0.1.0. */
REPLYLINT_API void replylint_error_free(replylint_error *error);

/** Empty a list for its next use. `error` may be NULL. Since 0.1.0. */
REPLYLINT_API void replylint_error_clear(replylint_error *error);

/** How many faults the list holds; 0 for NULL. Since 0.1.0. */
REPLYLINT_API size_t replylint_error_count(const replylint_error *error);

/** The status of fault `i`; REPLYLINT_OK when there is no fault `i`. Since 0.1.0. */
REPLYLINT_API replylint_status replylint_error_status(const replylint_error *error, size_t i);

/**
 * Fault `i` as one line for people: "file:line:column: what is wrong; what to do", with as much of the place as
 * is known. Lent by the list; "" when there is no fault `i`. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_error_text(const replylint_error *error, size_t i);

/** The message of fault `i` without its place. Lent by the list; "" when there is none. Since 0.1.0. */
REPLYLINT_API const char *replylint_error_message(const replylint_error *error, size_t i);

/** The file or document name of fault `i`; NULL when it is in none. Lent by the list. Since 0.1.0. */
REPLYLINT_API const char *replylint_error_file(const replylint_error *error, size_t i);

/** The line of fault `i`, from 1; 0 when not known. Since 0.1.0. */
REPLYLINT_API uint32_t replylint_error_line(const replylint_error *error, size_t i);

/** The column of fault `i` in code points, from 1; 0 when not known. Since 0.1.0. */
REPLYLINT_API uint32_t replylint_error_column(const replylint_error *error, size_t i);

/** ## Keys: the one table of what a draft and the settings may hold */

/**
 * How many keys there are. The same keys are those of replylint_draft_set(), of the JSON record, of the
 * settings, of the front matter and of the command's options. Thread-safe. Since 0.1.0.
 */
REPLYLINT_API size_t replylint_key_count(void);

/**
 * A field of key `i`. Thread-safe. `field` is one of
 *   "name"     dotted name, such as "customer.name"
 *   "type"     "text", "word", "flag", "time", "list" or "choice"
 *   "choices"  for a choice: the values, separated by a space; else ""
 *   "scope"    "draft" (one reply), "message" (one earlier message) or "context" (draft or settings)
 *   "about"    one sentence
 * Returns a static string, or NULL when there is no such key or field. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_key_get(size_t i, const char *field);

/** ## Rules: language knowledge, shared by threads and tenants */

/**
 * New rules holding the built-in packs. Thread-safe.
 * `out`: where the handle goes, not NULL; NULL is stored on failure. Free with replylint_rules_free().
 * Errors: MEMORY. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_rules_new(replylint_rules **out, replylint_error *error);

/** Give back rules. Those in use by a linter live on until it is freed. `rules` may be NULL. Thread-safe. Since 0.1.0. */
REPLYLINT_API void replylint_rules_free(replylint_rules *rules);

/**
 * Add one file of a pack: a rule, a detector or shared definitions, as replylint-rules(5) describes. It replaces the
 * built-in file of its id whole, and one that was added before under the same name; of two packs, only one may have an id. One thread at a time, and before the first linter.
 * `path`: where in a pack the file stands, such as "en/signals/apology.yml" or "core/apology/missing.yml"; the
 * rule's id and kind come from it. `file`: the name to use in messages; NULL for `path`.
 * `text`, `size`: the YAML; copied.
 * Errors: MEMORY, SYNTAX, UNKNOWN, LIMIT (every fault of the file is added to `error`), STATE after the first
 * linter, or when a file of another name has that id. Faults that only show when all files are there (an undefined fragment, say) come with
 * replylint_rules_seal(). Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_rules_add(replylint_rules *rules, const char *path, const char *file,
                                                  const char *text, size_t size, replylint_error *error);

/**
 * Open the dictionaries that language/spelling judges by. Without this call it is not applicable. A file is mapped into
 * memory; what it cannot judge goes to Hunspell, which is loaded for the first such word. One thread at a time, and
 * before the first linter; a second call replaces what the first one opened.
 * `folder`: a folder with en.words and hunspell.so, as the package installs it; NULL for that of the package.
 * Errors: MEMORY, STATE after the first linter, FILE when there is no good snapshot in the folder. The rules can be used
 * then, too: what needs the dictionaries is skipped, and says why. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_rules_spelling(replylint_rules *rules, const char *folder,
                                                       replylint_error *error);

/**
 * As replylint_rules_spelling(), with dictionaries that are in memory, for who has no files: a page, a plug-in. There
 * is no Hunspell then: what only it could judge, such as a word with hyphens, passes for right.
 * `name`: what to call them in messages; may be NULL. `bytes`, `size`: an en.words of this version and of a machine of
 * the same byte order; or packed dictionaries, which hold on all machines, one or two behind each other (docs/abi.md
 * says how to make them). Copied.
 * Errors: MEMORY, ARGUMENT, STATE after the first linter, FILE when the bytes are no dictionary, cut short, damaged, or
 * of another version. The rules can be used then, too: what needs the dictionaries is skipped, and says why.
 * Since 1.0.0.
 */
REPLYLINT_API replylint_status replylint_rules_spelling_bytes(replylint_rules *rules, const char *name,
                                                             const char *bytes, size_t size, replylint_error *error);

/**
 * Add words that are spelt right: names of products, terms of the trade. They hold for all linters; the key own_words is
 * for one. One thread at a time, and before the first linter.
 * `file`: the name to use in messages; may be NULL. `text`, `size`: UTF-8, one word a line; # begins a comment. A
 * personal dictionary of Hunspell's is such a list, too; what stands behind a / is not looked at.
 * Errors: MEMORY, STATE after the first linter, ENCODING or SYNTAX with the line (each bad line is a fault; the other
 * lines are added). Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_rules_words(replylint_rules *rules, const char *file, const char *text,
                                                    size_t size, replylint_error *error);

/**
 * Compile what was added; nothing can be added afterwards. The first linter does it of itself; call it to see
 * the faults of packs without making a linter. One thread at a time.
 * Errors: MEMORY, SYNTAX, UNKNOWN, LIMIT; the rules are then of no use but to be freed. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_rules_seal(replylint_rules *rules, replylint_error *error);

/** How many rules there are, once sealed; 0 before. Thread-safe. Since 0.1.0. */
REPLYLINT_API size_t replylint_rules_count(const replylint_rules *rules);

/**
 * A field of rule `i`, in alphabetical order of ids. Thread-safe once sealed. `field` is "id", "level", "points", "message",
 * "advice", "why", "when", "judges" (what it demands or forbids, as written), "stage", "since", "was" or "file".
 * Returns NULL when there is no such rule or field, "" where the rule does not state it. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_rules_get(const replylint_rules *rules, size_t i, const char *field);

/**
 * Example `n` of rule `i`. `kind` is "fail", "pass" or "na". Thread-safe once sealed.
 * Returns the text of the reply (places marked by [[ ]]), NULL when there is none. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_rules_example(const replylint_rules *rules, size_t i, const char *kind, size_t n);

/**
 * The number of the rule of that id (or former id). Thread-safe once sealed.
 * Returns replylint_rules_count() when there is none; `error` then holds a did-you-mean. Since 0.1.0.
 */
REPLYLINT_API size_t replylint_rules_find(const replylint_rules *rules, const char *id, replylint_error *error);

/** How many profiles there are, once sealed; 0 before. Thread-safe. Since 0.1.0. */
REPLYLINT_API size_t replylint_rules_profile_count(const replylint_rules *rules);

/**
 * A field of profile `i`, in the order of profiles.yml. Thread-safe once sealed. `field` is "name" or "about" (one sentence).
 * Returns NULL when there is no such profile or field. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_rules_profile_get(const replylint_rules *rules, size_t i, const char *field);

/** How many signals there are, once sealed; 0 before. Thread-safe. Since 0.1.0. */
REPLYLINT_API size_t replylint_rules_signal_count(const replylint_rules *rules);

/**
 * A field of signal `i`, in the order of signals.yml. Thread-safe once sealed. `field` is "name", "about" (one sentence), "of"
 * ("reply", "customer" or "conversation"), "values" (weakest first, separated by a space), "source" ("given",
 * "inferred" or "none": no detector yet, so it is known only when given) or "file" (its detector, "" if none).
 * Returns NULL when there is no such signal or field. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_rules_signal_get(const replylint_rules *rules, size_t i, const char *field);

/** The number of the signal of that name, as replylint_rules_find(). Thread-safe once sealed. Since 0.1.0. */
REPLYLINT_API size_t replylint_rules_signal_find(const replylint_rules *rules, const char *name, replylint_error *error);

/**
 * Example `n` of what shows value `value` of signal `i` ("none": of what shows nothing). Thread-safe once sealed.
 * Returns the text (places marked by [[ ]]), NULL when there is none. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_rules_signal_example(const replylint_rules *rules, size_t i, const char *value,
                                                         size_t n);

/** How many channels there are, once sealed; 0 before. Thread-safe. Since 0.1.0. */
REPLYLINT_API size_t replylint_rules_channel_count(const replylint_rules *rules);

/**
 * A field of channel `i`, in the order of channels.yml. Thread-safe once sealed. `field` is "id", "name", "aliases" (separated by a
 * space), "public" ("yes" or "no") or "private_side" (the id of the private channel of the same platform, or "").
 * Returns NULL when there is no such channel or field. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_rules_channel_get(const replylint_rules *rules, size_t i, const char *field);

/**
 * Run the examples of the rules and detectors whose pack path begins with `prefix` (NULL or "": all). Seals the
 * rules. One thread at a time.
 * `passed`, `failed`: where the numbers of examples go; either may be NULL. Each failing example, and each rule or
 * detector without examples of both kinds, is a fault in `error`, with its place.
 * Returns REPLYLINT_OK when the run came to its end, whether or not examples failed. Errors: MEMORY, as seal. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_rules_test(replylint_rules *rules, const char *prefix, size_t *passed,
                                                   size_t *failed, replylint_error *error);

/** ## Index: canned texts, shared by threads and tenants */

/**
 * A new, empty index in memory, for replylint_index_add(). Thread-safe.
 * `out`: where the handle goes, not NULL; NULL is stored on failure. Free with replylint_index_free().
 * Errors: MEMORY, ARGUMENT. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_index_new(replylint_index **out, replylint_error *error);

/**
 * Add a canned text, or an earlier reply: the text of a draft, with its keys `format` and `id`. It is kept as hashes of
 * every three words in a row, without names, numbers, dates, addresses, placeholders and signature; the words are not.
 * Texts that come to the same are one text with copies, under the names of the first; those of fewer than six words are
 * counted and left out. One thread at a time.
 * `title`: what people call it; `place`: where it is from, such as "macros.csv:12"; both are shown, copied, and may be NULL.
 * Errors: MEMORY, ENCODING, ARGUMENT, LIMIT (a name of more than 4096 bytes, an index of more than 4 GiB of anything),
 * STATE once the index is sealed; the index is then as before. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_index_add(replylint_index *index, const replylint_draft *draft,
                                                  const char *title, const char *place, replylint_error *error);

/**
 * Add all texts of another index, in their order, as replylint_index_add() added them there: so that parts of a library
 * can be read in several threads. `index` is what it would be had they been added to it one by one. One thread at a time
 * for each index. `other` stays as it is, and its own.
 * Errors: ARGUMENT (one is NULL, or both are the same), STATE once one of them is sealed; MEMORY and LIMIT, and some of the
 * texts are then in. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_index_append(replylint_index *index, const replylint_index *other,
                                                      replylint_error *error);

/**
 * Make what was added searchable; nothing can be added afterwards. The first linter, and replylint_index_save(), do it
 * of themselves. One thread at a time. Errors: MEMORY, ARGUMENT. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_index_seal(replylint_index *index, replylint_error *error);

/**
 * Write an index to a file, sealing it before. The file is written beside the one that is there, and takes its place when
 * it is safely on the disk: who has the old one open keeps that. One thread at a time.
 * `path`: of the file; what is there is replaced if it is a file. Errors: MEMORY, ARGUMENT, FILE; what was there then
 * stays. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_index_save(replylint_index *index, const char *path, replylint_error *error);

/**
 * Open an index that replylint_index_save() wrote. The file is mapped, its header is read, and of the rest what a search
 * needs when it needs it, each piece with its checksum: to open takes the same time whatever the size, and a damaged
 * file is found out by replylint_index_check(), or by the search that comes there. A file that is mapped
 * may be replaced, but must not be shortened or written over. Thread-safe.
 * `out`: where the handle goes, not NULL; NULL is stored on failure. Free with replylint_index_free().
 * Errors: MEMORY, ARGUMENT, FILE, SYNTAX (no index, of another version, cut off, or damaged in its header). Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_index_open(replylint_index **out, const char *path, replylint_error *error);

/** Give back an index. One in use by a linter or a report lives on. `index` may be NULL. Thread-safe. Since 0.1.0. */
REPLYLINT_API void replylint_index_free(replylint_index *index);

/**
 * Read all of a sealed index: is it as it was made? Thread-safe. Errors: ARGUMENT, SYNTAX when it is damaged. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_index_check(const replylint_index *index, replylint_error *error);

/**
 * A number of a sealed index: "texts" (that differ), "added" (all that were, copies too), "left_out" (of these too short
 * to be compared), "shingles" (three words in a row, of all texts), "bytes" (of its file) or "version" (of its format).
 * Thread-safe. Returns 0 when there is no such field, or before the index is sealed. Since 0.1.0.
 */
REPLYLINT_API uint64_t replylint_index_number(const replylint_index *index, const char *field);

/** ## Linter: one tenant's settings over rules */

/**
 * A new linter. Seals `rules`. Thread-safe once the rules are sealed; the linter is immutable and may be used by
 * any number of threads at once.
 * `settings`, `size`: a YAML or JSON document: any key of scope "context" as a default for every draft, and
 * `rules` (names -> off, on, suggestion, warning, error), `points` (names -> number), `pass_mark`,
 * `limits` (draft_bytes, findings_a_rule, steps_a_word, hunspell_suggestions: see replylint(1)), `channels`
 * (channel -> {limit: {count, unit ...}}, over what channels.yml says; a count of 0 is no limit), and `profile`
 * (a name of replylint_rules_profile_get()), over which all the rest lies. NULL and 0: none. Copied.
 * Names are rule ids, categories ("apology"), or patterns with "*"; the narrower wins, in whatever order they stand:
 * {"*": off, privacy: on} leaves the rules on private data, at their own levels.
 * `name`: what to call the document in messages; may be NULL.
 * Errors: MEMORY, ARGUMENT, SYNTAX, UNKNOWN (with a did-you-mean), and those of replylint_rules_seal(). Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_linter_new(replylint_linter **out, replylint_rules *rules,
                                                   const char *settings, size_t size, const char *name,
                                                   replylint_error *error);

/**
 * As replylint_linter_new(), with an index, for the rules that compare a reply with canned texts, and with the profile of
 * that name instead of the one that the settings name.
 * `profile`: NULL for that of the settings, if any. `index`: sealed by it, and kept; NULL for none. Of the settings, `index` is for the command alone, which opens that
 * file. Errors: as replylint_linter_new() and replylint_index_seal(). Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_linter_new_with(replylint_linter **out, replylint_rules *rules,
                                                        replylint_index *index, const char *profile,
                                                        const char *settings, size_t size, const char *name,
                                                        replylint_error *error);

/** Free a linter; no thread may be using it. `linter` may be NULL. Since 0.1.0. */
REPLYLINT_API void replylint_linter_free(replylint_linter *linter);

/** The score from which a draft passes: `pass_mark` of the settings, else 80. Thread-safe. Since 0.1.0. */
REPLYLINT_API int replylint_linter_pass_mark(const replylint_linter *linter);

/** ## Draft: one reply and its conversation */

/** A new, empty draft. Thread-safe. `out` not NULL. Errors: MEMORY. Since 0.1.0. */
REPLYLINT_API replylint_status replylint_draft_new(replylint_draft **out);

/** Free a draft. `draft` may be NULL. Since 0.1.0. */
REPLYLINT_API void replylint_draft_free(replylint_draft *draft);

/** Empty a draft for its next use, keeping its memory. Since 0.1.0. */
REPLYLINT_API void replylint_draft_clear(replylint_draft *draft);

/**
 * Set a key of the draft. One thread at a time.
 * `key`: a name of the table of keys, or "signal.NAME" for a signal that is given instead of inferred.
 * `value`, `size`: the value, copied; size 0 takes the key back. Lists are comma-separated. "inbound" is the
 * customer's last message and stands after all messages.
 * Errors: MEMORY, UNKNOWN (with a did-you-mean), ARGUMENT (not a value of that key). Texts are checked for UTF-8,
 * and channels and signals for their names, when they are linted. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_draft_set(replylint_draft *draft, const char *key, const char *value,
                                                  size_t size, replylint_error *error);

/**
 * Add the next message of the conversation, oldest first. One thread at a time.
 * `role`: "customer", "agent" or "other" (a third person). `text`, `size`: what it says, copied.
 * Errors: MEMORY, ARGUMENT. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_draft_message(replylint_draft *draft, const char *role, const char *text,
                                                      size_t size, replylint_error *error);

/**
 * Set a key ("at", "channel", "name", "handle") of the message that was added last. One thread at a time.
 * Errors: MEMORY, UNKNOWN, ARGUMENT, STATE when there is no message. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_draft_message_set(replylint_draft *draft, const char *key, const char *value,
                                                          size_t size, replylint_error *error);

/**
 * Fill a draft from a JSON record (schema/record.schema.json), after clearing it. One thread at a time.
 * Errors: MEMORY, SYNTAX (with line and column), UNKNOWN, ARGUMENT; the draft is then empty. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_draft_json(replylint_draft *draft, const char *json, size_t size,
                                                   replylint_error *error);

/** ## Lint */

/**
 * Judge a draft. The linter may be shared; `draft` and `report` belong to this thread. After warm-up nothing is
 * allocated, save by the reader of Markdown. What the report lent before is gone.
 * Errors: MEMORY, ENCODING (byte offset named), LIMIT (draft too large, or Markdown that would take too
 * long to read), UNKNOWN (channel or signal, with a did-you-mean); the report is then empty: score 0, judged 0, no
 * findings. A rule that met a limit does not fail the call: its verdict is "skipped". Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_lint(const replylint_linter *linter, const replylint_draft *draft,
                                             replylint_report *report, replylint_error *error);

/**
 * One record in, one report out, both JSON: replylint_draft_json(), replylint_lint() and replylint_report_json()
 * in one call, for bindings. `linter` may be shared; `draft` and `report` belong to this thread.
 * `json`, `json_size`: where the result goes, lent by `report` until its next use. On failure the result is
 * {"schema":1,"id":...,"error":{"status":...,"messages":[...]}}, unless memory ran out (then NULL and 0).
 * Returns the status of the part that failed. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_lint_json(const replylint_linter *linter, replylint_draft *draft,
                                                  replylint_report *report, const char *record, size_t size,
                                                  const char **json, size_t *json_size, replylint_error *error);

/**
 * The text of a draft with [PHONE], [CARD], [ADDRESS] ... in place of its private data, for logs, tickets and training data.
 * What `own_contacts` and `own_domains` list stays. In HTML and Markdown tags stay, and the targets of links are
 * redacted too. Of the draft only its text and the keys that say how to read it count; nothing is judged, and the report
 * then holds nothing but the private data (replylint_report_private_count()).
 * The linter may be shared; `draft` and `report` belong to this thread.
 * `text`, `size`: where the result goes, lent by `report` until its next use; not NULL.
 * Errors: MEMORY, ENCODING, LIMIT, ARGUMENT, as replylint_lint(); *text is then NULL. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_redact(const replylint_linter *linter, const replylint_draft *draft,
                                               replylint_report *report, const char **text, size_t *size,
                                               replylint_error *error);

/**
 * A template with values in the place of its placeholders, as its help desk would send it. `how`: "sample" for values as
 * they usually are, the first branch of each {% if %}; "empty" for nothing where a value may be missing, and the last
 * branch; "longest" for long values and the longest branches, by which channel/too-long judges a template.
 * `values`, `size`: YAML or JSON, what is known better, {"ticket.requester.first_name": "Maria"}; a name of what
 * placeholders stand for, such as customer-first-name, holds for all of them; 0 bytes for none. `name` names it in
 * messages (NULL: none). Marks that a person fills in, [NAME], stay, unless values name them; targets of links stay as
 * they are. Nothing is judged. The linter may be shared; `draft` and `report` belong to this thread.
 * `text`, `text_size`: where the result goes, lent by `report` until its next use; not NULL.
 * Errors: MEMORY, ENCODING, LIMIT, ARGUMENT, as replylint_lint(); SYNTAX for the values; *text is then NULL. Since 1.0.0.
 */
REPLYLINT_API replylint_status replylint_render(const replylint_linter *linter, const replylint_draft *draft,
                                               const char *how, const char *values, size_t size, const char *name,
                                               replylint_report *report, const char **text, size_t *text_size,
                                               replylint_error *error);

/**
 * How long a draft is for a channel, given by its id or an alias, or for each that has a limit (NULL): see
 * replylint_report_measure_count(). What counts is what is sent: HTML and Markdown without their markup, where the
 * channel does not take Markdown itself, and without the line end of the last line. Nothing is judged.
 * The linter may be shared; `draft` and `report` belong to this thread.
 * Errors: MEMORY, ENCODING, LIMIT, UNKNOWN (a channel, with a did-you-mean), as replylint_lint(). Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_measure(const replylint_linter *linter, const replylint_draft *draft,
                                                const char *channel, replylint_report *report, replylint_error *error);

/**
 * The texts of the linter's index to which a draft is near: those that share at least half of all three words in a row,
 * up to 100 of them, the nearest first; see replylint_report_similar_count(). Nothing is judged.
 * The linter may be shared; `draft` and `report` belong to this thread.
 * Errors: MEMORY, ENCODING, LIMIT, as replylint_lint(); STATE when the linter has no index, SYNTAX when that is damaged.
 * Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_similar(const replylint_linter *linter, const replylint_draft *draft,
                                                replylint_report *report, replylint_error *error);

/** ## Report: results, by getter */

/** A new, empty report. Thread-safe. `out` not NULL. Errors: MEMORY. Since 0.1.0. */
REPLYLINT_API replylint_status replylint_report_new(replylint_report **out);

/** Free a report and what it lent, wiping what it held. `report` may be NULL. Since 0.1.0. */
REPLYLINT_API void replylint_report_free(replylint_report *report);

/** The score, 0 to 100. Since 0.1.0. */
REPLYLINT_API int replylint_report_score(const replylint_report *report);

/** 1 when the score reaches the pass mark and no critical rule failed, else 0. Since 0.1.0. */
REPLYLINT_API int replylint_report_passed(const replylint_report *report);

/** Which share of the points could be judged, 0 to 1; the rest needs what was not given. Since 0.1.0. */
REPLYLINT_API double replylint_report_judged(const replylint_report *report);

/**
 * The language of the reply: as given, else "en", or "other" for text that is clearly not English; "" when it says too
 * little. Lent by the report. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_report_language(const replylint_report *report);

/** How many findings there are, sorted by place, then rule; those of the whole text come first. Since 0.1.0. */
REPLYLINT_API size_t replylint_report_finding_count(const replylint_report *report);

/**
 * A field of finding `i`: "rule", "level" ("error", "warning", "suggestion"), "message", "advice", or "key" (stable
 * for dismissal: the same fault in the same words has the same key).
 * Lent by the report; NULL when there is no such finding or field. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_report_finding_get(const replylint_report *report, size_t i, const char *field);

/**
 * Where finding `i` stands. `start`, `end`: in the unit of the draft; either may be NULL.
 * Returns 1, or 0 when it is about the whole text (something is missing); then both are set to 0. Since 0.1.0.
 */
REPLYLINT_API int replylint_report_finding_range(const replylint_report *report, size_t i, size_t *start, size_t *end);

/**
 * Line and column of finding `i`, from 1, the column in the unit of the draft; 1 and 1 when it is about the whole
 * text. Either may be NULL. Returns as replylint_report_finding_range(). Since 0.1.0.
 */
REPLYLINT_API int replylint_report_finding_place(const replylint_report *report, size_t i, size_t *line, size_t *column);

/** How many better wordings finding `i` offers. Since 0.1.0. */
REPLYLINT_API size_t replylint_report_fix_count(const replylint_report *report, size_t i);

/**
 * Wording `n` for finding `i`: replace [start, end) by the text returned. `start`, `end` and `applicability`
 * ("safe" or "suggested") may be NULL. Lent by the report; NULL when there is none. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_report_fix(const replylint_report *report, size_t i, size_t n, size_t *start,
                                              size_t *end, const char **applicability);

/** How many signals there are: all that the rules know of. Since 1.0.0. */
REPLYLINT_API size_t replylint_report_signal_count(const replylint_report *report);

/**
 * A field of signal `i`, in the order of signals.yml: "name", by which the functions below know it, "value" ("" when not
 * known) or "source" ("given" by the caller, "inferred", or "" when not known).
 * Lent by the report; NULL when there is no such signal or field. Since 1.0.0.
 */
REPLYLINT_API const char *replylint_report_signal_get(const replylint_report *report, size_t i, const char *field);

/** The value of a signal, such as "yes" or "private"; NULL when not known or there is none of that name. Since 0.1.0. */
REPLYLINT_API const char *replylint_report_signal(const replylint_report *report, const char *name);

/** 1 when the caller gave the value of a signal, 0 when it was inferred or there is none of that name. Since 0.1.0. */
REPLYLINT_API int replylint_report_signal_given(const replylint_report *report, const char *name);

/** How many places show a signal. Since 0.1.0. */
REPLYLINT_API size_t replylint_report_signal_span_count(const replylint_report *report, const char *name);

/**
 * Place `i` that shows a signal. `message`: 0 for the reply, else the number of the message, from 1; `start`,
 * `end`: in the unit of the draft, in that text; any of them may be NULL.
 * Returns the value that shows there; NULL when there is no such place. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_report_signal_span(const replylint_report *report, const char *name, size_t i,
                                                      size_t *message, size_t *start, size_t *end);

/**
 * How many pieces of private data were found: first those of the reply, then those of the customer's last message. Since 0.1.0.
 */
REPLYLINT_API size_t replylint_report_private_count(const replylint_report *report);

/**
 * A field of piece `i` of private data: "type" ("PHONE", "CARD" ...: those of replylint_redact()), "about" (the same in
 * words), "owner" ("person", or "company" for its own contacts) or "masked" (the value with most of it replaced by dots, byte for byte; with show_private as it stands).
 * Lent by the report; NULL when there is no such piece or field. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_report_private_get(const replylint_report *report, size_t i, const char *field);

/**
 * Where piece `i` of private data stands. `message`: 0 for the reply, else the number of the message, from 1; `start`,
 * `end`: in the unit of the draft, in that text; any of them may be NULL.
 * Returns 1, or 0 when there is no such piece; then all are set to 0. Since 0.1.0.
 */
REPLYLINT_API int replylint_report_private_range(const replylint_report *report, size_t i, size_t *message,
                                                size_t *start, size_t *end);

/**
 * How many lengths there are: one for each limit of a channel, which has none, one or two. After replylint_lint() they
 * are those of the draft's own channel. Since 0.1.0.
 */
REPLYLINT_API size_t replylint_report_measure_count(const replylint_report *report);

/**
 * A field of length `i`: "channel" (its id), "name" (of the channel), "unit" ("weighted", "graphemes", "bytes" ...: see
 * replylint-rules(5)) or "encoding" (of an SMS: "GSM-7" or "UCS-2"; else "").
 * Lent by the report; NULL when there is no such length or field. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_report_measure_get(const replylint_report *report, size_t i, const char *field);

/**
 * A number of length `i`: "length" and "limit" in its unit (of an SMS in septets or UTF-16 units), "over" (by how much
 * it is too long, else 0), "start" and "end" (of what of the reply does not fit, in the unit of the draft; the same
 * place when all fits), "segments" (parts of an SMS, else 0) or "segment_left" (how much the last would still hold).
 * Returns 0 when there is no such length or field. Since 0.1.0.
 */
REPLYLINT_API uint64_t replylint_report_measure_number(const replylint_report *report, size_t i, const char *field);

/**
 * How many texts of the index are near to the reply: after replylint_similar() all, up to 100, after
 * replylint_lint() the nearest, if any. Since 0.1.0.
 */
REPLYLINT_API size_t replylint_report_similar_count(const replylint_report *report);

/**
 * A field of near text `i`, the nearest first: "id", "title" or "place", as it was added, "" where it was not.
 * Lent by the report; NULL when there is no such text or field. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_report_similar_get(const replylint_report *report, size_t i, const char *field);

/**
 * A number of near text `i`: "text" (its number in the index), "share" (the percentage of the reply's words that stand in
 * it, too), "likeness" (the percentage of the shingles of both that both have; 100 only when all are) or "copies" (how many
 * texts of the index come to the same). Returns 0 when there is no such text or field. Since 0.1.0.
 */
REPLYLINT_API uint64_t replylint_report_similar_number(const replylint_report *report, size_t i, const char *field);

/** How many verdicts there are: one a rule that is switched on. Since 0.1.0. */
REPLYLINT_API size_t replylint_report_verdict_count(const replylint_report *report);

/**
 * A field of verdict `i`, in the order of the rules: "rule", "verdict" ("passed", "failed", "na", "skipped"),
 * "reason" (why it is not applicable or skipped, else ""), "missing" (the key that would let it be judged, or "dictionary", else ""),
 * "points" (what it takes or would take off) or "deduction" (what it did take off).
 * Lent by the report; NULL when there is no such verdict or field. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_report_verdict_get(const replylint_report *report, size_t i, const char *field);

/** How many items of the checklist matter for this reply. Since 0.1.0. */
REPLYLINT_API size_t replylint_report_checklist_count(const replylint_report *report);

/**
 * A field of item `i` of the checklist: "item" (its id), "state" ("done", "missing", or "unknown" when it cannot be
 * told), "has" and "lacks" (how to tell a reader that it is there, or what to do).
 * Lent by the report; NULL when there is no such item or field. Since 0.1.0.
 */
REPLYLINT_API const char *replylint_report_checklist_get(const replylint_report *report, size_t i, const char *field);

/**
 * The whole report as JSON (schema/report.schema.json), on one line, not ended by a newline.
 * `json`, `size`: where it goes, lent by the report until its next use. Errors: MEMORY. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_report_json(replylint_report *report, const char **json, size_t *size);

/**
 * As replylint_report_json(), without "signals" and "verdicts", which are most of it: for who shows a report anew after each
 * keystroke. Since 0.1.0.
 */
REPLYLINT_API replylint_status replylint_report_json_brief(replylint_report *report, const char **json, size_t *size);

#ifdef __cplusplus
}
#endif
#endif
