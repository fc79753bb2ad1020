/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which mutants a source has: written down by hand from the rules. */
#include "tests/mutation/mutants.h"

#include <stdlib.h>
#include <string.h>
#include "tests/support/unit.h"

/* The names, a line each, without "f: ". */
static void has(const char *text, const char *names)
{
    struct mutants m = mutants_of(text);
    char *found = NULL;
    size_t size;
    FILE *out = open_memstream(&found, &size);
    for (int i = 0; i < m.count; i++)
        fprintf(out, "%s\n", strncmp(m.of[i].name, "f: ", 3) == 0 ? m.of[i].name + 3 : m.of[i].name);
    fclose(out);
    UNIT_TEXT(found, names);
    free(found);
    mutants_free(&m);
}

static void of_operators(void)
{
    has("int f(int a)\n{\n    return a < b && !c; /* not this: x < y */\n}\n",
        "return a < b && !c; => return a <= b && !c;\n"
        "return a < b && !c; => return a < b || !c;\n"
        "return a < b && !c; => return a < b && c;\n");
    has("int f(int a)\n{\n    return a + 1 - b[a];\n}\n", "return a + 1 - b[a]; => return a - 1 - b[a];\n"
                                                          "return a + 1 - b[a]; => return a - b[a];\n"
                                                          "return a + 1 - b[a]; => return a + 0 - b[a];\n"
                                                          "return a + 1 - b[a]; => return a + 1 + b[a];\n");
}

static void of_declarations(void)
{
    has("int f(int *a, int b);\n", "");
    has("#define LESS(a, b) ((a) < (b) + 1)\nstruct x {\n    int *y;\n};\n", "");
    has("int f(void)\n{\n    struct x *p = &y;\n    int before = p->z;\n    return *p;\n}\n", "");
}

static void of_conditions(void)
{
    has("int f(int a)\n{\n    if (a)\n        return 7;\n    return a ? b : c;\n}\n",
        "if (a) => if (!(a))\n"
        "return 7; => return 6;\n"
        "return 7; => return 8;\n"
        "return a ? b : c; => return !a ? b : c;\n");
}

static void of_names(void)
{
    has("int f(int a)\n{\n    return l->head;\n}\n", "return l->head; => return l->tail;\n");
    has("int f(int a)\n{\n    return ACD_RANGE;\n}\n", "return ACD_RANGE; => return ACD_OK;\n");
    has("int f(int a)\n{\n    return g(a, true, c);\n}\n",
        "return g(a, true, c); => return g(a, c, true);\n"
        "return g(a, true, c); => return g(a, false, c);\n");
    has("int f(int a)\n{\n    return ACD_OK;\n}\n", "");
}

static void of_statements(void)
{
    has("int f(int a)\n{\n    int b = a;\n    g(b);\n    while (a > b)\n        b++;\n    return b;\n}\n",
        "g(b); => ;\n"
        "while (a > b) => while (a >= b)\n"
        "b++; => ;\n"
        "b++; => b--;\n");
    has("void f(int a)\n{\n    *a = (struct s){.b = c,\n                    .d = e};\n}\n",
        "*a = (struct s){.b = c, .d = e}; => ;\n");
}

static void of_the_same_line(void)
{
    has("void f(int a)\n{\n    g(a);\n    h(a);\n    g(a);\n}\n", "g(a); => ;\nh(a); => ;\ng(a); => ; (2)\n");
    has("enum { A = 8 };\n",
        "-: enum { A = 8 }; => enum { A = 7 };\n-: enum { A = 8 }; => enum { A = 9 };\n");
}

static void of_writing(void)
{
    const char *text = "int f(int a)\n{\n    return a <= b;\n}\n";
    struct mutants m = mutants_of(text);
    char *written = NULL;
    size_t size;
    FILE *out = open_memstream(&written, &size);
    CU_ASSERT_EQUAL_FATAL(m.count, 1);
    mutant_write(out, text, &m.of[0]);
    fclose(out);
    UNIT_TEXT(written, "int f(int a)\n{\n    return a < b;\n}\n");
    free(written);
    mutants_free(&m);
}

UNIT_MAIN("mutants", {"operators are exchanged, negations and ones are dropped", of_operators},
          {"declarations, comments and the preprocessor have none", of_declarations},
          {"conditions without an operator are negated", of_conditions},
          {"names, answers and arguments are mistaken for others", of_names},
          {"statements are left out, declarations are not", of_statements},
          {"the same line in a function twice has two names", of_the_same_line},
          {"a mutant is the source with its fault", of_writing})
