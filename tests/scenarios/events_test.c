/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a hostile text is read at all. The linker sends the calls of libyaml's parser here. */
#include <stdlib.h>
#include <string.h>
#include <yaml.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

int __real_yaml_parser_parse(yaml_parser_t *parser, yaml_event_t *event);
int __wrap_yaml_parser_parse(yaml_parser_t *parser, yaml_event_t *event);

static size_t brackets, events;

int __wrap_yaml_parser_parse(yaml_parser_t *parser, yaml_event_t *event)
{
    int good = __real_yaml_parser_parse(parser, event);
    events++;
    brackets += good && (event->type == YAML_SEQUENCE_START_EVENT || event->type == YAML_MAPPING_START_EVENT);
    return good;
}

static void only_brackets(void)
{
    static char text[200000];
    struct loaded l;
    memset(text, '[', sizeof text);
    brackets = events = 0;
    CU_ASSERT_FATAL(scenario_load_text("t.yaml", text, sizeof text, NULL, 0, &l));
    CU_ASSERT_EQUAL_FATAL(l.error_count, 1);
    UNIT_TEXT(l.diagnostics[0].text, "nested more than 64 levels deep");
    CU_ASSERT_EQUAL(l.diagnostics[0].place.column, 65);
    CU_ASSERT_EQUAL(brackets, 65);
    CU_ASSERT_EQUAL(events, 2 + 65); /* the text and the document begin, too */
    loaded_free(&l);
}

UNIT_MAIN("scenario events", {"fault_17: 200 kB of '[' are refused at the 65th event", only_brackets})
