#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "site/html.h"
#include "store/accounts/accounts.h"

// What the templates of the desk draw.
namespace acta::site {

// One question of a form, as it was answered and what is wrong with the answer.
struct Field {
  std::string name;
  std::string label;
  std::string help;
  std::string value;
  std::string error;                                              // a sentence; empty: nothing
  std::vector<std::pair<std::string, std::string>> choices = {};  // value and words
  bool is_long = false;
  bool is_file = false;
};
// The names of these, and of what is hidden beside them in a form: "key", "proposal", "version".
std::vector<std::string> names_of(const std::vector<Field>& fields);
std::vector<std::string> and_hidden(std::vector<std::string> names);
Html draw_field(const Field& field,
                std::string_view kind);  // "text", "password", "long", "choice", "file"
// All that is wrong, each a link to its field; empty if nothing is.
Html draw_field_errors(const Messages& t, const std::vector<Field>& fields,
                       const std::vector<std::string>& others);

// Each error at the field that it names; the sentences of the others, which name none.
std::vector<std::string> place_errors(const Messages& t, const Errors& errors,
                                      std::vector<Field>& fields);

// Asks a browser for a passkey; seen only where a script can. It is sent as any button of its form,
// and passkey_fields() stand in the form for what the browser answers.
struct PasskeyButton {
  std::string name, value, words;
  std::string challenge;                // bytes
  std::vector<std::string> known = {};  // ids, bytes; none: whichever there is
};
Html draw_passkey_button(const Messages& t, const PasskeyButton& button);

// Proves once more who it is, before what is grave: password and code, or a passkey. `doing` is the
// button that is pressed, as name and value.
Html draw_proof(const Messages& t, const PasskeyButton& with_passkey);

Html draw_outcome(std::string_view said, std::string_view error);  // each may be empty

Html draw_desk_bar(const Messages& t,
                   const store::Session& session);  // who, sign out
// That the reader looks through the eyes of an office, and the way back.
Html draw_looking_through(const Messages& t, const std::string& says, const std::string& action,
                          const std::string& csrf);

struct SignInView {
  std::string action, next, error, address;
  std::string typed;  // into a form whose session had ended (typed.h)
  std::vector<std::pair<std::string, std::string>> providers = {};  // address and words
  std::string passkey_action;
  PasskeyButton passkey;
};
Html draw_sign_in(const Messages& t, const SignInView& view);

struct DeskLine {
  std::string href, title, tag;
  Html about;  // what it is, in a line
};

struct PasskeyLine {
  std::string label, about;
  std::string credential;  // base64url, for the form that removes it
};
struct AccountView {
  std::string action, csrf, said, error;
  std::string address, person, user, site;  // who registers, and what we are called
  std::string challenge;                    // of a new passkey, in base64url
  std::string known;                        // ids of the passkeys, in base64url with spaces
  std::vector<PasskeyLine> passkeys;
  bool must_confirm = false;
  PasskeyButton confirm;
  std::vector<DeskLine> letters;  // that were written to the reader, the newest first
};
Html draw_account(const Messages& t, const AccountView& view);

struct DeskView {
  std::vector<std::string> offices;
  std::vector<DeskLine> to_reply, to_decide, returned, under_way, duties, to_assess, alerts;
  std::string since;                 // when the reader was last here, in a sentence; empty: never
  std::string since_record;          // address of what changed in the record
  std::vector<DeskLine> news;        // what others did meanwhile
  std::string hand_over;             // its address
  std::vector<DeskLine> beginnings;  // forms that this reader may begin
  std::string cycle;                 // the one that runs, in a sentence; empty: none
  std::vector<DeskLine> cycle_countries;  // what has not come, by country
  std::vector<DeskLine> unreached;        // offices whose letters come back
};
Html draw_desk(const Messages& t, const DeskView& view);
// A part of it; nothing where there are no lines. `heading` counts them.
Html draw_desk_lines(const Messages& t, std::string_view heading,
                     const std::vector<DeskLine>& lines);

// What a successor has to know, a line a matter.
struct HandOverLine {
  std::string href, title, stands, about, last, due;
};
struct HandOverView {
  std::vector<std::string> offices;
  std::string made, workbook;  // when, in a sentence; its address as a workbook
  std::vector<HandOverLine> lines;
};
Html draw_hand_over(const Messages& t, const HandOverView& view);

// An alert: what it was raised by, what was done with it, and what this reader may do.
struct AlertStepLine {
  std::string what, when, who;
  Html words;
};
struct AlertView {
  std::string said;                    // what was just done
  std::string status, state;           // of all alerts; of this one
  std::vector<std::string> sentences;  // its evidence; empty: it is not there
  std::vector<AlertStepLine> steps;
  std::vector<DeskLine> next;
  std::string corridor;  // its address in the portal
};
Html draw_alert(const Messages& t, const AlertView& view);

struct ReportView {
  std::string action, csrf, key, proposal, version;
  Html promise;
  std::vector<std::string> last;  // what was said of it last, in sentences
  std::string returned_because;
  std::vector<Field> fields;  // status, as_of, text, language, evidence; a file, where one may come
  std::vector<std::string> errors;
  Html merge;  // what somebody else sent meanwhile; empty: nothing
};
Html draw_report(const Messages& t, const ReportView& view);

// What a personal link opens.
struct PersonalView {
  std::string said;  // what was just done
  std::vector<DeskLine> open, sent;
};
Html draw_personal(const Messages& t, const PersonalView& view);
Html draw_personal_refusal(const Messages& t);

// A form that asks one thing after another.
struct FormView {
  std::string action, csrf, key, proposal, version;
  std::string method = "post";
  bool keeps_draft = false;  // in the reader's browser, until it was sent
  bool takes_file = false;
  Html above;
  std::vector<Field> fields;
  std::vector<std::string> errors;
  std::string button, next;  // what it is sent with, and what happens then
};
Html draw_form(const Messages& t, const FormView& view);
// Sentences beside the fields whose names the places of the errors are; the others above all.
void put_errors(const Messages& t, const std::vector<Error>& errors, FormView& view);

struct CodingPageView {
  std::string action;         // of the form that chooses a pair
  std::vector<Field> fields;  // measure, commitment
  std::vector<DeskLine> to_code, to_decide, waiting;
};
Html draw_coding_page(const Messages& t, const CodingPageView& view);

struct CycleView {
  std::string action, csrf, key, proposal, version;
  std::vector<Field> fields;
  std::vector<std::string> errors;
  Html merge;
};
Html draw_cycle(const Messages& t, const CycleView& view);

struct BeginView {
  std::string action;
  std::vector<Field> fields;  // what it is to be about
};
Html draw_begin(const Messages& t, const BeginView& view);

struct TranslationLine {
  std::string href, of, state;  // "commitment/CM17", "not translated"
  Html text;
};
struct TranslationListView {
  std::vector<TranslationLine> lines;  // the first of:
  std::size_t waiting = 0;
};
Html draw_translation_list(const Messages& t, const TranslationListView& view);

struct ProposalRow {
  std::string label;
  Html before, after;
  bool changed = false;
};
struct ProposalStepView {
  std::string when, what, who, remark;
};
// What a state was asked before publication, and answered.
struct ReplyView {
  std::string about;  // in a sentence
  Html text;
  std::string country, edition;  // of the form, where the reader may answer
  std::vector<Field> fields;     // reply, reply_language; none: not for this reader
};
struct ProposalView {
  std::string action, csrf, version;
  std::string state;
  Html commitment;
  std::vector<ProposalRow> rows;
  bool has_before = false;
  std::vector<ProposalStepView> steps;
  std::string said;    // what was just done
  std::string error;   // why it was not
  std::string reason;  // as it was typed
  bool may_review = false, may_publish = false, must_confirm = false;
  bool may_withdraw = false;
  PasskeyButton confirm;
  bool waits = false;  // for a reply: it cannot be published yet
  std::string edit;    // address; empty: not for this reader
  std::vector<ReplyView> replies;
  std::string result;     // where it stands in the portal, once it does
  std::string withdraw;   // address where its withdrawal is asked for; empty: not for this reader
  Html file;              // that was passed on with it; empty: none
  std::string emergency;  // who asks for two people to be enough, and why; empty: nobody
  std::vector<Field> emergency_fields;  // emergency, emergency_language; none: not for this reader
};
Html draw_proposal(const Messages& t, const ProposalView& view);

}  // namespace acta::site
