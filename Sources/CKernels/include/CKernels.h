// Inner loops of regression over blocks of rows, in the widest arithmetic that the machine has.
// Columns lie `stride` numbers apart; `rows` is a multiple of 8 (the caller pads with rows of weight 0).
// `level` is 0 (plain), 1 (AVX2 and FMA) or 2 (AVX-512); a level that the machine lacks is taken as the best it has.
// All levels agree within rounding: sums are added in another order and products may be fused.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// The highest level of this machine.
int ckernels_best_level(void);

// sums[i * columns + j] += Σ weights · x_i · x_j for i ≤ j; the lower triangle is left alone.
void ckernels_gram(
    int level, const double *x, size_t stride, size_t rows, size_t columns, const double *weights, double *sums);

// linear = intercept + Σ coefficients_j · x_j.
void ckernels_linear(
    int level, const double *x, size_t stride, size_t rows, size_t columns, const double *coefficients,
    double intercept, double *linear);

// first_sums[j] += Σ first · x_j and second_sums[j] += Σ second · x_j.
void ckernels_scores(
    int level, const double *x, size_t stride, size_t rows, size_t columns, const double *first, const double *second,
    double *first_sums, double *second_sums);

// `ckernels_linear` for several places at once, and `ckernels_scores` for the residuals of several: the same sums in the
// same order, x read once for four or five of them.
void ckernels_linear_many(
    int level, const double *x, size_t stride, size_t rows, size_t columns, size_t places,
    const double *const *coefficients, const double *intercepts, double *const *linear);
void ckernels_scores_many(
    int level, const double *x, size_t stride, size_t rows, size_t columns, size_t places,
    const double *const *residuals, double *const *scores);

// The residuals of `ckernels_logistic` by themselves.
void ckernels_residuals(
    int level, const double *linear, const double *outcomes, const double *weights, size_t rows, double *residuals);

// For p = 1 / (1 + e^−linear): residuals = weights · (outcomes − p), information = weights · p · (1 − p).
// Returns −2 Σ weights · (outcomes · log p + (1 − outcomes) · log(1 − p)). Errors below 4 units in the last place of p.
double ckernels_logistic(
    int level, const double *linear, const double *outcomes, const double *weights, size_t rows, double *residuals,
    double *information);

// p = 1 / (1 + e^−linear); in place where both are the same.
void ckernels_probabilities(int level, const double *linear, size_t rows, double *probabilities);

// out[0] = Σ weights, out[1] = weighted mean, out[2] = Σ weights · (x − mean)², in two passes over the block.
// Any number of rows.
void ckernels_moments(const double *x, const double *weights, size_t rows, double *out);

// out = (x − mean) · factor. Any number of rows; with `chosen`, those rows of x.
void ckernels_standardise(
    const double *x, const int *chosen, size_t rows, double mean, double factor, double *out);

// The same for rows each of which has a place of its own.
void ckernels_standardise_apart(
    const double *x, const int *chosen, const long long *places, size_t rows, double mean, double factor, double *out);

// out[0] = Σ zero · (x − zero_mean)^power and out[1] = Σ one · (x − one_mean)^power, power 1 or 2. Any number of rows; with
// `chosen`, those rows of x. Weights are in the order of rows.
void ckernels_arm_sums(
    const double *x, const int *chosen, size_t rows, const double *zero, const double *one, double zero_mean,
    double one_mean, int power, double *out);

// out[3 * code] += gradients[row], out[3 * code + 1] += curvatures[row], out[3 * code + 2] += 1 for the rows named.
void ckernels_histogram(
    const unsigned char *codes, const int *rows, size_t count, const double *gradients, const double *curvatures,
    double *out);

#ifdef __cplusplus
}
#endif

#endif
