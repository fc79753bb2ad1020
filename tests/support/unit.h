/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of a test program: a table of sentences and functions, run by CUnit.
 *
 *     static void of_ties(void) { CU_ASSERT_EQUAL(...); }
 *     UNIT_MAIN("longest idle",
 *               {"the agent who became free first is offered first", of_ties})
 *
 * An argument on the command line runs only the tests whose sentence contains it.
 */
#ifndef TESTS_SUPPORT_UNIT_H
#define TESTS_SUPPORT_UNIT_H

#include <stdbool.h>
#include <CUnit/CUnit.h>

struct unit_test {
    const char *sentence;
    void (*run)(void);
};

int unit_main(int argc, char **argv, const char *suite, const struct unit_test *tests, unsigned count);

#define UNIT_MAIN(suite, ...)                                                        \
    int main(int argc, char **argv)                                                  \
    {                                                                                \
        static const struct unit_test tests[] = {__VA_ARGS__};                       \
        return unit_main(argc, argv, suite, tests, sizeof tests / sizeof *tests);    \
    }

/* True in a sanitized or instrumented build: do the same with less. */
bool unit_slow_build(void);

/* Checks with the two texts in the message of a failure. */
void unit_equal_text(const char *actual, const char *expected, const char *file, unsigned line);
#define UNIT_TEXT(actual, expected) unit_equal_text((actual), (expected), __FILE__, __LINE__)

#endif
