#ifndef RIGHTCALL_CBOOSTMATH_H
#define RIGHTCALL_CBOOSTMATH_H

// Distributions of Boost.Math, with plain C names. Nothing throws: what has no answer is NaN.

#ifdef __cplusplus
extern "C" {
#endif

/// The value below which a share `p` of Beta(a, b) lies. a, b > 0 and finite; 0 <= p <= 1.
double boost_beta_quantile(double a, double b, double p);

/// The share of Beta(a, b) at or below x. a, b > 0 and finite; 0 <= x <= 1.
double boost_beta_cumulative(double a, double b, double x);

/// The value below which a standard normal lies with probability `p`, 0 <= p <= 1.
double boost_normal_quantile(double p);

/// The same of Student's t. degrees > 0, infinity = normal.
double boost_student_quantile(double degrees, double p);

/// The probability of a t above `t`.
double boost_student_tail(double degrees, double t);

/// The probability of a chi-squared above x >= 0, degrees > 0.
double boost_chi_squared_tail(double degrees, double x);

/// The value below which a chi-squared lies with probability `p`.
double boost_chi_squared_quantile(double degrees, double p);

/// The probability of an F above x >= 0.
double boost_f_tail(double first, double second, double x);

#ifdef __cplusplus
}
#endif

#endif
