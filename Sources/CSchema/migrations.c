#include "CSchema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char migration_001[] = {
#embed "../../Schema/migrations/001-initial.sql"
};

static const unsigned char migration_002[] = {
#embed "../../Schema/migrations/002-stamp.sql"
};

static const unsigned char migration_003[] = {
#embed "../../Schema/migrations/003-name-keys.sql"
};

const SchemaFile schema_migration_001 = {migration_001, sizeof migration_001};
const SchemaFile schema_migration_002 = {migration_002, sizeof migration_002};
const SchemaFile schema_migration_003 = {migration_003, sizeof migration_003};

static const unsigned char migration_004[] = {
#embed "../../Schema/migrations/004-relationship-indexes.sql"
};

const SchemaFile schema_migration_004 = {migration_004, sizeof migration_004};
