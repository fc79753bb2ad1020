/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/square_root.h"

#include <math.h>
#include <stdbool.h>
#include <gsl/gsl_math.h>

/* Phi(-40) is below any double's last digit of anything. */
#define BETA_MOST 38.0

double square_root_p_wait(double beta)
{
    double density = exp(-beta * beta / 2) / sqrt(2 * M_PI), below = 0.5 * erfc(-beta / M_SQRT2);
    return density / (density + beta * below);
}

double square_root_service_level(double beta, double load, double within)
{
    return 1 - square_root_p_wait(beta) * exp(-beta * sqrt(load) * within);
}

struct goal {
    double service_level, load, within;
};

/* Both ways to ask are a service level: that within 0 is 1 - P(wait). */
static bool is_met(const struct goal *g, double beta)
{
    double missed = square_root_p_wait(beta) * exp(-beta * sqrt(g->load) * g->within);
    return missed <= 1 - g->service_level;
}

static double least_beta(const struct goal *g)
{
    double low = 0, high = BETA_MOST;
    if (is_met(g, 0))
        return 0;
    while (true) {
        double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high)
            return high;
        if (is_met(g, middle))
            high = middle;
        else
            low = middle;
    }
}

double square_root_beta_of_p_wait(double p_wait)
{
    return least_beta(&(struct goal){1 - p_wait, 1, 0});
}

double square_root_beta_of_service_level(double service_level, double load, double within)
{
    return least_beta(&(struct goal){service_level, load, within});
}

uint32_t square_root_agents(double load, double beta)
{
    double agents = ceil(load + beta * sqrt(load));
    agents = agents > load ? agents : agents + 1;
    return agents < UINT32_MAX ? (uint32_t)agents : UINT32_MAX;
}
