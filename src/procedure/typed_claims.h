#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "procedure/document.h"
#include "register/draft.h"
#include "register/records/fields.h"

namespace acta::procedure {

// What was typed into a form whose questions are properties: one text a property.
using Typed = std::map<std::string, std::string, std::less<>>;
std::string_view typed_at(const Typed& typed, std::string_view property);  // trimmed
std::vector<std::string_view> lines_of(std::string_view text);  // trimmed, none empty, each once

// Where what was typed is written, and why it is said otherwise than it stands.
struct Ground {
  std::string source = {};  // on record: "W17"; empty: the document below
  Document document = {};
  std::string locator = {};
  std::string language = {};  // of all texts
  std::string reason = {};    // of a change
};

// As a form shows what stands: "41.2", "2024-06", "committee/LAD-AP01"; "?" where it is said to be
// missing, empty where nothing is said. Texts in that language alone, a list one a line.
std::string as_typed(const record::View& view, std::string_view subject, std::string_view property,
                     std::string_view language);

// Makes claims about one subject of what a form typed. What nobody said yet is said, what reads
// otherwise amends what stands, what was emptied is withdrawn; the rest is left alone. Errors have
// the property as place.
//
//   TypedClaims claims(view, "indicator/IN04", form.ground, name);
//   claims.put("baseline", "41.2", "percent");
//   return claims.take();
class TypedClaims {
 public:
  TypedClaims(const record::View& view, std::string subject, const Ground& ground,
              std::string_view name);

  // What stands and reads otherwise was a slip: from here on it is corrected rather than amended.
  void correct() { change_ = record::ReplaceKind::correction; }

  // Of a number with its unit; a "?" says that there is none, and that nobody knows why.
  void put(const char* property, std::string_view typed, std::string_view unit = {});
  void put_in(const char* property, std::string_view typed, std::string_view language);
  // Of a text that has one wording only: what stands in another language gives way to it.
  void put_words(const char* property, std::string_view typed, std::string_view quote = {});
  // What the desk itself reads in the document: the desk says it, and not who published that.
  void put_read(const char* property, std::string_view typed);
  void put_list(const char* property, std::string_view lines);
  // Beside what is said already, from a day on.
  void add_from(const char* property, std::string_view typed, std::string_view from,
                const char* from_place);
  // That what a claim says holds until a day, the last; the claim stays on record without it.
  void end(const record::Claim& claim, std::string_view until, const char* place);
  // What is said of another subject in the same document, to be recorded with this.
  void take_over(TypedClaims&& other);
  // What the desk says of the change itself.
  void judge(const char* property, std::string_view code);
  // What the desk itself finds, and not the document alone.
  record::ClaimDraft& say(const char* property, std::string_view value, const char* place);
  // A claim is taken back, for the reason that was given.
  record::ClaimDraft& withdraw(const record::Claim& claim, const char* place);

  void need(const char* property, std::string_view typed);  // error.report.missing
  void need_reason() { needs_reason_ = true; }  // even where nothing that stands is changed
  void fail(const char* message, const char* place, std::string_view value, std::string hint = {},
            ErrorKind kind = ErrorKind::invalid);
  void fail(Error error) { errors_.push_back(std::move(error)); }

  bool is_new() const { return !subject_; }
  bool changes() const { return changes_; }
  const record::Fields* stands() const { return fields_ ? &*fields_ : nullptr; }

  // All claims, the document's before them; error.commitment.unchanged where there are none, and a
  // reason is needed where something stood.
  Checked<std::vector<record::ClaimDraft>> take(const char* unchanged_place);

 private:
  struct Answered {
    std::string_view typed, unit, language;
    std::string_view quote = {};
    bool only_wording = false;
    bool by_desk = false;
  };
  void put(const char* property, const Answered& answered);
  const record::Claim* standing(const char* property, const Answered& answered) const;
  record::ClaimDraft draft(const char* property, const Answered& answered) const;
  Passage passage() const;
  void check_ground();

  const record::View& view_;
  const std::string name_;
  const Ground& ground_;
  const std::string source_;
  const record::Subject* subject_;
  std::optional<record::Fields> fields_;
  record::ReplaceKind change_ = record::ReplaceKind::amendment;
  bool changes_ = false, amends_ = false, needs_reason_ = false;
  Errors errors_;
  std::vector<record::ClaimDraft> drafts_;
};

}  // namespace acta::procedure
