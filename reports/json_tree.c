/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/json_tree.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "models/simtime.h"
#include "reports/report.h"
#include "reports/visible.h"

cJSON *json_note(struct json_builder *b, cJSON *made)
{
    b->failed |= made == NULL;
    return made;
}

cJSON *json_add_object(struct json_builder *b, cJSON *to, const char *name)
{
    return json_note(b, cJSON_AddObjectToObject(to, name));
}

cJSON *json_add_array(struct json_builder *b, cJSON *to, const char *name)
{
    return json_note(b, cJSON_AddArrayToObject(to, name));
}

cJSON *json_append(struct json_builder *b, cJSON *array, cJSON *item)
{
    if (cJSON_AddItemToArray(array, item))
        return item;
    cJSON_Delete(item);
    b->failed = true;
    return NULL;
}

void json_add_raw(struct json_builder *b, cJSON *to, const char *name, const char *raw)
{
    json_note(b, cJSON_AddRawToObject(to, name, raw));
}

void json_add_number(struct json_builder *b, cJSON *to, const char *name, double x)
{
    char text[32];
    report_number(x, text);
    json_add_raw(b, to, name, text);
}

void json_add_seconds(struct json_builder *b, cJSON *to, const char *name, int64_t t)
{
    json_add_number(b, to, name, sim_seconds(t));
}

/* JSON is UTF-8, but a file name need not be: such bytes are shown as \xff. NULL is null. */
cJSON *json_text_item(const char *text)
{
    if (!text)
        return cJSON_CreateNull();
    if (visible_is_utf8(text))
        return cJSON_CreateString(text);
    size_t room = visible_room(text);
    char *shown = malloc(room);
    if (!shown)
        return NULL;
    visible_text(text, shown, room);
    cJSON *item = cJSON_CreateString(shown);
    free(shown);
    return item;
}

void json_add_text(struct json_builder *b, cJSON *to, const char *name, const char *text)
{
    cJSON *item = json_text_item(text);
    if (cJSON_AddItemToObject(to, name, item))
        return;
    cJSON_Delete(item);
    b->failed = true;
}

static void number_or_null(double x, bool known, char text[32])
{
    report_number(known ? x : NAN, text);
}

struct estimate_text json_estimate_text(const struct estimate *e)
{
    struct estimate_text t = {.ci = "null"};
    char lo[32], hi[32];
    number_or_null(e->mean, e->defined, t.mean);
    number_or_null(e->lo, e->has_ci, lo);
    number_or_null(e->hi, e->has_ci, hi);
    number_or_null(e->sd, e->has_sd, t.sd);
    if (e->has_ci)
        snprintf(t.ci, sizeof t.ci, "[%s, %s]", lo, hi);
    return t;
}

/* One line each, also where the rest is indented: a result is read by people, too. */
void json_add_estimate(struct json_builder *b, cJSON *to, const char *name, const struct estimate *e)
{
    struct estimate_text t = json_estimate_text(e);
    char empty[32] = "", text[320];
    if (e->empty > 0)
        snprintf(empty, sizeof empty, ", \"empty\": %" PRIu32, e->empty);
    snprintf(text, sizeof text, "{\"mean\": %s, \"ci\": %s, \"sd\": %s, \"n\": %" PRIu32 "%s}", t.mean, t.ci,
             t.sd, e->n, empty);
    json_add_raw(b, to, name, text);
}

/* cJSON puts a tab behind a colon where people put a blank. Inside of strings a tab is written \t. */
static void use_blanks(char *text)
{
    for (; (text = strstr(text, ":\t")); text += 2)
        text[1] = ' ';
}

bool json_print(FILE *out, const struct json_builder *b, cJSON *root)
{
    char *text = b->failed ? NULL : cJSON_Print(root);
    cJSON_Delete(root);
    if (!text)
        return false;
    use_blanks(text);
    fputs(text, out);
    fputc('\n', out);
    cJSON_free(text);
    return true;
}
