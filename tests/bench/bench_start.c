/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long a command takes from start to exit, beside another, or an empty C program:
 *   bench_start [-n PAIRS] COMMAND [ARGUMENT...] [-- OTHER [ARGUMENT...]]
 * The two run in turns, so that what else the machine does falls on both; the ratio is what to compare between runs.
 * Its exit status must be 0 or 1 (findings). Its output goes to /dev/null.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "times.h"

enum { MOST_PAIRS = 10000 };

/* Run a program to its end; milliseconds, and the most memory that it held in KiB. */
static double run(char **command, long *peak)
{
    struct rusage usage;
    int status = 0;
    double start = bench_now(CLOCK_MONOTONIC);
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_RDWR);
        dup2(null, STDIN_FILENO);
        dup2(null, STDOUT_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    if (pid < 0 || wait4(pid, &status, 0, &usage) != pid) {
        perror("bench_start");
        exit(2);
    }
    double time = (bench_now(CLOCK_MONOTONIC) - start) / 1e3;
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        fprintf(stderr, "bench_start: %s did not do its job\n", command[0]);
        exit(2);
    }
    *peak = usage.ru_maxrss > *peak ? usage.ru_maxrss : *peak;
    return time;
}

/* The command behind "--", which ends the one before it; NULL when there is none. */
static char **cut_other(char **command)
{
    for (; *command; command++)
        if (strcmp(*command, "--") == 0 && command[1]) {
            *command = NULL;
            return command + 1;
        }
    return NULL;
}

int main(int argc, char **argv)
{
    static double empty[MOST_PAIRS], command[MOST_PAIRS], ratio[MOST_PAIRS];
    static char self[] = "/proc/self/exe", flag[] = "--empty";
    char *nothing[] = {self, flag, NULL};
    long empty_peak = 0, peak = 0;
    size_t pairs = 201;
    if (argc == 2 && strcmp(argv[1], flag) == 0) {
        return 0; /* the empty program */
    }
    if (argc > 2 && strcmp(argv[1], "-n") == 0) {
        pairs = strtoul(argv[2], NULL, 10);
        argc -= 2;
        argv += 2;
    }
    if (argc < 2 || pairs < 1 || pairs > MOST_PAIRS) {
        fprintf(stderr, "usage: bench_start [-n PAIRS] COMMAND [ARGUMENT...] [-- OTHER...]\n");
        return 2;
    }
    char **other = cut_other(argv + 1), **beside = other ? other : nothing;
    for (size_t i = 0; i < pairs; i++) {
        empty[i] = run(beside, &empty_peak);
        command[i] = run(argv + 1, &peak);
        ratio[i] = command[i] / empty[i];
    }
    qsort(empty, pairs, sizeof(*empty), bench_by_value);
    qsort(command, pairs, sizeof(*command), bench_by_value);
    qsort(ratio, pairs, sizeof(*ratio), bench_by_value);
    printf("%-15s p50 %.2f ms, peak %.1f MiB\n", other ? "the other" : "empty program", empty[pairs / 2],
           (double)empty_peak / 1024);
    printf("command         p50 %.2f ms, p99 %.2f ms, peak %.1f MiB\n", command[pairs / 2], command[pairs * 99 / 100],
           (double)peak / 1024);
    printf("ratio           p50 %.2f over %zu pairs\n", ratio[pairs / 2], pairs);
    return 0;
}
