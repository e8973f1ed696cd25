#include "site/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/check.h"

namespace acta::site {
namespace {

void put_head(std::string& out, std::string_view name, std::string_view type,
              std::string_view help) {
  fmt::format_to(std::back_inserter(out), "# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

template <class Number>
void put_one(std::string& out, std::string_view name, std::string_view type, std::string_view help,
             Number value) {
  put_head(out, name, type, help);
  fmt::format_to(std::back_inserter(out), "{} {}\n", name, value);
}

}  // namespace

std::string_view Metrics::kind_of(const Target& target) {
  switch (target.format) {
    case Format::json: return "json";
    case Format::csv: return "csv";
    case Format::ics: return "calendar";
    case Format::atom: return "feed";
    case Format::pdf:
    case Format::docx: return "document";
    case Format::html: break;
  }
  if (target.path.starts_with("/assets/")) return "asset";
  const bool in_a_language = target.path.size() > 2 && target.path.find('/', 1) == 3;
  return in_a_language ? "page" : "other";
}

void Metrics::answered(std::string_view kind, int status, std::chrono::microseconds took) {
  constexpr auto relaxed = std::memory_order_relaxed;
  const double seconds = std::chrono::duration<double>(took).count();
  const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin();
  const auto place = std::find(kinds.begin(), kinds.end(), kind) - kinds.begin();
  check(static_cast<std::size_t>(place) < kinds.size() && status >= first_status &&
            status < first_status + statuses,
        "an answer has a kind and a status that are counted");
  Answers& answers = answers_[static_cast<std::size_t>(place)];
  answers.by_status[static_cast<std::size_t>(status - first_status)].fetch_add(1, relaxed);
  answers.within[static_cast<std::size_t>(bucket)].fetch_add(1, relaxed);
  answers.microseconds.fetch_add(static_cast<std::uint64_t>(took.count()), relaxed);
}

void Metrics::put_durations(std::string& out, std::size_t kind) const {
  const auto to = std::back_inserter(out);
  std::uint64_t count = 0;
  std::array<std::uint64_t, bounds.size() + 1> up_to{};
  for (std::size_t i = 0; i < up_to.size(); ++i) up_to[i] = count += answers_[kind].within[i];
  if (count == 0) return;
  for (std::size_t i = 0; i < up_to.size(); ++i)
    fmt::format_to(to, "acta_http_answer_seconds_bucket{{kind=\"{}\",le=\"{}\"}} {}\n", kinds[kind],
                   i < bounds.size() ? fmt::format("{}", bounds[i]) : "+Inf", up_to[i]);
  fmt::format_to(to, "acta_http_answer_seconds_sum{{kind=\"{}\"}} {}\n", kinds[kind],
                 static_cast<double>(answers_[kind].microseconds) / 1e6);
  fmt::format_to(to, "acta_http_answer_seconds_count{{kind=\"{}\"}} {}\n", kinds[kind], count);
}

std::string Metrics::text(std::uint64_t entry, bool store_away) const {
  std::string out;
  const auto to = std::back_inserter(out);
  put_head(out, "acta_http_answers_total", "counter", "Answers by kind and status.");
  for (std::size_t kind = 0; kind < kinds.size(); ++kind)
    for (std::size_t i = 0; i < statuses; ++i)
      if (const std::uint64_t count = answers_[kind].by_status[i])
        fmt::format_to(to, "acta_http_answers_total{{kind=\"{}\",status=\"{}\"}} {}\n", kinds[kind],
                       first_status + i, count);
  put_head(out, "acta_http_answer_seconds", "histogram",
           "From the whole request to the last byte handed to the network.");
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) put_durations(out, kind);
  put_one(out, "acta_http_connections", "gauge", "Connections open now.", connections.load());
  put_one(out, "acta_http_refused_connections_total", "counter",
          "Connections refused because their neighbourhood holds too many.",
          refused_connections.load());
  put_head(out, "acta_pages_total", "counter", "Pages drawn anew, and given as drawn before.");
  fmt::format_to(to, "acta_pages_total{{drawn=\"anew\"}} {}\n", drawn_anew_.load());
  fmt::format_to(to, "acta_pages_total{{drawn=\"before\"}} {}\n", drawn_before_.load());
  put_one(out, "acta_record_entry", "gauge", "The last entry of the record.", entry);
  put_one(out, "acta_store_away", "gauge", "1 while the store cannot be read.", store_away ? 1 : 0);
  return out;
}

}  // namespace acta::site
