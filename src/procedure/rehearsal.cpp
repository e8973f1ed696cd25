#include "procedure/rehearsal.h"

#include "procedure/pending.h"

namespace acta::procedure {

Checked<Rehearsal> rehearse(Reading& reading, const Submission& submission) {
  const record::Register& now = reading.record();
  const std::uint64_t last = now.published();
  auto judged = Pending(now).judge(submission, last + 1);
  if (!judged) return tl::unexpected(std::move(judged).error());

  Rehearsal rehearsal{std::make_unique<record::Register>(), judged->outcome};
  record::Register& record = *rehearsal.record;
  const auto take = [&](const ledger::Entry& entry) {
    take_in(entry, reading.store().verifier(), record);
  };
  if (last > 0) reading.store().read(1, last, take);
  const Instant instant = last == 0 ? Instant{} : now.recorded(last);
  std::uint64_t number = last;
  for (const std::string& payload : judged->payloads) record.add(++number, instant, payload);
  record.publish();
  return rehearsal;
}

}  // namespace acta::procedure
