// SPDX-License-Identifier: Apache-2.0
// The only C++ of the tree, and where Hunspell's exceptions end: out of memory, or whatever else a word brings about.
#include "spell/hunspell_module.h"

#include <fstream>
#include <hunspell/hunspell.hxx>
#include <new>
#include <string>

namespace
{

struct speller {
    Hunspell hunspell;
    bool latin1;
    speller(const char *affixes, const char *words) : hunspell(affixes, words), latin1(false)
    {
    }
};

// A word as a dictionary in ISO 8859-1 has it; false when it cannot hold it.
bool to_latin1(const std::string &word, std::string &out)
{
    for (size_t at = 0; at < word.size(); at++) {
        unsigned char byte = static_cast<unsigned char>(word[at]);
        if (byte < 0x80) {
            out += word[at];
        } else if ((byte == 0xC2 || byte == 0xC3) && at + 1 < word.size()) {
            out += static_cast<char>((byte & 3) << 6 | (static_cast<unsigned char>(word[++at]) & 0x3F));
        } else {
            return false;
        }
    }
    return true;
}

std::string from_latin1(const std::string &word)
{
    std::string out;
    for (char letter : word) {
        unsigned char byte = static_cast<unsigned char>(letter);
        if (byte >= 0x80)
            out += static_cast<char>(0xC0 | byte >> 6);
        out += byte < 0x80 ? letter : static_cast<char>(0x80 | (byte & 0x3F));
    }
    return out;
}

void *open_dictionary(const char *affixes, const char *words, const char **why)
{
    *why = "memory ran out";
    try {
        // Hunspell would take a file that is not there for an empty dictionary.
        if (!std::ifstream(affixes).good() || !std::ifstream(words).good()) {
            *why = "the dictionary is not there any more; install it, or build replylint again";
            return nullptr;
        }
        speller *made = new speller(affixes, words);
        const std::string encoding = made->hunspell.get_dict_encoding();
        made->latin1 = encoding == "ISO8859-1";
        if (!made->latin1 && encoding != "UTF-8") {
            delete made;
            *why = "the dictionary is neither in UTF-8 nor in ISO8859-1; convert it";
            return nullptr;
        }
        return made;
    } catch (...) {
        return nullptr;
    }
}

int spell_word(void *handle, const char *word, size_t size)
{
    speller *s = static_cast<speller *>(handle);
    try {
        std::string text(word, size), plain;
        if (!s->latin1)
            return s->hunspell.spell(text) ? RLY_HUNSPELL_RIGHT : RLY_HUNSPELL_WRONG;
        return to_latin1(text, plain) && s->hunspell.spell(plain) ? RLY_HUNSPELL_RIGHT : RLY_HUNSPELL_WRONG;
    } catch (...) {
        return RLY_HUNSPELL_FAILED;
    }
}

int suggest_words(void *handle, const char *word, size_t size, char *out, size_t room, int most)
{
    speller *s = static_cast<speller *>(handle);
    try {
        std::string text(word, size), plain;
        if (s->latin1 && !to_latin1(text, plain))
            return 0;
        int count = 0;
        for (const std::string &found : s->hunspell.suggest(s->latin1 ? plain : text)) {
            const std::string utf8 = s->latin1 ? from_latin1(found) : found;
            if (count == most || utf8.size() + 1 > room)
                break;
            utf8.copy(out, utf8.size());
            out[utf8.size()] = '\0';
            out += utf8.size() + 1;
            room -= utf8.size() + 1;
            count++;
        }
        return count;
    } catch (...) {
        return RLY_HUNSPELL_FAILED;
    }
}

void close_dictionary(void *handle)
{
    delete static_cast<speller *>(handle);
}

} // namespace

extern "C" {
extern __attribute__((visibility("default"))) const rly_hunspell_module rly_hunspell;
const rly_hunspell_module rly_hunspell = {RLY_HUNSPELL_MODULE_VERSION, open_dictionary, spell_word, suggest_words,
                                          close_dictionary};
}
