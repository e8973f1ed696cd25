#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "identity/openid.h"
#include "procedure/desk.h"
#include "site/desk/form.h"
#include "site/page.h"
#include "store/accounts/accounts.h"

namespace acta::site {

// What the pages for people who write need beside the portal.
struct DeskSite {
  Site site;
  procedure::Desk& desk;
  store::Accounts& accounts;
  std::string url = {};  // "https://desk.example", where it is known: whose Origin is ours
  std::vector<std::shared_ptr<identity::OpenId>> providers = {};
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
  Form form;  // of a POST, whose csrf was looked at

  const Messages& t() const { return context.t; }
  std::string_view sent(std::string_view field) const;  // of the form; empty if it is not there
  std::string path(std::string_view below) const;       // "/es" + below
};

using VisitHandler = std::function<Result<Response>(Visit&)>;

// Whoever is not signed in is sent to sign in and comes back after it. Each refusal is logged.
Handler for_signed_in(const DeskSite& desk, VisitHandler handler);

// In the look of the portal; nothing of it is kept by a browser or between.
struct DeskPage {
  std::string title;
  Html lede, body;
  int status = 200;
};
Response draw_desk_page(const Context& context, const DeskPage& page,
                        const store::Session* session);

Response see_other(std::string location);  // after a POST: 303

// Sign in and out, /desk, the report form, the proposals. The portal's own pages are not among
// them.
void add_desk(Router& router, const DeskSite& desk);

// Whether the reader may say such a thing of the process at all: "assessment", "evidence".
bool may_begin(const Visit& visit, std::string_view matter);

// The parts of it.
void add_sign_in(Router& router, const DeskSite& desk);
void add_openid(Router& router, const DeskSite& desk);
void add_duties(Router& router, const DeskSite& desk);
void add_hand_over(Router& router, const DeskSite& desk);
void add_report_form(Router& router, const DeskSite& desk);
void add_account_page(Router& router, const DeskSite& desk);
void add_begin(Router& router, const DeskSite& desk);
void add_cycle_form(Router& router, const DeskSite& desk);
void add_proposal_page(Router& router, const DeskSite& desk);

}  // namespace acta::site
