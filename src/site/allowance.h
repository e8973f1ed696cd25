#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace acta::site {

// How many answers one house of readers may have made for it: a bucket of tokens for each, full at
// first and filled again as time goes by. What is kept ready costs nothing and takes no token, so
// no reader of public pages meets this; who searches or asks for other dates without end does. What
// took long to make is charged afterwards, and may leave a debt. Any thread may take.
class Allowance {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  struct Rate {
    double a_second = 50;
    double at_once = 500;
  };
  explicit Allowance(Rate rate) : rate_(rate) {}

  bool take(const std::string& house, Moment now);  // false: none is left at this moment
  void charge(const std::string& house, double tokens, Moment now);
  std::chrono::seconds wait(const std::string& house, Moment now);  // until one is left, rounded up
  std::size_t houses();

 private:
  struct Bucket {
    double tokens;
    Moment at;
  };
  Bucket& bucket_of(const std::string& house, Moment now);  // filled up to now
  void forget_the_full(Moment now);
  double filled(const Bucket& bucket, Moment now) const;

  const Rate rate_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;  // a house that has all its tokens needs none
};

}  // namespace acta::site
