#include "site/allowance.h"

#include <algorithm>
#include <cmath>

namespace acta::site {
namespace {

constexpr std::size_t many = 4096;  // houses from which on it pays to look for full buckets

}  // namespace

double Allowance::filled(const Bucket& bucket, Moment now) const {
  const double seconds = std::chrono::duration<double>(now - bucket.at).count();
  return std::min(rate_.at_once, bucket.tokens + seconds * rate_.a_second);
}

void Allowance::forget_the_full(Moment now) {
  std::erase_if(buckets_,
                [&](const auto& each) { return filled(each.second, now) >= rate_.at_once; });
}

std::size_t Allowance::houses() {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

Allowance::Bucket& Allowance::bucket_of(const std::string& house, Moment now) {
  if (buckets_.size() >= many) forget_the_full(now);
  Bucket& bucket = buckets_.try_emplace(house, Bucket{rate_.at_once, now}).first->second;
  return bucket = {filled(bucket, now), now};
}

bool Allowance::take(const std::string& house, Moment now) {
  const std::lock_guard lock(mutex_);
  Bucket& bucket = bucket_of(house, now);
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

void Allowance::charge(const std::string& house, double tokens, Moment now) {
  const std::lock_guard lock(mutex_);
  bucket_of(house, now).tokens -= tokens;
}

std::chrono::seconds Allowance::wait(const std::string& house, Moment now) {
  const std::lock_guard lock(mutex_);
  const double missing = std::max(1 - bucket_of(house, now).tokens, 0.0);
  return std::chrono::seconds(std::llround(std::ceil(missing / rate_.a_second)));
}

}  // namespace acta::site
