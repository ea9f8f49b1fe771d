#include "CSchema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char holders[] = {
#embed "../../Schema/holders.txt"
};

const SchemaFile schema_holders = {holders, sizeof holders};
