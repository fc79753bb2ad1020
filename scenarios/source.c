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

/* At the place that names the file; the scenario itself as a whole, without a line. */
static void cannot_read(struct problems *p, const char *path, const struct mark *by, const char *what,
                        const char *why)
{
    if (by) {
        const char *folder = *p->reading.folder ? p->reading.folder : "the current folder";
        error_at(p, by, arena_say(p->arena, "names are relative to the scenario, in %s", folder),
                 "file '%s': %s: %s", shown(p->arena, path), what, why);
        return;
    }
    struct source *nothing = arena_alloc(p->arena, sizeof *nothing);
    nothing->name = *path ? path : "''";
    error_at(p, &(struct mark){.source = nothing}, "name a scenario file, or - for standard input", "%s: %s",
             what, why);
}

/* O_NONBLOCK: opening a pipe that nobody writes to must not hang. */
static int open_regular(struct problems *p, const char *path, const struct mark *by)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct stat is;
    if (file < 0 || fstat(file, &is) < 0)
        cannot_read(p, path, by, "cannot open it", strerror(errno));
    else if (!S_ISREG(is.st_mode))
        cannot_read(p, path, by, "not a regular file", not_regular(is.st_mode));
    else
        return file;
    if (file >= 0)
        close(file);
    return -1;
}

#define ROOM_LEAST 4096

/* Known in advance of a file, but not of standard input. */
static size_t file_size(int file)
{
    struct stat is;
    bool known = fstat(file, &is) == 0 && S_ISREG(is.st_mode) && is.st_size > ROOM_LEAST;
    return known ? (size_t)is.st_size : ROOM_LEAST;
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
static struct bytes read_whole(struct arena *a, int file)
{
    const size_t limit = SOURCE_MOST + 1;
    size_t room = file_size(file) < limit ? file_size(file) + 1 : limit;
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

static bool all_is_well(struct problems *p, const struct source *s, size_t length, bool utf16)
{
    struct mark whole = {.source = s};
    if (length > SOURCE_MOST)
        error_at(p, &whole, s->order ? "take less of it" : "is this a scenario?", "larger than 16 MiB");
    else if (utf16)
        error_at(p, &whole, "save the file as UTF-8", "this is UTF-16");
    else
        return check_text(p, s);
    return false;
}

static void add_to_digest(struct reading *r, const struct source *s)
{
    if (r->count++ == 0)
        SHA256_Init(&r->digest);
    SHA256_Update(&r->digest, (const uint8_t *)s->text, s->length);
}

static struct source *source_new(struct problems *p, const char *name, uint32_t order)
{
    struct source *s = arena_alloc(p->arena, sizeof *s);
    *s = (struct source){.name = name, .order = order};
    return s;
}

/* Takes `text`, which has room for a NUL behind it. */
static void source_fill(struct problems *p, struct source *s, char *text, size_t length, bool digested)
{
    bool utf16 = is_utf16(text, length), small = length <= SOURCE_MOST;
    s->text = small ? text : arena_copy(p->arena, "", 0);
    s->length = small ? canonical_line_ends(text, length) : 0;
    if (small && digested)
        add_to_digest(&p->reading, s);
    if (s->length >= 3 && memcmp(s->text, "\xEF\xBB\xBF", 3) == 0) {
        s->text += 3;
        s->length -= 3;
    }
    s->bad = !all_is_well(p, s, length, utf16);
}

/* ---- files ---------------------------------------------------------------------------------------- */

/* `by` is NULL for the scenario itself. False: it cannot be read. */
static bool read_file(struct problems *p, struct source *s, const struct mark *by)
{
    bool standard_input = !by && strcmp(s->name, "-") == 0;
    int file = standard_input ? STDIN_FILENO : open_regular(p, s->name, by);
    if (file < 0)
        return false;
    struct bytes bytes = read_whole(p->arena, file);
    int why = errno;
    if (!standard_input)
        close(file);
    if (!bytes.at)
        arena_out_of_memory(p->arena);
    if (bytes.length < 0)
        cannot_read(p, s->name, by, "cannot read it", strerror(why));
    else
        source_fill(p, s, bytes.at, (size_t)bytes.length, true);
    return bytes.length >= 0;
}

struct source *source_read(struct problems *p, const char *path)
{
    struct source *s = source_new(p, path, 0);
    return read_file(p, s, NULL) && !s->bad ? s : NULL;
}

/* Behind the scenario and all options. */
#define FIRST_NAMED (UINT32_MAX / 2)

struct source *source_named(struct problems *p, const char *file, const struct mark *by)
{
    struct reading *r = &p->reading;
    const char *path = arena_say(p->arena, "%s%s", *file == '/' ? "" : r->folder, file);
    for (struct source *s = r->named; s; s = s->next)
        if (strcmp(s->name, path) == 0)
            return s->bad ? NULL : s;
    if (r->closed) {
        error_at(p, by, "write out what stands in it", "file '%s': no files are read here", shown(p->arena, path));
        return NULL;
    }
    struct source *s = source_new(p, path, r->named ? r->named->order + 1 : FIRST_NAMED);
    if (!read_file(p, s, by))
        return NULL;
    s->next = r->named;
    r->named = s;
    return s->bad ? NULL : s;
}

const char *source_folder(struct problems *p, const char *path)
{
    const char *slash = strrchr(path, '/');
    return arena_copy(p->arena, path, slash ? (size_t)(slash - path) + 1 : 0);
}

/* ---- memory --------------------------------------------------------------------------------------- */

static struct source *source_copy(struct problems *p, struct source *s, const char *bytes, size_t length,
                                  bool digested)
{
    size_t most = length > SOURCE_MOST ? SOURCE_MOST + 1 : length;
    source_fill(p, s, arena_copy(p->arena, bytes, most), most, digested);
    return s->bad ? NULL : s;
}

struct source *source_of_text(struct problems *p, const char *name, const char *bytes, size_t length)
{
    return source_copy(p, source_new(p, name, 0), bytes, length, true);
}

struct source *source_of_option(struct problems *p, const char *option, uint32_t number, const char *text)
{
    return source_copy(p, source_new(p, option, number), text, strlen(text), false);
}

void source_digest(struct problems *p, char sha256[65])
{
    sha256[0] = '\0';
    if (p->reading.count > 0)
        SHA256_End(&p->reading.digest, sha256);
}
