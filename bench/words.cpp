#include "words.h"

namespace acta::bench {
namespace {

using Words = std::array<std::string_view, 8>;

struct Grammar {
  Words who;
  Words does;
  Words what;
  Words where;
};

constexpr std::array<Grammar, 4> grammars{{
    {{"The ministry of the interior", "The national institute of statistics", "The border police",
      "A network of cities", "The human rights office", "The ministry of labour", "A regional fund",
      "The refugee commission"},
     {"reports that it opened", "plans to extend", "has financed", "postponed the review of",
      "published figures on", "asks partners to support", "completed", "announced"},
     {"a reception centre for families", "temporary permits for newcomers",
      "a shared early warning system", "training for case workers", "access to primary schools",
      "a fund for host communities", "the exchange of identity records", "regular routes for work"},
     {"in the northern provinces", "along the coast", "in three border towns",
      "together with two neighbours", "in the capital", "in every province", "at two crossings",
      "on the islands"}},
    {{"El ministerio del interior", "El instituto nacional de estadística",
      "La policía de fronteras", "Una red de ciudades", "La defensoría del pueblo",
      "El ministerio de trabajo", "Un fondo regional", "La comisión para los refugiados"},
     {"informa que abrió", "prevé ampliar", "ha financiado", "aplazó la revisión de",
      "publicó cifras sobre", "pide a sus socios que apoyen", "concluyó", "anunció"},
     {"un centro de acogida para familias", "permisos temporales para los recién llegados",
      "un sistema común de alerta temprana", "la formación del personal",
      "el acceso a la escuela primaria", "un fondo para las comunidades de acogida",
      "el intercambio de registros de identidad", "vías regulares para trabajar"},
     {"en las provincias del norte", "a lo largo de la costa", "en tres ciudades fronterizas",
      "junto con dos países vecinos", "en la capital", "en todas las provincias",
      "en dos pasos fronterizos", "en las islas"}},
    {{"O ministério do interior", "O instituto nacional de estatística", "A polícia de fronteiras",
      "Uma rede de cidades", "A defensoria pública", "O ministério do trabalho",
      "Um fundo regional", "A comissão para os refugiados"},
     {"informa que abriu", "pretende ampliar", "financiou", "adiou a revisão de",
      "publicou números sobre", "pede aos parceiros que apoiem", "concluiu", "anunciou"},
     {"um centro de acolhimento para famílias", "autorizações temporárias para recém-chegados",
      "um sistema comum de alerta precoce", "a formação das equipes", "o acesso à escola primária",
      "um fundo para as comunidades de acolhida", "o intercâmbio de registros de identidade",
      "vias regulares de trabalho"},
     {"nas províncias do norte", "ao longo da costa", "em três cidades de fronteira",
      "com dois países vizinhos", "na capital", "em todas as províncias",
      "em dois postos de fronteira", "nas ilhas"}},
    {{"Le ministère de l'intérieur", "L'institut national de la statistique",
      "La police aux frontières", "Un réseau de villes", "Le défenseur des droits",
      "Le ministère du travail", "Un fonds régional", "La commission des réfugiés"},
     {"signale avoir ouvert", "prévoit d'étendre", "a financé", "a reporté l'examen de",
      "a publié des chiffres sur", "demande à ses partenaires de soutenir", "a achevé",
      "a annoncé"},
     {"un centre d'accueil pour les familles", "des permis temporaires pour les arrivants",
      "un système commun d'alerte précoce", "la formation des agents", "l'accès à l'école primaire",
      "un fonds pour les communautés d'accueil", "l'échange de registres d'identité",
      "des voies régulières pour le travail"},
     {"dans les provinces du nord", "le long de la côte", "dans trois villes frontalières",
      "avec deux pays voisins", "dans la capitale", "dans toutes les provinces",
      "à deux postes-frontières", "dans les îles"}},
}};

}  // namespace

std::string sentence(Random& random, std::size_t language) {
  const Grammar& grammar = grammars[language];
  std::string text(random.one_of(grammar.who));
  for (const Words* words : {&grammar.does, &grammar.what, &grammar.where})
    (text += ' ') += random.one_of(*words);
  return text += '.';
}

std::string title(Random& random, std::size_t language) {
  const Grammar& grammar = grammars[language];
  std::string text(random.one_of(grammar.what));
  return (text += ' ') += random.one_of(grammar.where);
}

}  // namespace acta::bench
