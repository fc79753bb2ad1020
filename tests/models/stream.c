/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stream.h"

#include <math.h>
#include "tests/support/unit.h"

static double from_words(uint32_t high, uint32_t low)
{
    return ldexp((double)(((uint64_t)high << 32 | low) >> 12) + 0.5, -52);
}

/* Known answers of Random123's kat_vectors for philox4x32-10: counter and key all zero, all ones. */
static void known_answers(void)
{
    const struct stream_key zero = {{0, 0}}, ones = {{UINT32_MAX, UINT32_MAX}};
    struct uniforms u = stream_uniforms(zero, 0, 0, 0);
    CU_ASSERT_EQUAL(u.value, from_words(0xe169c58d, 0x6627e8d5));
    CU_ASSERT_EQUAL(u.choice, from_words(0x9b00dbd8, 0xbc57ac4c));
    u = stream_uniforms(ones, UINT32_MAX, UINT64_MAX, UINT32_MAX);
    CU_ASSERT_EQUAL(u.value, from_words(0x41c83b0e, 0x408f276d));
    CU_ASSERT_EQUAL(u.choice, from_words(0x6d5451fd, 0xa20bc7c6));
}

static void several_at_a_time(void)
{
    struct stream_key key = stream_key(7, STREAM_TALK, "vip");
    struct uniforms many[37];
    stream_fill(key, 3, UINT64_C(0xfffffff0), 37, many); /* across the carry into the high word */
    for (uint64_t i = 0; i < 37; i++) {
        struct uniforms one = stream_uniforms(key, 3, UINT64_C(0xfffffff0) + i, 0);
        CU_ASSERT_EQUAL(many[i].value, one.value);
        CU_ASSERT_EQUAL(many[i].choice, one.choice);
    }
}

static bool same_key(struct stream_key a, struct stream_key b)
{
    return a.word[0] == b.word[0] && a.word[1] == b.word[1];
}

static void everything_counts(void)
{
    struct stream_key key = stream_key(1, STREAM_TALK, "vip");
    CU_ASSERT_TRUE(same_key(key, stream_key(1, STREAM_TALK, "vip")));
    CU_ASSERT_FALSE(same_key(key, stream_key(2, STREAM_TALK, "vip")));
    CU_ASSERT_FALSE(same_key(key, stream_key(1 + (UINT64_C(1) << 53), STREAM_TALK, "vip")));
    CU_ASSERT_FALSE(same_key(key, stream_key(1, STREAM_PATIENCE, "vip")));
    CU_ASSERT_FALSE(same_key(key, stream_key(1, STREAM_TALK, "vip2")));
    double u = stream_uniforms(key, 0, 0, 0).value;
    CU_ASSERT_NOT_EQUAL(u, stream_uniforms(key, 1, 0, 0).value);
    CU_ASSERT_NOT_EQUAL(u, stream_uniforms(key, 0, 1, 0).value);
    CU_ASSERT_NOT_EQUAL(u, stream_uniforms(key, 0, 0, 1).value);
}

/* With all 64 bits set the usual 53-bit formula gives 1. */
static void strictly_inside(void)
{
    CU_ASSERT_TRUE(from_words(UINT32_MAX, UINT32_MAX) < 1);
    CU_ASSERT_TRUE(from_words(0, 0) > 0);
    CU_ASSERT_TRUE(-log(from_words(0, 0)) < 37);
}

/* Chi-square of 100 cells over 10^6 draws of successive calls, successive replications and draws. */
static double chi_square(double (*draw)(unsigned i))
{
    enum { CELLS = 100, DRAWS = 1000000 };
    static unsigned cells[CELLS];
    for (unsigned c = 0; c < CELLS; c++)
        cells[c] = 0;
    for (unsigned i = 0; i < DRAWS; i++)
        cells[(unsigned)(draw(i) * CELLS)]++;
    double sum = 0, expected = (double)DRAWS / CELLS;
    for (unsigned c = 0; c < CELLS; c++)
        sum += (cells[c] - expected) * (cells[c] - expected) / expected;
    return sum;
}
static double by_call(unsigned i)
{
    return stream_uniforms(stream_key(1, STREAM_TALK, "a"), 0, i, 0).value;
}
static double by_choice(unsigned i)
{
    return stream_uniforms(stream_key(1, STREAM_TALK, "a"), 0, i, 0).choice;
}
static double by_replication(unsigned i)
{
    return stream_uniforms(stream_key(1, STREAM_TALK, "a"), i, 0, 0).value;
}
static double by_draw(unsigned i)
{
    return stream_uniforms(stream_key(1, STREAM_TALK, "a"), 0, 0, i).value;
}
static void uniform_every_way(void)
{
    double (*const draws[])(unsigned) = {by_call, by_choice, by_replication, by_draw};
    for (unsigned i = 0; i < 4; i++) {
        double z = (chi_square(draws[i]) - 99) / sqrt(2 * 99.0);
        CU_ASSERT_TRUE(fabs(z) < 4.5);
    }
}

static void gsl_generator(void)
{
    gsl_rng *rng = gsl_rng_alloc(stream_gsl);
    struct stream_key key = stream_key(1, STREAM_TALK, "a");
    stream_seek(rng, key, 5, 6, 7);
    double first = gsl_rng_uniform(rng), second = gsl_rng_uniform(rng);
    for (int i = 0; i < 1000; i++)
        gsl_rng_get(rng);
    stream_seek(rng, key, 5, 6, 8);
    double elsewhere = gsl_rng_uniform(rng);
    stream_seek(rng, key, 5, 6, 7);
    CU_ASSERT_EQUAL(gsl_rng_uniform(rng), first);
    CU_ASSERT_EQUAL(gsl_rng_uniform(rng), second);
    CU_ASSERT_NOT_EQUAL(first, second);
    CU_ASSERT_NOT_EQUAL(first, elsewhere);
    CU_ASSERT_NOT_EQUAL(first, stream_uniforms(key, 5, 6, 7).value);
    CU_ASSERT_EQUAL(gsl_rng_min(rng), 0);
    CU_ASSERT_EQUAL(gsl_rng_max(rng), UINT32_MAX);
    gsl_rng_free(rng);
}

UNIT_MAIN("streams",
          {"philox gives the published known answers", known_answers},
          {"uniforms made several at a time are those made one by one", several_at_a_time},
          {"seed, replication, purpose, name, call and draw all matter", everything_counts},
          {"a uniform is never 0 and never 1", strictly_inside},
          {"numbers are uniform along calls, choices, replications and draws", uniform_every_way},
          {"a GSL generator continues from any place and repeats it", gsl_generator})
