#include "places.h"
#include "unit/web/sample_site.h"

namespace divulga {
namespace {

Blocks paragraph(const std::string& text) { return {{Paragraph{{Inline{Text{text}}}}, {}}}; }

Service service(const std::string& id, const std::string& category, const std::string& name, double lat, double lon) {
  Service s;
  s.id = id;
  s.category = category;
  s.name.text = name;
  s.description.text = "Ascolta & aiuta";
  s.address.text = "Via del Mulino 4, Valdora";
  s.municipality.text = "Valdora";
  s.latitude = lat;
  s.longitude = lon;
  s.phone = "+39 0000 000 001";
  s.email = "sportello@ponte.example";
  s.languages = {LocaleTag("it"), LocaleTag("ar")};
  HoursProblem problem;
  s.hours = *parse_hours("Mo-Fr 09:00-13:00", problem);
  s.verified = parse_date("2026-10-01");
  return s;
}

}  // namespace

SampleSite::SampleSite() {
  Project& p = sources.content.project;
  p.id = "ponte";
  p.directory = "content/ponte";
  p.title.text = "Ponte. Percorsi di orientamento";
  p.summary.text = "Un progetto dimostrativo.";
  p.acronym = "PONTE";
  p.demonstration = true;
  p.prog = "DEMO-0000";
  p.cup = "Z99Z99999999999";
  p.start = *parse_date("2024-11-01");
  p.end = *parse_date("2026-12-31");
  p.lead.name.text = "Prefettura di Valdora";
  p.source_language = LocaleTag("it");
  p.languages = {LocaleTag("it"), LocaleTag("en"), LocaleTag("ar")};
  p.contacts.name.text = "Sportello Ponte";
  p.contacts.phone = "+39 0000 000 001";
  p.contacts.email = "sportello@ponte.example";
  p.site = SiteChannel{"https://ponte.example/", {"Ponte", {}}, {}};
  sources.services = {service("sportello", "documents", "Sportello Ponte", 45.1525, 10.6010), service("casa", "home", "Sportello casa", 45.1526, 10.6011)};
  for (const char* language : {"it", "en", "ar"}) {
    add(Folder::leaflets, "sportello", language, "Sportello <Ponte>").document.blocks = paragraph("Vieni.");
    add(Folder::procedures, "codice-fiscale", language, "Codice fiscale").document.blocks = paragraph("Chiama +39 0000 000 001.");
    add(Folder::news, "mappa", language, "La mappa & la lista");
    add(Folder::news, "furgone", language, "Il furgone");
    add(Folder::events, "finale", language, "Evento finale");
    add(Folder::pages, "accessibilita", language, "Accessibilità");
  }
  add(Folder::reports, "relazione", "it", "Relazione").document.blocks = paragraph("Numeri.");
  material(Folder::leaflets, "sportello").topic = "documents";
  material(Folder::procedures, "codice-fiscale").topic = "documents";
  material(Folder::procedures, "codice-fiscale").verified = parse_date("2026-10-09");
  material(Folder::news, "mappa").date = parse_date("2026-11-12");
  material(Folder::news, "furgone").date = parse_date("2026-11-18");
  material(Folder::events, "finale").date = parse_date("2026-12-11");
  material(Folder::events, "finale").start = "2026-12-11T09:30";
  material(Folder::events, "finale").end = "2026-12-11T13:00";
  downloads.push_back({"downloads/it/leaflets/sportello.pdf", Folder::leaflets, "sportello", LocaleTag("it"), "Sportello", 2, 123456});
}

Material& SampleSite::material(Folder folder, const std::string& name) {
  for (const auto& m : materials)
    if (m->folder == folder && m->name == name) return *m;
  materials.push_back(std::make_unique<Material>());
  Material& m = *materials.back();
  m.folder = folder;
  m.name = name;
  m.file = std::string("content/ponte/") + to_string(folder) + "/" + name + ".md";
  return m;
}

Edition& SampleSite::add(Folder folder, const std::string& name, const std::string& language, const std::string& title) {
  editions.push_back(std::make_unique<Edition>());
  Edition& e = *editions.back();
  e.material = &material(folder, name);
  e.language = LocaleTag(language);
  e.name = name;
  e.document.language = e.language;
  e.document.title = title;
  e.document.summary = "In breve.";
  return e;
}

std::vector<SiteFile> SampleSite::render(DiagnosticSink& sink) const {
  SiteInput input{sources, {}, downloads, files, places::source(), places::share()};
  for (const auto& edition : editions) input.editions.push_back(edition.get());
  return render_site(input, sink);
}

std::string SampleSite::file(const std::string& path) const {
  DiagnosticSink sink;
  for (const SiteFile& file : render(sink))
    if (file.path == path) return file.bytes;
  return {};
}

}  // namespace divulga
