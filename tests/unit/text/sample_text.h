#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "locale/locale_tag.h"
#include "places.h"
#include "text/paragraph.h"

// Sentences as leaflets say them, one a language.

namespace divulga::testing {

struct Sample {
  const char* language;
  const char* text;
};

inline const std::vector<Sample> samples = {
    {"it", "Allo sportello puoi chiedere informazioni sui documenti, sulla casa e sull’assistenza sanitaria: è gratuito (anche senza appuntamento)."},
    {"en", "At the desk you can ask about documents, housing and health care: it is free of charge (no appointment is needed)."},
    {"fr", "Au guichet, vous pouvez demander des renseignements sur les documents, le logement et la santé\u202F: c’est «\u202Fgratuit\u202F»."},
    {"ar", "يمكنك أن تسأل في المكتب عن الوثائق والسكن والرعاية الصحية (الخدمة مجانية)، والحضور ممكن من الساعة 9:00 إلى 13:00."},
    {"bn", "এই ডেস্কে আপনি কাগজপত্র, বাসস্থান ও স্বাস্থ্যসেবা সম্পর্কে জানতে পারেন। সেবাটি বিনামূল্যে (অ্যাপয়েন্টমেন্ট লাগে না)।"},
    {"zh", "您可以在服务台咨询证件、住房和医疗服务（免费，无需预约）。“欢迎您”，我们用多种语言回答您的问题。"},
    {"ur", "آپ اس دفتر میں دستاویزات، رہائش اور صحت کی سہولیات کے بارے میں پوچھ سکتے ہیں۔ یہ خدمت مفت ہے (وقت لینے کی ضرورت نہیں)۔"},
    {"hi", "इस केंद्र पर आप दस्तावेज़ों, आवास और स्वास्थ्य सेवाओं के बारे में पूछ सकते हैं। यह सेवा निःशुल्क है (समय लेने की ज़रूरत नहीं)।"},
    {"ta", "இந்த மையத்தில் ஆவணங்கள், வீட்டுவசதி மற்றும் சுகாதார சேவைகள் பற்றிக் கேட்கலாம். இந்தச் சேவை இலவசம்."},
    {"ti", "ኣብዚ ቤት ጽሕፈት ብዛዕባ ሰነዳት፣ መንበሪ ገዛን ሕክምናን ክትሓቱ ትኽእሉ ኢኹም። ኣገልግሎት ብነጻ እዩ።"},
    {"am", "በዚህ ቢሮ ስለ ሰነዶች፣ ስለ መኖሪያ ቤት እና ስለ ጤና አገልግሎት መጠየቅ ይችላሉ። አገልግሎቱ ነፃ ነው።"},
    {"ka", "ამ ოფისში შეგიძლიათ იკითხოთ დოკუმენტების, საცხოვრებლისა და ჯანდაცვის შესახებ. მომსახურება უფასოა (2026)."},
    {"pa", "ਇਸ ਕੇਂਦਰ ਵਿੱਚ ਤੁਸੀਂ ਦਸਤਾਵੇਜ਼ਾਂ, ਰਿਹਾਇਸ਼ ਅਤੇ ਸਿਹਤ ਸੇਵਾਵਾਂ ਬਾਰੇ ਪੁੱਛ ਸਕਦੇ ਹੋ। ਇਹ ਸੇਵਾ ਮੁਫ਼ਤ ਹੈ।"},
    {"si", "මෙම කාර්යාලයේදී ලේඛන, නිවාස සහ සෞඛ්‍ය සේවා ගැන ඔබට විමසිය හැකිය. මෙම සේවාව නොමිලේ ශ්‍රී ලංකා."},
    {"fa", "در این دفتر می‌توانید دربارهٔ مدارک، مسکن و خدمات درمانی بپرسید. این خدمت رایگان است (بدون نیاز به نوبت)."},
    {"ps", "په دې دفتر کې تاسو کولی شئ د اسنادو، کور او روغتیايي خدماتو په اړه پوښتنه وکړئ. دا خدمت وړیا دی."},
    {"ru", "В этом окне можно спросить о документах, жилье и медицинской помощи: это бесплатно (запись не нужна)."},
    {"uk", "У цьому віконці можна запитати про документи, житло та медичну допомогу: це безкоштовно (запис не потрібен)."},
    {"el", "Στο γραφείο μπορείτε να ρωτήσετε για έγγραφα, στέγαση και υγειονομική περίθαλψη: είναι δωρεάν (χωρίς ραντεβού)."},
    {"sq", "Në sportel mund të pyesni për dokumentet, strehimin dhe kujdesin shëndetësor: është falas."},
    {"ro", "La ghișeu puteți întreba despre acte, locuință și îngrijirea sănătății: este gratuit și fără programare."},
    {"tl", "Sa tanggapan maaari kang magtanong tungkol sa mga dokumento, tirahan at kalusugan: libre ito."},
};

inline const FontBook& fonts() {
  static const FontBook book(places::share() + "/fonts");
  return book;
}

inline TextStyle style(const std::string& language, double size = 10) {
  TextStyle out;
  out.size = Pt(size);
  out.language = LocaleTag(language);
  return out;
}

inline ParagraphOptions options(const std::string& language, Alignment alignment = Alignment::start) {
  ParagraphOptions out;
  out.language = LocaleTag(language);
  out.direction = out.language.direction();
  out.alignment = alignment;
  out.span = {"leaflet.md", 3, 1, 0};
  return out;
}

inline ShapedParagraph shape(const std::string& text, const ParagraphOptions& options, DiagnosticSink& sink) {
  return ShapedParagraph(fonts(), {{text, style(options.language.str())}}, options, sink);
}

/// Shapes what must not raise a diagnostic.
inline ShapedParagraph shape(const std::string& text, const ParagraphOptions& options) {
  DiagnosticSink sink;
  ShapedParagraph paragraph = shape(text, options, sink);
  for (const Diagnostic& diagnostic : sink.sorted()) throw Error(diagnostic);
  return paragraph;
}

/// A line's text in logical order.
inline std::string text_of(const Line& line) {
  std::vector<const LineRun*> runs;
  for (const LineRun& run : line.runs) runs.push_back(&run);
  std::sort(runs.begin(), runs.end(), [](const LineRun* a, const LineRun* b) { return a->offset < b->offset; });
  std::string out;
  for (const LineRun* run : runs) out += run->text;
  return out;
}

inline std::string text_of(const std::vector<Line>& lines) {
  std::string out;
  for (const Line& line : lines) out += text_of(line);
  return out;
}

}  // namespace divulga::testing
