#include <string>
#include <vector>

#include "base/check.h"
#include "generate.h"
#include "register/accept.h"
#include "register/arena.h"
#include "register/claim_bytes.h"

namespace acta::bench {
namespace {

std::string_view value_of(const record::Claim& claim) {
  if (const auto* text = std::get_if<record::Text>(&claim.value)) return text->text;
  if (const auto* code = std::get_if<record::Code>(&claim.value)) return code->code;
  return {};
}

}  // namespace

void generate_entries(const Scale& scale, const std::function<void(const GeneratedEntry&)>& take) {
  record::Vocabulary vocabulary;
  generate(scale, [&](DraftBatch&& batch) {
    record::Arena arena;
    std::uint64_t number = batch.first;
    for (const record::ClaimDraft& draft : batch.drafts) {
      const auto claim = record::accept(draft,
                                        {.vocabulary = vocabulary,
                                         .exists = [](std::string_view) { return true; },
                                         .keyed = [](std::string_view) { return 0; },
                                         .next = number,
                                         .author = "generator"},
                                        arena);
      if (!claim)
        throw Defect("a generated draft is refused: " + claim.error().front().message + " " +
                     draft.key + " " + claim.error().front().value);
      const std::string_view kind = (*claim)->subject->kind();
      if (kind == "property" || kind == "kind")
        vocabulary.define((*claim)->subject->name(), (*claim)->property, value_of(**claim),
                          (*claim)->language);
      take({number++, batch.recorded, record::claim_bytes(**claim),
            (*claim)->status == record::Status::restricted});
    }
  });
}

}  // namespace acta::bench
