/// Spellings that are one, as ``identityKey(_:_:)`` takes them; all in their folded form.
enum NameSpellings {
  /// Before a name of two words or more. Ranks and offices are no honorifics: they tell people apart.
  static let honorifics: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "sheikh", "shaikh",
    "sheik", "shaykh", "sheikha", "shaikha", "sayyid", "hon", "rev", "he",
  ]

  /// Each spelling of a name with the one that stands for all of them. They come from the same letters
  /// of the language that the name is of; names that are only related stay apart (`Oleksandr`,
  /// `Volodymyr`, `Mohamud`, `Mehmet`).
  static let spellings: [String: String] = {
    var spellings: [String: String] = [:]
    for line in classes {
      let words = line.split(separator: " ").map(String.init)
      for word in words { spellings[word] = words[0] }
    }
    return spellings
  }()

  private static let classes = [
    "muhammad mohammed mohammad mohamed mohamad muhammed muhamad muhamed",
    "mahmud mahmoud mahmood", "ahmad ahmed", "hussein hussain husain husayn hossein hosein",
    "hasan hassan", "yusuf yousef youssef yousuf yusef yusof", "umar omar", "usama osama",
    "khalid khaled", "mustafa mostafa moustafa", "ibrahim ebrahim", "ismail esmail ismaeel",
    "faisal faysal feisal", "sulayman suleiman sulaiman soliman", "jafar jaafar",
    "nasir nasser naser", "haidar haider haydar", "bin ibn", "hamid hameed", "rashid rasheed",
    "walid waleed", "majid majeed", "karim kareem", "salih saleh", "tariq tarek tareq",
    "abdallah abdullah abdulla abdellah", "amir ameer", "rahman rehman",
    "aleksandr alexander alexandr aleksander", "aleksei alexei alexey aleksey alexej",
    "sergei sergey serguei sergej", "dmitri dmitry dmitriy dmitrii", "yuri yury yuriy iurii",
    "andrei andrey andrej", "nikolai nikolay nikolaj",
    "yevgeni yevgeny yevgeniy evgeny evgeni evgeniy evgenii",
    "yekaterina ekaterina", "yelena elena", "vasili vasily vasiliy vasilii",
    "anatoli anatoly anatoliy anatolii", "valeri valery valeriy valerii",
    "gennadi gennady gennadiy gennadii", "vitali vitaly vitaliy vitalii",
    "georgi georgy georgiy georgii", "grigori grigory grigoriy grigorii", "maksim maxim",
    "fyodor fedor", "pyotr petr", "aleksandra alexandra", "arkadi arkady arkadiy",
    "gavriil gavril", "iosif josif", "viktor victor", "volodymyr volodimir", "andrii andriy",
    "serhii serhiy sergiy", "oleksii oleksiy", "dmytro dmitro", "yuliia yulia julia",
  ]

  /// American spellings of words that bodies have in their names.
  static let american: [String: String] = [
    "organisation": "organization", "centre": "center", "defence": "defense",
    "labour": "labor", "programme": "program", "harbour": "harbor", "theatre": "theater",
    "aluminium": "aluminum", "incorporated": "inc", "corporation": "corp", "limited": "ltd",
    "company": "co",
  ]

  /// Legal forms that end a name, written together and without points. Words that tell members of one
  /// family of companies apart (`Group`, `Holding`, `International`) are none.
  static let legalForms: Set<String> = [
    "inc", "corp", "co", "ltd", "llc", "llp", "lp", "plc", "sa", "spa", "srl", "sarl", "sas", "sau",
    "sasu", "slu", "sl", "sab", "sadecv", "sabdecv", "ltda", "eireli", "ag", "gmbh", "kg", "kgaa",
    "se", "nv", "bv", "ab", "as", "asa", "aps", "oy", "oyj", "ooo", "oao", "pao", "zao", "ao",
    "pjsc",
    "jsc", "ojsc", "cjsc", "qsc", "qpsc", "saog", "saoc", "kscp", "wll", "fze", "fzco", "fzllc",
    "dmcc", "pte", "pty", "pvt", "private", "bhd", "berhad", "sdn", "tbk", "persero", "doo", "dd",
    "ad", "sro",
    "spzoo", "zrt", "nyrt", "kft", "kk", "public",
  ]

  /// Legal forms that begin a name.
  static let leadingLegalForms: Set<String> = [
    "pt", "ooo", "oao", "pao", "zao", "ao", "pjsc", "jsc", "ojsc",
  ]
}
