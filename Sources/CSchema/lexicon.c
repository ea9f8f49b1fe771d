#include "CSchema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char countries[] = {
#embed "../../Schema/lexicon/countries.txt"
};

static const unsigned char organisations[] = {
#embed "../../Schema/lexicon/organisations.txt"
};

static const unsigned char titles[] = {
#embed "../../Schema/lexicon/titles.txt"
};

static const unsigned char words[] = {
#embed "../../Schema/lexicon/words.txt"
};

static const unsigned char frames[] = {
#embed "../../Schema/lexicon/frames.txt"
};

static const unsigned char cities[] = {
#embed "../../Schema/lexicon/cities.txt"
};

const SchemaFile schema_lexicon_countries = {countries, sizeof countries};
const SchemaFile schema_lexicon_cities = {cities, sizeof cities};
const SchemaFile schema_lexicon_organisations = {organisations, sizeof organisations};
const SchemaFile schema_lexicon_titles = {titles, sizeof titles};
const SchemaFile schema_lexicon_words = {words, sizeof words};
const SchemaFile schema_lexicon_frames = {frames, sizeof frames};
