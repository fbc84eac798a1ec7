#ifndef RIGHTCALL_CBOOSTMATH_H
#define RIGHTCALL_CBOOSTMATH_H

// The beta distribution of Boost.Math, with plain C names. Nothing throws: what has no answer is NaN.

#ifdef __cplusplus
extern "C" {
#endif

/// The value below which a share `p` of Beta(a, b) lies. a, b > 0 and finite; 0 <= p <= 1.
double boost_beta_quantile(double a, double b, double p);

/// The share of Beta(a, b) at or below x. a, b > 0 and finite; 0 <= x <= 1.
double boost_beta_cumulative(double a, double b, double x);

#ifdef __cplusplus
}
#endif

#endif
