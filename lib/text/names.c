/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which words read as a person's name. A capital letter alone says little: products, places and the first word of every
 * sentence have one. So a name is
 *   - a part of the customer's or agent's name, when these are known, wherever it stands;
 *   - what follows a title ("Mr. Rao"), with the title;
 *   - a capitalised word after a greeting ("Hi Diane", "Thank you so much, Bruno") or an introduction ("my name is");
 *   - a capitalised word that is called out: between comma and comma, or comma and the end ("That was slow, Juliet."),
 *     at the start of a sentence before a comma ("Diane, we ..."), after a handle before a comma, or all alone.
 * Never an ordinary word from the list below. A second and third capitalised word belong to the name.
 */
#include <unistr.h>

#include "text/internal.h"

/* Words that are often capitalised in such places and name nobody. */
/* clang-format off */
static const rly_word ordinary[] = {
    "a", "able", "about", "above", "absolutely", "access", "account", "accounting", "accounts", "actually", "add",
    "additionally", "address", "admin", "administrator", "ads", "advertiser", "advice", "advisor", "after",
    "afternoon", "afterwards", "again", "agent", "ago", "ah", "aha", "ahead", "alas", "alert", "alerts", "all",
    "allow", "almost", "already", "alright", "alrighty", "also", "alternatively", "although", "always", "am",
    "amazing", "ambassador", "among", "an", "analyst", "and", "android", "announcement", "another", "answer",
    "answers", "any", "anybody", "anyone", "anything", "anyway", "anywhere", "apart", "apologies", "apologise",
    "apologize", "app", "apparently", "applause", "apple", "apply", "appreciate", "appreciated", "apps", "april",
    "are", "arg", "argh", "around", "as", "asap", "ask", "assist", "assistance", "assistant", "associate", "at",
    "attention", "august", "aw", "awesome", "aww", "back", "bad", "bank", "base", "based", "basically", "be",
    "because", "been", "before", "being", "below", "besides", "best", "better", "beyond", "big", "bill", "billing",
    "bit", "bless", "bonjour", "booking", "both", "branch", "brand", "bravo", "brilliant", "bring", "browser",
    "business", "but", "buy", "buyer", "by", "bye", "cache", "call", "came", "can", "cancel", "cannot", "capt",
    "captions", "card", "care", "careful", "cart", "case", "cashier", "category", "cc", "center", "centre",
    "certainly", "certified", "channel", "channels", "charge", "charges", "chat", "check", "checking", "checks",
    "cheerio", "cheers", "chef", "chief", "christmas", "ciao", "claim", "claims", "clear", "clearing", "clearly",
    "click", "client", "club", "code", "coffee", "com", "come", "coming", "comment", "comments", "community",
    "company", "completely", "concerns", "confirm", "confirmed", "congrats", "congratulations", "connect", "consider",
    "contact", "content", "continue", "cool", "coordinator", "copy", "corporate", "correct", "could", "council",
    "counter", "couple", "course", "creator", "creators", "crew", "cs", "csr", "currently", "customer", "customers",
    "cute", "daily", "dang", "darn", "data", "date", "day", "days", "dear", "december", "definitely", "delighted",
    "deliveries", "delivery", "department", "depending", "desk", "despite", "detail", "details", "did", "direct",
    "directions", "directly", "director", "disappointed", "ditto", "division", "dm", "dms", "do", "does", "doing",
    "done", "dont", "down", "download", "drop", "due", "during", "each", "earlier", "easily", "easter", "easy",
    "edit", "eh", "eight", "either", "email", "emails", "engineer", "engineering", "english", "enjoy", "enough",
    "enter", "error", "errors", "especially", "even", "evening", "events", "ever", "every", "everybody", "everyone",
    "everything", "evidently", "exactly", "excellent", "except", "excited", "excuse", "executive", "exit", "expect",
    "experience", "experiences", "explore", "fab", "fabulous", "face", "fair", "fairly", "family", "fans",
    "fantastic", "faq", "far", "fast", "february", "feedback", "feel", "feeling", "fellow", "few", "finally",
    "finance", "find", "fine", "first", "firstly", "five", "fixed", "folk", "folks", "follow", "following", "for",
    "forget", "form", "fortunately", "forward", "foundation", "founder", "four", "free", "fri", "friday", "friend",
    "friends", "from", "front", "full", "further", "furthermore", "fwd", "fyi", "game", "gamer", "general",
    "generally", "gentlemen", "get", "gets", "getting", "girl", "give", "given", "glad", "global", "gmbh", "go",
    "going", "golly", "good", "goodbye", "gosh", "got", "gotcha", "great", "greetings", "group", "grr", "guess",
    "guest", "guests", "guy", "guys", "had", "hai", "half", "hang", "happiness", "happy", "hard", "has", "hate",
    "have", "haven", "he", "head", "hear", "heard", "hello", "help", "helpdesk", "helpful", "hence", "her", "here",
    "hey", "hi", "hidden", "high", "him", "his", "hiya", "hm", "hmm", "hmmm", "hola", "hold", "home", "honorable",
    "hope", "hopefully", "hospitality", "host", "hotel", "hotels", "hotline", "house", "how", "howdy", "however",
    "hq", "hr", "hub", "hug", "hugs", "huh", "hurrah", "hurray", "i", "id", "ideally", "if", "ill", "im", "image",
    "immediately", "important", "in", "inbox", "inc", "include", "including", "incorrect", "indeed", "info",
    "information", "initially", "inside", "installing", "instead", "interesting", "international", "internet", "into",
    "invalid", "ios", "is", "issue", "issues", "it", "its", "ive", "january", "job", "join", "july", "june", "just",
    "keep", "key", "kind", "kindest", "kindly", "kindness", "kiosk", "know", "kudos", "lad", "ladies", "lady", "last",
    "lastly", "late", "lately", "later", "latest", "lead", "learn", "least", "leave", "left", "legal", "less", "let",
    "lets", "letter", "level", "like", "likely", "limited", "line", "link", "list", "listen", "little", "live", "ll",
    "llc", "llp", "location", "log", "logged", "login", "lol", "long", "look", "looking", "looks", "lots", "love",
    "loved", "lovely", "loyalty", "ltd", "luckily", "ma'am", "maam", "madam", "made", "mail", "main", "make", "makes",
    "making", "man", "manage", "management", "manager", "many", "march", "mark", "marketing", "match", "mate",
    "mates", "may", "maybe", "me", "mean", "meanwhile", "media", "medical", "member", "members", "menu", "merchant",
    "merchants", "merry", "message", "messages", "might", "mine", "miss", "mobile", "moderator", "moderators", "mon",
    "monday", "monetization", "month", "monthly", "months", "more", "moreover", "most", "mostly", "mr", "mrs", "ms",
    "much", "must", "mx", "my", "myself", "nah", "namaskar", "namaste", "name", "namely", "nb", "near", "nearly",
    "need", "needs", "neither", "network", "never", "nevertheless", "new", "news", "newsletter", "next", "nice",
    "night", "nine", "no", "nobody", "none", "nonetheless", "nope", "nor", "normally", "not", "note", "nothing",
    "november", "now", "number", "obviously", "occasionally", "october", "of", "off", "office", "officer", "official",
    "oh", "ok", "okay", "old", "on", "once", "one", "ones", "online", "only", "oof", "oops", "open", "opening",
    "operations", "operator", "ops", "or", "order", "orders", "originally", "other", "others", "otherwise", "otp",
    "ouch", "our", "ours", "out", "outside", "over", "overall", "own", "owner", "page", "pardon", "part", "partner",
    "partners", "party", "password", "path", "patience", "patient", "patients", "pay", "payment", "payments", "pc",
    "pending", "people", "per", "perfect", "perhaps", "permission", "phew", "phone", "photo", "photos", "pick", "pin",
    "place", "plc", "please", "pleased", "pleasure", "plenty", "plus", "pm", "podcast", "point", "possibly", "post",
    "potentially", "prefer", "premium", "president", "press", "presumably", "pretty", "previously", "price", "prior",
    "privacy", "private", "probably", "product", "products", "professor", "profile", "promise", "promoter", "proud",
    "ps", "public", "put", "quality", "question", "questions", "quick", "quickly", "quite", "re", "reach", "read",
    "reader", "readers", "ready", "really", "reason", "reasons", "received", "recently", "reception", "receptionist",
    "refer", "reference", "refund", "refunds", "regard", "regarding", "regardless", "regards", "regrets", "relations",
    "remember", "rep", "replied", "reply", "report", "reps", "request", "requests", "reservation", "reservations",
    "reserve", "reset", "resort", "rest", "restart", "restaurant", "retail", "return", "returns", "review",
    "reviewer", "reviews", "right", "room", "rooms", "sad", "sadly", "safe", "said", "sales", "salutations", "same",
    "sat", "saturday", "save", "saying", "screen", "search", "second", "secondly", "section", "secure", "security",
    "see", "seems", "select", "seller", "selling", "send", "senior", "sent", "september", "serious", "service",
    "services", "session", "set", "settings", "seven", "several", "shall", "share", "she", "shipping", "shoot",
    "shop", "should", "shucks", "sign", "signed", "similarly", "simple", "simply", "since", "sincere", "sincerely",
    "sir", "sirs", "site", "six", "so", "social", "solutions", "some", "somebody", "someone", "something",
    "sometimes", "somewhere", "soon", "sorry", "sounds", "speak", "special", "specialist", "specifically", "staff",
    "stage", "start", "started", "state", "station", "stay", "step", "steps", "still", "stop", "store", "stores",
    "strange", "studio", "submit", "subscription", "subscriptions", "success", "such", "suggest", "sun", "sunday",
    "super", "supervisor", "support", "sure", "surely", "sweet", "switch", "system", "ta", "tag", "take", "taking",
    "talk", "tap", "tata", "tbh", "team", "tech", "technical", "technician", "technology", "tell", "ten", "terms",
    "test", "text", "thank", "thankfully", "thanks", "thankyou", "that", "thats", "the", "their", "theirs", "them",
    "then", "there", "therefore", "these", "they", "thing", "things", "think", "third", "thirdly", "this", "those",
    "though", "three", "through", "throughout", "thu", "thursday", "thus", "thx", "ticket", "till", "time", "times",
    "tip", "tips", "tl", "to", "today", "together", "tomorrow", "tonight", "too", "total", "totally", "track",
    "tracking", "trainer", "transaction", "transfer", "travel", "traveler", "traveller", "treasurer", "trip",
    "tripadvisor", "true", "truly", "try", "trying", "tue", "tuesday", "turn", "tv", "two", "ty", "type", "typically",
    "ugh", "uh", "uk", "um", "unable", "under", "understand", "understandable", "understandably", "understood",
    "unfortunately", "unless", "unlike", "until", "up", "update", "updated", "updates", "upon", "us", "usa", "use",
    "used", "user", "users", "using", "usually", "vacation", "valentine", "valid", "value", "valued", "various", "ve",
    "vendor", "verify", "version", "very", "via", "vice", "video", "videos", "vip", "visit", "visitor", "visitors",
    "wait", "wallet", "want", "warm", "warmest", "was", "watch", "way", "we", "website", "wed", "wednesday", "week",
    "weekend", "weekends", "weeks", "welcome", "well", "went", "were", "what", "whatever", "whats", "when",
    "whenever", "where", "whereas", "whether", "whew", "which", "while", "who", "whoa", "whole", "wholesale", "whom",
    "whose", "why", "wifi", "will", "wish", "wishes", "with", "within", "without", "wonderful", "wondering", "woo",
    "woohoo", "word", "work", "working", "works", "world", "would", "wow", "write", "writing", "wrong", "xx", "xxx",
    "ya", "yay", "yeah", "year", "yearly", "years", "yep", "yes", "yesterday", "yet", "yikes", "you", "your", "yours",
    "yourself", "yum", "yup",
};
const rly_word_list rly_ordinary_words = RLY_WORD_LIST(ordinary);

static const rly_word titles[] = {
    "dr", "madam", "miss", "mr", "mrs", "ms", "mx", "prof", "sir",
};
static const rly_word_list titles_list = RLY_WORD_LIST(titles);
/* Words that may stand between a greeting and the name: "Hi there Ann", "Thanks so much Bruno". */
static const rly_word fillers[] = {
    "a", "again", "lot", "much", "so", "there", "very",
};
static const rly_word_list fillers_list = RLY_WORD_LIST(fillers);
/* What greets, or may greet: "you" after "thank", "morning" after "good". */
static const rly_word greetings[] = {
    "afternoon", "cheers", "congrats", "congratulations", "dear", "evening", "hello", "hey", "hi", "hiya", "hola",
    "howdy", "morning", "namaste", "sorry", "thanks", "welcome", "you",
};
static const rly_word_list greetings_list = RLY_WORD_LIST(greetings);
/* Names that are ordinary words too. */
static const rly_word word_names[] = {
    "april", "august", "bill", "grace", "guy", "hope", "june", "mark", "may", "will",
};
static const rly_word_list word_names_list = RLY_WORD_LIST(word_names);
/* clang-format on */

enum { NAME_WORDS = 3, FILLERS = 4 };

/* ---- the names that the conversation tells */

/* Add the next word of a name, folded, to the parts. Returns where it ends. */
static size_t add_part(rly_names *names, rly_buf *folded, rly_str name, size_t at)
{
    size_t begin = folded->size, start = at;
    unsigned flags = 0;
    while (at < name.size &&
           (rly_class_at(name.data, at) & (RLY_ALNUM | RLY_HIGH) || (name.data[at] == '\'' && at > start)))
        at++;
    if (at - start >= 2 && at - start < 64) {
        rly_fold_high(folded, name.data + start, at - start, &flags);
        names->parts[names->count++] = (rly_str){NULL, folded->size - begin};
    }
    return at > start ? at : start + 1;
}

bool rly_names_start(rly_names *names, rly_text *text, const rly_text_context *context)
{
    rly_buf *folded = &text->folded;
    *names = (rly_names){.shouted = -1};
    if (!context)
        return true;
    size_t begin = folded->size;
    const rly_str given[] = {context->customer_name, context->agent_name};
    for (size_t i = 0; i < 2; i++) {
        if (given[i].size && u8_check((const uint8_t *)given[i].data, given[i].size))
            continue; /* not UTF-8: whoever reads it as text will complain */
        for (size_t at = 0; at < given[i].size && names->count < RLY_NAME_PARTS;)
            at = add_part(names, folded, given[i], at);
    }
    /* Only now, since the buffer moves while it grows. */
    for (size_t i = 0; i < names->count; i++) {
        names->parts[i].data = folded->data + begin;
        begin += names->parts[i].size;
    }
    return !folded->failed;
}

/* A word such as "Will" or "May" is a name only with its capital, and not where every word has one. */
static bool is_known_part(const rly_names *names, const rly_text *text, const rly_token *token)
{
    for (size_t i = 0; i < names->count; i++) {
        if (names->parts[i].size != token->fold_size ||
            memcmp(names->parts[i].data, rly_fold_of(text, token), token->fold_size) != 0)
            continue;
        bool sure = token->flags & RLY_TOKEN_CAPITAL && !(token->flags & RLY_TOKEN_STARTS);
        return token->kind == RLY_TOKEN_WORD && (sure || !rly_token_in(text, token, &rly_ordinary_words));
    }
    return false;
}

/* ---- the shape of a name */

static bool is_shouted(rly_names *names, const rly_text *text)
{
    if (names->shouted < 0) {
        size_t words = 0, shouted = 0;
        for (size_t i = 0; i < text->tokens.count; i++) {
            words += text->tokens.items[i].kind == RLY_TOKEN_WORD;
            shouted += (text->tokens.items[i].flags & RLY_TOKEN_SHOUTED) != 0;
        }
        names->shouted = 3 * shouted >= 2 * words;
    }
    return names->shouted != 0;
}

/* Letters, and no apostrophe but after the first one: O'Brien, not We're. */
static bool is_spelt_as_name(const rly_text *text, const rly_token *token)
{
    const char *fold = rly_fold_of(text, token);
    for (size_t i = 0; i < token->fold_size; i++) {
        if (!(rly_class_at(fold, i) & (RLY_LETTER | RLY_HIGH)) && !(fold[i] == '\'' && i == 1 && *fold != 'i'))
            return false;
    }
    return true;
}

bool rly_reads_as_name(rly_names *names, const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    if (token->kind != RLY_TOKEN_WORD || !(token->flags & RLY_TOKEN_CAPITAL) || token->fold_size < 2)
        return false;
    if (token->flags & RLY_TOKEN_SHOUTED && !is_shouted(names, text))
        return false;
    return is_spelt_as_name(text, token) && !rly_token_in(text, token, &rly_ordinary_words);
}

static bool is_initial(const rly_text *text, const rly_token *token)
{
    return token->kind == RLY_TOKEN_WORD && token->flags & RLY_TOKEN_CAPITAL && token->fold_size == 1 &&
           *rly_fold_of(text, token) != 'i';
}

/* The token past the name whose first word is token i: further names and initials of the same line. */
static size_t past_name(rly_names *names, const rly_text *text, size_t i)
{
    size_t past = i + 1, limit = i + NAME_WORDS;
    for (; past < text->tokens.count && past < limit; past++) {
        const rly_token *token = &text->tokens.items[past];
        bool initial_before = is_initial(text, token - 1);
        if (token->flags & RLY_TOKEN_STARTS || !(rly_gap_is(text, past - 1, " ") || rly_gap_is(text, past - 1, "-") ||
                                                 (initial_before && rly_gap_is(text, past - 1, ". "))))
            break;
        if (!is_initial(text, token) && !rly_reads_as_name(names, text, past) && !is_known_part(names, text, token))
            break;
    }
    return past;
}

/* ---- the place of a name */

/* Whether token i greets or thanks: what follows may be a name. */
static bool is_greeting(const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    if (!rly_token_in(text, token, &greetings_list))
        return false;
    if (rly_token_is(text, token, "you"))
        return i > 0 && rly_token_is(text, token - 1, "thank");
    if (rly_token_is(text, token, "morning") || rly_token_is(text, token, "afternoon") ||
        rly_token_is(text, token, "evening"))
        return token->flags & RLY_TOKEN_STARTS || (i > 0 && rly_token_is(text, token - 1, "good"));
    return true;
}

/* "my name is", "name's", "I'm", "I am", "this is" before token i. */
static bool is_introduced(const rly_text *text, size_t i)
{
    const rly_token *before = &text->tokens.items[i - 1];
    if (rly_token_is(text, before, "i'm") || rly_token_is(text, before, "name's"))
        return true;
    if (before->flags & RLY_TOKEN_STARTS)
        return false;
    if (rly_token_is(text, before, "is"))
        return rly_token_is(text, before - 1, "name") || rly_token_is(text, before - 1, "this");
    return rly_token_is(text, before, "am") && rly_token_is(text, before - 1, "i");
}

/* Whether what ends before `past` stands apart: before a comma, a dash, or the end of its sentence. */
static bool stands_apart(const rly_text *text, size_t past)
{
    const rly_token *last = &text->tokens.items[past - 1];
    return last->flags & RLY_TOKEN_ENDS || (last->flags & RLY_TOKEN_COMMA && text->reading.data[last->end] != ':');
}

typedef enum place { NO_PLACE, ANY_NAME, NAME_APART } place;

/* What kind of place token i stands in. */
static place place_of(const rly_text *text, size_t i)
{
    const rly_token *tokens = text->tokens.items;
    if (tokens[i].flags & RLY_TOKEN_STARTS)
        return NAME_APART;
    size_t before = i - 1;
    bool paused = tokens[before].flags & RLY_TOKEN_COMMA;
    for (int n = 0; n < FILLERS && before > 0 && rly_token_in(text, &tokens[before], &fillers_list); n++) {
        if (tokens[before].flags & RLY_TOKEN_STARTS)
            break;
        paused = paused || tokens[--before].flags & RLY_TOKEN_COMMA;
    }
    if (is_greeting(text, before))
        return paused ? NAME_APART : ANY_NAME;
    if (is_introduced(text, i))
        return ANY_NAME;
    if (tokens[i - 1].kind == RLY_TOKEN_HANDLE)
        return NAME_APART;
    /* Called out after a comma, but not in a row of names: "in Leeds, Hull, York". */
    bool comma = tokens[i - 1].flags & RLY_TOKEN_COMMA && text->reading.data[tokens[i - 1].end] == ',';
    return comma && !(tokens[i - 1].flags & RLY_TOKEN_CAPITAL) ? NAME_APART : NO_PLACE;
}

size_t rly_name_past(rly_names *names, const rly_text *text, size_t i)
{
    const rly_token *token = &text->tokens.items[i];
    if (names->count && is_known_part(names, text, token))
        return past_name(names, text, i);
    if (!(token->flags & RLY_TOKEN_CAPITAL))
        return 0;
    if (rly_token_in(text, token, &titles_list))
        return i + 1 < text->tokens.count && (rly_gap_is(text, i, " ") || rly_gap_is(text, i, ". ")) &&
                       rly_reads_as_name(names, text, i + 1)
                   ? past_name(names, text, i + 1)
                   : 0;
    place where = place_of(text, i);
    if (where == NO_PLACE)
        return 0;
    if (!rly_reads_as_name(names, text, i))
        /* "Hi Mark," but not "Hi Mark it". */
        return where == ANY_NAME && stands_apart(text, i + 1) && rly_token_in(text, token, &word_names_list) ? i + 1
                                                                                                             : 0;
    size_t past = past_name(names, text, i);
    const rly_token *last = &text->tokens.items[past - 1];
    /* A single word with a full stop behind it is rather "Noted." than somebody's name. */
    if (token->flags & RLY_TOKEN_STARTS && last->flags & RLY_TOKEN_ENDS && text->reading.data[last->end] == '.')
        return 0;
    return where == ANY_NAME || stands_apart(text, past) ? past : 0;
}
