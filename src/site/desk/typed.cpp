#include "site/desk/typed.h"

namespace acta::site {
namespace {

constexpr std::size_t longest = std::size_t{60} * 1024;  // it has to fit into a field of a form
constexpr std::string_view name_of_kept = "form";

// Whatever language the page is in.
std::string below_language(std::string_view path) { return std::string(path.substr(3)); }

}  // namespace

std::string typed_in(const Request& request) {
  return request.body.size() <= longest && read_form(request) ? request.body : std::string();
}

std::string keep_typed(const DeskSite& desk, const std::string& account, const std::string& next,
                       const std::string& typed) {
  const std::string id =
      desk.uploads.keep({{}, account, below_language(next), std::string(name_of_kept), typed, {}});
  return next + encode_query({{"typed", id}});
}

Form typed_before(const DeskSite& desk, const Request& request, const std::string& account) {
  const auto asked = request.target.query.find("typed");
  if (asked == request.target.query.end()) return {};
  const auto kept = desk.uploads.find(asked->second, account);
  if (!kept || kept->name != name_of_kept || kept->subject != below_language(request.target.path))
    return {};
  auto form = parse_form(kept->bytes);
  if (!form) return {};
  form->erase("csrf");  // of the session that has ended
  return *std::move(form);
}

Errors not_yet_sent(const Visit& visit) {
  if (visit.request.method == "POST" || visit.form.empty()) return {};
  return {{ErrorKind::invalid, "error.desk.not-yet-sent", {}, {}, {}}};
}

}  // namespace acta::site
