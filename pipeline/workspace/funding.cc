#include "workspace/funding.h"

#include <map>

namespace divulga {
namespace {

// As the Commission's download page words it; languages without a sure text (Irish, Maltese) are left out.
const std::map<std::string, std::string>& statements() {
  static const std::map<std::string, std::string> table = {
      {"it", "Cofinanziato dall’Unione europea"}, {"en", "Co-funded by the European Union"},
      {"de", "Kofinanziert von der Europäischen Union"}, {"hr", "Sufinancira Europska unija"},
      {"ro", "Cofinanțat de Uniunea Europeană"}, {"el", "Με τη συγχρηματοδότηση της Ευρωπαϊκής Ένωσης"},
      {"fi", "Euroopan unionin osarahoittama"}, {"bg", "Съфинансирано от Европейския съюз"},
      {"cs", "Spolufinancováno Evropskou unií"}, {"da", "Medfinansieret af Den Europæiske Union"},
      {"et", "Kaasrahastanud Euroopa Liit"}, {"fr", "Cofinancé par l’Union européenne"},
      {"hu", "Az Európai Unió társfinanszírozásával"}, {"lt", "Bendrai finansuoja Europos Sąjunga"},
      {"lv", "Līdzfinansē Eiropas Savienība"}, {"nl", "Medegefinancierd door de Europese Unie"},
      {"pl", "Dofinansowane przez Unię Europejską"}, {"pt", "Cofinanciado pela União Europeia"},
      {"sk", "Spolufinancovaný Európskou úniou"}, {"sl", "Sofinancira Evropska unija"},
      {"sv", "Medfinansieras av Europeiska unionen"}, {"es", "Cofinanciado por la Unión Europea"}};
  return table;
}

}  // namespace

std::vector<FundingStatement> funding_statements(FundProfile fund, const LocaleTag& reader) {
  std::vector<FundingStatement> said{
      {fund == FundProfile::fami_2014_2020 ? "Progetto co-finanziato dall’Unione europea" : statements().at("it"), LocaleTag("it")}};
  const std::string code = reader.language();
  if (code == "it") return said;
  const auto own = statements().find(code);
  if (own != statements().end()) said.push_back({own->second, LocaleTag(code)});
  else said.push_back({statements().at("en"), LocaleTag("en")});
  return said;
}

std::string fund_name(FundProfile fund) {
  return fund == FundProfile::fami_2014_2020 ? "Fondo Asilo, Migrazione e Integrazione (FAMI) 2014-2020"
                                             : "Fondo Asilo, Migrazione e Integrazione 2021-2027";
}

}  // namespace divulga
