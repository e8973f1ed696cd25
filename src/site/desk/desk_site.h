#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "identity/openid.h"
#include "procedure/coding_desk.h"
#include "procedure/desk.h"
#include "procedure/filing_desk.h"
#include "procedure/staff.h"
#include "site/desk/filing_gate.h"
#include "site/desk/form.h"
#include "site/desk/multipart.h"
#include "site/page.h"
#include "store/accounts/accounts.h"
#include "store/links/links.h"
#include "store/mails/mails.h"
#include "store/uploads/uploads.h"
#include "warning/kept_forecasts.h"

namespace acta::site {

// What the pages for people who write need beside the portal.
struct DeskSite {
  Site site;
  procedure::Desk& desk;
  store::Accounts& accounts;
  store::Uploads& uploads;
  store::Links& links;
  std::string url = {};  // "https://desk.example", where it is known: whose Origin is ours
  std::vector<std::shared_ptr<identity::OpenId>> providers = {};
  procedure::CodingDesk* codings = nullptr;  // none: nobody codes here
  procedure::FilingDesk* filings = nullptr;  // none: nothing can be sent without an account
  procedure::Staff* staff = nullptr;         // none: people are kept on the command line alone
  store::Mails* mails = nullptr;             // none: nobody is told what was written to them
  warning::IssuedOf issued = {};             // what alerts were raised by; none: it is not shown
  std::shared_ptr<FilingGate> filing_gate = std::make_shared<FilingGate>();
};

// One request of somebody who is signed in: who, with which offices, and the record as it stands.
struct Visit {
  const DeskSite& desk;
  const Request& request;
  Context context;  // its view is the desk's
  store::Session session;
  std::string token;
  procedure::Actor actor;
  procedure::Matrix matrix;
  Form form;  // of a POST, whose csrf was looked at; of a GET, what is shown again (typed.h)
  std::optional<SentFile> file = {};  // that came with it
  Errors faults = {};  // of the form as it came: it is shown again, and nothing is done with it
  std::optional<procedure::Seat> looking_through = {};  // the office that `actor` is (view_as.h)

  const Messages& t() const { return context.t; }
  std::string_view sent(std::string_view field) const;  // of the form; empty if it is not there
  std::string path(std::string_view below) const;       // "/es" + below
};

using VisitHandler = std::function<Result<Response>(Visit&)>;
// The fields that a form may hold beside its token. What else is sent is refused, by name.
using Names = std::function<Result<std::vector<std::string>>(const Visit&)>;
Names always(std::vector<std::string> names);

// Whoever is not signed in is sent to sign in and comes back after it. Each refusal is logged.
Handler for_signed_in(const DeskSite& desk, VisitHandler handler);

// What takes a form that is sent to an address, and what shows it again, with what was typed, where
// nothing can be done with it as it came: it holds what no text may hold or what is not asked
// there, or the token of another session.
struct FormHandlers {
  VisitHandler show, take;
  Names names;
};
void add_post(Router& router, const DeskSite& desk, const std::string& address,
              const FormHandlers& form);
// The same, and the form itself at that address. What was typed when the session had ended is shown
// again after signing in (typed.h).
void add_form(Router& router, const DeskSite& desk, const std::string& address,
              const FormHandlers& form);

// In the look of the portal; nothing of it is kept by a browser or between.
struct DeskPage {
  std::string title;
  Html lede, body;
  int status = 200;
  std::string path = {};  // below the language, where it is not the one that was asked for
};
Response draw_desk_page(const Context& context, const DeskPage& page,
                        const store::Session* session);
Response draw_desk_page(const Visit& visit, const DeskPage& page);

Html desk_script(const Messages& t);  // of a page for people who write; signed in, it is there

Response see_other(std::string location);  // after a POST: 303

// Sign in and out, /desk, the forms and sheets, the proposals; /form, behind a personal link. The
// portal's own pages are not among
// them.
void add_desk(Router& router, const DeskSite& desk);

// Whether the reader may say such a thing of the process at all: "assessment", "evidence".
bool may_begin(const Visit& visit, std::string_view matter);
// A file that came without an account: its name as a link to it, its size and digest.
Html draw_file(const Visit& visit, const std::string& address, const store::FilingFile& file);
// Whether the reader sends concerns from the desk.
bool may_file(const Visit& visit);
// Whether the reader decides on what was sent without an account.
bool may_take_in(const Visit& visit);
bool may_record_measures(const Visit& visit);
// Whether the reader proposes commitments of some state or committee.
bool may_propose_commitments(const Visit& visit);
// Whether the reader coordinates, and reads of leads whose acts are in tension.
bool may_see_leads(const Visit& visit);
// Whether the reader may see the desk as some other office does.
bool may_view_as(const Visit& visit);
// Whether the reader keeps the accounts and offices, or looks after who does.
bool may_see_people(const Visit& visit);
// Alerts that the reader may see and that are neither closed nor withdrawn, the newest first.
struct DeskLine;
std::vector<DeskLine> open_alerts(const Visit& visit);

// Files of at most this size are taken at addresses that is_upload() names; elsewhere a body is no
// larger than a form.
inline constexpr std::size_t most_upload = std::size_t{4} * 1024 * 1024;
bool is_upload(std::string_view target);
// Whether the reader may report for the country on any promise.
bool may_report_for(const Visit& visit, std::string_view country);

// The parts of it.
void add_sign_in(Router& router, const DeskSite& desk);
void add_openid(Router& router, const DeskSite& desk);
void add_duties(Router& router, const DeskSite& desk);
void add_hand_over(Router& router, const DeskSite& desk);
void add_report_form(Router& router, const DeskSite& desk);
void add_account_page(Router& router, const DeskSite& desk);
void add_begin(Router& router, const DeskSite& desk);
void add_cycle_form(Router& router, const DeskSite& desk);
void add_personal_form(Router& router, const DeskSite& desk);
void add_sheet_pages(Router& router, const DeskSite& desk);
void add_coding_form(Router& router, const DeskSite& desk);
void add_filing_form(Router& router, const DeskSite& desk);
void add_own_filing(Router& router, const DeskSite& desk);
void add_filing_counts(Router& router, const DeskSite& desk);
void add_filing_page(Router& router, const DeskSite& desk);
void add_concern_form(Router& router, const DeskSite& desk);
void add_measure_form(Router& router, const DeskSite& desk);
void add_commitment_form(Router& router, const DeskSite& desk);
void add_translation_form(Router& router, const DeskSite& desk);
void add_people(Router& router, const DeskSite& desk);
void add_alert_form(Router& router, const DeskSite& desk);
void add_leads(Router& router, const DeskSite& desk);
void add_view_as(Router& router, const DeskSite& desk);
void add_proposal_page(Router& router, const DeskSite& desk);

}  // namespace acta::site
