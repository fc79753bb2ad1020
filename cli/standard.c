/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/standard.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "cli/message.h"

/* Opened for what it is not used for, so that using it is the error that it should be. */
void standard_reserve(void)
{
    for (int descriptor = 0; descriptor <= 2; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF &&
            open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY) < 0)
            return;
}

int standard_check(void)
{
    int flags = fcntl(STDOUT_FILENO, F_GETFL);
    if (flags >= 0 && (flags & O_ACCMODE) != O_RDONLY)
        return 0;
    return fail(EXIT_WORLD, "cannot write to standard output: it is closed");
}

int standard_finish(void)
{
    errno = 0;
    bool failed = fflush(stdout) != 0;
    int problem = errno;
    failed = ferror(stdout) || failed;
    if (!failed)
        return 0;
    return fail(EXIT_WORLD, "cannot write to standard output: %s", strerror(problem ? problem : EIO));
}
