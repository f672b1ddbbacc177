#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Which folder may include which: the table of ARCHITECTURE.md, checked.
set -eu
cd "${top_srcdir:?run by make check}"

# allowed FOLDER: what files there may include, besides the standard library and replylint.h.
allowed() {
  case $1 in
  lib/base) echo 'base' ;;
  lib/draft) echo 'draft base' ;;
  lib/text) echo 'text base' ;;
  lib/measure) echo 'measure text base' ;;
  lib/private) echo 'private text base' ;;
  lib/phrase) echo 'phrase text base' ;;
  lib/spell) echo 'spell base' ;;
  lib/signal) echo 'signal private measure phrase draft text base' ;;
  lib/similar) echo 'similar draft text base' ;;
  lib/lint) echo 'lint packs.h signal spell similar private measure phrase draft text base' ;;
  lib/report) echo 'report lint signal spell similar private measure phrase draft text base' ;;
  lib/api.c) echo 'report lint signal spell similar private measure phrase draft text base' ;;
  lib/packs.h) echo 'phrase base' ;;
  lib/word_compiler.c) echo 'private text base' ;;
  lib/pack_compiler.c) echo 'packs.h pack_small.h pack_tables.h lint signal spell similar private measure phrase draft text base' ;;
  lib/pack_small.[ch] | lib/pack_tables.[ch]) echo 'packs.h pack_small.h pack_tables.h lint signal spell similar private measure phrase draft text base' ;;
  lib/dictionary_compiler.c) echo 'spell base' ;;
  cli) echo 'cli base text/grapheme.h text/map.h text/position.h' ;;
  *) echo "layers.sh: $1 is no layer; give it its row here and in ARCHITECTURE.md" >&2; return 1 ;;
  esac
}

faults=0 files=0
# shellcheck disable=SC2013 # names of our files and headers hold no spaces
for file in $(find lib cli -name '*.[ch]' -o -name '*.cc' -o -name '*.def' | sort); do
  files=$((files + 1))
  case $file in
  lib/*/*) layer=${file%/*} ;;
  cli/*) layer=cli ;;
  *) layer=$file ;;
  esac
  may=$(allowed "$layer") || { faults=$((faults + 1)); continue; }
  for header in $(sed -n 's/^ *# *include *"\([^"]*\)".*/\1/p' "$file"); do
    case $header in
    replylint.h | config.h) continue ;;
    */* | packs.h | pack_small.h | pack_tables.h) ;;
    *) header=$layer/$header header=${header#lib/} ;; # a neighbour in the same folder
    esac
    case " $may " in
    *" ${header%%/*} "* | *" $header "*) ;;
    *)
      echo "$file: includes $header; $layer may include: $may" >&2
      faults=$((faults + 1))
      ;;
    esac
  done
done
[ "$files" -gt 0 ] || { echo "layers.sh: no sources found" >&2; exit 1; }
[ "$faults" -eq 0 ]
