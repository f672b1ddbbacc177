/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long the search for phrases takes: bench_phrase [FILE.jsonl]
 * 50, 200, 500 and all phrases of the built-in packs (but those with spans), spread evenly, over the replies of a file
 * or thirty of our own; and the same phrases by PCRE2 with JIT, one at a time. Both must find the same, else it fails.
 */
#include "../reference.h"
#include "replies.h"
#include "times.h"

enum { ROUNDS = 9, MOST_TEXTS = 400 };

/* A text that was read, and its sentences as PCRE2 sees them. */
typedef struct sample {
    char *source;
    rly_text text;
    RLY_VEC(char *) sentences;
    RLY_VEC(size_t) sizes;
} sample;

typedef RLY_VEC(sample) samples;

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof *values, bench_by_value);
    return values[ROUNDS / 2];
}

/* Cut a written text where a phrase cannot go on; what stands before the next token is needed to see an end. */
static void cut(sample *s)
{
    rly_buf tokens = {0};
    offsets starts = {0};
    write_tokens(&s->text, &tokens, &starts);
    for (size_t i = 0; i + 1 < starts.count;) {
        size_t past = i + 1;
        while (tokens.data[starts.items[past]] == '~')
            past++;
        size_t size = starts.items[past] + 6 < tokens.size ? starts.items[past] + 6 : tokens.size;
        if (tokens.data[starts.items[i]] != '#') {
            char *sentence = rly_copy(tokens.data + starts.items[i], size - starts.items[i]);
            sentence[0] = '~'; /* a match may begin where a sentence does */
            *rly_push(&s->sentences) = sentence;
            *rly_push(&s->sizes) = size - starts.items[i];
        }
        i = past;
    }
    rly_vec_free(&starts);
    rly_buf_free(&tokens);
}

static void add(samples *all, const char *source, size_t size)
{
    sample *s = rly_push(all);
    *s = (sample){.source = rly_copy(source, size)};
    if (rly_text_read(&s->text, s->source, size, "the reply", NULL, NULL) == REPLYLINT_OK)
        cut(s);
}

static void read_samples(samples *all, const char *name)
{
    FILE *file = name ? fopen(name, "r") : NULL;
    rly_tree_store store = {0};
    char *line = NULL;
    size_t room = 0, number = 0;
    for (ssize_t size; file && all->count < MOST_TEXTS && (size = getline(&line, &room, file)) > 0;) {
        if (number++ % 9 || rly_tree_read(&store, RLY_JSON, name, line, (size_t)size, NULL) != REPLYLINT_OK)
            continue;
        rly_str reply = rly_node_text(&store.tree, rly_member(&store.tree, rly_root(&store.tree), "reply"));
        add(all, reply.data, reply.size);
    }
    for (size_t i = 0; !file && i < sizeof bench_replies / sizeof *bench_replies; i++)
        add(all, bench_replies[i].text, strlen(bench_replies[i].text));
    if (file)
        fclose(file);
    free(line);
    rly_tree_free(&store);
}

static size_t search_all(const reference *r, const samples *all, rly_hits *hits)
{
    size_t found = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (!rly_phrase_search(r->set, &all->items[i].text, UINT64_MAX, hits))
            return 0;
        found += hits->hits.count;
    }
    return found;
}

/* Every place where a phrase matches in a sentence: behind a match the next token is tried. */
static size_t count_matches(const reference *r, const pcre2_code *code, const char *sentence, size_t size)
{
    size_t found = 0, at = 0;
    while (pcre2_match(code, (PCRE2_SPTR)sentence, size, at, PCRE2_NO_UTF_CHECK, r->data, NULL) > 0) {
        found++;
        at = pcre2_get_ovector_pointer(r->data)[0] + 1;
    }
    return found;
}

static size_t match_all(const reference *r, const samples *all)
{
    size_t found = 0;
    for (size_t i = 0; i < all->count; i++)
        for (size_t s = 0; s < all->items[i].sentences.count; s++)
            for (uint32_t phrase = 0; phrase < rly_phrase_count(r->set); phrase++)
                if (r->codes[phrase])
                    found += count_matches(r, r->codes[phrase], all->items[i].sentences.items[s],
                                           all->items[i].sizes.items[s]);
    return found;
}

int main(int argc, char **argv)
{
    static const size_t shares[] = {50, 200, 500, 0};
    enum { SHARES = sizeof shares / sizeof *shares };
    static reference references[SHARES];
    static double times[SHARES][ROUNDS], ratios[SHARES][ROUNDS], growth[ROUNDS];
    size_t found[SHARES] = {0}, by_pcre2[SHARES] = {0};
    samples all = {0};
    rly_hits hits = {0};
    bool same = true;
    read_samples(&all, argc > 1 ? argv[1] : NULL);
    references[SHARES - 1] = (reference){.no_spans = true};
    reference_load(&references[SHARES - 1]);
    for (size_t n = 0; n + 1 < SHARES; n++) {
        references[n] = (reference){.no_spans = true, .from = references[SHARES - 1].seen, .taken = shares[n]};
        reference_load(&references[n]);
    }
    for (size_t round = 0; round < ROUNDS; round++) {
        for (size_t n = 0; n < SHARES; n++) {
            double start = bench_now(CLOCK_THREAD_CPUTIME_ID);
            found[n] = search_all(&references[n], &all, &hits);
            double between = bench_now(CLOCK_THREAD_CPUTIME_ID);
            by_pcre2[n] = match_all(&references[n], &all);
            times[n][round] = (between - start) / (double)all.count;
            ratios[n][round] = (bench_now(CLOCK_THREAD_CPUTIME_ID) - between) / (between - start);
        }
        growth[round] = times[2][round] / times[0][round];
    }
    for (size_t n = 0; n < SHARES; n++) {
        printf(
            "%4u phrases    %6.2f us a reply, %5.2f hits a reply; PCRE2 one at a time: %.0f times as long, %.2f hits\n",
            (unsigned)rly_phrase_count(references[n].set), median(times[n]), (double)found[n] / (double)all.count,
            median(ratios[n]), (double)by_pcre2[n] / (double)all.count);
        same = same && found[n] == by_pcre2[n];
        reference_free(&references[n]);
    }
    printf("500 against 50  %.2f times as long\n", median(growth));
    for (size_t i = 0; i < all.count; i++) {
        for (size_t s = 0; s < all.items[i].sentences.count; s++)
            rly_release(all.items[i].sentences.items[s]);
        rly_vec_free(&all.items[i].sentences);
        rly_vec_free(&all.items[i].sizes);
        rly_text_free(&all.items[i].text);
        rly_release(all.items[i].source);
    }
    rly_vec_free(&all);
    rly_hits_free(&hits);
    return same ? 0 : 1;
}
