#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace acta::answer {

// The few of `known` that somebody may have meant who wrote `written`, nearest first and joined
// with
// ", "; empty if none is near. Case and accents do not count; at most a third of the word is wrong.
std::string nearest(std::string_view written, const std::vector<std::string>& known);

}  // namespace acta::answer
