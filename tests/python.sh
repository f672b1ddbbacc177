#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The Python package: its source distribution builds a wheel, and what is in that passes its tests and those of its types.
set -u
: "${top_srcdir:?run by make check}" "${top_builddir:?run by make check}"

skip() {
  echo "python.sh: $1: the Python package is not tested"
  exit 77
}

# The first Python that can build extensions and has pytest; Debian's may stand behind another on the path.
usable() { "$1" -c 'import os, pytest, setuptools, sysconfig, wheel
assert os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h"))' 2>/dev/null; }
python=
for candidate in python3 /usr/bin/python3; do
  if usable "$candidate"; then python=$candidate; break; fi
done
[ -n "$python" ] || skip 'no Python with its headers, setuptools, wheel and pytest (scripts/setup --tests installs them)'
[ -e "$top_builddir/.libs/libreplylint.so" ] || skip 'no shared library was built'
[ -z "${SANITIZE-}" ] || skip 'Python cannot load a library that was built with sanitizers'

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
export REPLYLINT_CFLAGS="-I$top_srcdir/include -Wall -Wextra -Wshadow -Wconversion -Werror"
export REPLYLINT_LIBS="-L$top_builddir/.libs -lreplylint -Wl,-rpath,$top_builddir/.libs"

# step NAME COMMAND...: quiet unless it fails.
step() {
  local name=$1
  shift
  "$@" >"$work/log" 2>&1 || { echo "python.sh: $name failed"; tail -n 80 "$work/log"; exit 1; }
}

cp -R "$top_srcdir/bindings/python" "$work/package"
chmod -R u+w "$work/package"
cd "$work/package" || exit 99
step 'the source distribution' "$python" setup.py -q sdist --dist-dir "$work/dist"
cd "$work" || exit 99
step 'unpacking it' tar xf dist/replylint-*.tar.gz
cd "$work"/replylint-*/ || exit 99
step 'the wheel' "$python" setup.py -q bdist_wheel --dist-dir "$work/dist"
cd "$work" || exit 99
step 'unpacking the wheel' "$python" -m zipfile -e dist/replylint-*-cp39-abi3-*.whl site
version=$(sed -n 's/^#define REPLYLINT_VERSION "\(.*\)"/\1/p' "$top_srcdir/include/replylint.h")
[ -e "site/replylint-$version.dist-info" ] || { echo "python.sh: pyproject.toml does not say version $version"; exit 1; }
PYTHONPATH=$work/site step 'pytest' "$python" -m pytest -q -rs -p no:cacheprovider "$top_srcdir/bindings/python/tests"
grep -E '^SKIPPED|passed' "$work/log"
if command -v mypy >/dev/null; then
  cp -R "$top_srcdir/bindings/python/src" "$work/typed"
  cp "$top_srcdir/bindings/python/tests/typed_calls.py" "$work/typed"
  cd "$work/typed" || exit 99
  step 'mypy on the package' mypy --strict --cache-dir="$work/cache" -p replylint
  step 'mypy on calls' mypy --strict --cache-dir="$work/cache" typed_calls.py
else
  echo 'no mypy: the types are not tested'
fi
