#include <arpa/inet.h>
#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string_view>

#include "mail/post.h"

namespace acta::mail {
namespace {

constexpr long connect_seconds = 10, whole_seconds = 60;
constexpr std::size_t longest_answer = 200;

// What curl reads the message from, and how far the conversation had come when it ended.
struct Conversation {
  std::string_view rest;  // of the message
  bool all_was_sent = false;
  bool leaving = false;           // QUIT was said: what follows is no answer to the letter
  std::string last_command = {};  // "RCPT TO:<…>"
  std::string last_answer = {};   // "550 5.1.1 no such user"
};

std::size_t read_message(char* to, std::size_t size, std::size_t count, void* of) {
  auto& conversation = *static_cast<Conversation*>(of);
  const std::size_t taken = std::min(size * count, conversation.rest.size());
  std::memcpy(to, conversation.rest.data(), taken);
  conversation.rest.remove_prefix(taken);
  conversation.all_was_sent = conversation.rest.empty();
  return taken;
}

int listen(CURL*, curl_infotype type, char* data, std::size_t size, void* of) {
  auto& conversation = *static_cast<Conversation*>(of);
  if (type == CURLINFO_HEADER_OUT) {
    conversation.leaving = std::string_view(data, size).starts_with("QUIT");
    if (!conversation.leaving) conversation.last_command.assign(data, size);
  }
  if (type == CURLINFO_HEADER_IN && !conversation.leaving)
    conversation.last_answer.assign(data, size);
  return 0;
}

std::string printable(std::string text) {
  std::erase_if(text, [](char c) { return c < 0x20 || c > 0x7e; });
  return text.substr(0, longest_answer);
}

// The host of a URL is this machine: by its name, or an address of RFC 5735's 127.0.0.0/8, which a
// name that begins like one is not.
bool is_here(std::string_view url) {
  std::string_view host = url.substr(url.find("://") + 3);
  host = host.substr(0, host.starts_with('[') ? host.find(']') + 1 : host.find_first_of(":/"));
  in_addr address{};
  const bool four = ::inet_pton(AF_INET, std::string(host).c_str(), &address) == 1;
  return host == "localhost" || host == "[::1]" ||
         (four && ntohl(address.s_addr) >> 24 == IN_LOOPBACKNET);
}

// That there is no such mailbox there, or none that takes letters (RFC 3463: 5.1.x but for what is
// said of the sender, and 5.2.x; RFC 5321 §4.2.3 where there is no such code). All else that a
// server refuses at this point, such as to relay, is for the operator to put right.
bool is_of_mailbox(std::string_view answer) {
  const auto part = [&](std::size_t at) {
    return answer.size() > at && answer[at] >= '0' && answer[at] <= '9';
  };
  const bool enhanced = answer.substr(3, 3) == " 5." || answer.substr(3, 3) == "-5.";
  if (!enhanced || !part(6))
    return answer.starts_with("550") || answer.starts_with("551") || answer.starts_with("553");
  const std::string_view detail = answer.substr(6, answer.find_first_of(" \r\n", 6) - 6);  // "1.1"
  return detail.starts_with("2.") ||
         (detail.starts_with("1.") && detail != "1.7" && detail != "1.8");
}

class Smtp : public Post {
 public:
  explicit Smtp(const SmtpServer& server) : curl_(curl_easy_init()) {
    if (!curl_) throw std::runtime_error("libcurl cannot be used");
    set(CURLOPT_URL, server.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_USE_SSL, static_cast<long>(is_here(server.url) ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (is_here(server.url)) {
      set(CURLOPT_SSL_VERIFYPEER, 0L);
      set(CURLOPT_SSL_VERIFYHOST, 0L);
    }
    if (!server.user.empty()) {
      set(CURLOPT_USERNAME, server.user.c_str());
      set(CURLOPT_PASSWORD, server.password.c_str());
    }
    set(CURLOPT_CONNECTTIMEOUT, connect_seconds);
    set(CURLOPT_TIMEOUT, whole_seconds);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROXY, "");  // the environment does not say where our mail goes
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, read_message);
    set(CURLOPT_VERBOSE, 1L);  // for listen(); nothing is printed
    set(CURLOPT_DEBUGFUNCTION, listen);
  }
  ~Smtp() override { curl_easy_cleanup(curl_); }

  Delivered deliver(const Letter& letter) override {
    const auto message = write_letter(letter);
    if (!message) return {Delivery::unfit, message.error().message};
    Conversation conversation{.rest = *message};
    const std::string from = '<' + letter.from.address + '>';
    const std::string to = '<' + letter.to.address + '>';
    curl_slist* const recipients = curl_slist_append(nullptr, to.c_str());
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, recipients);
    set(CURLOPT_READDATA, static_cast<void*>(&conversation));
    set(CURLOPT_DEBUGDATA, static_cast<void*>(&conversation));
    const CURLcode result = curl_easy_perform(curl_);
    curl_slist_free_all(recipients);
    return outcome(result, conversation);
  }

 private:
  template <class Value>
  void set(CURLoption option, Value value) {
    if (const CURLcode code = curl_easy_setopt(curl_, option, value); code != CURLE_OK)
      throw std::runtime_error(curl_easy_strerror(code));
  }

  // Only what is said of the recipient is for good: a sender or a password that is refused is for
  // the operator to put right.
  static Delivered outcome(CURLcode result, const Conversation& conversation) {
    if (result == CURLE_OK) return {};
    const bool answered = conversation.last_answer.size() > 3;
    if (conversation.all_was_sent && result != CURLE_WEIRD_SERVER_REPLY)
      return {Delivery::unknown, curl_easy_strerror(result)};
    const bool for_good = answered && is_of_mailbox(conversation.last_answer) &&
                          conversation.last_command.starts_with("RCPT");
    if (for_good) return {Delivery::refused, printable(conversation.last_answer)};
    const bool by_server = answered && conversation.last_answer.front() >= '4';
    return {Delivery::later,
            by_server ? printable(conversation.last_answer) : curl_easy_strerror(result)};
  }

  CURL* curl_;
};

}  // namespace

Result<std::unique_ptr<Post>> smtp(const SmtpServer& server) {
  const bool known = server.url.starts_with("smtp://") || server.url.starts_with("smtps://");
  const std::size_t host = server.url.find("://") + 3;
  if (!known || server.url.size() == host ||
      server.url.find_first_of("/?#@ ", host) != std::string::npos)
    return invalid("error.mail.server", "--smtp", server.url, "smtp://mail.example:587");
  return std::make_unique<Smtp>(server);
}

}  // namespace acta::mail
