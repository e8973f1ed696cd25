#include "register/records/meeting.h"

#include "register/records/fields.h"

namespace acta::record {

Meeting meeting(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  Meeting meeting;
  meeting.subject = &subject;
  meeting.mechanism = fields.reference("mechanism");
  meeting.country = fields.reference("country");
  meeting.pillar = fields.reference("pillar");
  meeting.title = fields.text("title", language);
  meeting.city = fields.text("city", language);
  meeting.kind = fields.code("meeting_kind");
  meeting.start = fields.date("start_date");
  meeting.end = fields.date("end_date");
  meeting.hosts = fields.references("host");
  meeting.countries = fields.quantity("countries_stated");
  return meeting;
}

}  // namespace acta::record
