#pragma once

#include <cstdio>
#include <string>

// A figure beside what was to be reached, for bench/warning_goals to gather:
// goal<TAB>E9<TAB>what<TAB>figure<TAB>bar<TAB>met, or not met<TAB>what peers reach
namespace goal {

struct Shown {
  const char* peers = "";
  int digits = 3;
  const char* unit = "";

  std::string operator()(double value) const {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f%s", digits, value, unit);
    return text;
  }
};

inline void tell(const char* id, const std::string& what, const Shown& shown, double figure,
                 const std::string& bar, bool met) {
  std::printf("goal\t%s\t%s\t%s\t%s\t%s\t%s\n", id, what.c_str(), shown(figure).c_str(),
              bar.c_str(), met ? "met" : "not met", shown.peers);
}
inline void at_most(const char* id, const std::string& what, double figure, double bar,
                    const Shown& shown = {}) {
  tell(id, what, shown, figure, shown(bar) + " at most", figure <= bar);
}
inline void at_least(const char* id, const std::string& what, double figure, double bar,
                     const Shown& shown = {}) {
  tell(id, what, shown, figure, shown(bar) + " at least", figure >= bar);
}
inline void within(const char* id, const std::string& what, double figure, double least,
                   double most, const Shown& shown = {}) {
  tell(id, what, shown, figure, shown(least) + " to " + shown(most),
       least <= figure && figure <= most);
}

}  // namespace goal
