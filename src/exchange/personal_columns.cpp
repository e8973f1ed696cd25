#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "exchange/flow_file.h"

namespace acta::exchange {
namespace {

struct Word {
  std::string_view word, why;
};

constexpr std::string_view name = "error.flows.personal-name",
                           document = "error.flows.personal-document",
                           birth = "error.flows.personal-birth",
                           contact = "error.flows.personal-contact",
                           coordinates = "error.flows.personal-coordinates";

// In the languages in which offices of the region write their headings, without accents.
constexpr std::array<Word, 47> words{{{"name", name},
                                      {"names", name},
                                      {"surname", name},
                                      {"firstname", name},
                                      {"lastname", name},
                                      {"fullname", name},
                                      {"nombre", name},
                                      {"nombres", name},
                                      {"apellido", name},
                                      {"apellidos", name},
                                      {"nome", name},
                                      {"sobrenome", name},
                                      {"nom", name},
                                      {"prenom", name},
                                      {"passport", document},
                                      {"pasaporte", document},
                                      {"passaporte", document},
                                      {"passeport", document},
                                      {"document", document},
                                      {"documento", document},
                                      {"cedula", document},
                                      {"dni", document},
                                      {"curp", document},
                                      {"cpf", document},
                                      {"ssn", document},
                                      {"birth", birth},
                                      {"birthdate", birth},
                                      {"dob", birth},
                                      {"nacimiento", birth},
                                      {"nascimento", birth},
                                      {"naissance", birth},
                                      {"phone", contact},
                                      {"telephone", contact},
                                      {"mobile", contact},
                                      {"telefono", contact},
                                      {"telefone", contact},
                                      {"celular", contact},
                                      {"email", contact},
                                      {"correo", contact},
                                      {"courriel", contact},
                                      {"whatsapp", contact},
                                      {"latitude", coordinates},
                                      {"longitude", coordinates},
                                      {"latitud", coordinates},
                                      {"longitud", coordinates},
                                      {"lat", coordinates},
                                      {"lon", coordinates}}};

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c & 0x80) != 0;  // folded: no capitals are left
}

}  // namespace

std::string_view personal(std::string_view column) {
  const std::string folded = fold(column);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    while (at < folded.size() && letter(folded[at])) ++at;
    const std::string_view part = std::string_view(folded).substr(begin, at - begin);
    const auto known = std::find_if(words.begin(), words.end(),
                                    [part](const Word& word) { return word.word == part; });
    if (known != words.end()) return known->why;
    if (at == begin) ++at;
  }
  return {};
}

}  // namespace acta::exchange
