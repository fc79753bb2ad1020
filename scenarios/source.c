/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/source.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <sha256.h>
#include "scenarios/problems.h"
#include "scenarios/utf8.h"

/* ---- bytes ---------------------------------------------------------------------------------------- */

static const char *not_regular(mode_t mode)
{
    return S_ISDIR(mode)    ? "a directory"
           : S_ISFIFO(mode) ? "a pipe"
           : S_ISSOCK(mode) ? "a socket"
                            : "a device";
}

/* What is to be read, and what is said when it cannot be. */
struct wanted {
    struct problems *problems;
    const char *name, *path;
    uint32_t order;
    const struct mark *at; /* NULL: the file as a whole, without a line */
    const char *hint;
};

static void cannot_read(const struct wanted *w, const char *what, const char *why)
{
    struct source *nothing = arena_alloc(w->problems->arena, sizeof *nothing);
    nothing->name = *w->name ? w->name : "''";
    if (w->at)
        error_at(w->problems, w->at, w->hint, "%s: %s: %s", w->name, what, why);
    else
        error_at(w->problems, &(struct mark){.source = nothing}, w->hint, "%s: %s", what, why);
}

/* O_NONBLOCK: opening a pipe that nobody writes to must not hang. */
static int open_regular(const struct wanted *w, size_t *size)
{
    struct stat is;
    int file = open(w->path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0 || fstat(file, &is) < 0) {
        cannot_read(w, "cannot open it", strerror(errno));
    } else if (!S_ISREG(is.st_mode)) {
        cannot_read(w, "not a regular file", not_regular(is.st_mode));
    } else {
        *size = is.st_size > (off_t)SOURCE_MOST ? SOURCE_MOST : (size_t)is.st_size;
        return file;
    }
    if (file >= 0)
        close(file);
    return -1;
}

/* As much as there is room for; negative: errno says why not. */
static ssize_t read_some(int file, char *bytes, size_t room)
{
    size_t length = 0;
    for (ssize_t got = 1; got != 0 && length < room;) {
        got = read(file, bytes + length, room - length);
        if (got < 0 && errno != EINTR)
            return -1;
        if (got > 0)
            length += (size_t)got;
        else if (got < 0)
            got = 1;
    }
    return (ssize_t)length;
}

struct bytes {
    char *at; /* NULL: no memory */
    ssize_t length;
};

/* The whole file, with room for a NUL behind it; up to one byte more than is allowed. */
static struct bytes read_whole(struct arena *a, int file, size_t expected)
{
    size_t room = expected < 4096 ? 4096 : expected + 1, limit = SOURCE_MOST + 1;
    struct bytes b = {arena_try(a, room + 1), 0};
    while (b.at) {
        ssize_t got = read_some(file, b.at + b.length, room - (size_t)b.length);
        b.length = got < 0 ? got : b.length + got;
        if (got < 0 || (size_t)b.length < room || room == limit)
            break;
        room = 2 * room < limit ? 2 * room : limit;
        char *larger = arena_try(a, room + 1);
        if (larger)
            memcpy(larger, b.at, (size_t)b.length);
        b.at = larger;
    }
    return b;
}

/* ---- the digest --------------------------------------------------------------------------------------- */

struct digest {
    SHA2_CTX state;
};

void source_digest_add(struct problems *p, const char *bytes, size_t length)
{
    if (!p->files.digest) {
        p->files.digest = arena_alloc(p->arena, sizeof *p->files.digest);
        SHA256Init(&p->files.digest->state);
    }
    SHA256Update(&p->files.digest->state, (const uint8_t *)bytes, length);
}

void source_digest(const struct problems *p, char sha256[65])
{
    *sha256 = '\0';
    if (!p->files.digest)
        return;
    SHA2_CTX state = p->files.digest->state;
    SHA256End(&state, sha256);
}

/* ---- text ----------------------------------------------------------------------------------------- */

/* CR LF and CR become LF; returns the new length. */
static size_t canonical_line_ends(char *text, size_t length)
{
    size_t to = 0;
    for (size_t from = 0; from < length; from++) {
        if (text[from] == '\r' && from + 1 < length && text[from + 1] == '\n')
            continue;
        text[to++] = text[from] == '\r' ? '\n' : text[from];
    }
    text[to] = '\0';
    return to;
}

/* Line ends for YAML, but not for an editor: lines would be counted differently. */
static bool breaks_line_for_yaml_only(uint32_t code)
{
    return code == 0x85 || code == 0x2028 || code == 0x2029;
}

static bool is_text(uint32_t code)
{
    if (code < 0x20)
        return code == '\t' || code == '\n';
    return !(code >= 0x7F && code < 0xA0) && code != 0xFEFF && code != 0xFFFE && code != 0xFFFF &&
           !breaks_line_for_yaml_only(code);
}

static void not_text(struct problems *p, const struct mark *at, const char *byte, uint32_t code,
                     size_t length)
{
    if (length == 0)
        error_at(p, at, "save the file as UTF-8", "byte 0x%02X is not UTF-8", (unsigned char)*byte);
    else if (code == 0)
        error_at(p, at, "save the file as UTF-8 text", "a NUL byte: this is not a text file");
    else if (code == 0xFEFF)
        error_at(p, at, "remove it: it may only be the first character of a file",
                 "a byte order mark inside the text");
    else
        error_at(p, at, "remove it, or write it as an escape in double quotes",
                 "control character U+%04" PRIX32, code);
}

/* The first offence is enough: a picture would have thousands. */
static bool check_text(struct problems *p, const struct source *s)
{
    struct mark at = {s, {1, 1}, 1};
    uint32_t code = 0;
    for (size_t i = 0, step; i < s->length; i += step) {
        step = utf8_decode(s->text + i, s->length - i, &code);
        if (step == 0 || !is_text(code)) {
            not_text(p, &at, s->text + i, code, step);
            return false;
        }
        at.place.column++;
        if (code == '\n')
            at.place = (struct place){at.place.line + 1, 1};
    }
    return true;
}

static bool is_utf16(const char *bytes, size_t length)
{
    return length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
}

/* Takes `text`, which has room for a NUL behind it. */
static struct source *source_from(struct problems *p, const char *name, uint32_t order, char *text,
                                  size_t length)
{
    struct source *s = arena_alloc(p->arena, sizeof *s);
    *s = (struct source){.name = name, .order = order, .text = text};
    struct mark whole = {.source = s};
    if (length > SOURCE_MOST) {
        s->text = arena_copy(p->arena, "", 0);
        error_at(p, &whole, "is this a scenario?", "larger than 16 MiB");
        return NULL;
    }
    bool utf16 = is_utf16(text, length);
    length = canonical_line_ends(text, length);
    if (order < SOURCE_OPTIONS)
        source_digest_add(p, text, length);
    if (utf16) {
        error_at(p, &whole, "save the file as UTF-8", "this is UTF-16");
        return NULL;
    }
    size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    s->text = text + mark;
    s->length = length - mark;
    return check_text(p, s) ? s : NULL;
}

static struct source *read_file(const struct wanted *w)
{
    struct problems *p = w->problems;
    size_t size = 0;
    int file = strcmp(w->path, "-") == 0 ? STDIN_FILENO : open_regular(w, &size);
    if (file < 0)
        return NULL;
    struct bytes bytes = read_whole(p->arena, file, size);
    int why = errno;
    if (file != STDIN_FILENO)
        close(file);
    if (!bytes.at)
        arena_out_of_memory(p->arena);
    if (bytes.length < 0) {
        cannot_read(w, "cannot read it", strerror(why));
        return NULL;
    }
    if (w->order)
        p->files.bytes += (size_t)bytes.length;
    return source_from(p, w->name, w->order, bytes.at, (size_t)bytes.length);
}

struct source *source_read(struct problems *p, const char *path)
{
    return read_file(
        &(struct wanted){p, path, path, 0, NULL, "name a scenario file, or - for standard input"});
}

struct source *source_read_other(struct problems *p, const struct mark *at, const char *name,
                                 const char *path)
{
    return read_file(&(struct wanted){p, name, path, ++p->files.count, at,
                                      "files are named relative to the folder of the scenario"});
}

static struct source *source_copied(struct problems *p, const char *name, uint32_t order, const char *bytes,
                                    size_t length)
{
    size_t most = length > SOURCE_MOST ? SOURCE_MOST + 1 : length;
    return source_from(p, name, order, arena_copy(p->arena, bytes, most), most);
}

struct source *source_of(struct problems *p, const char *name, const char *bytes, size_t length)
{
    return source_copied(p, name, 0, bytes, length);
}

struct source *source_of_option(struct problems *p, const char *name, uint32_t number, const char *text)
{
    return source_copied(p, name, SOURCE_OPTIONS + number, text, strlen(text));
}
