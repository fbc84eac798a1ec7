// The loops themselves, read once for each kind of machine with LANES (doubles in a register), TILE_I and TILE_J (how
// many columns of either side stay in registers at once), PLACES (how many fits share one reading), TARGET and NAME defined.

typedef double NAME(vector) __attribute__((vector_size(LANES * 8), aligned(8)));
typedef long long NAME(integers) __attribute__((vector_size(LANES * 8), aligned(8)));
#define V NAME(vector)
#define I NAME(integers)

TARGET static inline V NAME(load)(const double *from) { return *(const V *)from; }

TARGET static inline V NAME(all)(double value) {
  V result;
  for (int lane = 0; lane < LANES; lane++) result[lane] = value;
  return result;
}

TARGET static inline double NAME(sum)(V value) {
  double result = 0;
  for (int lane = 0; lane < LANES; lane++) result += value[lane];
  return result;
}

TARGET static inline V NAME(select)(I mask, V yes, V no) { return (V)((mask & (I)yes) | (~mask & (I)no)); }

// A tile of TILE_I × TILE_J sums stays in registers over all rows. Columns past the last are read as the last and
// their sums thrown away, so that there is one loop and no remainder.
TARGET static void NAME(gram)(
    const double *x, size_t stride, size_t rows, size_t columns, const double *weights, double *sums) {
  for (size_t i0 = 0; i0 < columns; i0 += TILE_I) {
    const double *left[TILE_I];
    for (size_t a = 0; a < TILE_I; a++) left[a] = x + (i0 + a < columns ? i0 + a : columns - 1) * stride;
    for (size_t j0 = i0 / TILE_J * TILE_J; j0 < columns; j0 += TILE_J) {
      const double *right[TILE_J];
      for (size_t b = 0; b < TILE_J; b++) right[b] = x + (j0 + b < columns ? j0 + b : columns - 1) * stride;
      V tile[TILE_I][TILE_J];
#pragma clang loop unroll(full)
      for (int a = 0; a < TILE_I; a++)
#pragma clang loop unroll(full)
        for (int b = 0; b < TILE_J; b++) tile[a][b] = NAME(all)(0);
      for (size_t row = 0; row < rows; row += LANES) {
        V weight = NAME(load)(weights + row);
        V weighted[TILE_I];
#pragma clang loop unroll(full)
        for (int a = 0; a < TILE_I; a++) weighted[a] = weight * NAME(load)(left[a] + row);
#pragma clang loop unroll(full)
        for (int b = 0; b < TILE_J; b++) {
          V other = NAME(load)(right[b] + row);
#pragma clang loop unroll(full)
          for (int a = 0; a < TILE_I; a++) tile[a][b] += weighted[a] * other;
        }
      }
      for (size_t a = 0; a < TILE_I && i0 + a < columns; a++)
        for (size_t b = 0; b < TILE_J && j0 + b < columns; b++)
          if (i0 + a <= j0 + b) sums[(i0 + a) * columns + j0 + b] += NAME(sum)(tile[a][b]);
    }
  }
}

TARGET static void NAME(linear)(
    const double *x, size_t stride, size_t rows, size_t columns, const double *coefficients, double intercept,
    double *linear) {
  size_t row = 0;
  for (; row + 4 * LANES <= rows; row += 4 * LANES) {
    V sums[4];
    for (int part = 0; part < 4; part++) sums[part] = NAME(all)(intercept);
    for (size_t j = 0; j < columns; j++) {
      V coefficient = NAME(all)(coefficients[j]);
      const double *column = x + j * stride + row;
#pragma clang loop unroll(full)
      for (int part = 0; part < 4; part++) sums[part] += coefficient * NAME(load)(column + part * LANES);
    }
    for (int part = 0; part < 4; part++) *(V *)(linear + row + part * LANES) = sums[part];
  }
  for (; row < rows; row += LANES) {
    V sum = NAME(all)(intercept);
    for (size_t j = 0; j < columns; j++) sum += NAME(all)(coefficients[j]) * NAME(load)(x + j * stride + row);
    *(V *)(linear + row) = sum;
  }
}

TARGET static void NAME(scores)(
    const double *x, size_t stride, size_t rows, size_t columns, const double *first, const double *second,
    double *first_sums, double *second_sums) {
  for (size_t j0 = 0; j0 < columns; j0 += 2) {
    const double *here = x + j0 * stride;
    const double *next = x + (j0 + 1 < columns ? j0 + 1 : j0) * stride;
    V a = NAME(all)(0), b = a, c = a, d = a;
    for (size_t row = 0; row < rows; row += LANES) {
      V left = NAME(load)(here + row), right = NAME(load)(next + row);
      V one = NAME(load)(first + row), two = NAME(load)(second + row);
      a += left * one;
      b += left * two;
      c += right * one;
      d += right * two;
    }
    first_sums[j0] += NAME(sum)(a);
    second_sums[j0] += NAME(sum)(b);
    if (j0 + 1 < columns) {
      first_sums[j0 + 1] += NAME(sum)(c);
      second_sums[j0 + 1] += NAME(sum)(d);
    }
  }
}

// As `linear` for `count` places at once (up to PLACES, known where it is called), term by term in the same order: a number
// of x is read once for all of them.
TARGET static inline __attribute__((always_inline)) void NAME(linear_tile)(
    const double *x, size_t stride, size_t rows, size_t columns, const int count, const double *const *coefficients,
    const double *intercepts, double *const *linear) {
  size_t row = 0;
  for (; row + 2 * LANES <= rows; row += 2 * LANES) {
    V sums[PLACES][2];
#pragma clang loop unroll(full)
    for (int place = 0; place < count; place++) sums[place][0] = sums[place][1] = NAME(all)(intercepts[place]);
    for (size_t j = 0; j < columns; j++) {
      V left = NAME(load)(x + j * stride + row), right = NAME(load)(x + j * stride + row + LANES);
#pragma clang loop unroll(full)
      for (int place = 0; place < count; place++) {
        V coefficient = NAME(all)(coefficients[place][j]);
        sums[place][0] += coefficient * left;
        sums[place][1] += coefficient * right;
      }
    }
#pragma clang loop unroll(full)
    for (int place = 0; place < count; place++)
      for (int part = 0; part < 2; part++) *(V *)(linear[place] + row + part * LANES) = sums[place][part];
  }
  for (; row < rows; row += LANES)
    for (int place = 0; place < count; place++) {
      V sum = NAME(all)(intercepts[place]);
      for (size_t j = 0; j < columns; j++) sum += NAME(all)(coefficients[place][j]) * NAME(load)(x + j * stride + row);
      *(V *)(linear[place] + row) = sum;
    }
}

// As `scores` for the residuals of `count` places at once, in the same order.
TARGET static inline __attribute__((always_inline)) void NAME(scores_tile)(
    const double *x, size_t stride, size_t rows, size_t columns, const int count, const double *const *residuals,
    double *const *scores) {
  for (size_t j0 = 0; j0 < columns; j0 += 2) {
    const double *here = x + j0 * stride;
    const double *next = x + (j0 + 1 < columns ? j0 + 1 : j0) * stride;
    V sums[PLACES][2];
#pragma clang loop unroll(full)
    for (int place = 0; place < count; place++) sums[place][0] = sums[place][1] = NAME(all)(0);
    for (size_t row = 0; row < rows; row += LANES) {
      V a = NAME(load)(here + row), b = NAME(load)(next + row);
#pragma clang loop unroll(full)
      for (int place = 0; place < count; place++) {
        V rest = NAME(load)(residuals[place] + row);
        sums[place][0] += a * rest;
        sums[place][1] += b * rest;
      }
    }
#pragma clang loop unroll(full)
    for (int place = 0; place < count; place++) {
      scores[place][j0] += NAME(sum)(sums[place][0]);
      if (j0 + 1 < columns) scores[place][j0 + 1] += NAME(sum)(sums[place][1]);
    }
  }
}

// TILE for `count` places, a number that is known where it is compiled. No count is above PLACES, so that what stands in place
// of larger ones is never reached.
#define FITTING(number) ((number) < PLACES ? (number) : PLACES)
#define SHARED(count) \
  switch (count) { \
  case 1: TILE(1); break; \
  case 2: TILE(FITTING(2)); break; \
  case 3: TILE(FITTING(3)); break; \
  case 4: TILE(FITTING(4)); break; \
  default: TILE(PLACES); \
  }

TARGET static void NAME(linear_many)(
    const double *x, size_t stride, size_t rows, size_t columns, size_t places, const double *const *coefficients,
    const double *intercepts, double *const *linear) {
  for (size_t first = 0; first < places; first += PLACES) {
    size_t count = places - first < PLACES ? places - first : PLACES;
#define TILE(number) \
  NAME(linear_tile)(x, stride, rows, columns, number, coefficients + first, intercepts + first, linear + first)
    SHARED(count)
#undef TILE
  }
}

TARGET static void NAME(scores_many)(
    const double *x, size_t stride, size_t rows, size_t columns, size_t places, const double *const *residuals,
    double *const *scores) {
  for (size_t first = 0; first < places; first += PLACES) {
    size_t count = places - first < PLACES ? places - first : PLACES;
#define TILE(number) NAME(scores_tile)(x, stride, rows, columns, number, residuals + first, scores + first)
    SHARED(count)
#undef TILE
  }
}

#undef SHARED
#undef FITTING

// e^x for x ≤ 0: x = n ln 2 + r with |r| ≤ ln 2 / 2, e^r by its Taylor polynomial of degree 12 (remainder below
// 2e-16), 2^n by way of the exponent's bits. Below −708 taken as −708.
TARGET static inline V NAME(exponential)(V x) {
  x = NAME(select)(x < NAME(all)(-708), NAME(all)(-708), x);
  V shifted = x * 0x1.71547652b82fep0 + NAME(all)(0x1.8p52);
  V n = shifted - NAME(all)(0x1.8p52);
  V r = x - n * 0x1.62e42fefa38p-1;
  r = r - n * 0x1.ef35793c7673p-45;
  static const double terms[13] = {
      1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720,
      1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 1};
  V power = NAME(all)(terms[0]);
#pragma clang loop unroll(full)
  for (int term = 1; term < 13; term++) power = power * r + terms[term];
  I scale = ((I)shifted << 52) + 0x3ff0000000000000LL;
  return power * (V)scale;
}

// log(1 + t) for 0 ≤ t ≤ 1: 2 artanh(t / (2 + t)) by its series up to the 33rd power.
TARGET static inline V NAME(log_one_plus)(V t) {
  V s = t / (2 + t), square = s * s;
  V series = NAME(all)(1.0 / 33);
#pragma clang loop unroll(full)
  for (int odd = 31; odd > 0; odd -= 2) series = series * square + 1.0 / odd;
  return 2 * s * series;
}

TARGET static double NAME(logistic)(
    const double *linear, const double *outcomes, const double *weights, size_t rows, double *residuals,
    double *information) {
  V total = NAME(all)(0), zero = total;
  for (size_t row = 0; row < rows; row += LANES) {
    V eta = NAME(load)(linear + row), weight = NAME(load)(weights + row), outcome = NAME(load)(outcomes + row);
    I positive = eta > zero;
    V size = NAME(select)(positive, eta, -eta);
    V small = NAME(exponential)(-size);
    V larger = 1 / (1 + small), smaller = small * larger;
    V p = NAME(select)(positive, larger, smaller);
    *(V *)(residuals + row) = weight * (outcome - p);
    *(V *)(information + row) = weight * larger * smaller;
    V likelihood = outcome * eta - NAME(select)(positive, eta, zero) - NAME(log_one_plus)(small);
    total += weight * likelihood;
  }
  return -2 * NAME(sum)(total);
}

TARGET static void NAME(residuals)(
    const double *linear, const double *outcomes, const double *weights, size_t rows, double *residuals) {
  V zero = NAME(all)(0);
  for (size_t row = 0; row < rows; row += LANES) {
    V eta = NAME(load)(linear + row), weight = NAME(load)(weights + row), outcome = NAME(load)(outcomes + row);
    I positive = eta > zero;
    V small = NAME(exponential)(-NAME(select)(positive, eta, -eta));
    V larger = 1 / (1 + small), smaller = small * larger;
    V p = NAME(select)(positive, larger, smaller);
    *(V *)(residuals + row) = weight * (outcome - p);
  }
}

TARGET static void NAME(probabilities)(const double *linear, size_t rows, double *probabilities) {
  for (size_t row = 0; row < rows; row += LANES) {
    V eta = NAME(load)(linear + row);
    I positive = eta > NAME(all)(0);
    V small = NAME(exponential)(NAME(select)(positive, -eta, eta));
    V larger = 1 / (1 + small);
    *(V *)(probabilities + row) = NAME(select)(positive, larger, small * larger);
  }
}

#undef V
#undef I
