#include "register/records/money_item.h"

#include "register/records/code_class.h"
#include "register/records/fields.h"

namespace acta::record {

MoneyItem money_item(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  MoneyItem item;
  item.subject = &subject;
  item.part_of = fields.reference("part_of");
  item.donors = fields.references("donor");
  item.recipients = fields.references("recipient");
  item.recipient_region = fields.text("recipient_region", language);
  item.amount = fields.amount("amount");
  item.amount_claim = fields.claim("amount");
  item.announced_on = fields.date("announced_on");
  item.flow_type = fields.code("flow_type");
  item.flow_class = class_of(view, "flow_type", item.flow_type);
  item.purpose = fields.text("purpose", language);
  item.commitment = fields.reference("commitment");
  return item;
}

}  // namespace acta::record
