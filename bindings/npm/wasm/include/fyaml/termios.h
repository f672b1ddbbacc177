/* SPDX-License-Identifier: Apache-2.0 */
/* WASI knows no terminals. libfyaml has functions that ask one for its size; they are compiled, and never called. */
#ifndef TERMIOS_H
#define TERMIOS_H

#define TCSANOW 0
#define TCSAFLUSH 2
#define BRKINT 0
#define ICRNL 0
#define INPCK 0
#define ISTRIP 0
#define IXON 0
#define OPOST 0
#define CS8 0
#define ECHO 0
#define ICANON 0
#define IEXTEN 0
#define ISIG 0
#define VMIN 0
#define VTIME 1
#define TIOCGWINSZ 0

struct termios {
    unsigned c_iflag, c_oflag, c_cflag, c_lflag;
    unsigned char c_cc[2];
};

struct winsize {
    unsigned short ws_row, ws_col;
};

static inline int tcgetattr(int file, struct termios *to)
{
    (void)file;
    (void)to;
    return -1;
}

static inline int tcsetattr(int file, int when, const struct termios *from)
{
    (void)file;
    (void)when;
    (void)from;
    return -1;
}

static inline void cfmakeraw(struct termios *settings)
{
    (void)settings;
}

#endif
