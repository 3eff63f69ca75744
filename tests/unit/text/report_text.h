#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

// Paragraphs in the manner of an Italian project report, put together from parts: long words, acronyms, figures, brackets.

namespace divulga::testing {

inline std::vector<std::string> report_paragraphs(std::uint32_t count) {
  static constexpr std::array subjects = {
      "Il Consiglio territoriale per l’immigrazione", "La Prefettura capofila", "Lo sportello polifunzionale di Valdora",
      "L’équipe di mediazione linguistico-culturale", "Il gruppo tecnico interistituzionale", "Ciascun ente partner",
      "La cooperativa incaricata della formazione", "L’Ufficio di piano dell’ambito distrettuale", "La rete antitratta",
      "Il personale amministrativo della Questura", "Un’operatrice legale esperta di protezione internazionale", "La segreteria organizzativa"};
  static constexpr std::array verbs = {
      "ha predisposto", "ha aggiornato trimestralmente", "ha condiviso con i Comuni aderenti", "ha sperimentato", "ha progressivamente ampliato",
      "ha messo a disposizione delle famiglie", "ha verificato", "ha tradotto in otto lingue", "ha coordinato", "ha ricostruito"};
  static constexpr std::array objects = {
      "la mappatura dei servizi sociosanitari", "un vademecum sull’accertamento delle vulnerabilità", "il calendario degli appuntamenti",
      "le procedure per il rilascio dei permessi di soggiorno", "i percorsi di alfabetizzazione digitale", "un modello unico di segnalazione",
      "l’accompagnamento all’abitare autonomo", "gli indicatori di risultato previsti dal quadro logico", "i laboratori di orientamento al lavoro",
      "la banca dati delle richieste pervenute", "un protocollo operativo contro lo sfruttamento lavorativo"};
  static constexpr std::array manners = {
      "attraverso incontri settimanali aperti alla cittadinanza", "in collaborazione con le associazioni delle comunità straniere",
      "grazie alla presenza di mediatrici qualificate", "secondo quanto concordato nella cabina di regia", "durante il secondo semestre di attività",
      "nonostante la carenza iniziale di personale", "con il supporto metodologico dell’università", "(si veda la tabella riassuntiva in appendice)",
      "presso le sedi decentrate e nelle biblioteche di quartiere", "anche mediante colloqui a distanza"};
  static constexpr std::array ends = {
      "raggiungendo 1.284 persone, pari al 96,3% del valore atteso.", "così da ridurre i tempi medi di attesa.", "e ne ha misurato la soddisfazione.",
      "perché nessuno restasse escluso dall’informazione.", "come richiesto dall’Autorità responsabile del Fondo.",
      "tanto che la sperimentazione proseguirà nell’annualità successiva.", "pur con risultati disomogenei tra i territori.", "entro il 30 giugno 2026."};
  std::uint32_t seed = 20261127;
  const auto pick = [&](const auto& list) { return std::string(list[(seed = seed * 1664525u + 1013904223u, (seed >> 16) % list.size())]); };
  std::vector<std::string> out;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::string paragraph;
    for (std::uint32_t sentence = 0; sentence < 3 + i % 4; ++sentence)
      paragraph += (sentence ? " " : "") + pick(subjects) + " " + pick(verbs) + " " + pick(objects) + " " + pick(manners) + (sentence % 2 ? ", " : " ") + pick(ends);
    out.push_back(paragraph);
  }
  return out;
}

}  // namespace divulga::testing
