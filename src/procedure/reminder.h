#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "procedure/permission.h"
#include "register/records/cycle.h"
#include "register/view.h"
#include "store/proposals/proposals.h"

// Whom to remind of what in the reporting cycle that runs. Pure: who was told already, and how
// often one may be told anything, is the log of letters' (store/mails).
namespace acta::procedure {

// When it opens; `remind_days` of the process before the last day (14 where it says nothing); on
// the last day; and after it, once a week.
enum class Stage : std::uint8_t { opened, before, due, overdue };

struct Reminder {
  std::string account;
  std::string what;  // the same for what is to be said once: "cycle/2027/overdue/2"
  Stage stage = Stage::opened;
  record::Cycle cycle;
  struct Item {
    const record::Subject* commitment = nullptr;
    const record::Subject* country = nullptr;
    bool came_back = false;  // what was sent was returned with a reason
  };
  std::vector<Item> items;  // by country, then commitment; never empty
};

// One for each of the accounts that may report on something that has not come and that nobody has
// sent yet: what waits for review is done for whoever sent it.
std::vector<Reminder> reminders(const record::View& view, const Matrix& matrix,
                                const std::vector<store::Proposal>& proposals,
                                const std::vector<std::string>& accounts);

// The letter in the person's language. `links`: the address of a personal form for each country of
// the items, in their order, or nothing.
struct ReminderWords {
  std::string process;  // "Los Angeles Declaration …"
  std::string name;     // of the person
  std::string key;      // that verifies the log; empty: not said
  struct Form {
    std::string country, address;
  };
  std::vector<Form> forms;
  Day forms_until;
};
struct ReminderText {
  std::string subject, text;
};
ReminderText letter_of(const record::View& view, const Reminder& reminder,
                       const ReminderWords& words, const Messages& t);

// To whoever a personal link was written, when it was opened for the first time, in one browser: so
// that they know if it was somebody else, and how to close it. It leads nowhere.
struct OpeningWords {
  std::string process, name;
  std::string country;     // of the form
  Instant opened, issued;  // the latter: when it was written
};
ReminderText opening_letter(const OpeningWords& words, const Messages& t);

}  // namespace acta::procedure
