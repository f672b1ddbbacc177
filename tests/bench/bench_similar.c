/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Canned texts: how fast, how large, how often right. bench_similar [-n TEXTS] [FILE.jsonl]
 * The records are those of the corpora (reply, brand); without a file, thirty replies of our own. From these TEXTS
 * texts (10000) are made: two pieces of replies, with one word in six another. See tests/bench/README.md.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/tree.h"
#include "replies.h"
#include "similar.h"
#include "times.h"

enum { QUERIES = 2000, ROUNDS = 9, OPENINGS = 101, OTHERS_FOR_RECALL = 20000 };

_Noreturn void bench_give_up(const bench *b, const char *what)
{
    fprintf(stderr, "bench_similar: %s%s%s\n", what, replylint_error_count(b->error) ? ": " : "",
            replylint_error_text(b->error, 0));
    exit(2);
}

uint64_t bench_draw(bench *b, uint64_t below)
{
    b->random = b->random * 6364136223846793005u + 1442695040888963407u;
    return (b->random >> 33) % below;
}

void bench_split(const char *text, word_vec *out)
{
    for (const char *end; *text; text = end) {
        text += strspn(text, " \n");
        end = text + strcspn(text, " \n");
        rly_str *slot = end > text ? rly_push(out) : NULL;
        if (slot)
            *slot = (rly_str){text, (size_t)(end - text)};
    }
}

static void add_reply(bench *b, const char *text, const char *brand)
{
    reply *slot = rly_push(&b->replies);
    if (!slot)
        bench_give_up(b, "out of memory");
    *slot = (reply){rly_copy(text, strlen(text)), rly_copy(brand, strlen(brand))};
    if (!slot->text || !slot->brand)
        bench_give_up(b, "out of memory");
    bench_split(slot->text, &b->words);
}

static void read_replies(bench *b, const char *name)
{
    FILE *file = fopen(name, "r");
    rly_tree_store store = {0};
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    if (!file)
        bench_give_up(b, "the file of records cannot be opened");
    while ((size = getline(&line, &room, file)) > 0) {
        if (rly_tree_read(&store, RLY_JSON, name, line, (size_t)size, b->error) != REPLYLINT_OK)
            bench_give_up(b, "a record cannot be read");
        const rly_node *root = rly_root(&store.tree);
        add_reply(b, rly_node_text(&store.tree, rly_member(&store.tree, root, "reply")).data,
                  rly_node_text(&store.tree, rly_member(&store.tree, root, "brand")).data);
    }
    rly_tree_free(&store);
    free(line);
    (void)fclose(file);
}

/* Some words of a reply in a row, one in `other` another. */
static void add_piece(bench *b, rly_buf *out, const char *text, size_t most, uint64_t other)
{
    word_vec words = {0};
    bench_split(text, &words);
    size_t first = words.count > most ? bench_draw(b, words.count - most) : 0;
    for (size_t i = first; i < words.count && i < first + most; i++) {
        bool changed = other && bench_draw(b, other) == 0;
        rly_str word = changed ? b->words.items[bench_draw(b, b->words.count)] : words.items[i];
        rly_buf_add(out, word.data, word.size);
        rly_buf_byte(out, ' ');
    }
    rly_vec_free(&words);
}

static void make_text(bench *b, rly_buf *out)
{
    rly_buf_clear(out);
    for (int piece = 0; piece < 2; piece++)
        add_piece(b, out, b->replies.items[bench_draw(b, b->replies.count)].text, 15 + bench_draw(b, 20), 6);
}

void bench_shingle(bench *b, const char *text, size_t size)
{
    if (rly_text_read(&b->text, text, size, "a text", NULL, b->error) || !rly_shingles_make(&b->shingles, &b->text))
        bench_give_up(b, "a text cannot be read");
}

static double peak_mib(void)
{
    struct rusage usage;
    (void)getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

/* Texts of which queries are made later are kept. */
static replylint_index *build(bench *b, size_t texts, rly_buf *samples, size_t *sample_count)
{
    replylint_index *index;
    rly_buf text = {0};
    double start = bench_now(CLOCK_THREAD_CPUTIME_ID);
    if (replylint_index_new(&index, b->error))
        bench_give_up(b, "no index");
    for (size_t i = 0; i < texts; i++) {
        make_text(b, &text);
        replylint_draft_clear(b->draft);
        if (replylint_draft_set(b->draft, "text", text.data, text.size, b->error) ||
            replylint_index_add(index, b->draft, "a text", "", b->error))
            bench_give_up(b, "a text cannot be added");
        if (i % (texts / QUERIES + 1) == 0) {
            rly_buf_add(samples, text.data, text.size);
            rly_buf_byte(samples, '\0');
            ++*sample_count;
        }
    }
    double added = bench_now(CLOCK_THREAD_CPUTIME_ID);
    if (replylint_index_seal(index, b->error))
        bench_give_up(b, "the index cannot be sealed");
    printf("index           %zu texts in %.2f s (%.2f s of it sealing), %.1f MiB, peak %.0f MiB\n", texts,
           (bench_now(CLOCK_THREAD_CPUTIME_ID) - start) / 1e6, (bench_now(CLOCK_THREAD_CPUTIME_ID) - added) / 1e6,
           (double)replylint_index_number(index, "bytes") / (1 << 20), peak_mib());
    rly_buf_free(&text);
    return index;
}

static replylint_index *save_and_open(bench *b, replylint_index *index)
{
    char path[] = "/tmp/bench_similar.XXXXXX";
    double times[OPENINGS], start;
    int file = mkstemp(path);
    start = bench_now(CLOCK_THREAD_CPUTIME_ID);
    if (file < 0 || close(file) || replylint_index_save(index, path, b->error))
        bench_give_up(b, "the index cannot be written");
    printf("saving          %.0f ms\n", (bench_now(CLOCK_THREAD_CPUTIME_ID) - start) / 1e3);
    replylint_index_free(index);
    for (int i = 0; i < OPENINGS; i++) {
        if (i)
            replylint_index_free(index);
        start = bench_now(CLOCK_THREAD_CPUTIME_ID);
        if (replylint_index_open(&index, path, b->error))
            bench_give_up(b, "the index cannot be opened");
        times[i] = bench_now(CLOCK_THREAD_CPUTIME_ID) - start;
    }
    qsort(times, OPENINGS, sizeof *times, bench_by_value);
    printf("opening         p50 %.0f us, max %.0f us\n", times[OPENINGS / 2], times[OPENINGS - 1]);
    (void)unlink(path);
    start = bench_now(CLOCK_THREAD_CPUTIME_ID);
    if (replylint_index_check(index, b->error))
        bench_give_up(b, "the index is damaged");
    printf("checking        %.0f ms for all of it\n", (bench_now(CLOCK_THREAD_CPUTIME_ID) - start) / 1e3);
    return index;
}

/* Indexed texts with one word in twelve another, in turns with replies as they are. */
static void measure_searches(bench *b, const replylint_index *index, const rly_buf *samples, size_t sample_count)
{
    rly_buf text = {0};
    const char *sample = samples->data;
    double *times = calloc(2 * QUERIES * ROUNDS, sizeof *times), shingling = 0;
    size_t n = 0, found = 0, tried = 0;
    for (size_t i = 0; times && i < 2 * QUERIES; i++) {
        rly_buf_clear(&text);
        if (i % 2 == 0 && i / 2 < sample_count) {
            add_piece(b, &text, sample, LONGEST, 12);
            sample += strlen(sample) + 1;
        } else {
            add_piece(b, &text, b->replies.items[bench_draw(b, b->replies.count)].text, LONGEST, 0);
        }
        bench_shingle(b, text.data, text.size);
        double best = 1e9, making = 1e9;
        for (int round = 0; round < ROUNDS; round++) {
            double start = bench_now(CLOCK_THREAD_CPUTIME_ID);
            (void)rly_shingles_make(&b->shingles, &b->text);
            double middle = bench_now(CLOCK_THREAD_CPUTIME_ID);
            if (rly_near_find(&b->search, &index->view, b->shingles.set.items, b->shingles.set.count, RLY_LEAST_NEAR,
                              1))
                bench_give_up(b, "a search failed");
            double time = bench_now(CLOCK_THREAD_CPUTIME_ID) - start;
            times[n++] = time;
            best = time < best ? time : best;
            making = middle - start < making ? middle - start : making;
        }
        shingling += making;
        found += b->search.found.count;
        tried += b->search.tried;
    }
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += times[i];
    if (times)
        qsort(times, n, sizeof *times, bench_by_value);
    printf(
        "search          mean %.2f us, p50 %.2f, p99 %.2f, max %.2f, with %.2f us of shingling; %zu of %d found, %.1f "
        "texts compared\n",
        sum / (double)n, times ? times[n / 2] : 0, times ? times[n * 99 / 100] : 0, times ? times[n - 1] : 0,
        shingling / (2 * QUERIES), found, 2 * QUERIES, (double)tried / (2 * QUERIES));
    free(times);
    rly_buf_free(&text);
}

/* The first search of each text, when nothing of the index is in the caches of the processor. */
static void measure_cold(bench *b, const replylint_index *index)
{
    double sum = 0;
    static char other[64 << 20];
    for (int i = 0; i < 200; i++) {
        const char *text = b->replies.items[bench_draw(b, b->replies.count)].text;
        bench_shingle(b, text, strlen(text));
        memset(other, i, sizeof other);
        double start = bench_now(CLOCK_THREAD_CPUTIME_ID);
        (void)rly_shingles_make(&b->shingles, &b->text);
        (void)rly_near_find(&b->search, &index->view, b->shingles.set.items, b->shingles.set.count, RLY_LEAST_NEAR, 1);
        sum += bench_now(CLOCK_THREAD_CPUTIME_ID) - start;
    }
    printf("with cold caches %.2f us\n", sum / 200);
}

bool bench_is_near(const rly_shingles *a, const uint32_t *set, size_t count)
{
    size_t shared = 0;
    for (size_t i = 0; i < count; i++)
        shared += rly_shingle_in(a->set.items, a->set.count, set[i]);
    return shared > 0 && 2 * shared >= a->set.count + count - shared;
}

/* Every text held against every query, without the index. */
static void measure_recall(bench *b, const replylint_index *index, const rly_buf *samples, size_t sample_count)
{
    size_t near = 0, found = 0, surplus = 0;
    const char *sample = samples->data;
    rly_buf text = {0};
    const rly_index_view *view = &index->view;
    for (size_t i = 0; i < sample_count; i++, sample += strlen(sample) + 1) {
        rly_buf_clear(&text);
        add_piece(b, &text, sample, LONGEST, 4 + bench_draw(b, 16));
        bench_shingle(b, text.data, text.size);
        (void)rly_near_find(&b->search, view, b->shingles.set.items, b->shingles.set.count, RLY_LEAST_NEAR,
                            RLY_MOST_NEAR);
        size_t here = 0;
        for (uint32_t k = 0; k < view->header.entries; k++) {
            const rly_index_entry *entry = &view->entries[k];
            if (!bench_is_near(&b->shingles, view->sets + entry->set, entry->count))
                continue;
            here++;
            for (size_t f = 0; f < b->search.found.count; f++)
                found += b->search.found.items[f].text == k;
        }
        near += here;
        surplus += b->search.found.count > here ? b->search.found.count - here : 0;
    }
    printf("recall          %zu of %zu pairs that share half, %zu that do not\n", found, near, surplus);
    rly_buf_free(&text);
}

int main(int argc, char **argv)
{
    bench b = {.random = 1};
    size_t texts = 10000, sample_count = 0;
    rly_buf samples = {0};
    int next = 1;
    b.error = replylint_error_new();
    if (argc > next + 1 && strcmp(argv[next], "-n") == 0) {
        texts = strtoul(argv[next + 1], NULL, 10);
        next += 2;
    }
    if (replylint_draft_new(&b.draft))
        bench_give_up(&b, "out of memory");
    if (argc > next)
        read_replies(&b, argv[next]);
    else
        for (size_t i = 0; i < sizeof bench_replies / sizeof *bench_replies; i++)
            add_reply(&b, bench_replies[i].text, "ours");
    replylint_index *index = build(&b, texts, &samples, &sample_count);
    index = save_and_open(&b, index);
    measure_searches(&b, index, &samples, sample_count);
    measure_cold(&b, index);
    if (texts <= OTHERS_FOR_RECALL) {
        measure_recall(&b, index, &samples, sample_count);
        bench_precision(&b);
    }
    replylint_index_free(index);
    for (size_t i = 0; i < b.replies.count; i++) {
        free(b.replies.items[i].text);
        free(b.replies.items[i].brand);
    }
    rly_vec_free(&b.replies);
    rly_vec_free(&b.words);
    rly_buf_free(&samples);
    rly_text_free(&b.text);
    rly_shingles_free(&b.shingles);
    rly_search_free(&b.search);
    replylint_draft_free(b.draft);
    replylint_error_free(b.error);
    return 0;
}
