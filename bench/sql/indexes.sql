-- Made after loading. Those of memberships and statuses hold all that their queries read.
CREATE INDEX membership_by_mechanism ON membership (
  mechanism_id, party_id, role_id, recorded_from, recorded_to,
  from_earliest, from_latest, to_earliest, to_latest);
CREATE INDEX status_by_commitment ON status_history (
  commitment_id, recorded_from, recorded_to,
  from_earliest, from_latest, to_earliest, to_latest, status);
CREATE INDEX text_by_commitment ON commitment_text (commitment_id);
CREATE INDEX actor_by_commitment ON commitment_actor (commitment_id);
CREATE INDEX quantity_by_commitment ON commitment_quantity (commitment_id);
CREATE INDEX deadline_by_commitment ON commitment_deadline (commitment_id);
CREATE INDEX evidence_by_commitment ON evidence_for (
  commitment_id, recorded_from, recorded_to, from_earliest, to_latest, evidence_id);
CREATE INDEX date_by_evidence ON evidence_date (evidence_id);
CREATE INDEX text_by_evidence ON evidence_text (evidence_id);
ANALYZE;
