/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <CUnit/Basic.h>

bool unit_slow_build(void)
{
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__ || !defined __OPTIMIZE__
    return true;
#else
    return false;
#endif
}

void unit_equal_text(const char *actual, const char *expected, const char *file, unsigned line)
{
    bool same = strcmp(actual, expected) == 0;
    if (!same)
        fprintf(stderr, "\n%s:%u: expected\n%s\nbut got\n%s\n", file, line, expected, actual);
    CU_assertImplementation(same, line, "the texts are equal", file, "", CU_FALSE);
}

int unit_main(int argc, char **argv, const char *suite, const struct unit_test *tests, unsigned count)
{
    if (CU_initialize_registry() != CUE_SUCCESS)
        return EXIT_FAILURE;
    CU_pSuite s = CU_add_suite(suite, NULL, NULL);
    unsigned added = 0;
    for (unsigned i = 0; s && i < count; i++) {
        if (argc > 1 && !strstr(tests[i].sentence, argv[1]))
            continue;
        if (!CU_add_test(s, tests[i].sentence, tests[i].run))
            return EXIT_FAILURE;
        added++;
    }
    if (added == 0)
        return EXIT_FAILURE;
    CU_basic_set_mode(CU_BRM_VERBOSE);
    CU_basic_run_tests();
    bool failed = CU_get_number_of_failures() > 0 || CU_get_number_of_tests_run() != added;
    CU_cleanup_registry();
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
