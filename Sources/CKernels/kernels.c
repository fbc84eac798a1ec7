#include "CKernels.h"

#define LANES 2
#define TILE_I 2
#define TILE_J 4
#define PLACES 2
#define TARGET
#define NAME(name) plain_##name
#include "loops.h"
#undef LANES
#undef TILE_I
#undef TILE_J
#undef PLACES
#undef TARGET
#undef NAME

#if defined(__x86_64__)

#define LANES 4
#define TILE_I 3
#define TILE_J 4
#define PLACES 4
#define TARGET __attribute__((target("avx2,fma")))
#define NAME(name) avx2_##name
#include "loops.h"
#undef LANES
#undef TILE_I
#undef TILE_J
#undef PLACES
#undef TARGET
#undef NAME

#define LANES 8
#define TILE_I 4
#define TILE_J 5
#define PLACES 5
#define TARGET __attribute__((target("avx512f,avx512dq,fma")))
#define NAME(name) avx512_##name
#include "loops.h"

int ckernels_best_level(void) {
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("fma")) return 2;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return 1;
  return 0;
}

// The answer's own function for the level asked for, or for the best that there is below it.
#define AT_LEVEL(call_plain, call_avx2, call_avx512) \
  {                                                  \
    int best = ckernels_best_level();                \
    int use = level < best ? level : best;           \
    if (use >= 2) return call_avx512;                \
    if (use == 1) return call_avx2;                  \
    return call_plain;                               \
  }

#else

int ckernels_best_level(void) { return 0; }

#define AT_LEVEL(call_plain, call_avx2, call_avx512) \
  {                                                  \
    (void)level;                                     \
    return call_plain;                               \
  }

#endif

#define DISPATCH(name, ...) AT_LEVEL(plain_##name(__VA_ARGS__), avx2_##name(__VA_ARGS__), avx512_##name(__VA_ARGS__))

void ckernels_gram(
    int level, const double *x, size_t stride, size_t rows, size_t columns, const double *weights, double *sums)
    DISPATCH(gram, x, stride, rows, columns, weights, sums)

void ckernels_linear(
    int level, const double *x, size_t stride, size_t rows, size_t columns, const double *coefficients,
    double intercept, double *linear)
    DISPATCH(linear, x, stride, rows, columns, coefficients, intercept, linear)

void ckernels_scores(
    int level, const double *x, size_t stride, size_t rows, size_t columns, const double *first, const double *second,
    double *first_sums, double *second_sums)
    DISPATCH(scores, x, stride, rows, columns, first, second, first_sums, second_sums)

void ckernels_linear_many(
    int level, const double *x, size_t stride, size_t rows, size_t columns, size_t places,
    const double *const *coefficients, const double *intercepts, double *const *linear)
    DISPATCH(linear_many, x, stride, rows, columns, places, coefficients, intercepts, linear)

void ckernels_scores_many(
    int level, const double *x, size_t stride, size_t rows, size_t columns, size_t places,
    const double *const *residuals, double *const *scores)
    DISPATCH(scores_many, x, stride, rows, columns, places, residuals, scores)

void ckernels_residuals(
    int level, const double *linear, const double *outcomes, const double *weights, size_t rows, double *residuals)
    DISPATCH(residuals, linear, outcomes, weights, rows, residuals)

double ckernels_logistic(
    int level, const double *linear, const double *outcomes, const double *weights, size_t rows, double *residuals,
    double *information)
    DISPATCH(logistic, linear, outcomes, weights, rows, residuals, information)

void ckernels_probabilities(int level, const double *linear, size_t rows, double *probabilities)
    DISPATCH(probabilities, linear, rows, probabilities)

// Eight sums side by side, in an order of their own, so that they need no permission to reorder.
static double lane_sum(const double *lanes) {
  return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
}

void ckernels_moments(const double *x, const double *weights, size_t rows, double *out) {
  double weight[8] = {0}, sum[8] = {0}, squares[8] = {0};
  size_t whole = rows / 8 * 8;
  for (size_t row = 0; row < whole; row += 8)
    for (int lane = 0; lane < 8; lane++) {
      double w = weights ? weights[row + lane] : 1;
      weight[lane] += w;
      sum[lane] += w * x[row + lane];
    }
  for (size_t row = whole; row < rows; row++) {
    double w = weights ? weights[row] : 1;
    weight[row - whole] += w;
    sum[row - whole] += w * x[row];
  }
  double total = lane_sum(weight);
  double mean = total > 0 ? lane_sum(sum) / total : 0;
  for (size_t row = 0; row < whole; row += 8)
    for (int lane = 0; lane < 8; lane++) {
      double distance = x[row + lane] - mean;
      squares[lane] += (weights ? weights[row + lane] : 1) * distance * distance;
    }
  for (size_t row = whole; row < rows; row++) {
    double distance = x[row] - mean;
    squares[row - whole] += (weights ? weights[row] : 1) * distance * distance;
  }
  out[0] = total;
  out[1] = mean;
  out[2] = lane_sum(squares);
}

void ckernels_standardise(
    const double *x, const int *chosen, size_t rows, double mean, double factor, double *out) {
  if (chosen)
    for (size_t row = 0; row < rows; row++) out[row] = (x[chosen[row]] - mean) * factor;
  else
    for (size_t row = 0; row < rows; row++) out[row] = (x[row] - mean) * factor;
}

void ckernels_standardise_apart(
    const double *x, const int *chosen, const long long *places, size_t rows, double mean, double factor, double *out) {
  for (size_t row = 0; row < rows; row++) out[places[row]] = (x[chosen[row]] - mean) * factor;
}

void ckernels_arm_sums(
    const double *x, const int *chosen, size_t rows, const double *zero, const double *one, double zero_mean,
    double one_mean, int power, double *out) {
  double none[8] = {0}, some[8] = {0};
  for (size_t start = 0; start < rows; start += 8) {
    size_t end = rows - start < 8 ? rows - start : 8;
    for (size_t lane = 0; lane < end; lane++) {
      double value = x[chosen ? (size_t)chosen[start + lane] : start + lane];
      double left = value - zero_mean, right = value - one_mean;
      none[lane] += zero[start + lane] * (power == 2 ? left * left : left);
      some[lane] += one[start + lane] * (power == 2 ? right * right : right);
    }
  }
  out[0] = lane_sum(none);
  out[1] = lane_sum(some);
}

void ckernels_histogram(
    const unsigned char *codes, const int *rows, size_t count, const double *gradients, const double *curvatures,
    double *out) {
  for (size_t place = 0; place < count; place++) {
    int row = rows[place];
    double *cell = out + 3 * (size_t)codes[row];
    cell[0] += gradients[row];
    cell[1] += curvatures[row];
    cell[2] += 1;
  }
}
