# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# What the scripts beside this one share; sourced, not run.

jobs=$(nproc 2>/dev/null || echo 2)

die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# quietly LOG COMMAND...: run a command with its output in LOG; only when it fails show the end of that, less what went well.
quietly() {
  local log=$1 status=0
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ "$status" -ne 0 ]; then
    {
      printf -- '---- the last lines of %s:\n' "$log"
      grep -vE '^  (CC|CCLD|GEN) |^(PASS|SKIP): ' "$log" | tail -n "${LOG_LINES:-120}"
      printf -- '---- failed with status %s: %s\n' "$status" "$*"
    } >&2
  fi
  return "$status"
}

# install_missing PACKAGE...: install with apt those that are not there; asks nobody when all are.
install_missing() {
  local package missing=() as_root
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    printf 'no apt here; these Debian packages, or what your system calls them, must be there: %s\n' "$*"
    return 0
  fi
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "run as root, or install sudo, or install these packages by hand: ${missing[*]}"
    as_root=(sudo)
  fi
  printf 'installing: %s\n' "${missing[*]}"
  quietly build/logs/apt-update.log "${as_root[@]}" apt-get update -q || die "apt-get update failed"
  quietly build/logs/apt-install.log "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${missing[@]}" || die "apt-get install failed"
}

# Make ./configure when it is missing or older than what it is made from.
make_configure() {
  if [ ! -e configure ] || [ ! -e Makefile.in ] || [ configure.ac -nt configure ] || [ Makefile.am -nt Makefile.in ]; then
    echo 'generating: configure'
    quietly build/logs/autoreconf.log autoreconf -fi || die "autoreconf failed"
  fi
}

# build_in DIR TARGET CONFIGURE_ARGUMENT...: configure there once (again when the arguments changed) and make TARGET.
build_in() {
  local dir=$1 target=$2 top=$PWD name=${1##*/}
  shift 2
  mkdir -p "$dir"
  if [ ! -e "$dir/Makefile" ] || [ "$(cat "$dir/.configured-with" 2>/dev/null)" != "$*" ]; then
    (cd "$dir" && quietly "$top/build/logs/$name-configure.log" "$top/configure" --silent "$@") || return 1
    printf '%s\n' "$*" >"$dir/.configured-with"
  fi
  quietly "build/logs/$name-make.log" make -C "$dir" -s -j"$jobs" "$target"
}
