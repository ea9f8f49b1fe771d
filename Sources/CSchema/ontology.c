#include "CSchema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed

static const unsigned char labels[] = {
#embed "../../Schema/ontology/labels.tsv"
};
static const unsigned char relationship_types[] = {
#embed "../../Schema/ontology/relationship-types.tsv"
};
static const unsigned char roles[] = {
#embed "../../Schema/ontology/roles.tsv"
};

const SchemaFile schema_ontology_labels = {labels, sizeof labels};
const SchemaFile schema_ontology_relationship_types = {relationship_types, sizeof relationship_types};
const SchemaFile schema_ontology_roles = {roles, sizeof roles};
