/* SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "show.h"

static int write_errno;
static rly_buf *collected; /* NULL: what is written goes to standard output */
static _Thread_local char last_complaint[512];
static _Thread_local rly_buf *complaints; /* NULL: they go to standard error */

void complain_line(const char *prefix, const char *format, ...)
{
    char line[1024], *text = line;
    va_list arguments;

    va_start(arguments, format);
    int size = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (size >= (int)sizeof line && (text = rly_allocate((size_t)size + 1))) {
        va_start(arguments, format);
        (void)vsnprintf(text, (size_t)size + 1, format, arguments);
        va_end(arguments);
    }

    rly_buf clean = {0};
    rly_buf_str(&clean, prefix);
    show_clean(&clean, rly_str_of(text ? text : line));
    (void)snprintf(last_complaint, sizeof last_complaint, "%.*s", (int)clean.size, clean.size ? clean.data : "");
    rly_buf_byte(&clean, '\n');
    if (complaints) {
        rly_buf_add(complaints, clean.data, clean.size);
    } else {
        /* What was written so far comes first when both go to one terminal. */
        (void)out_flush();
        if (clean.failed)
            (void)fputs("replylint: out of memory\n", stderr);
        else
            (void)fwrite(clean.data, 1, clean.size, stderr);
    }
    rly_buf_free(&clean);
    if (text != line)
        rly_release(text);
}

void complaints_to(rly_buf *buf)
{
    complaints = buf;
}

static void complain_error(const replylint_error *error, size_t i, const char *file, size_t line)
{
    const char *message = replylint_error_message(error, i);
    size_t own_line = replylint_error_line(error, i), column = replylint_error_column(error, i);

    if (replylint_error_file(error, i))
        complain_at("%s", replylint_error_text(error, i));
    else if (!file)
        complain("%s", replylint_error_text(error, i));
    else if (line && own_line != 1)
        complain_at("%s:%zu: %s", file, line, message);
    else if (own_line)
        complain_at("%s:%zu:%zu: %s", file, line ? line : own_line, column ? column : 1, message);
    else
        complain_at("%s: %s", file, message);
}

void complain_errors(replylint_error *error, const char *file, size_t line)
{
    for (size_t i = 0; i < replylint_error_count(error); i++)
        complain_error(error, i, file, line);
    replylint_error_clear(error);
}

const char *complaint_last(void)
{
    return last_complaint;
}

int complain_memory(void)
{
    complain("out of memory");
    return EXIT_TROUBLE;
}

static void remember_write_error(void)
{
    if (!write_errno)
        write_errno = errno ? errno : EIO;
}

void out_collect(rly_buf *buf)
{
    collected = buf;
}

bool out_write(rly_buf *buf)
{
    if (collected) {
        rly_buf_add(collected, buf->data, buf->size);
        collected->failed = collected->failed || buf->failed;
        rly_buf_clear(buf);
        return !collected->failed;
    }
    if (buf->failed && !write_errno)
        write_errno = ENOMEM;
    (void)out_write_text((rly_str){buf->data, buf->size});
    rly_buf_clear(buf);
    return !write_errno;
}

bool out_write_text(rly_str text)
{
    if (!write_errno && text.size && fwrite(text.data, 1, text.size, stdout) != text.size)
        remember_write_error();
    return !write_errno;
}

bool err_write(rly_buf *buf)
{
    bool good = !buf->failed || complain_memory() != EXIT_TROUBLE;

    (void)out_flush();
    if (good && buf->size)
        good = fwrite(buf->data, 1, buf->size, stderr) == buf->size;
    rly_buf_clear(buf);
    return good;
}

bool out_flush(void)
{
    if (!write_errno && fflush(stdout) != 0)
        remember_write_error();
    return !write_errno;
}

int out_finish(int code)
{
    (void)out_flush();
    if (fclose(stdout) != 0)
        remember_write_error();
    if (!write_errno)
        return code;
    /* A reader that has seen enough (head, a pager) is no news; everything else is. */
    if (write_errno != EPIPE)
        complain("cannot write standard output: %s", strerror(write_errno));
    return EXIT_TROUBLE;
}
