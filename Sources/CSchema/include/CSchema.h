#ifndef CSCHEMA_H
#define CSCHEMA_H

#include <stddef.h>

/// A file of the folder Schema, compiled into the program: no file to find, nothing to load.
typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t count;
} SchemaFile;

/// The tables of the file format, version 1, and what each later version changes.
extern const SchemaFile schema_migration_001;
extern const SchemaFile schema_migration_002;
extern const SchemaFile schema_migration_003;
extern const SchemaFile schema_migration_004;

/// The labels, relationship types and roles that the ontology declares.
extern const SchemaFile schema_ontology_labels;
extern const SchemaFile schema_ontology_relationship_types;
extern const SchemaFile schema_ontology_roles;

/// What extraction knows of countries, organisations, titles and words.
extern const SchemaFile schema_lexicon_countries;
extern const SchemaFile schema_lexicon_cities;
extern const SchemaFile schema_lexicon_organisations;
extern const SchemaFile schema_lexicon_titles;
extern const SchemaFile schema_lexicon_words;
extern const SchemaFile schema_lexicon_frames;

/// The weights of the tagger, the name tagger and the parser: see SyntaxModel.
extern const SchemaFile schema_models_english;

/// The weights of the confidence of what was read.
extern const SchemaFile schema_confidence;

/// The weights of who holds a post that no rule gives to anyone.
extern const SchemaFile schema_holders;

/// The weights of whose post it is that somebody holds.
extern const SchemaFile schema_bodies;

/// The weights of the country whose office is named without one.
extern const SchemaFile schema_offices;

#endif
