/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/syntax.h"

#include <string.h>
#include "scenarios/utf8.h"

/* Something that is not closed is shown where it begins, the rest where it is noticed. */
enum shown_at { AT_START, AT_PROBLEM };

static const struct wording {
    const char *problem; /* of libyaml */
    enum shown_at at;
    const char *text, *hint;
} wordings[] = {
    {"did not find expected ',' or ']'", AT_START, "this list does not end",
     "is a ',' or the closing ']' missing?"},
    {"did not find expected ',' or '}'", AT_START, "this map does not end",
     "is a ',' or the closing '}' missing?"},
    {"found unexpected end of stream", AT_START, "this text in quotes does not end",
     "is the closing quote missing?"},
    {"found unexpected document indicator", AT_START, "this text in quotes does not end",
     "is the closing quote missing?"},
    {"mapping values are not allowed in this context", AT_PROBLEM, "a ':' cannot stand here",
     "is the line indented too far, or does the text need quotes?"},
    {"could not find expected ':'", AT_START, "no ':' after this key", "write 'key: value'"},
    {"did not find expected key", AT_PROBLEM, "expected a key",
     "the keys of a map begin in the same column; or is a bracket or a quote closed too early?"},
    {"did not find expected '-' indicator", AT_PROBLEM, "expected '-'",
     "the elements of a list begin in the same column"},
    {"did not find expected node content", AT_PROBLEM, "expected a value",
     "is something missing before this?"},
    {"block sequence entries are not allowed in this context", AT_PROBLEM, "a '-' cannot stand here",
     "begin the list on a line of its own, or write [a, b]"},
    {"mapping keys are not allowed in this context", AT_PROBLEM, "a '?' cannot stand here",
     "put the text in quotes"},
    {"found character that cannot start any token", AT_PROBLEM, "a value cannot begin with this character",
     "put the text in quotes"},
    {"found unknown escape character", AT_PROBLEM, "unknown escape",
     "use single quotes, or write \\\\ for a backslash"},
    {"did not find expected hexdecimal number", AT_PROBLEM, "expected a hexadecimal number in this escape",
     "use single quotes, or write \\\\ for a backslash"},
    {"found invalid Unicode character escape code", AT_PROBLEM, "this escape is not a character",
     "use single quotes, or write \\\\ for a backslash"},
    {"did not find expected alphabetic or numeric character", AT_PROBLEM, "an anchor or alias has no name",
     "put the text in quotes if it is none"},
    {"did not find expected comment or line break", AT_PROBLEM, "no text can begin in this line",
     "begin it in the next line, or put it in quotes"},
    {"found undefined tag handle", AT_PROBLEM, "unknown tag", "values have no tags here: remove it"},
    {"did not find expected <document start>", AT_PROBLEM, "nothing may follow here",
     "is a bracket or a brace closed twice?"},
};

struct place place_of(yaml_mark_t mark)
{
    return (struct place){(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static const char *line_at(const struct source *s, size_t line)
{
    const char *at = s->text, *end = s->text + s->length;
    for (; line > 0 && at < end; line--) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        at = next ? next + 1 : end;
    }
    return at;
}

/* libyaml complains about whatever comes after a tab in the indentation, or about the tab itself. */
static bool tab_in_indentation(struct problems *p, const struct source *s, const yaml_parser_t *parser)
{
    const char *line = line_at(s, parser->problem_mark.line);
    size_t spaces = strspn(line, " ");
    if (line[spaces] != '\t' || spaces > parser->problem_mark.column)
        return false;
    struct place place = {(uint32_t)parser->problem_mark.line + 1, (uint32_t)spaces + 1};
    error_at(p, &(struct mark){s, place, (uint32_t)strspn(line + spaces, "\t")}, "indent with spaces",
             "tabs are not allowed for indentation");
    return true;
}

/* libyaml looks for the ':' of a key in 1024 characters only, and then misunderstands what follows. */
static bool key_too_long(struct problems *p, const struct source *s, const yaml_parser_t *parser)
{
    if (!strstr(parser->problem, "mapping values") && !strstr(parser->problem, "expected ':'"))
        return false;
    yaml_mark_t mark = strstr(parser->problem, "expected ':'") ? parser->context_mark : parser->problem_mark;
    const char *line = line_at(s, mark.line);
    size_t start = strspn(line, " "), end = strcspn(line, "\n"), colon = start;
    while (colon < end && strncmp(line + colon, ": ", 2) != 0)
        colon++;
    size_t length = utf8_characters(line + start, colon - start);
    if (length <= TREE_KEY_MOST)
        return false;
    struct place place = {(uint32_t)mark.line + 1, (uint32_t)start + 1};
    error_at(p, &(struct mark){s, place, (uint32_t)length}, "is a quote or the end of a line missing?",
             "a key is longer than %d characters", TREE_KEY_MOST);
    return true;
}

/* Behind the last character: what libyaml was given may end later than what was written. */
static struct place last_place(const struct source *s)
{
    struct place place = {1, 1};
    const char *line = s->text;
    for (const char *at = s->text; *at; at++)
        if (*at == '\n') {
            place.line++;
            line = at + 1;
        }
    place.column += (uint32_t)utf8_characters(line, strlen(line));
    return place;
}

static struct place earlier(struct place a, struct place b)
{
    return a.line < b.line || (a.line == b.line && a.column < b.column) ? a : b;
}

/* For libyaml an element is missing; for us a bracket. */
static bool ends_too_early(struct problems *p, const struct source *s, const yaml_parser_t *parser,
                           const struct node *open)
{
    bool no_value = strcmp(parser->problem, "did not find expected node content") == 0;
    if (!no_value || !open || parser->problem_mark.index < utf8_characters(s->text, s->length))
        return false;
    error_at(p, &open->mark, "is the closing bracket missing?", "this %s does not end",
             open->kind == NODE_LIST ? "list" : "map");
    return true;
}

static const struct wording *wording_of(const char *problem)
{
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++)
        if (strcmp(problem, wordings[i].problem) == 0)
            return &wordings[i];
    return NULL;
}

void syntax_error(struct problems *p, const struct source *source, const yaml_parser_t *parser,
                  const struct node *open)
{
    if (tab_in_indentation(p, source, parser) || key_too_long(p, source, parser) ||
        ends_too_early(p, source, parser, open))
        return;
    const struct wording *wording = wording_of(parser->problem);
    bool at_start = wording && wording->at == AT_START && parser->context;
    struct place place = place_of(at_start ? parser->context_mark : parser->problem_mark);
    struct mark at = {source, earlier(place, last_place(source)), 1};
    if (wording)
        error_at(p, &at, wording->hint, "%s", wording->text);
    else
        error_at(p, &at, "the syntax is that of YAML 1.1", "this is not YAML: %s", parser->problem);
}
