#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Do the gates shut? Each kind of change that would break a program is made to a copy of the header, of which a library
# without contents is built; the gates have to refuse it, and to let the unchanged one pass.
set -u
: "${top_srcdir:?run by make check}" "${top_builddir:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0
fault() {
  echo "abi_gates.sh: $*" >&2
  faults=$((faults + 1))
}

# build SED_SCRIPT: a library of the header that the script makes of ours, in $work/.libs.
build() {
  rm -rf "$work/.libs" "$work/include"
  mkdir -p "$work/.libs" "$work/include"
  sed "$1" "$top_srcdir/include/replylint.h" >"$work/include/replylint.h"
  {
    echo '#include <replylint.h>'
    awk '/^REPLYLINT_API/ { on = 1 } on { sub(/^REPLYLINT_API /, ""); text = text " " $0 }
         on && /;$/ { sub(/;$/, "", text); print text (text ~ /^ void / ? " { }" : " { return 0; }"); on = 0; text = "" }' \
      "$work/include/replylint.h"
  } >"$work/library.c"
  # shellcheck disable=SC2086 # CC is a list of words
  ${CC:-cc} -std=c11 -g -w -shared -fPIC -I"$work/include" -o "$work/.libs/libreplylint.so" "$work/library.c" \
    -Wl,-soname,libreplylint.so.0 -Wl,--version-script="$top_srcdir/lib/libreplylint.map" ||
    fault "the library of \"$1\" cannot be built"
}

# abi EXPECTED SED_SCRIPT: what tests/abi.sh has to say.
abi() {
  build "$2"
  sh "$top_srcdir/tests/abi/compare.sh" "$work/.libs/libreplylint.so" "$work/include" >"$work/said" 2>&1
  status=$?
  [ "$status" -ne 3 ] || { cat "$work/said"; exit 77; }
  [ "$status" -eq "$1" ] || { fault "\"$2\": status $status instead of $1"; cat "$work/said"; }
}
abi 0 ''
abi 1 '/replylint_report_score(/d'                                       # a function went
abi 1 's/int replylint_report_score/double replylint_report_score/'      # another result
abi 1 's/replylint_error_text(const replylint_error \*error, size_t i)/replylint_error_text(const replylint_error *error, uint32_t i)/'
abi 1 's/replylint_report_new(replylint_report \*\*out)/replylint_report_new(replylint_report **out, replylint_error *error)/'
abi 1 's/REPLYLINT_ERROR_LIMIT = 6/REPLYLINT_ERROR_LIMIT = 60/'          # another value
abi 1 's/^    REPLYLINT_ERROR_STATE = 7,$//'                             # a value went
abi 2 's/^REPLYLINT_API int replylint_report_passed/REPLYLINT_API int replylint_report_extra(int i);\n&/' # only more

# symbols EXPECTED SED_SCRIPT: what tests/symbols.sh has to say.
symbols() {
  build "$2"
  top_builddir=$work sh "$top_srcdir/tests/symbols.sh" >"$work/said" 2>&1
  status=$?
  [ "$status" -eq "$1" ] || { fault "symbols.sh of \"$2\": status $status instead of $1"; cat "$work/said"; }
}
symbols 0 ''
symbols 1 '/replylint_report_score(/d'
symbols 1 's/^REPLYLINT_API int replylint_report_passed/REPLYLINT_API int replylint_report_extra(int i);\n&/'

# The program of 1.0 is refused by a library that lacks a function, and notices one that does nothing.
if [ -e "$top_builddir/.libs/libreplylint.so" ] && [ -z "${SANITIZE-}" ]; then
  # shellcheck disable=SC2086 # CC is a list of words
  ${CC:-cc} -std=c11 -w -I"$top_srcdir/tests/abi/1.0" -o "$work/consumer" "$top_srcdir/tests/abi/1.0/consumer.c" \
    -L"$top_builddir/.libs" -lreplylint || fault 'the program of 1.0 cannot be built'
  for change in '/replylint_report_score(/d' ''; do
    build "$change"
    ln -s libreplylint.so "$work/.libs/libreplylint.so.0"
    # In a shell of its own, which says when the program crashes.
    LD_BIND_NOW=1 LD_LIBRARY_PATH=$work/.libs sh -c '"$1" "$2"; exit $?' sh "$work/consumer" "$work/index" >"$work/said" 2>&1 &&
      fault "the program of 1.0 runs with a library of \"$change\""
  done
  # The list of installed files, when one of them is missing from it and another is only in it.
  mkdir -p "$work/tree/tests"
  { grep -v '/replylint.pc$' "$top_srcdir/tests/installed.txt" && echo /usr/include/other.h; } | sort >"$work/tree/tests/installed.txt"
  env top_srcdir="$work/tree" sh "$top_srcdir/tests/installed.sh" >"$work/said" 2>&1 &&
    fault 'installed.sh misses what went or came'
  for line in '^+/usr/lib/pkgconfig/replylint.pc' '^-/usr/include/other.h'; do
    grep -q "$line" "$work/said" || { fault "installed.sh does not say $line"; cat "$work/said"; }
  done
fi

# header EXPECTED SED_SCRIPT: what tests/header.sh has to say.
header() {
  mkdir -p "$work/headers/include" "$work/headers/bindings/npm" "$work/headers/bindings/python"
  sed "$2" "$top_srcdir/include/replylint.h" >"$work/headers/include/replylint.h"
  for file in CHANGELOG.md bindings/npm/package.json bindings/python/pyproject.toml; do
    cp "$top_srcdir/$file" "$work/headers/$file"
  done
  env top_srcdir="$work/headers" sh "$top_srcdir/tests/header.sh" >"$work/said" 2>&1
  status=$?
  [ $((status != 0)) -eq "$1" ] || { fault "header.sh of \"$2\": status $status"; cat "$work/said"; }
}
header 0 ''
header 1 's/^typedef struct replylint_draft replylint_draft;/typedef struct replylint_draft { int a; } replylint_draft;/'
header 1 's/int replylint_report_score(.*)/int replylint_report_score(const replylint_report *report, ...)/'
header 1 's/^#define REPLYLINT_VERSION_MINOR .*/#define REPLYLINT_VERSION_MINOR 7/'
header 1 's/^#define REPLYLINT_VERSION "[0-9.]*"/#define REPLYLINT_VERSION "1.0.9"/; s/^#define REPLYLINT_VERSION_PATCH .*/#define REPLYLINT_VERSION_PATCH 9/; s/^#define REPLYLINT_VERSION_NUMBER .*/#define REPLYLINT_VERSION_NUMBER 10009/'
header 1 's/ Since 1.0.0/ Since 9.0.0/'
[ "$faults" -eq 0 ]
