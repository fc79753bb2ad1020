/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/column.h"

#include <csv.h>
#include <string.h>
#include "scenarios/near.h"
#include "scenarios/utf8.h"

/* ---- one pass over the file ----------------------------------------------------------------------------- */

enum fault { FAULT_NONE, FAULT_CELLS, FAULT_EMPTY_ROW, FAULT_QUOTE };

/* libcsv says what a cell is, this keeps where. Nothing may leave a pass half-way (libcsv has memory of its
 * own), so a pass only counts and copies, into arrays that were made before it. */
struct pass {
    const struct source *source;
    struct place at;         /* the next character */
    bool begins;             /* a cell begins there */
    const char *cell, *end;  /* the present cell, as it stands in the file */
    struct mark mark;        /* of it */
    uint32_t rows, cells;    /* rows so far, and cells of the present one */
    uint32_t header;         /* cells of the first row */
    struct mark empty;       /* the last empty row; without a source there is none */
    enum fault fault;        /* the first one ends the pass */
    struct mark fault_mark;
    bool out_of_memory;

    struct cell *into;       /* what is copied, NULL: nothing */
    bool of_header;          /* the first row, or ... */
    uint32_t wanted;         /* ... this cell of the others */
    uint32_t copied;
    char *text;              /* room for it */
};

static void found_fault(struct pass *s, enum fault fault, struct mark mark)
{
    if (s->fault)
        return;
    s->fault = fault;
    s->fault_mark = mark;
}

static void on_cell(void *text, size_t length, void *pass)
{
    struct pass *s = pass;
    s->begins = true;
    s->mark.width = (uint32_t)utf8_characters(s->cell, (size_t)(s->end - s->cell));
    if (s->into && (s->of_header ? s->rows == 0 : s->rows > 0 && s->cells == s->wanted)) {
        memcpy(s->text, text, length);
        s->text[length] = '\0';
        s->into[s->copied++] = (struct cell){s->text, s->mark};
        s->text += length + 1;
    }
    s->cells++;
}

static void on_row(int c, void *pass)
{
    struct pass *s = pass;
    struct mark here = {s->source, {s->at.line, 1}, 1};
    (void)c;
    s->begins = true;
    if (s->cells == 0) {
        s->empty = here;
        return;
    }
    if (s->empty.source)
        found_fault(s, FAULT_EMPTY_ROW, s->empty);
    if (s->rows++ == 0)
        s->header = s->cells;
    else if (s->cells != s->header)
        found_fault(s, FAULT_CELLS, here);
    if (!s->fault)
        s->cells = 0;
}

static void begin_cell(struct pass *s, const char *at)
{
    size_t blanks = strspn(at, " \t");
    s->cell = s->end = at + blanks;
    s->mark = (struct mark){s->source, {s->at.line, s->at.column + (uint32_t)blanks}, 1};
    s->begins = false;
}

static void failed(struct pass *s, struct csv_parser *csv, struct mark mark)
{
    s->out_of_memory = csv_error(csv) != CSV_EPARSE;
    found_fault(s, FAULT_QUOTE, mark);
}

/* Some characters, of which the last one may end a cell or a row. */
static void feed(struct pass *s, struct csv_parser *csv, const char *piece, size_t length)
{
    bool ends_row = piece[length - 1] == '\n', ends = ends_row || piece[length - 1] == ',';
    if (s->begins)
        begin_cell(s, piece);
    s->end = piece + length - ends;
    size_t read = csv_parse(csv, piece, length, on_cell, on_row, s);
    if (read < length) {
        uint32_t column = s->at.column + (uint32_t)utf8_characters(piece, read);
        failed(s, csv, (struct mark){s->source, {s->at.line, column}, 1});
    }
    s->at.column += (uint32_t)utf8_characters(piece, length);
    if (ends_row)
        s->at = (struct place){s->at.line + 1, 1};
}

static void feed_all(struct pass *s, struct csv_parser *csv)
{
    const char *at = s->source->text;
    for (size_t length; *at && !s->fault; at += length) {
        length = strcspn(at, ",\n");
        length += at[length] != '\0';
        feed(s, csv, at, length);
    }
    if (s->fault)
        return;
    if (s->begins)
        begin_cell(s, at);
    if (csv_fini(csv, on_cell, on_row, s) != 0)
        failed(s, csv, s->mark);
}

static void go_through(struct arena *a, struct pass *s)
{
    struct csv_parser csv;
    s->at = (struct place){1, 1};
    s->begins = true;
    if (csv_init(&csv, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
        arena_out_of_memory(a);
    feed_all(s, &csv);
    csv_free(&csv);
    if (s->out_of_memory)
        arena_out_of_memory(a);
}

/* ---- the column -------------------------------------------------------------------------------------------- */

static bool is_well_formed(struct binder *b, const struct pass *s)
{
    switch (s->fault) {
    case FAULT_NONE:
        break;
    case FAULT_CELLS:
        error_at(b->problems, &s->fault_mark, "a comma inside a cell needs quotes around the cell",
                 "this row has %u cell%s, the first one has %u", s->cells, s->cells == 1 ? "" : "s", s->header);
        return false;
    case FAULT_EMPTY_ROW:
        error_at(b->problems, &s->fault_mark, "remove it", "an empty row");
        return false;
    case FAULT_QUOTE:
        error_at(b->problems, &s->fault_mark, "write a cell with quotes in it like \"a \"\"b\"\" c\"",
                 "a quote that does not belong here");
        return false;
    }
    if (s->rows == 0)
        error_at(b->problems, &(struct mark){.source = s->source}, "the first row names the columns",
                 "no rows: the file is empty");
    return s->rows > 0;
}

static struct pass copy(struct binder *b, const struct pass *counted, uint32_t cells)
{
    struct pass s = {.source = counted->source};
    s.into = arena_array(b->arena, cells, sizeof *s.into);
    s.text = arena_alloc(b->arena, s.source->length + cells + 1);
    return s;
}

static const char *columns_hint(struct binder *b, const struct pass *header, const char *name)
{
    struct near near = {.word = name};
    const char *all = "";
    for (uint32_t i = 0; i < header->copied; i++) {
        near_look(&near, header->into[i].text);
        if (i < 10)
            all = arena_say(b->arena, "%s%s%s", all, i ? ", " : "", shown(b->arena, header->into[i].text));
    }
    if (near.best)
        return arena_say(b->arena, "did you mean '%s'?", shown(b->arena, near.best));
    return arena_say(b->arena, "its columns: %s%s", all, header->copied > 10 ? ", ..." : "");
}

static bool find_column(struct binder *b, const struct pass *header, const struct node *name, uint32_t *out)
{
    uint32_t found = 0;
    for (uint32_t i = header->copied; i > 0; i--)
        if (strcmp(header->into[i - 1].text, name->text) == 0) {
            *out = i - 1;
            found++;
        }
    const char *file = shown(b->arena, header->source->name);
    if (found == 0)
        error_at(b->problems, &name->mark, columns_hint(b, header, name->text), "no column '%s' in %s",
                 shown(b->arena, name->text), file);
    else if (found > 1)
        error_at(b->problems, &name->mark, "rename one of them", "%u columns '%s' in %s", found,
                 shown(b->arena, name->text), file);
    return found == 1;
}

bool column_read(struct binder *b, const struct column_draft *draft, struct column *out)
{
    struct pass counted = {.source = source_named(b->problems, draft->file->text, &draft->file->mark)};
    if (!counted.source)
        return false;
    go_through(b->arena, &counted);
    if (!is_well_formed(b, &counted))
        return false;
    struct pass header = copy(b, &counted, counted.header), values = copy(b, &counted, counted.rows - 1);
    header.of_header = true;
    go_through(b->arena, &header);
    if (!find_column(b, &header, draft->name, &values.wanted))
        return false;
    go_through(b->arena, &values);
    *out = (struct column){draft->name->text, values.copied, values.into};
    return true;
}

/* ---- fields -------------------------------------------------------------------------------------------------- */

bool column_goes_with_file(struct binder *b, const struct node *map, const struct given *file,
                           const struct given *column)
{
    if (!file->node == !column->node)
        return true;
    if (file->node)
        error_at(b->problems, node_key_mark(map), "column: the name in its first row", "%s needs 'column'",
                 node_path(b->arena, map));
    else
        error_at(b->problems, &column->node->key->mark, "it belongs to 'file'", "'column' without 'file' in %s",
                 node_path(b->arena, map));
    return false;
}

static bool read_text_node(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    if (n->kind != NODE_TEXT || !*n->text)
        return expected_type(b, n, f->type);
    *(const struct node **)out = n;
    return true;
}
const struct type type_file = {.name = "name of a file", .written = "file: monday.csv",
                               .size = sizeof(const struct node *), .read = read_text_node};
const struct type type_column = {.name = "name of a column", .written = "column: calls",
                                 .size = sizeof(const struct node *), .read = read_text_node};
