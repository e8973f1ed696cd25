#include "site/desk/typed.h"

#include <algorithm>

#include "site/desk/multipart.h"
#include "site/desk/proof.h"

namespace acta::site {
namespace {

constexpr std::size_t longest = std::size_t{60} * 1024;  // it has to fit into a field of a form
constexpr std::string_view name_of_kept = "form";

// Neither kept nor shown: a password, a code, what a passkey answered.
bool proves(std::string_view field) {
  return std::any_of(std::begin(proof_fields), std::end(proof_fields),
                     [&](const char* each) { return field == each; });
}

// What was typed as a plain form; a file that came with it is not among it. Empty: it is no form.
std::string body_of(const Request& request) {
  if (read_form(request)) return request.body;
  auto sent = read_sent(request);
  if (!sent) return {};
  sent->fields.erase("csrf");  // of the session that has ended
  const std::string query = encode_query(sent->fields);
  return query.empty() ? query : query.substr(1);
}

// Whatever language the page is in.
std::string below_language(std::string_view path) { return std::string(path.substr(3)); }

}  // namespace

std::string typed_in(const Request& request) {
  const std::string body = body_of(request);
  std::string typed;
  for (std::string_view rest = body; !rest.empty();) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    if (proves(pair.substr(0, pair.find('=')))) continue;
    (typed += typed.empty() ? "" : "&") += pair;
  }
  return typed.size() > longest ? std::string() : typed;
}

std::string keep_typed(const DeskSite& desk, const std::string& account, const std::string& next,
                       const std::string& typed) {
  const std::string id =
      desk.uploads.keep({{}, account, below_language(next), std::string(name_of_kept), typed, {}});
  return next + encode_query({{"typed", id}});
}

void put_typed_before(Visit& visit) {
  const Request& request = visit.request;
  const auto asked = request.target.query.find("typed");
  if (asked == request.target.query.end()) return;
  const auto kept = visit.desk.uploads.find(asked->second, visit.session.account.id);
  if (!kept || kept->name != name_of_kept || kept->subject != below_language(request.target.path))
    return;
  auto form = parse_form(kept->bytes);
  if (!form) return;
  form->fields.erase("csrf");  // of the session that has ended
  visit.form = std::move(form->fields);
  visit.faults = std::move(form->faults);
}

Errors not_yet_sent(const Visit& visit) {
  if (visit.request.method == "POST" || visit.form.empty()) return {};
  if (!visit.faults.empty()) return visit.faults;
  return {{ErrorKind::invalid, "error.desk.not-yet-sent", {}, {}, {}}};
}

}  // namespace acta::site
