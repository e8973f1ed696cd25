#include "register/translation.h"

#include <charconv>

namespace acta::record {

const Claim* original_of(const Register& record, const Claim& claim) {
  if (claim.translation == Translation::none || claim.replaces.empty()) return nullptr;
  return record.claim(claim.replaces.front());
}

const Claim* text_at(const View& view, std::string_view entry) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(entry.data(), entry.data() + entry.size(), number);
  if (error != std::errc{} || end != entry.data() + entry.size() || number == 0 ||
      number > view.at())
    return nullptr;
  const Claim* const claim = view.record().claim(number);
  const bool is_text = claim && view.stands(*claim) && claim->status != Status::restricted &&
                       claim->translation == Translation::none &&
                       std::holds_alternative<Text>(claim->value);
  return is_text ? claim : nullptr;
}

bool is_outdated(const View& view, const Claim& translation) {
  const Claim* const original = original_of(view.record(), translation);
  return original && !view.stands(*original);
}

}  // namespace acta::record
