#include <algorithm>
#include <map>

#include "data/map_lines.h"
#include "edition/carried_facts.h"
#include "edition/data_blocks.h"
#include "edition/words.h"

// The service directory where a document asks for it: its entries, the map of their places, the ways into it.

namespace divulga {

std::vector<ServiceEntry> service_directory(const ProjectSources& sources, const LocaleTag& language) {
  std::vector<ServiceEntry> entries;
  for (const std::string& topic : topics())
    for (const Service& service : sources.services)
      if (service.category == topic) {
        entries.push_back(service_entry(sources, language, service));
        entries.back().number = static_cast<int>(entries.size());
      }
  return entries;
}

ServiceMap map_of_services(const ProjectSources& sources, const LocaleTag& language, std::vector<ServiceEntry> entries) {
  ServiceMap map;
  std::vector<std::string> places;
  std::map<std::string, int> counts;
  for (const ServiceEntry& entry : entries)
    if (++counts[entry.municipality] == 1) places.push_back(entry.municipality);
  for (std::string& place : places) place += " (" + format_number(language, counts[place]) + ")";
  map.alt = without_bidi_controls(counted_phrase(sources, language, "Map of {count} service: {places}. North is up; the numbers are those of the list.",
                                                "Map of {count} services: {places}. North is up; the numbers are those of the list.", entries.size(),
                                                {{"places", join_list(language, places)}}));
  map.entries = std::move(entries);
  return map;
}

std::vector<ServiceEntry> DataBlocks::chosen_services(const Container& container) {
  uses(sources_.content.project.directory + "/services.csv");
  const std::string category = container.attributes.get("category"), municipality = container.attributes.get("municipality");
  std::vector<ServiceEntry> entries = service_directory(sources_, language_);
  // The key names the place as services.csv does, in the source's language.
  const auto elsewhere = [&](const ServiceEntry& entry) {
    return std::none_of(sources_.services.begin(), sources_.services.end(), [&](const Service& s) { return s.id == entry.id && s.municipality.text == municipality; });
  };
  if (!municipality.empty()) std::erase_if(entries, elsewhere);
  if (!category.empty()) std::erase_if(entries, [&](const ServiceEntry& entry) { return entry.category != category; });
  return entries;
}

Services DataBlocks::services(const Container& container) {
  Services services{chosen_services(container)};
  for (const ServiceEntry& entry : services.entries)
    for (const Service& service : sources_.services)
      if (service.id == entry.id) facts_.merge(facts_of_service(service));
  return services;
}

ServiceMap DataBlocks::service_map(const Container& container, const SourceSpan& span) {
  ServiceMap map = map_of_services(sources_, language_, chosen_services(container));
  if (map.entries.empty())
    sink_.error("no-services", span, message("a map without a service"), message("see whether services.csv has one of that category and municipality"));
  map.id = container.attributes.id;
  map.legend = container.attributes.get("legend", "names") == "names";
  if (!container.content.empty())
    if (const auto* caption = std::get_if<Paragraph>(&container.content[0].node)) map.caption = caption->content;
  const std::string lines = container.attributes.get("lines");
  if (lines.empty()) return map;
  const std::string path = normal_path(lines);
  if (path.empty() || path[0] == '/' || path.compare(0, 2, "..") == 0) {
    sink_.error("path-leaves-project", span, message("path '{0}' leaves the project's folder", lines), message("paths start in the project's folder: images/roads.geojson"));
    return map;
  }
  const std::string file = join_path(sources_.content.project.directory, path);
  const auto found = sources_.map_lines.find(file);
  if (found == sources_.map_lines.end()) {
    std::vector<std::string> known;
    for (const auto& [name, unused] : sources_.map_lines) known.push_back(name.substr(sources_.content.project.directory.size() + 1));
    const Message near = did_you_mean(path, known);
    sink_.error("unknown-data", span, message("there is no file '{0}' of lines", lines), near.empty() ? message("put a GeoJSON file into images/: lines=images/roads.geojson") : near);
    return map;
  }
  uses(file);
  map.lines = found->second;
  return map;
}

ServiceIndex DataBlocks::service_index(const Container& container) {
  ServiceIndex index;
  const std::string by = container.attributes.get("by");
  index.numbers_only = by == "language";
  std::map<std::string, size_t> groups;
  const auto add = [&](const std::string& group, const ServiceEntry& entry, const LocaleTag& language = {}) {
    const auto [found, is_new] = groups.try_emplace(group, index.groups.size());
    if (is_new) index.groups.push_back({group, language, {}});
    index.groups[found->second].items.push_back({entry.id, entry.name, entry.number});
  };
  for (const ServiceEntry& entry : chosen_services(container)) {
    if (by == "municipality") add(entry.municipality, entry);
    else if (by == "language") for (const auto& spoken : entry.spoken) add(spoken.name, entry, spoken.language);
    else add(entry.category_name, entry);
  }
  // Topics keep their order; places and languages stand with the most services first.
  if (by != "category")
    std::stable_sort(index.groups.begin(), index.groups.end(), [](const auto& a, const auto& b) { return a.items.size() > b.items.size(); });
  return index;
}

}  // namespace divulga
