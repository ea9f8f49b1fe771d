#include "CSchema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char offices[] = {
#embed "../../Schema/offices.txt"
};

const SchemaFile schema_offices = {offices, sizeof offices};
