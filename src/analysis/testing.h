#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "register/testing.h"

namespace acta::analysis {

// For the tests of this room: the mechanisms of the founding documents with their members and
// packages, typed in from the documents' own lists, so that the golden figures do not depend on how
// a pack is loaded.
class Region : public record::RecordBuilder {
 public:
  Region();

  void members(std::string_view mechanism, std::string_view role, std::string_view countries,
               const record::Said& said);
  void seat(std::string_view committee, std::string_view role, std::string_view countries);
  const record::Subject& country(std::string_view alpha3) const;
  const record::Subject& mechanism(std::string_view id) const;

 private:
  void vocabulary();
  void memberships();
  void packages();
  void seats();
};

// "BLZ BRB": the ids of subjects, for comparing.
std::string ids(const std::vector<const record::Subject*>& subjects);

}  // namespace acta::analysis
