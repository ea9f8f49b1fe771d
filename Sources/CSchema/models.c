#include "CSchema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

// On a cache line's boundary: the models read it where it lies.
_Alignas(64) static const unsigned char english[] = {
#embed "../../Schema/models/english.weights"
};

const SchemaFile schema_models_english = {english, sizeof english};
