#include "CBoostMath.h"

#include <boost/math/special_functions/beta.hpp>
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

}  // namespace

extern "C" double boost_beta_quantile(double a, double b, double p) {
  if (!are_shapes(a, b) || !is_share(p)) return none;
  try {
    return boost::math::ibeta_inv(a, b, p, Quiet());
  } catch (...) {
    return none;
  }
}

extern "C" double boost_beta_cumulative(double a, double b, double x) {
  if (!are_shapes(a, b) || !is_share(x)) return none;
  try {
    return boost::math::ibeta(a, b, x, Quiet());
  } catch (...) {
    return none;
  }
}
