/* SPDX-License-Identifier: Apache-2.0 */
/* What libunistring's configure would find with wasi-libc, as far as the parts that are used here ask. */
#define IN_LIBUNISTRING 1
#define HAVE_INLINE 1
#define _GL_ATTRIBUTE_CONST __attribute__((__const__))
#define _GL_ATTRIBUTE_PURE __attribute__((__pure__))
#define _GL_UNUSED __attribute__((__unused__))
#define _GL_ATTRIBUTE_FALLTHROUGH ((void)0)
#define _GL_ATTRIBUTE_MAYBE_UNUSED __attribute__((__unused__))
