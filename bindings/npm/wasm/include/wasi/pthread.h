/* SPDX-License-Identifier: Apache-2.0 */
/* A module has one thread: locks are always free, and there is no other to be started. */
#ifndef PTHREAD_H
#define PTHREAD_H

#include <errno.h>
#include <sys/types.h>

#define PTHREAD_MUTEX_INITIALIZER \
    {                             \
        0                         \
    }
#define PTHREAD_COND_INITIALIZER \
    {                            \
        0                        \
    }
#define pthread_mutex_init(mutex, attributes) ((void)(mutex), 0)
#define pthread_mutex_lock(mutex) ((void)(mutex), 0)
#define pthread_mutex_unlock(mutex) ((void)(mutex), 0)
#define pthread_mutex_destroy(mutex) ((void)(mutex), 0)
#define pthread_cond_broadcast(condition) ((void)(condition), 0)
#define pthread_cond_wait(condition, mutex) ((void)(condition), (void)(mutex), 0)
#define pthread_create(thread, attributes, start, argument) ((void)(thread), (void)(start), (void)(argument), EAGAIN)
#define pthread_join(thread, result) ((void)(thread), 0)

#endif
