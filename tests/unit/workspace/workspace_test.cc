#include "workspace/workspace.h"

#include "places.h"
#include "unit/workspace/sample.h"

namespace divulga {
namespace {

using sample::expect_only;
using sample::load;
using sample::load_with;
using sample::material;

TEST(FindWorkspace, LooksUpwards) {
  MemoryFileSystem files;
  files.write("/home/w/content/p/project.yaml", "");
  EXPECT_EQ(find_workspace(files, "/home/w"), "/home/w");
  EXPECT_EQ(find_workspace(files, "/home/w/content/p/pages"), "/home/w");
}

TEST(FindWorkspace, SaysWhatAWorkspaceIs) {
  try {
    find_workspace(MemoryFileSystem(), "/home/w");
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.diagnostic().hint, testing::HasSubstr("content"));
  }
}

TEST(Workspace, WithoutProjectsIsAnError) { expect_only(load(MemoryFileSystem()).diagnostics, "no-project", "content", 0, 0, "no project"); }

TEST(Workspace, OneProjectOfSeveral) {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yaml", sample::project_yaml());
  files.write("/w/content/q/project.yaml", "broken: [");
  const auto loaded = load(files, "p");
  EXPECT_EQ(sample::told(loaded.diagnostics), "");
  EXPECT_EQ(loaded.workspace.projects.size(), 1u);
}

TEST(Workspace, AnUnknownProjectIsTold) {
  MemoryFileSystem files;
  files.write("/w/content/ponte/project.yaml", sample::project_yaml());
  EXPECT_EQ(load(files, "pomte").diagnostics.at(0).hint, "did you mean 'ponte'?");
}

TEST(Workspace, MaterialsStandByFolderThenName) {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yaml", sample::project_yaml());
  for (const char* path : {"pages/b", "pages/a", "leaflets/z"}) files.write("/w/content/p/" + std::string(path) + ".md", material());
  const auto loaded = load(files);
  std::vector<std::string> names;
  for (const Material& found : loaded.project().materials) names.push_back(found.name);
  EXPECT_EQ(names, (std::vector<std::string>{"z", "a", "b"}));
}

TEST(Workspace, AMissingProjectFileIsTold) {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yml", sample::project_yaml());
  const auto loaded = load(files);
  ASSERT_EQ(loaded.diagnostics.size(), 2u) << sample::told(loaded.diagnostics);
  EXPECT_EQ(loaded.diagnostics[0].code, "missing-file");
  EXPECT_EQ(loaded.diagnostics[0].hint, "did you mean 'project.yml'?");
}

TEST(Workspace, AMisspeltFolderIsTold) {
  const auto loaded = load_with("content/p/leaflet/a.md", "x");
  expect_only(loaded.diagnostics, "unknown-folder", "content/p/leaflet", 0, 0, "'leaflet' is not read", "did you mean 'leaflets'?");
  EXPECT_EQ(loaded.diagnostics[0].severity, Severity::warning);
}

TEST(Workspace, AMisspeltFileIsTold) { EXPECT_EQ(load_with("content/p/fact.yaml", "a: b\n").diagnostics.at(0).hint, "did you mean 'facts.yaml'?"); }
TEST(Workspace, AMaterialOutsideTheFoldersIsTold) { EXPECT_EQ(load_with("content/p/a.md", material()).diagnostics.at(0).code, "unknown-file"); }
TEST(Workspace, AnImageAmongTheMaterialsIsTold) { EXPECT_EQ(load_with("content/p/pages/a.png", "x").diagnostics.at(0).code, "not-a-material"); }
TEST(Workspace, AnEditorsHiddenFilesAreLeftAlone) { EXPECT_EQ(sample::told(load_with("content/p/pages/.a.md.swp", "x").diagnostics), ""); }

TEST(Workspace, AFileNameThatIsNoAddressIsTold) {
  expect_only(load_with("content/p/pages/la città.md", material()).diagnostics, "bad-file-name", "content/p/pages/la città.md", 0, 0, "'la città'");
}

TEST(Workspace, NamesThatDifferInCaseOnlyAreTold) {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yaml", sample::project_yaml());
  files.write("/w/content/p/pages/Uno.md", material());
  files.write("/w/content/p/pages/uno.md", material());
  const auto loaded = load(files);
  ASSERT_EQ(loaded.diagnostics.size(), 2u) << sample::told(loaded.diagnostics);
  EXPECT_EQ(loaded.diagnostics[0].code, "bad-file-name");
  EXPECT_EQ(loaded.diagnostics[1].code, "duplicate-material");
  EXPECT_EQ(loaded.diagnostics[1].span.file, "content/p/pages/uno.md");
}

TEST(Workspace, PartialsAreReadByName) { EXPECT_EQ(load_with("content/p/partials/a.md", "ciao").project().partials.at("a"), "ciao"); }

TEST(Workspace, ACycleOfPartialsIsTold) {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yaml", sample::project_yaml());
  files.write("/w/content/p/partials/a.md", "uno {{> b}}\n");
  files.write("/w/content/p/partials/b.md", "due\n\nè {{>a}}\n");
  expect_only(load(files).diagnostics, "include-cycle", "content/p/partials/b.md", 3, 3, "'a' takes in 'b' takes in 'a'");
}

TEST(Workspace, APartialThatTakesInItselfIsTold) {
  EXPECT_EQ(load_with("content/p/partials/a.md", "{{> a}}").diagnostics.at(0).code, "include-cycle");
}

TEST(Workspace, APieceUsedTwiceIsNoCycle) {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yaml", sample::project_yaml());
  files.write("/w/content/p/partials/a.md", "{{> c}}{{> b}}");
  files.write("/w/content/p/partials/b.md", "{{> c}}");
  files.write("/w/content/p/partials/c.md", "x");
  EXPECT_EQ(sample::told(load(files).diagnostics), "");
}

TEST(Workspace, CatalogsAreReadForTheTargets) {
  const auto loaded = load_with("locales/ar/p.po", "msgid \"Ciao\"\nmsgstr \"مرحبا\"\n");
  EXPECT_EQ(sample::told(loaded.diagnostics), "");
  EXPECT_EQ(loaded.project().catalogs.at(LocaleTag("ar")).get("Ciao"), "مرحبا");
  EXPECT_EQ(loaded.project().catalog_files.at(LocaleTag("ar")), "locales/ar/p.po");
  EXPECT_EQ(loaded.project().catalogs.count(LocaleTag("en")), 0u);
}

TEST(Workspace, AMistakeInACatalogIsTold) {
  const auto loaded = load_with("locales/ar/p.po", "msgid \"Ciao\"\nmsgtr \"x\"\n");
  ASSERT_EQ(loaded.diagnostics.size(), 2u) << sample::told(loaded.diagnostics);
  EXPECT_EQ(loaded.diagnostics[1].span.file, "locales/ar/p.po");
  EXPECT_EQ(loaded.diagnostics[1].span.line, 2);
}

TEST(Workspace, AFolderOfLocalesThatIsNoLanguageIsTold) {
  EXPECT_EQ(load_with("locales/arabo/p.po", "").diagnostics.at(0).code, "unknown-folder");
}

TEST(Workspace, ABrokenFileDoesNotHideTheNext) {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yaml", sample::project_yaml() + "colour: red\n");
  files.write("/w/content/p/facts.yaml", "a: { type: none, value: x }\n");
  files.write("/w/content/p/pages/a.md", "---\ntitle: \xF2\n---\n");
  files.write("/w/content/p/pages/b.md", material("wp: X\n"));
  files.write("/w/content/p/pages/c.md", std::string(11 * 1024 * 1024, 'c'));
  files.write("/w/content/p/partials/d.md", "{{> d}}");
  files.write("/w/locales/ar/p.po", "rubbish\n");
  std::vector<std::string> told;
  for (const Diagnostic& diagnostic : load(files).diagnostics)
    if (told.empty() || told.back() != diagnostic.span.file) told.push_back(diagnostic.span.file);
  EXPECT_EQ(told, (std::vector<std::string>{"content/p/facts.yaml", "content/p/pages/a.md", "content/p/pages/b.md", "content/p/pages/c.md",
                                            "content/p/partials/d.md", "content/p/project.yaml", "locales/ar/p.po"}));
}

TEST(Workspace, WithoutProjectFileMaterialsAreNotBlamed) {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yaml", "a: [\n");
  files.write("/w/content/p/pages/a.md", material("wp: WP1\nlanguages: [ar]\n"));
  const auto loaded = load(files);
  ASSERT_EQ(loaded.diagnostics.size(), 1u) << sample::told(loaded.diagnostics);
  EXPECT_EQ(loaded.diagnostics[0].code, "yaml-syntax");
}

TEST(Workspace, AMaterialMayHaveALanguageMoreThatHasACatalog) {
  MemoryFileSystem files;
  files.write("/w/content/p/project.yaml", sample::project_yaml());
  files.write("/w/content/p/pages/a.md", material("languages: [it, es]\n"));
  files.write("/w/content/p/pages/b.md", material());
  files.write("/w/locales/es/p.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"Pagina\"\nmsgstr \"Página\"\n");
  const auto loaded = load(files);
  EXPECT_EQ(sample::told(loaded.diagnostics), "");
  const LocaleTag it("it"), en("en"), ar("ar"), es("es");
  EXPECT_EQ(loaded.project().materials[0].languages, (std::vector<LocaleTag>{it, es}));
  EXPECT_EQ(loaded.project().materials[1].languages, (std::vector<LocaleTag>{it, en, ar})) << "the others keep the project's";
  EXPECT_EQ(loaded.project().project.languages, (std::vector<LocaleTag>{it, en, ar, es}));
  EXPECT_EQ(loaded.project().catalogs.count(es), 1u);
}

TEST(Workspace, ALanguageWithoutACatalogIsNotTheProjects) {
  const auto loaded = load_with("content/p/pages/a.md", material("languages: [it, es]\n"));
  expect_only(loaded.diagnostics, "unknown-language", "content/p/pages/a.md", 4, 12, "'es' is not a language of the project", "translate es");
}

TEST(Workspace, TheExampleIsSound) {
  DiagnosticSink sink;
  const Workspace workspace = load_workspace(DiskFileSystem(), places::source(), "ponte", sink);
  EXPECT_EQ(sample::told(sink.sorted()), "");
  ASSERT_EQ(workspace.projects.size(), 1u);
  EXPECT_EQ(workspace.projects[0].project.languages.size(), 13u);
  EXPECT_GT(workspace.projects[0].materials.size(), 15u);
  EXPECT_EQ(workspace.projects[0].facts.find("desk.phone")->type, FactType::phone);
}

}  // namespace
}  // namespace divulga
