/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli/message.h"
#include "cli/signals.h"

static int refuse(const struct outfile *f, const char *why)
{
    return fail(EXIT_WORLD, "cannot write '%s': %s", f->typed, why);
}

static char *join(const char *a, const char *b)
{
    size_t room = strlen(a) + strlen(b) + 2;
    char *both = malloc(room);
    if (both)
        snprintf(both, room, "%s/%s", a, b);
    return both;
}

/* What stands there already may be replaced when it is a regular file that we may write to. */
static int check_existing(const struct outfile *f, const struct stat *there)
{
    if (S_ISDIR(there->st_mode))
        return refuse(f, "it is a folder");
    if (!S_ISREG(there->st_mode)) {
        refuse(f, "it is not a regular file");
        hint("write to a device or a pipe through standard output: > %s", f->typed);
        return EXIT_WORLD;
    }
    return access(f->typed, W_OK) == 0 ? 0 : refuse(f, strerror(errno));
}

/* Folder and target without symbolic links; the target need not exist. */
static int find_target(struct outfile *f, bool exists)
{
    char *copy = exists ? realpath(f->typed, NULL) : strdup(f->typed);
    if (!copy)
        return refuse(f, strerror(errno));
    char *slash = strrchr(copy, '/');
    const char *base = slash ? slash + 1 : copy;
    const char *folder = !slash ? "." : slash == copy ? "/" : copy;
    int code = 0;
    if (!*base)
        code = refuse(f, "it names a folder");
    if (slash)
        *slash = '\0';
    if (code == 0 && !(f->folder = realpath(folder, NULL)))
        code = refuse(f, strerror(errno));
    if (code == 0 && !(f->target = join(strcmp(f->folder, "/") == 0 ? "" : f->folder, base)))
        code = refuse(f, strerror(errno));
    free(copy);
    return code;
}

static mode_t usual_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static int make_temp(struct outfile *f, mode_t mode)
{
    f->temp = join(f->folder, ".acdsim-XXXXXX");
    int descriptor = f->temp ? signals_make_file(f->temp, &f->slot) : -1;
    if (descriptor < 0)
        return refuse(f, strerror(errno));
    bool ok = fchmod(descriptor, mode) == 0;
    f->stream = ok ? fdopen(descriptor, "w") : NULL;
    if (f->stream)
        return 0;
    int code = refuse(f, strerror(errno));
    close(descriptor);
    signals_settle_file(f->temp, NULL, f->slot);
    return code;
}

static bool is_link(const char *path)
{
    struct stat itself;
    return lstat(path, &itself) == 0 && S_ISLNK(itself.st_mode);
}

int outfile_open(struct outfile *f, const char *path)
{
    struct stat there;
    *f = (struct outfile){.typed = path};
    bool exists = stat(path, &there) == 0;
    int code = 0;
    if (exists)
        code = check_existing(f, &there);
    else if (errno != ENOENT)
        code = refuse(f, strerror(errno));
    else if (is_link(path))
        code = refuse(f, "it is a link to a file that does not exist");
    if (code == 0)
        code = find_target(f, exists);
    if (code == 0)
        code = make_temp(f, exists ? there.st_mode & 0777 : usual_mode());
    if (code)
        outfile_discard(f);
    return code;
}

bool outfile_ok(struct outfile *f)
{
    if (ferror(f->stream) && !f->problem)
        f->problem = errno ? errno : EIO;
    return !f->problem;
}

/* Some file systems have nothing to say about syncing. */
static bool synced(int descriptor)
{
    return fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* Everything in the temporary file is on the disk, and it is closed. */
static bool finish_stream(struct outfile *f)
{
    bool ok = outfile_ok(f);
    if (ok && (fflush(f->stream) != 0 || !synced(fileno(f->stream)))) {
        f->problem = errno;
        ok = false;
    }
    if (fclose(f->stream) != 0 && ok) {
        f->problem = errno;
        ok = false;
    }
    f->stream = NULL;
    return ok;
}

/* The new name, too, is on the disk. */
static bool sync_folder(const char *folder)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY);
    if (descriptor < 0)
        return errno == EACCES; /* a folder that we may write to but not list */
    bool ok = synced(descriptor);
    int problem = errno;
    close(descriptor);
    errno = problem;
    return ok;
}

int outfile_commit(struct outfile *f)
{
    int code = 0;
    if (!finish_stream(f)) {
        signals_settle_file(f->temp, NULL, f->slot);
        code = refuse(f, strerror(f->problem));
    } else if (!signals_settle_file(f->temp, f->target, f->slot) || !sync_folder(f->folder)) {
        code = refuse(f, strerror(errno));
    }
    outfile_discard(f);
    return code;
}

void outfile_discard(struct outfile *f)
{
    if (f->stream) {
        fclose(f->stream);
        signals_settle_file(f->temp, NULL, f->slot);
    }
    free(f->target);
    free(f->folder);
    free(f->temp);
    *f = (struct outfile){0};
}
