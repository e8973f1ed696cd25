#include "register/records/coding.h"

#include <algorithm>

#include "register/records/code_class.h"
#include "register/records/fields.h"

namespace acta::record {
namespace {

constexpr std::string_view third_round = "third";

Passage passage(const Fields& fields, std::string_view property) {
  const Claim* const claim = fields.claim(property);
  return claim ? Passage{text_in(*claim), claim} : Passage{};
}

Coding coding(const View& view, const Subject& subject) {
  const Fields fields(view, subject);
  Coding coding;
  coding.subject = &subject;
  coding.measure = fields.reference("measure");
  coding.commitment = fields.reference("commitment");
  coding.code = fields.code("alignment");
  coding.code_class = class_of(view, "alignment", coding.code);
  coding.round = fields.code("coding_round");
  coding.measure_passage = passage(fields, "measure_passage");
  coding.commitment_passage = passage(fields, "commitment_passage");
  if (const Claim* const reason = fields.claim("coding_reason")) coding.reason = text_in(*reason);
  coding.claim = fields.claim("alignment");
  return coding;
}

void put_reply(const View& view, CodedPair& pair) {
  const Fields fields(view, *pair.paper);
  pair.reply_asked = fields.date("reply_asked");
  pair.reply_due = fields.date("reply_due");
  pair.reply_received = fields.date("reply_received");
  if (const Claim* const reply = fields.claim("reply")) pair.reply = text_in(*reply);
}

bool by_pair(const CodedPair& a, const CodedPair& b) {
  if (a.measure != b.measure) return id_before(a.measure->id(), b.measure->id());
  return id_before(a.commitment->id(), b.commitment->id());
}

}  // namespace

std::vector<CodedPair> coded_pairs(const View& view) {
  std::vector<CodedPair> pairs;
  for (const Subject* subject : view.subjects("coding")) {
    Coding each = coding(view, *subject);
    if (!each.claim || !each.measure || !each.commitment || !each.claim->citation.source) continue;
    const Subject* const paper = each.claim->citation.source;
    const auto same = [&](const CodedPair& pair) {
      return pair.measure == each.measure && pair.commitment == each.commitment;
    };
    auto pair = std::find_if(pairs.begin(), pairs.end(), same);
    if (pair == pairs.end()) {
      pairs.push_back({each.measure, each.commitment, paper, {}, {}, {}, {}, {}});
      pair = pairs.end() - 1;
    } else if (pair->paper != paper) {
      if (each.claim->number < pair->codings.front().claim->number) continue;
      *pair = {each.measure, each.commitment, paper, {}, {}, {}, {}, {}};
    }
    pair->codings.push_back(std::move(each));
  }
  for (CodedPair& pair : pairs) {
    std::stable_partition(pair.codings.begin(), pair.codings.end(),
                          [](const Coding& one) { return one.round != third_round; });
    put_reply(view, pair);
  }
  std::sort(pairs.begin(), pairs.end(), by_pair);
  return pairs;
}

}  // namespace acta::record
