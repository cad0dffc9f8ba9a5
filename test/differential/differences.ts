export interface Difference {
  readonly why: string;
  /** By question: where the answers differ, as `path: theirs | ours`. */
  readonly found: Readonly<Record<string, readonly string[]>>;
}

const DRY_RUN = [
  '/refs/1: "Location:default/generated-SHA1" | "Resource:default/bucket-elsewhere"',
  '/refs/2: "Resource:default/bucket-elsewhere" | nothing',
];

/** Every difference between Backstage's answers and ours, and why it stays. What is not here fails the test, and so does what is no more. */
export const DIFFERENCES: readonly Difference[] = [
  {
    why: "An owner is an owner: what a descriptor of another kind says about `spec.owner` is a relation here. Backstage's processors relate its own kinds alone.",
    found: {
      'filter {"relations.ownedBy":"Group:default/SHOP"}': ['/8: nothing | "Widget:default/gizmo"'],
      'predicate {"relations":{"$contains":{"type":"ownedBy","targetRef":"group:default/shop"}}}': [
        '/refs/8: nothing | "Widget:default/gizmo"',
        '/totalItems: 8 | 9',
      ],
      'facets with predicate {"relations":{"$contains":{"type":"ownedBy","targetRef":"group:default/shop"}}}':
        ['/facets/kind/5: nothing | {"value":"Widget","count":1}'],
      'predicate {"relations":{"$contains":{"type":"ownedBy"}}}': [
        '/refs/187: nothing | "Widget:default/gizmo"',
        '/totalItems: 187 | 188',
      ],
      'facets with predicate {"relations":{"$contains":{"type":"ownedBy"}}}': [
        '/facets/kind/5: nothing | {"value":"Widget","count":1}',
      ],
      'predicate {"relations.ownedby":{"$in":["group:default/shop","user:default/ada"]}}': [
        '/refs/9: nothing | "Widget:default/gizmo"',
        '/totalItems: 9 | 10',
      ],
      'facets with predicate {"relations.ownedby":{"$in":["group:default/shop","user:default/ada"]}}': [
        '/facets/kind/5: nothing | {"value":"Widget","count":1}',
      ],
      'every entity, whole': [
        '/Group:default/Shop/relations/10/targetRef: "group:default/not-there" | "widget:default/gizmo"',
        '/Group:default/Shop/relations/10/type: "parentOf" | "ownerOf"',
        '/Group:default/Shop/relations/11/targetRef: "group:default/shop-night" | "group:default/not-there"',
        '/Group:default/Shop/relations/12: nothing | {"type":"parentOf","targetRef":"group:default/shop-night"}',
        '/Widget:default/gizmo/relations/0: nothing | {"type":"ownedBy","targetRef":"group:default/shop"}',
      ],
      'facets {"facets":["spec.owner","relations.ownedBy"]}': ['/0/1/2/count: 8 | 9'],
      'facets {"facets":["relations.ownerOf"],"filter":{"kind":"group","metadata.name":"shop"}}': [
        '/0/1/8: nothing | {"value":"widget:default/gizmo","count":1}',
      ],
      'by ref Widget:gizmo': ['/relations/0: nothing | {"type":"ownedBy","targetRef":"group:default/shop"}'],
    },
  },
  {
    why: 'What a Location leads to is read for its own sake, often for more than one Location: its origin is where it was read. Which Locations lead there is what its ancestry says.',
    found: {
      'every entity, whole': [
        '/Component:default/linked-one/metadata/annotations/backstage.io/managed-by-origin-location: "file:FOLDER/locations.yaml" | "file:FOLDER/linked/one.yaml"',
        '/Component:default/linked-three/metadata/annotations/backstage.io/managed-by-origin-location: "file:FOLDER/locations.yaml" | "file:FOLDER/linked/three.yaml"',
        '/Location:default/even-more/metadata/annotations/backstage.io/managed-by-origin-location: "file:FOLDER/locations.yaml" | "file:FOLDER/linked/two.yaml"',
      ],
      'by ref component:linked-three': [
        '/metadata/annotations/backstage.io/managed-by-origin-location: "file:FOLDER/locations.yaml" | "file:FOLDER/linked/three.yaml"',
      ],
    },
  },
  {
    why: 'A descriptor is served as it was written; Backstage sorts its references.',
    found: {
      'the references of a descriptor, in order': [
        ': "[\\"Resource:default/cache\\",\\"component:not-there\\",\\"resource:finance-team/Cart-DB\\"]" | "[\\"resource:finance-team/Cart-DB\\",\\"component:not-there\\",\\"Resource:default/cache\\"]"',
      ],
    },
  },
  {
    why: "Entities without the field of an order come last, as Backstage's client documents it; its backend leaves them out.",
    found: {
      'list in order [{"field":"metadata.title","order":"desc"},{"field":"kind","order":"asc"},{"field":"metadata.name","order":"asc"}]':
        [
          '/refs/1: "Component:default/orphan" | "Component:default/linked-one"',
          '/refs/2: "Group:default/Shop" | "Component:default/orphan"',
          '/refs/3: "Group:default/company" | "Component:default/website"',
          '/refs/4: nothing | "Group:default/Shop"',
          '/refs/5: nothing | "Group:default/company"',
          '/values/4: nothing | null',
          '/values/5: nothing | null',
        ],
      'list in order [{"field":"spec.none","order":"asc"},{"field":"kind","order":"asc"},{"field":"metadata.name","order":"asc"}]':
        [
          '/refs/0: nothing | "Component:default/Cart"',
          '/refs/1: nothing | "Component:default/linked-one"',
          '/refs/2: nothing | "Component:default/orphan"',
          '/refs/3: nothing | "Component:default/website"',
          '/refs/4: nothing | "Group:default/Shop"',
          '/refs/5: nothing | "Group:default/company"',
          '/values/0: nothing | null',
          '/values/1: nothing | null',
          '/values/2: nothing | null',
          '/values/3: nothing | null',
          '/values/4: nothing | null',
          '/values/5: nothing | null',
        ],
      'query {"filter":{"kind":"component","metadata.name":["cart","orphan","linked-one"]},"orderFields":{"field":"metadata.title","order":"asc"}}':
        ['/refs/2: nothing | "Component:default/linked-one"', '/totalItems: 2 | 3'],
      'query {"filter":{"kind":"user"},"orderFields":{"field":"spec.profile.email","order":"asc"}}': [
        '/refs/17: nothing | "User:default/0day"',
        '/refs/18: nothing | "User:default/Grace_H.opper-1"',
        '/refs/19: nothing | "User:default/noteam"',
        '/totalItems: 17 | 20',
      ],
      'query {"filter":{"kind":"group"},"orderFields":{"field":"spec.profile.displayName","order":"desc"}}': [
        '/refs/11: nothing | "Group:default/company"',
        '/refs/12: nothing | "Group:default/Shop"',
        '/refs/13: nothing | "Group:finance-team/payments"',
        '/totalItems: 11 | 14',
      ],
    },
  },
  {
    why: 'Full text is text: `%` and `_` stand for themselves. Backstage hands them to SQL, where they stand for anything.',
    found: {
      'query {"fullTextFilter":{"term":"%","fields":["metadata.description"]},"filter":{"kind":"component","metadata.name":["cart","website","payments-gateway-0"]},"orderFields":{"field":"metadata.name","order":"asc"}}':
        [
          '/refs/0: "Component:default/payments-gateway-0" | "Component:default/website"',
          '/refs/1: "Component:default/website" | nothing',
          '/totalItems: 2 | 1',
        ],
      'query {"fullTextFilter":{"term":"ga_eway"},"filter":{"kind":"component","metadata.name":["cart","website","payments-gateway-0"]},"orderFields":{"field":"metadata.name","order":"asc"}}':
        ['/refs/0: "Component:default/payments-gateway-0" | nothing', '/totalItems: 1 | 0'],
    },
  },
  {
    why: 'Facets show values as they are written; Backstage counts those that differ in case alone under one of them.',
    found: {
      'facets {"facets":["spec.regions","spec.replicas","spec.ratio","spec.canary","spec.nothing","spec.blank","spec.big"]}':
        [
          '/5/1/0/value: "eu.west" | "EU.west"',
          '/5/1/1/value: "us" | "eu.west"',
          '/5/1/2: nothing | {"value":"us","count":1}',
        ],
    },
  },
  {
    why: 'Lists inside lists are not looked into; Backstage takes their elements for those of the outer list.',
    found: {
      'facets {"facets":["spec.nested.mixed","spec.nested.list.name","spec.hosts.cart.acme.org","spec.emptyList"]}':
        [
          '/3/1/1/value: "2" | "one"',
          '/3/1/2/value: "one" | "true"',
          '/3/1/3: {"value":"true","count":1} | nothing',
        ],
    },
  },
  {
    why: "References find whatever case they are written in, and with the parts left out that have defaults; Backstage's by-refs compares letter by letter.",
    found: {
      'by refs': [
        '/items/1: null | {"kind":"Component","metadata":{"name":"Cart"}}',
        '/items/2: null | {"kind":"Component","metadata":{"name":"Cart"}}',
        '/items/3: null | {"kind":"User","metadata":{"name":"Grace_H.opper-1"}}',
        '/items/5: null | {"kind":"Widget","metadata":{"name":"gizmo"}}',
        '/items/6: null | {"kind":"gadget","metadata":{"name":"gizmo"}}',
        '/items/7: null | {"kind":"Location","metadata":{"name":"more"}}',
        '/items/8: null | {"kind":"Component","metadata":{"name":"linked-three"}}',
      ],
      'by refs, one is no ref': ['/items/1: null | {"metadata":{"name":"Cart"}}'],
    },
  },
  {
    why: 'What can be read without doubt is no fault: a reference without a kind where the field has a usual one, a status that is left aside, a User without groups.',
    found: {
      'validate dependsOn without a kind': [': false | true'],
      'validate a status': [': false | true'],
      'validate a user with nothing': [': false | true'],
    },
  },
  {
    why: 'Faults are InputErrors, told all at once, in words that name place and expectation.',
    found: {
      'validate with a bad location': [
        "/errors/0/message: \"Unable to parse location ref 'nonsense', expected '<type>:<target>', e.g. 'url:https://host/path'\" | \"location 'nonsense': expected type:target, e.g. 'url:https://acme.org/catalog-info.yaml'\"",
        '/errors/0/name: "TypeError" | "InputError"',
      ],
      'validate what is no entity': [
        '/errors/0/message: "<root> must have required property \'apiVersion\' - missingProperty: apiVersion" | "apiVersion is missing: expected a version with an optional domain before it, e.g. \'backstage.io/v1alpha1\'"',
        '/errors/0/name: "TypeError" | "InputError"',
        '/errors/1: nothing | {"name":"InputError","message":"kind is missing: expected 1 to 63 letters and digits, a letter first, e.g. \'Component\'"}',
        '/errors/2: nothing | {"name":"InputError","message":"metadata is missing: expected a map with a name"}',
      ],
    },
  },
  {
    why: 'The API answers in its own form also where it has no endpoint, and with 404 for an id that is none: Backstage answers with a page, and with a fault of its database.',
    found: {
      'GET /nothing': [
        '/error: nothing | "NotFoundError"',
        '/request: nothing | {"method":"GET","url":"/nothing"}',
        '/response: nothing | {"statusCode":404}',
      ],
      'GET /locations/nonsense': [
        '/error: "Error" | "NotFoundError"',
        '/response/statusCode: 500 | 404',
        '/status: 500 | 404',
      ],
    },
  },
  {
    why: 'What was read is read at places, and those are listed; Backstage lists what was registered through its API and tells nothing of what a provider told.',
    found: {
      locations: [
        '/0: nothing | "FOLDER/company.yaml"',
        '/1: nothing | "FOLDER/linked/one.yaml"',
        '/2: nothing | "FOLDER/linked/three.yaml"',
        '/3: nothing | "FOLDER/linked/two.yaml"',
        '/4: nothing | "FOLDER/locations.yaml"',
        '/5: nothing | "FOLDER/people.yaml"',
        '/6: nothing | "FOLDER/store.yaml"',
      ],
      'locations, in pages': [': 0 | 2'],
      'locations, streamed': ['/0: nothing | 7'],
      'location by entity': [
        ': null | {"id":"UUID","type":"file","target":"FOLDER/store.yaml","entityRef":"location:default/generated-SHA1"}',
      ],
    },
  },
  {
    why: 'Locations are registered and taken off, not moved.',
    found: {
      'update an unknown location': ['/cause: "NotFoundError" | "NotAllowedError"', '/status: 404 | 403'],
    },
  },
  {
    why: 'Only places that the configuration allows are read, so others are refused at once; Backstage takes any, and fails to read it later.',
    found: {
      'analyze a location': [
        '/cause: nothing | "InputError"',
        '/existingEntityFiles: [] | nothing',
        '/generateEntities: [{"entity":{"apiVersion":"backstage.io/v1alpha1","kind":"Component","metadata":{"name":"none","annotations":{"github.com/project-slug":"acme/none"}},"spec":{"type":"other","lifecycle":"unknown"}},"fie | nothing',
        '/status: nothing | 400',
        '/thrown: nothing | "ResponseError"',
      ],
      'add a location': [
        '/cause: nothing | "InputError"',
        '/entities: [] | nothing',
        '/location: {"id":"UUID","type":"url","target":"https://github.com/acme/none/blob/main/catalog-info.yaml","entityRef":"location:default/generated-SHA1"} | nothing',
        '/status: nothing | 400',
        '/thrown: nothing | "ResponseError"',
      ],
    },
  },
  {
    why: 'A dry run shows what would be described, without the Location that would lead to them.',
    found: {
      'register: dry run': DRY_RUN,
      'register: dry run again': DRY_RUN,
    },
  },
  {
    why: 'The address of a descriptor is in `managed-by-location`; `view-url` is for a page that people can read.',
    found: {
      'register: what is read then': [
        '/entity/metadata/annotations/backstage.io/view-url: "http://ELSEWHERE/catalog-info.yaml" | nothing',
        '/resource/metadata/annotations/backstage.io/view-url: "http://ELSEWHERE/catalog-info.yaml" | nothing',
      ],
    },
  },
];
