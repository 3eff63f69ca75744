#include "mail/newsletter.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "fs/hash.h"
#include "locale/format.h"
#include "mail/drawing_image.h"
#include "mail/emblem_image.h"
#include "mail/mail_html.h"
#include "mail/mail_text.h"
#include "mail/mime_message.h"
#include "picture/cmyk_jpeg.h"
#include "picture/raster.h"
#include "picture/svg_reader.h"
#include "templating/template.h"
#include "workspace/funding.h"

namespace divulga {
namespace {

constexpr size_t kLimit = 102 * 1024;                // Gmail cuts what is longer
constexpr int kDensity = 2;                          // pixels of a picture for one of the mail's: sharp on telephones
constexpr int kEmblemHeight = 60 * kDensity;
constexpr double kLogoWidth = 220, kLogoHeight = 56; // at most, in the mail's pixels

/// Makes one edition's message. Lives for one call.
struct HeadLogo {
  MailImage image;
  int height = 0;
  std::string alt;
};

class NewsletterComposer {
 public:
  NewsletterComposer(const Edition& edition, const ProjectSources& sources, const NewsletterOptions& options, DiagnosticSink& sink)
      : edition_(edition), sources_(sources), project_(sources.content.project), options_(options), sink_(sink),
        style_(mail_style(project_.brand, edition.language)) {}

  MessageTemplate run() {
    if (!is_fit()) return MessageTemplate({});
    domain_ = domain_of(project_.mail->from);
    emblem_id_ = "emblem@" + domain_;
    logo_ = head_logo();
    MailHtml body = mail_html(edition_.document, style_, domain_);
    const std::string html = framed("newsletter.mustache.html", body.markup, FieldContext::html, Escape::html);
    const std::string text = framed("newsletter.mustache.txt", mail_text(edition_.document), FieldContext::text, Escape::none);
    if (html.size() > kLimit) {
      sink_.error("mail-too-long", place(), message("the newsletter has {0} KB in '{1}'; mail programs cut it after 102", html.size() / 1024, edition_.language.str()),
                  message("shorten the stories and link to the site"));
    }
    const std::string language = edition_.language.str(), seed = project_.id + "/" + edition_.material->file + "/" + language;
    std::vector<MimePart> related = {text_part("html", html, language), inline_part("image/png", emblem_png(kEmblemHeight), emblem_id_, "emblem.png")};
    if (logo_) add_image(logo_->image, related);
    for (const MailImage& image : body.images) add_image(image, related);
    const MimePart root = multipart("alternative", {text_part("plain", text, language), multipart("related", related, seed, "text/html")}, seed);
    return MessageTemplate(write_message(headers(), root));
  }

 private:
  SourceSpan place() const { return {edition_.material->file, 1, 1, 0}; }
  std::string say(const std::string& english) const { return word(sources_, edition_.language, english); }
  std::string text(const SourceString& source) const { return project_text(sources_, edition_.language, source); }
  bool is_mirrored() const { return edition_.language.direction() == Direction::right_to_left; }

  bool is_fit() {
    const std::string file = project_.directory + "/project.yaml";
    if (!project_.mail) {
      sink_.error("no-mail-channel", {file, 0, 0, 0}, message("project '{0}' has a newsletter but no 'mail' channel", project_.id), message("add channels: mail: with from_name, from, list_id, reason and public_url"));
      return false;
    }
    const MailChannel& mail = *project_.mail;
    bool fit = true;
    for (const auto& [key, address] : {std::pair{"from", mail.from}, std::pair{"reply_to", mail.reply_to}}) {
      const Message problem = address.empty() && key == std::string("reply_to") ? Message() : address_problem(address);
      if (problem.empty()) continue;
      sink_.error("bad-address", mail.from_name.span, message("the mail channel's '{0}' {1}: '{2}'", key, problem, address), message("write it as name@domain"));
      fit = false;
    }
    if (!mail.public_url.starts_with("https://") && !mail.public_url.starts_with("http://")) {
      sink_.error("bad-public-url", mail.from_name.span, message("the mail channel's 'public_url' is not an address of the net: '{0}'", mail.public_url),
                  message("write where `divulga serve` can be reached, such as https://news.example/"));
      fit = false;
    }
    return fit;
  }

  std::string edition_url() const {
    if (!project_.site || !edition_.material->has_output(Output::web)) return {};
    return project_.site->url + edition_.language.str() + "/" + to_string(edition_.material->folder) + "/" + edition_.material->name + "/";
  }

  HeaderBlock headers() const {
    const MailChannel& mail = *project_.mail;
    HeaderBlock block;
    block.add_mailbox("From", {text(mail.from_name), mail.from});
    block.add_raw("To", " " + field_mark(FieldContext::mailbox, "to"));
    if (!mail.reply_to.empty()) block.add_mailbox("Reply-To", {"", mail.reply_to});
    block.add_text("Subject", edition_.subject.empty() ? edition_.document.title : edition_.subject);
    block.add_structured("Date", format_mail_date(options_.date, options_.offset));
    block.add_raw("Message-ID", "\r\n <" + field_mark(FieldContext::token, "message_id") + ">");
    if (!mail.list_id.empty()) block.add_structured("List-Id", "<" + mail.list_id + ">");
    block.add_raw("List-Unsubscribe", "\r\n <" + field_mark(FieldContext::token, "unsubscribe_url") + ">");
    block.add_structured("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    const std::string owner = mail.reply_to.empty() ? mail.from : mail.reply_to;
    block.add_structured("List-Help", "<mailto:" + owner + ">");
    block.add_structured("List-Owner", "<mailto:" + owner + ">");
    if (project_.site) block.add_structured("List-Archive", "<" + project_.site->url + ">");
    block.add_structured("Content-Language", edition_.language.str());
    return block;
  }

  TemplateValue::Map words() const {
    TemplateValue::Map map;
    map["on_the_site"] = say("Read it on the site");
    map["unsubscribe"] = say("Unsubscribe");
    map["emblem"] = say("Emblem of the European Union");
    map["demonstration"] = say("Demonstration material: project, people, places and figures are invented.");
    return map;
  }

  static TemplateValue optional(const std::string& value) {
    if (value.empty()) return false;
    return value;
  }

  TemplateValue values(const std::string& body, FieldContext context) const {
    TemplateValue::List statements;
    for (const FundingStatement& said : funding_statements(project_.fund, edition_.language)) {
      TemplateValue::Map statement;
      statement["text"] = said.text;
      statement["lang"] = said.language.str();
      statements.emplace_back(std::move(statement));
    }
    const std::string date = edition_.material->date ? format_date(edition_.language, *edition_.material->date, DateStyle::long_) : "";
    TemplateValue::Map map;
    const auto set = [&](const char* name, TemplateValue value) { map.emplace(name, std::move(value)); };
    set("lang", edition_.language.str());
    set("dir", is_mirrored() ? "rtl" : "ltr");
    set("start", style_.start);
    set("title", edition_.document.title);
    set("summary", edition_.document.summary);
    set("body", body);
    set("date", optional(date));
    set("sender", text(project_.mail->from_name));
    set("edition_url", optional(edition_url()));
    set("demonstration", project_.demonstration);
    set("emblem", emblem_id_);
    set("logo", logo_ ? TemplateValue(TemplateValue::Map{{"id", logo_->image.content_id}, {"width", std::to_string(logo_->image.width)},
                                                         {"height", std::to_string(logo_->height)}, {"alt", logo_->alt}})
                      : TemplateValue(false));
    set("statements", statements);
    set("fund", fund_name(project_.fund));
    set("project", text(project_.title));
    set("lead", text(project_.lead.name));
    set("address", optional(text(project_.contacts.address)));
    set("email", optional(project_.contacts.email));
    set("reason", text(project_.mail->reason));
    set("unsubscribe_url", field_mark(context, "unsubscribe_url"));
    set("prog", project_.prog);
    set("cup", project_.cup);
    set("w", words());
    set("font", style_.font);
    set("small", style_.small);
    set("heading1", style_.heading1);
    set("ink", style_.ink);
    set("primary", style_.primary);
    set("link", style_.link);
    set("paper", style_.paper);
    set("ground", style_.ground);
    set("tint", style_.tint);
    set("soft", style_.soft);
    set("dark_ink", style_.dark.ink);
    set("dark_soft", style_.dark.soft);
    set("dark_link", style_.dark.link);
    set("dark_paper", style_.dark.paper);
    set("dark_ground", style_.dark.ground);
    set("dark_tint", style_.dark.tint);
    set("dark_rule", style_.dark.rule);
    return map;
  }

  std::string framed(const std::string& name, const std::string& body, FieldContext context, Escape escape) {
    const std::string own = join_path(options_.root, "templates/mail/" + name);
    const std::string path = options_.files.exists(own) ? own : join_path(options_.share, "templates/mail/" + name);
    return render(options_.files.read(path), {"templates/mail/" + name, 1, 1, 0}, values(body, context), escape, sink_);
  }

  void add_image(const MailImage& image, std::vector<MimePart>& parts) {
    const std::string path = join_path(options_.root, image.source);
    if (!options_.files.exists(path)) {
      sink_.error("missing-image", place(), message("there is no image '{0}'", image.source), message("put the file there or take the figure out"));
      return;
    }
    std::string bytes = options_.files.read(path), name = file_name_of(image.source);
    try {
      if (picture_format(bytes) == PictureFormat::svg) {
        bytes = png_of_drawing(bytes, image.width * kDensity);
        name = name.substr(0, name.rfind('.')) + ".png";
      } else {
        bytes = for_screens(std::move(bytes));
      }
    } catch (const EnvironmentError&) {
      throw;
    } catch (const Error& problem) {
      sink_.error("bad-image", place(), message("'{0}' cannot be shown in a mail: {1}", image.source, problem.diagnostic().message), problem.diagnostic().hint);
      return;
    }
    const bool png = picture_format(bytes) == PictureFormat::png;
    parts.push_back(inline_part(png ? "image/png" : "image/jpeg", bytes, image.content_id, name));
  }

  /// The project's mark over the sender's name, as large as there is room for; nothing when it is not given or cannot be read.
  std::optional<HeadLogo> head_logo() const {
    const Brand& brand = project_.brand;
    const std::optional<BrandLogo>& logo = brand.medium ? brand.medium : brand.small;
    const std::string path = logo ? join_path(options_.root, logo->file) : "";
    if (!logo || !options_.files.exists(path)) return std::nullopt;
    const std::string bytes = options_.files.read(path);
    double width = 0, height = 0;
    if (const auto raster = read_raster_header(bytes)) width = raster->upright_width(), height = raster->upright_height();
    std::vector<SvgFault> faults;           // told by layout/ and web/
    if (picture_format(bytes) == PictureFormat::svg)
      if (const auto drawing = read_svg(bytes, faults)) width = drawing->width, height = drawing->height;
    if (width <= 0 || height <= 0) return std::nullopt;
    const double scale = std::min(kLogoWidth / width, kLogoHeight / height);
    const auto shown = [&](double length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
    return HeadLogo{{logo->file, "logo@" + domain_, shown(width)}, shown(height), text(logo->alt)};
  }

  const Edition& edition_;
  const ProjectSources& sources_;
  const Project& project_;
  const NewsletterOptions& options_;
  DiagnosticSink& sink_;
  const MailStyle style_;
  std::string domain_, emblem_id_;
  std::optional<HeadLogo> logo_;
};

}  // namespace

MessageTemplate render_newsletter(const Edition& edition, const ProjectSources& sources, const NewsletterOptions& options, DiagnosticSink& sink) {
  return NewsletterComposer(edition, sources, options, sink).run();
}

std::string compose_newsletter(const Edition& edition, const ProjectSources& sources, const NewsletterOptions& options, DiagnosticSink& sink) {
  NewsletterOptions dated{options.files, options.root, options.share, options.date, options.offset};
  if (edition.material->date) {
    const Date& day = *edition.material->date;
    dated.date = std::chrono::sys_days(std::chrono::year(day.year) / day.month / day.day) + std::chrono::hours(9);
    dated.offset = std::chrono::minutes(0);
  }
  const MessageTemplate message = render_newsletter(edition, sources, dated, sink);
  if (message.wire().empty()) return {};
  const MailChannel& mail = *sources.content.project.mail;
  const std::string id = sha256_hex(edition.material->file + "/" + edition.language.str()).substr(0, 32) + "@" + domain_of(mail.from);
  return message.fill_in({{"", mail.from}, {{"message_id", id}, {"unsubscribe_url", mail.public_url + "u/sample"}}});
}

}  // namespace divulga
