/// `CREATE`.
struct BoundCreate: Sendable {
  /// In an order in which each can be made: a relationship after both its nodes.
  var elements: [BoundCreation]
  var paths: [BoundPathConstruction]
  var range: SourceRange
}

enum BoundCreation: Sendable {
  case node(slot: Slot, labels: [String], properties: BoundPropertyMap, range: SourceRange)
  case relationship(
    slot: Slot, type: String, source: Slot, target: Slot, properties: BoundPropertyMap,
    range: SourceRange)
}

/// The properties of something created. Nulls are left out.
enum BoundPropertyMap: Sendable {
  case entries([BoundProperty])
  /// A whole map: `CREATE (n $properties)`.
  case map(BoundExpression)
}

/// A path variable over elements that are all bound.
struct BoundPathConstruction: Sendable {
  var slot: Slot
  /// One more than ``relationships``.
  var nodes: [Slot]
  var relationships: [Slot]
}

/// `MERGE`: match the pattern as a whole or create what is not bound of it.
struct BoundMerge: Sendable {
  /// For matching. Relationships have one type each, and no length.
  var match: BoundMatch
  /// For creating, into the same slots. A relationship without direction is made left to right.
  var elements: [BoundCreation]
  var path: BoundPathConstruction?
  var onCreate: [BoundSetItem]
  var onMatch: [BoundSetItem]
  var range: SourceRange
}

enum BoundSetItem: Sendable {
  /// `entity.key = value`. Null removes the property; an entity that is null is left alone.
  case property(entity: BoundExpression, key: String, value: BoundExpression)
  /// `entity[key] = value`.
  case dynamicProperty(entity: BoundExpression, key: BoundExpression, value: BoundExpression)
  /// `entity = value`: a map, a node or a relationship whose properties replace all others.
  case replaceProperties(entity: Slot, value: BoundExpression, range: SourceRange)
  /// `entity += value`: those keys only.
  case mergeProperties(entity: Slot, value: BoundExpression, range: SourceRange)
  case labels(entity: Slot, labels: [String], range: SourceRange)
}

enum BoundRemoveItem: Sendable {
  case property(entity: BoundExpression, key: String)
  case dynamicProperty(entity: BoundExpression, key: BoundExpression)
  case labels(entity: Slot, labels: [String], range: SourceRange)
}

/// `[DETACH] DELETE`: nodes, relationships and paths; nulls are left alone.
struct BoundDelete: Sendable {
  var isDetaching: Bool
  var expressions: [BoundExpression]
  var range: SourceRange
}
