#include "build/project_build.h"

#include <algorithm>
#include <mutex>
#include <set>

#include "build/expired_facts.h"
#include "document/dump.h"
#include "fs/hash.h"
#include "layout/bundle.h"
#include "layout/layout.h"
#include "mail/newsletter.h"
#include "parallel/worker_pool.h"
#include "pdf/pdf_writer.h"
#include "pdf/prepared_faces.h"
#include "pdf/print_writer.h"
#include "pdf/shared_subsets.h"
#include "web/site.h"

namespace divulga {
namespace {

/// A material in one language, before it is known how many editions it makes.
struct Source {
  const Material* material;
  LocaleTag language;
  std::vector<Edition> editions;
};

/// One file in the making.
struct Work {
  const Edition* edition = nullptr;     // nullptr: made elsewhere (site)
  Output output = Output::pdf;
  std::string design;
  std::vector<const Edition*> records;  // all of a mail merge, for one file; `edition` is the first
  Artifact artifact;
  std::string bytes;
  Message reason;                       // empty: up to date
  Message setting;                      // what the artifact keeps in English
  TypographyFigures typography;         // of what is laid out
};

/// Files made from one layout, or a single one.
using Job = std::vector<Work*>;

std::string folder_of(const Edition& edition) { return to_string(edition.material->folder); }

std::string pdf_path(const Edition& edition) {
  const std::string directory = edition.language.str() + "/" + folder_of(edition) + "/";
  return directory + (edition.material->records.empty() ? "" : edition.material->name + "/") + edition.name + ".pdf";
}

/// Beside the PDF for the screen: "ar/leaflets/sportello-ponte.print.pdf".
std::string print_path(const Edition& edition) {
  std::string path = pdf_path(edition);
  return path.insert(path.rfind('.'), ".print");
}
std::string bilingual_path(const Edition& edition) { return edition.language.str() + "/" + folder_of(edition) + "/" + edition.name + ".bilingual.pdf"; }
std::string bundle_path(const Edition& edition) { return edition.language.str() + "/" + folder_of(edition) + "/" + edition.material->name + ".pdf"; }

constexpr const char* kBilingualDesign = "bilingual-a4";

std::string mail_path(const Edition& edition) { return "mail/" + edition.name + "/" + edition.language.str() + ".eml"; }

std::string site_download_path(const Work& work) { return "downloads/" + work.artifact.path; }
/// As the site finds it: the material's name, or that of its bilingual edition.
std::string download_name(const Work& work) { return work.edition->name + (work.artifact.path == bilingual_path(*work.edition) ? ".bilingual" : ""); }

/// Whether a material goes through a design, for the screen or for print.
bool is_set(const Material& material) { return material.has_output(Output::pdf) || material.has_output(Output::print); }

class ProjectBuild {
 public:
  ProjectBuild(const ProjectSources& sources, FileSystem& files, const FontBook& fonts, const std::string& root, const std::string& share,
               const std::string& output, const BuildOptions& options, const Progress& progress, DiagnosticSink& sink)
      : sources_(sources), files_(files), fonts_(fonts), root_(root), share_(share),
        directory_(join_path(output, sources.content.project.id)), options_(options), progress_(progress), sink_(sink), workers_(options.threads) {}

  BuildReport run() {
    report_.project = project().id;
    read_former_manifest();
    compose();
    if (options_.today) check_facts();
    load_designs();
    read_condition();
    face_editions();
    if (sink_.has_errors()) return failed();
    plan();
    render();
    if (sink_.has_errors()) return failed();
    report_typography();
    if (!filtered() && wants_website()) render_website();
    if (sink_.has_errors()) return failed();
    if (options_.write) write();
    else tell_settings();
    return std::move(report_);
  }

 private:
  const Project& project() const { return sources_.content.project; }
  bool filtered() const { return !options_.languages.empty() || !options_.only.empty(); }

  /// A project whose materials are all for paper has no site.
  bool wants_website() const {
    const auto& materials = sources_.content.materials;
    return std::any_of(materials.begin(), materials.end(), [](const Material& material) { return material.has_output(Output::web); });
  }

  bool wanted(const Edition& edition) const {
    const auto& languages = options_.languages;
    if (!languages.empty() && std::find(languages.begin(), languages.end(), edition.language) == languages.end()) return false;
    return options_.only.empty() || matches_glob(options_.only, folder_of(edition) + "/" + edition.material->name);
  }

  BuildReport failed() {
    report_.failed = true;
    return std::move(report_);
  }

  void tell(const std::string& what, size_t total) {
    if (!progress_) return;
    std::lock_guard lock(progress_mutex_);
    progress_(what, ++done_, total);
  }

  void read_former_manifest() {
    const std::string path = join_path(directory_, "manifest.json");
    if (files_.exists(path)) former_ = read_manifest(files_.read(path));
  }

  void compose() {
    for (const Material& material : sources_.content.materials)
      for (const LocaleTag& language : material.languages) compositions_.push_back({&material, language, {}});
    workers_.run(compositions_.size(), [&](size_t i) {
      Source& source = compositions_[i];
      source.editions = make_editions(sources_, files_, root_, *source.material, source.language, sink_, &workers_);
    });
  }

  void check_facts() {
    std::vector<FactUse> uses;
    for (const Source& source : compositions_)
      for (const Edition& edition : source.editions)
        if (wanted(edition)) uses.push_back({source.material, edition.facts});
    check_expired_facts(uses, sources_.content.facts, *options_.today, sink_);
  }

  /// The printing condition with its profile, which stands in every print file.
  void read_condition() {
    const PrintCondition& asked = project().print;
    condition_.name = asked.name;
    if (asked.profile.empty()) return;
    const std::string path = join_path(root_, asked.profile);
    if (!files_.exists(path)) {
      sink_.error("missing-file", asked.span, message("there is no profile '{0}'", asked.profile), message("put the printer's ICC profile there, or leave 'profile' out"));
      return;
    }
    condition_.profile = files_.read(path);
    if (const Message fault = profile_fault(condition_.profile); !fault.empty())
      sink_.error("bad-profile", asked.span, message("'{0}' cannot be used: {1}", asked.profile, fault), message("ask the printer for the profile of the press and paper"));
  }

  void load_designs() {
    const std::vector<std::string> known = design_names(files_, share_, root_);
    std::string names;
    for (const std::string& name : known) names += (names.empty() ? "" : ", ") + name;
    const Message all = message("it is one of: {0}", names);
    for (const Source& source : compositions_) {
      if (!is_set(*source.material)) continue;
      load_one(source.material->design, source.material->design_span, known, all);
      if (source.material->bilingual) load_one(kBilingualDesign, source.material->design_span, known, all);
    }
  }

  void load_one(const std::string& name, const SourceSpan& span, const std::vector<std::string>& known, const Message& all) {
    if (designs_.count(name)) return;
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      const Message near = did_you_mean(name, known);
      sink_.error("unknown-design", span, message("there is no design '{0}'", name), near.empty() ? all : near);
      return;
    }
    designs_.emplace(name, load_design(files_, share_, root_, name, sink_));
    std::string hash;
    for (const std::string& directory : {root_, share_}) {
      const std::string path = join_path(directory, "templates/" + name + "/design.yaml");
      if (files_.exists(path)) hash += hash_of(path);
    }
    design_hashes_[name] = sha256_hex(hash);
  }

  bool is_facing(const Material& material) const {
    const auto design = designs_.find(material.design);
    return design != designs_.end() && design->second.kind == DesignKind::facing;
  }

  /// Bilingual materials: every edition learns what the source language says beside it.
  void face_editions() {
    std::map<const Material*, std::shared_ptr<const Edition>> facing;
    for (Source& source : compositions_) {
      const Material& material = *source.material;
      if (!is_set(material) || !(material.bilingual || is_facing(material)) || source.language == project().source_language) continue;
      if (!material.records.empty()) {
        sink_.error("wrong-value", material.design_span, message("a material with 'records' has no bilingual edition"), message("choose another design, such as certificate-a4"));
        continue;
      }
      std::shared_ptr<const Edition>& own = facing[&material];
      if (!own) own = std::make_shared<Edition>(source_edition(material));
      for (Edition& edition : source.editions) edition.facing = own;
    }
  }

  Edition source_edition(const Material& material) {
    for (const Source& source : compositions_)
      if (source.material == &material && source.language == project().source_language && !source.editions.empty()) return source.editions.front();
    return make_edition(sources_, material, project().source_language, nullptr, sink_);
  }

  std::string hash_of(const std::string& path) {
    const auto found = file_hashes_.find(path);
    if (found != file_hashes_.end()) return found->second;
    return file_hashes_[path] = files_.exists(path) ? sha256_hex(files_.read(path)) : std::string("none");
  }

  std::map<std::string, std::string> inputs_of(const Edition& edition) {
    std::map<std::string, std::string> inputs;
    for (const std::string& source : edition.sources) inputs[source] = hash_of(join_path(root_, source));
    std::string images;
    for (const auto& [file, hash] : inputs)
      if (file.find("/images/") != std::string::npos) images += file + hash;
    inputs["document"] = sha256_hex(dump(edition.document) + '\0' + edition.subject + '\0' + edition.place + '\0' + images);
    // Codes, logos, the demonstration notice and contacts come from the project whatever the text says.
    inputs["project"] = hash_of(join_path(root_, project().directory + "/project.yaml"));
    if (!project().brand.file.empty()) inputs["brand"] = brand_hash();
    inputs["words"] = sha256_hex(hash_of(join_path(share_, "locales/" + edition.language.str() + "/divulga.po")) +
                                 hash_of(join_path(root_, "locales/" + edition.language.str() + "/divulga.po")));
    inputs["program"] = options_.program;
    return inputs;
  }

  /// brand.yaml with its logos and fonts.
  std::string brand_hash() {
    const Brand& brand = project().brand;
    std::string all = hash_of(join_path(root_, brand.file));
    for (const auto* logo : {&brand.small, &brand.medium, &brand.large})
      if (*logo) all += hash_of(join_path(root_, (*logo)->file));
    for (const BrandLogo& logo : brand.strip) all += hash_of(join_path(root_, logo.file));
    for (const BrandFont& font : brand.fonts)
      for (const BrandFontFile& file : font.files) all += hash_of(join_path(root_, file.file));
    return sha256_hex(all);
  }

  /// Certificates by the thousand say the same.
  const CarriedFacts& carried(const LocaleTag& language, const std::set<std::string>& names) {
    const auto [place, fresh] = carried_.try_emplace({language, names});
    if (fresh) place->second = carried_facts(sources_, language, names);
    return place->second;
  }

  Work work_on(const Edition& edition, Output output, const std::string& path, const std::string& kind) {
    Work work;
    work.edition = &edition;
    work.output = output;
    work.artifact.path = path;
    work.artifact.kind = kind;
    work.artifact.language = edition.language.str();
    work.artifact.title = edition.document.title;
    work.artifact.inputs = inputs_of(edition);
    work.artifact.facts = carried(edition.language, edition.facts);
    return work;
  }

  Message reason_for(const Artifact& now) {
    const Artifact* before = former_.find(now.path);
    if (!options_.write) return message("checked");
    if (options_.force) return message("asked for with --force");
    if (!before) return message("new");
    Message changed = difference(before->inputs, now.inputs);
    if (!changed.empty()) return changed;
    const std::string path = join_path(directory_, now.path);
    if (!files_.exists(path)) return message("the file is gone");
    if (sha256_hex(files_.read(path)) != before->sha256) return message("the file was changed by somebody else");
    return {};
  }

  void add_facts(Work& work, const Edition& edition) {
    const CarriedFacts& more = carried(edition.language, edition.facts);
    work.artifact.facts.insert(more.begin(), more.end());
  }

  Work set_work(const Edition& edition, Output output, const std::string& path, const std::string& kind, const std::string& design) {
    Work work = work_on(edition, output, path, kind);
    work.design = design;
    work.artifact.inputs["design"] = design_hashes_[design];
    if (edition.facing && designs_.at(design).kind == DesignKind::facing) {
      work.artifact.inputs["facing"] = sha256_hex(dump(edition.facing->document));
      add_facts(work, *edition.facing);
    }
    return work;
  }

  /// What an edition becomes through a design: for the screen, for print, beside the source language.
  void plan_set(const Edition& edition, std::vector<Work>& works) {
    const Material& material = *edition.material;
    if (!is_set(material)) return;
    const bool alone = material.records.empty() || material.record_files != RecordFiles::bundle;
    // Beside the source language itself there is nothing to set.
    if (alone && (edition.facing || !is_facing(material))) {
      if (material.has_output(Output::pdf)) works.push_back(set_work(edition, Output::pdf, pdf_path(edition), folder_of(edition), material.design));
      if (material.has_output(Output::print)) works.push_back(set_work(edition, Output::print, print_path(edition), "print", material.design));
      if (material.has_output(Output::print) && !project().print.profile.empty())
        works.back().artifact.inputs["printing condition"] = hash_of(join_path(root_, project().print.profile));
    }
    if (material.bilingual && edition.facing) works.push_back(set_work(edition, Output::pdf, bilingual_path(edition), "bilingual", kBilingualDesign));
  }

  void plan_bundle(const Source& source) {
    const Material& material = *source.material;
    if (material.records.empty() || material.record_files == RecordFiles::each || source.editions.empty()) return;
    const Edition& first = source.editions.front();
    Work work = set_work(first, Output::pdf, bundle_path(first), folder_of(first), material.design);
    std::string all;
    for (const Edition& edition : source.editions) {
      work.records.push_back(&edition);
      all += dump(edition.document) + '\0' + edition.name + '\0';
      add_facts(work, edition);
    }
    work.artifact.inputs["document"] = sha256_hex(all);
    (wanted(first) ? works_ : kept_).push_back(std::move(work));
  }

  void plan() {
    for (const Source& source : compositions_) {
      for (const Edition& edition : source.editions) {
        const bool selected = wanted(edition);
        plan_set(edition, selected ? works_ : kept_);
        if (source.material->has_output(Output::mail)) {
          Work work = work_on(edition, Output::mail, mail_path(edition), "newsletters");
          work.artifact.inputs["design"] = mail_templates_hash();
          (selected ? works_ : kept_).push_back(std::move(work));
        }
      }
      if (source.material->has_output(Output::pdf)) plan_bundle(source);
    }
    for (Work& work : works_) work.reason = reason_for(work.artifact);
  }

  std::string mail_templates_hash() {
    std::string all;
    for (const std::string& directory : {root_, share_}) {
      const std::string templates = join_path(directory, "templates/mail");
      for (const std::string& name : files_.list(templates)) all += name + hash_of(join_path(templates, name));
    }
    return sha256_hex(all);
  }

  void render() {
    const LayoutContext context{sources_, fonts_, files_, root_, share_, &workers_};
    std::vector<Job> waiting;
    size_t total = 0;
    for (Work& work : works_) {
      if (!work.reason.empty()) {
        // The print edition stands behind the PDF for the screen: both are made from one layout.
        const bool goes_on = work.output == Output::print && !waiting.empty() && waiting.back().front()->edition == work.edition &&
                             waiting.back().front()->output == Output::pdf && waiting.back().front()->design == work.design;
        if (!goes_on) waiting.emplace_back();
        waiting.back().push_back(&work);
        ++total;
        continue;
      }
      const Artifact& before = *former_.find(work.artifact.path);
      work.artifact.pages = before.pages;
      work.artifact.setting = before.setting;
      work.artifact.bytes = before.bytes;
      work.artifact.sha256 = before.sha256;
    }
    workers_.run(waiting.size(), [&](size_t i) {
      if (waiting[i].front()->output == Output::mail) compose_mail(*waiting[i].front());
      else set(waiting[i], context);
      for (Work* work : waiting[i]) {
        work->artifact.bytes = work->bytes.size();
        work->artifact.sha256 = sha256_hex(work->bytes);
        tell(work->artifact.path, total);
      }
    });
  }

  void compose_mail(Work& work) {
    work.bytes = compose_newsletter(*work.edition, sources_, NewsletterOptions{files_, root_, share_}, sink_);
  }

  void set(const Job& job, const LayoutContext& context) {
    const Edition& edition = *job.front()->edition;
    const Design& design = designs_.at(job.front()->design);
    DiagnosticSink own;
    PagedDocument pages = job.front()->records.empty() ? lay_out(edition, design, context, own) : bundled(*job.front(), context, own);
    for (const Diagnostic& diagnostic : own.sorted()) sink_.report(diagnostic);
    if (own.has_errors()) return;
    job.front()->typography = typography_of(pages);
    const Message setting = describe(pages.fitting);
    for (Work* work : job) {
      work->setting = setting;
      work->artifact.setting = setting.text();
      if (work->output == Output::pdf) {
        work->artifact.pages = static_cast<int>(pages.pages.size());
        if (options_.write) work->bytes = written(*edition.material, [&] {
          // A file each for many records: every thread has enough to do.
          const bool merged = !edition.material->records.empty() && work->records.empty();
          const PdfOptions how{.workers = merged ? nullptr : &workers_, .prepared = &prepared_, .shared = merged ? &shared_ : nullptr};
          return work == job.back() ? write_pdf(std::move(pages), fonts_, how) : write_pdf(pages, fonts_, how);
        });
      } else {
        PrintEdition print = make_print_edition(std::move(pages), design);    // it comes last
        print.condition = condition_;
        work->artifact.pages = static_cast<int>(print.sheets.size());
        if (options_.write) work->bytes = written(*edition.material, [&] { return write_print_pdf(print, PrintInks(project().brand), fonts_); });
      }
    }
  }

  PagedDocument bundled(const Work& work, const LayoutContext& context, DiagnosticSink& sink) {
    std::vector<BundledDocument> documents(work.records.size());
    workers_.run(documents.size(), [&](size_t i) { documents[i] = {work.records[i]->name, lay_out(*work.records[i], designs_.at(work.design), context, sink)}; });
    return bundle(std::move(documents));
  }

  /// A picture that breaks off in its middle is the material's mistake, told beside the others.
  std::string written(const Material& material, const std::function<std::string()>& write) {
    try {
      return write();
    } catch (const EnvironmentError&) {
      throw;
    } catch (const Error& problem) {
      Diagnostic diagnostic = problem.diagnostic();
      if (diagnostic.span.file.empty()) diagnostic.span.file = material.file;
      sink_.report(diagnostic);
      return {};
    }
  }

  void report_typography() {
    std::map<std::pair<std::string, LocaleTag>, TypographyFigures> by_file;   // a certificate is one file a row
    for (const Work& work : works_)
      if (!work.typography.languages.empty()) by_file[{work.edition->material->file, work.edition->language}].add(work.typography);
    for (auto& [key, figures] : by_file) report_.typography.push_back({key.first, key.second, std::move(figures)});
  }

  void render_website() {
    SiteInput input{sources_, {}, {}, files_, root_, share_};
    for (const Source& source : compositions_) {
      if (!source.material->has_output(Output::web)) continue;
      for (const Edition& edition : source.editions) input.editions.push_back(&edition);
    }
    for (const Work& work : works_) {
      const Edition& edition = *work.edition;
      if (work.output != Output::pdf || !edition.material->has_output(Output::web)) continue;
      const std::string both = edition.facing ? " (" + edition.facing->language.own_name() + " – " + edition.language.own_name() + ")" : std::string();
      const bool beside = designs_.at(work.design).kind == DesignKind::facing;
      input.downloads.push_back({site_download_path(work), edition.material->folder, download_name(work), edition.language, edition.document.title + (beside ? both : ""),
                                 work.artifact.pages, work.artifact.bytes});
    }
    for (SiteFile& file : render_site(input, sink_)) {
      SiteOutput output;
      output.path = "site/" + file.path;
      if (!file.kind.empty()) {
        Artifact artifact;
        artifact.path = output.path;
        artifact.kind = file.kind;
        artifact.language = file.language;
        artifact.title = file.title;
        artifact.bytes = file.bytes.size();
        artifact.sha256 = sha256_hex(file.bytes);
        artifact.facts = carried(LocaleTag(file.language), file.facts);
        for (const std::string& source : file.sources) artifact.inputs[source] = hash_of(join_path(root_, source));
        site_artifacts_.push_back(std::move(artifact));
      }
      output.bytes = std::move(file.bytes);
      site_.push_back(std::move(output));
    }
  }

  /// What a check has to say of documents that it laid out and did not write.
  void tell_settings() {
    for (const Work& work : works_)
      if (!work.setting.empty()) report_.artifacts.push_back({work.artifact.path, {}, work.setting});
  }

  void write() {
    Manifest& manifest = report_.manifest;
    manifest.project = project().id;
    manifest.title = project().title.text;
    std::set<std::string> made;
    for (Work& work : works_) {
      const bool again = work.edition && work.edition->material->has_output(Output::web);    // the site offers it too
      if (!work.reason.empty()) waiting_.push_back({join_path(directory_, work.artifact.path), again ? work.bytes : std::move(work.bytes)});
      add(work.artifact, work.reason, work.setting, made);
    }
    // What a filtered build leaves out stays as it was.
    for (const Work& work : kept_)
      if (const Artifact* before = former_.find(work.artifact.path)) add(*before, {}, before->setting, made);
    if (filtered()) {
      for (const Artifact& before : former_.artifacts)
        if (before.path.rfind("site/", 0) == 0) add(before, {}, before.setting, made);
    } else {
      write_site(made);
    }
    std::sort(manifest.artifacts.begin(), manifest.artifacts.end(), [](const Artifact& a, const Artifact& b) { return a.path < b.path; });
    std::sort(report_.artifacts.begin(), report_.artifacts.end(), [](const BuiltArtifact& a, const BuiltArtifact& b) { return a.path < b.path; });
    write_if_changed(join_path(directory_, "manifest.json"), write_manifest(manifest));
    files_.write_all(waiting_);
    for (const Artifact& before : former_.artifacts) {
      if (made.count(before.path)) continue;
      files_.remove(join_path(directory_, before.path));
      report_.removed.push_back(before.path);
    }
    if (!filtered()) sweep(join_path(directory_, "site"), "site", site_present_);
  }

  void add(const Artifact& artifact, const Message& reason, const Message& setting, std::set<std::string>& made) {
    if (!made.insert(artifact.path).second) return;
    report_.manifest.artifacts.push_back(artifact);
    report_.artifacts.push_back({artifact.path, reason, setting});
  }

  void write_site(std::set<std::string>& made) {
    for (const SiteOutput& file : site_) {
      site_present_.insert(file.path);
      write_if_changed(join_path(directory_, file.path), file.bytes);
    }
    for (const Work& work : works_) {
      if (work.output != Output::pdf || !work.edition->material->has_output(Output::web)) continue;
      const std::string path = "site/" + site_download_path(work);
      site_present_.insert(path);
      const std::string target = join_path(directory_, path);
      if (!work.reason.empty() || !files_.exists(target))
        waiting_.push_back({target, work.bytes.empty() ? files_.read(join_path(directory_, work.artifact.path)) : work.bytes});
    }
    for (const Artifact& artifact : site_artifacts_) {
      const Artifact* before = former_.find(artifact.path);
      add(artifact, !before ? message("new") : before->sha256 == artifact.sha256 ? Message() : message("its text or the site's frame changed"), {}, made);
    }
  }

  /// To be written with the others, unless it stands there already.
  void write_if_changed(const std::string& path, const std::string& bytes) {
    if (files_.exists(path) && files_.size(path) == bytes.size() && files_.read(path) == bytes) return;
    waiting_.push_back({path, bytes});
  }

  /// Removes what an earlier build left in the site.
  void sweep(const std::string& directory, const std::string& prefix, const std::set<std::string>& present) {
    for (const std::string& name : files_.list(directory)) {
      const std::string path = join_path(directory, name), relative = prefix + "/" + name;
      if (files_.is_directory(path)) sweep(path, relative, present);
      else if (!present.count(relative)) files_.remove(path);
    }
    if (files_.list(directory).empty()) files_.remove(directory);
  }

  struct SiteOutput {
    std::string path, bytes;
  };

  const ProjectSources& sources_;
  FileSystem& files_;
  const FontBook& fonts_;
  const std::string root_, share_, directory_;
  const BuildOptions& options_;
  const Progress& progress_;
  DiagnosticSink& sink_;
  WorkerPool workers_;
  pdf::PreparedFaces prepared_;
  pdf::SharedSubsets shared_;

  Manifest former_;
  BuildReport report_;
  std::vector<Source> compositions_;
  std::map<std::string, Design> designs_;
  std::map<std::string, std::string> design_hashes_, file_hashes_;
  std::map<std::pair<LocaleTag, std::set<std::string>>, CarriedFacts> carried_;
  PrintingCondition condition_;
  std::vector<Work> works_, kept_;
  std::vector<SiteOutput> site_;
  std::vector<Artifact> site_artifacts_;
  std::set<std::string> site_present_;
  std::vector<NewFile> waiting_;
  std::mutex progress_mutex_;
  size_t done_ = 0;
};

}  // namespace

BuildReport build_project(const ProjectSources& sources, FileSystem& files, const FontBook& fonts, const std::string& root,
                          const std::string& share, const std::string& output, const BuildOptions& options,
                          const Progress& progress, DiagnosticSink& sink) {
  return ProjectBuild(sources, files, fonts, root, share, output, options, progress, sink).run();
}

}  // namespace divulga
