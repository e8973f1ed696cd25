#include "site/segments.h"

#include <array>

#include "site/target.h"

namespace acta::site {
namespace {

using Words = std::array<std::string_view, 4>;

constexpr std::array<std::string_view, 4> tags = {"en", "es", "pt", "fr"};

// No word stands for two pages, in whatever language.
constexpr Words table[] = {
    {"about", "acerca", "sobre", "a-propos"},
    {"changes", "cambios", "mudancas", "changements"},
    {"commitments", "compromisos", "compromissos", "engagements"},
    {"committees", "comites", "comites", "comites"},
    {"concerns", "preocupaciones", "preocupacoes", "preoccupations"},
    {"countries", "paises", "paises", "pays"},
    {"crosswalk", "correspondencias", "correspondencias", "correspondances"},
    {"data", "datos", "dados", "donnees"},
    {"disagreements", "discrepancias", "divergencias", "divergences"},
    {"early-warning", "alerta-temprana", "alerta-precoce", "alerte-precoce"},
    {"gaps", "vacios", "lacunas", "lacunes"},
    {"glossary", "glosario", "glossario", "glossaire"},
    {"health", "estado-del-registro", "saude-do-registro", "etat-du-registre"},
    {"indicators", "indicadores", "indicadores", "indicateurs"},
    {"measures", "medidas", "medidas-nacionais", "mesures"},
    {"mechanisms", "mecanismos", "mecanismos", "mecanismes"},
    {"meetings", "reuniones", "reunioes", "reunions"},
    {"money", "dinero", "dinheiro", "argent"},
    {"organisations", "organizaciones", "organizacoes", "organismes"},
    {"overlaps", "coincidencias", "sobreposicoes", "recoupements"},
    {"pillars", "pilares", "pilares", "piliers"},
    {"presidencies", "presidencias", "presidencias", "presidences"},
    {"progress", "avances", "avancos", "avancement"},
    {"recommendations", "recomendaciones", "recomendacoes", "recommandations"},
    {"record", "registro", "registro", "registre"},
    {"reporting-burden", "carga-de-informes", "carga-de-relatorios", "charge-de-rapports"},
    {"roles", "funciones", "funcoes", "roles"},
    {"search", "buscar", "busca", "recherche"},
    {"sources", "fuentes", "fontes", "sources"},
    {"translations", "traducciones", "traducoes", "traductions"},
    {"verify", "verificar", "verificar", "verifier"},
    {"what-if", "que-pasaria", "e-se", "et-si"},
};

std::string_view first_segment(std::string_view path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  return path.substr(0, path.find('/'));
}

std::string with_first(std::string_view path, std::string_view word) {
  std::string changed = "/";
  changed += word;
  return changed += path.substr(1 + first_segment(path).size());
}

std::size_t column_of(std::string_view language) {
  for (std::size_t i = 0; i < tags.size(); ++i)
    if (tags[i] == language) return i;
  return 0;
}

}  // namespace

std::string localized(std::string_view path, std::string_view language) {
  const std::string_view english = first_segment(path);
  for (const Words& words : table)
    if (words[0] == english) return with_first(path, words[column_of(language)]);
  return std::string(path);
}

std::string unlocalized(std::string_view path) {
  const std::string_view asked = first_segment(path);
  for (const Words& words : table)
    for (const std::string_view word : words)
      if (word == asked) return with_first(path, words[0]);
  return std::string(path);
}

std::string address_of(std::string_view language, std::string_view path) {
  std::string url = "/" + std::string(language);
  const std::string words = localized(path, language);
  for (std::string_view rest = words; !rest.empty();) {
    rest.remove_prefix(1);
    const std::string_view segment = rest.substr(0, rest.find('/'));
    (url += '/') += encode_segment(segment);
    rest.remove_prefix(segment.size());
  }
  return url;
}

}  // namespace acta::site
