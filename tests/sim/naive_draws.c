/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/naive_parts.h"

double draw_seconds(const struct day *d, const struct dist *law, enum stream_purpose purpose,
                    const char *name, uint64_t number, uint32_t draw)
{
    struct stream_key key = stream_key(d->s->run.seed, purpose, name);
    struct place_in_stream at = {key, d->replication, number, draw};
    return dist_sample(law, stream_uniforms(key, d->replication, number, draw), &at, d->rng);
}

int64_t draw_time(const struct day *d, const struct dist *law, enum stream_purpose purpose, const char *name,
                  uint64_t number, uint32_t draw)
{
    return law->kind == DIST_NONE ? 0 : sim_time(draw_seconds(d, law, purpose, name, number, draw));
}

bool draw_choice(const struct day *d, double probability, enum stream_purpose purpose, const char *name,
                 uint64_t number, uint32_t draw)
{
    struct stream_key key = stream_key(d->s->run.seed, purpose, name);
    return stream_uniforms(key, d->replication, number, draw).choice < probability;
}
