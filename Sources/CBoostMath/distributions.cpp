#include "CBoostMath.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

namespace {

namespace policies = boost::math::policies;

// Swift cannot catch what C++ throws. Doubles are not promoted: eighty bits cost several times as much.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>, policies::indeterminate_result_error<policies::ignore_error>,
    policies::promote_double<false>>;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool are_shapes(double a, double b) { return a > 0 && b > 0 && std::isfinite(a) && std::isfinite(b); }

bool is_share(double value) { return value >= 0 && value <= 1; }

bool is_positive(double value) { return value > 0 && std::isfinite(value); }

// What throws after all has no answer.
template <typename Function>
double quietly(Function function) {
  try {
    return function();
  } catch (...) {
    return none;
  }
}

}  // namespace

extern "C" double boost_beta_quantile(double a, double b, double p) {
  if (!are_shapes(a, b) || !is_share(p)) return none;
  return quietly([=] { return boost::math::ibeta_inv(a, b, p, Quiet()); });
}

extern "C" double boost_beta_cumulative(double a, double b, double x) {
  if (!are_shapes(a, b) || !is_share(x)) return none;
  return quietly([=] { return boost::math::ibeta(a, b, x, Quiet()); });
}

extern "C" double boost_normal_quantile(double p) {
  if (!is_share(p)) return none;
  if (p == 0 || p == 1) return p == 0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
  return quietly([=] { return -std::sqrt(2.0) * boost::math::erfc_inv(2 * p, Quiet()); });
}

extern "C" double boost_student_quantile(double degrees, double p) {
  if (!(degrees > 0) || !is_share(p)) return none;
  if (std::isinf(degrees) || p == 0 || p == 1) return boost_normal_quantile(p);
  // Of the smaller tail, so that nothing is lost to rounding: x = ν / (ν + t²) is Beta(ν / 2, 1 / 2).
  const double tail = p < 0.5 ? p : 1 - p;
  if (tail == 0.5) return 0;
  return quietly([=] {
    double rest = 0;
    const double x = boost::math::ibeta_inv(degrees / 2, 0.5, 2 * tail, &rest, Quiet());
    const double size = std::sqrt(degrees * rest / x);
    return p < 0.5 ? -size : size;
  });
}

extern "C" double boost_student_tail(double degrees, double t) {
  if (!(degrees > 0) || std::isnan(t)) return none;
  if (std::isinf(degrees)) return std::erfc(t / std::sqrt(2.0)) / 2;
  if (std::isinf(t)) return t > 0 ? 0 : 1;
  return quietly([=] {
    const double both = boost::math::ibeta(degrees / 2, 0.5, degrees / (degrees + t * t), Quiet());
    return t > 0 ? both / 2 : 1 - both / 2;
  });
}

extern "C" double boost_chi_squared_tail(double degrees, double x) {
  if (!is_positive(degrees) || !(x >= 0)) return none;
  if (std::isinf(x)) return 0;
  return quietly([=] { return boost::math::gamma_q(degrees / 2, x / 2, Quiet()); });
}

extern "C" double boost_chi_squared_quantile(double degrees, double p) {
  if (!is_positive(degrees) || !is_share(p)) return none;
  if (p == 1) return std::numeric_limits<double>::infinity();
  return quietly([=] { return 2 * boost::math::gamma_p_inv(degrees / 2, p, Quiet()); });
}

extern "C" double boost_f_tail(double first, double second, double x) {
  if (!is_positive(first) || !is_positive(second) || !(x >= 0)) return none;
  if (std::isinf(x)) return 0;
  return quietly([=] { return boost::math::ibeta(second / 2, first / 2, second / (second + first * x), Quiet()); });
}
