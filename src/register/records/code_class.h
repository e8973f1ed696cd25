#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "register/records/local_text.h"
#include "register/view.h"

namespace acta::record {

// What a pack's own code means to an analysis. The pack says it about subject
// `<property>/<code>`, property `class`: status/signed has the class under_way. A code of which
// nothing is said is its own class.
std::string_view class_of(const View& view, std::string_view property, std::string_view code);

// The same for who asks often: each code of the property is looked up once.
class CodeClasses {
 public:
  CodeClasses(const View& view, std::string_view property) : view_(view), property_(property) {}
  std::string_view of(Symbol code);

 private:
  const View& view_;
  std::string_view property_;
  std::vector<std::pair<Symbol, std::string_view>> known_;
};

// The words for a code in a language, from the label of the same subject; failing that the code.
LocalText label_of(const View& view, std::string_view property, std::string_view code,
                   std::string_view language);

}  // namespace acta::record
