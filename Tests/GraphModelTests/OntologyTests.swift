import GraphModel
import Testing

@Suite struct OntologyTests {
  let ontology = Ontology.standard

  @Test func `every type names declared labels and a declared supertype`() {
    #expect(ontology.types.count >= 25)
    for type in ontology.types {
      for label in type.sources + type.targets { #expect(ontology.label(label) != nil) }
      if let supertype = type.supertype { #expect(ontology.type(supertype) != nil) }
      #expect(!type.isSymmetric || type.reading == type.inverseReading)
    }
  }

  @Test func `a type is found as a person types it`() {
    #expect(ontology.type(typed: "ambassador-of")?.name == "AMBASSADOR_OF")
    #expect(ontology.type(typed: "AMBASSADOR_OF")?.name == "AMBASSADOR_OF")
    #expect(ontology.type("ambassador-of") == nil)
  }

  @Test func `a supertype finds its subtypes`() {
    #expect(
      ontology.subtypes(of: "HOLDS_POST") == ["HOLDS_POST", "AMBASSADOR_OF", "AMBASSADOR_TO"])
    #expect(ontology.subtypes(of: "LIKES") == ["LIKES"])
  }

  @Test func `company is an organization, and a person is not`() {
    #expect(ontology.isLabel("Company", within: "Organization"))
    #expect(!ontology.isLabel("Person", within: "Organization"))
  }

  @Test(arguments: [
    ("President", "Country", "head-of-state"),
    ("President", "Company", "president"),
    ("Vice President", "Country", "deputy-head-of-state"),
    ("Vice Minister for the Ministry of Oceans and Fisheries", nil, "deputy-minister"),
    ("Presidential Aide", "Country", "adviser"),
    ("First Deputy Prime Minister", nil, "deputy-head-of-government"),
    ("deputy minister for foreign affairs", nil, "deputy-foreign-minister"),
    ("Deputy Governor", nil, "deputy-governor"),
    ("Ambassador Extraordinary and Plenipotentiary", nil, "ambassador"),
    ("deputy director-general", nil, "director"),
    ("Chief Executive", "Company", "chief-executive"),
  ])
  func `a title has a role`(title: String, label: String?, role: String) {
    #expect(ontology.role(forTitle: title, at: label) == role)
  }

  @Test func `a word that is no title has no role`() {
    #expect(ontology.role(forTitle: "veteran diplomat") == nil)
    #expect(ontology.role(forTitle: "") == nil)
  }
}
