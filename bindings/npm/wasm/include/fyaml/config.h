/* SPDX-License-Identifier: Apache-2.0 */
/* What libfyaml's configure would find with wasi-libc. */
#define HAVE_QSORT_R 0
#define HAVE_DEVMODE 0
#define VERSION "0.7.12"
