/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that appears whole or not at all: written under another name in the same folder, and renamed when
 * everything in it has reached the disk. A regular file of that name is replaced, keeping its permissions;
 * through a symbolic link, the file that it points to. Folders, devices and pipes are refused. */
#ifndef CLI_OUTFILE_H
#define CLI_OUTFILE_H

#include <stdbool.h>
#include <stdio.h>

struct outfile {
    FILE *stream;       /* write here; NULL when it is not open */
    const char *typed;  /* as the user calls it */
    char *target;       /* without symbolic links */
    char *folder, *temp;
    int slot, problem;  /* errno of the first write that failed */
};

/* Makes the temporary file, so that what cannot be written is known before hours of work. 0, or the exit
 * code after having said what is wrong. */
int outfile_open(struct outfile *f, const char *path);

/* Whether all writes worked so far; to be asked right after writing, while errno says why not. */
bool outfile_ok(struct outfile *f);

/* 0, or the exit code after having said what is wrong; then the old file is still there. */
int outfile_commit(struct outfile *f);

/* Leaves nothing behind. Also after outfile_commit, or when it was never opened. */
void outfile_discard(struct outfile *f);

#endif
