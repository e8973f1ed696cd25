#include <fcntl.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "store/test_backends.h"

namespace acta::store::testing {
namespace {

namespace fs = std::filesystem;

std::string make_temporary_directory() {
  std::string path = (fs::temp_directory_path() / "acta-test-XXXXXX").string();
  if (!::mkdtemp(path.data())) throw std::runtime_error("no temporary directory");
  return path;
}

std::string postgres_programs() {
  std::string newest;
  std::error_code none;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none))
    if (fs::exists(version.path() / "bin/initdb")) newest = (version.path() / "bin").string();
  return newest;
}

// A throw-away server on a Unix socket, as the user postgres when we are root, which PostgreSQL
// refuses to run as. It dies with this process, however that ends.
class Cluster : public ::testing::Environment {
 public:
  void TearDown() override {
    if (server_ > 0) {
      ::kill(server_, SIGQUIT);
      ::waitpid(server_, nullptr, 0);
    }
    if (!directory_.empty()) fs::remove_all(directory_);
  }

  const std::optional<std::string>& problem() {
    if (!started_) problem_ = start();
    started_ = true;
    return problem_;
  }

  std::string address() const { return "postgresql:///postgres?user=acta&host=" + directory_; }

 private:
  std::optional<std::string> start() {
    const std::string programs = postgres_programs();
    if (programs.empty()) return "no /usr/lib/postgresql/*/bin/initdb";
    if (::geteuid() == 0 && !(user_ = ::getpwnam("postgres"))) return "no user postgres";
    directory_ = make_temporary_directory();
    if (user_ && ::chown(directory_.c_str(), user_->pw_uid, user_->pw_gid) != 0)
      return "cannot give the cluster to the user postgres";
    data_ = directory_ + "/data";

    const pid_t initdb = spawn(programs + "/initdb", {"-D", data_, "-U", "acta", "-A", "trust",
                                                      "-E", "UTF8", "--locale=C.UTF-8", "-N"});
    int status = 0;
    if (::waitpid(initdb, &status, 0) != initdb || status != 0) return "initdb failed";
    server_ =
        spawn(programs + "/postgres", {"-D", data_, "-k", directory_, "-c", "listen_addresses="});
    return wait_until_ready();
  }

  pid_t spawn(const std::string& program, std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), program);
    std::vector<char*> raw;
    for (std::string& argument : arguments) raw.push_back(argument.data());
    raw.push_back(nullptr);
    const pid_t child = ::fork();
    if (child != 0) return child;
    if (user_ && (::setgid(user_->pw_gid) != 0 || ::setuid(user_->pw_uid) != 0)) ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    const int log = ::open((directory_ + "/log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(log, STDOUT_FILENO);
    ::dup2(log, STDERR_FILENO);
    if (::chdir("/") == 0) ::execv(program.c_str(), raw.data());
    ::_exit(127);
  }

  std::optional<std::string> wait_until_ready() const {
    for (int tries = 0; ::waitpid(server_, nullptr, WNOHANG) == 0; ++tries) {
      try {
        open_postgres(address(), Access::read);
        return std::nullopt;
      } catch (const DbError& error) {
        if (tries == 1'000) return error.what();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));  // for another process
      }
    }
    return "the server ended, see " + directory_ + "/log";
  }

  std::string directory_;
  std::string data_;
  passwd* user_ = nullptr;
  pid_t server_ = -1;
  bool started_ = false;
  std::optional<std::string> problem_;
};

Cluster& cluster() {
  static Cluster& environment =
      static_cast<Cluster&>(*::testing::AddGlobalTestEnvironment(new Cluster));
  return environment;
}

[[maybe_unused]] const Cluster& registered_before_the_tests_run = cluster();

std::string server_address() {
  const char* given = std::getenv("ACTA_TEST_POSTGRES");
  return given ? given : cluster().address();
}

}  // namespace

std::optional<std::string> postgres_missing() {
  if (std::getenv("ACTA_TEST_POSTGRES")) return std::nullopt;
  return cluster().problem();
}

bool postgres_is_ours() { return !std::getenv("ACTA_TEST_POSTGRES"); }

Place::Place(Backend backend) : root_(make_temporary_directory()) {
  location_.directory = root_ + "/store";
  if (backend == Backend::sqlite) return;
  schema_ = "t" + root_.substr(root_.size() - 6) + std::to_string(::getpid());
  for (char& c : schema_) c = static_cast<char>(std::tolower(c));
  const std::string server = server_address();
  open_postgres(server, Access::create)->execute("CREATE SCHEMA " + schema_);
  location_.address =
      server + (server.find('?') == server.npos ? "?" : "&") + "options=-csearch_path%3D" + schema_;
}

Place::~Place() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
  if (schema_.empty()) return;
  try {
    open_postgres(server_address(), Access::create)
        ->execute("SET client_min_messages=error; DROP SCHEMA " + schema_ + " CASCADE");
  } catch (const DbError&) {  // a test took the server away
  }
}

std::unique_ptr<Connection> Place::connect(Access access) const {
  if (!location_.embedded()) return open_postgres(location_.address, access);
  fs::create_directories(location_.directory);
  return open_sqlite(location_.database_path(), access);
}

std::unique_ptr<LedgerStore> OnBothBackends::open(Mode mode) const {
  auto store = open_store(location(), mode, "log.example/record");
  EXPECT_TRUE(store) << store.error().message;
  return store ? *std::move(store) : nullptr;
}

Batch batch_of(std::int64_t recorded, const std::vector<std::string>& payloads, bool sealed) {
  Batch batch{Instant{recorded}, {}, {}};
  for (const std::string& payload : payloads)
    batch.additions.emplace_back(NewEntry{payload, sealed});
  return batch;
}

ledger::AuditReport audit(LedgerStore& store) { return audit_store(store, store.verifier()); }

std::string name_of(const ::testing::TestParamInfo<Backend>& info) {
  return info.param == Backend::sqlite ? "Sqlite" : "Postgres";
}

}  // namespace acta::store::testing
