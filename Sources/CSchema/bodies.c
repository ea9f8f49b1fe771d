#include "CSchema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char bodies[] = {
#embed "../../Schema/bodies.txt"
};

const SchemaFile schema_bodies = {bodies, sizeof bodies};
