#pragma once

#include <memory>

#include "cli/command.h"
#include "mail/post.h"

namespace acta::cli {

// The options of commands that write letters: where they are posted and who writes.
inline const Option smtp_option{"--smtp", "URL", false, {}, "cli.remind.smtp"};
inline const Option smtp_login_option{"--smtp-login", "FILE", false, {}, "cli.remind.smtp-login"};
inline const Option mail_drop_option{"--mail-drop", "DIR", false, {}, "cli.remind.mail-drop"};
inline const Option from_option{"--from", "ADDRESS", false, {}, "cli.remind.from"};

// error.cli.no-post, error.cli.smtp-login, error.mail.server
Result<std::unique_ptr<mail::Post>> post_of(const Arguments& arguments);
// error.mail.address
Result<std::string> sender_of(const Arguments& arguments);

}  // namespace acta::cli
