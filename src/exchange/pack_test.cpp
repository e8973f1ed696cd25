#include "exchange/pack.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace acta::exchange {
namespace {

TEST(LosAngeles, Loads) {
  const auto pack = read_pack(ACTA_SOURCE_DIR "/packs/los-angeles");
  if (!pack) {
    for (const Error& e : pack.error())
      ADD_FAILURE() << e.place << ": " << e.message << " [" << e.value << "] " << e.hint;
    return;
  }
  std::map<std::string, int> counts;
  for (const auto& d : pack->drafts) {
    const auto first = d.key.find('/');
    ++counts[d.key.substr(first + 1, d.key.find('/', first + 1) - first - 1)];
    if (getenv("DUMP"))
      printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", d.key.c_str(),
             d.subject.text.c_str(), d.property.text.c_str(), d.value.text.c_str(),
             d.missing.text.c_str(), d.unit.text.c_str(), d.qualifier.text.c_str(),
             d.language.text.c_str(), d.from.text.c_str(), d.latest.text.c_str(),
             d.until.text.c_str(), d.to.text.c_str(), d.asserter.text.c_str(),
             d.source.text.c_str(), d.locator.text.c_str());
  }
  for (auto& [k, n] : counts) std::printf("%s %d\n", k.c_str(), n);
}

}  // namespace
}  // namespace acta::exchange
