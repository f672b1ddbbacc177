# SPDX-License-Identifier: Apache-2.0
# The library and the command as WebAssembly, by clang and wasi-libc. scripts/build-wasm runs this with
#   TOP      the source tree            SOURCES   where the libraries' sources are unpacked
#   TOOLS    where pack-compiler and word-compiler are, built for this machine
# Each library is compiled straight from its sources, without its configure: only what is used, and in seconds.
CC = clang --target=wasm32-wasi
WASM_OPT = wasm-opt
# In sections, so that the linker drops what nobody calls; memcpy() as one instruction.
# What reads every word of a text is to be quick, the rest small.
CFLAGS = -Oz -fvisibility=hidden -ffunction-sections -fdata-sections -mbulk-memory -ftls-model=local-exec
QUICK := $(TOP)/lib/phrase/% $(TOP)/lib/text/% $(TOP)/lib/signal/%
HERE := $(TOP)/bindings/npm/wasm

PCRE2 := $(SOURCES)/pcre2-10.42/src
UNISTRING := $(SOURCES)/libunistring-1.0/lib
FYAML := $(SOURCES)/libfyaml-0.7.12
FYAML_VERSION := 0.7.12
MD4C := $(SOURCES)/md4c-release-0.4.8/src

all: replylint.wasm replylint-cli.wasm phrases.bin
.PHONY: all
.DELETE_ON_ERROR:
.SECONDARY:

# ---------------------------------------------------------------- headers that a configure would have made

HEADERS := include/made
no_dll := s/LIBUNISTRING_DLL_VARIABLE //; s/@HEXVERSION@/0x010000/
$(HEADERS): $(HERE)/build.mk
	mkdir -p include/unistring include/unicase
	cp $(PCRE2)/pcre2.h.generic include/pcre2.h
	cp $(PCRE2)/pcre2_chartables.c.dist include/pcre2_chartables.c
	for name in case conv ctype gbrk norm str types width; do \
	  sed '$(no_dll)' $(UNISTRING)/uni$$name.in.h > include/uni$$name.h; done
	cp $(UNISTRING)/unistring/cdefs.h $(UNISTRING)/unistring/inline.h include/unistring/
	cp $(UNISTRING)/unicase/special-casing.in.h include/unicase/special-casing.h
	sed '$(no_dll)' $(UNISTRING)/unistring/version.in.h > include/unistring/version.h
	cp $(UNISTRING)/unistring/woe32dll.in.h include/unistring/woe32dll.h
	echo '#include <stdbool.h>' > include/unistring/stdbool.h
	echo '#include <stdint.h>' > include/unistring/stdint.h
	cp /usr/include/xxhash.h include/
	touch $@

# ---------------------------------------------------------------- libraries

pcre2_parts := auto_possess compile context error extuni find_bracket jit_compile match match_data newline ord2utf \
	pattern_info script_run string_utils study tables ucd valid_utf xclass
pcre2 := $(pcre2_parts:%=o/pcre2/pcre2_%.o) o/pcre2_chartables.o
pcre2_flags := -DHAVE_CONFIG_H -DPCRE2_CODE_UNIT_WIDTH=8 -DSUPPORT_UNICODE -DPCRE2_STATIC -I$(HERE)/include/pcre2 -Iinclude
o/pcre2/%.o: $(PCRE2)/%.c $(HEADERS)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(pcre2_flags) -c -o $@ $<
o/pcre2_chartables.o: $(HEADERS)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(pcre2_flags) -I$(PCRE2) -c -o $@ include/pcre2_chartables.c

unistring_parts := \
	unicase/cased unicase/empty-prefix-context unicase/empty-suffix-context unicase/ignorable unicase/special-casing \
	unicase/tocasefold unicase/tolower unicase/toupper unicase/u8-casefold unicase/u8-casemap unicase/u8-ct-casefold \
	unictype/categ_none unictype/categ_of unictype/combiningclass unictype/ctype_alnum unictype/ctype_alpha \
	unictype/decdigit unictype/pr_alphabetic unictype/pr_extended_pictographic unictype/pr_soft_dotted \
	unictype/pr_white_space unigbrk/u8-grapheme-breaks unigbrk/uc-gbrk-prop uninorm/canonical-decomposition \
	uninorm/composition uninorm/decompose-internal uninorm/decomposing-form uninorm/decomposition \
	uninorm/decomposition-table uninorm/nfc uninorm/nfd uninorm/u8-normalize unistr/u8-check unistr/u8-cpy \
	unistr/u8-mblen unistr/u8-mbtouc-aux unistr/u8-mbtouc-unsafe-aux unistr/u8-mbtoucr unistr/u8-uctomb-aux \
	uniwidth/width
unistring := $(unistring_parts:%=o/unistring/%.o)
o/unistring/%.o: $(UNISTRING)/%.c $(HEADERS)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -I$(HERE)/include/unistring -Iinclude -I$(UNISTRING) -c -o $@ $<

fyaml := $(patsubst $(FYAML)/src/%.c,o/fyaml/%.o,$(wildcard $(FYAML)/src/lib/*.c $(FYAML)/src/xxhash/*.c))
o/fyaml/%.o: $(FYAML)/src/%.c $(HEADERS)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -w -D_GNU_SOURCE -D_WASI_EMULATED_MMAN -DHAVE_CONFIG_H -I$(HERE)/include/fyaml -I$(FYAML)/include \
	  -I$(FYAML)/src/xxhash -c -o $@ $<

o/md4c/md4c.o: $(MD4C)/md4c.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -DMD4C_USE_UTF8 -c -o $@ $<

libraries := $(pcre2) $(unistring) $(fyaml) o/md4c/md4c.o

# ---------------------------------------------------------------- tables of words and packs
# Packs go without the net of their phrases, which a search makes as far as it needs it. Those for the browser go as bytes, with programs
# in the place of phrases and without examples: nobody reads them there, and they are most of a pack.

o/packs_trees.c: $(TOOLS)/pack-compiler FORCE
	@mkdir -p $(@D)
	$(TOOLS)/pack-compiler --trees $(TOP)/rules > $@.new
	cmp -s $@.new $@ && rm $@.new || mv $@.new $@
o/packs_small.c: $(TOOLS)/pack-compiler FORCE
	@mkdir -p $(@D)
	$(TOOLS)/pack-compiler --small $(TOP)/rules > $@.new
	cmp -s $@.new $@ && rm $@.new || mv $@.new $@
phrases.bin: $(TOOLS)/pack-compiler FORCE
	$(TOOLS)/pack-compiler --phrases $(TOP)/rules > $@
o/words.c: $(TOOLS)/word-compiler FORCE
	@mkdir -p $(@D)
	$(TOOLS)/word-compiler > $@.new
	cmp -s $@.new $@ && rm $@.new || mv $@.new $@
FORCE:
.PHONY: FORCE

# ---------------------------------------------------------------- replylint

# A module has one thread: what is a thread's own is everybody's, and needs no storage of another kind. No dictionaries
# come with the package (SPELLING_FOLDER); --spelling names some.
own_flags := $(CFLAGS) -std=c11 -D_GNU_SOURCE -D_Thread_local= -D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_MMAN \
	-D_WASI_EMULATED_GETPID -DREPLYLINT_BUILD -DSPELLING_FOLDER='""' -DFYAML_VERSION='"$(FYAML_VERSION)"' \
	-I$(TOP)/include -I$(TOP)/lib -Iinclude -I$(FYAML)/include -I$(MD4C) -I$(HERE)/include/wasi -include posix.h -MMD -MP
# Dictionaries and the tables of packs are made elsewhere.
made_elsewhere := $(TOP)/lib/pack_small.c $(TOP)/lib/pack_tables.c $(TOP)/lib/spell/expand.c $(TOP)/lib/spell/packed_write.c $(TOP)/lib/spell/snapshot_write.c
library := $(patsubst $(TOP)/%.c,o/own/%.o,$(filter-out %_compiler.c $(made_elsewhere),\
	$(wildcard $(TOP)/lib/*.c $(TOP)/lib/*/*.c)))
command := $(patsubst $(TOP)/%.c,o/own/%.o,$(wildcard $(TOP)/cli/*.c))
o/own/%.o: $(TOP)/%.c $(HEADERS)
	@mkdir -p $(@D)
	$(CC) $(own_flags) $(if $(filter $(QUICK),$<),-Os) -c -o $@ $<
o/packs_%.o: o/packs_%.c $(HEADERS)
	$(CC) $(own_flags) -c -o $@ $<
o/words.o: o/words.c $(HEADERS)
	$(CC) $(own_flags) -c -o $@ $<
o/%.o: $(HERE)/%.c $(HEADERS)
	@mkdir -p $(@D)
	$(CC) $(own_flags) -c -o $@ $<
-include $(library:.o=.d) $(command:.o=.d) o/tree_bytes.d o/built_in.d o/memory.d o/normalize.d o/command.d

# The stack lies below the data, so that to run over it is a trap and not a silent overwriting.
LINK = $(CC) -Wl,--gc-sections,--strip-all,--stack-first,-z,stack-size=1048576

# What src/engine.js calls.
exports := malloc free replylint_use_packs \
	replylint_version replylint_build_info replylint_status_text \
	replylint_error_new replylint_error_clear replylint_error_count replylint_error_status replylint_error_text \
	replylint_error_message replylint_error_line replylint_error_column \
	replylint_rules_new replylint_rules_add replylint_rules_spelling_bytes replylint_rules_seal replylint_rules_free \
	replylint_rules_count replylint_rules_get replylint_rules_channel_count replylint_rules_channel_get \
	replylint_rules_profile_count replylint_rules_profile_get \
	replylint_linter_new replylint_linter_free replylint_linter_pass_mark \
	replylint_draft_new replylint_draft_free replylint_draft_json replylint_draft_set \
	replylint_report_new replylint_report_free replylint_report_json replylint_report_json_brief replylint_lint replylint_redact
replylint.wasm: $(filter-out %/tree_read.o %/tree_json.o,$(library)) $(filter-out $(fyaml) o/unistring/uninorm/%,$(libraries)) o/words.o o/packs_small.o \
		o/tree_bytes.o o/built_in.o o/memory.o o/normalize.o
	$(LINK) -mexec-model=reactor $(exports:%=-Wl,--export=%) -o $@.linked $^ -lwasi-emulated-mman
	$(WASM_OPT) --enable-bulk-memory -Oz --strip-debug --strip-producers -o $@ $@.linked

replylint-cli.wasm: $(library) $(command) $(libraries) o/words.o o/packs_trees.o o/command.o
	$(LINK) -Wl,--wrap=rename -o $@.linked $^ -lwasi-emulated-mman -lwasi-emulated-signal -lwasi-emulated-getpid
	$(WASM_OPT) --enable-bulk-memory -Oz --strip-debug --strip-producers -o $@ $@.linked
