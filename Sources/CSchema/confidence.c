#include "CSchema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char confidence[] = {
#embed "../../Schema/confidence.txt"
};

const SchemaFile schema_confidence = {confidence, sizeof confidence};
