/* SPDX-License-Identifier: Apache-2.0 */
#include "git.h"

#ifdef __wasi__

int git_run(const char *folder, const char *const *arguments, rly_buf *out)
{
    (void)folder, (void)arguments, (void)out;
    complain("git cannot be run from WebAssembly; use the command that was built for this machine");
    return -1;
}

#else

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { ARGUMENTS_MAX = 30, CHUNK = 1 << 16 };

/* Git is to die of a closed pipe as usual, which we are not. Returns 0 or an errno. */
static int spawn(const char *const *words, int output, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t usual;

    (void)sigemptyset(&usual);
    (void)sigaddset(&usual, SIGPIPE);
    (void)sigaddset(&usual, SIGXFSZ);
    int error = posix_spawn_file_actions_init(&actions);
    if (error)
        return error;
    if ((error = posix_spawnattr_init(&attributes))) {
        (void)posix_spawn_file_actions_destroy(&actions);
        return error;
    }
    error = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    error = error ? error : posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    error = error ? error : posix_spawnattr_setsigdefault(&attributes, &usual);
    error = error ? error : posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    /* The words are not written to: the type is older than const. */
    error = error ? error : posix_spawnp(child, words[0], &actions, &attributes, (char *const *)words, environ);
    (void)posix_spawnattr_destroy(&attributes);
    (void)posix_spawn_file_actions_destroy(&actions);
    return error;
}

/* All that comes out of the pipe; returns 0 or an errno. */
static int read_all(int pipe, rly_buf *out)
{
    for (;;) {
        if (!rly_buf_room(out, CHUNK))
            return ENOMEM;
        ssize_t size = read(pipe, out->data + out->size, CHUNK);
        if (size > 0)
            out->size += (size_t)size;
        else if (size == 0)
            return rly_buf_text(out) ? 0 : ENOMEM;
        else if (errno != EINTR)
            return errno;
    }
}

static int wait_for(pid_t child)
{
    int status;

    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int git_run(const char *folder, const char *const *arguments, rly_buf *out)
{
    const char *words[ARGUMENTS_MAX + 4] = {"git"};
    size_t count = 1;
    int ends[2], error;
    pid_t child;

    if (folder) {
        words[count++] = "-C";
        words[count++] = folder;
    }
    for (size_t i = 0; i < ARGUMENTS_MAX && arguments[i]; i++)
        words[count++] = arguments[i];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        complain("git cannot be run: %s", strerror(errno));
        return -1;
    }
    error = spawn(words, ends[1], &child);
    (void)close(ends[1]);
    if (error) {
        (void)close(ends[0]);
        complain("git cannot be run: %s; --new-from asks it which lines are new", strerror(error));
        return -1;
    }
    error = read_all(ends[0], out);
    (void)close(ends[0]);
    int status = wait_for(child);
    if (error)
        complain("cannot read what git says: %s", strerror(error));
    return error ? -1 : status;
}

#endif
