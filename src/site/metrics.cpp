#include "site/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

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
  const double seconds = std::chrono::duration<double>(took).count();
  const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin();
  const std::lock_guard lock(mutex_);
  ++answers_[{std::string(kind), status}];
  auto place = durations_.find(kind);
  if (place == durations_.end()) place = durations_.emplace(kind, Durations{}).first;
  ++place->second.within[static_cast<std::size_t>(bucket)];
  place->second.sum += seconds;
}

std::string Metrics::text(std::uint64_t entry, bool store_away) const {
  std::string out;
  const auto to = std::back_inserter(out);
  const std::lock_guard lock(mutex_);
  put_head(out, "acta_http_answers_total", "counter", "Answers by kind and status.");
  for (const auto& [label, count] : answers_)
    fmt::format_to(to, "acta_http_answers_total{{kind=\"{}\",status=\"{}\"}} {}\n", label.first,
                   label.second, count);
  put_head(out, "acta_http_answer_seconds", "histogram",
           "From the whole request to the last byte handed to the network.");
  for (const auto& [kind, durations] : durations_) {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i <= bounds.size(); ++i) {
      count += durations.within[i];
      const std::string bound = i < bounds.size() ? fmt::format("{}", bounds[i]) : "+Inf";
      fmt::format_to(to, "acta_http_answer_seconds_bucket{{kind=\"{}\",le=\"{}\"}} {}\n", kind,
                     bound, count);
    }
    fmt::format_to(to, "acta_http_answer_seconds_sum{{kind=\"{0}\"}} {1}\n", kind, durations.sum);
    fmt::format_to(to, "acta_http_answer_seconds_count{{kind=\"{0}\"}} {1}\n", kind, count);
  }
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
