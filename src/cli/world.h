#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/network.h"
#include "identity/openid.h"
#include "procedure/coding_desk.h"
#include "procedure/desk.h"
#include "procedure/filing_desk.h"
#include "procedure/reading.h"
#include "procedure/staff.h"
#include "store/accounts/accounts.h"
#include "store/uploads/uploads.h"

namespace acta::cli {

// Where and how the pages are to be served.
struct Listening {
  std::string address;
  std::uint16_t port = 0;
  std::string url;               // without the slash at its end; empty: where it listens
  std::vector<Network> proxies;  // that speak for readers
  std::string metrics_address;   // empty: metrics are not served
  std::uint16_t metrics_port = 0;
  std::string access_log;  // file; empty: none
  // Bytes for pages that were drawn before; 0: each is drawn anew.
  std::size_t page_memory = std::size_t{128} << 20;
  std::string desk_address;  // empty: nobody can sign in
  std::uint16_t desk_port = 0;
  std::string desk_url;                                   // as url
  std::vector<identity::Provider> providers;              // through which people sign in
  std::function<void(std::uint16_t port)> on_ready;       // called once, when it is listening
  std::function<void(std::uint16_t port)> on_desk_ready;  // after that, if there is a desk
};

// The record that is served: followed while another process writes it, or, with a desk, written
// here.
struct Served {
  const record::Register& record;
  procedure::Reading* reading = nullptr;
  procedure::Desk* desk = nullptr;
  store::Accounts* accounts = nullptr;
  store::Uploads* uploads = nullptr;
  procedure::CodingDesk* codings = nullptr;
  procedure::FilingDesk* filings = nullptr;
  procedure::Staff* staff = nullptr;
  procedure::Intake* intake = nullptr;
};

// A site that was written down as files.
struct SiteCopy {
  std::size_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t entry = 0;        // up to which it speaks
  std::vector<std::string> dead;  // addresses in it that lead nowhere
};

// Everything outside the program that a command touches. Only main makes the real one.
struct World {
  std::ostream& out;
  std::ostream& err;
  Clock now;
  std::function<std::optional<std::string>(const char* name)> environment;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::size_t columns = 100;  // how wide tables may be
  // Serves the record until SIGINT or SIGTERM. The pages are another room's.
  std::function<void(const Served&, const store::Location&, const Listening&)> serve;
  // Writes the site into a directory. `url`: where the copy will be reached; empty: nowhere yet.
  std::function<Result<SiteCopy>(procedure::Reading&, const store::Location&,
                                 const std::string& directory, const std::string& url)>
      export_site;
};

// Exit codes, as docs/cli.md promises them.
enum Exit : int {
  done = 0,
  refused = 1,  // the input or the question
  failed = 2,   // the machine: disk, database, network
  unsound = 3,  // verify found something wrong
  usage = 64,   // the command line itself is not understood (sysexits.h)
};

}  // namespace acta::cli
