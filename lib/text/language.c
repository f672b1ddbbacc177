/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which language a text is in, by function words and script. The question is only whether rules for English apply, so
 * doubt counts as English: tweets full of names and links have few function words.
 */
#include <unistr.h>

#include "text/internal.h"

/* clang-format off */
/* Words that no other language below has. */
static const rly_word english_words[] = {
    "about", "all", "and", "any", "are", "at", "be", "been", "but", "by", "can", "could", "don't", "for", "from",
    "get", "had", "has", "have", "hello", "help", "here", "hi", "how", "i'm", "if", "is", "it", "it's", "just",
    "know", "let", "more", "my", "not", "of", "or", "our", "out", "please", "sorry", "thank", "thanks", "that", "the",
    "their", "them", "there", "these", "they", "this", "those", "to", "us", "we", "we'll", "we're", "what", "when",
    "which", "will", "with", "would", "you", "you're", "your",
};
static const rly_word_list english_list = RLY_WORD_LIST(english_words);

enum { DE = 1, FR = 2, ES = 4, IT = 8, PT = 16, NL = 32, LANGUAGES = 6 };

/* Words of other languages that are no English ones, and whose they are. */
static const rly_word foreign_words[] = {
    "aan", "abbiamo", "al", "alla", "anche", "au", "auch", "auf", "aus", "aux", "avec", "avez", "avons", "bedankt",
    "bei", "bij", "bitte", "bonjour", "ce", "cette", "che", "ci", "ciao", "com", "come", "como", "con",
    "cordialement", "da", "dank", "dans", "das", "dat", "de", "del", "della", "dem", "den", "der", "des", "di", "dit",
    "dos", "du", "e", "een", "ein", "eine", "einem", "einen", "el", "elle", "em", "en", "er", "es", "est", "esta",
    "estamos", "este", "está", "et", "favor", "für", "gerne", "gli", "graag", "gracias", "grazie", "haben", "hebben",
    "heeft", "hemos", "het", "hola", "ich", "ihnen", "ihr", "ihre", "ik", "il", "ist", "je", "jij", "kan", "kann",
    "kunt", "können", "la", "las", "le", "leider", "les", "lo", "los", "maar", "mais", "merci", "met", "mit", "muy",
    "más", "na", "naar", "nach", "ne", "nel", "nicht", "niet", "noch", "nog", "non", "nos", "notre", "nous", "não",
    "obrigada", "obrigado", "oder", "olá", "om", "ons", "ook", "op", "os", "par", "para", "pas", "per", "pero",
    "plus", "pode", "por", "pour", "puede", "puoi", "que", "questa", "questo", "qui", "se", "seu", "si", "siamo",
    "sie", "sind", "sono", "sont", "su", "sua", "suo", "sur", "sus", "te", "tu", "tuo", "um", "uma", "un", "una",
    "und", "une", "uns", "usted", "uw", "van", "vi", "vielen", "você", "von", "voor", "vos", "votre", "vous", "wel",
    "wenn", "werden", "wie", "wij", "wir", "wird", "wordt", "y", "zijn", "zu", "è", "é", "être", "über",
};
static const rly_word_list foreign_list = RLY_WORD_LIST(foreign_words);

static const uint8_t owners[] = {
    NL, IT, ES | IT, IT, IT, FR, DE, DE, DE, FR, FR, FR, FR, NL, DE, NL, DE, FR, FR, FR, IT, IT, IT, PT, IT, ES | PT,
    ES | IT, FR, IT | PT, DE, FR, DE | PT, NL, FR | ES | PT | NL, ES | IT, IT, DE, DE, DE, FR, IT, NL, PT, FR, PT, NL,
    DE, DE, DE, DE, ES, FR, PT, FR | ES | NL, NL, ES, FR, ES, ES, ES, PT, FR, ES | PT, DE, DE, IT, NL, ES, IT, DE, NL,
    NL, ES, NL, ES, DE, DE, DE, DE, NL, FR | IT, DE, FR | NL, NL, NL, DE, NL, DE, FR | ES | IT, ES, FR | ES | IT, DE,
    FR, ES | IT, ES, NL, FR | PT, FR, NL, DE, ES, ES, PT, NL, DE, FR, IT, DE, NL, DE, NL, IT, FR | ES | PT, FR, FR,
    PT, PT, PT, DE, PT, NL, NL, NL, NL, PT, FR, ES | PT, FR, IT, ES, FR, PT, ES | PT, FR, ES, IT, FR | ES | PT, IT,
    IT, FR, ES | PT, PT, ES | IT, IT, DE, DE, IT, FR, ES, PT, IT, FR, ES, ES | NL, ES, IT, PT, PT, FR | ES | IT,
    ES | IT, DE, FR, DE, ES, NL, NL, IT, DE, PT, DE, NL, FR, FR, FR, NL, DE, DE, DE, NL, DE, DE, NL, ES, NL, DE, IT,
    PT, FR, DE,
};
/* clang-format on */

enum { FEWEST_WORDS = 5, ENOUGH_ENGLISH = 4, WORDS_WITHOUT_ENGLISH = 15 };

typedef struct tally {
    size_t words, english, other_script, foreign[LANGUAGES];
} tally;

static size_t most_foreign(const tally *t)
{
    size_t most = 0;
    for (size_t i = 0; i < LANGUAGES; i++)
        most = t->foreign[i] > most ? t->foreign[i] : most;
    return most;
}

/* Scripts other than Latin begin after its extended blocks; the fancy letters of tweets are Latin in disguise. */
static bool is_other_script(const char *fold, size_t size)
{
    ucs4_t code;
    u8_mbtouc_unsafe(&code, (const uint8_t *)fold, size);
    return code >= 0x370 && !(code >= 0x1E00 && code <= 0x1EFF) && code < 0x1D400;
}

static void count_word(const rly_text *text, const rly_token *token, tally *t)
{
    const char *fold = rly_fold_of(text, token);
    size_t size = token->fold_size;
    t->words++;
    if (rly_class_at(fold, 0) & RLY_HIGH && is_other_script(fold, size)) {
        t->other_script++;
    } else if (rly_word_in(&english_list, fold, size)) {
        t->english++;
    } else {
        size_t at = rly_word_find(&foreign_list, fold, size);
        for (unsigned i = 0; at != RLY_NOT_LISTED && i < LANGUAGES; i++)
            t->foreign[i] += owners[at] >> i & 1;
    }
}

const char *rly_text_language(const rly_text *text)
{
    tally t = {0};
    for (size_t i = 0; i < text->tokens.count; i++) {
        const rly_token *token = &text->tokens.items[i];
        if (token->kind != RLY_TOKEN_WORD || token->flags & (RLY_TOKEN_DIGIT | RLY_TOKEN_QUOTED) ||
            token->fold_size == 0)
            continue;
        count_word(text, token, &t);
        if (t.english >= ENOUGH_ENGLISH && t.words >= FEWEST_WORDS && most_foreign(&t) + t.other_script <= 1)
            return "en";
    }
    size_t foreign = most_foreign(&t);
    if (t.other_script >= 3 && 2 * t.other_script > t.words)
        return "other"; /* one word may be a whole sentence where no spaces are written */
    if (t.words < FEWEST_WORDS)
        return "";
    if (foreign >= 3 && foreign > 2 * t.english)
        return "other";
    if (t.english == 0 && t.words >= WORDS_WITHOUT_ENGLISH)
        return "other";
    return t.english ? "en" : "";
}
