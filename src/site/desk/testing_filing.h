#pragma once

#include <filesystem>
#include <map>

#include "site/desk/testing.h"
#include "store/files.h"

namespace acta::site {

struct FilingPages : DeskPages {
  static Form filing(const std::string& kind, const std::string& text) {
    return {{"kind", kind},
            {"commitment", "CM02"},
            {"country", "COL"},
            {"status", "limited"},
            {"as_of", "2026-11-01"},
            {"text", text},
            {"language", "en"},
            {"evidence", "https://x.example/e"},
            {"sender", "Network of the South"},
            {"shielded", "yes"}};
  }
  // Whoever has no account; answers the receipt's address, below the language.
  std::string sent(const Form& form) {
    Browser nobody;
    const Response answer = nobody.send("/en/submit", form);
    EXPECT_EQ(answer.status, 303) << answer.body;
    const std::string location(answer.header("Location"));
    return location.substr(0, location.find('?'));
  }
  // The last that waits, as the intake officer sees it.
  std::string waiting() {
    const auto all =
        office.filings->waiting(office.desk->actor(office.people.at("ina").account.id));
    return all.empty() ? std::string() : "/en/desk/filings/" + all.back().id;
  }
  // Whether the words stand in a file of the store.
  bool on_disk(std::string_view words) {
    for (const auto& file : std::filesystem::directory_iterator(office.directory))
      if (holds(store::read_file(file.path()).value_or(""), words)) return true;
    return false;
  }
  std::string status(const std::string& receipt) {
    Browser nobody;
    return nobody.page(receipt);
  }
};

}  // namespace acta::site
