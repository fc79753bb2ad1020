/* SPDX-License-Identifier: GPL-3.0-or-later */
/* acdsim dispatch: what is no operation, and how parameters are given. What operations do is in ../spec. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

static void dispatches(const char *words, const char *input, int code, const char *out, const char *err)
{
    struct ended e = program_with(words, input, NULL);
    CU_ASSERT_EQUAL(e.code, code);
    UNIT_TEXT(e.out, out);
    if (!contains(e.err, err) || (*e.err && !*err))
        UNIT_TEXT(e.err, err);
    ended_free(&e);
}

/* The line alone, which is said with its number, its text and the reason. */
static void refused(const char *line, const char *why)
{
    char input[512], err[512];
    snprintf(input, sizeof input, "%s\n0 tick\n", line);
    snprintf(err, sizeof err, "acdsim: line 1: %s: %s\n", why, line);
    dispatches("dispatch", input, 2, "", err);
}

/* ---- what is no operation ------------------------------------------------------------------------- */

static void unknown_words(void)
{
    folder_enter();
    refused("1 acept ana q c", "unknown operation 'acept'");
    refused("1 QUEUE q", "unknown operation 'QUEUE'");
    refused("1 queue_ q", "unknown operation 'queue_'");
    refused("1 queuee q", "unknown operation 'queuee'");
    refused("1 set offer_timeout=3", "unknown operation 'set'");
    refused("1 -", "unknown operation '-'");
    dispatches("dispatch", "1 acept ana q c", 2, "", "\n  hint: did you mean 'accept'?\n");
    dispatches("dispatch", "1 quue q", 2, "", "\n  hint: did you mean 'queue'?\n");
    folder_leave();
}

static void argument_counts(void)
{
    static const struct {
        const char *name;
        unsigned least, most, not ;
    } all[] = {
        {"queue", 1, 2, 0},         {"queue_prio", 2, 2, 0},   {"queue_delete", 1, 1, 0},
        {"status", 1, 1, 0},        {"agent", 1, 2, 0},        {"agent_off", 1, 1, 0},
        {"start_service", 2, 3, 0}, {"stop_service", 2, 2, 0}, {"dnd", 2, 2, 0},
        {"start_queuing", 2, 2, 0}, {"stop_queuing", 1, 1, 0}, {"client_off", 1, 1, 0},
        {"position", 1, 1, 0},      {"request", 1, 3, 2},      {"accept", 3, 3, 0},
        {"reject", 3, 3, 0},        {"release", 1, 1, 0},      {"tick", 0, 0, 1},
    };
    folder_enter();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (unsigned count = 0; count <= 6; count++) {
            char line[100];
            int length =
                snprintf(line, sizeof line, "1 %s%.*s", all[i].name, (int)(2 * count), " 1 1 1 1 1 1");
            CU_ASSERT(length > 0);
            struct ended e = program_with("dispatch", line, NULL);
            bool good = count >= all[i].least && count <= all[i].most && (count == 0 || count != all[i].not );
            CU_ASSERT_EQUAL(e.code, good ? 0 : 2);
            if (e.code != (good ? 0 : 2))
                fprintf(stderr, "\n%s: exit code %d\n", line, e.code);
            ended_free(&e);
        }
    refused("1", "a time and no operation");
    refused("1 queue", "too few arguments");
    refused("1 request a q", "too few arguments");
    refused("1 request a q c d", "too many arguments");
    refused("1 request a q c d e f g h", "too many arguments");
    refused("1 tick now", "too many arguments");
    dispatches("dispatch", "1 request a q", 2, "", "\n  hint: request A [Q C]\n");
    folder_leave();
}

static void integers(void)
{
    static const char *const wrong[] = {"x",   "-",  "--1", "+1", "1.0",     "1e3",
                                        "0x1", "1-", "1,0", "-x", "\xd9\xa1"};
    folder_enter();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        static const char *const forms[] = {"queue q", "queue_prio q", "agent a", "start_service a q",
                                            "dnd a"};
        for (size_t k = 0; k < sizeof forms / sizeof *forms && wrong[i][0] > 0; k++) {
            char line[64], why[64];
            snprintf(line, sizeof line, "1 %s %s", forms[k], wrong[i]);
            snprintf(why, sizeof why, "'%s' is not an integer", wrong[i]);
            refused(line, why);
        }
    }
    dispatches("dispatch", "1 dnd a \xd9\x01", 2, "",
               "line 1: '\\xd9\\x01' is not an integer: 1 dnd a \\xd9\\x01\n");
    folder_leave();
}

static void names(void)
{
    static const char *const wrong[] = {"-", "a/b", "a:b", "a,b", "q!", "\"q\"", "a@b", "a|b", "a=b", "é"};
    folder_enter();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        static const char *const forms[] = {"queue %s",           "agent %s 1",    "start_queuing %s q",
                                            "start_queuing c %s", "accept %s q c", "accept a %s c",
                                            "accept a q %s",      "status %s",     "position %s"};
        for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
            char line[64], why[64];
            const char *gap = strstr(forms[k], "%s");
            snprintf(line, sizeof line, "1 %.*s%s%s", (int)(gap - forms[k]), forms[k], wrong[i], gap + 2);
            snprintf(why, sizeof why, "'%s' is not a name", wrong[i]);
            refused(line, why);
        }
    }
    folder_leave();
}

static void times(void)
{
    static const char *const wrong[] = {"x",    "-1",   "+1",   ".5",       "1.",  "1.0000000", "1.1234567",
                                        "1e3",  "1,5",  "1s",   "1.5.5",    "0x1", "1:00",      "-",
                                        "1.-1", "1.+1", "1..5", "1.12345x", "tick"};
    folder_enter();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char line[64], why[64];
        snprintf(line, sizeof line, "%s tick", wrong[i]);
        snprintf(why, sizeof why, "'%s' is not a time", wrong[i]);
        refused(line, why);
    }
    static const char *const late[] = {"9223372036854.775807", "9223372036855", "18446744073709551616",
                                       "99999999999999999999999999999999999999.5"};
    for (size_t i = 0; i < sizeof late / sizeof *late; i++) {
        char line[64];
        snprintf(line, sizeof line, "%s tick", late[i]);
        refused(line, "the time is beyond 9223372036854.775806");
    }
    folder_leave();
}

static void backwards(void)
{
    folder_enter();
    dispatches("dispatch", "2 tick\n2.000000 tick\n1.999999 tick\n3 tick\n", 2,
               "2.000000 ok tick\n2.000000 ok tick\n",
               "acdsim: line 3: the time is before that of the last operation, 2.000000: 1.999999 tick\n");
    folder_leave();
}

/* ---- where it stops ------------------------------------------------------------------------------- */

#define OFFERED "0 queue q\n0 agent a\n0 start_service a q\n0 start_queuing c q\n"
#define OFFERED_OUT                                                                                          \
    "0.000000 ok queue q\n0.000000 ok agent a\n0.000000 ok start_service a q\n"                              \
    "0.000000 ok start_queuing c q\n0.000000 enter q c\n0.000000 leave q c 1\n"                              \
    "0.000000 offer a q c auto\n"

static void stops(void)
{
    folder_enter();
    dispatches("dispatch", OFFERED "30 tick\n", 0,
               OFFERED_OUT "30.000000 ok tick\n30.000000 cancel a q c timeout\n30.000000 enter q c\n", "");
    dispatches("dispatch", OFFERED "30 tick\n31 tock\n", 2, OFFERED_OUT "30.000000 ok tick\n",
               "line 6: unknown operation 'tock': 31 tock\n");
    dispatches("dispatch", OFFERED "99 tock\n", 2, OFFERED_OUT,
               "line 5: unknown operation 'tock': 99 tock\n");
    dispatches("dispatch", "# a comment\n\n  \t \n\r\n5\n", 2, "", "line 5: a time and no operation: 5\n");
    folder_leave();
}

static void line_ends(void)
{
    folder_enter();
    dispatches("dispatch", "", 0, "", "");
    dispatches("dispatch", "\n\n# nothing\n   # nothing", 0, "", "");
    dispatches("dispatch", "1 tick", 0, "1.000000 ok tick\n", "");
    dispatches("dispatch", "1 tick\r\n2 tick # x\r\n\r\n3 queue q\r", 0,
               "1.000000 ok tick\n2.000000 ok tick\n3.000000 ok queue q\n", "");
    dispatches("dispatch", "1 tick\r\r\n", 2, "", "line 1: unknown operation 'tick\\x0d': 1 tick\\x0d\n");
    dispatches("dispatch", "1 ti\rck\n", 2, "", "line 1: unknown operation 'ti\\x0dck': 1 ti\\x0dck\n");
    dispatches("dispatch", "1\ftick\n", 2, "", "line 1: '1\\x0ctick' is not a time: 1\\x0ctick\n");
    dispatches("dispatch",
               "\xef\xbb\xbf"
               "1 tick\n",
               2, "", "is not a time");
    folder_leave();
}

/* ---- parameters ----------------------------------------------------------------------------------- */

static void good_sets(void)
{
    static const char *const good[] = {"offer_timeout=30s",
                                       "offer_timeout=20",
                                       "offer_timeout=0.000001",
                                       "offer_timeout=1h30min",
                                       "reoffer_delay=0",
                                       "reoffer_delay=0s",
                                       "reoffer_delay=250ms",
                                       "agent_order=longest_idle",
                                       "idle_clock_on_reject=reset",
                                       "idle_clock_on_reject=keep",
                                       "idle_clock_on_timeout=reset",
                                       "idle_clock_on_timeout=keep",
                                       "idle_clock_on_dnd_off=reset",
                                       "idle_clock_on_dnd_off=keep",
                                       "requeue=head",
                                       "requeue=origin",
                                       "requeue=tail",
                                       "timeout_sets_dnd=0",
                                       "timeout_sets_dnd=-2147483648",
                                       "timeout_sets_dnd=2147483647",
                                       "timeout_limit=1",
                                       "timeout_limit=4294967295",
                                       "withdraw_on_stop=no",
                                       "withdraw_on_stop=yes",
                                       "withdraw_on_dnd=no",
                                       "withdraw_on_dnd=yes",
                                       "manual_needs_accept=no",
                                       "manual_needs_accept=yes",
                                       "requeue=head --set requeue=tail --set requeue=head"};
    folder_enter();
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        char words[128];
        snprintf(words, sizeof words, "dispatch --set %s", good[i]);
        dispatches(words, "0 tick", 0, "0.000000 ok tick\n", "");
    }
    dispatches("dispatch --set=offer_timeout=1s --set offer_timeout=2s", OFFERED "2 tick\n", 0,
               OFFERED_OUT "2.000000 ok tick\n2.000000 cancel a q c timeout\n2.000000 enter q c\n", "");
    folder_leave();
}

static void wrong_sets(void)
{
    static const struct {
        const char *set, *says;
    } wrong[] = {
        {"offer_timeot=30s", "unknown parameter 'offer_timeot'\n  hint: did you mean 'offer_timeout'?"},
        {"withdraw_on_dn=yes", "did you mean 'withdraw_on_dnd'?"},
        {"OFFER_TIMEOUT=30s", "unknown parameter"},
        {"dispatch.requeue=tail", "unknown parameter"},
        {"profile=robust", "unknown parameter 'profile'"},
        {"requeue=tale",
         "expected head, origin or tail, found 'tale' in requeue\n  hint: did you mean 'tail'?"},
        {"requeue=", "found nothing"},
        {"requeue", "expected NAME=VALUE"},
        {"=tail", "expected NAME=VALUE"},
        {"agent_order=random", "longest_idle"},
        {"idle_clock_on_reject=yes", "expected reset or keep, found 'yes'"},
        {"withdraw_on_dnd=1", "expected no or yes, found '1'"},
        {"withdraw_on_dnd=keep", "expected no or yes"},
        {"offer_timeout=0", "offer_timeout must be above 0s"},
        {"offer_timeout=-3s", "offer_timeout must be above 0s"},
        {"offer_timeout=3x", "expected duration, found '3x'"},
        {"offer_timeout=1e999", "out of range"},
        {"offer_timeout=0.0000001", "out of range"},
        {"offer_timeout=nan", "expected duration"},
        {"reoffer_delay=-1", "reoffer_delay must be 0s or more"},
        {"timeout_limit=0", "timeout_limit must be 1 to 4294967295"},
        {"timeout_limit=4294967296", "timeout_limit must be 1 to 4294967295"},
        {"timeout_sets_dnd=2147483648", "timeout_sets_dnd must be -2147483648 to 2147483647"},
        {"timeout_sets_dnd=yes", "expected integer"},
    };
    folder_enter();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char words[128];
        snprintf(words, sizeof words, "dispatch --set %s", wrong[i].set);
        dispatches(words, "0 tick\n", 2, "", wrong[i].says);
    }
    folder_leave();
}

static void usage(void)
{
    folder_enter();
    dispatches("dispatch operations", "0 tick\n", 2, "", "dispatch takes no argument, not 'operations'");
    dispatches("dispatch -", "0 tick\n", 2, "", "dispatch takes no argument, not '-'");
    dispatches("dispatch --seed 3", "0 tick\n", 2, "", "'--seed' does not belong to this command");
    dispatches("dispatch --format json", "0 tick\n", 2, "", "'json' is not one of table");
    dispatches("dispatch --sets x=y", "0 tick\n", 2, "", "unknown option '--sets'");
    char *help = program_output("help dispatch", 0);
    CU_ASSERT_TRUE(contains(help, "--set NAME=VALUE"));
    CU_ASSERT_TRUE(contains(help, "  start_service A Q [P]\n"));
    CU_ASSERT_TRUE(contains(help, "  requeue=head (head|origin|tail)\n"));
    free(help);
    folder_leave();
}

UNIT_MAIN("the console of the dispatcher: its language",
          {"an unknown word is refused with the nearest operation", unknown_words},
          {"too few or too many arguments are refused", argument_counts},
          {"what is no integer is refused", integers}, {"what is no name is refused", names},
          {"what is no time is refused", times}, {"a time before the last one is refused", backwards},
          {"what was said before a bad line has been answered, and nothing is played after it", stops},
          {"lines end with LF, CR LF or the input", line_ends}, {"every parameter can be set", good_sets},
          {"an unknown parameter or value is refused with the nearest one", wrong_sets},
          {"other arguments are refused, and the help tells the language", usage})
