/* SPDX-License-Identifier: Apache-2.0 */
/* Nothing is loaded into a module: what dictionaries do not answer by their snapshot alone has no Hunspell to go to. */
#ifndef DLFCN_H
#define DLFCN_H

#include <stddef.h>

#define RTLD_NOW 0
#define RTLD_LOCAL 0
#define dlopen(file, mode) ((void)(file), (void *)NULL)
#define dlsym(library, name) ((void)(library), (void *)NULL)
#define dlclose(library) ((void)(library))

#endif
