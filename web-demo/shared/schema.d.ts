/** Generated from the OpenAPI document by `npm run web:types`; do not edit. */
export interface paths {
 "/healthz": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The process is alive */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       /** @enum {boolean} */
       ok: true;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/readyz": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Tracker and scorer are warm */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       ready: boolean;
       engines: {
        [key: string]: boolean;
       };
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Still warming up; same body */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/metrics": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Prometheus metrics */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "text/plain": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/outbox/dead-letters": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Events that no attempt could deliver, the latest to be given up first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["DeadLetter"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/outbox/dead-letters/{id}/redrive": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Gives a dead letter another round of attempts; audited, a repeat changes nothing */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RedrivenLetter"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such event of this merchant */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/notices/{purpose}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What is asked for, in three plain sentences */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Notice"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/notices/{purpose}/versions": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Every version of a notice, the one in force first */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Notice"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/notices/{purpose}/changes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What changed between two versions of a notice, character by character */
  get: {
   parameters: {
    query: {
     from: number;
     to: number;
    };
    header?: never;
    path: {
     purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["NoticeChanges"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such version */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/privacy/register": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What the shop keeps about members, what for and how long */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PrivacyRegister"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/consents": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What I have consented to */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ConsentState"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Consents to one purpose, and opens its use with a short-lived token */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      /** @enum {string} */
      purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages";
      birthYear?: number;
      /**
      * @default unknown
      * @enum {string}
      */
      channel?: "mini-program" | "h5" | "unknown";
      /** @description where the notice was read: page, and model and system of the device */
      evidence?: {
       page: string;
       device: string;
      };
     };
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["GivenConsent"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description May be under 14 */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/consents/{purpose}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  post?: never;
  /** Withdraws a consent; what runs under it ends within a second */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/guardian-invitations": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** For who may be under 14: what her guardian opens on a phone of her own, for half an hour */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["InviteGuardian"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["GuardianInvitation"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She told no birth year, or needs nobody’s consent but her own */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/wards": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** For whom I have agreed as a guardian, and it stands */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Ward"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Agrees as a guardian; sensitive uses still ask the child herself, each by itself */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["GuardianAgrees"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Ward"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not grown up, or the child herself */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Invitation over, or no phone of her own */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/wards/{memberId}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  post?: never;
  /** Takes a guardian’s consent back; what rested on it ends within a second */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     memberId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No ward of hers */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/privacy/assessments": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Impact assessments: what has to be approved, and what was */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       /** @description the texts that this release needs approved */
       documents: {
        /** @enum {string} */
        purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
        title: string;
        /** @description path in this repository */
        document: string;
        version: number;
        /** @description SHA-256 of the text, base64url */
        documentHash: string;
        approved: boolean;
       }[];
       /** @description what an owner has switched; every other purpose is open */
       switches: components["schemas"]["PurposeSwitch"][];
       items: components["schemas"]["ImpactAssessment"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Approves the impact assessment of a purpose; until then nothing is processed for it */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      /** @enum {string} */
      purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
      version: number;
      /** @description SHA-256 of the text, base64url */
      documentHash: string;
      /** @description at most a year ahead */
      expiresAt: number;
     };
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ImpactAssessment"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The text has changed since it was read */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/privacy/switches/{purpose}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Opens a purpose, or switches it off: what runs under it ends within a second */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      open: boolean;
     };
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PurposeSwitch"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/export": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Asks for a copy of everything the shop holds about me; asking again while it is prepared changes nothing */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    202: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["DataExport"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/exports": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Copies I asked for, the last ten */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["DataExport"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/exports/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One copy: whether it is ready, and its files */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["DataExport"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such copy of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/exports/{id}/files/{name}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One file of a copy: `data.json` is the whole, each table is one kind of data */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
     name: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/octet-stream": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such file, or expired */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not ready */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/closure": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Whether my account is being closed */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       closure: components["schemas"]["AccountClosure"];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Closes my account after seven days in which I can take it back */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    202: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RequestedClosure"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Something has to be settled first; `reasons` says what */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Takes the closing of my account back */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nothing to take back */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/privacy/closure-receipts": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What became of a closed account, by its receipt; nobody can sign in to it any more */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      receipt: string;
     };
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AccountClosure"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such receipt */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/privacy/certificates/verify": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Whether this proof of erasure is ours, and what it says */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      certificate: string;
     };
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ErasureProof"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not ours, or changed */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/privacy/keys": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Members’ data keys by the master key that wraps them: one that wraps none may leave the settings */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: {
        version: number;
        keys: number;
       }[];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/privacy/exports": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Copies that members asked for, newest first; `isLate` past fifteen working days */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["AskedExport"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/privacy/closures": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Accounts that are being closed or were, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["AskedClosure"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/staff/sign-in": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Staff sign-in */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      account: string;
      password: string;
     };
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["SignedInStaff"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Account or password wrong */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too many wrong tries; the account rests */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/staff/sign-out": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Ends this session; its token is worthless from now on */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/staff/me": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Who is signed in, and for which stores */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffMe"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/staff/me/password": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** A new password of one’s own; every session of hers ends, this one too */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      current: string;
      next: string;
     };
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too short, too plain, or it holds the account (`details.fault`) */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/staff": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Staff of the caller’s stores, by account; those of one store with `storeId` */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StaffPerson"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Hires somebody; she signs in with this password and changes it */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["HireStaff"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffPerson"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She, or that role, is above you (`access.above_you`) */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such person, or store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The account is taken */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A password that is too weak */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/staff/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One person */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffPerson"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such person, or store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/staff/{id}/grants": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Gives a role at a store; her sessions end */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["GrantRole"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffPerson"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She, or that role, is above you (`access.above_you`) */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such person, or store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Takes a role away; her sessions end */
  delete: {
   parameters: {
    query: {
     role: "owner" | "manager" | "cashier" | "clerk" | "rider";
     storeId?: string;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffPerson"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She, or that role, is above you (`access.above_you`) */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such person, or store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The last owner of all stores stays (`access.last_owner`) */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/staff/{id}/disable": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Closes an account; her sessions end */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffPerson"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She, or that role, is above you (`access.above_you`) */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such person, or store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The last owner of all stores stays (`access.last_owner`) */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/staff/{id}/enable": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Opens a closed account again */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffPerson"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She, or that role, is above you (`access.above_you`) */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such person, or store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/staff/{id}/password": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Resets a password; her sessions end */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      password: string;
     };
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She, or that role, is above you (`access.above_you`) */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such person, or store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A password that is too weak (`access.weak_password`) */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/audit": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Audit log, newest first; by actor, action, subject and time */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     actor?: string;
     /** @description one action, or all of a module: `orders.` */
     action?: string;
     /** @description `<kind>:<id>` */
     subject?: string;
     from?: number | null;
     /** @description exclusive */
     until?: number | null;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["AuditEntry"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/audit.csv": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The same as a stream of CSV, at most 100000 rows; that it was taken is audited */
  get: {
   parameters: {
    query?: {
     actor?: string;
     /** @description one action, or all of a module: `orders.` */
     action?: string;
     /** @description `<kind>:<id>` */
     subject?: string;
     from?: number | null;
     /** @description exclusive */
     until?: number | null;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "text/csv": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/audit/chain": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Recomputes the hash chain of the audit log */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AuditChainReport"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/ledger/trial-balance": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Sums of all accounts by unit and kind */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["TrialBalance"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/ledger/accounts/{unit}/{kind}/{owner}/entries": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The book of one account, newest first; empty for one that nothing ever came to */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path: {
     unit: "points" | "fen";
     kind: string;
     owner: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["LedgerEntry"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/stores": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Stores; nearest first when somebody who is not known gives a position (GCJ-02) */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     latitude?: number | null;
     longitude?: number | null;
     regionId?: string;
     /** @description `true`: only those that are open */
     openNow?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Store"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The position of a signed-in member: POST /v1/me/nearest-stores, under her consent */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/nearest-stores": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Stores, nearest to where I am first (GCJ-02); the position is used for this answer and not kept */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      /** @description for `location.precise` */
      consentToken: string;
      latitude: number;
      longitude: number;
      regionId?: string;
      openNow?: boolean;
      cursor?: string;
      /** @default 20 */
      limit?: number;
     };
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Store"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No living consent to `location.precise` */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/stores/{storeId}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One store, with its special days and its news of this moment */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StorePage"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/regions": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The tree of regions */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StoreRegion"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/store-codes/{token}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Which store, and where in it, a scanned code belongs to */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     token: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ScannedStoreCode"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such code, or it has ended */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/stores/{id}/tour": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Rooms of a store as panoramas, with what can be tapped in them (yaw, pitch in radians) */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoreTour"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This store has no tour (stores.no_tour) */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stores": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The stores that the caller works at */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StoreRow"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Opens a store */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewStore"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoreRow"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such region */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stores/{storeId}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** What a store is called, where it is, and in which region */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["StoreFacts"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoreRow"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store, or region */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stores/{storeId}/hours": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Weekly hours and telephone; the store’s own manager may */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["StoreHours"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoreRow"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/special-days": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Days from today on with other hours, as they hold for one store */
  get: {
   parameters: {
    query: {
     storeId: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["SpecialDay"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/special-days/{day}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Other hours on one day: of a store, or of all stores (HQ); a store’s own day counts more */
  put: {
   parameters: {
    query?: {
     /** @description left out: all stores */
     storeId?: string;
    };
    header?: never;
    path: {
     /** @description business day, Asia/Shanghai */
     day: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["SpecialDayHours"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["SpecialDay"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** That day has its weekday’s hours again */
  delete: {
   parameters: {
    query?: {
     /** @description left out: all stores */
     storeId?: string;
    };
    header?: never;
    path: {
     /** @description business day, Asia/Shanghai */
     day: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description That day was not special */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/regions": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** A region, under another one or at the top; four levels at most */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewStoreRegion"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoreRegion"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The name is taken on that level, or too many */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It does not fit there */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/regions/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Renames a region or moves it with everything below it */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewStoreRegion"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoreRegion"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such region */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The name is taken on that level */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It would close a circle, or the tree would have more than four levels */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** Removes an empty region */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such region */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Stores or regions are in it */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/store-news": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** News of one store, or those for all stores (HQ), whatever their time */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StoreNews"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** News for one store, or for all stores (HQ), shown between two instants */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewStoreNews"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoreNews"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/store-news/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Changes text or time */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["StoreNewsText"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoreNews"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such news */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** Takes news down */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such news */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/store-codes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Codes of one store, ended ones too */
  get: {
   parameters: {
    query: {
     cursor?: string;
     limit?: number;
     storeId: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StoreCode"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** A code for one position in a store; its token is the `scene` of a mini-program code */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewStoreCode"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoreCode"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/store-codes/{token}/end": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** A code that hangs nowhere any more; who scans it is told so */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     token: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoreCode"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such code */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It has ended before */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/shifts": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The roster of a store: shifts that touch the span, by beginning */
  get: {
   parameters: {
    query: {
     cursor?: string;
     limit?: number;
     storeId: string;
     from?: number | null;
     until?: number | null;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Shift"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not in order, or more than 100 days */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Plans a shift for somebody who works at the store; never two at a time for one person */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PlanShift"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Shift"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She works at that time already */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Longer than 12 hours, or she does not work at the store */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/shifts/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Moves a shift that has not begun */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ShiftSpan"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Shift"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such shift */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She works then, or has clocked in */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Longer than 12 hours */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** Takes a shift that has not begun off the roster */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such shift */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She has clocked in */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/shifts/{id}/clock": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** What somebody forgot to clock, put down by her manager */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["CorrectClock"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Shift"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such shift */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Out of order, in the future, or far from the shift */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/shifts/{id}/clock-in": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Begins a shift of one’s own; from an hour before it */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Shift"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such shift of hers */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not at this time, or done before */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/shifts/{id}/clock-out": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Ends a shift of one’s own; up to six hours after it */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Shift"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such shift of hers */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not at work, or too late */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/tasks": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Tasks of a store, by due time */
  get: {
   parameters: {
    query: {
     cursor?: string;
     limit?: number;
     storeId: string;
     state?: "open" | "done" | "cancelled";
     /** @description only what is given to the caller */
     mine?: "true" | "false";
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StaffTask"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Gives a task to a person, or to whoever holds a role at the store */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["GiveTask"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffTask"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She does not work at the store */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/tasks/{id}/finish": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Done, by whom it was given to or her manager; who and when stay written */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffTask"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such task */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Done or called off before */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/tasks/{id}/cancel": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Calls a task off */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffTask"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such task */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Done or called off before */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/performance": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What each of a store handed over, sent, finished and worked within the span; refunds taken off */
  get: {
   parameters: {
    query: {
     cursor?: string;
     limit?: number;
     storeId: string;
     from?: number | null;
     until?: number | null;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StaffPerformance"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not in order, or more than 100 days */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/sheets": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Kinds of sheets that can be brought in or taken out, with their columns */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["SheetKind"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/imports/{kind}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Brings in a sheet (CSV in UTF-8 or GB18030, or XLSX); answers NDJSON, one line per chunk, the last one the report */
  post: {
   parameters: {
    query?: {
     /** @description checks and counts, writes nothing */
     dryRun?: string;
     /** @description for sheets about one store */
     storeId?: string;
    };
    header?: never;
    path: {
     kind: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "text/csv": string;
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/x-ndjson": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such kind of sheet */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The file is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Neither CSV nor XLSX */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The header or the file cannot be understood */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Two other sheets are being brought in */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/imports": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Past imports, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     kind?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ImportRun"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/imports/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One import with the first thousand rows that were refused */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ImportRunReport"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such import */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/exports/{kind}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Takes out a table as CSV (UTF-8 with mark), in the columns in which it can be brought in again */
  get: {
   parameters: {
    query?: {
     storeId?: string;
    };
    header?: never;
    path: {
     kind: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "text/csv": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such kind of sheet */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Stock by location and article, with thresholds and what to order */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: components["schemas"]["StockLocationId"];
     skuId?: string;
     /** @description name, pinyin or initials, code or barcode */
     q?: string;
     low?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ListedStock"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/online": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Pieces that can be sold online over all stores and warehouses that may */
  get: {
   parameters: {
    query: {
     skuIds: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: {
        skuId: string;
        sellable: number;
       }[];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/movements": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The ledger of what came and went, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: components["schemas"]["StockLocationId"];
     skuId?: string;
     reason?: "receive" | "damage" | "adjust" | "sale" | "till_sale" | "till_return" | "customer_return" | "transfer_out" | "transfer_in" | "count" | "sync";
     from?: number | null;
     until?: number | null;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StockMovement"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/alerts": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What fell to its threshold and is still low, newest first, with what to order */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: components["schemas"]["StockLocationId"];
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["LowStockAlert"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/shortages": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Pieces that a till sold, or another system missed, and the books did not have: to be counted */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: components["schemas"]["StockLocationId"];
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StockShortage"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/quotas": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What is set aside for channels and activities; quota = sold + held + available */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: components["schemas"]["StockLocationId"];
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StockQuota"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/moves": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Receive goods, write off damaged ones, adjust (managers); the same paper is booked once */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["StockMove"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       document: string;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such location */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Less is there than goes out, or the paper was booked before */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description An article that does not exist */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/transfers": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Transfers from or to my locations, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: components["schemas"]["StockLocationId"];
     state?: "SENT" | "CLOSED";
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StockTransfer"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Send goods to another location: they leave this shelf and are in transit */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewStockTransfer"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StockTransfer"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such location */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Less is there than is sent */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description An article that does not exist */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/transfers/{id}/receipts": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What of a transfer arrived, and what was lost on the way; the rest stays in transit */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["StockTransferReceipt"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StockTransfer"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such transfer */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description More than is in transit */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/transfers/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One transfer from or to one of my locations */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StockTransfer"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such transfer */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/takes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Stock-takes of my locations, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: components["schemas"]["StockLocationId"];
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StockTake"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Open a stock-take of these articles; the shop goes on selling */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewStockTake"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StockTake"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such location */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description An article that does not exist */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/takes/{id}/lines": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What is to be counted; what was expected is shown to managers, and only after it was counted */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StockTakeLine"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such stock-take */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/takes/{id}/positions": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** I begin to count these now: sales so far are in, later ones are not */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["BeginCounting"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StockTake"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such stock-take */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The stock-take is closed */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description An article that does not exist */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/takes/{id}/counts": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What was counted; counting again overwrites until it is booked */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["StockCounts"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StockTake"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such stock-take */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The stock-take is closed, or an article is not on it */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/takes/{id}/posting": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Book the differences of what was counted (managers) */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PostStockTake"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PostedStockTake"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such stock-take */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The stock-take is closed */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/till-sales": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** A sale or return at a till: counted once per source and number, however often it is told */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["TillSale"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RecordedTillSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such location */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description An article that does not exist */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/external-levels": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Levels as another system counts them; what is older than something seen before is ignored */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ExternalStockLevels"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AppliedStockLevels"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such location */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description An article that does not exist */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/levels": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Safety stock, the counter’s buffer and low-stock thresholds of articles at one location */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["StockLevels"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such location */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description An article that does not exist */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/channel-shares": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Set pieces aside for one channel, or let it sell from the shared pool */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ChannelShare"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The pool has fewer pieces */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/settings": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** When the goods of an order are held, and for how long */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StockSettings"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Hold goods as the order is placed or as it is paid; minutes that unpaid orders keep them */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["StockSettings"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/locations": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Stores and warehouses, and whether what lies there is sold online */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: {
        id: string;
        /** @enum {string} */
        kind: "store" | "warehouse";
        name: string;
        online: boolean;
       }[];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/locations/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Enter a warehouse, or take a location’s goods off or on sale online */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: components["schemas"]["StockLocationId"];
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["StockLocation"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A store is no warehouse */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/restock-wishes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What I want to be told about; at most 100 */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["RestockWish"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/restock-wishes/{skuId}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Tell me once when this article is back, at one store or anywhere; asking again changes nothing */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     skuId: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["RestockWishBody"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is there, or I wait for too many */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such article */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** Do not tell me any more */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     skuId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/stores/{storeId}/stock": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Whether these articles are at this store: there, few left, or none; never how many (STO-02) */
  get: {
   parameters: {
    query: {
     skuIds: string;
    };
    header?: never;
    path: {
     storeId: components["schemas"]["StockLocationId"];
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       storeId: string;
       items: components["schemas"]["ShownStock"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/stores/{storeId}/stock/live": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Server-sent events: `snapshot` of these articles at this store, then `stock` per change; what carries a smaller version than was seen is old */
  get: {
   parameters: {
    query: {
     skuIds: string;
    };
    header?: never;
    path: {
     storeId: components["schemas"]["StockLocationId"];
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "text/event-stream": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too many open streams; try again later */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stock/live": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Server-sent events: `snapshot` (load the list now), then `stock` for every change at my locations */
  get: {
   parameters: {
    query?: {
     storeId?: components["schemas"]["StockLocationId"];
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "text/event-stream": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too many open streams; try again later */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/categories": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The category tree, flat */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Category"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/products": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Products on sale, newest first or as asked; with `q` by text match, then by popularity and, where personalisation is on, by taste */
  get: {
   parameters: {
    query?: {
     storeId?: string;
     categoryId?: string;
     /** @description words, pinyin or its initials, a product id, an SKU code, a barcode */
     q?: string;
     tryOn?: "glasses" | "hat" | "earrings" | "necklace" | "ring" | "bracelet" | "watch" | "lipstick" | "blush" | "eyeshadow" | "eyeliner" | "brow" | "clothes";
     brand?: string;
     priceMinFen?: number | null;
     priceMaxFen?: number | null;
     /** @description pieces paid in the last 30 days, at least */
     soldMin?: number | null;
     /** @description on sale for less than 30 days */
     isNew?: string;
     /** @description at the store that `storeId` names; without one, nothing is */
     inStock?: string;
     cursor?: string;
     limit?: number;
     /** @description with words `relevance` is the usual one, otherwise `newest`; `distance`: from the store that `storeId` names to the nearest one that has it */
     sort?: "relevance" | "newest" | "price_asc" | "price_desc" | "sales" | "in_stock" | "distance";
     /** @description `false`: the order of results knows nothing of who asks (E-Commerce Law, art. 18) */
     personalised?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ProductCard"][];
       nextCursor: string | null;
       /** @description results on all pages, where words, filters or a sort were asked for */
       total?: number;
       /** @description the clock that labels are counted down by */
       now: number;
       /** @description where nothing was found: words that do find something */
       suggestions?: string[];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/products/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One product with its articles, what they cost this member at this store, and where it is in stock */
  get: {
   parameters: {
    query?: {
     storeId?: string;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Product"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such product on sale */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/product-facets": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** How many products each filter would leave */
  get: {
   parameters: {
    query?: {
     storeId?: string;
     categoryId?: string;
     /** @description words, pinyin or its initials, a product id, an SKU code, a barcode */
     q?: string;
     tryOn?: "glasses" | "hat" | "earrings" | "necklace" | "ring" | "bracelet" | "watch" | "lipstick" | "blush" | "eyeshadow" | "eyeliner" | "brow" | "clothes";
     brand?: string;
     priceMinFen?: number | null;
     priceMaxFen?: number | null;
     /** @description pieces paid in the last 30 days, at least */
     soldMin?: number | null;
     /** @description on sale for less than 30 days */
     isNew?: string;
     /** @description at the store that `storeId` names; without one, nothing is */
     inStock?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ProductFacets"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/search/hot-words": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Brands and tags of the goods that everybody looks at; the same for everybody */
  get: {
   parameters: {
    query?: {
     storeId?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: string[];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/barcodes/{code}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Exactly the article whose barcode (EAN-13, EAN-8, UPC-A) the camera read */
  get: {
   parameters: {
    query?: {
     storeId?: string;
    };
    header?: never;
    path: {
     code: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ProductCard"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such barcode on sale */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a barcode, or its check digit is wrong */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/search-synonyms": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Words that mean the same to this shop’s customers */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Synonyms"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Adds a group of words that mean the same; a word stands in one group only */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewSynonyms"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Synonyms"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A word stands in another group already, or there are too many groups */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/search-synonyms/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  post?: never;
  /** Takes a group of synonyms away */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such group */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/pictures": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Keeps a picture for goods: upright, without EXIF, as WebP in three widths */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "image/jpeg": string;
     "image/png": string;
     "image/webp": string;
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["KeptPicture"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description More than 10 MB */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not an image type */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a picture, broken, or too many pixels */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/pictures/{id}/{width}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** A kept picture in one width; may be cached for ever */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
     width: number;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "image/webp": string;
     };
    };
    /** @description Done */
    304: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such picture */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/products/{id}/page": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** What a product’s page shows beside its facts: markup, which is sanitised, and a film with its poster */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewProductPage"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ProductPage"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/products": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Products in every state, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     state?: "draft" | "scheduled" | "on" | "off";
     /** @description with everything below it */
     categoryId?: string;
     tag?: string;
     /** @description part of a title or brand, or a code, barcode, external id */
     q?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ConsoleProductLine"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Makes a draft */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ProductDraft"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ConsoleProduct"];
     };
    };
    /** @description The articles do not fit the options (`details.rule`) */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Changed by somebody else meanwhile, or a code, barcode or external id is taken */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Category, attribute, component, barcode or modifier group is not right */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/products/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One product with all of its articles */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ConsoleProduct"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Writes a product anew; articles keep their ids, ordered ones that are left out go off sale */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ProductChange"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ConsoleProduct"];
     };
    };
    /** @description The articles do not fit the options (`details.rule`) */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Changed by somebody else meanwhile, or a code, barcode or external id is taken */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Category, attribute, component, barcode or modifier group is not right */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/products/by-external-id/{externalId}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Makes or changes the product that another system calls so; may be repeated */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     externalId: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ProductDraft"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ConsoleProduct"];
     };
    };
    /** @description The articles do not fit the options (`details.rule`) */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Changed by somebody else meanwhile, or a code, barcode or external id is taken */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Category, attribute, component, barcode or modifier group is not right */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/products/{id}/publish": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Puts it on the shelf, now or at a second to come, for ever or until another */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PublishProduct"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ConsoleProduct"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not from this state */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/products/{id}/unpublish": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Takes it off the shelf; orders keep it */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ConsoleProduct"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is not on the shelf */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/categories": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Makes a category, as the last of its neighbours */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewCategory"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ConsoleCategory"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Name taken, too deep, or too many */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such parent */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/categories/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  post?: never;
  /** Removes an empty category */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such category */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not empty */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  /** Gives a category another name */
  patch: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["RenameCategory"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ConsoleCategory"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such category */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Name taken */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  trace?: never;
 };
 "/v1/console/categories/{id}/place": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Moves a category with everything below it */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["MoveCategory"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ConsoleCategory"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such category */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Below itself, too deep, or the name is taken there */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such parent */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/categories/{id}/attributes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What goods of this category are described by, those of the categories above it included */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["AttributeRule"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such category */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Sets the attributes of this category; what hangs below it inherits them */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["AttributeRules"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["AttributeRule"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such category */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description An attribute is there twice, or above */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/catalog-settings": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** How far stores may go from the list price */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StorePriceRange"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Sets how far stores may go from the list price; prices that are there stay */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["StorePriceRange"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StorePriceRange"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stores/{storeId}/prices/{skuId}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** A price of this store’s own, within what the merchant allows */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
     skuId: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["StorePrice"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such article */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Outside the range (`details`) */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** The general price holds again */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
     skuId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such article */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stores/{storeId}/assortment/{productId}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Hides a product at this store, or shows it again */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
     productId: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["StoreAssortment"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stores/{storeId}/sold-out-today": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Articles that are used up for today (估清) */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       skuIds: string[];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stores/{storeId}/sold-out-today/{skuId}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Used up for today; tomorrow it is back by itself */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
     skuId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such article */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** There is some after all */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
     skuId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such article */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stores/{storeId}/menus": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Menus of certain hours; what stands on none is served all day */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["DaypartMenu"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Makes a menu of certain hours */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     storeId: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["DaypartMenuDraft"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["DaypartMenu"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too many */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such product */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stores/{storeId}/menus/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Changes a menu */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["DaypartMenuDraft"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["DaypartMenu"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such menu */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such product */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** Removes a menu; its goods are served all day again */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such menu */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/price-changes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Price changes to come, the next first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     skuId?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["PlannedPrice"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Plans prices for a second to come: before it the old ones hold, from it on the new ones */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PlanPrices"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["PlannedPrice"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description An article has a change at that second already */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not in the future, no such article, or outside the range of store prices */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/price-changes/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  post?: never;
  /** Cancels a price change that has not begun */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such change, or it has begun */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/collections": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The shop’s collections, at most 200 */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: {
        id: string;
        name: string;
       }[];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/collections/{id}/products": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What is in a collection now, newest first; not personal */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: string;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ProductCard"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such collection */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/collections": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Collections with their rules */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Collection"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Makes a collection */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["CollectionDraft"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Collection"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Name taken, or too many */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/collections/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Changes a collection */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["CollectionDraft"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Collection"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such collection */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Name taken */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** Removes a collection; its goods stay */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such collection */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/products/{id}/modifiers": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What can be chosen with a product, in the order of its menu */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ModifierGroup"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/products/{id}/choices": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What one piece costs as it is chosen, at this store, for whoever asks */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["DishChoices"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       unitPriceFen: number;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such article of this product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not for sale there now */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too few, too many, or not offered (`details.groupId`) */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/modifier-groups": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** All groups */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ModifierGroup"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Makes a group */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ModifierGroupDraft"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ModifierGroup"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too many */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/modifier-groups/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Changes a group; modifiers that carry their id keep it */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ModifierGroupDraft"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ModifierGroup"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such group */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such modifier in it */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** Removes a group that no product uses */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such group */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A product uses it */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/auth/wechat": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** WeChat sign-in with a code of `wx.login` */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      /** @description from `wx.login`; works once */
      code: string;
      /**
      * @description she saw the terms and said yes; by it a shadow, who only paid in stores until now, becomes a member
      * @default false
      */
      acceptsTerms?: boolean;
     };
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["SignedIn"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Code unknown, expired or used */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description WeChat does not answer */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/auth/refresh": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** New tokens for a refresh token, which is spent by it */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      refreshToken: string;
     };
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["SessionTokens"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Token expired, or spent before: then the whole session ends */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/auth/logout": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Ends this session; its tokens are worthless from now on */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Who is signed in */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Me"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/terms": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Which version of the terms is shown now */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Terms"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/terms": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** She saw the terms and says yes; what she earned in stores until now becomes hers */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["TermsAccepted"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another version is shown now */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/preferences": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What the member said she likes, and which messages she wants */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Preferences"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Replaces the preferences; the next feed obeys them */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["Preferences"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Preferences"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/share/codes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Mini-program code for a share poster */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      /** @description what the page finds as `scene` when somebody opens it by the code */
      scene: string;
      /** @description page of the mini-program, without a slash in front, e.g. `pages/product/index` */
      page: string;
     };
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "image/*": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description WeChat does not answer */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/auth/wechat-phone": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Binds the phone behind a code of WeChat’s phone button to the member; tokens are new, and another member’s where both are one person */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["WechatPhone"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["SignedIn"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Her profile changed at the same moment */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Code unknown, expired or used */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description WeChat does not answer */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/auth/sms": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Sends a code to a phone; the answer is the same whether its owner is a member or not */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["SmsRequest"];
    };
   };
   responses: {
    /** @description Done */
    202: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["SmsSent"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Within a minute, or too many today */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The message could not be sent */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/auth/sms/verify": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Signs in by a code from a text message; who is signed in already binds the phone to herself by it */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["SmsProof"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["SignedIn"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Code wrong, used, older than five minutes, or tried five times */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Her profile changed at the same moment */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/code": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Her member code: for one scan, for at most a minute */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MemberCode"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Ask again */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/card": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** My member card: level, points, balance, and coupons with those that run out first */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MemberCard"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/member-code/scan": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** The till read a member code: who she is, masked, and what she has */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["MemberCodeScan"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["FoundMember"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She closed her account */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Forged, older than a minute, or scanned before */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/members/look-up": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** One member, by her whole phone number or her id; masked, and in the audit log */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["MemberLookUp"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["FoundMember"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nobody has this phone or id */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/members/{id}/identities": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** By what she is known to the shop, masked; the one used last first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["MemberIdentity"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/member-merges": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Members that became one, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["MemberMerge"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Makes one member of two: the older one stays, everything of the other becomes hers */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["MergeMembers"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MemberMerge"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The same member twice, merged or erased, or something of hers must be settled first */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/member-merges/{id}/undo": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Within seven days: gives back exactly what the merge moved */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MemberMerge"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Undone before, older than seven days, or the one who stayed was merged further */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/addresses": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** My addresses, masked, the default first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ListedAddress"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Adds one; the first one is the default */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewAddress"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["OwnAddress"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She has twenty */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/addresses/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One of my addresses in full, to change it */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["OwnAddress"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She has no such address */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Replaces what it says */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["AddressText"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["OwnAddress"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She has no such address */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** Forgets it; the newest of the others becomes the default */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She has no such address */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/addresses/{id}/default": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Makes it the only default */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She has no such address */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/points": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** My points: usable, pending, owed, and what runs out next */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PointsBalance"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/points/entries": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What moved my points, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["PointsEntry"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/check-in": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Check-in calendar of a month (this one when none is named), and the streak */
  get: {
   parameters: {
    query?: {
     month?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CheckInCalendar"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Check in for today (Asia/Shanghai); a second time gives nothing more */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CheckedIn"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/check-in/make-up": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Make up a missed day of this month; the number of days a month is limited */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["MakeUpCheckIn"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CheckedIn"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No make-up left this month */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a past day of this month */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/members/{id}/points": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Points of a member, her name masked */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MemberPoints"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such member */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/members/{id}/points/entries": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What moved the points of a member, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["PointsEntry"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such member */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/members/{id}/points/adjustments": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Give or take points by hand; the reason goes into the audit log */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["AdjustPoints"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AdjustedPoints"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such member */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She has fewer */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/points/rules": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Rates, daily caps, rewards and terms of points */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PointsRules"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Change them, all at once; what was earned before stays as it is */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PointsRules"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PointsRules"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/tiers": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The published levels and what each gives */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PublishedTiers"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The shop has no levels */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/tier": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** My level, growth, the next threshold, and what my level gives */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MyTier"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The shop has no levels */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/tier/entries": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What moved my growth, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["GrowthEntry"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/tiers": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Levels, rates and keep period */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["TierRules"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The shop has no levels */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Publish levels, all at once; nobody loses a level by it before her period is over */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["TierRules"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["TierRules"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Levels have gaps, or are not in order */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/members/{id}/tier": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Level of a member, her name masked */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MemberTier"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such member, or the shop has no levels */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/members/{id}/tier/override": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Put a member at a level for some days, or lift that; the reason goes into the audit log */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["OverrideTier"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["OverriddenTier"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such member */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The shop has no levels */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such level */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/tier/benefits": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Free shippings that are left this month, and the birthday that I told */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MyTierBenefits"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/birthday": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** My birthday, month and day; whatever is told, there is one gift a year */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["Birthday"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Birthday"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such day */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/tier/coupons/{id}/claim": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** A coupon that my level or one below it gives; once, however often it is asked for */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a coupon of her level */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She had it, or none is left */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/payments/wechat/notices": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** WeChat Pay tells us about a payment; its signature is the authorisation */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": string;
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not from the provider, or stale */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a payment of ours */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/payments/wechat/notify": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** The same at its former address */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": string;
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not from the provider, or stale */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a payment of ours */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/payments/alipay/notices": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Alipay tells us about a trade; its RSA2 signature is the authorisation */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/x-www-form-urlencoded": string;
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "text/plain": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not from the provider, or stale */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a payment of ours */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/payments/unionpay/notices": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** UnionPay tells us about a transaction; its certificate has to hang on our chain */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/x-www-form-urlencoded": string;
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "text/plain": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not from the provider, or stale */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a payment of ours */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/payments/providers": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** How one can pay in this shop; inside WeChat only WeChat Pay opens */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PaymentProviders"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/demo/wallet/payments": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Demo: the shopper confirms a payment in the sandbox wallet (stands in for wx.requestPayment and the pages of the others) */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["WalletConfirmation"];
    };
   };
   responses: {
    /** @description Done */
    202: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       /** @enum {boolean} */
       confirmed: true;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a payment of this member */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The wallet refused */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/profit-sharing/receivers": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Who may get parts of payments; accounts masked */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ProfitReceiver"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Adds one; it counts once WeChat has confirmed it */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewProfitReceiver"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ProfitReceiver"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/profit-sharing/receivers/{id}/remove": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Gets nothing more from now on */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    202: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ProfitReceiver"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such receiver */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is not active */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/profit-sharing/payments": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Payments of which others get parts */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["SharedPayment"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/profit-sharing/payments/{orderId}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One payment: who got what, and what came back */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     orderId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["SharedPaymentDetail"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nobody asked for a part of it */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/profit-sharing/payments/{orderId}/unfreeze": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Nobody else gets anything of it: what is still frozen is the shop’s */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     orderId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    202: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["SharedPayment"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such payment */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is no shared payment, it has ended, or results are awaited */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/stored-value": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** My stored value: principal and gift */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoredValueBalance"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/stored-value/entries": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What moved my stored value, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StoredValueEntry"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/stored-value/offers": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Recharge offers that are open now, the smallest first */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RechargeOffers"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/stored-value/recharges": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** My recharges, newest first, with what emptying each would pay now */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["MyRecharge"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Take an offer; it is on the card once the provider says that it is paid */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["Recharge"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["BegunRecharge"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description So much needs her real name (`stored-value.real_name_needed`) */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such offer, or it is over */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Limit of the offer or of the card reached */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The provider cannot be reached */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/stored-value/cash-outs": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Money that I asked back, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["CashOut"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Ask back what is left of one recharge; untouched within seven days it is sent at once */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["CashOutRequest"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CashOut"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She has a pay password and did not approve */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such recharge of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nothing is left of it, or the approval was used */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/stored-value/approvals": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Approve a large payment with the pay password, or a code by text message; the token goes along with the order, for five minutes */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ApproveStoredValue"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoredValueApproval"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Wrong password or code, or no password is set */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A code, where there is a pay password */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Tried too often */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/stored-value/codes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Sends a code for a large payment, or for the first pay password, to the phone of a member without one */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    202: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoredValueCodeSent"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She has a pay password, no phone, or one that took the place of another less than a day ago */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Within a minute, or too many today */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The message could not be sent */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/stored-value/pay-password": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Set the pay password, or change it with the current one */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["SetPayPassword"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PayPasswordSet"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The current password or the code is wrong or missing (`stored-value.code_needed`) */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Set or changed by another call at this moment */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/stored-value/password-free": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** How much a till may take of my stored value without my password, and what I agreed to */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PasswordFree"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Agree to payments without the password, up to a limit and a daily sum; with the password */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["AgreePasswordFree"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Wrong password, or none is set */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Other words by now */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Limit above the day */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** From now on every payment at a till asks me */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/stored-value/requests": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What a till is asking me for now, the newest first; three at most */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MyPayRequests"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/stored-value/requests/{id}/approve": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Pay what the till asks me for, with my pay password; good for one payment of this amount */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ApprovePayRequest"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PayRequestDecided"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Wrong password, or none is set */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such request of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Decided, or over */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Tried too often */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/stored-value/requests/{id}/decline": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Not me, or not this */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PayRequestDecided"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such request of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Decided, or over */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stored-value/offers": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** All recharge offers, the smallest first */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RechargeOffers"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Add a recharge offer */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["RechargeOfferTerms"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RechargeOffer"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stored-value/offers/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Change an offer, or close it; what members took stays as it was */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["RechargeOfferTerms"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RechargeOffer"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such offer */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stored-value/settings": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Spending order and limits */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoredValueSettings"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Change them, all at once; uses of before come back in the split that they had */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["StoredValueSettings"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoredValueSettings"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/members/{id}/stored-value": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The card of a member, her name masked */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MemberStoredValue"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such member */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/members/{id}/stored-value/entries": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What moved the card of a member, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StoredValueEntry"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such member */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stored-value/liability": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What the shop owes on cards, by the store that sold them; a manager sees her stores */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoredValueLiability"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stored-value/cash-outs": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Money that members asked back, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     state?: "REQUESTED" | "REFUNDING" | "PAID" | "REJECTED";
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["CashOut"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stored-value/cash-outs/{id}/approve": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Send the money; by hand, with the number of the transfer, where it cannot go back by itself */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ApproveCashOut"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CashOut"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such cash-out */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Decided before */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The number of the transfer is missing */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stored-value/cash-outs/{id}/reject": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Put the value back on the card; the reason is for the member and the audit log */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["RejectCashOut"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CashOut"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such cash-out */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Decided before */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/activation-reward": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Points for the first act of an imported member */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ActivationReward"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Decides it, from now on; who had hers keeps it */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ActivationReward"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ActivationReward"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/claimable-coupons": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Coupons that anybody may claim now, those that end first at the beginning; a member sees what she had */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ClaimableCoupon"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/coupons": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** My coupons: the usable ones that run out first, or those that were used or ran out */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     tab?: "usable" | "used" | "expired";
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["MyCoupon"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Claim a coupon of the claim centre */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ClaimCoupon"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MyCoupon"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such coupon */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description None left, over, not begun, or no more for this member */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/coupons/exchange": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Exchange a printed code for its coupon; each code works once */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ExchangeCoupon"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MyCoupon"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such code */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Used before, or the offer is over */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A symbol is mistyped */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/coupons/{id}/code": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The code that a till scans, new every half minute, and the number to read out */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ShownCouponCode"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such coupon of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Used, held by an order, or run out */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/coupon-scans": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What a code is, and why it cannot be taken here and now; changes nothing */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ScanCoupon"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ScannedCoupon"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such coupon */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Used, run out, not yet, another store, below the threshold, or an old code */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a coupon code */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/coupon-redemptions": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Take a coupon at the till; of two tills with the same one a single one succeeds */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["RedeemCoupon"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RedeemedCoupon"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such coupon */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Used, run out, not yet, another store, below the threshold, or an old code */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a coupon code */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/coupon-templates": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Coupons, newest first, with how many were claimed, used and redeemed */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     state?: "DRAFT" | "PUBLISHED" | "PAUSED" | "ENDED";
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["CouponTemplateRow"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Write a coupon; nobody sees it before it is published */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["CouponTemplateTerms"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CouponTemplate"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/coupon-templates/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Rewrite a draft */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["CouponTemplateTerms"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CouponTemplate"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such coupon */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Published before */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/coupon-templates/{id}/state": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Publish, hold back or end; coupons that members have already keep working */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["OfferStep"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CouponTemplate"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such coupon */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not from this state */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/coupon-templates/{id}/issues": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Give one coupon to each of these members; who may have no more is skipped and named */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["IssueCoupons"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["IssuedCoupons"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such coupon */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not published, or too few left for all of them */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/coupon-templates/{id}/codes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Make exchange codes; they are shown this once, the house keeps fingerprints */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["MakeExchangeCodes"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ExchangeCodes"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such coupon */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not published, or too few left */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/coupons/{id}/revoke": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Make a coupon worthless; the reason is for the audit log */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["RevokeCoupon"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such coupon */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Used, held by an order, or run out */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/promotions": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What runs and what is announced, the same for everybody; the first to begin first */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AnnouncedPromotions"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/promotions": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Promotions, newest first, with what their prices are compared with */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     state?: "DRAFT" | "PUBLISHED" | "PAUSED" | "ENDED";
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["PromotionRow"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Write a promotion: a ladder of spend tiers, or prices for a time */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PromotionTerms"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Promotion"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/promotions/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Rewrite a draft */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PromotionTerms"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Promotion"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such promotion */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Published before */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/promotions/{id}/state": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Publish, hold back or end; a price that is below nothing that was paid lately is refused */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["OfferStep"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Promotion"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such promotion */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not from this state, or a price is no discount */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/offer-previews": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What an offer that is being written would do to a basket at a store; stores nothing */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PreviewOffer"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["OfferPreview"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Something in the basket is not for sale there */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/promotion-labels": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What offers say on these products at a store, with the clock to count down by */
  get: {
   parameters: {
    query: {
     storeId?: string;
     /** @description ids with commas between them */
     productIds: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PromotionLabels"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/coupons/scan": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Claim the coupon of a code that hangs somewhere, within every limit of a claim */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ScanCouponScene"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MyCoupon"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such code */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not now, none left, no more for her, or for newcomers alone */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/coupons/{id}/passes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Offer a coupon to a friend by a link of limited life; it is locked until then (转赠) */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CouponPass"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such coupon of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Cannot be given away, used, held by an order, or run out */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Call an offered coupon back, unless a friend has it */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such coupon of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nobody is offered it any more */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/coupons/take": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Take the coupon that a friend offers; her own limits hold for it */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["TakeCoupon"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MyCoupon"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such link */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Taken or returned, her own, no more for her, or for newcomers alone */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/coupon-templates/{id}/scenes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Codes of a coupon that hang somewhere */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["CouponScene"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Make a code to be printed: who scans it claims one */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["MakeCouponScene"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CouponScene"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such coupon */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/points-offers": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What may be had for points, the cheapest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ShownPointsOffer"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/points-exchanges": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Points for a coupon, at the price that was shown */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ExchangePoints"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ExchangedPoints"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such offer */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too few points, none left, another price, or no more for her */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/points-offers": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** All that may be, or could be, had for points, with how many are gone */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ConsolePointsOffer"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Offer a published coupon for points */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewPointsOffer"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PointsOffer"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such coupon, not published, over, or for newcomers alone */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/points-offers/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Change its price and number, or take it off */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PointsOfferTerms"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PointsOffer"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such offer */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description More are gone than there would be */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/stores/{storeId}/slots": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Slots that can be chosen now, with the room that is left; none where the store has no plan */
  get: {
   parameters: {
    query: {
     kind: "pickup" | "delivery";
    };
    header?: never;
    path: {
     storeId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["SlotOffers"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/freight-templates": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Freight templates of the whole shop and of its stores, at most a hundred */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["FreightTemplate"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** A template by piece, weight, volume or distance; a new default replaces the one before */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["FreightTemplateText"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["FreightTemplate"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A hundred are enough */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It says nothing, or something twice */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/freight-templates/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** What the template says from now on; orders keep the freight that they were placed with */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["FreightTemplateText"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["FreightTemplate"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such template */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It says nothing, or something twice */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** Its goods travel by the default template again */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such template */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/freight-goods": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What is known of these articles; one that nobody measured yet is left out */
  get: {
   parameters: {
    query: {
     /** @description ids with commas between them */
     skuIds: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["KnownFreightGoods"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** What articles weigh, how big they are, and by which template they travel */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["FreightGoods"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such template */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stores/{storeId}/delivery": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** How far the store brings, and in which slots */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoreDeliveryRules"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stores/{storeId}/delivery-area": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** A radius or a polygon in GCJ-02, the city that judges addresses without a point, and the least order */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["DeliveryArea"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** The store sends anywhere again */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stores/{storeId}/slots/{kind}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Slots of the day with their room and lead time; what was booked stays */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
     kind: "pickup" | "delivery";
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["SlotPlan"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** No slots are offered any more */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
     kind: "pickup" | "delivery";
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/stores/{storeId}/pickup-rule": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** When who does not fetch her goods is reminded, and when they go back; what waits already keeps its days */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     storeId: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PickupRule"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/orders/{id}/hand-over": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Slots, parcels with their tracks, and riders of one of my orders */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["OrderHandOver"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/{id}/hand-over": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The same for staff, as far as it concerns their stores */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["OrderHandOver"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/{id}/waybill": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Asks the carrier for a waybill; its number appears in the hand-over a moment later */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["AskWaybill"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Parcel"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such parcel at this store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Shipped, or asked for already */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a carrier of the assistant */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/{id}/waybill/cancel": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Calls the waybill off, at the carrier first */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PartOfAnOrder"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Parcel"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such parcel at this store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description On its way, or the carrier has it */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The carrier does not answer */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/{id}/waybill/label": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** The label to print; it shows an address, so who printed it is kept in the audit log */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PartOfAnOrder"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["WaybillLabel"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such parcel at this store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No waybill yet */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The carrier does not answer */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/{id}/shipment-correction": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Another number for a parcel on its way; WeChat takes one correction per payment */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["CorrectShipment"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such parcel at this store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not on its way, or corrected before */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/deliveries": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Ways across the city of a store (or of all mine), newest first; `WAITING` are for our own riders */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: string;
     state?: components["schemas"]["CourierRunState"];
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["CourierRun"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Calls the courier for one store’s part of an order; when it will not, our own riders see it */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["AskCourier"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CourierRun"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such parcel */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not being prepared, or called already */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/deliveries/{id}/take": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** I bring it myself; the part of the order is on its way */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CourierRun"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such way */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not in this state */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/deliveries/{id}/deliver": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** She has it; only who took it says so */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CourierRun"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such way */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not in this state */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/deliveries/{id}/cancel": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Calls it off while the goods are in the house */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CourierRun"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such way */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not in this state */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/scan": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What a shown code is (pickup, coupon, member), and if not usable here and now, why; spends nothing */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ScanCode"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ScannedCode"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No code of this shop */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/quotes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What a basket costs, and why; the token holds the price for ten minutes */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["QuoteRequest"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Quote"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Something in it is not for sale, or is not sent there */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Choices of a dish are wrong */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/orders": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** My orders, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Order"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Place an order and reserve its goods; with a quote token it is never dearer than the quote */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PlaceOrder"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Order"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description So much stored value needs the pay password (`stored-value.password_needed`) */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Sold out, not for sale, an offer is gone, too little on the card, or dearer than quoted (`pricing.price_changed` with the difference) */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The key or the quote belongs to something else, choices are wrong, or more stored value than it costs */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/orders/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One of my orders */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Order"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/orders/{id}/cancel": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Cancel an order that is not paid; its goods go back on sale */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Order"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Paid, or ended already */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The provider cannot say whether it was paid */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/orders/{id}/payment": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Begin to pay, or begin again: the same payment each time */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      /** @enum {string} */
      provider: "wechat" | "alipay" | "unionpay";
     };
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["BegunPayment"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not waiting for payment, or too late */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/orders/{id}/receive": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** The goods of this store have arrived, or one parcel of several; the last that arrives completes the order */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ReceiveParcel"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Order"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order of mine, or no part of it at this store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not on its way */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/rush-orders": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Order one article in a rush: an ordinary order to be paid within minutes, or the reason why there is none */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["RushOrder"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       /** @enum {string} */
       state: "ORDERED";
       orderId: string;
       number: string;
       payableFen: number;
       payBefore: number;
      };
     };
    };
    /** @description Done */
    202: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       /** @enum {string} */
       state: "QUEUED";
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Sold out (`inventory.sold_out`), over her limit (`marketing.limited_price_gone`), not for sale */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The key belongs to another request, or the article asks for choices */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too many wait already: the same key may ask again after `Retry-After` */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Busy, or closing: the same key may ask again after `Retry-After` */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/rush-orders/{key}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What became of my request; where nothing is known, sending it again under its key is safe */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     /** @description the `Idempotency-Key` of the request */
     key: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RushTicket"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nothing is known of it here */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/cart": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** My cart at today’s prices; what cannot be bought stays, marked */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Cart"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/cart/guest": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** A cart that a guest’s device holds, at today’s prices; nothing is kept, no stock is told */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["GuestCart"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["GuestCartSeen"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/cart/merge": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What she put together before she signed in joins her cart, once per key */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["GuestCart"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MergedCart"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/cart/items": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Set how many of an article of a store are in my cart */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["CartItem"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Cart"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store or article on sale */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The cart is full, or too few, too many or unknown choices (`catalog.choices_invalid`) */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Orders of a store (or of all mine), newest first; `state` of the order or of the store’s part */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: string;
     state?: components["schemas"]["OrderState"] | components["schemas"]["OrderGroupState"];
     channel?: "mini_program" | "douyin" | "kuaishou" | "meituan" | "pos";
     /** @description placed then or later */
     from?: number | null;
     /** @description placed before */
     until?: number | null;
     /** @description begins like this */
     number?: string;
     /** @description last four digits of the phone on the parcel */
     phoneTail?: string;
     /** @description its id, or a part of its name */
     article?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StaffOrder"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/stream": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Server-sent events: `snapshot` (load the list now), then `order` for every change */
  get: {
   parameters: {
    query?: {
     storeId?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "text/event-stream": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One order, as far as it concerns my stores */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffOrder"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/{id}/ready": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** The goods lie ready for pickup */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["MarkReady"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffOrder"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order at this store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not being prepared */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/{id}/address": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** The whole address of my store’s parcel, for a reason; who looked is kept in the audit log */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["UnmaskAddress"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AddressInFull"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such parcel at this store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not paid */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/{id}/ship": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** The parcel, or one of several, is with the carrier under this number */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["Ship"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffOrder"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order at this store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not being prepared, to be collected, sent under this number before, or more than is left */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/pickups/verify": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Hand the goods over against the shopper’s code; each code works once, at its own store */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["VerifyPickup"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffOrder"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such code at this store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Used before, shown too long ago, or the goods are not ready */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Mistyped: the check digit is wrong */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/orders/{id}/pickup-tickets": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Codes of at most a minute for the parts of my order that lie ready, to be shown as a QR code */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PickupTickets"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/{id}/remarks": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What staff wrote about an order, newest first; the shopper does not read it */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["OrderRemark"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order at my stores */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Write something down for the others; the middle of a phone number is not kept */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["AddOrderRemark"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["OrderRemark"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order at my stores */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/{id}/price": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Lower what one part of an unpaid order costs; the open payment is ended at its provider first */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ChangeOrderPrice"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffOrder"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order at this store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Paid or ended, or she is paying at this moment */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not lower, or nothing would be left to pay */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The provider cannot say whether it was paid */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/order-audits": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Paid orders that wait for somebody to look at them, the oldest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["OrderAudit"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/{id}/audit": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Let it go on, or give all of it back; who decides has a say at every store of the order */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["DecideOrderAudit"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StaffOrder"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order at my stores */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nobody has to look at it, or somebody has */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/order-audit-rules": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Which paid orders somebody looks at first */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["OrderAuditRules"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Orders that are paid from now on follow it */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["OrderAuditRules"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/orders/{id}/print": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** A pick list or a receipt of one store’s part, to print */
  get: {
   parameters: {
    query: {
     storeId: string;
     kind: "pick" | "receipt";
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PrintedOrder"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order at this store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/pick-list": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What one store has to lay ready or to send, on one sheet; the newest fifty orders */
  get: {
   parameters: {
    query: {
     storeId: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PrintedOrder"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/till/customers": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** The till reads her member code: whose prices, coupons and points count for the next sale */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["CounterCustomerScan"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CounterCustomer"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She closed her account */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Forged, older than a minute, or scanned before */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/till/quotes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What a basket at the counter costs, by the same rules as online */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["CounterQuoteRequest"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Quote"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not for sale here, or her code is too old */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Wrong choices */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/till/requests": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Ask the member on her phone for more stored value than she lets a till take; three minutes */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["AskToPay"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CounterPayRequest"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Her code is too old */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Several requests wait for her already */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/till/requests/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Whether she approved it */
  get: {
   parameters: {
    query: {
     storeId: string;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CounterPayRequest"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such request of this store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/till/sales": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Open a sale: goods are taken from this store, and handed over once it is paid */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["CounterSaleRequest"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CounterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description So much stored value needs her approval (`stored-value.approval_needed`) */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Sold out, not for sale, an offer is gone, too little on the card, her approval is over, or the phone is a member’s */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Stored value of nobody, more than it costs, or wrong choices */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/till/sales/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** A sale, its payment and its receipt */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CounterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such sale */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/till/sales/{id}/scans": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Read the pay code in her wallet; asked again with the same code it tells what became of it */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PayCodeScan"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CounterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such sale */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Paid, ended, another code is being asked about, or this code was used for another sale */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No pay code, a member code, or a wallet that is not taken here */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/till/sales/{id}/cancel": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** She does not pay: an open code is reversed first, then the goods go back to the shelf */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CounterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such sale */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Paid, or ended already */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The code is being reversed; ask again in some seconds */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/after-sale-pictures": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Keeps a picture for a request, without EXIF; what is not asked with is forgotten after a day */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "image/jpeg": string;
     "image/png": string;
     "image/webp": string;
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSalePicture"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too many that wait for a request */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description More than 10 MB */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not an image type */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a picture, broken, or too many pixels */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/after-sales/{id}/pictures/{picture}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** A picture of one of my requests */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
     picture: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "image/webp": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such picture of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/after-sales/{id}/pictures/{picture}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** A picture that she sent with a request to my store */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
     picture: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "image/webp": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such picture */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/orders/{id}/after-sale-options": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What may still be given back of one of my orders, and until when */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSaleOptions"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/after-sales": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** My requests, newest first; of one order where it is named */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     orderId?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["AfterSale"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Ask for money back, an exchange, or what was missing; pieces and money are set aside at once */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ApplyForAfterSale"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order or line of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too late, not received yet, not returnable, or nothing left to give back */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description More money than was paid, a gift is missing, or not an equal exchange */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/after-sales/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One of my requests */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such request of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/after-sales/{id}/parcel": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** The goods are on their way back, under this number */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ReturnParcel"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such request of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not waiting for the goods */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/after-sales/{id}/cancel": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Never mind; what was set aside can be asked for again */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such request of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too late for that */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/after-sales": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Requests about the parts of orders that my stores sold, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: string;
     state?: components["schemas"]["AfterSaleState"];
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["AfterSale"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/after-sales/{id}/approve": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Yes: money goes back at once, goods are waited for */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such request */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is at another step */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/after-sales/{id}/reject": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** No, and why; she reads it */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["RejectAfterSale"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such request */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is at another step */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/after-sales/{id}/received": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** The goods are back; what is as good as new goes on the shelf */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ReturnedGoods"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such request */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is at another step */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/after-sales/{id}/refund": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Money and everything that went with it goes back */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such request */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is at another step */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/after-sales/{id}/retry-refund": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Ask the provider again, under the same number */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such request */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is at another step */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/after-sales/{id}/resend": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** The other article, or what was missing, is with the carrier or in her hands */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ResendGoods"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such request */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is at another step */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/after-sales/{id}/paid-by-hand": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What could not go back the way it came was transferred, under this number */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PaidByHand"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such request */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is at another step */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/after-sales/at-counter": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Goods of an order of any store are returned at this counter, and paid back */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["CounterReturn"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order or line */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nothing left to give back, or not handed over yet */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description More money than was paid, or a gift is missing */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/after-sale-settings": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Windows, and how long silence may last */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSaleSettings"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Change them; no shorter than the law has it */
  put: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["AfterSaleSettings"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSaleSettings"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/till/refunds/options": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What is left to give back of a sale of this till, by the number on its receipt */
  get: {
   parameters: {
    query: {
     storeId: string;
     orderNumber: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSaleOptions"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such sale of this store’s till */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/till/refunds": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** A sale of this till is given back, all of it or by line; the money goes the way it came */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["TillRefund"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AfterSale"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such sale of this store’s till, or no such line */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nothing left to give back */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A gift is missing */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/channel-notices": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What a channel tells about one of its orders; late, repeated and crossed notices change nothing */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ChannelNotice"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ChannelNoticeOutcome"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A refund of an order that has not been told yet: tell it again later */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A refund of an article that nobody knows */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/channel-orders": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Orders of the channels, the ones told last first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     channel?: components["schemas"]["SellingChannel"];
     /** @description only those that somebody has to look at */
     needsYou?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ChannelOrder"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/channel-orders/{id}/retry": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Try again, after an article was named or goods came */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ChannelNoticeOutcome"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order of a channel */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nothing waits, its channel changed it at this moment, or has paid some of it back */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/channel-orders/{id}/refuse": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** The shop will not serve it; its channel is told */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["RefuseChannelOrder"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ChannelNoticeOutcome"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order of a channel */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nothing waits */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/channel-orders/{id}/settle": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Somebody has seen to what was told late; the order goes on as it is */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ChannelNoticeOutcome"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order of a channel */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nothing waits */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/channel-articles": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Which of our articles a channel means by a name of its own */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NameChannelArticle"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/invoices": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** My invoices, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["OwnInvoice"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Ask for an invoice over what I paid for an order and did not get back */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["RequestInvoice"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Invoice"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such order of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nothing was paid, or asked for already */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The tax number is wrong */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/invoices/{id}/cancel": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Never mind, while it is not issued */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Invoice"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such invoice of mine */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Issued, or ended already */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/invoices": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Invoices, newest first; titles masked */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     state?: components["schemas"]["InvoiceState"];
     redDue?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Invoice"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/invoices/{id}/title": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** The whole title, for who writes the invoice; who looked is kept in the audit log */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["InvoiceTitle"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such invoice */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description She has closed her account */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/invoices/{id}/issue": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** It is written, under this number */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["IssueInvoice"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Invoice"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such invoice */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is at another step, or over another amount by now */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/invoices/{id}/reject": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** It cannot be written, and why */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["RejectInvoice"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Invoice"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such invoice */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is at another step */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/invoices/{id}/red-letter": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What went back since it was issued is taken back by a red letter, under this number */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["RedLetter"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Invoice"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such invoice */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nothing to take back, or it has just changed */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/reconciliation/days": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Days compared with the bills of the providers, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ReconciledDay"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/reconciliation/days/{provider}/{day}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One day with one provider: counts and sums of both sides, and what differed */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     provider: "wechat" | "alipay" | "unionpay";
     /** @description business day in Shanghai */
     day: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ReconciledDay"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not compared yet */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/reconciliation/days/{provider}/{day}/again": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Fetches the bill once more and compares from the front; what was found before stays */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     provider: "wechat" | "alipay" | "unionpay";
     /** @description business day in Shanghai */
     day: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    202: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ReconciledDay"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not compared yet */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/reconciliation/differences": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What differs between orders, payments and bills, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     state?: components["schemas"]["DifferenceState"];
     kind?: components["schemas"]["DifferenceKind"];
     provider?: "wechat" | "alipay" | "unionpay";
     /** @description business day in Shanghai */
     day?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Difference"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/reconciliation/differences/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** One difference with its notes */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["DifferenceWithNotes"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such difference */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/reconciliation/differences/{id}/notes": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What was found out about it */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["DifferenceNoteText"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Difference"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such difference */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It has as many notes as it may have */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/reconciliation/differences/{id}/close": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Done with it, and why */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["CloseDifference"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Difference"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such difference */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is not open */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/messages": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What I was told about my orders and myself, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["InboxMessage"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/messages/unread": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** How many of them I have not read */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["UnreadMessages"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/messages/read": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** I have read these, or all of them */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ReadMessages"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["UnreadMessages"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/message-templates": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What is worth asking me for while I pay, wish or read: at most three, as WeChat shows them */
  get: {
   parameters: {
    query?: {
     moment?: "payment" | "wish" | "card";
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["AskableTemplates"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/message-grants": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** What I answered to wx.requestSubscribeMessage: each yes allows one message */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["SubscribeAnswers"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["CountedGrants"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/message-templates": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Which template of the mini-program tells what */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MessageTemplates"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/message-templates/{kind}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** The template for one kind of message, and what fills its fields; audited */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     kind: components["schemas"]["MessageKind"];
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["PutMessageTemplate"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MessageTemplate"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A field that WeChat does not know, or that cannot take its value */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/messages/dead": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Subscribe messages that were given up, the latest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["DeadMessage"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/messages/{id}/redrive": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Another round of attempts, with the template as it is now; audited, a repeat changes nothing */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RedrivenMessage"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such message */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/notices": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What staff of my stores should know, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["StaffNotice"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/notices/unread": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** How many of them I have not read, by store */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["UnreadNotices"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/notices/read": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** I have read these, or all of them; nobody else’s marks change */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ReadMessages"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["UnreadNotices"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/wechat/push": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** WeChat asks whether this address is ours; sha1 over token, timestamp and nonce is the authorisation */
  get: {
   parameters: {
    query: {
     signature: string;
     timestamp: string;
     nonce: string;
     echostr: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "text/plain": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not from WeChat, stale, or no message push is set up */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** WeChat tells us of subscriptions, messages and pictures; `msg_signature` is the authorisation */
  post: {
   parameters: {
    query: {
     timestamp: string;
     nonce: string;
     msg_signature: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": string;
     "text/xml": string;
     "application/xml": string;
     "text/plain": string;
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "text/plain": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not from WeChat, stale, or no message push is set up */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/webhooks": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Webhooks of the shop, at most twenty, without their secrets */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Webhooks"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Tell a system of ours what happens; the secret of the signatures is told this once */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["SubscribeWebhook"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["NewWebhook"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description There are twenty */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not https, or not in the public internet */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/webhooks/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  post?: never;
  /** Nothing more goes there, what waits included */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such webhook, or no such delivery of it */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/webhooks/{id}/deliveries": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What went there or is to go, the newest first; `DEAD` = given up after a day and more */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     state?: components["schemas"]["WebhookDeliveryState"];
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["WebhookDelivery"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/webhooks/{id}/deliveries/{deliveryId}/replay": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Send it again, delivered or given up, under the same event id; audited */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
     deliveryId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ReplayedWebhook"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such webhook, or no such delivery of it */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/purchases": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** All that I bought, in the mini-program, at tills and on other platforms, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Purchase"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/members/{id}/purchases": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** All that a member bought, over all channels, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Purchase"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such member */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/members/{id}/purchase-analysis": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** RFM, average order value, interval and favourite categories of one member, of the last year */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MemberPurchaseAnalysis"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such member */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/purchases/analysis": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** RFM, average order value, interval and categories of all buyers; at most half a minute old */
  get: {
   parameters: {
    query?: {
     storeId?: string;
     channel?: "mini_program" | "till" | "dine_in" | "douyin" | "kuaishou" | "meituan" | "taobao" | "jd" | "other";
     /** @description inclusive; missing = a year before `until` */
     from?: number | null;
     /** @description exclusive; missing = now */
     until?: number | null;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ShopPurchaseAnalysis"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/products/{id}/reviews": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What buyers say, newest first, with the average of all of it */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     score?: number;
     withPictures?: string;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Review"][];
       nextCursor: string | null;
       rating: components["schemas"]["ProductRating"];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/review-pictures": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Keeps a picture for a review; it is shown after a person has looked at it */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "image/jpeg": string;
     "image/png": string;
     "image/webp": string;
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       id: string;
       widthPx: number;
       heightPx: number;
       url: string;
       srcset: string;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description More than 10 MB */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not an image type */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a picture, broken, or too many pixels */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/reviews": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** My reviews with what became of them, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["OwnReview"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Says something about a line of an order that one has received, once, within 90 days */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewReview"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       id: string;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not bought by this member */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not received yet, too late, or written already */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A picture is unknown */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/reviews/{id}/follow-up": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Says one thing more (追评) */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewFollowUp"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       id: string;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not her review */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too late, or followed up already */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A picture is unknown */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/reviews": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Reviews in one state, newest first, of the stores that one looks after */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     state?: "CHECKING" | "HELD" | "SHOWN" | "REJECTED";
     storeId?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ConsoleReview"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/reviews/{id}/decision": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Shows what was held or refused, or takes down what is shown */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ReviewDecision"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such review */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is so already */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/reviews/{id}/reply": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** The merchant’s word under a review */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["ReviewReply"];
    };
   };
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such review */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/recommender/models": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Versions of the recommender, with their figures, and which of them were refused */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RecommenderModels"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/recommender/models/{version}/activate": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Answers from this version within seconds, and keeps it from being deleted */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     version: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RecommenderModels"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such version */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is not as it was written */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/feed/why": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Why a product stands in my feed, in plain sentences */
  get: {
   parameters: {
    query: {
     storeId: string;
     productId: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["WhyShown"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store or product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/preference-options": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Brands, styles and sizes that the shop’s goods carry, most frequent first */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["PreferenceOptions"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/recommendation-profile": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What my feed takes me to like, and what it was read from */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RecommendationProfile"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/recommendation-profile/{category}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  post?: never;
  /** Deletes a taste and what it was read from; it counts from the next request on */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     category: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such category */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/feed": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Home feed: personal for a member, the store’s for everybody else */
  get: {
   parameters: {
    query: {
     storeId: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Feed"];
     };
    };
    /** @description Done */
    304: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/events": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Reports what the member did; the next feed knows it */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["BehaviourEvents"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["EventsAccepted"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/personalisation": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Whether the feed may be personal */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Personalisation"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  /** Switches the personal feed on or off; off deletes what it knew */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["Personalisation"];
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Personalisation"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/merchandising/rules": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Merchandising rules, newest first; those that are not over unless asked for all */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: string;
     /** @description false = with those that are over */
     openOnly?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["MerchandisingRule"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Pins, boosts, buries or hides a product or a category */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewMerchandisingRule"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MerchandisingRule"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The place or the product is pinned already at that time, or there are too many rules */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such product, category or store; or it would end before it begins */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/merchandising/rules/{id}/end": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Ends a rule now */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["MerchandisingRule"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such rule */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is over already */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key belongs to another request */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/products/{id}/similar": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What could be bought instead: same for everybody, except what a member must not be offered again */
  get: {
   parameters: {
    query: {
     storeId: string;
     limit?: number;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Feed"];
     };
    };
    /** @description Done */
    304: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store or product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/products/{id}/bought-together": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What goes home in one bag with it; never what is bought instead of it */
  get: {
   parameters: {
    query: {
     storeId: string;
     limit?: number;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Feed"];
     };
    };
    /** @description Done */
    304: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store or product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/recommendations/cart": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What goes with my cart; with personalisation off the store’s hot list */
  get: {
   parameters: {
    query: {
     storeId: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Feed"];
     };
    };
    /** @description Done */
    304: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store or product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/recommendations/stores": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Stores for me: those I named first, then my usual district, if I let it be known */
  get: {
   parameters: {
    query?: {
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoreSuggestions"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/lists/{list}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** New and hot at a store, without any member: also what the feed falls back to */
  get: {
   parameters: {
    query: {
     storeId: string;
     limit?: number;
     /** @description false: the hot list leaves out what the new list of the same length shows */
     overlap?: "true" | "false";
    };
    header?: never;
    path: {
     list: "new" | "hot";
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["GoodsList"];
     };
    };
    /** @description Done */
    304: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store or product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/stores/{id}/highlights": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** A store’s page: popular here, new here, popular in its district; no product twice */
  get: {
   parameters: {
    query?: {
     limit?: number;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["StoreHighlights"];
     };
    };
    /** @description Done */
    304: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such store or product */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/recommender/reactivation": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Members who are late by their own rhythm and may be written to, least late first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
     storeId?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["ReactivationEntry"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/recommender/reactivation.csv": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The same as a table, at most 5,000 rows; that it was taken is audited */
  get: {
   parameters: {
    query?: {
     storeId?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "text/csv": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/recommender/health": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** The feed of the last seven days: coverage, freshness, clicks, exploration, drift */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["RecommenderHealth"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/recommender/experiments": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Experiments with the feed, newest first */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Experiments"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Plans an experiment; nobody notices before it is started */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewExperiment"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Experiment"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/recommender/experiments/{id}/start": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Starts a planned experiment; its members keep their arm to the end */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Experiment"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such experiment */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It was started before, or another one turns the same thing */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/recommender/experiments/{id}/stop": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Stops an experiment for good; before its horizon it has no result */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Experiment"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such experiment */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description It is over */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/recommender/experiments/{id}/report": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What an experiment has shown so far; `holdout` = what the personal feed is worth */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["ExperimentReport"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such experiment */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/favourites": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** My favourites, newest first */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["KeptProduct"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  /** Takes all of them back */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/favourites/{productId}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Adds a product; a second time changes nothing */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     productId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such product on sale */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** Takes one back; the next feed does not know it */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     productId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/history": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What I looked at, newest first, each product once; empty while personalisation is off */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["KeptProduct"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  /** Forgets all that I looked at and searched for; what I bought stays */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/me/history/{productId}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  post?: never;
  /** Forgets my looks at one product; the next feed does not know them */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     productId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/tags": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** All tags */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["Tag"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Makes a tag that is given by hand, or by a rule */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewTag"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Tag"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The name is taken, or there are too many */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A leaf of the rule names what is not there; `details.path` says which */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/members/{id}/tags/{tag}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Gives a tag to a member by hand */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
     tag: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such member or tag */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A rule gives this tag, nobody else */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  /** Takes a tag from a member by hand */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
     tag: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such member or tag */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A rule gives this tag, nobody else */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/segments": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Segments with their sizes, counted within the last half minute */
  get: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: {
        id: string;
        name: string;
        predicate: components["schemas"]["StoredPredicate"];
        createdBy: string;
        createdAt: number;
        size: number;
       }[];
       countedAt: number;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  /** Makes a segment */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": components["schemas"]["NewSegment"];
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Segment"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The name is taken, or there are too many */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A leaf names what is not there; `details.path` says which */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/segments/preview": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** How many members a predicate would hold */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      predicate: components["schemas"]["SegmentPredicate6"];
     };
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       size: number;
       /** @description all members */
       of: number;
       /** @description masked names */
       sample: string[];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description A leaf names what is not there; `details.path` says which */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/segments/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  post?: never;
  /** Removes a segment; snapshots that were taken of it stay */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such segment */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/segments/{id}/members": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Who is in a segment at this moment */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["SegmentMember"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such segment */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/segments/{id}/snapshot": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Writes down who is in a segment now, for a campaign */
  post: {
   parameters: {
    query?: never;
    header: {
     "idempotency-key": string;
    };
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["SegmentSnapshot"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such segment */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description This key is still being worked on */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too many members for one snapshot */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too often; `Retry-After` says when again */
    429: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/segments/{id}/snapshots/{snapshotId}/members": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Members of a snapshot, less those who withdrew what their place rested on */
  get: {
   parameters: {
    query?: {
     cursor?: string;
     limit?: number;
    };
    header?: never;
    path: {
     id: string;
     snapshotId: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       items: components["schemas"]["SegmentMember"][];
       nextCursor: string | null;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No such snapshot */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/tryon/sessions": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Begins a try-on under a fresh consent token */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      consentToken?: string;
      /** @default [] */
      items?: string[];
     };
    };
   };
   responses: {
    /** @description Done */
    201: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["TryOnSession"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No living consent to `face.tryon`, or it was withdrawn */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The session is over, or is not yours */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description An article cannot be tried on, or they are worn on different parts of the body */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Switched off, or too many people try on */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/tryon/sessions/{id}/frames": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** One camera frame, crop (`x-crop`) or the points of a face; JSON, or the compact answer by `Accept: application/octet-stream` */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "image/jpeg": string;
     "application/octet-stream": string;
     "application/vnd.tongqu.landmarks": string;
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["TryOnFrameAnswer"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No living consent to `face.tryon`, or it was withdrawn */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The session is over, or is not yours */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too many bytes or pixels */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a JPEG */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The picture is damaged */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Switched off, or too many people try on */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/tryon/sessions/{id}/items": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** Puts other items on */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      items: string[];
     };
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       /**
       * @description what the tracker looks for; follows from the items
       * @enum {string}
       */
       follows: "face" | "hand" | "body";
       items: components["schemas"]["TryOnItem"][];
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No living consent to `face.tryon`, or it was withdrawn */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The session is over, or is not yours */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description An article cannot be tried on, or they are worn on different parts of the body */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Switched off, or too many people try on */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/tryon/sessions/{id}/consent": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  /** A fresh consent token: the session goes on until that one ends */
  put: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "application/json": {
      consentToken: string;
     };
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       /** @description renew the consent before this instant, or the session ends with 403 and 4403 */
       consentEndsAt: number;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No living consent to `face.tryon`, or it was withdrawn */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The session is over, or is not yours */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The body is too large */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Another kind of content */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Switched off, or too many people try on */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/tryon/sessions/{id}/photo": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** A photo with the items on */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "image/jpeg": string;
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "image/jpeg": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No living consent to `face.tryon`, or it was withdrawn */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The session is over, or is not yours */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too many bytes or pixels */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a JPEG */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The picture is damaged */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Switched off, or too many people try on */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/tryon/sessions/{id}/compare": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Up to four items on the same photo, side by side */
  post: {
   parameters: {
    query: {
     items: string;
     /** @description begins with the bare photo */
     before?: string;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody: {
    content: {
     "image/jpeg": string;
    };
   };
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "image/jpeg": string;
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No living consent to `face.tryon`, or it was withdrawn */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The session is over, or is not yours */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Too many bytes or pixels */
    413: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not a JPEG */
    415: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The picture is damaged */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Switched off, or too many people try on */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/tryon/sessions/{id}/fit": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** What suits the face that was seen last, with its measures; or which size of a garment is nearest */
  get: {
   parameters: {
    query: {
     kind: "glasses" | "hat" | "clothes";
     /** @description which garment; clothes only */
     skuId?: string;
    };
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["TryOnFit"] | components["schemas"]["TryOnSize"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No living consent to `face.tryon`, or it was withdrawn */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The session is over, or is not yours */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Nobody was seen well enough to measure yet */
    409: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The article is no garment that can be tried on */
    422: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Switched off, or too many people try on */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/tryon/sessions/{id}/stream-ticket": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  /** Another ticket, for a stream that was interrupted */
  post: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": {
       streamTicket: string;
      };
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No living consent to `face.tryon`, or it was withdrawn */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The session is over, or is not yours */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Switched off, or too many people try on */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/tryon/sessions/{id}": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  get?: never;
  put?: never;
  post?: never;
  /** Ends the try-on; everything that the tracker remembers of it is overwritten */
  delete: {
   parameters: {
    query?: never;
    header?: never;
    path: {
     id: string;
    };
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    204: {
     headers: {
      [name: string]: unknown;
     };
     content?: never;
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description No living consent to `face.tryon`, or it was withdrawn */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description The session is over, or is not yours */
    404: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Switched off, or too many people try on */
    503: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
 "/v1/console/today": {
  parameters: {
   query?: never;
   header?: never;
   path?: never;
   cookie?: never;
  };
  /** Figures of the business day (Asia/Shanghai), by instant of payment */
  get: {
   parameters: {
    query?: {
     storeId?: string;
    };
    header?: never;
    path?: never;
    cookie?: never;
   };
   requestBody?: never;
   responses: {
    /** @description Done */
    200: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/json": components["schemas"]["Today"];
     };
    };
    /** @description The request is not valid */
    400: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not signed in */
    401: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
    /** @description Not allowed for this role or store */
    403: {
     headers: {
      [name: string]: unknown;
     };
     content: {
      "application/problem+json": components["schemas"]["Problem"];
     };
    };
   };
  };
  put?: never;
  post?: never;
  delete?: never;
  options?: never;
  head?: never;
  patch?: never;
  trace?: never;
 };
}
export type webhooks = Record<string, never>;
export interface components {
 schemas: {
  AccountClosure: {
   id: string;
   /** @enum {string} */
   state: "COOLING_OFF" | "CANCELLED" | "ERASED";
   requestedAt: number;
   dueAt: number;
   /** @description until then it can be taken back */
   eraseAt: number;
   endedAt: number | null;
   /** @description what came in between: codes of refusals */
   blockedBy: string | null;
   /** @description signed proof that everything is erased */
   certificate: string | null;
  } | null;
  ActivationReward: {
   /** @description for the first binding or purchase of an imported member; 0 = nothing */
   points: number;
  };
  AddOrderRemark: {
   words: string;
  };
  Address: {
   name: string;
   phone: string;
   region: string;
   detail: string;
  };
  AddressInFull: {
   name: string;
   phone: string;
   region: string;
   detail: string;
   /** @description degrees, GCJ-02 */
   point?: {
    latitude: number;
    longitude: number;
   };
  };
  AddressText: {
   /** @description GB/T 2260 code of a district */
   regionCode: string;
   /** @description names of province, city and district */
   region: string;
   recipient: string;
   phone: string;
   detail: string;
   /**
   * @description GCJ-02; null where she did not choose a place on a map
   * @default null
   */
   point: {
    latitude: number;
    longitude: number;
   } | null;
  };
  AdjustedPoints: {
   memberId: string;
   amount: number;
   usable: number;
  };
  AdjustPoints: {
   amount: number;
   /** @description for the audit log; nothing personal */
   reason: string;
  };
  AfterSale: {
   id: string;
   orderId: string;
   orderNumber: string;
   storeId: string;
   storeName: string;
   /** @enum {string} */
   type: "REFUND_ONLY" | "RETURN_REFUND" | "EXCHANGE" | "MISSING_PART";
   /** @enum {string} */
   reason: "no_reason" | "not_wanted" | "quality" | "wrong_item" | "damaged" | "missing";
   words: string;
   /** @description ids of her evidence; each has an address below the request */
   pictures: string[];
   state: components["schemas"]["AfterSaleState"];
   amountFen: number;
   shippingFen: number;
   isUnsent: boolean;
   lines: {
    position: number;
    skuId: string;
    productId: string;
    title: string;
    optionText: string;
    imageUrl: string;
    quantity: number;
    pieces: number;
    amountFen: number;
    /** @enum {string|null} */
    condition: "sellable" | "damaged" | null;
   }[];
   exchangeSkuId: string | null;
   /** @description hers to the shop */
   parcel: {
    carrier: string;
    trackingNumber: string;
   } | null;
   /** @description the shop’s to her */
   resent: {
    carrier: string;
    trackingNumber: string;
   } | null;
   /** @description why the shop said no */
   answer: string | null;
   split: {
    externalFen: number;
    principalFen: number;
    giftFen: number;
    points: number;
   } | null;
   /** @enum {string|null} */
   moneyWay: "original" | "by_hand" | "failed" | null;
   reference: string | null;
   appliedAt: number;
   dueAt: number | null;
   steps: {
    state: components["schemas"]["AfterSaleState"];
    at: number;
    /** @enum {string} */
    by: "member" | "staff" | "time" | "provider";
   }[];
  };
  AfterSaleOptions: {
   orderId: string;
   orderNumber: string;
   groups: {
    storeId: string;
    storeName: string;
    /** @enum {string} */
    goods: "unsent" | "on_the_way" | "received" | "none";
    noReasonUntil: number | null;
    qualityUntil: number | null;
    lines: {
     position: number;
     skuId: string;
     title: string;
     optionText: string;
     imageUrl: string;
     isGift: boolean;
     quantity: number;
     paidFen: number;
     openPieces: number;
     openFen: number;
     refundedPieces: number;
     refundedFen: number;
    }[];
   }[];
  };
  AfterSalePicture: {
   id: string;
  };
  AfterSaleSettings: {
   approveAfterHours: number;
   shipWithinDays: number;
   receiveAfterDays: number;
   noReasonDays: number;
   qualityDays: number;
   noReasonExcludedTags: string[];
   giftsComeBack: boolean;
  };
  /** @enum {string} */
  AfterSaleState: "APPLY" | "APPROVED" | "BUYER_SHIPPED" | "RECEIVED" | "REFUNDING" | "DONE" | "REJECTED" | "CANCELLED";
  AgreePasswordFree: {
   /** @description of one payment */
   limitFen: number;
   /** @description of one day, all stores together */
   dayFen: number;
   /** @description of the words that she agrees to */
   termsVersion: string;
   password: string;
  };
  AnnouncedPromotion: {
   id: string;
   title: string;
   fromAt: number;
   untilAt: number;
   rules: components["schemas"]["PromotionRules"];
   /** @description 原价: the lowest price paid in the seven days before */
   originals: {
    skuId: string;
    lowestFen: number;
   }[];
  };
  AnnouncedPromotions: {
   /** @description server time, for countdowns */
   now: number;
   items: components["schemas"]["AnnouncedPromotion"][];
  };
  AppliedStockLevels: {
   applied: string[];
   ignored: string[];
  };
  ApplyForAfterSale: {
   orderId: string;
   storeId: string;
   /** @enum {string} */
   type: "REFUND_ONLY" | "RETURN_REFUND" | "EXCHANGE" | "MISSING_PART";
   /** @enum {string} */
   reason: "no_reason" | "not_wanted" | "quality" | "wrong_item" | "damaged" | "missing";
   /** @default  */
   words: string;
   lines: {
    /** @description place of the line in its store’s part, from 0 */
    line: number;
    quantity: number;
    /** @description missing = as much as may go back */
    amountFen?: number;
   }[];
   exchangeSkuId?: string;
   /**
   * @description ids from POST /v1/me/after-sale-pictures
   * @default []
   */
   pictures: string[];
  };
  ApproveCashOut: {
   /** @description number of the transfer; needed for the manual channel */
   reference?: string;
  };
  ApprovePayRequest: {
   password: string;
  };
  ApproveStoredValue: {
   amountFen: number;
   password: string;
  } | {
   amountFen: number;
   code: string;
  };
  AskableTemplates: {
   items: {
    templateId: string;
    kind: components["schemas"]["MessageKind"];
   }[];
  };
  AskCourier: {
   orderId: string;
   storeId: string;
  };
  AskedClosure: {
   id: string;
   /** @description number of the member */
   member: string;
   state: string;
   requestedAt: number;
   dueAt: number;
   doneAt: number | null;
   isLate: boolean;
   blockedBy: string | null;
  };
  AskedExport: {
   id: string;
   /** @description number of the member */
   member: string;
   state: string;
   requestedAt: number;
   dueAt: number;
   doneAt: number | null;
   isLate: boolean;
  };
  AskToPay: {
   storeId: string;
   customerToken: string;
   amountFen: number;
  };
  AskWaybill: {
   storeId: string;
   /** @enum {string} */
   carrier: "SF" | "JDL" | "YTO" | "ZTO" | "STO" | "YUNDA" | "EMS" | "DB";
  };
  AttributeRule: {
   attribute: string;
   name: string;
   /** @enum {string} */
   kind: "text" | "enum" | "number" | "bool";
   /** @default null */
   unit: string | null;
   /** @default [] */
   choices: string[];
   /** @default false */
   required: boolean;
  };
  AttributeRules: {
   items: components["schemas"]["AttributeRule"][];
  };
  AuditChainReport: {
   entries: number;
   /** @description first entry that is not as it was written */
   brokenAt: number | null;
  };
  AuditEntry: {
   seq: number;
   actor: string;
   action: string;
   subject: string;
   before: {
    [key: string]: unknown;
   } | null;
   after: {
    [key: string]: unknown;
   } | null;
   ip: string | null;
   at: number;
   hash: string;
  };
  BasketGroup: {
   storeId: string;
   lines: {
    skuId: string;
    quantity: number;
    /**
    * @description what was chosen with a dish, by group; missing = nothing
    * @default []
    */
    choices: {
     groupId: string;
     modifierIds: string[];
    }[];
   }[];
   fulfilment: components["schemas"]["Fulfilment"];
   /** @description beginning of the slot in which she comes, or wants it brought */
   slotStartsAt?: number;
  };
  BeginCounting: {
   skuIds: string[];
  };
  BegunPayment: {
   /** @enum {string} */
   provider: "wechat";
   paymentId: string;
   params: {
    appId: string;
    timeStamp: string;
    nonceStr: string;
    package: string;
    /** @enum {string} */
    signType: "RSA";
    paySign: string;
   };
  } | {
   /** @enum {string} */
   provider: "alipay";
   paymentId: string;
   /** @description shown as a QR code; on a phone it opens Alipay */
   params: {
    qrCode: string;
   };
  } | {
   /** @enum {string} */
   provider: "unionpay";
   paymentId: string;
   /** @description a form that the page sends to UnionPay as it is */
   params: {
    url: string;
    fields: {
     [key: string]: string;
    };
   };
  };
  BegunRecharge: {
   rechargeId: string;
   payBefore: number;
   payment: {
    /** @enum {string} */
    provider: "wechat";
    paymentId: string;
    params: {
     [key: string]: string;
    };
   };
  };
  BehaviourEvents: {
   /**
   * @description what the fields mean; a version that this server does not know is refused
   * @default 1
   * @enum {number}
   */
   schemaVersion: 1;
   events: {
    /** @description chosen by the page, unique per member: repeats are harmless */
    id: string;
    /** @enum {string} */
    type: "impression" | "view" | "search_click" | "share" | "try_on" | "favourite" | "cart" | "cart_removed" | "not_interested" | "search" | "checkout" | "store_visit";
    /** @description UTC ms; loses to our clock when off by more than 5 minutes */
    at: number;
    productId?: string | null;
    skuId?: string | null;
    storeId?: string | null;
    /** @description where on the page: `home`, `search`, `product`, … */
    place?: string | null;
    /** @description 0 = first in its list */
    position?: number | null;
    /** @description the list that showed it, as the feed named it */
    exposureId?: string | null;
   }[];
  };
  Birthday: {
   month: number;
   day: number;
  } | null;
  Cart: {
   groups: {
    storeId: string;
    storeName: string;
    lines: {
     skuId: string;
     productId: string;
     title: string;
     optionText: string;
     imageUrl: string;
     quantity: number;
     /** @description with store and article they name the line */
     choices: {
      groupId: string;
      modifierIds: string[];
     }[];
     choiceText: string;
     /** @description of one piece as it was chosen */
     priceFen: number;
     /** @description when she put it there, if it has changed */
     priceWasFen: number | null;
     /** @description pieces that one order could take now, at most 99 */
     available: number;
     valid: boolean;
     /** @description why it cannot be bought now */
     reason: string | null;
    }[];
   }[];
  };
  CartItem: {
   skuId: string;
   storeId: string;
   /**
   * @description what was chosen with a dish, by group; missing = nothing
   * @default []
   */
   choices: {
    groupId: string;
    modifierIds: string[];
   }[];
   /** @description 0 takes it out */
   quantity: number;
  };
  CashOut: {
   id: string;
   memberId: string | null;
   rechargeId: string;
   taken: {
    principal: number;
    gift: number;
   };
   refundFen: number;
   /**
   * @description original = back the way it was paid, within a year
   * @enum {string}
   */
   channel: "original" | "manual";
   /** @enum {string} */
   state: "REQUESTED" | "REFUNDING" | "PAID" | "REJECTED";
   reference: string | null;
   reason: string | null;
   requestedAt: number;
   decidedAt: number | null;
   paidAt: number | null;
  };
  CashOutRequest: {
   rechargeId: string;
   /** @description from `/v1/me/stored-value/approvals`; needed by who has set a pay password */
   approvalToken?: string;
  };
  Category: {
   id: string;
   name: string;
   parentId: string | null;
  };
  ChangeOrderPrice: {
   storeId: string;
   /** @description all goods of this part together, from now on */
   goodsPaidFen: number;
   /** @description bringing them, from now on */
   shippingFen: number;
   /** @enum {string} */
   reason: "agreed" | "apology" | "mistake" | "shipping_waived" | "other";
  };
  ChannelNotice: {
   /** @enum {string} */
   kind: "created";
   channel: components["schemas"]["SellingChannel"];
   externalNo: string;
   /** @description grows with every change of the order there */
   revision: number;
   order: components["schemas"]["ChannelOrderContent"];
  } | {
   /** @enum {string} */
   kind: "amended";
   channel: components["schemas"]["SellingChannel"];
   externalNo: string;
   /** @description grows with every change of the order there */
   revision: number;
   order: components["schemas"]["ChannelOrderContent"];
  } | {
   /** @enum {string} */
   kind: "cancelled";
   channel: components["schemas"]["SellingChannel"];
   externalNo: string;
   /** @description grows with every change of the order there */
   revision: number;
  } | {
   /** @enum {string} */
   kind: "refunded";
   channel: components["schemas"]["SellingChannel"];
   externalNo: string;
   refundNo: string;
   /** @description missing = all that is left */
   lines?: {
    article: string;
    quantity: number;
   }[];
  };
  ChannelNoticeOutcome: {
   /** @enum {string} */
   outcome: "taken" | "task" | "cancelled" | "refunded" | "ignored";
  };
  ChannelOrder: {
   id: string;
   channel: components["schemas"]["SellingChannel"];
   externalNo: string;
   /** @enum {string} */
   state: "NEW" | "TASK" | "TAKEN" | "CANCELLED" | "REFUSED";
   /** @description the order that it became here */
   orderId: string | null;
   problems: {
    /** @enum {string} */
    code: "unknown_store" | "unknown_article" | "sold_out" | "goods_amended" | "address_amended" | "refunded_in_part" | "cancelled_after_sending" | "push_refused";
    about: string;
   }[];
   seenAt: number;
  };
  ChannelOrderContent: {
   storeId: string;
   placedAt: number;
   paidAt: number;
   shippingFen: number;
   recipient: {
    name: string;
    phone: string;
    region: string;
    detail: string;
   } | null;
   /**
   * @description over the counter already, as at a till
   * @default false
   */
   isHandedOver: boolean;
   lines: {
    article: string;
    title: string;
    quantity: number;
    unitPriceFen: number;
    totalFen: number;
   }[];
  };
  ChannelShare: {
   storeId: components["schemas"]["StockLocationId"];
   skuId: string;
   /** @enum {string} */
   channel: "mini_program" | "douyin" | "kuaishou" | "meituan" | "pos";
   /** @description null = sells from the shared pool */
   pieces: number | null;
   overflow: boolean;
  };
  CheckedIn: {
   day: string;
   streak: number;
   reward: number;
   madeUp: boolean;
   /** @description false = the day was taken before; nothing was given again */
   isFirst: boolean;
  };
  CheckInCalendar: {
   month: string;
   today: string;
   days: {
    day: string;
    streak: number;
    madeUp: boolean;
    reward: number;
   }[];
   streak: number;
   checkedInToday: boolean;
   /** @description what today gave, or would give */
   todayReward: number;
   rewards: number[];
   makeUpsLeft: number;
   /** @description of this month, that could be made up */
   missedDays: string[];
  };
  ClaimableCoupon: {
   id: string;
   title: string;
   note: string;
   benefit: components["schemas"]["CouponBenefit"];
   /**
   * @description an empty list asks nothing
   * @default {
   *       "include": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       },
   *       "exclude": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       }
   *     }
   */
   scope: {
    include?: components["schemas"]["OfferGoods"];
    exclude?: components["schemas"]["OfferGoods"];
   };
   validity: {
    /** @enum {string} */
    kind: "window";
    from: number;
    until: number;
   } | {
    /** @enum {string} */
    kind: "days";
    days: number;
    afterDays: number;
   };
   claimUntil: number;
   perMemberMax: number;
   /** @description of all, rounded up */
   leftPercent: number;
   /** @description by me */
   taken: number;
   /** @enum {string|null} */
   refusal: "gone" | "limit" | "today" | null;
  };
  ClaimCoupon: {
   templateId: string;
  };
  CloseDifference: {
   /** @enum {string} */
   reason: "provider_corrected" | "booked_by_hand" | "refunded_by_hand" | "not_ours" | "accepted";
   note: string;
  };
  Collection: {
   id: string;
   name: string;
   rule: components["schemas"]["CollectionRule"];
  };
  CollectionDraft: {
   name: string;
   rule: components["schemas"]["CollectionRule"];
  };
  /** @description every part has to hold; within a list one is enough */
  CollectionRule: {
   categoryIds?: string[];
   tags?: string[];
   brands?: string[];
   priceFen?: {
    min?: number;
    max?: number;
   };
   newWithinDays?: number;
   inStock?: boolean;
  };
  ConsentState: {
   /** @enum {string} */
   purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
   title: string;
   live: boolean;
   noticeVersion: number;
   /** @description agreed to older words; asked again before it counts */
   renewalNeeded: boolean;
   changedAt: number | null;
  };
  ConsoleCategory: {
   id: string;
   name: string;
   parentId: string | null;
  };
  ConsolePointsOffer: {
   id: string;
   templateId: string;
   /** @description what one piece costs */
   points: number;
   /** @description those that are gone included */
   total: number;
   isOn: boolean;
   taken: number;
   /** @description null: its coupon is not on offer any more */
   title: string | null;
   note: string;
   /** @description of the offer, or of the coupon where that is less */
   left: number;
  };
  ConsoleProduct: {
   id: string;
   externalId: string | null;
   title: string;
   brand: string;
   categoryId: string;
   tags: string[];
   version: number;
   state: components["schemas"]["ShelfState"];
   onFrom: number;
   onUntil: number | null;
   listedAt: number;
   subtitle: string;
   description: string;
   images: string[];
   optionNames: string[];
   attributes: {
    [key: string]: string | number | boolean;
   };
   durable: boolean;
   sizes: {
    name: string;
    shoulderCm: number;
    hipCm?: number;
   }[];
   kitchenGroup: string | null;
   modifierGroupIds: string[];
   skus: {
    id: string;
    code: string;
    barcode: string | null;
    optionValues: string[];
    priceFen: number;
    listPriceFen: number;
    imageUrl: string;
    arItemId: string | null;
    /** @enum {string|null} */
    tryOn: "glasses" | "hat" | "earrings" | "necklace" | "ring" | "bracelet" | "watch" | "lipstick" | "blush" | "eyeshadow" | "eyeliner" | "brow" | "clothes" | null;
    /** @description false: no longer part of the product, but had been ordered */
    onSale: boolean;
    components: {
     skuId: string;
     quantity: number;
     isGift: boolean;
    }[];
    tierPrices: {
     level: number;
     priceFen: number;
    }[];
   }[];
  };
  ConsoleProductLine: {
   id: string;
   externalId: string | null;
   title: string;
   brand: string;
   categoryId: string;
   tags: string[];
   version: number;
   state: components["schemas"]["ShelfState"];
   onFrom: number;
   onUntil: number | null;
   listedAt: number;
  };
  ConsoleReview: {
   id: string;
   orderId: string;
   storeId: string;
   skuId: string;
   productId: string;
   optionText: string;
   name: string;
   score: number;
   isAnonymous: boolean;
   first: {
    text: string;
    pictures: {
     url: string;
     srcset: string;
    }[];
    writtenAt: number;
    /** @enum {string} */
    state: "CHECKING" | "HELD" | "SHOWN" | "REJECTED";
    /** @enum {string|null} */
    reason: "words" | "platform" | "pictures" | "same_text" | "many_at_once" | "staff" | null;
   };
   followUp: {
    text: string;
    pictures: {
     url: string;
     srcset: string;
    }[];
    writtenAt: number;
    /** @enum {string} */
    state: "CHECKING" | "HELD" | "SHOWN" | "REJECTED";
    /** @enum {string|null} */
    reason: "words" | "platform" | "pictures" | "same_text" | "many_at_once" | "staff" | null;
   } | null;
   reply: {
    text: string;
    at: number;
   } | null;
  };
  CorrectClock: {
   clockedInAt: number | null;
   clockedOutAt: number | null;
  };
  CorrectShipment: {
   storeId: string;
   carrier: string;
   trackingNumber: string;
   /** @description of several parcels the number that is wrong; missing = that of the last */
   instead?: string;
  };
  CountedGrants: {
   /** @description 0 also where WeChat itself tells the shop: then what the phone says counts nothing */
   counted: number;
  };
  CounterCustomer: {
   /** @description she showed her code at this store; good for a quarter of an hour */
   customerToken: string;
   nameMasked: string;
   tier: {
    level: number;
    name: string;
   } | null;
   points: number | null;
   /** @description stored value */
   balanceFen: number | null;
   coupons: {
    id: string;
    title: string;
    validUntil: number;
   }[] | null;
   couponCount: number | null;
  };
  CounterCustomerScan: {
   storeId: string;
   code: string;
  };
  CounterPayRequest: {
   id: string;
   amountFen: number;
   /** @enum {string} */
   state: "OPEN" | "APPROVED" | "DECLINED" | "USED" | "EXPIRED";
   untilAt: number;
  };
  CounterQuoteRequest: {
   storeId: string;
   /** @description missing = somebody whom nobody knows */
   customerToken?: string;
   lines: {
    skuId: string;
    quantity: number;
    /**
    * @description what was chosen with a dish, by group; missing = nothing
    * @default []
    */
    choices: {
     groupId: string;
     modifierIds: string[];
    }[];
   }[];
   /** @description missing = whatever costs her least */
   coupons?: "best" | string[];
   /** @description missing = none */
   points?: ("none" | "max") | number;
  };
  CounterReturn: {
   orderNumber: string;
   /** @description store whose part of the order it is */
   partStoreId: string;
   /** @description store at whose counter the goods are */
   storeId: string;
   /** @enum {string} */
   reason: "no_reason" | "not_wanted" | "quality" | "wrong_item" | "damaged" | "missing";
   /** @default  */
   words: string;
   lines: {
    /** @description place of the line in its store’s part, from 0 */
    line: number;
    quantity: number;
    /** @description missing = as much as may go back */
    amountFen?: number;
   }[];
   /**
   * @description lines that are not named are as good as new
   * @default []
   */
   conditions: {
    /** @description place of the line in its store’s part, from 0 */
    line: number;
    /** @enum {string} */
    condition: "sellable" | "damaged";
   }[];
  };
  CounterSale: {
   storeId: string;
   soldAt: number;
   order: components["schemas"]["Order"];
   /** @description the last code that was scanned; PAYING and REVERSING are under way */
   payment: {
    /** @enum {string} */
    provider: "wechat" | "alipay" | "unionpay";
    /** @enum {string} */
    state: "PAYING" | "REVERSING" | "PAID" | "NOT_PAID";
    reason: string | null;
    /** @description why not, for the cashier to say */
    words: string | null;
    scannedAt: number;
   } | null;
  };
  CounterSaleRequest: {
   storeId: string;
   /** @description missing = somebody whom nobody knows */
   customerToken?: string;
   lines: {
    skuId: string;
    quantity: number;
    /**
    * @description what was chosen with a dish, by group; missing = nothing
    * @default []
    */
    choices: {
     groupId: string;
     modifierIds: string[];
    }[];
   }[];
   /** @description missing = whatever costs her least */
   coupons?: "best" | string[];
   /** @description missing = none */
   points?: ("none" | "max") | number;
   /** @description of somebody who is no member yet: the sale is hers once she signs in and accepts the terms */
   phone?: string;
   /** @default 0 */
   storedValueFen: number;
   /** @description a payment request that she approved; needed above what she lets a till take */
   requestId?: string;
  };
  CouponBenefit: {
   /** @enum {string} */
   kind: "threshold";
   /** @description 0 = 无门槛 */
   thresholdFen: number;
   offFen: number;
  } | {
   /** @enum {string} */
   kind: "percent";
   thresholdFen: number;
   /** @description what is paid of the price: 九折 = 9000 */
   payBps: number;
   capFen: number | null;
   /** @description counts for the dearest pieces only */
   piecesMax: number | null;
  } | {
   /** @enum {string} */
   kind: "gift";
   thresholdFen: number;
   giftSkuIds: string[];
   quantity: number;
  } | {
   /** @enum {string} */
   kind: "shipping";
   thresholdFen: number;
   /** @description null = the whole shipping fee */
   offFen: number | null;
  };
  CouponPass: {
   /** @description goes into the link; shown this once */
   token: string;
   endsAt: number;
  };
  CouponScene: {
   /** @description for the code’s `scene`, at most 32 characters */
   scene: string;
   templateId: string;
   place: string;
   madeAt: number;
  };
  CouponTemplate: {
   title: string;
   /** @default  */
   note: string;
   benefit: components["schemas"]["CouponBenefit"];
   /**
   * @description an empty list asks nothing
   * @default {
   *       "include": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       },
   *       "exclude": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       }
   *     }
   */
   scope: {
    include?: components["schemas"]["OfferGoods"];
    exclude?: components["schemas"]["OfferGoods"];
   };
   /**
   * @description offers of one group do not add up
   * @default {
   *       "stackGroup": "default",
   *       "exclusive": false,
   *       "priority": 0,
   *       "maxPerOrder": 1
   *     }
   */
   stacking: {
    /** @default default */
    stackGroup: string;
    /** @default false */
    exclusive: boolean;
    /** @default 0 */
    priority: number;
    /** @default 1 */
    maxPerOrder: number;
   };
   /**
   * @description everyone = claim centre, newcomers = given at joining, chosen = by the shop, payers = for a paid order
   * @enum {string}
   */
   audience: "everyone" | "newcomers" | "chosen" | "payers";
   total: number;
   perMemberMax: number;
   perMemberDayMax: number;
   claimFrom: number;
   claimUntil: number;
   validity: {
    /** @enum {string} */
    kind: "window";
    from: number;
    until: number;
   } | {
    /** @enum {string} */
    kind: "days";
    days: number;
    afterDays: number;
   };
   /**
   * @description may go to a friend once (转赠)
   * @default false
   */
   passable: boolean;
   /**
   * @description 支付有礼: goods paid for in one order from which it is given
   * @default 0
   */
   paidFromFen: number;
   id: string;
   /** @enum {string} */
   state: "DRAFT" | "PUBLISHED" | "PAUSED" | "ENDED";
   remaining: number;
   createdAt: number;
  };
  CouponTemplateRow: {
   title: string;
   /** @default  */
   note: string;
   benefit: components["schemas"]["CouponBenefit"];
   /**
   * @description an empty list asks nothing
   * @default {
   *       "include": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       },
   *       "exclude": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       }
   *     }
   */
   scope: {
    include?: components["schemas"]["OfferGoods"];
    exclude?: components["schemas"]["OfferGoods"];
   };
   /**
   * @description offers of one group do not add up
   * @default {
   *       "stackGroup": "default",
   *       "exclusive": false,
   *       "priority": 0,
   *       "maxPerOrder": 1
   *     }
   */
   stacking: {
    /** @default default */
    stackGroup: string;
    /** @default false */
    exclusive: boolean;
    /** @default 0 */
    priority: number;
    /** @default 1 */
    maxPerOrder: number;
   };
   /**
   * @description everyone = claim centre, newcomers = given at joining, chosen = by the shop, payers = for a paid order
   * @enum {string}
   */
   audience: "everyone" | "newcomers" | "chosen" | "payers";
   total: number;
   perMemberMax: number;
   perMemberDayMax: number;
   claimFrom: number;
   claimUntil: number;
   validity: {
    /** @enum {string} */
    kind: "window";
    from: number;
    until: number;
   } | {
    /** @enum {string} */
    kind: "days";
    days: number;
    afterDays: number;
   };
   /**
   * @description may go to a friend once (转赠)
   * @default false
   */
   passable: boolean;
   /**
   * @description 支付有礼: goods paid for in one order from which it is given
   * @default 0
   */
   paidFromFen: number;
   id: string;
   /** @enum {string} */
   state: "DRAFT" | "PUBLISHED" | "PAUSED" | "ENDED";
   remaining: number;
   createdAt: number;
   figures: {
    issued: number;
    /** @description by orders */
    used: number;
    /** @description at tills */
    redeemed: number;
   };
  };
  CouponTemplateTerms: {
   title: string;
   /** @default  */
   note: string;
   benefit: components["schemas"]["CouponBenefit"];
   /**
   * @description an empty list asks nothing
   * @default {
   *       "include": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       },
   *       "exclude": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       }
   *     }
   */
   scope: {
    include?: components["schemas"]["OfferGoods"];
    exclude?: components["schemas"]["OfferGoods"];
   };
   /**
   * @description offers of one group do not add up
   * @default {
   *       "stackGroup": "default",
   *       "exclusive": false,
   *       "priority": 0,
   *       "maxPerOrder": 1
   *     }
   */
   stacking: {
    /** @default default */
    stackGroup: string;
    /** @default false */
    exclusive: boolean;
    /** @default 0 */
    priority: number;
    /** @default 1 */
    maxPerOrder: number;
   };
   /**
   * @description everyone = claim centre, newcomers = given at joining, chosen = by the shop, payers = for a paid order
   * @enum {string}
   */
   audience: "everyone" | "newcomers" | "chosen" | "payers";
   total: number;
   perMemberMax: number;
   perMemberDayMax: number;
   claimFrom: number;
   claimUntil: number;
   validity: {
    /** @enum {string} */
    kind: "window";
    from: number;
    until: number;
   } | {
    /** @enum {string} */
    kind: "days";
    days: number;
    afterDays: number;
   };
   /**
   * @description may go to a friend once (转赠)
   * @default false
   */
   passable: boolean;
   /**
   * @description 支付有礼: goods paid for in one order from which it is given
   * @default 0
   */
   paidFromFen: number;
  };
  CourierRun: {
   id: string;
   orderId: string;
   storeId: string;
   state: components["schemas"]["CourierRunState"];
   feeFen: number;
   riderId: string | null;
   reason: string;
   askedAt: number;
   deliveredAt: number | null;
  };
  /** @enum {string} */
  CourierRunState: "ASKED" | "SEARCHING" | "CARRIED" | "WAITING" | "TAKEN" | "DELIVERED" | "CANCELLED";
  DataExport: {
   id: string;
   /** @enum {string} */
   state: "REQUESTED" | "READY" | "EXPIRED";
   requestedAt: number;
   /** @description fifteen working days: the law’s time for an answer */
   dueAt: number;
   readyAt: number | null;
   /** @description when the files are deleted */
   expiresAt: number | null;
   files: {
    name: string;
    contentType: string;
   }[];
  };
  DaypartMenu: {
   id: string;
   storeId: string;
   name: string;
   fromMinute: number;
   untilMinute: number;
   weekdays: number[];
   productIds: string[];
  };
  DaypartMenuDraft: {
   name: string;
   /** @description since midnight in Asia/Shanghai */
   fromMinute: number;
   /** @description first minute at which it is over; before `fromMinute` = past midnight */
   untilMinute: number;
   /** @description 0 = Monday */
   weekdays: number[];
   productIds: string[];
  };
  DeadLetter: {
   id: string;
   type: string;
   occurredAt: number;
   deadAt: number;
   attempts: number;
   /** @description shortened, long numbers left out */
   lastError: string;
   /** @description what the event speaks about, never what it says */
   payloadKeys: string[];
  };
  DeadMessage: {
   id: string;
   kind: components["schemas"]["MessageKind"];
   orderId: string;
   attempts: number;
   deadAt: number;
   /** @description the errcode of WeChat, `bad_data` or `no_answer` */
   why: string;
  };
  DecideOrderAudit: {
   /** @enum {string} */
   decision: "approve" | "reject";
   /** @default  */
   note: string;
  };
  DeliveryArea: {
   shape: {
    /** @enum {string} */
    kind: "radius";
    metres: number;
   } | {
    /** @enum {string} */
    kind: "polygon";
    corners: {
     latitude: number;
     longitude: number;
    }[];
   };
   /** @description judges addresses without a point: 武汉市 */
   city: string;
   /** @default 0 */
   minOrderFen: number;
  } | null;
  Difference: {
   id: string;
   /** @enum {string} */
   provider: "wechat" | "alipay" | "unionpay";
   /**
   * Format: date
   * @description business day in Shanghai
   */
   day: string;
   kind: components["schemas"]["DifferenceKind"];
   state: components["schemas"]["DifferenceState"];
   /** @description of the payment, the refund or the order */
   number: string;
   orderId: string | null;
   paymentId: string | null;
   oursFen: number | null;
   theirsFen: number | null;
   oursState: string | null;
   providerSays: string | null;
   foundAt: number;
   closedAt: number | null;
   closedBy: string | null;
   /** @enum {string|null} */
   closingReason: "provider_corrected" | "booked_by_hand" | "refunded_by_hand" | "not_ours" | "accepted" | null;
  };
  /** @enum {string} */
  DifferenceKind: "missing" | "extra" | "amount" | "status" | "refund_missing" | "refund_extra" | "refund_amount" | "refund_status" | "order_status" | "order_amount" | "order_unpaid";
  DifferenceNoteText: {
   text: string;
  };
  /** @enum {string} */
  DifferenceState: "CARRIED" | "REPAIRING" | "OPEN" | "TIMING" | "REPAIRED" | "CLOSED";
  DifferenceWithNotes: {
   id: string;
   /** @enum {string} */
   provider: "wechat" | "alipay" | "unionpay";
   /**
   * Format: date
   * @description business day in Shanghai
   */
   day: string;
   kind: components["schemas"]["DifferenceKind"];
   state: components["schemas"]["DifferenceState"];
   /** @description of the payment, the refund or the order */
   number: string;
   orderId: string | null;
   paymentId: string | null;
   oursFen: number | null;
   theirsFen: number | null;
   oursState: string | null;
   providerSays: string | null;
   foundAt: number;
   closedAt: number | null;
   closedBy: string | null;
   /** @enum {string|null} */
   closingReason: "provider_corrected" | "booked_by_hand" | "refunded_by_hand" | "not_ours" | "accepted" | null;
   /** @description oldest first */
   notes: {
    text: string;
    staffId: string;
    at: number;
   }[];
  };
  DishChoices: {
   skuId: string;
   storeId: string;
   choices: {
    groupId: string;
    modifierIds: string[];
   }[];
  };
  ErasureProof: {
   closure: string;
   requestedAt: number;
   erasedAt: number;
   modules: string[];
   /** @enum {boolean} */
   keyDestroyed: true;
  };
  EventsAccepted: {
   accepted: number;
   duplicates: number;
  };
  ExchangeCodes: {
   batchId: string;
   codes: string[];
  };
  ExchangeCoupon: {
   code: string;
  };
  ExchangedPoints: {
   couponId: string;
   title: string;
   points: number;
   validUntil: number;
  };
  ExchangePoints: {
   offerId: string;
   /** @description the price that she was shown */
   points: number;
  };
  Experiment: {
   id: string;
   name: string;
   /**
   * @description ranker against order of retrieval; both in one list; with and without exploration
   * @enum {string}
   */
   question: "ranking" | "interleaving" | "exploration";
   arms: {
    name: string;
    permille: number;
   }[];
   days: number;
   /**
   * @description per member-week; clicks = goods opened from a list
   * @enum {string}
   */
   primaryMetric: "orders" | "clicks";
   /** @enum {string} */
   state: "draft" | "running" | "stopped";
   author: string;
   createdAt: number;
   /** @description 0 = not yet */
   startsAt: number;
   endsAt: number;
   stoppedAt: number | null;
  };
  ExperimentReport: {
   /** @enum {string} */
   verdict: "draft" | "broken_split" | "too_early" | "ended_early" | "unclear" | "first_better" | "second_better";
   asOf: number;
   arms: {
    name: string;
    permille: number;
    members: number;
    lists: number;
    /** @description primary metric per member-week, 95 % interval */
    rate: {
     value: number;
     low: number;
     high: number;
    } | null;
    hiddenPerList: number | null;
    refundedPerOrder: number | null;
    degradedShare: number | null;
    goodsShown: number;
   }[];
   sampleRatio: {
    p: number;
    isBroken: boolean;
   };
   /** @description members seen in more than one arm: left out */
   crossed: number;
   /** @description second arm minus first; null before the horizon */
   difference: {
    value: number;
    low: number;
    high: number;
    p: number;
    /** @description share of the variance that history explained (CUPED) */
    explained: number;
   } | null;
   /** @description members for each team; exact sign test */
   interleaving: {
    forA: number;
    forB: number;
    ties: number;
    p: number;
   } | null;
  };
  Experiments: {
   items: components["schemas"]["Experiment"][];
  };
  ExternalStockLevels: {
   storeId: components["schemas"]["StockLocationId"];
   source: string;
   lines: {
    skuId: string;
    version: number;
    onHand: number;
   }[];
  };
  Feed: {
   items: {
    productId: string;
    /** @description an article that this store has now */
    skuId: string;
    title: string;
    subtitle: string;
    priceFen: number;
    listPriceFen: number;
    imageUrl: string;
    tryOn: string | null;
    /** @description why it is here, in Chinese: the source that carries it most */
    reason: string;
    /** @enum {string} */
    reasonCode: "AFTER" | "SIMILAR" | "REPEAT" | "FOR_YOU" | "PREFERENCE" | "TOGETHER" | "STORE_POPULAR" | "DISTRICT_POPULAR" | "POPULAR" | "NEW" | "EXPLORE" | "PINNED" | "IN_STORE";
    /**
    * @description the merchant put it here: shown with the word 推广
    * @enum {boolean}
    */
    promoted?: true;
   }[];
   personalised: boolean;
   /** @description of a personal feed: events that it caused name it */
   exposureId?: string;
  };
  FoundMember: {
   memberId: string;
   nameMasked: string;
   phoneMasked: string | null;
   joinedAt: number;
   /** @description paid in a store and has not accepted the terms */
   isShadow: boolean;
   tier: {
    level: number;
    name: string;
   } | null;
   /** @description that she may spend; null where this house keeps none */
   points: number | null;
   balanceFen: number | null;
   /** @description usable ones, those that run out first; at most twenty */
   coupons: {
    id: string;
    title: string;
    validUntil: number;
   }[] | null;
   couponCount: number | null;
  };
  FreightGoods: {
   items: {
    skuId: string;
    /** @default null */
    templateId: string | null;
    /** @default 0 */
    weightGrams: number;
    /** @default 0 */
    volumeCm3: number;
   }[];
  };
  FreightTemplate: {
   id: string;
   name: string;
   storeId: string | null;
   /** @enum {string} */
   unit: "piece" | "weight" | "volume" | "distance";
   zones: {
    regions: string[];
    refused: boolean;
    firstUnits: number;
    firstFen: number;
    nextUnits: number;
    nextFen: number;
    freeFromFen: number | null;
   }[];
   tiers: {
    untilMetres: number;
    fen: number;
   }[];
   isDefault: boolean;
  };
  FreightTemplateText: {
   name: string;
   /**
   * @description null = every store without one of its own
   * @default null
   */
   storeId: string | null;
   /**
   * @description piece; weight in grams; volume in cm³; distance in metres
   * @enum {string}
   */
   unit: "piece" | "weight" | "volume" | "distance";
   /** @default [] */
   zones: {
    /** @description provinces and cities; [] = everywhere else */
    regions: string[];
    /** @default false */
    refused: boolean;
    firstUnits: number;
    firstFen: number;
    nextUnits: number;
    nextFen: number;
    /** @description 0 = always free there, null = never */
    freeFromFen: number | null;
   }[];
   /** @default [] */
   tiers: {
    untilMetres: number;
    fen: number;
   }[];
   /** @default false */
   isDefault: boolean;
  };
  Fulfilment: {
   /** @enum {string} */
   type: "pickup";
  } | {
   /** @enum {string} */
   type: "delivery";
   address: components["schemas"]["Address"];
  } | {
   /** @enum {string} */
   type: "delivery";
   addressId: string;
  };
  GivenConsent: {
   /** @description opens the use; at most ten minutes */
   consentToken: string;
   expiresAt: number;
   /** @enum {string} */
   purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
   noticeVersion: number;
  };
  GiveTask: {
   storeId: string;
   dueAt: number;
   title: string;
   /** @default  */
   details: string;
   /** @description one person, or whoever holds the role at the store */
   assignee: {
    staffId: string;
   } | {
    /** @enum {string} */
    role: "owner" | "manager" | "cashier" | "clerk" | "rider";
   };
  };
  GoodsList: {
   items: {
    productId: string;
    /** @description an article that this store has now */
    skuId: string;
    title: string;
    subtitle: string;
    priceFen: number;
    listPriceFen: number;
    imageUrl: string;
    tryOn: string | null;
    /** @description why it is here, in Chinese: the source that carries it most */
    reason: string;
    /** @enum {string} */
    reasonCode: "AFTER" | "SIMILAR" | "REPEAT" | "FOR_YOU" | "PREFERENCE" | "TOGETHER" | "STORE_POPULAR" | "DISTRICT_POPULAR" | "POPULAR" | "NEW" | "EXPLORE" | "PINNED" | "IN_STORE";
    /**
    * @description the merchant put it here: shown with the word 推广
    * @enum {boolean}
    */
    promoted?: true;
   }[];
   personalised: boolean;
   /** @description of a personal feed: events that it caused name it */
   exposureId?: string;
   /**
   * @description new: listed at most 14 days ago, newest first. hot: weighted interest of 7 days, smoothed
   * @enum {string}
   */
   list: "new" | "hot";
   window: {
    days: number;
    from: number;
    until: number;
   };
  };
  GrantRole: {
   /** @enum {string} */
   role: "owner" | "manager" | "cashier" | "clerk" | "rider";
   /** @description null = every store */
   storeId: string | null;
  };
  GrowthEntry: {
   id: string;
   at: number;
   title: string;
   change: number;
   levelAfter: number;
  };
  GuardianAgrees: {
   invitation: string;
   /** @description of the guardian */
   birthYear: number;
   /**
   * @description she says that she is parent or guardian
   * @enum {boolean}
   */
   isGuardian: true;
   /** @description where the notice was read: page, and model and system of the device */
   evidence?: {
    page: string;
    device: string;
   };
  };
  GuardianInvitation: {
   invitation: string;
   expiresAt: number;
  };
  GuestCart: {
   lines: {
    skuId: string;
    storeId: string;
    /**
    * @description what was chosen with a dish, by group; missing = nothing
    * @default []
    */
    choices: {
     groupId: string;
     modifierIds: string[];
    }[];
    quantity: number;
   }[];
  };
  GuestCartSeen: {
   groups: {
    storeId: string;
    storeName: string;
    lines: {
     skuId: string;
     productId: string;
     title: string;
     optionText: string;
     imageUrl: string;
     quantity: number;
     /** @description with store and article they name the line */
     choices: {
      groupId: string;
      modifierIds: string[];
     }[];
     choiceText: string;
     /** @description of one piece as it was chosen */
     priceFen: number;
     /** @description when she put it there, if it has changed */
     priceWasFen: number | null;
     valid: boolean;
     /** @description why it cannot be bought now */
     reason: string | null;
    }[];
   }[];
  };
  HireStaff: {
   /** @description small letters, digits, `.`, `_`, `-` */
   account: string;
   name: string;
   password: string;
   grants: components["schemas"]["GrantRole"][];
  };
  ImpactAssessment: {
   id: string;
   /** @enum {string} */
   purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
   version: number;
   /** @description SHA-256 of the text, base64url */
   documentHash: string;
   approvedBy: string;
   approvedAt: number;
   expiresAt: number;
   inForce: boolean;
  };
  ImportRowProblem: {
   /** @description as the spreadsheet numbers it; the header is row 1 */
   row: number;
   column: string;
   code: string;
   message: string;
  };
  ImportRun: {
   id: string;
   kind: string;
   storeId: string | null;
   dryRun: boolean;
   /** @enum {string} */
   state: "running" | "done" | "stopped";
   problem: string | null;
   rowsRead: number;
   created: number;
   changed: number;
   unchanged: number;
   failed: number;
   startedBy: string;
   startedAt: number;
   seenAt: number;
  };
  ImportRunReport: {
   id: string;
   kind: string;
   storeId: string | null;
   dryRun: boolean;
   /** @enum {string} */
   state: "running" | "done" | "stopped";
   problem: string | null;
   rowsRead: number;
   created: number;
   changed: number;
   unchanged: number;
   failed: number;
   startedBy: string;
   startedAt: number;
   seenAt: number;
   problems: components["schemas"]["ImportRowProblem"][];
  };
  InboxMessage: {
   id: string;
   kind: components["schemas"]["MessageKind"];
   title: string;
   text: string;
   /** @description empty: it is about no order */
   orderId: string;
   /** @description the article or the coupon that it is about, or empty */
   subject: string;
   at: number;
   readAt: number | null;
  };
  InviteGuardian: {
   /** @description of the child, where she has not told it yet */
   birthYear?: number;
  };
  Invoice: {
   id: string;
   orderId: string;
   orderNumber: string;
   /** @enum {string} */
   kind: "personal" | "company";
   state: components["schemas"]["InvoiceState"];
   amountFen: number;
   redDueFen: number;
   redFen: number;
   number: string | null;
   fileUrl: string | null;
   redNumber: string | null;
   answer: string | null;
   requestedAt: number;
   issuedAt: number | null;
   /** @description masked */
   shownTitle: string;
  };
  /** @enum {string} */
  InvoiceState: "REQUESTED" | "ISSUED" | "REVERSED" | "REJECTED" | "CANCELLED";
  InvoiceTitle: {
   /** @enum {string} */
   kind: "personal" | "company";
   title: string;
   taxNumber: string | null;
  };
  IssueCoupons: {
   memberIds: string[];
  };
  IssuedCoupons: {
   issued: number;
   skipped: {
    memberId: string;
    /** @enum {string} */
    reason: "unknown" | "regular" | "limit";
   }[];
  };
  IssueInvoice: {
   /** @description that it was written over */
   amountFen: number;
   number: string;
   /** Format: uri */
   fileUrl: string | null;
  };
  KeptPicture: {
   id: string;
   widthPx: number;
   heightPx: number;
   url: string;
   /** @description for <img srcset>: the same picture in every width */
   srcset: string;
  };
  KeptProduct: {
   productId: string;
   at: number;
   /** @description null: not on sale now */
   title: string | null;
   imageUrl: string | null;
   priceFen: number | null;
  };
  KnownFreightGoods: {
   items: {
    skuId: string;
    templateId: string | null;
    weightGrams: number;
    volumeCm3: number;
   }[];
  };
  LedgerEntry: {
   seq: number;
   amount: number;
   balanceAfter: number;
   bizType: string;
   bizId: string;
   direction: string;
   memo: string;
   at: number;
  };
  ListedAddress: {
   /** @description GB/T 2260 code of a district */
   regionCode: string;
   /** @description names of province, city and district */
   region: string;
   recipient: string;
   phone: string;
   detail: string;
   id: string;
   isDefault: boolean;
  };
  ListedStock: {
   skuId: string;
   storeId: string;
   title: string;
   optionText: string;
   onHand: number;
   available: number;
   reserved: number;
   safety: number;
   offlineBuffer: number;
   sellable: number;
   lowAt: number | null;
   lowDays: number | null;
   lowDelta: number;
   low: boolean;
   inTransit: number;
   suggested: number;
   version: number;
   changedAt: number;
  };
  LowStockAlert: {
   skuId: string;
   storeId: string;
   title: string;
   optionText: string;
   at: number;
   available: number;
   lowAt: number | null;
   lowDelta: number;
   inTransit: number;
   suggested: number;
  };
  MakeCouponScene: {
   /** @description where it hangs */
   place: string;
  };
  MakeExchangeCodes: {
   count: number;
  };
  MakeUpCheckIn: {
   day: string;
  };
  MarkReady: {
   storeId: string;
  };
  Me: {
   id: string;
   nickname: string;
   avatarUrl: string | null;
   phoneMasked: string | null;
   /** @description as in the answer of the sign-in */
   needsTerms: boolean;
  };
  MemberCard: {
   tier: {
    level: number;
    name: string;
   } | null;
   /** @description that she may spend; null where this house keeps none */
   points: number | null;
   balanceFen: number | null;
   /** @description usable ones, those that run out first; at most twenty */
   coupons: {
    id: string;
    title: string;
    validUntil: number;
   }[] | null;
   couponCount: number | null;
  };
  MemberCode: {
   /** @description twenty digits, for one scan */
   code: string;
   /** @description when to ask for the next one */
   refreshAt: number;
   /** @description at most a minute away */
   expiresAt: number;
  };
  MemberCodeScan: {
   code: string;
   storeId: string;
  };
  MemberIdentity: {
   /** @enum {string} */
   kind: "wx_openid" | "wx_unionid" | "phone" | "pos_card" | "wecom_external_userid" | "alipay_uid" | "douyin_openid" | "kuaishou" | "meituan";
   nameMasked: string;
   linkedAt: number;
   usedAt: number;
  };
  MemberLookUp: {
   phone: string;
  } | {
   memberId: string;
  };
  MemberMerge: {
   id: string;
   from: string;
   /** @description the older one, who stays */
   into: string;
   /** @enum {string} */
   reason: "phone" | "wx_unionid" | "paid_at_till" | "staff";
   /** @description a staff id, or `system` */
   actor: string;
   mergedAt: number;
   unmergedAt: number | null;
  };
  MemberPoints: {
   /** @description below zero = owed after a refund; earnings pay that first */
   usable: number;
   /** @description until the return window is over */
   pending: number;
   debt: number;
   nextExpiry: {
    points: number;
    expiresAt: number;
   } | null;
   memberId: string;
   /** @description masked */
   name: string;
  };
  MemberPurchaseAnalysis: {
   memberId: string;
   /** @description masked */
   name: string;
   /** @description of one year; null: she did not agree to it, or has not accepted the terms */
   analysis: {
    purchases: number;
    /** @description refunds are taken off */
    netFen: number;
    averageFen: number;
    firstAt: number | null;
    lastAt: number | null;
    /** @description median of the days between two days with a purchase; null below two of them */
    medianIntervalDays: number | null;
    /** @description null: bought nothing within a year */
    rfm: {
     r: number;
     f: number;
     m: number;
     /** @enum {string} */
     type: "important_value" | "important_develop" | "important_keep" | "important_win_back" | "general_value" | "general_develop" | "general_keep" | "general_win_back";
    } | null;
    categories: {
     categoryId: string;
     name: string;
     pieces: number;
     netFen: number;
    }[];
   } | null;
  };
  MemberStoredValue: {
   /** @description 本金; never runs out */
   principalFen: number;
   /** @description 赠金 */
   giftFen: number;
   /** @description set aside for payments under way, not in the two above */
   heldFen: number;
   memberId: string;
   /** @description masked */
   name: string;
  };
  MemberTier: {
   level: number;
   name: string;
   /** @description of the keep period that runs */
   growth: number;
   benefits: {
    /** @description off the price of the store: 500 = 九五折 */
    discountBps: number;
    /** @description 10000 = once */
    pointsMultiplierBps: number;
    freeShippingPerMonth: number;
    birthdayPoints: number;
    /** @description coupon templates by id */
    coupons: string[];
    /** @description coupon templates that she gets on her birthday, once a year */
    birthdayCoupons?: string[];
    priorityQueue: boolean;
   };
   next: {
    level: number;
    name: string;
    growthFrom: number;
   } | null;
   keepsUntil: number | null;
   /** @description given by hand until then */
   overriddenUntil: number | null;
   memberId: string;
   /** @description masked */
   nickname: string;
  };
  MerchandisingRule: {
   id: string;
   storeId: string | null;
   target: {
    /** @enum {string} */
    kind: "product";
    productId: string;
   } | {
    /** @enum {string} */
    kind: "category";
    categoryId: string;
   };
   effect: {
    /** @enum {string} */
    kind: "pin";
    position: number;
   } | {
    /** @enum {string} */
    kind: "boost";
    factor: number;
   } | {
    /** @enum {string} */
    kind: "bury" | "hide";
   };
   promoted: boolean;
   startsAt: number;
   endsAt: number | null;
   /** @enum {string} */
   state: "planned" | "live" | "over";
   createdBy: string;
   createdAt: number;
   endedBy: string | null;
  };
  MergedCart: {
   groups: {
    storeId: string;
    storeName: string;
    lines: {
     skuId: string;
     productId: string;
     title: string;
     optionText: string;
     imageUrl: string;
     quantity: number;
     /** @description with store and article they name the line */
     choices: {
      groupId: string;
      modifierIds: string[];
     }[];
     choiceText: string;
     /** @description of one piece as it was chosen */
     priceFen: number;
     /** @description when she put it there, if it has changed */
     priceWasFen: number | null;
     /** @description pieces that one order could take now, at most 99 */
     available: number;
     valid: boolean;
     /** @description why it cannot be bought now */
     reason: string | null;
    }[];
   }[];
   /** @description lines that nobody knows, or that did not fit */
   leftOut: number;
  };
  MergeMembers: {
   memberIds: [
    string,
    string
   ];
  };
  /** @enum {string} */
  MessageKind: "order_paid" | "order_shipped" | "pickup_ready" | "pickup_waiting" | "picked_up" | "refund_agreed" | "refunded" | "back_in_stock" | "points_expiring" | "coupon_expiring" | "tier_changed";
  MessageTemplate: {
   templateId: string;
   /** @description `pages/…`; `{orderId}` or `{subject}` is put in */
   page: string;
   fields: ({
    name: string;
    /** @enum {string} */
    from: "orderNumber" | "goods" | "store" | "amount" | "status" | "at" | "count" | "until";
   } | {
    name: string;
    text: string;
   })[];
   /** @description a long-term template */
   isLasting: boolean;
   isEnabled: boolean;
   kind: components["schemas"]["MessageKind"];
  };
  MessageTemplates: {
   items: components["schemas"]["MessageTemplate"][];
  };
  ModifierGroup: {
   id: string;
   name: string;
   minChoices: number;
   maxChoices: number;
   modifiers: {
    id: string;
    name: string;
    priceDeltaFen: number;
   }[];
  };
  ModifierGroupDraft: {
   name: string;
   minChoices: number;
   maxChoices: number;
   modifiers: {
    id?: string;
    name: string;
    priceDeltaFen: number;
   }[];
  };
  MoveCategory: {
   parentId: string | null;
   position: number;
  };
  MyCoupon: {
   id: string;
   templateId: string;
   title: string;
   note: string;
   benefit: components["schemas"]["CouponBenefit"];
   /**
   * @description an empty list asks nothing
   * @default {
   *       "include": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       },
   *       "exclude": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       }
   *     }
   */
   scope: {
    include?: components["schemas"]["OfferGoods"];
    exclude?: components["schemas"]["OfferGoods"];
   };
   /** @enum {string} */
   state: "ISSUED" | "LOCKED" | "PASSING" | "USED" | "EXPIRED" | "REVOKED" | "RETURNED";
   /** @enum {string} */
   givenBy: "claim" | "issue" | "code" | "recharge" | "newcomer" | "birthday" | "tier" | "points" | "scan" | "payment" | "friend";
   validFrom: number;
   validUntil: number;
   usedAt: number | null;
   orderId: string | null;
   number: string;
   /** @description may go to a friend (转赠) */
   passable: boolean;
   /** @description a friend may take it until then */
   passingUntil: number | null;
  };
  MyPayRequests: {
   items: {
    id: string;
    storeId: string;
    storeName: string;
    amountFen: number;
    createdAt: number;
    untilAt: number;
   }[];
  };
  MyRecharge: {
   id: string;
   title: string;
   payFen: number;
   giftFen: number;
   giftPoints: number;
   /** @enum {string} */
   state: "PENDING" | "CREDITED" | "CLOSED" | "RETURNED";
   left: {
    principal: number;
    gift: number;
   };
   createdAt: number;
   payBefore: number;
   creditedAt: number | null;
   /** @description what emptying it would pay now; null = nothing is left */
   cashOut: {
    refundFen: number;
    forfeitedFen: number;
    isUnconditional: boolean;
    /**
    * @description original = back the way it was paid, within a year
    * @enum {string}
    */
    channel: "original" | "manual";
   } | null;
  };
  MyTier: {
   level: number;
   name: string;
   /** @description of the keep period that runs */
   growth: number;
   benefits: {
    /** @description off the price of the store: 500 = 九五折 */
    discountBps: number;
    /** @description 10000 = once */
    pointsMultiplierBps: number;
    freeShippingPerMonth: number;
    birthdayPoints: number;
    /** @description coupon templates by id */
    coupons: string[];
    /** @description coupon templates that she gets on her birthday, once a year */
    birthdayCoupons?: string[];
    priorityQueue: boolean;
   };
   next: {
    level: number;
    name: string;
    growthFrom: number;
   } | null;
   keepsUntil: number | null;
   /** @description given by hand until then */
   overriddenUntil: number | null;
  };
  MyTierBenefits: {
   freeShipping: {
    /** @description 2026-11, in Asia/Shanghai */
    month: string;
    quota: number;
    left: number;
   };
   birthday: components["schemas"]["Birthday"];
  };
  NameChannelArticle: {
   channel: components["schemas"]["SellingChannel"];
   article: string;
   skuId: string;
  };
  NewAddress: {
   /** @description GB/T 2260 code of a district */
   regionCode: string;
   /** @description names of province, city and district */
   region: string;
   recipient: string;
   phone: string;
   detail: string;
   /**
   * @description GCJ-02; null where she did not choose a place on a map
   * @default null
   */
   point: {
    latitude: number;
    longitude: number;
   } | null;
   /** @default false */
   isDefault: boolean;
  };
  NewCategory: {
   name: string;
   parentId: string | null;
  };
  NewExperiment: {
   name: string;
   /**
   * @description ranker against order of retrieval; both in one list; with and without exploration
   * @enum {string}
   */
   question: "ranking" | "interleaving" | "exploration";
   /** @description part of the members, all arms together */
   permille: number;
   /** @description horizon, fixed beforehand: nothing counts as a result before it */
   days: number;
   /**
   * @description per member-week; clicks = goods opened from a list
   * @enum {string}
   */
   primaryMetric: "orders" | "clicks";
  };
  NewFollowUp: {
   text: string;
   /**
   * @description ids from POST /v1/me/review-pictures
   * @default []
   */
   pictures: string[];
  };
  NewMerchandisingRule: {
   /** @description null = every store */
   storeId: string | null;
   target: {
    /** @enum {string} */
    kind: "product";
    productId: string;
   } | {
    /** @enum {string} */
    kind: "category";
    categoryId: string;
   };
   effect: {
    /** @enum {string} */
    kind: "pin";
    position: number;
   } | {
    /** @enum {string} */
    kind: "boost";
    factor: number;
   } | {
    /** @enum {string} */
    kind: "bury";
   } | {
    /** @enum {string} */
    kind: "hide";
   };
   /** @description somebody pays for it: shoppers see 推广 */
   promoted: boolean;
   /** @description null = now */
   startsAt: number | null;
   /** @description null = until somebody ends it */
   endsAt: number | null;
  };
  NewPointsOffer: {
   templateId: string;
   /** @description what one piece costs */
   points: number;
   /** @description those that are gone included */
   total: number;
   isOn: boolean;
  };
  NewProductPage: {
   richText: string;
   video: {
    url: string;
    posterUrl: string;
   } | null;
  };
  NewProfitReceiver: {
   /** @enum {string} */
   type: "MERCHANT_ID" | "PERSONAL_OPENID";
   /** @description a merchant number, or an openid */
   account: string;
   /** @enum {string} */
   relation: "STORE" | "STAFF" | "PARTNER" | "DISTRIBUTOR" | "SUPPLIER" | "USER" | "OTHERS";
   /** @description goes to WeChat only, under its key */
   name: string | null;
  };
  NewReview: {
   orderId: string;
   storeId: string;
   skuId: string;
   score: number;
   /** @default false */
   isAnonymous: boolean;
   text: string;
   /**
   * @description ids from POST /v1/me/review-pictures
   * @default []
   */
   pictures: string[];
  };
  NewSegment: {
   name: string;
   predicate: components["schemas"]["SegmentPredicate6"];
  };
  NewStockTake: {
   storeId: components["schemas"]["StockLocationId"];
   skuIds: string[];
   /** @default  */
   note: string;
  };
  NewStockTransfer: {
   fromStoreId: components["schemas"]["StockLocationId"];
   toStoreId: components["schemas"]["StockLocationId"];
   /** @default  */
   note: string;
   lines: {
    skuId: string;
    quantity: number;
   }[];
  };
  NewStore: {
   name: string;
   district: string;
   /** @description GB/T 2260 */
   districtCode?: string;
   address: string;
   /** @description GCJ-02 */
   latitude: number;
   longitude: number;
   regionId?: string;
   phone: string;
   /** @description Monday first */
   hours: {
    /** @description since midnight, Asia/Shanghai */
    opensMinute: number;
    /** @description above 1440, or before opensMinute: after midnight; equal to it: closed */
    closesMinute: number;
   }[];
  };
  NewStoreCode: {
   storeId: string;
   position: string;
   /** @default null */
   campaign: string | null;
  };
  NewStoreNews: {
   /** @description null = all stores */
   storeId: string | null;
   title: string;
   text: string;
   from: number;
   /** @description exclusive; null = until it is taken down */
   until: number | null;
  };
  NewStoreRegion: {
   name: string;
   parentId: string | null;
  };
  NewSynonyms: {
   words: string[];
  };
  NewTag: {
   name: string;
   /** @description null = given by hand */
   rule: {
    /** @enum {string} */
    kind: "all";
    of: components["schemas"]["SegmentPredicate5"][];
   } | {
    /** @enum {string} */
    kind: "any";
    of: components["schemas"]["SegmentPredicate5"][];
   } | {
    /** @enum {string} */
    kind: "not";
    of: components["schemas"]["SegmentPredicate5"];
   } | {
    /** @enum {string} */
    kind: "tag";
    tag: string;
   } | {
    /** @enum {string} */
    kind: "consent";
    /** @enum {string} */
    purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
   } | {
    /** @enum {string} */
    kind: "joined";
    daysAgo: {
     min?: number;
     max?: number;
    };
   } | {
    /** @enum {string} */
    kind: "home_store";
    storeId: string;
   } | {
    /** @enum {string} */
    kind: "tier";
    level: {
     min?: number;
     max?: number;
    };
   } | {
    /** @enum {string} */
    kind: "last_purchase";
    daysAgo: {
     min?: number;
     max?: number;
    };
   } | {
    /** @enum {string} */
    kind: "orders";
    withinDays?: number;
    count: {
     min?: number;
     max?: number;
    };
   } | {
    /** @enum {string} */
    kind: "spent";
    withinDays?: number;
    fen: {
     min?: number;
     max?: number;
    };
   } | {
    /** @enum {string} */
    kind: "behaviour";
    /** @enum {string} */
    event: "impression" | "view" | "search_click" | "share" | "try_on" | "favourite" | "cart" | "cart_removed" | "not_interested" | "search" | "checkout" | "store_visit" | "pay" | "refund" | "review";
    withinDays: number;
    times: {
     min?: number;
     max?: number;
    };
    categoryId?: string;
    productId?: string;
    storeId?: string;
   } | {
    /** @enum {string} */
    kind: "district";
    code: string;
   } | null;
  };
  NewWebhook: {
   id: string;
   url: string;
   kinds: components["schemas"]["WebhookKind"][];
   createdAt: number;
   /** @description HMAC key of the signatures; told this once */
   secret: string;
  };
  Notice: {
   /** @enum {string} */
   purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
   version: number;
   /** @description SHA-256 of these words; the ledger keeps it */
   hash: string;
   sensitive: boolean;
   title: string;
   points: string[];
  };
  NoticeChanges: {
   /** @enum {string} */
   purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
   from: number;
   to: number;
   title: components["schemas"]["TextPiece"][];
   points: components["schemas"]["TextPiece"][][];
  };
  /**
  * @default {
  *       "skuIds": [],
  *       "productIds": [],
  *       "categoryIds": [],
  *       "tags": [],
  *       "brands": [],
  *       "storeIds": [],
  *       "channels": []
  *     }
  */
  OfferGoods: {
   /** @default [] */
   skuIds: string[];
   /** @default [] */
   productIds: string[];
   /** @default [] */
   categoryIds: string[];
   /** @default [] */
   tags: string[];
   /** @default [] */
   brands: string[];
   /** @default [] */
   storeIds: string[];
   /** @default [] */
   channels: string[];
  };
  OfferPreview: {
   beforeFen: number;
   afterFen: number;
   explanation: {
    label: string;
    amountFen: number;
    kind: string;
    id?: string;
    detail?: string;
    parts?: {
     label: string;
     amountFen: number;
     kind: string;
     id?: string;
     detail?: string;
     parts?: {
      label: string;
      amountFen: number;
      kind: string;
      id?: string;
      detail?: string;
     }[];
    }[];
   }[];
   gifts: {
    title: string;
    quantity: number;
   }[];
   /** @description why it changes nothing */
   reason: string | null;
  };
  OfferStep: {
   /** @enum {string} */
   state: "PUBLISHED" | "PAUSED" | "ENDED";
  };
  Order: {
   id: string;
   number: string;
   /**
   * @description where it was sold
   * @enum {string}
   */
   channel: "mini_program" | "douyin" | "kuaishou" | "meituan" | "pos";
   /** @description what that channel calls it; null = ours */
   externalNo: string | null;
   state: components["schemas"]["OrderState"];
   payableFen: number;
   /** @description of it, paid by stored value */
   storedValueFen: number;
   /** @description of it, collected by a provider */
   externalFen: number;
   /** @description before payment only what is held */
   tenders: {
    /** @enum {string} */
    kind: "stored_value" | "wechat" | "alipay" | "unionpay" | "channel";
    amountFen: number;
   }[];
   coupons: string[];
   points: {
    burn: number;
    worthFen: number;
   };
   /** @description in the shop’s words */
   discounts: {
    kind: string;
    id: string;
    label: string;
    amountFen: number;
   }[];
   placedAt: number;
   payBefore: number;
   paidAt: number | null;
   groups: {
    storeId: string;
    storeName: string;
    state: components["schemas"]["OrderGroupState"];
    fulfilment: components["schemas"]["ShownFulfilment"];
    pickupCode: string | null;
    /** @description null until the goods are with the carrier */
    shipment: {
     carrier: string;
     trackingNumber: string;
    } | null;
    /** @description of a part that leaves in several, also while the rest is still being prepared; else empty */
    parcels: {
     carrier: string;
     trackingNumber: string;
     pieces: {
      skuId: string;
      quantity: number;
     }[];
     sentAt: number;
     receivedAt: number | null;
    }[];
    goodsFen: number;
    discountFen: number;
    shippingFen: number;
    shippingShares: {
     /** @enum {string} */
     kind: "activity" | "time_limited" | "member" | "spend_tier" | "coupon" | "points" | "price_change" | "channel";
     id: string;
     amountFen: number;
     /** @description of the line, at that price; absent = the share is of all of it */
     pieces?: number;
    }[];
    payableFen: number;
    lines: {
     skuId: string;
     productId: string;
     title: string;
     optionText: string;
     imageUrl: string;
     quantity: number;
     unitPriceFen: number;
     discountFen: number;
     totalFen: number;
     shares: {
      /** @enum {string} */
      kind: "activity" | "time_limited" | "member" | "spend_tier" | "coupon" | "points" | "price_change" | "channel";
      id: string;
      amountFen: number;
      /** @description of the line, at that price; absent = the share is of all of it */
      pieces?: number;
     }[];
     isGift: boolean;
     gift: {
      /** @enum {string} */
      kind: "activity" | "time_limited" | "member" | "spend_tier" | "coupon" | "points" | "price_change" | "channel";
      id: string;
      worthFen: number;
     } | null;
     choices: {
      groupId: string;
      modifierId: string;
      name: string;
      priceDeltaFen: number;
     }[];
    }[];
   }[];
   timeline: {
    at: number;
    scope: string | null;
    state: components["schemas"]["OrderState"] | components["schemas"]["OrderGroupState"];
   }[];
  };
  OrderAudit: {
   orderId: string;
   reasons: ("every_order" | "amount" | "pieces" | "new_member" | "refunds")[];
   /** @enum {string} */
   onSilence: "approve" | "reject";
   openedAt: number;
   dueAt: number;
  };
  OrderAuditRules: {
   /**
   * @description `all`: every order is looked at by hand
   * @enum {string}
   */
   mode: "off" | "rules" | "all";
   /** @description costs so much or more; null = no reason */
   amountFromFen: number | null;
   piecesFrom: number | null;
   /** @description her account is younger */
   memberDaysBelow: number | null;
   /** @description so many of her orders of the last 90 days went back */
   refundsFrom: number | null;
   /** @description so long it may wait */
   hours: number;
   /**
   * @description what silence decides
   * @enum {string}
   */
   onSilence: "approve" | "reject";
  };
  /** @enum {string} */
  OrderGroupState: "WAITING_PAY" | "CANCELLED" | "AUDIT" | "PREPARING" | "READY_FOR_PICKUP" | "PICKED_UP" | "SHIPPED" | "RECEIVED" | "REFUNDED";
  OrderHandOver: {
   items: {
    storeId: string;
    /** @description so long what lies ready waits for her */
    pickupUntil: number | null;
    slot: {
     startsAt: number;
     endsAt: number;
    } | null;
    /** @description the last one */
    parcel: {
     storeId: string;
     state: components["schemas"]["ParcelState"];
     carrier: string;
     carrierName: string;
     trackingNumber: string;
     reason: string;
    } | null;
    parcels: components["schemas"]["Parcel"][];
    tracks: {
     /** @description of the parcel */
     trackingNumber: string;
     at: number;
     /** @enum {string} */
     kind: "collected" | "moving" | "delivering" | "signed" | "trouble";
     text: string;
    }[];
    run: {
     state: components["schemas"]["CourierRunState"];
     deliveredAt: number | null;
    } | null;
   }[];
  };
  OrderRemark: {
   id: string;
   staffId: string;
   words: string;
   at: number;
  };
  /** @enum {string} */
  OrderState: "PENDING_PAY" | "CANCELLED" | "CLOSED" | "PAID" | "COMPLETED" | "REFUND_DUE" | "REFUNDED";
  OverriddenTier: {
   memberId: string;
   override: {
    level: number;
    until: number;
   } | null;
  };
  OverrideTier: {
   /** @description null = lift it */
   override: {
    level: number;
    /** @description it runs out by itself */
    days: number;
   } | null;
   /** @description for the audit log; nothing personal */
   reason: string;
  };
  OwnAddress: {
   /** @description GB/T 2260 code of a district */
   regionCode: string;
   /** @description names of province, city and district */
   region: string;
   recipient: string;
   phone: string;
   detail: string;
   id: string;
   isDefault: boolean;
   /** @description GCJ-02; null where she did not choose a place on a map */
   point: {
    latitude: number;
    longitude: number;
   } | null;
  };
  OwnInvoice: {
   id: string;
   orderId: string;
   orderNumber: string;
   /** @enum {string} */
   kind: "personal" | "company";
   state: components["schemas"]["InvoiceState"];
   amountFen: number;
   redDueFen: number;
   redFen: number;
   number: string | null;
   fileUrl: string | null;
   redNumber: string | null;
   answer: string | null;
   requestedAt: number;
   issuedAt: number | null;
   /** @description masked */
   shownTitle: string;
   title: string;
   taxNumber: string | null;
  };
  OwnReview: {
   id: string;
   orderId: string;
   storeId: string;
   skuId: string;
   productId: string;
   optionText: string;
   name: string;
   score: number;
   isAnonymous: boolean;
   first: {
    text: string;
    pictures: {
     url: string;
     srcset: string;
    }[];
    writtenAt: number;
    /** @enum {string} */
    state: "CHECKING" | "HELD" | "SHOWN" | "REJECTED";
    /** @enum {string|null} */
    reason: "words" | "platform" | "pictures" | "same_text" | "many_at_once" | "staff" | null;
   };
   followUp: {
    text: string;
    pictures: {
     url: string;
     srcset: string;
    }[];
    writtenAt: number;
    /** @enum {string} */
    state: "CHECKING" | "HELD" | "SHOWN" | "REJECTED";
    /** @enum {string|null} */
    reason: "words" | "platform" | "pictures" | "same_text" | "many_at_once" | "staff" | null;
   } | null;
   reply: {
    text: string;
    at: number;
   } | null;
  };
  PaidByHand: {
   reference: string;
  };
  Parcel: {
   storeId: string;
   state: components["schemas"]["ParcelState"];
   carrier: string;
   carrierName: string;
   trackingNumber: string;
   reason: string;
  };
  /** @enum {string} */
  ParcelState: "ASKED" | "REFUSED" | "MADE" | "CANCELLED" | "ON_THE_WAY" | "SIGNED" | "RECEIVED";
  PartOfAnOrder: {
   storeId: string;
  };
  PasswordFree: {
   /** @description null = every payment at a till asks her */
   agreement: {
    limitFen: number;
    dayFen: number;
    spentTodayFen: number;
    agreedAt: number;
    termsVersion: string;
   } | null;
   terms: {
    version: string;
    text: string;
   };
   limitFenMax: number;
   dayFenMax: number;
  };
  PayCodeScan: {
   payCode: string;
  };
  PaymentProviders: {
   items: {
    /** @enum {string} */
    provider: "wechat" | "alipay" | "unionpay";
    title: string;
   }[];
   /** @description payments of all of them are confirmed in the wallet of the demo */
   demoWallet: boolean;
  };
  PayPasswordSet: {
   /** @enum {boolean} */
   isSet: true;
  };
  PayRequestDecided: {
   /** @enum {string} */
   state: "APPROVED" | "DECLINED";
  };
  Personalisation: {
   enabled: boolean;
  };
  PickupRule: {
   remindAfterDays: number;
   lapseAfterDays: number;
   /** @description cancelled and paid back by itself when nobody came */
   paysBack: boolean;
  };
  PickupTickets: {
   items: {
    storeId: string;
    code: string;
    refreshAt: number;
    expiresAt: number;
   }[];
  };
  PlaceOrder: {
   quoteToken?: string;
   groups: components["schemas"]["BasketGroup"][];
   /** @description her choice; missing = whatever costs least */
   coupons?: "best" | string[];
   /** @description the gifts that she wants of a promotion or a coupon */
   gifts?: {
    offerId: string;
    skuIds: string[];
   }[];
   /** @description how many to spend; missing = none */
   points?: ("none" | "max") | number;
   /**
   * @description paid by stored value; a provider collects the rest
   * @default 0
   */
   storedValueFen: number;
   /** @description of `POST /v1/me/stored-value/approvals`, from a limit on */
   approvalToken?: string;
  };
  PlannedPrice: {
   id: string;
   skuId: string;
   storeId: string | null;
   startsAt: number;
   priceFen: number;
   listPriceFen: number | null;
   createdBy: string;
  };
  PlanPrices: {
   startsAt: number;
   items: {
    skuId: string;
    /**
    * @description null = everywhere
    * @default null
    */
    storeId: string | null;
    priceFen: number;
    /** @default null */
    listPriceFen: number | null;
   }[];
  };
  PlanShift: {
   storeId: string;
   staffId: string;
   from: number;
   /** @description exclusive */
   until: number;
  };
  PointsBalance: {
   /** @description below zero = owed after a refund; earnings pay that first */
   usable: number;
   /** @description until the return window is over */
   pending: number;
   debt: number;
   nextExpiry: {
    points: number;
    expiresAt: number;
   } | null;
  };
  PointsEntry: {
   id: string;
   at: number;
   title: string;
   /** @description of the usable points */
   change: number;
   pendingChange: number;
   usableAfter: number;
  };
  PointsOffer: {
   id: string;
   templateId: string;
   /** @description what one piece costs */
   points: number;
   /** @description those that are gone included */
   total: number;
   isOn: boolean;
   taken: number;
  };
  PointsOfferTerms: {
   /** @description what one piece costs */
   points: number;
   /** @description those that are gone included */
   total: number;
   isOn: boolean;
  };
  PointsRules: {
   /** @description for goods that were paid for, without shipping; rounded down */
   pointsPer100Yuan: number;
   rewards: {
    share: number;
    review: number;
    birthday: number;
    referral: number;
   };
   dailyCaps: {
    /** @description points a day and member; null = any number */
    consume: number | null;
    /** @description points a day and member; null = any number */
    check_in: number | null;
    /** @description points a day and member; null = any number */
    share: number | null;
    /** @description points a day and member; null = any number */
    review: number | null;
    /** @description points a day and member; null = any number */
    birthday: number | null;
    /** @description points a day and member; null = any number */
    referral: number | null;
   };
   returnWindowDays: number;
   validDays: number;
   checkIn: {
    /** @description day 1 to 7 of a streak */
    rewards: number[];
    makeUpsPerMonth: number;
   };
   /**
   * @description what points are worth at the checkout
   * @default {
   *       "unitPoints": 100,
   *       "unitFen": 100,
   *       "capBps": 5000,
   *       "minGoodsFen": 1000
   *     }
   */
   deduction: {
    unitPoints: number;
    unitFen: number;
    /** @description of the goods after coupons */
    capBps: number;
    minGoodsFen: number;
   };
  };
  PostedStockTake: {
   posted: {
    skuId: string;
    difference: number;
   }[];
   /** @description Missing pieces are promised to orders; the take stays open */
   blocked: {
    skuId: string;
    difference: number;
   }[];
  };
  PostStockTake: {
   /** @default  */
   note: string;
  };
  PreferenceOptions: {
   brands: string[];
   styles: string[];
   sizes: string[];
  };
  Preferences: {
   /** @description ids of categories, with everything below them */
   categories: string[];
   brands: string[];
   sizes: string[];
   /** @description words as the goods carry them */
   styles: string[];
   stores: string[];
   /** @description which messages she wants, and where; nothing is sent that is not named here */
   topics: {
    new_arrivals?: ("wechat" | "sms" | "inbox")[];
    restock?: ("wechat" | "sms" | "inbox")[];
    price_drop?: ("wechat" | "sms" | "inbox")[];
    coupons?: ("wechat" | "sms" | "inbox")[];
    store_events?: ("wechat" | "sms" | "inbox")[];
   };
  };
  PreviewOffer: {
   storeId: string;
   lines: {
    skuId: string;
    quantity: number;
   }[];
   offer: {
    /** @enum {string} */
    kind: "promotion";
    /** @default  */
    title: string;
    rules: components["schemas"]["PromotionRules"];
   } | {
    /** @enum {string} */
    kind: "coupon";
    /** @default  */
    title: string;
    benefit: components["schemas"]["CouponBenefit"];
    /**
    * @description an empty list asks nothing
    * @default {
    *       "include": {
    *         "skuIds": [],
    *         "productIds": [],
    *         "categoryIds": [],
    *         "tags": [],
    *         "brands": [],
    *         "storeIds": [],
    *         "channels": []
    *       },
    *       "exclude": {
    *         "skuIds": [],
    *         "productIds": [],
    *         "categoryIds": [],
    *         "tags": [],
    *         "brands": [],
    *         "storeIds": [],
    *         "channels": []
    *       }
    *     }
    */
    scope: {
     include?: components["schemas"]["OfferGoods"];
     exclude?: components["schemas"]["OfferGoods"];
    };
    /**
    * @description offers of one group do not add up
    * @default {
    *       "stackGroup": "default",
    *       "exclusive": false,
    *       "priority": 0,
    *       "maxPerOrder": 1
    *     }
    */
    stacking: {
     /** @default default */
     stackGroup: string;
     /** @default false */
     exclusive: boolean;
     /** @default 0 */
     priority: number;
     /** @default 1 */
     maxPerOrder: number;
    };
   };
  };
  PrintedOrder: {
   /** @description to print; nobody’s name, phone or address is on it */
   html: string;
  };
  PrivacyRegister: {
   kept: {
    title: string;
    kept: string;
    /** @enum {string} */
    onClosing: "deleted" | "without_the_person" | "evidence";
    ground: string;
   }[];
   /** @description not encrypted, and why */
   inClear: {
    title: string;
    why: string;
   }[];
   /** @description encrypted under the member’s own key, and opened for these uses alone */
   sealed: {
    field: string;
    title: string;
    sensitive: boolean;
    uses: {
     use: string;
     /** @enum {string} */
     ground: "contract" | "law";
     title: string;
    }[];
   }[];
  };
  /** @description RFC 9457 problem details; `code` is stable, switch on it */
  Problem: {
   type: string;
   code: string;
   title: string;
   status: number;
   details?: {
    [key: string]: unknown;
   };
  };
  Product: {
   id: string;
   title: string;
   subtitle: string;
   description: string;
   brand: string;
   categoryId: string;
   images: string[];
   /** @description the pictures in their order; with every width where this house keeps them */
   gallery: {
    url: string;
    srcset: string | null;
   }[];
   /** @description the poster stands there until it plays */
   video: {
    url: string;
    posterUrl: string;
   } | null;
   /** @description sanitised markup; empty where there is none */
   richText: string;
   specifications: {
    name: string;
    value: string;
   }[];
   /** @description offers for these goods at this store, and coupons for them that can be claimed */
   promotions: components["schemas"]["PromotionLabel"][];
   /** @description the clock that labels are counted down by */
   now: number;
   /** @description an article of it can be tried on (AR) */
   hasTryOn: boolean;
   optionNames: string[];
   /** @description size table, cm, of the article laid flat; empty where none is known */
   sizes: {
    name: string;
    shoulderCm: number;
    hipCm?: number;
   }[];
   /** @enum {string|null} */
   tryOn: "glasses" | "hat" | "earrings" | "necklace" | "ring" | "bracelet" | "watch" | "lipstick" | "blush" | "eyeshadow" | "eyeliner" | "brow" | "clothes" | null;
   skus: {
    id: string;
    code: string;
    optionValues: string[];
    /** @description what who asks pays: at this store, at her level */
    priceFen: number;
    /** @description what everybody pays at this store */
    storePriceFen: number;
    listPriceFen: number;
    imageUrl: string;
    arItemId: string | null;
    /** @enum {string|null} */
    tryOn: "glasses" | "hat" | "earrings" | "necklace" | "ring" | "bracelet" | "watch" | "lipstick" | "blush" | "eyeshadow" | "eyeliner" | "brow" | "clothes" | null;
    stock: components["schemas"]["StockState"];
    /** @description of a bundle: what one of it takes, and whether that is there */
    parts: {
     skuId: string;
     title: string;
     quantity: number;
     stock: components["schemas"]["StockState"];
    }[];
   }[];
   stores: {
    storeId: string;
    name: string;
    stock: components["schemas"]["StockState"];
   }[];
  };
  ProductCard: {
   productId: string;
   skuId: string;
   title: string;
   subtitle: string;
   categoryId: string;
   /** @description what who asks pays: at this store, at her level */
   priceFen: number;
   /** @description what everybody pays at this store */
   storePriceFen: number;
   listPriceFen: number;
   imageUrl: string;
   /** @enum {string|null} */
   tryOn: "glasses" | "hat" | "earrings" | "necklace" | "ring" | "bracelet" | "watch" | "lipstick" | "blush" | "eyeshadow" | "eyeliner" | "brow" | "clothes" | null;
   inStock: boolean;
   /** @description offers for these goods at this store, and coupons for them that can be claimed */
   promotions: components["schemas"]["PromotionLabel"][];
  };
  ProductChange: {
   /** @default null */
   externalId: string | null;
   categoryId: string;
   title: string;
   /** @default  */
   subtitle: string;
   /** @default  */
   description: string;
   /** @default  */
   brand: string;
   /** @default [] */
   tags: string[];
   /** @default [] */
   images: string[];
   /** @default [] */
   optionNames: string[];
   /** @default {} */
   attributes: {
    [key: string]: string | number | boolean;
   };
   /** @default false */
   durable: boolean;
   /** @default [] */
   sizes: {
    name: string;
    shoulderCm: number;
    hipCm?: number;
   }[];
   /** @default null */
   kitchenGroup: string | null;
   /** @default [] */
   modifierGroupIds: string[];
   skus: components["schemas"]["SkuDraft"][];
   /** @description the one that was read */
   version: number;
  };
  ProductDraft: {
   /** @default null */
   externalId: string | null;
   categoryId: string;
   title: string;
   /** @default  */
   subtitle: string;
   /** @default  */
   description: string;
   /** @default  */
   brand: string;
   /** @default [] */
   tags: string[];
   /** @default [] */
   images: string[];
   /** @default [] */
   optionNames: string[];
   /** @default {} */
   attributes: {
    [key: string]: string | number | boolean;
   };
   /** @default false */
   durable: boolean;
   /** @default [] */
   sizes: {
    name: string;
    shoulderCm: number;
    hipCm?: number;
   }[];
   /** @default null */
   kitchenGroup: string | null;
   /** @default [] */
   modifierGroupIds: string[];
   skus: components["schemas"]["SkuDraft"][];
  };
  /** @description each count = results when that filter is added, in place of an earlier one of its kind */
  ProductFacets: {
   total: number;
   brands: {
    value: string;
    count: number;
   }[];
   categories: {
    value: string;
    count: number;
   }[];
   tryOn: {
    /** @enum {string} */
    value: "glasses" | "hat" | "earrings" | "necklace" | "ring" | "bracelet" | "watch" | "lipstick" | "blush" | "eyeshadow" | "eyeliner" | "brow" | "clothes";
    count: number;
   }[];
   prices: {
    minFen: number;
    maxFen: number | null;
    count: number;
   }[];
   /** @description pieces in the last 30 days, at least */
   sold: {
    value: number;
    count: number;
   }[];
   isNew: number;
   /** @description null: no store was named */
   inStock: number | null;
  };
  ProductPage: {
   richText: string;
   video: {
    url: string;
    posterUrl: string;
   } | null;
  };
  ProductRating: {
   reviews: number;
   /** @description 47 = 4.7 stars; null without reviews */
   averageTenths: number | null;
   /** @description one star first */
   byScore: number[];
  };
  ProfitReceiver: {
   id: string;
   /** @enum {string} */
   type: "MERCHANT_ID" | "PERSONAL_OPENID";
   /** @enum {string} */
   relation: "STORE" | "STAFF" | "PARTNER" | "DISTRIBUTOR" | "SUPPLIER" | "USER" | "OTHERS";
   /** @description masked */
   account: string;
   /** @enum {string} */
   state: "ADDING" | "ACTIVE" | "REMOVING" | "REMOVED" | "REFUSED";
   problem: string | null;
   createdAt: number;
  };
  Promotion: {
   title: string;
   fromAt: number;
   untilAt: number;
   rules: components["schemas"]["PromotionRules"];
   id: string;
   /** @enum {string} */
   state: "DRAFT" | "PUBLISHED" | "PAUSED" | "ENDED";
   createdAt: number;
  };
  PromotionLabel: {
   offerId: string;
   /** @enum {string} */
   kind: "limited_price" | "spend_tier" | "coupon";
   label: string;
   /** @description later than now = announced (预热) */
   startsAt: number;
   /** @description first instant at which it is over */
   endsAt: number;
   /** @description of a price for a time: its articles that get cheaper by it */
   prices: {
    skuId: string;
    priceFen: number;
    perMemberMax: number | null;
   }[];
  };
  PromotionLabels: {
   /** @description the clock that labels are counted down by */
   now: number;
   items: {
    productId: string;
    promotions: {
     offerId: string;
     /** @enum {string} */
     kind: "limited_price" | "spend_tier" | "coupon";
     label: string;
     startsAt: number;
     endsAt: number;
     prices: {
      skuId: string;
      priceFen: number;
      perMemberMax: number | null;
     }[];
    }[];
   }[];
  };
  PromotionRow: {
   title: string;
   fromAt: number;
   untilAt: number;
   rules: components["schemas"]["PromotionRules"];
   id: string;
   /** @enum {string} */
   state: "DRAFT" | "PUBLISHED" | "PAUSED" | "ENDED";
   createdAt: number;
   /** @description for prices for a time: what they are compared with (原价) */
   evidence: {
    skuId: string;
    evidence: {
     /** @description the lowest price paid in the seven days before */
     lowestFen: number;
     /**
     * @description shelf = nobody bought it, so what stores asked
     * @enum {string}
     */
     from: "sales" | "shelf";
     at: number;
    } | null;
   }[];
   /** @description at the prices of this promotion, paid */
   soldPieces: number;
  };
  PromotionRules: {
   /** @enum {string} */
   kind: "spend_tier";
   /**
   * @description of `from`: fen or pieces
   * @enum {string}
   */
   measure: "amount" | "pieces";
   tiers: {
    from: number;
    reward: {
     /** @enum {string} */
     kind: "amount_off";
     offFen: number;
    } | {
     /** @enum {string} */
     kind: "percent_off";
     /** @description what is paid of the price: 九折 = 9000 */
     payBps: number;
    } | {
     /** @enum {string} */
     kind: "gift";
     giftSkuIds: string[];
     quantity: number;
     pick: number;
    } | {
     /** @enum {string} */
     kind: "free_shipping";
    };
   }[];
   /** @description 每满减 */
   repeats: boolean;
   /**
   * @description an empty list asks nothing
   * @default {
   *       "include": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       },
   *       "exclude": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       }
   *     }
   */
   scope: {
    include?: components["schemas"]["OfferGoods"];
    exclude?: components["schemas"]["OfferGoods"];
   };
   /**
   * @description offers of one group do not add up
   * @default {
   *       "stackGroup": "default",
   *       "exclusive": false,
   *       "priority": 0,
   *       "maxPerOrder": 1
   *     }
   */
   stacking: {
    /** @default default */
    stackGroup: string;
    /** @default false */
    exclusive: boolean;
    /** @default 0 */
    priority: number;
    /** @default 1 */
    maxPerOrder: number;
   };
  } | {
   /** @enum {string} */
   kind: "time_limited";
   prices: {
    skuId: string;
    priceFen: number;
    /** @description 每人限购; null = any number */
    perMemberMax: number | null;
   }[];
  };
  PromotionTerms: {
   title: string;
   fromAt: number;
   untilAt: number;
   rules: components["schemas"]["PromotionRules"];
  };
  PublishedTiers: {
   keepDays: number;
   growthPer100Yuan: number;
   tiers: {
    level: number;
    name: string;
    growthFrom: number;
    benefits: {
     /** @description off the price of the store: 500 = 九五折 */
     discountBps: number;
     /** @description 10000 = once */
     pointsMultiplierBps: number;
     freeShippingPerMonth: number;
     birthdayPoints: number;
     /** @description coupon templates by id */
     coupons: string[];
     /** @description coupon templates that she gets on her birthday, once a year */
     birthdayCoupons?: string[];
     priorityQueue: boolean;
    };
   }[];
  };
  PublishProduct: {
   /** @description absent = now */
   from?: number;
   /** @default null */
   until: number | null;
  };
  Purchase: {
   /** @enum {string} */
   channel: "mini_program" | "till" | "dine_in" | "douyin" | "kuaishou" | "meituan" | "taobao" | "jd" | "other";
   channelName: string;
   /** @description as the channel numbers it */
   number: string;
   /** @description null: not an order of this shop */
   orderId: string | null;
   /** @description names */
   stores: string[];
   at: number;
   paidFen: number;
   refundedFen: number;
   lines: {
    title: string;
    quantity: number;
    totalFen: number;
    productId: string | null;
   }[];
  };
  PurposeSwitch: {
   /** @enum {string} */
   purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
   open: boolean;
   changedBy: string;
   changedAt: number;
  };
  PutMessageTemplate: {
   templateId: string;
   /** @description `pages/…`; `{orderId}` or `{subject}` is put in */
   page: string;
   fields: ({
    name: string;
    /** @enum {string} */
    from: "orderNumber" | "goods" | "store" | "amount" | "status" | "at" | "count" | "until";
   } | {
    name: string;
    text: string;
   })[];
   /** @description a long-term template */
   isLasting: boolean;
   isEnabled: boolean;
  };
  Quote: {
   quoteToken: string;
   expiresAt: number;
   payableFen: number;
   groups: {
    storeId: string;
    goodsFen: number;
    discountFen: number;
    /** @description after what is taken off it */
    shippingFen: number;
    shippingFeeFen: number;
    /** @description what is taken off the shipping */
    shippingShares: {
     /** @enum {string} */
     kind: "activity" | "time_limited" | "member" | "spend_tier" | "coupon" | "points" | "price_change" | "channel";
     id: string;
     amountFen: number;
     /** @description of the line, at that price; absent = the share is of all of it */
     pieces?: number;
    }[];
    payableFen: number;
    lines: {
     skuId: string;
     title: string;
     quantity: number;
     choices: {
      groupId: string;
      modifierId: string;
      name: string;
      priceDeltaFen: number;
     }[];
     /** @description everybody’s price at this store with what was chosen */
     unitPriceFen: number;
     discountFen: number;
     totalFen: number;
     /** @description what the discount of the line consists of */
     shares: {
      /** @enum {string} */
      kind: "activity" | "time_limited" | "member" | "spend_tier" | "coupon" | "points" | "price_change" | "channel";
      id: string;
      amountFen: number;
      /** @description of the line, at that price; absent = the share is of all of it */
      pieces?: number;
     }[];
    }[];
   }[];
   gifts: {
    storeId: string;
    skuId: string;
    productId: string;
    title: string;
    quantity: number;
    worthFen: number;
    source: {
     /** @enum {string} */
     kind: "activity" | "time_limited" | "member" | "spend_tier" | "coupon" | "points" | "price_change" | "channel";
     id: string;
    };
   }[];
   /** @description adds up to what is paid; the parts of each to its amount */
   explanation: {
    label: string;
    amountFen: number;
    kind: string;
    id?: string;
    /** @description the rung that was reached, or how many points */
    detail?: string;
    parts?: {
     label: string;
     amountFen: number;
     kind: string;
     id?: string;
     /** @description the rung that was reached, or how many points */
     detail?: string;
     parts?: {
      label: string;
      amountFen: number;
      kind: string;
      id?: string;
      /** @description the rung that was reached, or how many points */
      detail?: string;
     }[];
    }[];
   }[];
   coupons: {
    used: {
     id: string;
     templateId: string;
     name: string;
     savedFen: number;
    }[];
    /** @description would work beside the used ones */
    available: {
     id: string;
     templateId: string;
     name: string;
    }[];
    unusable: {
     id: string;
     templateId: string;
     name: string;
     code: string;
     text: string;
     details: {
      [key: string]: string | number;
     };
     /** @description works instead of one that is used */
     choosable: boolean;
    }[];
    /** @description no other choice of these coupons costs less */
    best: boolean;
   };
   points: {
    /** @description that she has */
    usable: number;
    /** @description that this basket could take */
    most: number;
    burn: number;
    worthFen: number;
    unitPoints: number;
    unitFen: number;
   };
   nearMisses: {
    promotionId: string;
    text: string;
    missing: number;
    /** @enum {string} */
    measure: "amount" | "pieces";
   }[];
   storedValue: {
    balanceFen: number;
    /** @description that this order could take */
    mostFen: number;
    /** @description from so much on it needs the pay password */
    approvalFromFen: number;
   };
  };
  QuoteRequest: {
   groups: components["schemas"]["BasketGroup"][];
   /** @description her choice; missing = whatever costs least */
   coupons?: "best" | string[];
   /** @description the gifts that she wants of a promotion or a coupon */
   gifts?: {
    offerId: string;
    skuIds: string[];
   }[];
   /** @description how many to spend; missing = none */
   points?: ("none" | "max") | number;
  };
  ReactivationEntry: {
   memberId: string;
   /** @description masked */
   name: string;
   storeId: string;
   lastPurchaseAt: number;
   intervalDays: number;
   /** @description days since the last purchase, in intervals of her own */
   overdueRatio: number;
   category: {
    id: string;
    name: string;
    /** @description of a purchase from it within 30 days, 0..1 */
    chance: number;
   };
   products: {
    productId: string;
    title: string;
    priceFen: number;
   }[];
  };
  ReadMessages: {
   /** @description absent: all of them */
   ids?: string[];
  };
  ReceiveParcel: {
   storeId: string;
   /** @description of several parcels the one that has arrived; missing = all of them */
   trackingNumber?: string;
  };
  Recharge: {
   offerId: string;
   /** @description where she is; the sale counts for this store */
   storeId?: string;
  };
  RechargeOffer: {
   title: string;
   payFen: number;
   giftFen: number;
   giftPoints: number;
   /** @description coupon templates by id */
   giftCoupons: string[];
   fromAt: number | null;
   untilAt: number | null;
   /** @description null = any number */
   perMemberMax: number | null;
   active: boolean;
   id: string;
  };
  RechargeOffers: {
   items: components["schemas"]["RechargeOffer"][];
  };
  RechargeOfferTerms: {
   title: string;
   payFen: number;
   giftFen: number;
   giftPoints: number;
   /** @description coupon templates by id */
   giftCoupons: string[];
   fromAt: number | null;
   untilAt: number | null;
   /** @description null = any number */
   perMemberMax: number | null;
   active: boolean;
  };
  RecommendationProfile: {
   /** @description false = nothing is inferred of this member */
   personalised: boolean;
   /** @description strongest first */
   items: {
    categoryId: string;
    name: string;
    /** @description part of all that counts; together 1 */
    share: number;
    /** @description what it was read from, in Chinese */
    basis: string;
    lastAt: number;
   }[];
  };
  RecommenderHealth: {
   asOf: number;
   /** @description days since 1970 in Asia/Shanghai */
   fromDay: number;
   hasDemoData: boolean;
   answers: {
    answered: string;
    lists: number;
   }[];
   /** @description given up by this process while the database was away; in no figure here */
   listsLost: number;
   coverage: {
    shown: number;
    onSale: number;
   };
   fresh: {
    shown: number | null;
    onSale: number | null;
   };
   days: {
    day: number;
    shown: number;
    goods: number;
   }[];
   places: {
    place: string;
    shown: number;
    opened: number;
   }[];
   reasons: {
    reason: string;
    shown: number;
    opened: number;
   }[];
   exploration: {
    share: number | null;
    best: {
     draws: number;
     effectiveDraws: number;
     /** @description clicks per place; absent below 200 effective draws */
     value?: {
      value: number;
      low: number;
      high: number;
     };
    };
    even: {
     draws: number;
     effectiveDraws: number;
     /** @description clicks per place; absent below 200 effective draws */
     value?: {
      value: number;
      low: number;
      high: number;
     };
    };
   };
   concentration: {
    goods: number | null;
    categories: number | null;
    stores: {
     storeId: string;
     gini: number;
     goods: number;
    }[];
   };
   categories: {
    name: string;
    shown: number;
    bought: number;
   }[];
   drift: {
    shown: number | null;
    bought: number | null;
    shownToBought: number | null;
   };
  };
  RecommenderModels: {
   /** @description the version to answer from */
   current: string | null;
   /** @description the version that this process answers from */
   answering: string | null;
   items: {
    version: string;
    createdAt: number;
    /** @description time of the newest event that it learned from */
    dataUntil: number;
    /** @description commit that trained it */
    code: string;
    seed: number;
    metrics: {
     lists: number;
     ranker: {
      hitRateAt20: number;
      ndcgAt20: number;
      /** @description 95 % */
      ndcgInterval: [
       number,
       number
      ];
      coverageAt20: number;
      /** @description difference in NDCG@20 on the same moments, with its paired 95 % interval */
      overRetrieval: {
       ndcgAt20: number;
       interval: [
        number,
        number
       ];
      };
     };
     /** @description the order without a ranker */
     retrieval: {
      hitRateAt20: number;
      ndcgAt20: number;
      /** @description 95 % */
      ndcgInterval: [
       number,
       number
      ];
      coverageAt20: number;
     };
     popular: {
      hitRateAt20: number;
      ndcgAt20: number;
      /** @description 95 % */
      ndcgInterval: [
       number,
       number
      ];
      coverageAt20: number;
     };
     /** @description the version then in use, on the same fresh moments */
     running?: {
      hitRateAt20: number;
      ndcgAt20: number;
      /** @description 95 % */
      ndcgInterval: [
       number,
       number
      ];
      coverageAt20: number;
      version: string;
      /** @description difference in NDCG@20 on the same moments, with its paired 95 % interval */
      lead: {
       ndcgAt20: number;
       interval: [
        number,
        number
       ];
      };
     };
    };
    bytes: number;
    isCurrent: boolean;
    isPinned: boolean;
   }[];
   /** @description trained, but worse than what was there */
   refusals: {
    version: string;
    createdAt: number;
    /** @description time of the newest event that it learned from */
    dataUntil: number;
    /** @description commit that trained it */
    code: string;
    seed: number;
    metrics: {
     lists: number;
     ranker: {
      hitRateAt20: number;
      ndcgAt20: number;
      /** @description 95 % */
      ndcgInterval: [
       number,
       number
      ];
      coverageAt20: number;
      /** @description difference in NDCG@20 on the same moments, with its paired 95 % interval */
      overRetrieval: {
       ndcgAt20: number;
       interval: [
        number,
        number
       ];
      };
     };
     /** @description the order without a ranker */
     retrieval: {
      hitRateAt20: number;
      ndcgAt20: number;
      /** @description 95 % */
      ndcgInterval: [
       number,
       number
      ];
      coverageAt20: number;
     };
     popular: {
      hitRateAt20: number;
      ndcgAt20: number;
      /** @description 95 % */
      ndcgInterval: [
       number,
       number
      ];
      coverageAt20: number;
     };
     /** @description the version then in use, on the same fresh moments */
     running?: {
      hitRateAt20: number;
      ndcgAt20: number;
      /** @description 95 % */
      ndcgInterval: [
       number,
       number
      ];
      coverageAt20: number;
      version: string;
      /** @description difference in NDCG@20 on the same moments, with its paired 95 % interval */
      lead: {
       ndcgAt20: number;
       interval: [
        number,
        number
       ];
      };
     };
    };
    reason: string;
   }[];
  };
  ReconciledDay: {
   /** @enum {string} */
   provider: "wechat" | "alipay" | "unionpay";
   /**
   * Format: date
   * @description business day in Shanghai
   */
   day: string;
   /** @enum {string} */
   state: "WAITING" | "READING" | "COMPARING" | "DONE";
   /**
   * @description why the bill is not here
   * @enum {string|null}
   */
   problem: "not_ready" | "unreachable" | "refused" | "damaged" | null;
   tries: number;
   nextLookAt: number;
   finishedAt: number | null;
   payments: components["schemas"]["ReconciledSide"];
   refunds: components["schemas"]["ReconciledSide"];
   found: {
    kind: components["schemas"]["DifferenceKind"];
    count: number;
   }[];
  };
  ReconciledSide: {
   /** @description lines of the bill: matched + unbooked + otherTheirs */
   theirs: {
    count: number;
    fen: number;
   };
   matched: {
    count: number;
    fen: number;
   };
   /** @description of matched: on another day in our books */
   fromOtherDays: {
    count: number;
    fen: number;
   };
   /** @description billed, and unknown or not booked here */
   unbooked: {
    count: number;
    fen: number;
   };
   /** @description both have it, the bill with this sum */
   otherTheirs: {
    count: number;
    fen: number;
   };
   /** @description our books of this day: onThisBill + onOtherBills + carried + otherOurs */
   ours: {
    count: number;
    fen: number;
   };
   onThisBill: {
    count: number;
    fen: number;
   };
   onOtherBills: {
    count: number;
    fen: number;
   };
   /** @description on no bill yet */
   carried: {
    count: number;
    fen: number;
   };
   /** @description both have it, our books with this sum */
   otherOurs: {
    count: number;
    fen: number;
   };
   /** @description 0, or our books changed while they were compared */
   unexplainedFen: number;
  };
  RecordedTillSale: {
   repeated: boolean;
   short: {
    skuId: string;
    pieces: number;
   }[];
  };
  RedeemCoupon: {
   storeId: string;
   code: string;
   /** @description goods that the coupon is for, as the till sums them up */
   goodsFen?: number;
   /** @description which till */
   device: string;
  };
  RedeemedCoupon: {
   id: string;
   templateId: string;
   title: string;
   note: string;
   benefit: components["schemas"]["CouponBenefit"];
   /**
   * @description an empty list asks nothing
   * @default {
   *       "include": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       },
   *       "exclude": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       }
   *     }
   */
   scope: {
    include?: components["schemas"]["OfferGoods"];
    exclude?: components["schemas"]["OfferGoods"];
   };
   /** @enum {string} */
   state: "ISSUED" | "LOCKED" | "PASSING" | "USED" | "EXPIRED" | "REVOKED" | "RETURNED";
   /** @enum {string} */
   givenBy: "claim" | "issue" | "code" | "recharge" | "newcomer" | "birthday" | "tier" | "points" | "scan" | "payment" | "friend";
   validFrom: number;
   validUntil: number;
   usedAt: number | null;
   orderId: string | null;
   storeId: string | null;
  };
  RedLetter: {
   redNumber: string;
  };
  RedrivenLetter: {
   id: string;
   /** @description false: it had been sent again before */
   redriven: boolean;
  };
  RedrivenMessage: {
   id: string;
   /** @description false: it had been sent again before */
   redriven: boolean;
  };
  RefuseChannelOrder: {
   reason: string;
  };
  RejectAfterSale: {
   answer: string;
  };
  RejectCashOut: {
   reason: string;
  };
  RejectInvoice: {
   answer: string;
  };
  RenameCategory: {
   name: string;
  };
  ReplayedWebhook: {
   id: string;
   /** @description false: it waits to be sent already */
   replayed: boolean;
  };
  RequestedClosure: {
   id: string;
   /** @enum {string} */
   state: "COOLING_OFF" | "CANCELLED" | "ERASED";
   requestedAt: number;
   dueAt: number;
   /** @description until then it can be taken back */
   eraseAt: number;
   endedAt: number | null;
   /** @description what came in between: codes of refusals */
   blockedBy: string | null;
   /** @description signed proof that everything is erased */
   certificate: string | null;
   /** @description asks for the state and the proof without signing in */
   receipt: string;
  };
  RequestInvoice: {
   orderId: string;
   /** @enum {string} */
   kind: "personal" | "company";
   title: string;
   /**
   * @description of a company; its check digit is verified
   * @default null
   */
   taxNumber: string | null;
  };
  ResendGoods: {
   /** @description null = handed over at the counter */
   parcel: {
    carrier: string;
    trackingNumber: string;
   } | null;
  };
  RestockWish: {
   skuId: string;
   storeId: string | null;
   askedAt: number;
   toldAt: number | null;
  };
  RestockWishBody: {
   storeId?: components["schemas"]["StockLocationId"] & (string | null);
  };
  ReturnedGoods: {
   /**
   * @description lines that are not named are as good as new
   * @default []
   */
   conditions: {
    /** @description place of the line in its store’s part, from 0 */
    line: number;
    /** @enum {string} */
    condition: "sellable" | "damaged";
   }[];
  };
  ReturnParcel: {
   carrier: string;
   trackingNumber: string;
  };
  Review: {
   id: string;
   /** @description masked, or 匿名用户 */
   name: string;
   score: number;
   optionText: string;
   text: string;
   pictures: {
    url: string;
    srcset: string;
   }[];
   writtenAt: number;
   followUp: {
    text: string;
    pictures: {
     url: string;
     srcset: string;
    }[];
    writtenAt: number;
   } | null;
   reply: {
    text: string;
    at: number;
   } | null;
  };
  ReviewDecision: {
   /** @enum {string} */
   part: "first" | "follow_up";
   show: boolean;
  };
  ReviewReply: {
   text: string;
  };
  RevokeCoupon: {
   reason: string;
  };
  RushOrder: {
   storeId: string;
   skuId: string;
   quantity: number;
  };
  RushTicket: {
   /** @enum {string} */
   state: "ORDERED";
   orderId: string;
   number: string;
   payableFen: number;
   payBefore: number;
  } | {
   /** @enum {string} */
   state: "QUEUED";
  } | {
   /** @enum {string} */
   state: "REFUSED";
   /** @description as in the problem that the request itself was answered with */
   code: string;
   title: string;
   details: {
    [key: string]: unknown;
   };
  };
  ScanCode: {
   storeId: string;
   code: string;
  };
  ScanCoupon: {
   storeId: string;
   code: string;
   /** @description goods that the coupon is for, as the till sums them up */
   goodsFen?: number;
  };
  ScanCouponScene: {
   scene: string;
  };
  ScannedCode: {
   /** @enum {string} */
   kind: "pickup" | "coupon" | "member";
   title: string;
   usable: boolean;
   reason: string | null;
   reasonCode: string | null;
   /** @description whose goods lie ready for it */
   orderId: string | null;
   /** @description of them in her hands already (部分提货) */
   taken: {
    skuId: string;
    quantity: number;
   }[];
   /** @description still to be handed over: less what she has, and what she asked back */
   left: {
    skuId: string;
    quantity: number;
   }[];
  };
  ScannedCoupon: {
   id: string;
   templateId: string;
   title: string;
   note: string;
   benefit: components["schemas"]["CouponBenefit"];
   /**
   * @description an empty list asks nothing
   * @default {
   *       "include": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       },
   *       "exclude": {
   *         "skuIds": [],
   *         "productIds": [],
   *         "categoryIds": [],
   *         "tags": [],
   *         "brands": [],
   *         "storeIds": [],
   *         "channels": []
   *       }
   *     }
   */
   scope: {
    include?: components["schemas"]["OfferGoods"];
    exclude?: components["schemas"]["OfferGoods"];
   };
   /** @enum {string} */
   state: "ISSUED" | "LOCKED" | "PASSING" | "USED" | "EXPIRED" | "REVOKED" | "RETURNED";
   /** @enum {string} */
   givenBy: "claim" | "issue" | "code" | "recharge" | "newcomer" | "birthday" | "tier" | "points" | "scan" | "payment" | "friend";
   validFrom: number;
   validUntil: number;
   usedAt: number | null;
   orderId: string | null;
   /** @description why not here and now */
   refusal: {
    code: string;
    text: string;
   } | null;
  };
  ScannedStoreCode: {
   /** @description `scene` of the mini-program code, at most 32 characters */
   token: string;
   storeId: string;
   position: string;
   campaign: string | null;
  };
  Segment: {
   id: string;
   name: string;
   predicate: components["schemas"]["StoredPredicate"];
   createdBy: string;
   createdAt: number;
  };
  SegmentLeaf: {
   /** @enum {string} */
   kind: "tag";
   tag: string;
  } | {
   /** @enum {string} */
   kind: "consent";
   /** @enum {string} */
   purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
  } | {
   /** @enum {string} */
   kind: "joined";
   daysAgo: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "home_store";
   storeId: string;
  } | {
   /** @enum {string} */
   kind: "tier";
   level: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "last_purchase";
   daysAgo: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "orders";
   withinDays?: number;
   count: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "spent";
   withinDays?: number;
   fen: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "behaviour";
   /** @enum {string} */
   event: "impression" | "view" | "search_click" | "share" | "try_on" | "favourite" | "cart" | "cart_removed" | "not_interested" | "search" | "checkout" | "store_visit" | "pay" | "refund" | "review";
   withinDays: number;
   times: {
    min?: number;
    max?: number;
   };
   categoryId?: string;
   productId?: string;
   storeId?: string;
  } | {
   /** @enum {string} */
   kind: "district";
   code: string;
  };
  SegmentMember: {
   memberId: string;
   /** @description masked */
   name: string;
  };
  SegmentPredicate2: {
   /** @enum {string} */
   kind: "all";
   of: components["schemas"]["SegmentLeaf"][];
  } | {
   /** @enum {string} */
   kind: "any";
   of: components["schemas"]["SegmentLeaf"][];
  } | {
   /** @enum {string} */
   kind: "not";
   of: components["schemas"]["SegmentLeaf"];
  } | {
   /** @enum {string} */
   kind: "tag";
   tag: string;
  } | {
   /** @enum {string} */
   kind: "consent";
   /** @enum {string} */
   purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
  } | {
   /** @enum {string} */
   kind: "joined";
   daysAgo: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "home_store";
   storeId: string;
  } | {
   /** @enum {string} */
   kind: "tier";
   level: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "last_purchase";
   daysAgo: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "orders";
   withinDays?: number;
   count: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "spent";
   withinDays?: number;
   fen: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "behaviour";
   /** @enum {string} */
   event: "impression" | "view" | "search_click" | "share" | "try_on" | "favourite" | "cart" | "cart_removed" | "not_interested" | "search" | "checkout" | "store_visit" | "pay" | "refund" | "review";
   withinDays: number;
   times: {
    min?: number;
    max?: number;
   };
   categoryId?: string;
   productId?: string;
   storeId?: string;
  } | {
   /** @enum {string} */
   kind: "district";
   code: string;
  };
  SegmentPredicate3: {
   /** @enum {string} */
   kind: "all";
   of: components["schemas"]["SegmentPredicate2"][];
  } | {
   /** @enum {string} */
   kind: "any";
   of: components["schemas"]["SegmentPredicate2"][];
  } | {
   /** @enum {string} */
   kind: "not";
   of: components["schemas"]["SegmentPredicate2"];
  } | {
   /** @enum {string} */
   kind: "tag";
   tag: string;
  } | {
   /** @enum {string} */
   kind: "consent";
   /** @enum {string} */
   purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
  } | {
   /** @enum {string} */
   kind: "joined";
   daysAgo: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "home_store";
   storeId: string;
  } | {
   /** @enum {string} */
   kind: "tier";
   level: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "last_purchase";
   daysAgo: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "orders";
   withinDays?: number;
   count: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "spent";
   withinDays?: number;
   fen: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "behaviour";
   /** @enum {string} */
   event: "impression" | "view" | "search_click" | "share" | "try_on" | "favourite" | "cart" | "cart_removed" | "not_interested" | "search" | "checkout" | "store_visit" | "pay" | "refund" | "review";
   withinDays: number;
   times: {
    min?: number;
    max?: number;
   };
   categoryId?: string;
   productId?: string;
   storeId?: string;
  } | {
   /** @enum {string} */
   kind: "district";
   code: string;
  };
  SegmentPredicate4: {
   /** @enum {string} */
   kind: "all";
   of: components["schemas"]["SegmentPredicate3"][];
  } | {
   /** @enum {string} */
   kind: "any";
   of: components["schemas"]["SegmentPredicate3"][];
  } | {
   /** @enum {string} */
   kind: "not";
   of: components["schemas"]["SegmentPredicate3"];
  } | {
   /** @enum {string} */
   kind: "tag";
   tag: string;
  } | {
   /** @enum {string} */
   kind: "consent";
   /** @enum {string} */
   purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
  } | {
   /** @enum {string} */
   kind: "joined";
   daysAgo: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "home_store";
   storeId: string;
  } | {
   /** @enum {string} */
   kind: "tier";
   level: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "last_purchase";
   daysAgo: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "orders";
   withinDays?: number;
   count: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "spent";
   withinDays?: number;
   fen: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "behaviour";
   /** @enum {string} */
   event: "impression" | "view" | "search_click" | "share" | "try_on" | "favourite" | "cart" | "cart_removed" | "not_interested" | "search" | "checkout" | "store_visit" | "pay" | "refund" | "review";
   withinDays: number;
   times: {
    min?: number;
    max?: number;
   };
   categoryId?: string;
   productId?: string;
   storeId?: string;
  } | {
   /** @enum {string} */
   kind: "district";
   code: string;
  };
  SegmentPredicate5: {
   /** @enum {string} */
   kind: "all";
   of: components["schemas"]["SegmentPredicate4"][];
  } | {
   /** @enum {string} */
   kind: "any";
   of: components["schemas"]["SegmentPredicate4"][];
  } | {
   /** @enum {string} */
   kind: "not";
   of: components["schemas"]["SegmentPredicate4"];
  } | {
   /** @enum {string} */
   kind: "tag";
   tag: string;
  } | {
   /** @enum {string} */
   kind: "consent";
   /** @enum {string} */
   purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
  } | {
   /** @enum {string} */
   kind: "joined";
   daysAgo: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "home_store";
   storeId: string;
  } | {
   /** @enum {string} */
   kind: "tier";
   level: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "last_purchase";
   daysAgo: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "orders";
   withinDays?: number;
   count: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "spent";
   withinDays?: number;
   fen: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "behaviour";
   /** @enum {string} */
   event: "impression" | "view" | "search_click" | "share" | "try_on" | "favourite" | "cart" | "cart_removed" | "not_interested" | "search" | "checkout" | "store_visit" | "pay" | "refund" | "review";
   withinDays: number;
   times: {
    min?: number;
    max?: number;
   };
   categoryId?: string;
   productId?: string;
   storeId?: string;
  } | {
   /** @enum {string} */
   kind: "district";
   code: string;
  };
  SegmentPredicate6: {
   /** @enum {string} */
   kind: "all";
   of: components["schemas"]["SegmentPredicate5"][];
  } | {
   /** @enum {string} */
   kind: "any";
   of: components["schemas"]["SegmentPredicate5"][];
  } | {
   /** @enum {string} */
   kind: "not";
   of: components["schemas"]["SegmentPredicate5"];
  } | {
   /** @enum {string} */
   kind: "tag";
   tag: string;
  } | {
   /** @enum {string} */
   kind: "consent";
   /** @enum {string} */
   purpose: "face.tryon" | "profiling.feed" | "profiling.segments" | "location.precise" | "location.district" | "marketing.messages" | "minor.guardian";
  } | {
   /** @enum {string} */
   kind: "joined";
   daysAgo: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "home_store";
   storeId: string;
  } | {
   /** @enum {string} */
   kind: "tier";
   level: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "last_purchase";
   daysAgo: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "orders";
   withinDays?: number;
   count: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "spent";
   withinDays?: number;
   fen: {
    min?: number;
    max?: number;
   };
  } | {
   /** @enum {string} */
   kind: "behaviour";
   /** @enum {string} */
   event: "impression" | "view" | "search_click" | "share" | "try_on" | "favourite" | "cart" | "cart_removed" | "not_interested" | "search" | "checkout" | "store_visit" | "pay" | "refund" | "review";
   withinDays: number;
   times: {
    min?: number;
    max?: number;
   };
   categoryId?: string;
   productId?: string;
   storeId?: string;
  } | {
   /** @enum {string} */
   kind: "district";
   code: string;
  };
  SegmentSnapshot: {
   id: string;
   segmentId: string;
   name: string;
   predicate: components["schemas"]["StoredPredicate"];
   size: number;
   takenBy: string;
   takenAt: number;
  };
  /** @enum {string} */
  SellingChannel: "douyin" | "kuaishou" | "meituan" | "pos";
  SessionTokens: {
   accessToken: string;
   /** @description of the access token; at most two hours away */
   expiresAt: number;
   /** @description works once, within 30 days */
   refreshToken: string;
  };
  SetPayPassword: {
   password: string;
   /** @description needed where there is one */
   current?: string;
   /** @description for the first one: what was sent to her phone, where she has one */
   code?: string;
  };
  SharedPayment: {
   orderId: string;
   transactionId: string;
   paidFen: number;
   /** @description all that others may get of it */
   limitFen: number;
   requests: number;
   askedFen: number;
   givenFen: number;
   returnedFen: number;
   refundingFen: number;
   /** @description requests whose result is not known yet */
   pending: number;
   /** @enum {string} */
   state: "OPEN" | "ENDING" | "ENDED";
   /** @description let go to the shop */
   unfrozenFen: number;
  };
  SharedPaymentDetail: {
   orderId: string;
   transactionId: string;
   paidFen: number;
   /** @description all that others may get of it */
   limitFen: number;
   requests: number;
   askedFen: number;
   givenFen: number;
   returnedFen: number;
   refundingFen: number;
   /** @description requests whose result is not known yet */
   pending: number;
   /** @enum {string} */
   state: "OPEN" | "ENDING" | "ENDED";
   /** @description let go to the shop */
   unfrozenFen: number;
   shares: {
    shareId: string;
    outOrderNo: string;
    unfreezes: boolean;
    createdAt: number;
    /** @enum {string} */
    state: "REQUESTED" | "PROCESSING" | "FINISHED" | "REFUSED";
    problem: string | null;
    parts: {
     receiverId: string;
     amountFen: number;
     description: string;
     /** @enum {string} */
     result: "PENDING" | "SUCCESS" | "CLOSED";
     reason: string | null;
    }[];
   }[];
   returns: {
    outReturnNo: string;
    receiverId: string;
    amountFen: number;
    /** @enum {string} */
    state: "REQUESTED" | "PROCESSING" | "SUCCEEDED" | "FAILED";
    problem: string | null;
   }[];
  };
  SheetKind: {
   kind: string;
   label: string;
   /** @enum {string} */
   scope: "shop" | "store";
   canImport: boolean;
   canExport: boolean;
   columns: {
    key: string;
    label: string;
    required: boolean;
   }[];
  };
  /** @enum {string} */
  ShelfState: "draft" | "scheduled" | "on" | "off";
  Shift: {
   id: string;
   storeId: string;
   staffId: string;
   staffName: string;
   from: number;
   until: number;
   clockedInAt: number | null;
   clockedOutAt: number | null;
   isMine: boolean;
  };
  ShiftSpan: {
   from: number;
   /** @description exclusive */
   until: number;
  };
  Ship: {
   storeId: string;
   carrier: string;
   trackingNumber: string;
   /** @description only these pieces; the part is SHIPPED with the last of them (拆单发货). Missing = all that is left */
   lines?: {
    skuId: string;
    quantity: number;
   }[];
  };
  ShopPurchaseAnalysis: {
   from: number;
   until: number;
   purchases: number;
   netFen: number;
   averageFen: number;
   buyers: number;
   repeatBuyers: number;
   /** @description median of the days between two days with a purchase; null below two of them */
   medianIntervalDays: number | null;
   categories: {
    categoryId: string;
    name: string;
    pieces: number;
    netFen: number;
   }[];
   bounds: {
    /** @description where the fifths of the buyers end */
    recencyDays: number[];
    /** @description where the fifths of the buyers end */
    purchases: number[];
    /** @description where the fifths of the buyers end */
    netFen: number[];
   };
   rfm: {
    /** @enum {string} */
    type: "important_value" | "important_develop" | "important_keep" | "important_win_back" | "general_value" | "general_develop" | "general_keep" | "general_win_back";
    members: number;
    netFen: number;
   }[];
  };
  ShownAddress: {
   name: string;
   phone: string;
   region: string;
   detail: string;
   /** @description degrees, GCJ-02 */
   point?: {
    latitude: number;
    longitude: number;
   };
  };
  ShownCouponCode: {
   /** @description for the till, at most a minute */
   code: string;
   /** @description twelve digits, to be read out */
   number: string;
   refreshAt: number;
   expiresAt: number;
  };
  ShownFulfilment: {
   /** @enum {string} */
   type: "pickup";
  } | {
   /** @enum {string} */
   type: "delivery";
   address: components["schemas"]["ShownAddress"];
  };
  ShownPointsOffer: {
   id: string;
   /** @description null: not to be had any more */
   title: string | null;
   note: string;
   points: number;
   left: number;
  };
  ShownStock: {
   skuId: string;
   /** @enum {string} */
   stock: "in" | "low" | "none";
   version: number;
  };
  SignedIn: {
   accessToken: string;
   /** @description of the access token; at most two hours away */
   expiresAt: number;
   /** @description works once, within 30 days */
   refreshToken: string;
   member: {
    id: string;
    nickname: string;
    avatarUrl: string | null;
    isNew: boolean;
    /** @description she has not accepted the terms that are shown now; what she earned in stores waits until she first does */
    needsTerms: boolean;
   };
  };
  SignedInStaff: {
   staff: {
    id: string;
    name: string;
    grants: {
     /** @enum {string} */
     role: "owner" | "manager" | "cashier" | "clerk" | "rider";
     /** @description null = every store */
     storeId: string | null;
    }[];
   };
   stores: {
    id: string;
    name: string;
   }[];
   accessToken: string;
   expiresAt: number;
  };
  SkuDraft: {
   /** @description of an article that is there; else found by its code */
   id?: string;
   code: string;
   /** @default null */
   barcode: string | null;
   optionValues: string[];
   priceFen: number;
   listPriceFen: number;
   imageUrl: string;
   /** @default null */
   arItemId: string | null;
   /**
   * @default null
   * @enum {string|null}
   */
   tryOn: "glasses" | "hat" | "earrings" | "necklace" | "ring" | "bracelet" | "watch" | "lipstick" | "blush" | "eyeshadow" | "eyeliner" | "brow" | "clothes" | null;
   /**
   * @description of a bundle: what one of it takes from the shelves
   * @default []
   */
   components: {
    skuId: string;
    quantity: number;
    /** @default false */
    isGift: boolean;
   }[];
   /** @default [] */
   tierPrices: {
    level: number;
    priceFen: number;
   }[];
  };
  SlotOffers: {
   items: {
    startsAt: number;
    endsAt: number;
    left: number;
   }[];
  };
  SlotPlan: {
   fromMinute: number;
   untilMinute: number;
   slotMinutes: number;
   capacity: number;
   leadMinutes: number;
   daysAhead: number;
  } | null;
  SmsProof: {
   phone: string;
   code: string;
   /**
   * @description as for the WeChat sign-in
   * @default false
   */
   acceptsTerms: boolean;
  };
  SmsRequest: {
   phone: string;
  };
  SmsSent: {
   /** @description the next one is refused before */
   resendAfterSeconds: number;
  };
  SpecialDay: {
   day: string;
   opensMinute: number;
   closesMinute: number;
   note: string;
  };
  SpecialDayHours: {
   /** @description since midnight, Asia/Shanghai */
   opensMinute: number;
   /** @description above 1440, or before opensMinute: after midnight; equal to it: closed */
   closesMinute: number;
   note: string;
  };
  StaffMe: {
   staff: {
    id: string;
    name: string;
    grants: {
     /** @enum {string} */
     role: "owner" | "manager" | "cashier" | "clerk" | "rider";
     /** @description null = every store */
     storeId: string | null;
    }[];
   };
   stores: {
    id: string;
    name: string;
   }[];
  };
  StaffNotice: {
   id: string;
   storeId: string;
   /** @enum {string} */
   kind: "stock_low" | "stock_short";
   skuId: string;
   title: string;
   text: string;
   at: number;
   isRead: boolean;
  };
  /** @description Parts at the stores that the reader works for; address masked, no pickup code */
  StaffOrder: {
   id: string;
   number: string;
   /**
   * @description where it was sold
   * @enum {string}
   */
   channel: "mini_program" | "douyin" | "kuaishou" | "meituan" | "pos";
   /** @description what that channel calls it; null = ours */
   externalNo: string | null;
   state: components["schemas"]["OrderState"];
   payableFen: number;
   /** @description of it, paid by stored value */
   storedValueFen: number;
   /** @description of it, collected by a provider */
   externalFen: number;
   /** @description before payment only what is held */
   tenders: {
    /** @enum {string} */
    kind: "stored_value" | "wechat" | "alipay" | "unionpay" | "channel";
    amountFen: number;
   }[];
   coupons: string[];
   points: {
    burn: number;
    worthFen: number;
   };
   /** @description in the shop’s words */
   discounts: {
    kind: string;
    id: string;
    label: string;
    amountFen: number;
   }[];
   placedAt: number;
   payBefore: number;
   paidAt: number | null;
   groups: {
    storeId: string;
    storeName: string;
    state: components["schemas"]["OrderGroupState"];
    fulfilment: components["schemas"]["ShownFulfilment"];
    pickupCode: string | null;
    /** @description null until the goods are with the carrier */
    shipment: {
     carrier: string;
     trackingNumber: string;
    } | null;
    /** @description of a part that leaves in several, also while the rest is still being prepared; else empty */
    parcels: {
     carrier: string;
     trackingNumber: string;
     pieces: {
      skuId: string;
      quantity: number;
     }[];
     sentAt: number;
     receivedAt: number | null;
    }[];
    goodsFen: number;
    discountFen: number;
    shippingFen: number;
    shippingShares: {
     /** @enum {string} */
     kind: "activity" | "time_limited" | "member" | "spend_tier" | "coupon" | "points" | "price_change" | "channel";
     id: string;
     amountFen: number;
     /** @description of the line, at that price; absent = the share is of all of it */
     pieces?: number;
    }[];
    payableFen: number;
    lines: {
     skuId: string;
     productId: string;
     title: string;
     optionText: string;
     imageUrl: string;
     quantity: number;
     unitPriceFen: number;
     discountFen: number;
     totalFen: number;
     shares: {
      /** @enum {string} */
      kind: "activity" | "time_limited" | "member" | "spend_tier" | "coupon" | "points" | "price_change" | "channel";
      id: string;
      amountFen: number;
      /** @description of the line, at that price; absent = the share is of all of it */
      pieces?: number;
     }[];
     isGift: boolean;
     gift: {
      /** @enum {string} */
      kind: "activity" | "time_limited" | "member" | "spend_tier" | "coupon" | "points" | "price_change" | "channel";
      id: string;
      worthFen: number;
     } | null;
     choices: {
      groupId: string;
      modifierId: string;
      name: string;
      priceDeltaFen: number;
     }[];
    }[];
   }[];
   timeline: {
    at: number;
    scope: string | null;
    state: components["schemas"]["OrderState"] | components["schemas"]["OrderGroupState"];
   }[];
  };
  StaffPerformance: {
   staffId: string;
   staffName: string;
   /** @description parts of orders handed over at the counter */
   handedOver: number;
   shipped: number;
   /** @description paid for the goods of those parts */
   goodsFen: number;
   /** @description given back of them since */
   refundedFen: number;
   netFen: number;
   tasksDone: number;
   workedMinutes: number;
  };
  StaffPerson: {
   id: string;
   account: string;
   name: string;
   grants: {
    /** @enum {string} */
    role: "owner" | "manager" | "cashier" | "clerk" | "rider";
    /** @description null = every store */
    storeId: string | null;
   }[];
   disabled: boolean;
   signedInAt: number | null;
  };
  StaffTask: {
   id: string;
   storeId: string;
   title: string;
   details: string;
   dueAt: number;
   staffId: string | null;
   staffName: string | null;
   /** @enum {string|null} */
   role: "owner" | "manager" | "cashier" | "clerk" | "rider" | null;
   /** @enum {string} */
   state: "open" | "done" | "cancelled";
   endedBy: string | null;
   endedByName: string | null;
   endedAt: number | null;
   /** @description the caller may tick it off */
   isMine: boolean;
  };
  StockCounts: {
   lines: {
    skuId: string;
    counted: number;
   }[];
  };
  StockLevels: {
   storeId: components["schemas"]["StockLocationId"];
   lines: {
    skuId: string;
    /** @default 0 */
    safety: number;
    /** @default 0 */
    offlineBuffer: number;
    /** @default null */
    lowAt: number | null;
    /** @default null */
    lowDays: number | null;
    /** @default 1 */
    lowDelta: number;
   }[];
  };
  StockLocation: {
   /** @enum {string} */
   kind: "store" | "warehouse";
   name: string;
   online: boolean;
  };
  StockLocationId: string;
  StockMove: {
   storeId: components["schemas"]["StockLocationId"];
   /** @enum {string} */
   kind: "receive" | "damage" | "adjust";
   document?: string;
   /** @default  */
   note: string;
   lines: {
    skuId: string;
    quantity: number;
   }[];
  };
  StockMovement: {
   skuId: string;
   storeId: string;
   title: string;
   optionText: string;
   document: string;
   /** @enum {string} */
   reason: "receive" | "damage" | "adjust" | "sale" | "till_sale" | "till_return" | "customer_return" | "transfer_out" | "transfer_in" | "count" | "sync";
   change: number;
   at: number;
   position: number;
   actor: string;
   note: string;
  };
  StockQuota: {
   skuId: string;
   storeId: string;
   title: string;
   optionText: string;
   /** @description `channel:<name>` or `activity:<id>` */
   id: string;
   /** @enum {string} */
   mode: "carved" | "ceiling";
   overflow: boolean;
   /** @enum {string} */
   state: "OPEN" | "ENDED";
   planned: number;
   quota: number;
   sold: number;
   held: number;
   available: number;
  };
  StockSettings: {
   /** @enum {string} */
   reserveAt: "order" | "payment";
   holdMinutes: number;
   flashHoldMinutes: number;
  };
  StockShortage: {
   skuId: string;
   storeId: string;
   title: string;
   optionText: string;
   document: string;
   pieces: number;
   at: number;
  };
  /** @enum {string} */
  StockState: "in" | "low" | "none";
  StockTake: {
   id: string;
   storeId: string;
   /** @enum {string} */
   state: "OPEN" | "CLOSED";
   note: string;
   openedBy: string;
   openedAt: number;
   closedAt: number | null;
  };
  StockTakeLine: {
   skuId: string;
   title: string;
   optionText: string;
   counted: number | null;
   posted: boolean;
   /** @description null before it was counted, and to who may not post */
   expected: number | null;
   difference: number | null;
  };
  StockTransfer: {
   id: string;
   fromStoreId: string;
   toStoreId: string;
   /** @enum {string} */
   state: "SENT" | "CLOSED";
   note: string;
   sentBy: string;
   sentAt: number;
   closedAt: number | null;
   lines: {
    skuId: string;
    title: string;
    optionText: string;
    sent: number;
    received: number;
    lost: number;
    inTransit: number;
   }[];
  };
  StockTransferReceipt: {
   /** @default  */
   note: string;
   lines: {
    skuId: string;
    received: number;
    /** @default 0 */
    lost: number;
   }[];
  };
  Store: {
   id: string;
   name: string;
   district: string;
   address: string;
   phone: string;
   latitude: number;
   longitude: number;
   regionId: string | null;
   openNow: boolean;
   /** @description when it closes, or opens again, within a week */
   changesAt: number | null;
   hoursText: string;
   distanceMetres: number | null;
   hasTour: boolean;
   /** @description what wx.openLocation takes (GCJ-02) */
   navigation: {
    latitude: number;
    longitude: number;
    name: string;
    address: string;
    scale: number;
   };
  };
  StoreAssortment: {
   hidden: boolean;
  };
  StoreCode: {
   /** @description `scene` of the mini-program code, at most 32 characters */
   token: string;
   storeId: string;
   position: string;
   campaign: string | null;
   createdAt: number;
   endedAt: number | null;
  };
  StoreDeliveryRules: {
   area: components["schemas"]["DeliveryArea"];
   pickupSlots: components["schemas"]["SlotPlan"];
   deliverySlots: components["schemas"]["SlotPlan"];
   pickupRule: components["schemas"]["PickupRule"];
  };
  /** @description as it was sent */
  StoredPredicate: {
   kind: string;
  } & {
   [key: string]: unknown;
  };
  StoredValueApproval: {
   approvalToken: string;
   until: number;
  };
  StoredValueBalance: {
   /** @description 本金; never runs out */
   principalFen: number;
   /** @description 赠金 */
   giftFen: number;
   /** @description set aside for payments under way, not in the two above */
   heldFen: number;
  };
  StoredValueCodeSent: {
   resendAfterSeconds: number;
  };
  StoredValueEntry: {
   id: string;
   title: string;
   change: {
    principal: number;
    gift: number;
   };
   after: {
    principal: number;
    gift: number;
   };
   at: number;
  };
  StoredValueLiability: {
   items: {
    storeId: string | null;
    principalFen: number;
    giftFen: number;
    heldFen: number;
    cashingOutFen: number;
    cards: number;
   }[];
  };
  StoredValueSettings: {
   /** @enum {string} */
   spendingOrder: "PRO_RATA" | "PRINCIPAL_FIRST" | "GIFT_FIRST";
   cardPrincipalMaxFen: number;
   realNameFromFen: number;
   payPasswordFromFen: number;
  };
  StoreFacts: {
   name: string;
   district: string;
   /** @description GB/T 2260 */
   districtCode?: string;
   address: string;
   /** @description GCJ-02 */
   latitude: number;
   longitude: number;
   regionId?: string;
  };
  StoreHighlights: {
   sections: components["schemas"]["StoreSection"][];
  };
  StoreHours: {
   /** @description Monday first */
   hours: {
    /** @description since midnight, Asia/Shanghai */
    opensMinute: number;
    /** @description above 1440, or before opensMinute: after midnight; equal to it: closed */
    closesMinute: number;
   }[];
   phone: string;
  };
  StoreNews: {
   id: string;
   storeId: string | null;
   title: string;
   text: string;
   from: number;
   until: number | null;
  };
  StoreNewsText: {
   title: string;
   text: string;
   from: number;
   /** @description exclusive; null = until it is taken down */
   until: number | null;
  };
  StorePage: {
   id: string;
   name: string;
   district: string;
   address: string;
   phone: string;
   latitude: number;
   longitude: number;
   regionId: string | null;
   openNow: boolean;
   /** @description when it closes, or opens again, within a week */
   changesAt: number | null;
   hoursText: string;
   distanceMetres: number | null;
   hasTour: boolean;
   /** @description what wx.openLocation takes (GCJ-02) */
   navigation: {
    latitude: number;
    longitude: number;
    name: string;
    address: string;
    scale: number;
   };
   specialDays: components["schemas"]["SpecialDay"][];
   news: components["schemas"]["StoreNews"][];
  };
  StorePrice: {
   priceFen: number;
  };
  /** @description of the list price, in basis points */
  StorePriceRange: {
   minBps: number;
   maxBps: number;
  };
  StoreRegion: {
   id: string;
   name: string;
   parentId: string | null;
  };
  StoreRow: {
   id: string;
   name: string;
   district: string;
   /** @description GB/T 2260 */
   districtCode?: string;
   address: string;
   /** @description GCJ-02 */
   latitude: number;
   longitude: number;
   regionId?: string;
   phone: string;
   /** @description Monday first */
   hours: {
    /** @description since midnight, Asia/Shanghai */
    opensMinute: number;
    /** @description above 1440, or before opensMinute: after midnight; equal to it: closed */
    closesMinute: number;
   }[];
  };
  StoreSection: {
   items: {
    productId: string;
    /** @description an article that this store has now */
    skuId: string;
    title: string;
    subtitle: string;
    priceFen: number;
    listPriceFen: number;
    imageUrl: string;
    tryOn: string | null;
    /** @description why it is here, in Chinese: the source that carries it most */
    reason: string;
    /** @enum {string} */
    reasonCode: "AFTER" | "SIMILAR" | "REPEAT" | "FOR_YOU" | "PREFERENCE" | "TOGETHER" | "STORE_POPULAR" | "DISTRICT_POPULAR" | "POPULAR" | "NEW" | "EXPLORE" | "PINNED" | "IN_STORE";
    /**
    * @description the merchant put it here: shown with the word 推广
    * @enum {boolean}
    */
    promoted?: true;
   }[];
   personalised: boolean;
   /** @description of a personal feed: events that it caused name it */
   exposureId?: string;
   /** @enum {string} */
   key: "popular" | "new" | "district";
   title: string;
  };
  StoreSuggestions: {
   items: {
    storeId: string;
    name: string;
    district: string;
    address: string;
    reason: string;
    /** @enum {string} */
    reasonCode: "PREFERRED" | "USUAL_DISTRICT" | "BUSY" | "STORE";
   }[];
   /** @description GB/T 2260; null without consent to location.district */
   usualDistrict: {
    code: string;
    name: string;
   } | null;
  };
  StoreTour: {
   storeId: string;
   rooms: {
    id: string;
    title: string;
    imageUrl: string;
    hotspots: components["schemas"]["TourHotspot"][];
   }[];
  };
  SubscribeAnswers: {
   answers: {
    templateId: string;
    /** @enum {string} */
    answer: "accept" | "acceptWithAudio" | "acceptWithAlert" | "acceptWithForcePush" | "reject" | "ban" | "filter";
   }[];
  };
  SubscribeWebhook: {
   /**
   * Format: uri
   * @description https, in the public internet
   */
   url: string;
   kinds: components["schemas"]["WebhookKind"][];
  };
  Synonyms: {
   id: string;
   words: string[];
  };
  Tag: {
   id: string;
   name: string;
   /** @enum {string} */
   source: "manual" | "rule" | "model";
   /** @description of rule tags */
   rule: ({
    kind: string;
   } & {
    [key: string]: unknown;
   }) | null;
  };
  TakeCoupon: {
   token: string;
  };
  Terms: {
   version: number;
  };
  TermsAccepted: {
   /** @enum {boolean} */
   accepted: true;
   /**
   * @description the one that she saw; missing = the present one
   * @default 1
   */
   version: number;
  };
  TextPiece: {
   /** @enum {string} */
   kind: "same" | "removed" | "added";
   text: string;
  };
  TierRules: {
   /** @description for goods paid for and kept; rounded down */
   growthPer100Yuan: number;
   growthFor: {
    phone_bound: number;
    review: number;
    referral: number;
   };
   keepDays: number;
   /** @description levels that one period without enough growth may cost */
   demoteMax: number;
   /** @description level 1, 2, 3 …; growth from 0 upwards */
   tiers: {
    level: number;
    name: string;
    growthFrom: number;
    benefits: {
     /** @description off the price of the store: 500 = 九五折 */
     discountBps: number;
     /** @description 10000 = once */
     pointsMultiplierBps: number;
     freeShippingPerMonth: number;
     birthdayPoints: number;
     /** @description coupon templates by id */
     coupons: string[];
     /** @description coupon templates that she gets on her birthday, once a year */
     birthdayCoupons?: string[];
     priorityQueue: boolean;
    };
   }[];
  };
  TillRefund: {
   storeId: string;
   orderNumber: string;
   /** @description missing = all that is left of the sale */
   lines?: {
    /** @description place of the line in its store’s part, from 0 */
    line: number;
    quantity: number;
   }[];
   /**
   * @description sellable: back on the shelf; damaged: back, but not on it; kept: she keeps them
   * @enum {string}
   */
   goods: "sellable" | "damaged" | "kept";
   /** @enum {string} */
   reason: "no_reason" | "not_wanted" | "quality" | "wrong_item" | "damaged" | "missing";
   /** @default  */
   words: string;
  };
  TillSale: {
   storeId: components["schemas"]["StockLocationId"];
   source: string;
   saleId: string;
   /**
   * @default sale
   * @enum {string}
   */
   kind: "sale" | "return";
   soldAt: number;
   lines: {
    skuId: string;
    quantity: number;
   }[];
  };
  Today: {
   asOf: number;
   salesFen: number;
   orders: number;
   averageFen: number;
   customers: number;
   yesterdaySalesFen: number;
   hourly: {
    hour: number;
    salesFen: number;
    orders: number;
   }[];
   trend: {
    day: string;
    salesFen: number;
    orders: number;
   }[];
  };
  TourHotspot: {
   yaw: number;
   pitch: number;
   /** @enum {string} */
   kind: "product" | "room" | "booking";
   label: string;
   productId?: string;
   skuId?: string;
   roomId?: string;
  };
  TrialBalance: {
   items: {
    /** @enum {string} */
    unit: "points" | "fen";
    kind: string;
    accounts: number;
    /** @description over all kinds of a unit these add up to 0 */
    balance: number;
    /** @description set aside by open holds */
    held: number;
   }[];
  };
  TryOnFit: {
   measures: {
    pupillaryDistanceMm: number;
    innerEyesMm: number;
    outerEyesMm: number;
    faceWidthMm: number;
    templeWidthMm: number;
    headCircumferenceMm: number;
    /** @description one standard deviation */
    errors: {
     pupillaryDistanceMm: number;
     innerEyesMm: number;
     outerEyesMm: number;
     faceWidthMm: number;
     templeWidthMm: number;
     headCircumferenceMm: number;
    };
   };
   items: {
    skuId: string;
    arItemId: string;
    kind: string;
    manifestUrl: string;
    /** @enum {string} */
    fit: "narrow" | "good" | "wide";
    score: number;
    text: string;
   }[];
  };
  TryOnFrameAnswer: {
   /** @enum {string} */
   status: "ok" | "no_face" | "several_faces" | "no_hand" | "no_body" | "dropped" | "tracker_reset";
   faces: {
    /** @description x and y as shares of the upright picture, z scaled like x */
    landmarks: number[][];
    /** @description column-major, cm, camera of 63° height */
    matrix: number[];
    /** @description column-major, cm, camera of 63° height */
    fitted: number[];
    score: number;
    /** @description 0 to 1; left and right are the wearer’s own */
    expression: {
     blinkLeft: number;
     blinkRight: number;
     jawOpen: number;
     smile: number;
    };
   }[];
   hands: {
    /** @enum {string} */
    side: "left" | "right";
    landmarks: number[][];
    /** @description metres */
    worldLandmarks: number[][];
    score: number;
   }[];
   body: {
    landmarks: number[][];
    /** @description metres */
    worldLandmarks: number[][];
    visibility: number[];
   } | null;
   /** @description linear colour with mean 1; direction towards the light in camera space */
   light: {
    colour: number[];
    ambient: number;
    direction: number[];
    strength: number;
   };
   items: {
    skuId: string;
    arItemId: string;
    /** @description column-major, cm, camera of 63° height */
    transform: number[];
   }[];
   width: number;
   height: number;
   /** @description shares of the whole frame worth sending next; null = the whole frame */
   nextCrop: {
    x: number;
    y: number;
    width: number;
    height: number;
   } | null;
   /** @description what the person can do about it, in Chinese */
   hint: string | null;
   timings: {
    decodeMs: number;
    trackMs: number;
    fitMs: number;
    totalMs: number;
   };
  };
  TryOnItem: {
   skuId: string;
   arItemId: string;
   kind: string;
   manifestUrl: string;
  };
  TryOnSession: {
   /**
   * @description what the tracker looks for; follows from the items
   * @enum {string}
   */
   follows: "face" | "hand" | "body";
   items: components["schemas"]["TryOnItem"][];
   sessionId: string;
   /** @description once, within 30 seconds; first message of the stream */
   streamTicket: string;
   /** @description renew the consent before this instant, or the session ends with 403 and 4403 */
   consentEndsAt: number;
   /** @description without a frame for this long the session ends */
   ttlSeconds: number;
   limits: {
    sidePxMax: number;
    jpegBytesMax: number;
    rawBytesMax: number;
   };
  };
  TryOnSize: {
   sizes: {
    name: string;
    shoulderCm: number;
    hipCm?: number;
   }[];
   /** @description null when no size is near enough to be named */
   hint: {
    size: string;
    score: number;
    text: string;
   } | null;
  };
  UnmaskAddress: {
   storeId: string;
   /** @enum {string} */
   reason: "ship" | "call_recipient" | "lost_parcel" | "complaint";
  };
  UnreadMessages: {
   unread: number;
  };
  UnreadNotices: {
   items: {
    storeId: string;
    unread: number;
   }[];
  };
  VerifyPickup: {
   storeId: string;
   code: string;
   /** @description only these pieces now; the code works on until the last one (部分提货) */
   lines?: {
    skuId: string;
    quantity: number;
   }[];
  };
  WalletConfirmation: {
   package: string;
  } | {
   paymentId: string;
  };
  Ward: {
   memberId: string;
   agreedAt: number;
  };
  WaybillLabel: {
   html: string;
  };
  Webhook: {
   id: string;
   url: string;
   kinds: components["schemas"]["WebhookKind"][];
   createdAt: number;
  };
  WebhookDelivery: {
   id: string;
   kind: components["schemas"]["WebhookKind"];
   state: components["schemas"]["WebhookDeliveryState"];
   attempts: number;
   createdAt: number;
   /** @description the `id` in the body: the same in every attempt and replay */
   eventId: string;
   /** @description what it is about; deliveries about the same thing keep their order */
   aggregate: string;
   lastStatus: number | null;
   /** @description where nobody answered */
   lastError: string | null;
   /** @description of the next attempt, while it waits */
   dueAt: number;
  };
  /** @enum {string} */
  WebhookDeliveryState: "WAITING" | "DELIVERED" | "DEAD";
  /** @enum {string} */
  WebhookKind: "order.paid" | "order.closed" | "order.ready" | "order.shipped" | "order.picked_up" | "order.received" | "after_sale.refunded" | "refund.succeeded" | "stock.low";
  Webhooks: {
   items: components["schemas"]["Webhook"][];
  };
  WechatPhone: {
   /** @description of `getPhoneNumber`; works once */
   code: string;
  };
  WhyShown: {
   productId: string;
   title: string;
   /** @description whether anything that the member did or said had a part in it */
   personalised: boolean;
   promoted: boolean;
   reason: string;
   /** @enum {string} */
   reasonCode: "AFTER" | "SIMILAR" | "REPEAT" | "FOR_YOU" | "PREFERENCE" | "TOGETHER" | "STORE_POPULAR" | "DISTRICT_POPULAR" | "POPULAR" | "NEW" | "EXPLORE" | "PINNED" | "IN_STORE";
   /** @description plain words, in Chinese, in this order */
   sentences: string[];
   /** @description how to switch the personal feed off, in words */
   switchOff: string;
   /**
   * @description its notice says how the list is made: GET /v1/notices/{purpose}
   * @enum {string}
   */
   noticePurpose: "profiling.feed";
  };
 };
 responses: never;
 parameters: never;
 requestBodies: never;
 headers: never;
 pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
